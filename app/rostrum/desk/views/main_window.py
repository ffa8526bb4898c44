"""The desk's window: it shows the board and tells what the user wants; it decides nothing."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QIcon, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QMenu, QVBoxLayout, QWidget

from rostrum import resources
from rostrum.desk.bid_line import OPEN_PHASES, SIGNS, BidLine, Phase
from rostrum.desk.keymap import BOARD, EVERYWHERE, KEYS, MOVING_WORDS, Act, Everywhere
from rostrum.desk.layouts import WindowLayout
from rostrum.desk.link import Link
from rostrum.desk.measure import PaintRecorder
from rostrum.desk.models.board import BoardModel
from rostrum.desk.models.pictures import Pictures
from rostrum.desk.theme import Theme
from rostrum.desk.titles import of_sale
from rostrum.desk.views.bid_panel import BidPanel
from rostrum.desk.views.floor import Floor
from rostrum.desk.views.labels import label
from rostrum.desk.views.notice import Notice
from rostrum.desk.views.question import Question
from rostrum.desk.views.top_bar import TopBar
from rostrum.desk.words import tr
from rostrum.wire.catalogue import Sale

if TYPE_CHECKING:
    from rostrum.desk.views.keys import KeySheet

MENU: tuple[tuple[Act | Everywhere, ...], ...] = (
    (Everywhere.PHONES, Everywhere.ROSTRUM, Everywhere.BIG_SCREEN),
    (Act.NEW_WINDOW, Act.WATCH_LIST, Everywhere.FULL_SCREEN),
    (Everywhere.SIGN_IN, Everywhere.CONNECTION, Everywhere.SETTINGS),
    (Act.PRACTISE, Act.REPLAY),
    (Everywhere.KEYS, Everywhere.LEAVE),
)
"""What the menu of the bar offers to whoever does not know the keys, with its key beside it."""
WORD_MS = 6000
"""How long the word about a settled bid stands beside its lot's ask."""


