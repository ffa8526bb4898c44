"""The bar above everything: which sale is shown, the search, the clock, the link."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from rostrum.desk.theme import Theme, font
from rostrum.desk.titles import of_sale
from rostrum.desk.views.chips import MenuChip
from rostrum.desk.views.labels import label
from rostrum.desk.views.link_pill import LinkPill
from rostrum.desk.words import tr
from rostrum.wire.catalogue import Sale

TITLE_CHARACTERS = 40


class TopBar(QWidget):
    """``sale_wanted`` tells which sale the user wants to see, none for all."""

    sale_wanted = Signal(object)
    searched = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(64)
        self._titles: dict[str | None, str] = {}
        self._sale: str | None = None
        name = label(18, bold=True)
        name.setText("ROSTRUM")
        self.sales = MenuChip(tr("All sales"), theme, sign="sale", name=tr("Sale"))
        self.menu = MenuChip("", theme, sign="menu", name=tr("More"))
        self.pill = LinkPill(theme)
        self.clock = label(22, bold=True, name=tr("Server's clock"))
        self.clock.setMinimumWidth(104)
        self.clock.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.search = QLineEdit()
        self.search.setFont(font(15))
        self.search.setPlaceholderText(tr("/  Search lot, title, artist"))
        self.search.setAccessibleName(tr("Search"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaxLength(200)
        self.search.setFixedWidth(280)
        self.search.textChanged.connect(self.searched)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(name)
        row.addSpacing(14)
        row.addWidget(self.sales)
        row.addStretch(1)
        row.addWidget(self.search)
        row.addSpacing(8)
        row.addWidget(self.clock)
        row.addSpacing(8)
        row.addWidget(self.pill)
        row.addWidget(self.menu)
        self.set_sales([])

    def set_sales(self, sales: list[Sale]) -> None:
        """Offers each sale, and all of them together."""
        self._titles = {None: tr("All sales")}
        self._titles |= {sale.sale_id: of_sale(sale)[:TITLE_CHARACTERS] for sale in sales}
        self.sales.offer_one([(words, key) for key, words in self._titles.items()], self._want)
        self.show_sale(self._sale if self._sale in self._titles else None)

    def show_sale(self, sale: str | None) -> None:
        """Shows which sale holds; it tells nobody."""
        self._sale = sale
        self.sales.mark([sale], self._titles.get(sale, ""))

    def next_sale(self) -> None:
        """Turns to the next sale, and from the last to all of them."""
        keys = list(self._titles)
        place = keys.index(self._sale) if self._sale in self._titles else 0
        self._want(keys[(place + 1) % len(keys)])

    def _want(self, sale: object) -> None:
        self.show_sale(None if sale is None else str(sale))
        self.sale_wanted.emit(self._sale)

    def say_time(self, server_ms: float | None) -> None:
        """Shows the server's time of day, in this machine's time zone."""
        words = "–:–"
        if server_ms is not None:
            words = datetime.fromtimestamp(server_ms / 1000).astimezone().strftime("%H:%M:%S")
        if words != self.clock.text():
            self.clock.setText(words)
