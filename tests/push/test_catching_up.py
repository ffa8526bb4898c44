"""A push process that was deaf for a while shows what it missed, and turns no item back."""

import asyncio

import msgspec
import pytest
from tests.push.test_sockets import state

from rostrum.push.catching_up import CatchingUp
from rostrum.wire.push import Subscribed
from rostrum.wire.state import ItemState


class Process:
    """What one process reads and shows."""

    def __init__(self) -> None:
        self.stored: dict[str, int] = {"a": 10, "b": 20}
        self.shown: list[tuple[str, int]] = []
        self.free = asyncio.Event()
        self.free.set()
        self.failures = 0
        self.catching_up = CatchingUp(self.snapshots, lambda: ["a", "b", "c"], self.show)

    async def snapshots(self, versions) -> Subscribed:
        await self.free.wait()
        if self.failures:
            self.failures -= 1
            raise TimeoutError("the database does not answer")
        found = {item: self.stored[item] for item in versions if item in self.stored}
        states = {i: msgspec.convert(state(v, i), ItemState) for i, v in found.items()}
        return Subscribed(states, [item for item in versions if item not in found])

    async def show(self, item_id: str, channel: str, message: bytes) -> None:
        assert channel == "auction"
        self.shown.append((item_id, msgspec.json.decode(message)["version"]))

    def hears(self, item: str, version: int) -> bool:
        """Whether what is heard goes on to those who watch."""
        message = msgspec.json.encode(state(version, item))
        return not self.catching_up.is_old(item, "auction", message)

    async def until(self, shown: list[tuple[str, int]]) -> None:
        async with asyncio.timeout(60):
            while self.shown != shown:
                await asyncio.sleep(0.01)


@pytest.fixture
async def process():
    made = Process()
    yield made
    made.catching_up.stop()


async def test_the_newest_states_of_all_that_is_watched_are_shown(process):
    process.catching_up.begin()
    await process.until([("a", 10), ("b", 20)])


async def test_an_item_that_was_heard_meanwhile_is_left_alone(process):
    process.free.clear()
    process.catching_up.begin()
    assert process.hears("a", 11)
    process.free.set()
    await process.until([("b", 20)])


async def test_what_comes_late_and_is_older_is_dropped_until_the_item_has_caught_up(process):
    process.catching_up.begin()
    await process.until([("a", 10), ("b", 20)])
    assert not process.hears("a", 8)
    assert not process.hears("a", 9)
    assert process.hears("a", 10)
    assert process.hears("a", 11)
    assert process.hears("a", 3)  # another program begins anew


async def test_what_cannot_be_read_is_asked_for_again(process):
    process.failures = 2
    process.catching_up.begin()
    await process.until([("a", 10), ("b", 20)])


async def test_other_channels_and_other_programs_pass(process):
    process.catching_up.begin()
    await process.until([("a", 10), ("b", 20)])
    catching_up = process.catching_up
    assert not catching_up.is_old("a", "news", b'{"version":1}')
    assert not catching_up.is_old("a", "auction", b'"words"')
    assert not catching_up.is_old("a", "auction", msgspec.UNSET)
