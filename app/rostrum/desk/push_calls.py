"""What the desk asks a push service on an open connection, and what it believes of the answers."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from rostrum.desk.clock import ServerClock, monotonic_ms
from rostrum.desk.connecting import heed_cancel
from rostrum.desk.push_socket import PushSocket
from rostrum.desk.truth import LATEST_MS, believable
from rostrum.wire.push import Staff, Subscribe, Subscribed, TimeAnswer, TimeQuery

if TYPE_CHECKING:
    from rostrum.desk.polling_socket import PollingSocket

AnySocket: TypeAlias = "PushSocket | PollingSocket"

CALL_LIMIT_S = 5.0
CLOCK_BURST = 4
"""Exchanges of one measurement of the clock."""


class Refusal(Exception):
    """The push service answered a call with an error, or with what cannot be."""


async def subscribe(socket: AnySocket, asked: dict[str, int | None]) -> tuple[Subscribed, int]:
    """Joins the rooms of items: their newer states, and how many of those cannot be believed.

    ``asked``: the version that the desk has of each item. This and the other calls raise
    ``Refusal``, ``SocketFailed``, ``TimeoutError`` and ``msgspec.MsgspecError``.
    """
    answer = await _call(socket, "subscribe", Subscribe(items=asked))
    subscribed = msgspec.convert(answer, Subscribed)
    good = {key: state for key, state in subscribed.items.items() if believable(state)}
    malformed = len(subscribed.items) - len(good)
    return msgspec.structs.replace(subscribed, items=good), malformed


async def join_staff(socket: AnySocket, sale_ids: Iterable[str]) -> None:
    """Joins the staff rooms of sales."""
    await _call(socket, "staff", Staff(sales=sorted(sale_ids)))


async def measure(socket: AnySocket, clock: ServerClock) -> None:
    """Measures the server's clock by a burst of exchanges."""
    for _ in range(CLOCK_BURST):
        t0 = monotonic_ms()
        answer = await _call(socket, "time", TimeQuery(t0=t0))
        t3 = monotonic_ms()
        times = msgspec.convert(answer, TimeAnswer)
        if not 0 < times.t1 <= times.t2 < LATEST_MS:
            raise Refusal(f"time: {times!r}")
        clock.sample(t0, times.t1, times.t2, t3)


async def _call(socket: AnySocket, event: str, body: msgspec.Struct) -> object:
    answer = await socket.call(event, msgspec.to_builtins(body), CALL_LIMIT_S)
    heed_cancel()
    if not isinstance(answer, dict) or "error" in answer:
        raise Refusal(f"{event}: {answer!r}")
    return answer
