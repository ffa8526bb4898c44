"""The whole cast of a sale on one machine, with a wire between any two that a test can cut."""

import asyncio
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx
import psycopg
from tests.conftest import ServerProcess, new_sale
from tests.faults.load import AUTH
from tests.faults.proxy import Wire
from tests.parts import RedisServer
from tests.postgres import PostgresServer

LOTS = 20
SALE = "s1"


class Cast:
    """Two APIs, two queues, two push services, PostgreSQL and Redis.

    ``wires`` by the two that each joins; ``parts`` by their names, two of a kind numbered.
    """

    def __init__(self, folder: Path, postgres: PostgresServer, redis: RedisServer) -> None:
        self._folder = folder
        self.postgres = postgres
        self.redis = redis
        self.database = postgres.new_database()
        self.wires: dict[str, list[Wire]] = {}
        self.parts: dict[str, ServerProcess] = {}
        self.apis: list[str] = []
        self.pushes: list[str] = []

    @property
    def items(self) -> list[str]:
        return [f"{SALE}-{n}" for n in range(1, LOTS + 1)]

    async def enter(self) -> None:
        """Starts everything and lists the sale."""
        await self._start("api 1", "api", "--bids-per-second", "0")  # makes the tables
        to_redis = {
            between: f"redis://127.0.0.1:{(await self._wire(between, self.redis.port)).port}"
            for between in ("push and Redis", "queue and Redis")
        }
        await asyncio.gather(
            self._start("api 2", "api", "--bids-per-second", "0"),
            *(
                self._start(f"{role} {n}", role, option, to_redis[f"{role} and Redis"])
                for role, option in (("push", "--redis"), ("queue", "--publish"))
                for n in (1, 2)
            ),
        )
        for n in (1, 2):
            self.apis.append(await self._front("bidders and api", self.parts[f"api {n}"]))
            self.pushes.append(await self._front("watchers and push", self.parts[f"push {n}"]))
        sale = new_sale(LOTS, sale_id=SALE, ladder={"type": "table", "bands": [[0, 100]]})
        for lot in sale["lots"]:
            lot["details"] = {"highEstimate": 10**11}
        async with httpx.AsyncClient(headers=AUTH, timeout=30) as http:
            (await http.post(f"{self.apis[0]}/api/v1/sales", json=sale)).raise_for_status()

    async def leave(self) -> None:
        """Stops everything."""
        for part in self.parts.values():
            await asyncio.to_thread(part.kill)
        for wires in self.wires.values():
            for wire in wires:
                await wire.take_away()

    def stored(self) -> tuple[dict[str, int], set[tuple[str, int, str]]]:
        """The items' versions and every bid (item, version, id), as PostgreSQL has them."""
        with psycopg.connect(self.database) as connection:
            versions = connection.execute("SELECT item_id, version FROM items").fetchall()
            bids = connection.execute("SELECT item_id, version, bid_id FROM bids").fetchall()
        return dict(versions), set(bids)

    async def _start(self, name: str, role: str, *arguments: str) -> ServerProcess:
        wire = await self._wire(f"{role} and PostgreSQL", self.postgres.port)
        database = self.database.replace(f":{self.postgres.port}/", f":{wire.port}/")
        part = ServerProcess(
            self._folder, "--roles", role, "--database", database, *arguments, name=name
        )
        await asyncio.to_thread(part.start)
        self.parts[name] = part
        return part

    async def _front(self, between: str, part: ServerProcess) -> str:
        wire = await self._wire(between, part.port)
        return f"http://127.0.0.1:{wire.port}"

    async def _wire(self, between: str, to: int) -> Wire:
        wire = Wire(to)
        await wire.lay()
        self.wires.setdefault(between, []).append(wire)
        return wire


@contextmanager
def engines(folder: Path) -> Iterator[tuple[PostgresServer, RedisServer]]:
    """PostgreSQL and Redis of one run."""
    from tests.postgres import running

    with ExitStack() as stack:
        postgres = stack.enter_context(running("max_connections=100"))
        redis = RedisServer(folder)
        redis.start()
        stack.callback(redis.kill)
        yield postgres, redis
