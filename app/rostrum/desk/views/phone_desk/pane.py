"""One client on one lot: who it is, what they may spend, the ask in large, and the key that bids it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from rostrum.desk.bid_line import OPEN_PHASES, BidLine, Phase
from rostrum.desk.bid_line import SIGNS as BID_SIGNS
from rostrum.desk.figures import estimate, money, plain, tip
from rostrum.desk.link import Link
from rostrum.desk.models.calls import CallsModel, Pane, Whose
from rostrum.desk.models.columns import STATUS_WORDS
from rostrum.desk.models.pictures import Pictures
from rostrum.desk.phones.facts import groups_in_words
from rostrum.desk.phones.keys import PHONE_KEYS, PhoneAct
from rostrum.desk.phones.room import PhoneRoom
from rostrum.desk.phones.states import LEADS, SIGNS, UNREACHED
from rostrum.desk.phones.times import clock_time
from rostrum.desk.theme import Theme, font
from rostrum.desk.views.labels import label, set_tone
from rostrum.desk.views.phone_desk.card import BID_ACTS, CALL_KEYS, Card
from rostrum.desk.words import tr
from rostrum.wire.phones import CallCard, ClientCard
from rostrum.wire.state import BIDDABLE, ItemState

NOTES_SHOWN = 4
TITLE_CHARACTERS = 90
ASK_PIXELS = 68
AWAY_PIXELS = 44


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
        self._client_id: str | None = None
        self.card = Card(pane, pictures, theme)
        self.empty = label(18, tone="muted", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(18, 12, 18, 10)
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
            self.refresh()

    def refresh(self) -> None:
        """Shows the call as it is now; what is shown is what the key bids."""
        self.link = self._room.server.link  # of this moment, as the sign says it
        call = self.call
        self.card.setHidden(call is None)
        self.empty.setHidden(call is not None)
        if call is None:
            self.state = None
            key = PhoneAct.TO_A if self.pane is Pane.A else PhoneAct.TO_B
            words = tr("Pane {pane} is free.\nChoose a call and press {key}.")
            self.empty.setText(words.format(pane=self.pane, key=self._key(key)))
            return
        if self._line_of != call.call_id:
            self._line, self._line_of = self._room.bids.line_of(call), call.call_id
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
        notes = [
            f"{clock_time(note.at)}  {plain(note.by)}: {plain(note.text)}"
            for note in reversed(client.notes[-NOTES_SHOWN:])
        ]
        hint = tr("{key} writes a note").format(key=self._key(PhoneAct.NOTE))
        self._write(self.card.notes, "\n".join(notes) or hint)

    def _show_money(self, call: CallCard, client: ClientCard | None, state: ItemState) -> None:
        live = self.link is Link.LIVE
        whose = self._model.whose(call, state)
        price = money(state.price, state.currency) if state.bid_count else ""
        self.card.whose.show_whose(whose, price, old=not live)
        status = tr(STATUS_WORDS[state.status])
        self._write(self.card.lot_status, status)
        takes = state.status in BIDDABLE and state.ask > 0
        self._write(self.card.ask, self._large(call, state) if not takes else _ask(state))
        self.card.ask.setFont(font(ASK_PIXELS if takes else AWAY_PIXELS, bold=True))
        set_tone(self.card.ask, "" if live else "faint")
        caption = tr("ASK") if live else tr("ASK  ·  OLD FIGURES")
        self._write(self.card.ask_caption, caption if takes else status.upper())
        self._show_limit(client, state, whose)
        self._show_cover(call, state)
        self._show_key(call, state, whose)

    def _show_limit(self, client: ClientCard | None, state: ItemState, whose: Whose) -> None:
        if client is None or client.limit is None or client.left is None:
            self._write(self.card.limit, tr("No limit"))
            set_tone(self.card.limit, "muted")
            self._write(self.card.limit_rest, "")
            return
        left = money(client.left, state.currency)
        self._write(self.card.limit, tr("Left {amount}").format(amount=left))
        words = tr("of the limit {limit}; won and leading {bound}").format(
            limit=money(client.limit, state.currency), bound=money(client.bound, state.currency)
        )
        beyond = whose is not Whose.OURS and state.ask > client.left and state.status in BIDDABLE
        if beyond:
            words = tr("▲ the ask is {over} above what is left").format(
                over=money(state.ask - client.left, state.currency)
            )
        self._write(self.card.limit_rest, words)
        set_tone(self.card.limit, "closing" if beyond else "")
        set_tone(self.card.limit_rest, "closing" if beyond else "muted")

    def _show_cover(self, call: CallCard, state: ItemState) -> None:
        cover = call.cover
        tone = "muted"
        if cover is None:
            words = tr("No cover bid")
        else:
            amount = money(cover.maximum, state.currency)
            if cover.refused is not None:
                words = tr("✕ Cover {amount}: {why}").format(amount=amount, why=cover.refused)
                tone = "closing"
            elif cover.armed:
                placed = tr("it stands") if cover.placed else tr("the server bids")
                words = tr("■ Cover {amount} IN FORCE, {placed}").format(
                    amount=amount, placed=placed
                )
                tone = "soon"
            else:
                words = tr("□ Cover {amount}, not in force").format(amount=amount)
        self._write(self.card.cover, words)
        set_tone(self.card.cover, tone)

    def _show_key(self, call: CallCard, state: ItemState, whose: Whose) -> None:
        line = self._line
        waits = line is not None and line.phase in OPEN_PHASES
        why = self._room.bids.obstacle(call, state)
        key = self._key(BID_ACTS[self.pane])
        if waits and line is not None:
            word = tr("SENT") if line.phase is Phase.SENT else tr("ASKING AGAIN")
            words = f"{word}  {money(line.amount, state.currency)}"
        elif state.status not in BIDDABLE:
            words = tr("No bids now")
        elif self.link is not Link.LIVE:
            words = tr("{link} – no bids").format(link=self.link.value.upper())
        elif whose is Whose.OURS:
            words = tr("Ours at {price}").format(price=money(state.price, state.currency))
        else:
            words = tr("{key}   bid {ask}").format(key=key, ask=money(state.ask, state.currency))
        self._write(self.card.bid, words)
        self.card.bid.setEnabled(why is None and not waits)
        self._show_line(state, why)

    def _show_line(self, state: ItemState, why: str | None) -> None:
        line = self._line
        if line is None:
            self._write(self.card.sign, "")
            self.card.sign.hide()
            self._write(self.card.words, why or "")
            return
        sign, word, tone = BID_SIGNS[line.phase]
        said = f"{sign}  {tr(word)}"
        words = line.text
        if line.beyond:
            said = tr("▲  ABOVE THE LIMIT")
            tone = "soon"
            words = tr("Ask the client. {key} bids {amount} all the same.").format(
                key=self._key(PhoneAct.ABOVE), amount=money(line.amount, state.currency)
            )
            if line.amount != state.ask:
                words = tr("The ask has moved since; press the bid key again.")
        self._write(self.card.sign, said)
        self.card.sign.show()
        set_tone(self.card.sign, tone)
        self._write(self.card.words, words)

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

    def _large(self, call: CallCard, state: ItemState) -> str:
        """Where the ask would be while none is: how far the lot is, or what it made."""
        if call.lots_away:
            return tr("{n} away").format(n=call.lots_away)
        return money(state.price, state.currency) if state.bid_count else "–"

    def _key(self, act: PhoneAct) -> str:
        return PHONE_KEYS.first(act)

    @staticmethod
    def _write(shown: QWidget, words: str) -> None:
        """Changes a text, when it is another, and tells screen readers."""
        if shown.text() != words:  # type: ignore[attr-defined]
            shown.setText(words)  # type: ignore[attr-defined]
            if isinstance(shown, QPushButton):
                shown.setAccessibleName(words)
            else:
                shown.setAccessibleDescription(words)

    def write_note(self) -> None:
        """Opens the field for a note and gives it the keyboard."""
        if self.call is not None:
            self.card.note.show()
            self.card.note.setFocus()

    def _leave_note(self) -> None:
        self.card.note.hide()
        self.left.emit()

    def _give_note(self, text: str) -> None:
        if self._client_id is not None:
            self.noted.emit(self._client_id, text)


def _ask(state: ItemState) -> str:
    return money(state.ask, state.currency)


def _short(words: str) -> str:
    return words if len(words) <= TITLE_CHARACTERS else words[: TITLE_CHARACTERS - 1] + "…"
