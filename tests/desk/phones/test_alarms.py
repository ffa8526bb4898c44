"""What a clerk must not overlook is said on the screen: calls that come near, and groups that are had."""

import asyncio

from PySide6.QtCore import Qt
from tests.desk.phones.conftest import Clerk, House, until

from rostrum.desk.link import Link
from rostrum.desk.phones.alarms import loud


def test_a_call_is_announced_ten_and_three_lots_away(house: House, desks):
    house.prepare(16, {"mary": ["en"]})
    far = house.call(house.client("Wu", "412"), 13, "mary")
    house.call(house.client("Roy", "415"), 2, "mary")

    async def test(mary: Clerk) -> None:
        model = mary.window.model
        near: list[tuple[str, int]] = []
        model.near.connect(lambda call, lots: near.append((call, lots)))

        async def act(lot: int, action: str) -> None:
            await asyncio.to_thread(house.act, lot, action)

        def row():
            return next(row for row in mary.window.queue.rows if row.call_id == far)

        def said() -> str:
            return " ".join(words for _, words, _ in loud(Link.LIVE, "", model))

        assert row().alarm is None
        await act(1, "pass")
        await until(lambda: model.call(far).lots_away == 11, "eleven away")
        await until(lambda: "Roy is not called. Call now." in said(), "it is his turn")
        await act(2, "pass")
        await until(lambda: (far, 10) in near, "ten away, to be heard")
        await until(lambda: row().alarm == 10, "on the screen, too")
        assert "Wu" not in said()
        for lot in range(3, 10):
            await act(lot, "pass")
        await until(lambda: (far, 3) in near, "three away")
        await until(lambda: row().alarm == 3, "on the screen, too")
        assert "Lot 13 is 3 away: call Wu now." in said()

    desks(test, "mary")


def test_a_group_that_is_had_takes_its_other_call_off_the_screen(house: House, desks):
    house.prepare(4, {"mary": ["en"]})
    roy = house.client("Roy", "415", groups=[{"items": ["s1-1", "s1-3"], "want": 1}])
    first, rest = house.call(roy, 1, "mary"), house.call(roy, 3, "mary")

    async def test(mary: Clerk) -> None:
        await mary.take(first)
        await mary.lead(Qt.Key.Key_L, first, "on_line")
        await mary.bid(Qt.Key.Key_Space, first)
        await asyncio.to_thread(house.act, 1, "hammer")
        await until(lambda: mary.state(rest) == "out", "the rest of the group")
        assert "same group" in mary.window.model.call(rest).reason
        await until(lambda: mary.state(first) == "won", "the one that was wanted")

    desks(test, "mary")


def test_a_desk_without_calls_says_that_nobody_is_to_be_called(house: House, desks):
    house.prepare(2, {"mary": ["en"]})

    async def test(mary: Clerk) -> None:
        assert mary.a.empty.text().startswith("Nobody is to be called in this sale yet.\nF4")
        house.call(house.client("Wu", "412"), 1, "mary")
        await until(lambda: mary.a.call is not None, "her call")

    desks(test, "mary")
