"""A sale as it went, state by state: what a replay on any screen is fed with."""

import heapq
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from rostrum.engine.apply import apply
from rostrum.engine.events import decode_event
from rostrum.engine.public import public_state
from rostrum.engine.state import LotState
from rostrum.store.records import EventRow
from rostrum.wire.replay import ReplayHead, ReplayStep

_encode = msgspec.json.Encoder().encode


def replay_lines(sale_id: str, logs: Mapping[str, Sequence[EventRow]]) -> Iterator[bytes]:
    """JSON lines: a head, then each public state in the order of time, as it was pushed.

    ``logs``: each item's whole log, in the order of the sale. Nothing private is in it.
    """
    times = [row.at for rows in logs.values() for row in rows]
    head = ReplayHead(
        sale_id=sale_id,
        begins_at=min(times, default=None),
        ends_at=max(times, default=None),
        steps=len(times),
        items=list(logs),
    )
    yield _encode(head) + b"\n"
    lanes = [_lane(place, rows) for place, rows in enumerate(logs.values())]
    for _, _, _, line in heapq.merge(*lanes):
        yield line


def _lane(place: int, rows: Sequence[EventRow]) -> Iterator[tuple[int, int, int, bytes]]:
    state: LotState | None = None
    latest = 0
    for row in rows:
        state = apply(state, decode_event(row.body))
        latest = max(latest, row.at)  # a clock that was set back does not turn the order round
        step = ReplayStep(row.at, public_state(state, row.at))
        yield latest, place, row.version, _encode(step) + b"\n"
