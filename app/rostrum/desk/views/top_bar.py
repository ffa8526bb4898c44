"""The bar above the board: which lots are shown, the search, the clock, the link."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QPushButton, QWidget

from rostrum.desk.figures import plain
from rostrum.desk.models.shown import Show
from rostrum.desk.theme import Theme, font
from rostrum.desk.views.labels import label
from rostrum.desk.views.link_pill import LinkPill
from rostrum.wire.catalogue import Sale

TITLE_CHARACTERS = 40


class TopBar(QWidget):
    """``wanted`` tells which sale (none for all) and which lots the user wants to see."""

    wanted = Signal(object, str)
    searched = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(64)
        self._sales: dict[str, QPushButton] = {}
        self._sale_group = QButtonGroup(self)
        self._show_group = QButtonGroup(self)
        name = label(18, bold=True)
        name.setText("ROSTRUM")
        self.pill = LinkPill(theme)
        self.clock = label(22, bold=True, name="Server's clock")
        self.clock.setMinimumWidth(104)
        self.clock.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.search = QLineEdit()
        self.search.setPlaceholderText("/  Search lot, title, artist")
        self.search.setAccessibleName("Search")
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(240)
        self.search.textChanged.connect(self.searched)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(20, 0, 16, 0)
        self._row.setSpacing(8)
        self._row.addWidget(name)
        self._row.addSpacing(14)
        self._sale_row = QHBoxLayout()
        self._sale_row.setSpacing(6)
        self._row.addLayout(self._sale_row)
        self._row.addSpacing(10)
        for show in Show:
            self._row.addWidget(self._chip(show.value, self._show_group, show is Show.ALL))
        self._row.addStretch(1)
        self._row.addWidget(self.search)
        self._row.addSpacing(8)
        self._row.addWidget(self.clock)
        self._row.addSpacing(8)
        self._row.addWidget(self.pill)
        self._sale_group.buttonClicked.connect(self._say)
        self._show_group.buttonClicked.connect(self._say)
        self.set_sales([])

    def set_sales(self, sales: list[Sale]) -> None:
        """Offers a chip for each sale, and one for all where there are several."""
        wanted = [sale.sale_id for sale in sales]
        if len(wanted) > 1:
            wanted.insert(0, "")
        if wanted == list(self._sales):
            return
        for chip in self._sales.values():
            self._sale_group.removeButton(chip)
            chip.deleteLater()
        self._sales.clear()
        titles = {sale.sale_id: plain(sale.title) for sale in sales}
        for place, sale_id in enumerate(wanted):
            title = titles.get(sale_id, "All sales")
            short = title if len(title) <= TITLE_CHARACTERS else title[: TITLE_CHARACTERS - 1] + "…"
            chip = self._chip(short.replace("&", "&&"), self._sale_group, place == 0)
            chip.setToolTip(title)
            self._sales[sale_id] = chip
            self._sale_row.addWidget(chip)

    def next_sale(self) -> None:
        """Turns to the next sale, and from the last to the first."""
        self._turn(self._sale_group)

    def next_show(self) -> None:
        """Turns to the next choice of lots."""
        self._turn(self._show_group)

    def say_time(self, server_ms: float | None) -> None:
        """Shows the server's time of day, in this machine's time zone."""
        words = "–:–"
        if server_ms is not None:
            words = datetime.fromtimestamp(server_ms / 1000).astimezone().strftime("%H:%M:%S")
        if words != self.clock.text():
            self.clock.setText(words)

    def _chip(self, words: str, group: QButtonGroup, checked: bool) -> QPushButton:
        chip = QPushButton(words)
        chip.setObjectName("chip")
        chip.setCheckable(True)
        chip.setChecked(checked)
        chip.setFont(font(14))
        chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        group.addButton(chip)
        return chip

    def _turn(self, group: QButtonGroup) -> None:
        chips = group.buttons()
        if not chips:
            return
        now = next((place for place, chip in enumerate(chips) if chip.isChecked()), -1)
        chips[(now + 1) % len(chips)].click()

    def _say(self) -> None:
        sale = next((key for key, chip in self._sales.items() if chip.isChecked()), "")
        shown = self._show_group.checkedButton()
        self.wanted.emit(sale or None, shown.text() if shown else Show.ALL.value)
