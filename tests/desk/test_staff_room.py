"""A desk hears the staff rooms that it wants to, and goes on where it may not."""

import asyncio

import msgspec
import pytest
from tests.conftest import ADMIN

from rostrum.desk.session import Session
from rostrum.wire.catalogue import ItemPage
from rostrum.wire.push import StaffNotice


async def listening(url: str, token: str | None, heard: list, joined: asyncio.Event) -> Session:
    session = Session(
        url, token, on_states=lambda _: None, on_link=lambda _: None,
        on_staff=heard.append, on_staff_joined=joined.set,
    )  # fmt: skip
    session.join_staff(["s1"])
    return session


async def test_a_notice_of_the_phone_desk_is_heard(server, sale, admin):
    heard: list[StaffNotice] = []
    joined = asyncio.Event()
    session = await listening(server.url, ADMIN, heard, joined)
    running = asyncio.create_task(session.run())
    async with asyncio.timeout(60):
        await joined.wait()
        body = {"name": "mary", "languages": ["en"]}
        await asyncio.to_thread(admin.post, "/api/v1/sales/s1/phones/clerks", json=body)
        while not heard:
            await asyncio.sleep(0.01)
    assert heard[0].sale_id == "s1"
    assert heard[0].phones.change == "clerk"
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


async def test_who_is_not_staff_stays_connected_and_is_told_why(server, sale):
    session = await listening(server.url, None, [], asyncio.Event())
    running = asyncio.create_task(session.run())
    async with asyncio.timeout(60):
        while session.staff_trouble is None or session.link.value != "live":
            await asyncio.sleep(0.01)
    assert "Staff rooms take the token" in session.staff_trouble
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


@pytest.fixture
def narrow(monkeypatch):
    """A server that lets the public follow two lots."""
    monkeypatch.setenv("ROSTRUM_PUSH_ROOMS_PER_CONNECTION", "2")


async def test_who_may_follow_fewer_lots_than_there_are_is_told_to_sign_in_and_then_may(
    narrow, server, sale, admin
):
    items = admin.get("/api/v1/items", params={"sale": "s1"}).content
    states = msgspec.json.decode(items, type=ItemPage).items
    session = Session(server.url, None, on_states=lambda _: None, on_link=lambda _: None)
    session.follow(states)
    running = asyncio.create_task(session.run())
    async with asyncio.timeout(20):
        while session.trouble is None:
            await asyncio.sleep(0.01)
        assert "Sign in" in session.trouble
        session.set_token(ADMIN)
        session.again()
        while session.link.value != "live" or session.rooms != (3, 3):
            await asyncio.sleep(0.01)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
