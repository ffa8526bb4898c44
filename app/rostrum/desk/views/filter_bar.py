"""The bar over a board: which lots are shown, grouped how, as what."""

from collections.abc import Iterable

import msgspec
from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from rostrum.desk.models.columns import HEADINGS, STATUS_WORDS, Column
from rostrum.desk.models.sieve import GROUP_WORDS, SHOW_WORDS, Group, Order, Show, Sieve
from rostrum.desk.theme import Theme
from rostrum.desk.views.chips import Chip, MenuChip
from rostrum.desk.views.labels import label
from rostrum.desk.words import mark, tr
from rostrum.wire.state import Status

_WITHIN = (
    (None, mark("Closing any time")),
    (60, mark("Closing within 1 min")),
    (120, mark("Closing within 2 min")),
    (300, mark("Closing within 5 min")),
    (900, mark("Closing within 15 min")),
    (3600, mark("Closing within 1 h")),
)
VIEWS = (
    ("table", mark("Table")),
    ("tiles", mark("Tiles")),
    ("focus", mark("Focus")),
)


ROOMY = 1140
"""Pixels from which on the lists say in words that nothing is chosen in them."""
TIGHT = 860
FOLDED = 780
"""Pixels below which the four choices of lots are one list."""
UNCOUNTED = 640
NARROWEST = 560


class FilterBar(QWidget):
    """``sieved`` and ``arranged`` tell what the user wants to see; it shows what holds."""

    sieved = Signal(object)
    arranged = Signal(object)
    view_wanted = Signal(str)
    column_turned = Signal(object, bool)
    sorted_again = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("filters")
        self.sieve = Sieve()
        self.order = Order()
        self._shows = QButtonGroup(self)
        self._views = QButtonGroup(self)
        self._show_chips: dict[Show, Chip] = {}
        self._view_chips: dict[str, Chip] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(6)
        for show in Show:
            chip = Chip(tr(SHOW_WORDS[show]), theme, checkable=True)
            self._show_chips[show] = chip
            self._shows.addButton(chip)
            row.addWidget(chip)
        self.shows = MenuChip("", theme, name=tr("Which lots"))
        self.shows.hide()
        row.addWidget(self.shows)
        row.addSpacing(8)
        self.statuses = MenuChip(tr("Any status"), theme, sign="status")
        self.within = MenuChip(tr("Closing any time"), theme, sign="clock")
        self.groups = MenuChip(tr("Not grouped"), theme, sign="group")
        for menu in (self.statuses, self.within, self.groups):
            row.addWidget(menu)
        self.again = Chip("", theme, sign="again", name=tr("Sort again by what the lots are now"))
        row.addWidget(self.again)
        row.addStretch(1)
        self.count = label(13, tone="muted", name=tr("Lots shown"))
        row.addWidget(self.count)
        row.addSpacing(8)
        for name, words in VIEWS:
            chip = Chip("", theme, sign=name, name=tr(words), checkable=True)
            self._view_chips[name] = chip
            self._views.addButton(chip)
            row.addWidget(chip)
            chip.clicked.connect(lambda _=False, name=name: self.view_wanted.emit(name))
        self.columns = MenuChip("", theme, sign="columns", name=tr("Columns"))
        self.layouts = MenuChip("", theme, sign="layout", name=tr("Layouts"))
        self.window_chip = Chip("", theme, sign="window", name=tr("Another window"))
        for chip in (self.columns, self.layouts, self.window_chip):
            row.addWidget(chip)
        self._offer()
        self.again.clicked.connect(self.sorted_again)
        self._shows.buttonClicked.connect(self._show_clicked)
        self.show_wanted(self.sieve, self.order)

    def _offer(self) -> None:
        self.shows.offer_one([(tr(words), show) for show, words in SHOW_WORDS.items()], self._show)
        statuses = [(tr(STATUS_WORDS[status]), status) for status in STATUS_WORDS]
        self.statuses.offer_many(
            statuses,
            self._turn_status,
            none=(tr("Any status"), lambda: self._sift(statuses=frozenset())),
        )
        within = [(tr(words), seconds) for seconds, words in _WITHIN]
        self.within.offer_one(within, lambda seconds: self._sift(closing_within=seconds))
        groups = [(tr(words), group) for group, words in GROUP_WORDS.items()]
        self.groups.offer_one(groups, self._group)
        columns = [(tr(words), column) for column, words in HEADINGS.items()]
        self.columns.offer_many(columns, self.column_turned.emit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = event.size().width()
        for chip in (self.statuses, self.within, self.groups):
            chip.set_room(compact=width < ROOMY, tiny=width < TIGHT)
        for show_chip in self._show_chips.values():
            show_chip.setVisible(width >= FOLDED)
        self.shows.setVisible(width < FOLDED)
        self.count.setVisible(width >= UNCOUNTED)

    def minimumSizeHint(self) -> QSize:
        return QSize(NARROWEST, super().minimumSizeHint().height())

    # -- showing ---------------------------------------------------------------------------

    def show_wanted(self, sieve: Sieve, order: Order) -> None:
        """Shows what holds; it tells nobody."""
        self.sieve, self.order = sieve, order
        self._show_chips[sieve.show].setChecked(True)
        self.shows.mark([sieve.show], tr(SHOW_WORDS[sieve.show]))
        words = [tr(STATUS_WORDS[s]) for s in STATUS_WORDS if s in sieve.statuses]
        shown = words[0] if len(words) == 1 else f"{len(words)} {tr('statuses')}" if words else ""
        self.statuses.mark(sieve.statuses, shown)
        within = next((tr(w) for s, w in _WITHIN if s == sieve.closing_within), "")
        self.within.mark([sieve.closing_within], within)
        self.groups.mark([order.group], tr(GROUP_WORDS[order.group]))
        self.again.setVisible(order.column is not Column.LOT)

    def show_view(self, name: str) -> None:
        """Shows which view is in front; it tells nobody."""
        self._view_chips[name].setChecked(True)
        self.columns.setVisible(name == "table")

    def show_columns(self, columns: Iterable[Column]) -> None:
        """Marks the columns that are shown."""
        self.columns.mark(columns, "")

    def say_count(self, shown: int, of: int) -> None:
        """How many lots pass, of how many."""
        words = f"{shown} / {of}" if shown != of else f"{of}"
        if words != self.count.text():
            self.count.setText(words)
            self.count.setAccessibleDescription(words)

    # -- wanting ---------------------------------------------------------------------------

    def next_show(self) -> None:
        """Turns to the next choice of lots."""
        shows = list(Show)
        self._sift(show=shows[(shows.index(self.sieve.show) + 1) % len(shows)])

    def _show(self, show: object) -> None:
        if isinstance(show, Show):
            self._sift(show=show)

    def _show_clicked(self, chip: Chip) -> None:
        self._sift(show=next(show for show, c in self._show_chips.items() if c is chip))

    def _turn_status(self, status: object, on: bool) -> None:
        if isinstance(status, Status):
            held = self.sieve.statuses
            self._sift(statuses=held | {status} if on else held - {status})

    def _group(self, group: object) -> None:
        if isinstance(group, Group):
            self.order = msgspec.structs.replace(self.order, group=group)
            self.show_wanted(self.sieve, self.order)
            self.arranged.emit(self.order)

    def _sift(self, **wanted: object) -> None:
        self.sieve = msgspec.structs.replace(self.sieve, **wanted)
        self.show_wanted(self.sieve, self.order)
        self.sieved.emit(self.sieve)
