"""One client on one lot: who it is, what they may spend, the ask in large, and the key that bids it."""

from PySide6.QtCore import QMargins, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from rostrum.desk.bid_line import OPEN_PHASES, BidLine, Phase
from rostrum.desk.figures import estimate, money, plain, tip
from rostrum.desk.link import Link
from rostrum.desk.models.calls import CallsModel, Pane, Whose
from rostrum.desk.models.columns import STATUS_WORDS
from rostrum.desk.models.pictures import Pictures
from rostrum.desk.phones.facts import groups_in_words
from rostrum.desk.phones.keys import PHONE_KEYS, PhoneAct
from rostrum.desk.phones.room import PhoneRoom
from rostrum.desk.phones.states import LEADS, SIGNS, UNREACHED
from rostrum.desk.phones.times import note_line
from rostrum.desk.theme import Theme
from rostrum.desk.views.labels import label, set_tone
from rostrum.desk.views.phone_desk.card import BID_ACTS, CALL_KEYS, Card
from rostrum.desk.views.phone_desk.card_sizes import SIZES
from rostrum.desk.views.phone_desk.pane_words import (
    Said,
    cover_words,
    key_words,
    large_words,
    limit_words,
    line_words,
)
from rostrum.desk.words import tr
from rostrum.wire.phones import CallCard, ClientCard
from rostrum.wire.state import BIDDABLE, ItemState

NOTES_SHOWN = 4
TITLE_CHARACTERS = 90
MARGINS = (18, 10, 18, 8)


