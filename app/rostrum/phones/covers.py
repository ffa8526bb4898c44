"""Bids that the server places by itself: armed cover bids, and the book of commission bids.

A cover bid is armed only while its client cannot be reached. Both stand in the engine as maximum
bids, so that among them the sale's rule holds: the higher leads, a tie goes to the earlier.
"""

from msgspec import UNSET
from msgspec.structs import replace

from rostrum.engine.state import LotState
from rostrum.phones.calls import without_arms
from rostrum.phones.desk import Actor, Change, Desk, DeskEvent, PhoneRefused, call, own
from rostrum.phones.groups import ended_by_group
from rostrum.phones.states import OVER, UNREACHED
from rostrum.rules.saying import Said, say
from rostrum.wire.commissions import Commission
from rostrum.wire.phones import Call, Cover, CoverChange
from rostrum.wire.sentences import Say
from rostrum.wire.state import BIDDABLE

COMMISSIONS_MOST = 20_000
"""Commission bids of one sale."""


def change_cover(
    desk: Desk, actor: Actor, call_id: str, change: CoverChange, now: int
) -> DeskEvent | None:
    """Sets, arms or disarms a cover bid; None where nothing changes. Raises PhoneRefused."""
    before = call(desk, call_id)
    own(before, actor)
    if before.state in OVER:
        raise PhoneRefused("CALL_OVER", say(Say.COVER_TOO_LATE))
    after = before
    if change.maximum is not UNSET:
        after = _with_maximum(after, change.maximum)
    if change.armed is True:
        after = _armed(desk, after)
    elif change.armed is False:
        after = without_arms(after)
    if after == before:
        return None
    return DeskEvent(
        version=desk.version + 1, at=now, by=actor.name, change=Change.COVER, calls=(after,)
    )


def _with_maximum(before: Call, maximum: int | None) -> Call:
    cover = before.cover
    if cover is not None and cover.placed:
        raise PhoneRefused("COVER_STANDS", say(Say.COVER_STANDS))
    armed = cover is not None and cover.armed and maximum is not None
    return replace(before, cover=None if maximum is None else Cover(maximum=maximum, armed=armed))


def _armed(desk: Desk, before: Call) -> Call:
    if before.cover is None:
        raise PhoneRefused("NO_COVER", say(Say.NO_COVER))
    if before.state not in UNREACHED:
        raise PhoneRefused("CLIENT_REACHABLE", say(Say.CLIENT_REACHABLE, state=before.state))
    if desk.clients[before.client_id].paddle is None:
        raise PhoneRefused("NO_PADDLE", say(Say.NO_PADDLE_TO_BID))
    if before.cover.armed:
        return before
    return replace(before, cover=replace(before.cover, armed=True, refused=None, sentence=None))


def leave(desk: Desk, actor: Actor, left: Commission, now: int) -> DeskEvent:
    """Writes a commission bid into the book; a bidder has one for a lot. Raises PhoneRefused."""
    if left.commission_id in desk.commissions:
        raise PhoneRefused(
            "KNOWN_COMMISSION", say(Say.KNOWN_COMMISSION, commission=left.commission_id)
        )
    if len(desk.commissions) >= COMMISSIONS_MOST:
        raise PhoneRefused("TOO_MANY", say(Say.MOST_COMMISSIONS, most=COMMISSIONS_MOST))
    for other in desk.commissions.values():
        same = (other.item_id, other.paddle) == (left.item_id, left.paddle)
        if same and not other.withdrawn:
            raise PhoneRefused("KNOWN_COMMISSION", say(Say.PADDLE_LEFT_A_BID, paddle=left.paddle))
    return _book(desk, actor.name, left, now)


def withdraw(desk: Desk, actor: Actor, commission_id: str, now: int) -> DeskEvent | None:
    """Takes a commission bid back; None where it was taken back before. Raises PhoneRefused."""
    found = desk.commissions.get(commission_id)
    if found is None:
        raise PhoneRefused(
            "UNKNOWN_COMMISSION", say(Say.UNKNOWN_COMMISSION, commission=commission_id)
        )
    if found.withdrawn:
        return None
    return _book(desk, actor.name, replace(found, withdrawn=True), now)


def _book(desk: Desk, by: str, left: Commission, now: int) -> DeskEvent:
    return DeskEvent(
        version=desk.version + 1, at=now, by=by, change=Change.COMMISSION, commissions=(left,)
    )


Standing = Call | Commission
"""What a bid of the server's is placed for."""


def to_place(
    desk: Desk, lot: LotState, lots: dict[str, LotState]
) -> list[tuple[Standing, str, int]]:
    """Bids to place now on a lot: for what, paddle, maximum in minor units; the earlier first.

    Nothing for whom it would help no more, whose bid was undone, or who has what they want.
    """
    if lot.status not in BIDDABLE:
        return []
    item_id = lot.lot.item_id
    found: list[tuple[Standing, str, int]] = [
        (left, left.paddle, left.maximum)
        for left in desk.commissions.values()
        if left.item_id == item_id and not left.withdrawn and left.refused is None
    ]
    for each in desk.calls_on(item_id):
        who, cover = desk.clients[each.client_id], each.cover
        if cover is None or not cover.armed or cover.refused is not None or who.paddle is None:
            continue
        if ended_by_group(who, lot, lots) is None:
            found.append((each, who.paddle, cover.maximum))
    return [each for each in found if _helps(lot, each[1], each[2])]


def to_take_back(desk: Desk, item_id: str) -> list[tuple[Standing, str]]:
    """Bids that stand though their cover was disarmed or their bidder withdrew: for what, paddle."""
    found: list[tuple[Standing, str]] = [
        (left, left.paddle)
        for left in desk.commissions.values()
        if left.item_id == item_id and left.withdrawn and left.placed
    ]
    for each in desk.calls_on(item_id):
        cover, paddle = each.cover, desk.clients[each.client_id].paddle
        if cover is not None and cover.placed and not cover.armed and paddle is not None:
            found.append((each, paddle))
    return found


def marked(
    desk: Desk, standing: Standing, now: int, *, placed: bool, refused: Said | None = None
) -> DeskEvent | None:
    """What became of a bid of the server's, written down; None where that is known."""
    why = None if refused is None else refused.text
    sentence = None if refused is None else refused.sentence
    if isinstance(standing, Commission):
        left = desk.commissions[standing.commission_id]
        after = replace(left, placed=placed, refused=why, sentence=sentence)
        return None if after == left else _book(desk, "book", after, now)
    before = desk.calls[standing.call_id]
    if before.cover is None:
        return None
    cover = replace(before.cover, placed=placed, refused=why, sentence=sentence)
    if cover == before.cover:
        return None
    return DeskEvent(
        version=desk.version + 1,
        at=now,
        by="cover",
        change=Change.COVER,
        calls=(replace(before, cover=cover),),
    )


def _helps(lot: LotState, paddle: str, maximum: int) -> bool:
    standing = lot.standing
    if paddle in lot.retracted:
        return False
    if standing is not None and standing.leader == paddle:
        return standing.maximum < maximum
    return lot.ask <= maximum
