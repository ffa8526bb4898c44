"""The phone desk: the queue on the left, two clients on the right, and what must not be overlooked."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent, QIcon, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from rostrum import resources
from rostrum.desk.bid_line import BidLine
from rostrum.desk.figures import plain
from rostrum.desk.keymap import Everywhere
from rostrum.desk.link import Link
from rostrum.desk.models.calls import Pane
from rostrum.desk.models.pictures import Pictures
from rostrum.desk.phones.alarms import loud
from rostrum.desk.phones.keys import PHONE_KEYS, PhoneAct
from rostrum.desk.phones.room import PhoneRoom
from rostrum.desk.phones.states import LEADS
from rostrum.desk.theme import Theme
from rostrum.desk.titles import of_sale
from rostrum.desk.views.keys import KeySheet
from rostrum.desk.views.notice import Notice
from rostrum.desk.views.phone_desk.bars import PhoneBar, PhoneFoot
from rostrum.desk.views.phone_desk.chosen_call import ChosenCall
from rostrum.desk.views.phone_desk.cover import CoverSheet
from rostrum.desk.views.phone_desk.loud import LoudLines
from rostrum.desk.views.phone_desk.pane import PaneView
from rostrum.desk.views.phone_desk.queue import CallQueue
from rostrum.desk.words import tr
from rostrum.wire.phones import CallCard, HandoverAct

QUEUE_WIDTH = 392
LOW = 840
"""Below so many pixels of height the bars are lower, and the margins narrower."""


class PhoneDeskWindow(QMainWindow):
    """``act_wanted`` names what is done outside this window, ``client_wanted`` a client whose facts are
    to be seen; ``closed`` that it was closed."""

    act_wanted = Signal(object)
    client_wanted = Signal(str)
    closed = Signal()

    def __init__(self, room: PhoneRoom, pictures: Pictures, theme: Theme) -> None:
        super().__init__()
        self.setWindowTitle(tr("Phone desk"))
        self.setWindowIcon(QIcon(str(resources.path("icons", "rostrum.svg"))))
        self.room = room
        self.model = room.calls
        self.active = Pane.A
        self._trouble = ""
        self._sheet: KeySheet | None = None
        self._cover: CoverSheet | None = None
        self.bar = PhoneBar(theme)
        self.foot = PhoneFoot()
        self.notice = Notice()
        self.loud = LoudLines(theme)
        self.queue = CallQueue(self.model, theme)
        self._chosen = ChosenCall(room, self.queue)
        self.panes = {pane: PaneView(pane, room, pictures, theme) for pane in Pane}
        self._lay_out()
        self._join()
        self.name_keys()
        self.refresh()
        self.queue.setFocus()

    def _lay_out(self) -> None:
        self.queue.setFixedWidth(QUEUE_WIDTH)
        panes = QHBoxLayout()
        panes.setSpacing(12)
        for pane in Pane:
            panes.addWidget(self.panes[pane], 1)
        right = self._right = QVBoxLayout()
        right.setContentsMargins(12, 10, 12, 10)
        right.setSpacing(8)
        right.addWidget(self.loud)
        right.addLayout(panes, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.queue)
        middle.addLayout(right, 1)
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.notice)
        column.addLayout(middle, 1)
        column.addWidget(self.foot)
        self.setCentralWidget(page)

    def _join(self) -> None:
        self.model.changed.connect(self.refresh)
        self.bar.act_wanted.connect(self.act_wanted)
        self.room.said.connect(self.say)
        self.room.bids.line.connect(self._take_line)
        self.room.trouble.connect(self._take_trouble)
        self.queue.installEventFilter(self)
        self.queue.opened.connect(lambda call: self.take_into(self.active, call))
        for view in self.panes.values():
            view.wanted.connect(self._do_in)
            view.noted.connect(self.room.note)
            view.left.connect(self.queue.setFocus)

    # -- showing ---------------------------------------------------------------------------

    def name_keys(self) -> None:
        """Names the keys in force wherever keys are named."""
        self.foot.name_keys()
        for view in self.panes.values():
            view.refresh()
        if self._sheet is not None:
            self._sheet.name_keys()

    def say_link(self, link: Link, seconds: float) -> None:
        """The link's condition; a desk that is not live says in words that it cannot bid."""
        before = self.bar.pill.link
        self.bar.pill.say(link, seconds)
        if link is not Link.LIVE or link is not before:
            self._say_loud()
        if link is not before or any(view.link is not link for view in self.panes.values()):
            self.refresh()

    def refresh(self) -> None:
        """Shows queue, panes and alarms as they are now."""
        model = self.model
        self.bar.say(of_sale(self.room.sale), model)
        self.queue.refresh()
        for pane, view in self.panes.items():
            self._show_active(view, chosen=pane is self.active)
            view.refresh()
        both = model.panes[Pane.B] is not None
        self.panes[Pane.B].setVisible(both or self.active is Pane.B)
        self._say_loud()

    def refresh_lots(self, items: list[str]) -> None:
        """Shows new figures of lots that a pane shows."""
        for view in self.panes.values():
            call = view.call
            if call is not None and self.room.server.source.key(call.item_id) in items:
                view.refresh()

    def say(self, words: str, bad: bool) -> None:
        """A sentence about what was just wanted."""
        self.foot.say(words, bad=bad)

    def _show_active(self, view: PaneView, *, chosen: bool) -> None:
        if view.property("chosen") != chosen:
            view.setProperty("chosen", chosen)
            view.style().unpolish(view)
            view.style().polish(view)

    def _take_line(self, call_id: str, line: BidLine) -> None:
        for view in self.panes.values():
            view.say(call_id, line)

    def _take_trouble(self, words: str) -> None:
        self._trouble = words
        self._say_loud()

    def _say_loud(self) -> None:
        self.loud.say(loud(self.bar.pill.link, self._trouble, self.model))

    def _key(self, act: PhoneAct | Everywhere) -> str:
        return PHONE_KEYS.first(act)

    def _name(self, call: CallCard) -> str:
        client = self.model.client_of(call)
        return call.client_id if client is None else plain(client.name)

    # -- keys ------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The queue has the keyboard; the keys of the desk come before its own."""
        pressed = event.type() is QEvent.Type.KeyPress and watched is self.queue
        if pressed and isinstance(event, QKeyEvent) and PHONE_KEYS.act(event) is not None:
            self.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = PHONE_KEYS.act(event)
        if act is None:
            super().keyPressEvent(event)
            return
        if not event.isAutoRepeat():
            self.do(act)
        event.accept()

    def do(self, act: PhoneAct | Everywhere) -> None:
        """Does what a key of this window stands for."""
        match act:
            case PhoneAct.BID_A:
                self.room.bids.bid(Pane.A, self.panes[Pane.A].state)
            case PhoneAct.BID_B:
                self.room.bids.bid(Pane.B, self.panes[Pane.B].state)
            case PhoneAct.ABOVE:
                pane = self._above_pane()
                self.room.bids.bid_above(pane, self.panes[pane].state)
            case PhoneAct.OTHER_PANE:
                self.active = Pane.B if self.active is Pane.A else Pane.A
                self.refresh()
            case PhoneAct.TO_A | PhoneAct.TO_B:
                self._take_chosen(Pane.A if act is PhoneAct.TO_A else Pane.B)
            case PhoneAct.HANDOVER:
                self._chosen.want()
            case PhoneAct.GIVE:
                self._chosen.answer(HandoverAct.GIVE)
            case PhoneAct.REFUSE:
                self._chosen.answer(HandoverAct.REFUSE)
            case PhoneAct.NOTE:
                self.panes[self.active].write_note()
            case PhoneAct.COVER:
                if (call := self._active_call()) is not None:
                    self.room.turn_cover(call)
            case PhoneAct.CLIENT:
                if (call := self._active_call()) is not None:
                    self.client_wanted.emit(call.client_id)
            case PhoneAct.COVER_AMOUNT:
                if (call := self._active_call()) is not None:
                    self._ask_cover(call)
            case Everywhere.KEYS:
                self._show_keys()
            case Everywhere.FULL_SCREEN:
                self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
            case Everywhere.LEAVE:
                self.close()
            case PhoneAct() if act in LEADS:
                if (call := self._active_call()) is not None:
                    self.room.lead(call, act)
            case _:
                self.act_wanted.emit(act)

    def take_into(self, pane: Pane, call_id: str) -> None:
        """Takes a call of this clerk's into a pane; one that nobody has becomes theirs first."""
        call = self.model.call(call_id)
        if call is None or call.clerk not in (None, self.model.name):
            words = tr("Another clerk has this call. {key} asks for it.")
            self.say(words.format(key=self._key(PhoneAct.HANDOVER)), True)
            return
        if call.clerk is None:
            self.room.want(call)
        self.active = pane
        self.model.put(pane, call_id)

    def _do_in(self, pane: Pane, act: PhoneAct) -> None:
        self.active = pane
        self._show_active(self.panes[Pane.A], chosen=pane is Pane.A)
        self._show_active(self.panes[Pane.B], chosen=pane is Pane.B)
        self.do(act)

    def _active_call(self) -> CallCard | None:
        call = self.model.call(self.model.panes[self.active])
        if call is None:
            words = tr("No call is in pane {pane}.").format(pane=self.active.value)
            self.say(words, True)
        return call

    def _above_pane(self) -> Pane:
        """The pane whose bid waits for the second key; the active one where both or none does."""
        waiting = [
            pane
            for pane, view in self.panes.items()
            if view.call is not None
            and (line := self.room.bids.line_of(view.call)) is not None
            and line.beyond
        ]
        return waiting[0] if len(waiting) == 1 else self.active

    def _take_chosen(self, pane: Pane) -> None:
        chosen = self._chosen.to_take()
        if chosen is not None:
            self.take_into(pane, chosen)

    def _ask_cover(self, call: CallCard) -> None:
        row = self.model.row(call.item_id)
        if self._cover is None:
            self._cover = CoverSheet(self)
            self._cover.given.connect(self._set_cover)
        currency = row.state.currency if row is not None else ""
        self._cover.ask(call, self._name(call), currency)

    def _set_cover(self, call_id: str, maximum: object) -> None:
        call = self.model.call(call_id)
        if call is not None and (maximum is None or isinstance(maximum, int)):
            self.room.set_cover(call, maximum)

    def _show_keys(self) -> None:
        if self._sheet is None:
            self._sheet = KeySheet(self, PHONE_KEYS, ())
        self._sheet.turn()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        low = self.height() < LOW
        for part in (self.bar, self.foot, self.loud):
            part.set_room(low=low)
        self._right.setContentsMargins(12, 6 if low else 10, 12, 6 if low else 10)
        self._right.setSpacing(6 if low else 8)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()
