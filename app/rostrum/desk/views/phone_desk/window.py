"""The phone desk: the queue on the left, two clients on the right, and what must not be overlooked."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent, QIcon, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QPushButton, QVBoxLayout, QWidget

from rostrum import resources
from rostrum.desk.bid_line import BidLine
from rostrum.desk.figures import plain
from rostrum.desk.keymap import Everywhere
from rostrum.desk.link import Link
from rostrum.desk.models.calls import Pane
from rostrum.desk.models.pictures import Pictures
from rostrum.desk.phones.keys import PHONE_KEYS, PhoneAct
from rostrum.desk.phones.room import PhoneRoom
from rostrum.desk.phones.states import LEADS, LIVE
from rostrum.desk.theme import Theme, font
from rostrum.desk.views.keys import KeySheet
from rostrum.desk.views.labels import OneLine, label, set_tone
from rostrum.desk.views.link_pill import LinkPill
from rostrum.desk.views.notice import Notice
from rostrum.desk.views.phone_desk.cover import CoverSheet
from rostrum.desk.views.phone_desk.loud import LoudLines
from rostrum.desk.views.phone_desk.pane import PaneView
from rostrum.desk.views.phone_desk.queue import CallQueue
from rostrum.desk.words import tr
from rostrum.wire.phones import CallCard, CallState, HandoverAct

QUEUE_WIDTH = 392
NEAR = 3


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
        self.pill = LinkPill(theme)
        self.title = OneLine(17, tone="", name=tr("Sale"))
        self.who = label(15, tone="muted", name=tr("Clerk"))
        self.on_block = label(17, bold=True, name=tr("Lot on the block"))
        self.notice = Notice()
        self.loud = LoudLines(theme)
        self.queue = CallQueue(self.model, theme)
        self.panes = {pane: PaneView(pane, room, pictures, theme) for pane in Pane}
        self._strip = label(13, tone="muted", name=tr("What was done last"))
        self._hint = label(13, tone="faint")
        self._hint.setObjectName("hint")
        self._lay_out()
        self._join()
        self.name_keys()
        self.refresh()
        self.queue.setFocus()

    def _lay_out(self) -> None:
        bar = QWidget()
        bar.setObjectName("bar")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        bar.setFixedHeight(54)
        row = QHBoxLayout(bar)
        row.setContentsMargins(20, 0, 16, 0)
        row.setSpacing(16)
        row.addWidget(self.title, 1)
        row.addWidget(self.on_block)
        row.addSpacing(12)
        row.addWidget(self.who)
        self.schedule_button = self._bar_button(tr("Schedule"), PhoneAct.SCHEDULE)
        self.follow_button = self._bar_button(tr("Call back"), PhoneAct.FOLLOW_UP)
        self.sheets_button = self._bar_button(tr("Call sheets"), PhoneAct.SHEETS)
        for button in (self.schedule_button, self.sheets_button, self.follow_button):
            row.addWidget(button)
        row.addWidget(self.pill)
        strip = QWidget()
        strip.setObjectName("strip")
        strip.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        strip.setFixedHeight(34)
        foot = QHBoxLayout(strip)
        foot.setContentsMargins(20, 0, 20, 0)
        foot.addWidget(self._strip, 1)
        foot.addWidget(self._hint)
        self.queue.setFixedWidth(QUEUE_WIDTH)
        panes = QHBoxLayout()
        panes.setSpacing(12)
        for pane in Pane:
            panes.addWidget(self.panes[pane], 1)
        right = QVBoxLayout()
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
        column.addWidget(bar)
        column.addWidget(self.notice)
        column.addLayout(middle, 1)
        column.addWidget(strip)
        self.setCentralWidget(page)

    def _bar_button(self, words: str, act: PhoneAct) -> QPushButton:
        made = QPushButton(words)
        made.setObjectName("chip")
        made.setFont(font(15))
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.clicked.connect(lambda: self.act_wanted.emit(act))
        return made

    def _join(self) -> None:
        self.model.changed.connect(self.refresh)
        self.room.said.connect(self.say)
        self.room.line.connect(self._take_line)
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
        said = tr("{a} bids for A   ·   {b} bids for B   ·   {p} other pane   ·   {keys} keys")
        self._hint.setText(
            said.format(
                a=self._key(PhoneAct.BID_A),
                b=self._key(PhoneAct.BID_B),
                p=self._key(PhoneAct.OTHER_PANE),
                keys=self._key(Everywhere.KEYS),
            )
        )
        for view in self.panes.values():
            view.refresh()
        if self._sheet is not None:
            self._sheet.name_keys()

    def say_link(self, link: Link, seconds: float) -> None:
        """The link's condition; a desk that is not live says in words that it cannot bid."""
        before = self.pill.link
        self.pill.say(link, seconds)
        if link is not Link.LIVE or link is not before:
            self._say_loud()
        if link is not before:
            self.refresh()

    def refresh(self) -> None:
        """Shows queue, panes and alarms as they are now."""
        model = self.model
        self.title.setText(plain(self.room.sale.title))
        chief = tr("{name}, all calls") if model.chief else "{name}"
        self.who.setText(chief.format(name=model.name) if model.name else "")
        block = model.desk.on_block if model.desk is not None else None
        self.on_block.setText(
            tr("On the block: {lot}").format(lot=model.lot(block)) if block else ""
        )
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
        self._strip.setText(words)
        set_tone(self._strip, "closing" if bad else "muted")
        self._strip.setAccessibleDescription(words)

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
        lines: list[tuple[str, str, str]] = []
        if self.pill.link is not Link.LIVE:
            word = tr("OFFLINE") if self.pill.link is Link.OFFLINE else tr("STALE")
            old = tr(
                "Nothing can be bid from here; the figures are old. Shout, or give the call away."
            )
            lines.append(("✕", f"{word}. {old}", "closing"))
        if self._trouble:
            lines.append(("!", self._trouble, "soon"))
        lines += self._dropped() + self._asked() + self._near()
        self.loud.say(lines)

    def _dropped(self) -> list[tuple[str, str, str]]:
        said = tr(
            "LINE DROPPED · Lot {lot} · {name} – the lot goes on. {dial} dials again, {line} when back"
        )
        keys = {"dial": self._key(PhoneAct.DIAL), "line": self._key(PhoneAct.LINE)}
        cover = tr("{key} takes the cover bid").format(key=self._key(PhoneAct.COVER))
        found = []
        for call in self.model.mine:
            if call.state is CallState.DROPPED:
                words = said.format(lot=call.lot, name=self._name(call), **keys)
                rest = f", {cover}" if call.cover is not None and not call.cover.armed else ""
                found.append(("✕", f"{words}{rest}.", "closing"))
        return found

    def _asked(self) -> list[tuple[str, str, str]]:
        said = tr("{who} asks for lot {lot}, {name}. {give} gives it, {keep} keeps it.")
        keys = {"give": self._key(PhoneAct.GIVE), "keep": self._key(PhoneAct.REFUSE)}
        return [
            (
                "‼",
                said.format(who=call.asking.clerk, lot=call.lot, name=self._name(call), **keys),
                "soon",
            )
            for call in self.model.mine
            if call.asking is not None
        ]

    def _near(self) -> list[tuple[str, str, str]]:
        found = []
        for call in self.model.mine:
            if call.alarm is None or call.state in LIVE or call.state is CallState.OUT:
                continue
            if call.alarm <= NEAR:
                words = (
                    tr("Lot {lot} is on the block and {name} is not called. Call now.")
                    if call.lots_away == 0
                    else tr("Lot {lot} is {n} away: call {name} now.")
                ).format(lot=call.lot, n=call.lots_away, name=self._name(call))
                found.append(("▲", words, "soon"))
        return found

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
                self.room.bid(Pane.A, self.panes[Pane.A].state)
            case PhoneAct.BID_B:
                self.room.bid(Pane.B, self.panes[Pane.B].state)
            case PhoneAct.ABOVE:
                pane = self._above_pane()
                self.room.bid_above(pane, self.panes[pane].state)
            case PhoneAct.OTHER_PANE:
                self.active = Pane.B if self.active is Pane.A else Pane.A
                self.refresh()
            case PhoneAct.TO_A | PhoneAct.TO_B:
                self._take_chosen(Pane.A if act is PhoneAct.TO_A else Pane.B)
            case PhoneAct.HANDOVER:
                self._want_chosen()
            case PhoneAct.GIVE:
                self._answer(HandoverAct.GIVE)
            case PhoneAct.REFUSE:
                self._answer(HandoverAct.REFUSE)
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
            and (line := self.room.line_of(view.call)) is not None
            and line.beyond
        ]
        return waiting[0] if len(waiting) == 1 else self.active

    def _take_chosen(self, pane: Pane) -> None:
        chosen = self.queue.chosen
        if chosen is None:
            self.say(tr("Choose a call in the queue with Up and Down first."), True)
            return
        self.take_into(pane, chosen)

    def _want_chosen(self) -> None:
        chosen = self.queue.chosen
        call = self.model.call(chosen) or self.model.brief(chosen)
        if call is None or call.clerk == self.model.name:
            words = tr("Choose another clerk's call in the queue, then press {key}.")
            self.say(words.format(key=self._key(PhoneAct.HANDOVER)), True)
            return
        self.room.want(call)

    def _answer(self, act: HandoverAct) -> None:
        asked = [call for call in self.model.mine if call.asking is not None]
        chosen = self.model.call(self.queue.chosen)
        call = chosen if chosen in asked else next(iter(asked), None)
        if call is None:
            self.say(tr("Nobody asks for a call of yours."), True)
            return
        self.room.answer(call, act)

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

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()
