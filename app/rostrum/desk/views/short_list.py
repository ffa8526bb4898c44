"""A short list under a heading: a few columns, a tone for each line, nothing to choose."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

from rostrum.desk.figures import tip
from rostrum.desk.theme import Theme, font
from rostrum.desk.views.labels import label

LINE = 30


@dataclass(frozen=True, slots=True)
class Line:
    """One line; ``tone`` is a colour of the theme or empty, ``strong`` writes it bold."""

    cells: tuple[str, ...]
    tone: str = ""
    strong: bool = False


class ShortList(QFrame):
    """``wide`` is the column that takes the room that is left; ``right`` those of figures."""

    def __init__(
        self, heading: str, theme: Theme, *, columns: int, wide: int, right: Sequence[int] = ()
    ) -> None:
        super().__init__()
        self.setObjectName("card")
        self._theme = theme
        self._wide = wide
        self._right = frozenset(right)
        self._lines: tuple[Line, ...] | None = None
        self._worn: QColor | None = None
        self._heading = label(15, bold=True)
        self._heading.setText(heading)
        self._nothing = label(15, tone="muted", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.table = QTableWidget(0, columns)
        self.table.setAccessibleName(heading)
        self.table.horizontalHeader().hide()
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(LINE)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setFont(font(16))
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.table.setStyleSheet(
            "QTableWidget { background: transparent; } QTableWidget::item { padding: 0 5px; }"
        )
        header = self.table.horizontalHeader()
        header.setMinimumSectionSize(20)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 12, 10)
        column.setSpacing(4)
        column.addWidget(self._heading)
        column.addWidget(self._nothing, 1)
        column.addWidget(self.table, 1)

    @property
    def lines(self) -> tuple[Line, ...]:
        """What is shown."""
        return self._lines or ()

    def show_lines(self, heading: str, lines: Sequence[Line], nothing: str) -> None:
        """Shows lines, or ``nothing`` where there are none."""
        self._heading.setText(heading)
        now = tuple(lines)
        worn = QColor(self._theme.text)
        if now == self._lines and worn == self._worn:
            return
        self._lines, self._worn = now, worn
        self._nothing.setText(nothing)
        self._nothing.setVisible(not now)
        self.table.setVisible(bool(now))
        for column in range(self.table.columnCount()):
            empty = not any(line.cells[column] for line in now)
            self.table.setColumnHidden(column, empty and column != self._wide)
        self.table.setRowCount(len(now))
        for row, line in enumerate(now):
            for column, words in enumerate(line.cells):
                self.table.setItem(row, column, self._cell(line, column, words))

    def _cell(self, line: Line, column: int, words: str) -> QTableWidgetItem:
        made = QTableWidgetItem(words)
        made.setToolTip(tip(words))
        made.setForeground(getattr(self._theme, line.tone or "text"))
        if line.strong:
            made.setFont(font(16, bold=True))
        across = (
            Qt.AlignmentFlag.AlignRight if column in self._right else Qt.AlignmentFlag.AlignLeft
        )
        made.setTextAlignment(across | Qt.AlignmentFlag.AlignVCenter)
        return made
