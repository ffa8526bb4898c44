"""From a command to its answer: decide, advance, commit, show.

A state is advanced in memory as soon as a command is decided, so that the next one is decided on
it; what is shown outside is only what has been committed. When a commit fails, the memory goes
back to what is stored.
"""

from collections.abc import Callable, Collection, Sequence

import msgspec

from rostrum.engine.commands import Command
from rostrum.engine.decide import decide
from rostrum.engine.events import BidAccepted, Event, encode_event
from rostrum.engine.follow import follow_on
from rostrum.engine.public import public_state
from rostrum.engine.rejected import Rejected, reject
from rostrum.engine.state import LotState, commitment
from rostrum.rules.saying import Said
from rostrum.rules.soft_close import Scope
from rostrum.saleroom.answers import Answer, Answered, KeyReused
from rostrum.saleroom.memory import Memory
from rostrum.saleroom.reading import Reading
from rostrum.saleroom.shown import Shown
from rostrum.store.commits import Wanted
from rostrum.store.records import AnswerRow, BidRow, EventWrite
from rostrum.store.store import Store
from rostrum.wire.bids import RejectionCode
from rostrum.wire.state import ItemState

_encode = msgspec.json.Encoder().encode

Body = Callable[[Event, ItemState], bytes]
"""The encoded answer, from what was decided and the item's public state after it."""

Key = tuple[str, str, bytes]
"""The caller, the idempotency key, and the fingerprint of what was asked with it."""


def state_alone(_event: Event, state: ItemState) -> bytes:
    """An answer that is no more than the item's state."""
    return _encode(state)


class Decisions:
    """Every command to a lot passes here, one after another."""

    def __init__(
        self,
        store: Store,
        shown: Shown,
        memory: Memory,
        reading: Reading,
        clock: Callable[[], int],
    ) -> None:
        self._store = store
        self._shown = shown
        self._memory = memory
        self._reading = reading
        self._clock = clock

    async def ready(self, item_id: str) -> Sequence[str]:
        """Brings the lot, and those that its extensions reach, into memory; all of them."""
        if self._store.shared and item_id not in self._shown.listed:
            await self._reading.see_items([item_id])
        listed = self._shown.listed.get(item_id)
        if listed is None:
            return ()
        soft_close = self._shown.terms[listed.state.sale_id].soft_close
        together = [item_id]
        if soft_close is not None and soft_close.scope is not Scope.LOT:
            together = self._shown.order[listed.state.sale_id]
        await self._reading.bring(together)
        return together

    async def kept(self, item_ids: Collection[str]) -> dict[str, LotState]:
        """These lots as they are committed by now, staff's view. Raises StoreFailed."""
        await self._reading.bring(tuple(item_ids))
        with self._memory.holding(item_ids):
            await self._store.commits.decide(Wanted(lambda _: (), item_ids))
        states = ((item_id, self._memory.kept(item_id)) for item_id in item_ids)
        return {item_id: state for item_id, state in states if state is not None}

    async def take(
        self,
        item_id: str,
        command: Callable[[], Command],
        *,
        together: Sequence[str],
        body: Body = state_alone,
        key: Key | None = None,
        paddle: tuple[str, str] | None = None,
        forbidden: Callable[[LotState], Said | None] = lambda _: None,
    ) -> Answer:
        """Decides a command on a lot; returns when it is durable or refused.

        ``together``: the lots that ``ready`` gave. ``paddle``: sale and paddle whose limit is kept
        over several lots. ``forbidden`` says why the caller may not do it, asked in the moment of
        the decision. Nothing is awaited between reading the state and advancing it. Raises
        KeyReused, and StoreFailed when nothing was kept.
        """
        now = self._clock()
        outcome: Answer | None = None
        states: list[ItemState] = []

        def decided(kept: AnswerRow | None) -> list[EventWrite]:
            """May be asked again, when another process was quicker."""
            nonlocal outcome
            states.clear()
            if kept is not None and key is not None:
                if kept.fingerprint != key[2]:
                    raise KeyReused
                outcome = Answered(kept.body, again=True)
                return []
            state = self._memory.state(item_id)
            why_not = forbidden(state) if state is not None else None
            if state is not None and why_not is not None:
                outcome = reject(state, RejectionCode.FORBIDDEN, why_not)
                return []
            event = decide(state, command(), now)
            if isinstance(event, Rejected):
                outcome = event
                return []
            states.append(public_state(self._memory.advance(event), now))
            answer = body(event, states[0])
            outcome = Answered(answer)
            row = AnswerRow(*key, answer) if key else None
            writes = [self._write(event, states[0], row)]
            for other, extension in self._following(event, together):
                follower = decide(self._memory.state(other), extension, now)
                if not isinstance(follower, Rejected):
                    states.append(public_state(self._memory.advance(follower), now))
                    writes.append(self._write(follower, states[-1], None))
            return writes

        with self._memory.holding((item_id, *together)):
            await self._store.commits.decide(
                Wanted(decided, together, key[:2] if key else None, paddle)
            )
        for state in states:
            self._shown.take(state)
        self._show_kept(item_id, now)
        assert outcome is not None  # noqa: S101 - it was decided
        return outcome

    def _following(self, event: Event, together: Sequence[str]) -> list[tuple[str, Command]]:
        if not isinstance(event, BidAccepted) or event.extended_by <= 0:
            return []
        return list(follow_on(dict(self._memory.of(together)), event))

    def _write(self, event: Event, public: ItemState, answer: AnswerRow | None) -> EventWrite:
        state = self._memory.state(event.item_id)
        bound = commitment(state) if state is not None else None
        bid = None
        if isinstance(event, BidAccepted):
            bid = BidRow(
                event.bid_id, event.paddle, event.amount, event.maximum, event.kind, event.by
            )
        return EventWrite(
            item_id=event.item_id,
            version=event.version,
            at=event.at,
            event=encode_event(event),
            state=_encode(public),
            leader=bound.paddle if bound else None,
            committed=bound.amount if bound else 0,
            bid=bid,
            answer=answer,
        )

    def _show_kept(self, item_id: str, now: int) -> None:
        """An answer rests on what is kept by now: nothing older is shown beside it or after it."""
        state = self._memory.kept(item_id)
        if state is not None and state.version > self._shown.listed[item_id].state.version:
            self._shown.take(public_state(state, now))
