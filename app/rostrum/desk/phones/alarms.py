"""What a clerk must not overlook, in sentences: a silent server, dropped lines, calls that are asked
for, calls to make."""

from rostrum.desk.figures import plain
from rostrum.desk.link import Link
from rostrum.desk.models.calls import CallsModel
from rostrum.desk.phones.keys import PHONE_KEYS, PhoneAct
from rostrum.desk.phones.states import LIVE
from rostrum.desk.words import in_turn, tr
from rostrum.wire.phones import CallCard, CallState

NEAR = 3
"""Lots away from which on a client must have been called."""

Loud = tuple[str, str, str]
"""A sign, a sentence and a tone of the theme."""


def loud(link: Link, trouble: str, model: CallsModel) -> list[Loud]:
    """The loudest first; ``trouble``: why the desk could not be read, or empty."""
    read = [("!", trouble, "soon")] if trouble else []
    return [*_not_live(link), *read, *_dropped(model), *_asked(model), *_near(model)]


def _not_live(link: Link) -> list[Loud]:
    if link is Link.LIVE:
        return []
    word = tr("OFFLINE.") if link is Link.OFFLINE else tr("STALE.")
    old = tr("Nothing can be bid from here; the figures are old. Shout, or give the call away.")
    return [("✕", in_turn(word, old), "closing")]


def _dropped(model: CallsModel) -> list[Loud]:
    said = tr(
        "LINE DROPPED · Lot {lot} · {name} – the lot goes on. {dial} dials again, {line} when back"
    )
    keys = {"dial": PHONE_KEYS.first(PhoneAct.DIAL), "line": PHONE_KEYS.first(PhoneAct.LINE)}
    cover = tr("{key} takes the cover bid").format(key=PHONE_KEYS.first(PhoneAct.COVER))
    found = []
    for call in model.mine:
        if call.state is CallState.DROPPED:
            words = said.format(lot=call.lot, name=_name(model, call), **keys)
            offers = call.cover is not None and not call.cover.armed
            whole = tr("{dropped}, {cover}.") if offers else tr("{dropped}.")
            found.append(("✕", whole.format(dropped=words, cover=cover), "closing"))
    return found


def _asked(model: CallsModel) -> list[Loud]:
    said = tr("{who} asks for lot {lot}, {name}. {give} gives it, {keep} keeps it.")
    keys = {"give": PHONE_KEYS.first(PhoneAct.GIVE), "keep": PHONE_KEYS.first(PhoneAct.REFUSE)}
    return [
        (
            "‼",
            said.format(who=call.asking.clerk, lot=call.lot, name=_name(model, call), **keys),
            "soon",
        )
        for call in model.mine
        if call.asking is not None
    ]


def _near(model: CallsModel) -> list[Loud]:
    found = []
    for call in model.mine:
        if call.alarm is None or call.state in LIVE or call.state is CallState.OUT:
            continue
        if call.alarm <= NEAR:
            words = (
                tr("Lot {lot} is on the block and {name} is not called. Call now.")
                if call.lots_away == 0
                else tr("Lot {lot} is {n} away: call {name} now.")
            ).format(lot=call.lot, n=call.lots_away, name=_name(model, call))
            found.append(("▲", words, "soon"))
    return found


def _name(model: CallsModel, call: CallCard) -> str:
    client = model.client_of(call)
    return call.client_id if client is None else plain(client.name)
