"""Whether a bid for a telephone client may be given by whoever gives it."""

from collections.abc import Mapping

from rostrum.engine.state import LotState
from rostrum.phones.desk import Desk
from rostrum.phones.groups import ended_by_group
from rostrum.phones.states import LIVE
from rostrum.rules.saying import Said, say
from rostrum.wire.phones import Client
from rostrum.wire.sentences import Say
from rostrum.wire.state import BidKind


def may_not_bid(
    desk: Desk,
    lot: LotState,
    paddle: str,
    kind: BidKind,
    caller: str,
    lots: Mapping[str, LotState],
) -> Said | None:
    """Why ``caller`` may not bid for ``paddle`` on this lot, in a sentence; None where they may.

    The paddle of a telephone client is bid for by the clerk who has the call, and by nobody else.
    A clerk does not bid against the client that they have on another line.
    """
    client = desk.client_with(paddle)
    if client is not None:
        owner = owner_of(desk, client, lot.lot.item_id)
        if owner is not None and owner != caller:
            return say(Say.ON_ANOTHER_TELEPHONE, paddle=paddle, clerk=owner)
        had = ended_by_group(client, lot, lots)
        if had is not None:
            return say(Say.GROUP_FILLED, lots=tuple(each.lot.lot for each in had))
    if kind is BidKind.PHONE and lot.leader is not None and lot.leader != paddle:
        leading = desk.client_with(lot.leader)
        if leading is not None and owner_of(desk, leading, lot.lot.item_id) == caller:
            return say(Say.OWN_CLIENT_LEADS, paddle=lot.leader)
    return None


def owner_of(desk: Desk, client: Client, item_id: str) -> str | None:
    """The clerk who has the client for this lot, or has them on the line for another one."""
    calls = desk.calls_of(client.client_id)
    for call in calls:
        if call.item_id == item_id and call.clerk is not None:
            return call.clerk
    return next((call.clerk for call in calls if call.state in LIVE and call.clerk), None)