class PaneView(QFrame):
    """``wanted`` names a key of this pane that was clicked; ``noted`` a note that was written."""

    wanted = Signal(object, object)
    noted = Signal(str, str)
    left = Signal()

    def __init__(self, pane: Pane, room: PhoneRoom, pictures: Pictures, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("focusCard")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Pane {pane}").format(pane=pane.value))
        self.pane = pane
        self.state: ItemState | None = None
        """The state whose ask is on the screen; what the key bids."""
        self.link = room.server.link
        """The link that what is on the screen was drawn under."""
        self._room = room
        self._model: CallsModel = room.calls
        self._line: BidLine | None = None
        self._line_of: str | None = None
        self._why: str | None = None
        """What stood in the way of a bid when the line came."""
        self._measured: tuple[object, ...] = ()
        self._needs = [0] * len(SIZES)
        """The height that the card needs in each size, as it was measured."""
        self._client_id: str | None = None
        self.card = Card(pane, pictures, theme)
        self.empty = label(18, tone="muted", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(*MARGINS)
        whole.addWidget(self.card)
        whole.addWidget(self.empty, 1)
        self.card.pressed.connect(lambda act: self.wanted.emit(self.pane, act))
        self.card.note.given.connect(self._give_note)
        self.card.note.left.connect(self._leave_note)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)

    # -- showing ---------------------------------------------------------------------------

    @property
    def call(self) -> CallCard | None:
        """The call that is shown."""
        return self._model.call(self._model.panes[self.pane])

    def say(self, call_id: str, line: BidLine) -> None:
        """Takes a new line, when it is about the call that is shown."""
        call = self.call
        if call is not None and call.call_id == call_id:
            self._line, self._line_of = line, call_id
            self._why = None if self.state is None else self._room.bids.obstacle(call, self.state)
            self.refresh()

    def refresh(self) -> None:
        """Shows the call as it is now; what is shown is what the key bids."""
        self.link = self._room.server.link  # of this moment, as the sign says it
        call = self.call
        self.card.setHidden(call is None)
        self.empty.setHidden(call is not None)
        if call is None:
            self.state = None
            self.empty.setText(self._why_empty())
            return
        if self._line_of != call.call_id:
            line = self._room.bids.line_of(call)
            blocked = line is not None and line.phase is Phase.BLOCKED
            self._line, self._line_of = None if blocked else line, call.call_id
        client = self._model.client_of(call)
        row = self._model.row(call.item_id)
        self.state = None if row is None else row.state
        self._show_client(call, client)
        self._show_call_keys(call)
        if row is not None:
            entry = row.details
            self.card.plate.show_picture(entry.image, row.state.lot)
            self._write(self.card.lot, tr("Lot {lot}").format(lot=plain(row.state.lot)[:24]))
            self._write(self.card.title, _short(row.title))
            self._write(self.card.short_title, self.card.title.text())
            self.card.short_title.setToolTip(tip(row.title))
            currency = row.state.currency
            amounts = estimate(entry.low_estimate, entry.high_estimate, currency)
            self._write(
                self.card.estimate,
                tr("Estimate {amounts}").format(amounts=amounts) if amounts else "",
            )
            told = plain(entry.description) if entry.description else tr("no condition line")
            self._write(self.card.condition, told)
            self.card.condition.setToolTip(tip(told))
            self._show_money(call, client, row.state)
        self._fit()

    def _why_empty(self) -> str:
        """What is read where the client would be."""
        model = self._model
        if model.desk is not None and not (model.all or model.desk.others):
            if self._room.server.source.closed is not None:
                return tr(
                    "There are no calls in this replay.\n"
                    "A log that was exported holds no clients and no calls; "
                    "the server that held the sale has them."
                )
            words = tr("Nobody is to be called in this sale yet.\n{key} opens the schedule.")
            return words.format(key=self._key(PhoneAct.SCHEDULE))
        key = PhoneAct.TO_A if self.pane is Pane.A else PhoneAct.TO_B
        words = tr("Pane {pane} is free.\nChoose a call and press {key}.")
        return words.format(pane=self.pane, key=self._key(key))

    def _show_client(self, call: CallCard, client: ClientCard | None) -> None:
        sign = SIGNS[call.state]
        self._write(self.card.state_sign, f"{sign.shape}  {tr(sign.word)}")
        set_tone(self.card.state_sign, sign.tone)
        if client is None:
            self._write(self.card.name, call.client_id)
            return
        self._client_id = client.client_id
        self._write(self.card.name, plain(client.name))
        paddle = tr("no paddle") if client.paddle is None else client.paddle
        self._write(self.card.paddle, tr("Paddle {paddle}").format(paddle=paddle))
        self._write(self.card.numbers, "\n".join(plain(number) for number in client.numbers))
        self._write(self.card.languages, ", ".join(client.languages))
        self._write(self.card.groups, groups_in_words(client, call.item_id, self._model.lot))
        self.card.groups.setVisible(bool(self.card.groups.text()))
        notes = [note_line(note) for note in reversed(client.notes[-NOTES_SHOWN:])]
        hint = tr("{key} writes a note").format(key=self._key(PhoneAct.NOTE))
        self._write(self.card.notes, "\n".join(notes) or hint)
        self.card.notes.setToolTip(tip(self.card.notes.text()))

    def _show_money(self, call: CallCard, client: ClientCard | None, state: ItemState) -> None:
        card, live = self.card, self.link is Link.LIVE
        whose = self._model.whose(call, state)
        price = money(state.price, state.currency) if state.bid_count else ""
        card.whose.show_whose(whose, price, old=not live)
        status = tr(STATUS_WORDS[state.status])
        self._write(card.lot_status, status)
        takes = state.status in BIDDABLE and state.ask > 0
        self._write(card.ask, large_words(call, state))
        card.write_ask(away=not takes)
        set_tone(card.ask, "" if live else "faint")
        caption = tr("ASK") if live else tr("ASK  ·  OLD FIGURES")
        self._write(card.ask_caption, caption if takes else status.upper())
        limit, rest = limit_words(client, state, whose)
        self._say(card.limit, limit)
        self._say(card.limit_rest, rest)
        self._say(card.cover, cover_words(call.cover, state, whose))
        self._show_key(call, state, whose)

    def _show_key(self, call: CallCard, state: ItemState, whose: Whose) -> None:
        card, line = self.card, self._line
        why = self._room.bids.obstacle(call, state)
        if line is not None and line.phase is Phase.BLOCKED and self._over(line, state, why):
            line = self._line = None
        if line is not None and line.phase is Phase.ACCEPTED and whose is Whose.AGAINST:
            line = self._line = None if state.price > line.amount else line
        waits = line is not None and line.phase in OPEN_PHASES
        self._write(card.bid, key_words(BID_ACTS[self.pane], state, whose, self.link, line))
        card.bid.setEnabled(why is None and not waits)
        card.sign.setHidden(line is None)
        if line is None:
            self._write(card.sign, "")
            self._write(card.words, why or "")
        else:
            sign, words = line_words(line, state)
            self._say(card.sign, sign)
            self._write(card.words, words)

    def _over(self, line: BidLine, state: ItemState, why: str | None) -> bool:
        """Whether what kept a key from being sent has gone: the ask moved, or the obstacle did."""
        return line.amount != state.ask or why != self._why

    def _show_call_keys(self, call: CallCard) -> None:
        for act, word in CALL_KEYS:
            button = self.card.buttons[act]
            self._write(button, f"{self._key(act)}  {tr(word)}")
            button.setEnabled(call.state in LEADS[act])
        armed = call.cover is not None and call.cover.armed
        self._write(self.card.cover_amount, f"{self._key(PhoneAct.COVER_AMOUNT)}  {tr('Cover …')}")
        word = tr("Take cover off") if armed else tr("Take cover")
        self._write(self.card.cover_button, f"{self._key(PhoneAct.COVER)}  {word}")
        able = call.cover is not None and (armed or call.state in UNREACHED)
        self.card.cover_button.setEnabled(able)

    # -- inside ----------------------------------------------------------------------------

    def _key(self, act: PhoneAct) -> str:
        return PHONE_KEYS.first(act)

    def _say(self, shown: QLabel, said: Said) -> None:
        self._write(shown, said.words)
        set_tone(shown, said.tone)

    @staticmethod
    def _write(shown: QWidget, words: str) -> None:
        """Changes a text, when it is another, and tells screen readers."""
        if shown.text() != words:  # type: ignore[attr-defined]
            shown.setText(words)  # type: ignore[attr-defined]
            if isinstance(shown, QPushButton):
                shown.setAccessibleName(words)
            else:
                shown.setAccessibleDescription(words)

    def _fit(self) -> None:
        """Writes all of it in the largest size that there is room for."""
        card = self.card
        inside = self.contentsRect().marginsRemoved(QMargins(*MARGINS))
        width = inside.width()
        texts = (card.numbers, card.title, card.cover, card.cover_button, card.groups, card.notes)
        facts = (width, self.isVisible(), card.note.isHidden(), *(s.text() for s in texts))
        if facts != self._measured:
            self._measured = facts
            for place, sizes in enumerate(SIZES):
                card.wear(sizes)
                self._needs[place] = card.height_for(width)
            self.updateGeometry()
        needs = zip(SIZES, self._needs, strict=True)
        fits = (sizes for sizes, need in needs if need <= inside.height())
        chosen = next(fits, SIZES[-1])
        if chosen is not card.sizes:
            card.wear(chosen)
            card.lay_out_now()

    def minimumSizeHint(self) -> QSize:
        frame = self.height() - self.contentsRect().height()
        return QSize(300, self._needs[-1] + MARGINS[1] + MARGINS[3] + frame)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.call is not None:
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.call is not None:
            self._fit()

    def write_note(self) -> None:
        """Opens the field for a note and gives it the keyboard."""
        if self.call is not None:
            self.card.note.show()
            self._fit()
            self.card.note.setFocus()

    def _leave_note(self) -> None:
        self.card.note.hide()
        self._fit()
        self.left.emit()

    def _give_note(self, text: str) -> None:
        if self._client_id is not None:
            self.noted.emit(self._client_id, text)


def _short(words: str) -> str:
    return words if len(words) <= TITLE_CHARACTERS else words[: TITLE_CHARACTERS - 1] + "…"
