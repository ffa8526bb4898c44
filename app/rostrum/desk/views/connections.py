"""The connection panel: for each server its sign, a sentence, and the figures behind them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from rostrum.desk.condition import Condition
from rostrum.desk.link import Link
from rostrum.desk.views.labels import label, set_tone
from rostrum.desk.words import tr

COLUMNS = 4
_TONES = {Link.LIVE: "good", Link.STALE: "soon", Link.OFFLINE: "closing"}


class ConnectionCard(QFrame):
    """One server. ``again`` and ``sign_in`` say what the user wants for it."""

    again = Signal(str)
    sign_in = Signal(str)
    sign_out = Signal(str)

    def __init__(self, shown: Condition) -> None:
        super().__init__()
        self.setObjectName("card")
        self.shown: Condition | None = None
        self._sign = label(17, bold=True, name=tr("State"))
        self._name = label(17, bold=True)
        self._url = label(13, tone="faint")
        self._sentence = label(15, tone="muted", wrap=True)
        self._who = label(14, tone="muted")
        self._again = QPushButton(tr("Connect again"))
        self._sign_in = QPushButton(tr("Sign in"))
        self._sign_out = QPushButton(tr("Sign out"))
        self._again.clicked.connect(lambda: self.again.emit(shown.key))
        self._sign_in.clicked.connect(lambda: self.sign_in.emit(shown.key))
        self._sign_out.clicked.connect(lambda: self.sign_out.emit(shown.key))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(6)
        top = QHBoxLayout()
        top.setSpacing(12)
        for widget in (self._sign, self._name, self._url):
            top.addWidget(widget)
        top.addStretch(1)
        column.addLayout(top)
        column.addWidget(self._sentence)
        column.addSpacing(6)
        grid = QGridLayout()
        grid.setHorizontalSpacing(28)
        grid.setVerticalSpacing(2)
        self._values = []
        for place, (caption, _) in enumerate(shown.facts):
            row, at = divmod(place, COLUMNS)
            name, value = label(13, tone="faint"), label(18, bold=True, name=caption)
            name.setText(caption)
            grid.addWidget(name, row * 2, at)
            grid.addWidget(value, row * 2 + 1, at)
            grid.setColumnStretch(at, 1)
            self._values.append(value)
        column.addLayout(grid)
        column.addSpacing(6)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._who)
        foot.addStretch(1)
        for button in (self._sign_out, self._sign_in, self._again):
            foot.addWidget(button)
        column.addLayout(foot)
        self.show_condition(shown)

    def show_condition(self, shown: Condition) -> None:
        """Shows how the connection is now."""
        if shown == self.shown:
            return
        self.shown = shown
        self._sign.setText(shown.sign)
        set_tone(self._sign, _TONES[shown.link])
        self._name.setText(shown.name)
        self._url.setText(shown.url)
        self._sentence.setText(shown.sentence)
        self._who.setText(shown.who)
        self._sign_in.setVisible(shown.can_sign_in and not shown.who)
        self._sign_out.setVisible(shown.can_sign_in and bool(shown.who))
        for value, (_, words) in zip(self._values, shown.facts, strict=True):
            value.setText(words)


class Connections(QDialog):
    """Stands beside the board and moves on with it while it is open."""

    again = Signal(str)
    sign_in = Signal(str)
    sign_out = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Connections"))
        self.setModal(False)
        self.resize(800, 580)
        self._cards: dict[str, ConnectionCard] = {}
        inner = QWidget()
        inner.setObjectName("page")
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(24, 20, 24, 20)
        self._column.setSpacing(14)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    @property
    def cards(self) -> list[ConnectionCard]:
        """One for each server, in their order."""
        return list(self._cards.values())

    def show_conditions(self, shown: Sequence[Condition]) -> None:
        """Shows how every connection is now."""
        for key in self._cards.keys() - {one.key for one in shown}:
            self._cards.pop(key).deleteLater()
        for one in shown:
            card = self._cards.get(one.key)
            if card is not None:
                card.show_condition(one)
                continue
            card = ConnectionCard(one)
            card.again.connect(self.again)
            card.sign_in.connect(self.sign_in)
            card.sign_out.connect(self.sign_out)
            self._cards[one.key] = card
            self._column.addWidget(card)
