"""A server in this process with a sale, clerks and an auctioneer."""

import asyncio
import itertools
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.conftest import ADMIN, new_sale

from rostrum.server import start
from rostrum.server_config import ServerConfig


class Person:
    """Somebody with a token of their own."""

    def __init__(self, http: httpx.AsyncClient) -> None:
        self.http = http
        self._keys = itertools.count(1)

    async def get(self, path: str) -> Any:
        answer = await self.http.get(f"/api/v1{path}")
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def post(self, path: str, body: Any = None, **more: Any) -> httpx.Response:
        return await self.http.post(f"/api/v1{path}", json=body, **more)

    async def done(self, path: str, body: Any, **more: Any) -> Any:
        answer = await self.post(path, body, **more)
        assert answer.is_success, answer.text
        return answer.json()

    async def refused(self, path: str, body: Any) -> tuple[int, str]:
        answer = await self.post(path, body)
        assert answer.is_client_error, answer.text
        return answer.status_code, answer.json()["code"]

    async def bid(self, item: str, amount: int, paddle: str, **more: Any) -> dict[str, Any]:
        """The answer's code, or ``accepted``."""
        body = {"paddle": paddle, "amount": amount, "kind": "phone", **more}
        key = {"Idempotency-Key": f"b{next(self._keys)}-{id(self)}"}
        answer = await self.http.post(f"/api/v1/items/{item}/bids", json=body, headers=key)
        told = answer.json()
        return {"code": "accepted", **told} if answer.is_success else told

    async def act(self, item: str, action: str, **more: Any) -> dict[str, Any]:
        key = {"Idempotency-Key": f"a{next(self._keys)}-{id(self)}"}
        answer = await self.http.post(
            f"/api/v1/items/{item}/actions", json={"action": action, **more}, headers=key
        )
        return answer.json()


class House:
    """The server, which can be stopped and started again, and the people at it."""

    def __init__(self, database: str, tokens: dict[str, str] | None = None) -> None:
        self._config = ServerConfig(port=0, database=database, admin_token=ADMIN, bids_a_second=0)
        self.url = ""
        self._runner: Any = None
        self._tokens = tokens or {}

    async def start(self) -> None:
        self._runner, port = await start(self._config)
        self.url = f"http://127.0.0.1:{port}"
        self.admin = self.person(ADMIN)
        if not self._tokens:
            for name, role in (("mary", "clerk"), ("tom", "clerk"), ("ann", "auctioneer")):
                made = await self.admin.done("/tokens", {"name": name, "role": role})
                self._tokens[name] = made["token"]
        self.mary, self.tom, self.ann = (self.person(t) for t in self._tokens.values())

    def person(self, token: str) -> Person:
        headers = {"Authorization": f"Bearer {token}"}
        return Person(httpx.AsyncClient(base_url=self.url, headers=headers, timeout=60))

    def token(self, name: str) -> str:
        return self._tokens[name]

    async def stop(self) -> None:
        for person in (self.admin, self.mary, self.tom, self.ann):
            await person.http.aclose()
        await self._runner.cleanup()

    async def client(self, name: str, paddle: str, **more: Any) -> str:
        """A new client; the id is the name in small letters."""
        body = {"clientId": name.lower().replace(" ", "-"), "name": name, "paddle": paddle, **more}
        return (await self.ann.done("/sales/s1/phones/clients", body))["clientId"]

    async def call(self, client: str, lot: int, clerk: str | None = None, **more: Any) -> str:
        """A new call, given to a clerk."""
        body = {"clientId": client, "lots": [str(lot)], **more}
        made = await self.ann.done("/sales/s1/phones/requests", body)
        call = made["calls"][0]["callId"]
        if clerk is not None:
            await self.ann.done(f"/sales/s1/phones/calls/{call}/assignment", {"clerk": clerk})
        return call

    async def until(self, look: Callable[[], Any], holds: Callable[[Any], bool]) -> Any:
        """What ``look`` gives once that holds."""
        end = asyncio.get_running_loop().time() + 60
        while asyncio.get_running_loop().time() < end:
            found = await look()
            if holds(found):
                return found
            await asyncio.sleep(0.02)
        pytest.fail(f"never happened; at last: {found}")


def path(call: str, what: str = "") -> str:
    return f"/sales/s1/phones/calls/{call}{what}"


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """A sale of six open lots at 100.00, clerks mary (en, fr) and tom (en)."""
    made = House(str(tmp_path / "rostrum.db"))
    await prepare(made)
    yield made
    await made.stop()


async def prepare(made: House) -> None:
    await made.start()
    sale = new_sale(6, publishPaddles=False)
    await made.admin.done("/sales", sale)
    await made.ann.done("/sales/s1/phones/clerks", {"name": "mary", "languages": ["en", "fr"]})
    await made.ann.done("/sales/s1/phones/clerks", {"name": "tom", "languages": ["en"]})
