"""What one lot's extension means for the other lots of its sale."""

from collections.abc import Mapping

from rostrum.engine.commands import Extend
from rostrum.engine.events import BidAccepted, Event
from rostrum.engine.state import LotState
from rostrum.rules.lots import DONE
from rostrum.rules.soft_close import Scope, SoftClose


def follow_on(states: Mapping[str, LotState], event: Event) -> list[tuple[str, Extend]]:
    """The commands that carry an extension to other lots, by item id, in the sale's order.

    ``states`` holds the lots of the sale by item id, the event's own among them (before or after
    it). Lots of a group move by as much as the one that was bid on, as far as the cap lets each;
    all later lots of a sale move with their schedule, so that their distances stay.
    """
    if not isinstance(event, BidAccepted) or event.extended_by <= 0:
        return []
    source = states[event.item_id]
    terms = source.sale.soft_close
    if terms is None or terms.scope is Scope.LOT:
        return []
    found = [
        (state.lot.position, item_id, end)
        for item_id, state in states.items()
        if _follows(terms, source, state, event.at)
        and (end := _new_end(terms, state, event.extended_by)) is not None
    ]
    return [
        (
            item_id,
            Extend(
                by="server",
                ends_at=end,
                reschedule=terms.scope is Scope.LATER,
                cause=event.item_id,
            ),
        )
        for _, item_id, end in sorted(found)
    ]


def _follows(terms: SoftClose, source: LotState, other: LotState, now: int) -> bool:
    """Whether ``other`` is bound to ``source`` and still has its end before it."""
    mine, theirs = source.lot, other.lot
    if theirs.item_id == mine.item_id or theirs.sale_id != mine.sale_id or other.status in DONE:
        return False
    if other.ends_at is None or other.ends_at <= now:
        return False
    if terms.scope is Scope.GROUP:
        return mine.group is not None and theirs.group == mine.group
    return theirs.position > mine.position


def _new_end(terms: SoftClose, state: LotState, more: int) -> int | None:
    """The lot's end moved by ``more`` ms; None where the cap leaves it where it is."""
    if state.ends_at is None:
        return None
    wanted = state.ends_at + more
    if terms.scope is Scope.GROUP and terms.cap_ms is not None and state.scheduled_end is not None:
        wanted = min(wanted, state.scheduled_end + terms.cap_ms)
    return wanted if wanted > state.ends_at else None
