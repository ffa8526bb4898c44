"""What a pane says of limit, cover bid and the key that bids; pure, each with a tone of the theme."""

from typing import NamedTuple

from rostrum.desk.bid_line import OPEN_PHASES, BidLine, Phase
from rostrum.desk.bid_line import SIGNS as BID_SIGNS
from rostrum.desk.figures import money
from rostrum.desk.link import LINK_WORDS, Link
from rostrum.desk.models.calls import Whose
from rostrum.desk.phones.keys import PHONE_KEYS, PhoneAct
from rostrum.desk.told import told
from rostrum.desk.words import tr
from rostrum.wire.phones import CallCard, ClientCard, Cover
from rostrum.wire.state import BIDDABLE, ItemState


class Said(NamedTuple):
    """Words and their tone."""

    words: str
    tone: str = ""


def limit_words(client: ClientCard | None, state: ItemState, whose: Whose) -> tuple[Said, Said]:
    """What is left of the client's limit over the sale, and what it is bound to or short of."""
    if client is None or client.limit is None or client.left is None:
        return Said(tr("No limit"), "muted"), Said("", "muted")
    left = tr("Left {amount}").format(amount=money(client.left, state.currency))
    over = state.ask - client.left
    if over > 0 and whose is not Whose.OURS and state.status in BIDDABLE:
        words = tr("▲ the ask is {over} above what is left")
        return Said(left, "closing"), Said(
            words.format(over=money(over, state.currency)), "closing"
        )
    words = tr("of the limit {limit}; won and leading {bound}").format(
        limit=money(client.limit, state.currency), bound=money(client.bound, state.currency)
    )
    return Said(left), Said(words, "muted")


def cover_words(cover: Cover | None, state: ItemState, whose: Whose) -> Said:
    """The cover bid, whether it is in force, and whether it still can buy anything."""
    if cover is None:
        return Said(tr("No cover bid"), "muted")
    amount = money(cover.maximum, state.currency)
    if cover.refused is not None:
        why = told(cover.sentence, cover.refused)
        words = tr("✕ Cover {amount}: {why}").format(amount=amount, why=why)
        return Said(words, "closing")
    if not cover.armed:
        return Said(tr("□ Cover {amount}, not in force").format(amount=amount), "muted")
    if cover.maximum < state.ask and whose is not Whose.OURS and state.status in BIDDABLE:
        return Said(tr("▲ Cover {amount} is below the ask").format(amount=amount), "closing")
    placed = tr("it stands") if cover.placed else tr("the server bids")
    words = tr("■ Cover {amount} IN FORCE, {placed}").format(amount=amount, placed=placed)
    return Said(words, "soon")


def key_words(
    act: PhoneAct, state: ItemState, whose: Whose, link: Link, line: BidLine | None
) -> str:
    """What stands on the key that bids."""
    if line is not None and line.phase in OPEN_PHASES:
        word = tr("SENT") if line.phase is Phase.SENT else tr("ASKING AGAIN")
        return f"{word}  {money(line.amount, state.currency)}"
    if state.status not in BIDDABLE:
        return tr("No bids now")
    if link is not Link.LIVE:
        return tr("{link} – no bids").format(link=tr(LINK_WORDS[link]))
    if whose is Whose.OURS:
        return tr("Ours at {price}").format(price=money(state.price, state.currency))
    return tr("{key}   bid {ask}").format(
        key=PHONE_KEYS.first(act), ask=money(state.ask, state.currency)
    )


def line_words(line: BidLine, state: ItemState) -> tuple[Said, str]:
    """The sign of what became of the last key press, and its sentence."""
    sign, word, tone = BID_SIGNS[line.phase]
    if not line.beyond:
        return Said(f"{sign}  {tr(word)}", tone), line.text
    words = tr("Ask the client. {key} bids {amount} all the same.").format(
        key=PHONE_KEYS.first(PhoneAct.ABOVE), amount=money(line.amount, state.currency)
    )
    if line.amount != state.ask:
        words = tr("The ask has moved since; press the bid key again.")
    return Said(tr("▲  ABOVE THE LIMIT"), "soon"), words


def large_words(call: CallCard, state: ItemState) -> str:
    """The ask; while there is none, how far the lot is, or what it made."""
    if state.status in BIDDABLE and state.ask > 0:
        return money(state.ask, state.currency)
    if call.lots_away:
        return tr("{n} away").format(n=call.lots_away)
    return money(state.price, state.currency) if state.bid_count else "–"
