"""How a connection is, in words: what the connection panel shows of each server."""

from dataclasses import dataclass
from enum import StrEnum

from rostrum.desk.figures import plain
from rostrum.desk.link import Link
from rostrum.desk.servers import Server
from rostrum.desk.settings import ServerKind
from rostrum.desk.spans import age
from rostrum.desk.told import ROLES
from rostrum.desk.words import mark, tr
from rostrum.wire.identity import Identity

WRONG_CLOCK_MS = 2_000
"""From here on the user is told that this machine's clock is wrong."""


class Sign(StrEnum):
    """What a link's condition is called, each with a shape of its own."""

    LIVE = mark("● LIVE")
    JOINING = mark("◌ JOINING")
    STALE = mark("◐ STALE")
    OFFLINE = mark("✕ OFFLINE")


@dataclass(frozen=True, slots=True)
class Condition:
    """One server's connection; ``facts`` are captions with their values, all as the user reads them."""

    key: str
    name: str
    url: str
    link: Link
    sign: str
    sentence: str
    facts: tuple[tuple[str, str], ...]
    can_sign_in: bool
    who: str


def condition(server: Server, who: Identity | None, wall_ms: float) -> Condition:
    """What to say of a server now; ``wall_ms`` is this machine's wall clock."""
    settings, counters, clock = server.settings, server.counters, server.clock
    ours = settings.kind is ServerKind.ROSTRUM
    joined, wanted = server.rooms
    link = server.link
    joining = link is Link.OFFLINE and server.trouble is None and wanted > joined
    sign = Sign.JOINING if joining else Sign[link.name]
    trip = "–" if clock.round_trip is None else tr("{n} ms").format(n=f"{clock.round_trip:.1f}")
    heard = "–" if server.age == float("inf") else age(server.age)
    untold = tr("not told")
    facts = (
        (tr("Round trip"), trip),
        (tr("Clock"), offset(server, wall_ms)),
        (tr("Last heard"), heard),
        (tr("Rooms"), tr("{joined} of {wanted}").format(joined=joined, wanted=wanted)),
        (tr("Missed"), str(counters.missed) if ours else untold),
        (tr("Resynchronised"), str(counters.resynchronised) if ours else untold),
        (tr("Reconnected"), str(counters.reconnections)),
        (tr("Not readable"), str(counters.malformed)),
    )
    named = ""
    if who is not None:
        named = tr("Signed in as {name}, {role}").format(
            name=plain(who.name), role=tr(ROLES[who.role])
        )
    return Condition(
        key=settings.key,
        name=plain(settings.name),
        url=plain(settings.base_url),
        link=link,
        sign=tr(sign),
        sentence=_sentence(server, link, joining=joining, wall_ms=wall_ms),
        facts=facts,
        can_sign_in=ours,
        who=named,
    )


def ahead_ms(server: Server, wall_ms: float) -> float | None:
    """How far the server's clock is ahead of this machine's wall clock, ms."""
    now = server.clock.now()
    return None if now is None else now - wall_ms


def offset(server: Server, wall_ms: float) -> str:
    """The difference of the two clocks: ``ahead 3.2 s``."""
    ahead = ahead_ms(server, wall_ms)
    if ahead is None:
        return "–"
    if abs(ahead) < 1:
        return tr("the same")
    by = f"{abs(ahead):.0f} ms" if abs(ahead) < 1000 else age(abs(ahead) / 1000)
    return (tr("ahead {by}") if ahead > 0 else tr("behind {by}")).format(by=by)


def _sentence(server: Server, link: Link, *, joining: bool, wall_ms: float) -> str:
    if joining:
        return tr("Connecting and joining the rooms. What is shown is from before.")
    match link:
        case Link.OFFLINE:
            why = server.trouble or tr("There is no connection.")
            return f"{why} {tr('It is tried again by itself; the last figures are marked as old.')}"
        case Link.STALE:
            return tr("Connected, but the server is silent. Its figures are old and bids wait.")
        case Link.LIVE:
            ahead = ahead_ms(server, wall_ms)
            if server.trouble is not None:
                return server.trouble
            if ahead is not None and abs(ahead) > WRONG_CLOCK_MS:
                return tr(
                    "Connected. This machine's clock is not the server's: the countdowns go by the "
                    "server's, so nothing is wrong here."
                )
            return tr("Connected. What is shown is what the server says now.")