class MainWindow(QMainWindow):
    """``bid_pressed`` names the lot whose shown ask is to be bid, ``amount_offered`` one and an
    amount in minor units; ``log_wanted`` one whose log would be shown; ``closed`` ends the desk."""

    bid_pressed = Signal(str)
    amount_offered = Signal(str, int)
    log_wanted = Signal(str)
    chosen = Signal(str)
    closed = Signal()
    new_window_wanted = Signal()

    def __init__(
        self,
        board: BoardModel,
        pictures: Pictures,
        theme: Theme,
        recorder: PaintRecorder,
    ) -> None:
        super().__init__()
        self.setWindowTitle("Rostrum")
        QApplication.setWindowIcon(QIcon(str(resources.path("icons", "rostrum.svg"))))
        self._board = board
        self.floor = Floor(board, pictures, theme, recorder)
        self.shown = self.floor.shown
        self.board_view = self.floor.table
        self.panel = BidPanel(board, pictures, theme)
        self.bar = TopBar(theme)
        self.notice = Notice()
        self.question = Question()
        self._hold = QTimer(self)
        self._hold.setSingleShot(True)
        self._strip = label(13, tone="muted", name=tr("Details of the connection"))
        self._hint = label(13, tone="faint")
        self._hint.setObjectName("hint")
        self._keys: KeySheet | None = None
        self._lay_out()
        self.acts: dict[Act | Everywhere, Callable[[], object]] = {
            Act.BID: self._bid,
            Act.SEARCH: self._search,
            Everywhere.KEYS: self._show_keys,
            Act.NEXT_SALE: self.bar.next_sale,
            Act.NEXT_SHOW: self.floor.filters.next_show,
            Act.AMOUNT: self._write_amount,
            Act.FOCUS: self.floor.show_chosen_large,
            Act.WATCH: self.floor.turn_watch,
            Act.NEXT_VIEW: self.floor.next_view,
            Act.SORT_AGAIN: self.floor.sort_again,
            Act.WATCH_LIST: self.floor.turn_watch_list,
            Act.NEW_WINDOW: self.new_window_wanted.emit,
            Everywhere.FULL_SCREEN: self._turn_full_screen,
            Everywhere.LEAVE: self.close,
        }
        """What each key does here; whoever owns the window adds what is not the window's."""
        self.bar.sale_wanted.connect(self.floor.choose_sale)
        self.bar.searched.connect(self.floor.search)
        self.bar.search.installEventFilter(self)
        self.board_view.installEventFilter(self)
        self.floor.made.connect(lambda view: view.installEventFilter(self))
        self.floor.chosen.connect(self.chosen)
        self.floor.view_changed.connect(self._view_changed)
        self.floor.log_wanted.connect(self.log_wanted)
        for place in (self.panel, self.floor):
            place.pressed.connect(self.bid_pressed)
            place.offered.connect(self.amount_offered)
        self.panel.left.connect(self.floor.focus_lots)
        board.updated.connect(self._refresh_panel)
        board.trust.connect(self.panel.refresh)
        board.beat.struck.connect(self.panel.count_down)
        self.name_keys()
        self.floor.focus_lots()

    def _lay_out(self) -> None:
        strip = QWidget()
        strip.setObjectName("strip")
        strip.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        strip.setFixedHeight(34)
        strip_row = QHBoxLayout(strip)
        strip_row.setContentsMargins(20, 0, 20, 0)
        strip_row.addWidget(self._strip)
        strip_row.addStretch(1)
        strip_row.addWidget(self._hint)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.floor, 1)
        middle.addWidget(self.panel)
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.notice)
        column.addWidget(self.question)
        column.addLayout(middle, 1)
        column.addWidget(strip)
        self.setCentralWidget(page)

    def name_keys(self) -> None:
        """Names the keys in force wherever keys are named."""
        self._hint.setText(
            tr("{bid} bids the ask   ·   {search} search   ·   {keys} keys").format(
                bid=KEYS.first(Act.BID),
                search=KEYS.first(Act.SEARCH),
                keys=KEYS.first(Everywhere.KEYS),
            )
        )
        self.bar.menu.offer(self._list_acts)
        self.panel.name_keys()
        self.floor.name_keys()
        if self._keys is not None:
            self._keys.name_keys()

    def _list_acts(self, menu: QMenu) -> None:
        for group in MENU:
            menu.addSeparator()
            for act in group:
                if act in self.acts:
                    words = BOARD.words[act] if isinstance(act, Act) else EVERYWHERE.words[act]
                    offered = menu.addAction(f"{tr(words)}\t{KEYS.first(act)}")
                    offered.triggered.connect(lambda _=False, act=act: self.acts[act]())

    # -- what is shown ---------------------------------------------------------------------

    def set_sales(self, sales: list[Sale]) -> None:
        """Offers these sales to choose from."""
        self.bar.set_sales(sales)
        self.shown.sales = {sale.sale_id: of_sale(sale) for sale in sales}

    def say_nothing_to_show(self, words: str, *, busy: bool = False) -> None:
        """What to read where the lots would be; what follows an empty line is written smaller."""
        first, _, rest = words.partition("\n\n")
        self.floor.say_nothing(first, hint=rest, busy=busy)

    def say_link(self, link: Link, seconds: float, part: str = "") -> None:
        """The link's condition, the seconds since anything was heard, and of how many servers."""
        self.bar.pill.say(link, seconds, part)

    def say_strip(self, words: str) -> None:
        """The line at the foot of the window."""
        if words != self._strip.text():
            self._strip.setText(words)

    def say_bid(self, line: BidLine) -> None:
        """What became of a bid: at its lot, and in the panel when that lot is chosen."""
        word = _beside_the_ask(line.phase)
        self._board.say(line.item_id, word)
        self.panel.strip.say(line)
        self.floor.focus.say(line)
        if line.phase not in OPEN_PHASES:
            QTimer.singleShot(WORD_MS, self, lambda: self._board.unsay(line.item_id, word))

    def _refresh_panel(self, items: list[str]) -> None:
        if self.panel.item in items:
            self.panel.refresh()

    def layout_now(self) -> WindowLayout:
        """How this window stands and what it shows."""
        at = self.normalGeometry() if self.isFullScreen() else self.geometry()
        return msgspec.structs.replace(
            self.floor.layout_now(),
            place=(at.x(), at.y(), at.width(), at.height()),
            full_screen=self.isFullScreen(),
        )

    def take_layout(self, wanted: WindowLayout) -> None:
        """Shows what a layout says; where the window stands is its owner's."""
        self.floor.take_layout(wanted)
        self.bar.show_sale(wanted.sieve.sale)
        self.bar.search.setText(wanted.sieve.words)
        if wanted.full_screen:
            self.setWindowState(Qt.WindowState.WindowFullScreen)

    # -- what the user wants ---------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if watched is self.bar.search:
                return self._search_key(event)
            return self._board_key(event)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._board_key(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.panel.set_room(self.width())

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def _board_key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            if self.floor.view == "focus":
                self.floor.show_view("table")
            elif self.bar.search.text():
                self.bar.search.clear()
            return True
        act = KEYS.act(event)
        if act is None or act not in self.acts:
            return False
        if not event.isAutoRepeat():
            self.acts[act]()
        return True

    def _search_key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.bar.search.clear()
        elif event.key() not in (
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
            Qt.Key.Key_Down,
            Qt.Key.Key_Up,
        ):
            return False
        self.floor.focus_lots()
        return True

    def _search(self) -> None:
        self.bar.search.setFocus()
        self.bar.search.selectAll()

    def _turn_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def hold(self, ms: int) -> None:
        """No key bids for so long: what is chosen has just been changed from outside."""
        self._hold.start(ms)

    def _bid(self) -> None:
        if self.floor.choice.item is not None and not self._hold.isActive():
            self.bid_pressed.emit(self.floor.choice.item)

    def _write_amount(self) -> None:
        if self.floor.view == "focus":
            self.floor.focus.write_amount()
        else:
            self.panel.strip.write_amount()

    def _view_changed(self, name: str) -> None:
        self.panel.setVisible(name != "focus")

    def _show_keys(self) -> None:
        from rostrum.desk.views.keys import KeySheet  # noqa: PLC0415 - when it is asked for

        if self._keys is None:
            self._keys = KeySheet(self, KEYS, MOVING_WORDS)
        self._keys.turn()


def _beside_the_ask(phase: Phase) -> str:
    """What became of a bid, short enough for a cell: ``✓ accepted``. Nothing where none was sent."""
    if phase is Phase.BLOCKED:
        return ""
    sign, word, _ = SIGNS[phase]
    return f"{sign} {tr(word).lower()}"
