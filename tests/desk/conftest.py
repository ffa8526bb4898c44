"""The desk off screen, and states as the server pushes them."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from rostrum.wire.catalogue import Item, LotDetails
from rostrum.wire.state import ReserveState, Status


def item(item_id: str = "a", **facts: Any) -> Item:
    """An open lot of 100.00 with no bid; ``facts`` change it."""
    return Item(
        **{
            "item_id": item_id,
            "sale_id": "s1",
            "lot": item_id,
            "title": f"Lot {item_id}",
            "version": 1,
            "server_now": 0,
            "status": Status.OPEN,
            "currency": "GBP",
            "price": 0,
            "ask": 100_00,
            "leader": None,
            "bid_count": 0,
            "reserve": ReserveState.NONE,
            "ends_at": None,
            "extended_count": 0,
            "catalogue": LotDetails(),
            **facts,
        }
    )


@pytest.fixture(autouse=True)
def nothing_is_left_on_the_screen() -> Iterator[None]:
    """Deletes the windows of a test: each that stays is dressed anew with every desk that opens."""
    yield
    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QApplication

    for window in QApplication.topLevelWidgets():
        ours = type(window).__module__.startswith("rostrum.")  # a chart's own go with the chart
        if ours and window.parent() is None:
            window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def make_item() -> Callable[..., Item]:
    return item


class FakeMonotonic:
    """A monotonic clock in ms that a test moves."""

    def __init__(self) -> None:
        self.ms = 1_000_000.0

    def __call__(self) -> float:
        return self.ms


@pytest.fixture
def monotonic() -> FakeMonotonic:
    return FakeMonotonic()


@pytest.fixture(autouse=True)
def desk_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings, tokens and reports of a test are its own."""
    folder = tmp_path / "desk"
    monkeypatch.setenv("ROSTRUM_DESK_FOLDER", str(folder))
    return folder


@pytest.fixture
def until() -> Callable[..., Awaitable[None]]:
    """Waits, in a desk's own loop, for something that must come."""

    async def wait(holds: Callable[[], bool], seconds: float = 60) -> None:
        async with asyncio.timeout(seconds):
            while not holds():
                await asyncio.sleep(0.01)

    return wait


@pytest.fixture
def with_desk_on(qapp) -> Callable[..., None]:
    """Runs a test's coroutine with a desk that is watching these servers."""
    from rostrum.desk.app import Desk
    from rostrum.desk.config import DeskConfig
    from rostrum.desk.program import run
    from rostrum.desk.settings import ServerSettings, Settings

    def open_desk(
        test: Callable[[Desk], Awaitable[None]],
        *servers: ServerSettings,
        token: str | None = None,
        **settings: Any,
    ) -> None:
        async def main() -> int:
            desk = Desk(DeskConfig(token=token, kept=True), Settings(servers=servers, **settings))
            await desk.start()
            try:
                async with asyncio.timeout(240):
                    await test(desk)
            finally:
                await desk.stop()
            return 0

        assert run(main) == 0

    return open_desk


@pytest.fixture
def with_desk(qapp, server, sale, admin, tmp_path, monkeypatch):
    """Runs a test's coroutine with a desk that is live on the server."""

    from rostrum.desk.app import Desk
    from rostrum.desk.config import DeskConfig
    from rostrum.desk.link import Link
    from rostrum.desk.program import run

    monkeypatch.setenv("ROSTRUM_DESK_FOLDER", str(tmp_path / "desk"))

    def open_desk(test: Callable[[Any], Awaitable[None]], *, paddle: str | None = "412") -> None:
        async def main() -> int:
            token = admin.headers["Authorization"].removeprefix("Bearer ")
            desk = Desk(DeskConfig(server=server.url, token=token, paddle=paddle))
            await desk.start()
            try:
                async with asyncio.timeout(60):
                    while desk.link is not Link.LIVE or desk.board.rowCount() < 3:
                        await asyncio.sleep(0.01)
                async with asyncio.timeout(240):
                    await test(desk)
            finally:
                await desk.stop()
            return 0

        assert run(main) == 0

    return open_desk
