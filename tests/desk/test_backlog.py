"""The line at the foot of the window tells staff how the server's queue is."""

import asyncio

import pytest

from rostrum.desk.app import Desk
from rostrum.desk.backlog import words, worst
from rostrum.wire.queue import QueueState

EMPTY = QueueState(0, None, None, 0, None)
SHORT = QueueState(3, 0, 40, 0, None)
BEHIND = QueueState(14, 0, 3200, 2, None)
DOWN = QueueState(20, 0, 900, 0, "http://push:3000/pub cannot be reached")


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (EMPTY, "queue 0"),
        (SHORT, "queue 3"),
        (BEHIND, "queue 14, 3 s behind, 2 given up"),
        (DOWN, "queue 20, pushes do not get through"),
    ],
)
def test_a_queue_in_words(state, said):
    assert words(state) == said


def test_of_several_servers_the_worst_is_told():
    assert worst([]) is None
    assert worst([EMPTY, SHORT]) is SHORT
    assert worst([BEHIND, DOWN, EMPTY]) is DOWN


def test_a_desk_with_a_token_tells_it(with_desk):
    async def test(desk: Desk) -> None:
        async with asyncio.timeout(60):
            while "queue 0" not in desk.window._strip.text():
                await asyncio.sleep(0.02)

    with_desk(test)
