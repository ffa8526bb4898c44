"""A desk on several servers at once, and on a real Node server of the article's kind."""

import asyncio
import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from tests.conftest import ADMIN, ServerProcess, new_sale
from tests.parts import free_port

from rostrum.desk.bid_line import Phase
from rostrum.desk.link import Link
from rostrum.desk.models.cell_words import cell_words
from rostrum.desk.models.columns import Column
from rostrum.desk.settings import ServerKind, ServerSettings

ROOT = Path(__file__).parents[2]


class NodeServer:
    """The article's service as a process; can be killed and started again on its port."""

    def __init__(self) -> None:
        self.port = free_port()
        self.process: subprocess.Popen[str] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        self.process = subprocess.Popen(
            ["node", str(ROOT / "tests/contract/js/article-server.js"), str(self.port)],
            env={**os.environ, "NODE_PATH": str(ROOT / "build/js/node_modules")},
            stdout=subprocess.PIPE,
            text=True,
        )
        assert int(self.process.stdout.readline()) == self.port

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()

    def publish(self, item: str, message: object, channel: str = "auction") -> None:
        body = {"itemId": item, "channel": channel, "message": message}
        assert httpx.post(f"{self.url}/pub", json=body).text == "ok"


@pytest.fixture
def node() -> Iterator[NodeServer]:
    if shutil.which("node") is None or not (ROOT / "build/js/node_modules/koa").is_dir():
        pytest.skip("needs node and its packages: make test-deps")
    running = NodeServer()
    running.start()
    yield running
    running.stop()


def article(node: NodeServer, *items: str, **more) -> ServerSettings:
    return ServerSettings(
        name="The site", url=node.url, kind=ServerKind.ARTICLE, items=items, **more
    )


def cell(desk, item_id: str, column: Column) -> str:
    return cell_words(desk.board.row(item_id), column)


def test_the_articles_server_is_watched_item_by_item_and_only_read(node, with_desk_on, until):
    async def test(desk) -> None:
        await until(lambda: desk.link is Link.LIVE)
        assert desk.board.row("101").note == "Nothing has been heard of it yet"
        await asyncio.to_thread(
            node.publish, "100", {"nowprice": 12.5, "uid": 7, "size": "<b>9</b>"}, "price_now"
        )
        await until(lambda: cell(desk, "100", Column.PRICE) == "£12.50")
        assert cell(desk, "100", Column.LEADER) == "7"
        assert desk.board.row("100").note == "size: <b>9</b>"
        assert cell(desk, "101", Column.PRICE) == "no bid"
        await until(lambda: desk.home.clock.round_trip is not None)
        assert desk.bid("100") is None
        assert "only read" in desk.home.bidding.line("100").text

    with_desk_on(test, article(node, "100", "101", currency="GBP"))


def test_a_channel_that_was_not_asked_for_is_not_heard(node, with_desk_on, until):
    async def test(desk) -> None:
        await until(lambda: desk.link is Link.LIVE)
        await asyncio.to_thread(node.publish, "100", {"price": 99}, "chat")
        await asyncio.to_thread(node.publish, "100", {"price": 5}, "auction")
        await until(lambda: desk.board.row("100").state.version == 1)
        assert desk.board.row("100").state.price == 500

    with_desk_on(test, article(node, "100", channels=("auction",)))


def test_the_articles_server_may_go_and_come_back(node, with_desk_on, until):
    async def test(desk) -> None:
        await until(lambda: desk.link is Link.LIVE)
        await asyncio.to_thread(node.publish, "100", {"price": 5})
        await until(lambda: desk.board.row("100").state.price == 500)
        node.stop()
        await until(lambda: desk.link is Link.OFFLINE)
        await until(lambda: desk.home.trouble is not None)
        assert desk.board.row("100").state.price == 500
        await asyncio.to_thread(node.start)
        await until(lambda: desk.link is Link.LIVE)
        assert desk.home.counters.reconnections >= 1
        await asyncio.to_thread(node.publish, "100", {"price": 6})
        await until(lambda: desk.board.row("100").state.price == 600)

    with_desk_on(test, article(node, "100"))


def test_bids_go_to_an_address_of_the_users_and_are_asked_once(node, with_desk_on, until):
    async def test(desk) -> None:
        async def shown(**message) -> None:
            """The site says something, and the desk shows it and is sure of it."""
            version = desk.board.row("100").state.version
            await asyncio.to_thread(node.publish, "100", message)
            await until(lambda: desk.board.row("100").state.version > version)
            await until(lambda: desk.board.row("100").source.link is Link.LIVE)

        await until(lambda: desk.link is Link.LIVE)
        await shown(price=5, ask=9)
        refused = await desk.bid("100")
        assert (refused.phase, refused.text) == (Phase.REFUSED, "too low")
        await shown(price=9, ask=12)
        assert (await desk.bid("100")).phase is Phase.ACCEPTED
        await until(lambda: desk.board.own_lots == 1)
        await shown(price=20, ask=30, uid=1)
        node.process.send_signal(signal.SIGSTOP)
        unsure = await desk.bid("100")
        node.process.send_signal(signal.SIGCONT)
        assert unsure.phase is Phase.UNSURE
        assert "look at the price" in unsure.text

    with_desk_on(test, article(node, "100", bid_url=f"{node.url}/bid", paddle="412"))


def test_one_desk_watches_two_servers_with_the_same_item_ids(
    server, admin, sale, tmp_path, with_desk_on, until
):
    (tmp_path / "other").mkdir()
    other = ServerProcess(tmp_path / "other")
    other.start()
    with httpx.Client(
        base_url=other.url, headers={"Authorization": f"Bearer {ADMIN}"}, timeout=60
    ) as there:
        assert there.post("/api/v1/sales", json=new_sale(2)).status_code == 201

    async def test(desk) -> None:
        await until(lambda: desk.link is Link.LIVE and desk.board.rowCount() == 5)
        for each in desk.servers:  # as kept tokens are; the one of the start is for one server
            assert not each.client.has_token
            each.client.set_token(ADMIN)
        assert (await desk.bid("2:s1-1")).phase is Phase.ACCEPTED
        await until(lambda: cell(desk, "2:s1-1", Column.LEADER) == "yours, 7")
        assert cell(desk, "s1-1", Column.PRICE) == "no bid"
        assert (await desk.bid("s1-1")).phase is Phase.ACCEPTED
        await until(lambda: cell(desk, "s1-1", Column.LEADER) == "yours, 412")
        other.kill()
        await until(lambda: desk.board.row("2:s1-1").source.link is Link.OFFLINE)
        await until(lambda: desk.link is Link.OFFLINE)
        await until(lambda: desk.board.row("s1-2").source.link is Link.LIVE)
        assert desk.bid("2:s1-2") is None
        assert (await desk.bid("s1-2")).phase is Phase.ACCEPTED

    try:
        with_desk_on(
            test,
            ServerSettings(name="Here", url=server.url, paddle="412"),
            ServerSettings(name="There", url=other.url, key="2:", paddle="7"),
            token=ADMIN,
        )
    finally:
        if other.process.poll() is None:
            other.stop()
