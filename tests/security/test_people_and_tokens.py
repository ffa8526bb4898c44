"""Stolen and ended tokens, guessed passwords, and keys that belong to somebody else."""

import asyncio
import threading
import time
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
import socketio
from tests.conftest import ADMIN
from tests.security.conftest import PASSWORD, House

from rostrum.api import passwords
from rostrum.api.passwords import FREE_TRIES, Passwords
from rostrum.api.problems import Refused
from rostrum.push.callers import neighbourhood
from rostrum.push.config import PushConfig

BID = {"paddle": "412", "amount": 100_00, "kind": "phone"}
PROXY = ("127.0.0.1",)
DEAR = passwords.PASSES, passwords.MEMORY_KIB


@pytest.fixture(scope="module", autouse=True)
def cheap() -> Iterator[None]:
    """Hashes of another cost, so that hundreds of sign-ins take no minutes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "PASSES", 1)
        patch.setattr(passwords, "MEMORY_KIB", 64)
        yield


@pytest.fixture(scope="module")
def behind(open_house) -> House:
    """A server behind a proxy on this machine, which says who is calling."""
    return open_house(push=PushConfig(trusted_proxies=PROXY))


def sign_in(house: House, name: str, password: str, whence: str = "203.0.113.1") -> httpx.Response:
    return house.ask(
        "POST", "/api/v1/session", json={"name": name, "password": password},
        headers={"X-Forwarded-For": whence},
    )  # fmt: skip


def user(house: House, name: str, role: str = "clerk") -> str:
    body = {"name": name, "role": role, "password": PASSWORD}
    assert house.ask("POST", "/api/v1/users", ADMIN, json=body).status_code == 201
    return name


# -- guessing -------------------------------------------------------------------------------


def test_guesses_behind_a_proxy_slow_only_where_they_come_from(behind):
    user(behind, "mary")
    statuses = [sign_in(behind, "nobody", "x", "203.0.113.66").status_code for _ in range(12)]
    assert statuses[-1] == 429
    assert sign_in(behind, "mary", PASSWORD, "203.0.113.66").status_code == 429
    assert sign_in(behind, "mary", PASSWORD, "203.0.113.67").status_code == 201


async def test_nobody_is_locked_out_by_guesses_at_their_name():
    trying = Passwords()
    kept = await trying.hash(PASSWORD)
    try:
        assert await trying.check("mary", "home", PASSWORD, kept)
        for n in range(250):  # from ever new addresses, without the hashing of each
            trying._wrong_of_a_name.of("mary").take()
            trying._wrong.of(f"address {n}").take()
        with pytest.raises(Refused):
            await trying.check("mary", "new place", PASSWORD, kept)
        assert await trying.check("mary", "home", PASSWORD, kept)
        for _ in range(FREE_TRIES):
            await trying.check("mary", "home", "wrong", kept)
        with pytest.raises(Refused):  # but for guesses from her own desk
            await trying.check("mary", "home", PASSWORD, kept)
    finally:
        await trying.close()


async def test_an_unknown_name_takes_as_long_as_a_known_one():
    trying = Passwords()
    kept = await trying.hash(PASSWORD)
    hashed: list[str] = []
    trying._matches = lambda found, _: bool(hashed.append(found))
    try:
        await trying.check("mary", "a", "wrong", kept)
        await trying.check("nobody", "b", "wrong", None)
    finally:
        await trying.close()
    assert [each.rpartition("$")[0].rpartition("$")[0] for each in hashed] == [
        kept.rpartition("$")[0].rpartition("$")[0]  # same kind, memory, time and lanes
    ] * 2


def test_hashes_are_as_dear_as_is_advised():
    assert DEAR == (3, 64 * 1024)  # RFC 9106, section 4, second choice
    assert Passwords()._argon2.type.name == "ID"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8::1", "2001:db8::ffff", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("192.0.2.1", "192.0.2.2", False),
    ],
)
def test_a_household_is_one_caller(one, other, same):
    from ipaddress import ip_address

    assert (neighbourhood(ip_address(one)) == neighbourhood(ip_address(other))) is same


def test_a_password_changed_while_it_is_tried_opens_nothing(house, monkeypatch):
    user(house, "jane")
    tried, changed = threading.Event(), threading.Event()
    real = Passwords._matches

    def held(self: Passwords, kept: str, password: str) -> bool:
        right = real(self, kept, password)
        tried.set()
        changed.wait(60)
        return right

    monkeypatch.setattr(Passwords, "_matches", held)
    answers: list[httpx.Response] = []
    asking = threading.Thread(
        target=lambda: answers.append(
            httpx.post(
                f"{house.url}/api/v1/session", json={"name": "jane", "password": PASSWORD},
                timeout=60,
            )
        )
    )  # fmt: skip
    asking.start()
    assert tried.wait(60)
    assert house.ask("PATCH", "/api/v1/users/jane", ADMIN, json={"role": "viewer"}).is_success
    changed.set()
    asking.join(60)
    assert answers[0].status_code == 401


# -- tokens ---------------------------------------------------------------------------------


async def connected(house: House, token: str | None, **options: Any) -> socketio.AsyncClient:
    io = socketio.AsyncClient(reconnection=False, handle_sigint=False)
    auth = None if token is None else {"token": token}
    await io.connect(house.url, auth=auth, **options)
    return io


async def staff(io: socketio.AsyncClient, sale: str = "s1") -> dict[str, Any]:
    return await io.call("staff", {"sales": [sale]}, timeout=60)


@pytest.mark.parametrize("way", [["websocket"], ["polling"]], ids=["direct", "library"])
async def test_a_token_taken_back_ends_its_connections(house, way):
    issued = await asyncio.to_thread(house.issue, "a desk that was lost", "clerk")
    io = await connected(house, issued["token"], transports=way)
    public = await connected(house, None, transports=way)
    gone = asyncio.Event()
    io.on("disconnect", lambda *_: gone.set())
    assert await staff(io) == {"sales": ["s1"]}
    listed = (await asyncio.to_thread(house.ask, "GET", "/api/v1/tokens", ADMIN)).json()["tokens"]
    (found,) = [each["id"] for each in listed if each["name"] == "a desk that was lost"]
    ended = await asyncio.to_thread(house.ask, "DELETE", f"/api/v1/tokens/{found}", ADMIN)
    assert ended.status_code == 204
    async with asyncio.timeout(60):
        await gone.wait()
    assert public.connected
    await public.disconnect()


def test_a_token_taken_back_ends_its_stream(house):
    issued = house.issue("a screen", "viewer")
    own = {"Authorization": f"Bearer {issued['token']}"}
    with house.client.stream("GET", "/items/s1-1/stream", headers=own) as stream:
        lines = stream.iter_lines()
        next(lines)
        assert house.ask("DELETE", "/api/v1/session", issued["token"]).status_code == 204
        ended = time.monotonic() + 20
        for _ in lines:
            assert time.monotonic() < ended
    assert house.ask("GET", "/items/s1-1/poll", issued["token"]).status_code == 401


@pytest.mark.parametrize("role", ["viewer", "service", None])
async def test_a_viewers_token_opens_no_staff_room(house, role):
    io = await connected(house, house.tokens.get(role), transports=["websocket"])
    assert (await staff(io))["error"]["code"] == "FORBIDDEN"
    await io.disconnect()


@pytest.mark.parametrize(
    "guess", ["staff:s1", "rostrum#staff", "own:heartbeat", "item:s1-1", "../s1"]
)
async def test_no_room_that_is_guessed_is_a_staff_room(house, guess):
    io = await connected(house, None, transports=["websocket"])
    heard: list[object] = []
    io.on("staff", heard.append)
    await io.call("subscribe", {"items": {guess: None}}, timeout=60)
    published = {"itemId": guess, "channel": "staff", "message": {"forged": True}}
    clerk = await connected(house, house.tokens["clerk"], transports=["websocket"])
    forged: list[object] = []
    clerk.on("staff", forged.append)
    await staff(clerk)
    answer = await asyncio.to_thread(house.ask, "POST", "/pub", json=published)
    assert answer.text == "ok"
    notice = b'{"type":"phones","saleId":"s1"}'
    from rostrum.push.service import PUSH

    push = house.runner.app[PUSH]
    await asyncio.wrap_future(
        asyncio.run_coroutine_threadsafe(push.emit_to_staff("s1", "staff", notice), house.loop)
    )
    async with asyncio.timeout(60):
        while not forged:
            await asyncio.sleep(0.01)
    assert forged == [{"type": "phones", "saleId": "s1"}]
    assert heard in ([], [{"forged": True}])  # what anyone published to that name, and no more
    await io.disconnect()
    await clerk.disconnect()


def test_a_token_is_kept_as_its_digest_alone(house):
    listed = house.ask("GET", "/api/v1/tokens", ADMIN)
    for token in house.tokens.values():
        assert token not in listed.text
    assert house.ask("DELETE", "/api/v1/tokens/" + "0" * 16, ADMIN).status_code == 404


# -- keys -----------------------------------------------------------------------------------


def test_another_users_key_gets_neither_their_answer_nor_in_its_way(house):
    other = house.issue("another clerk", "clerk")["token"]
    key = {"Idempotency-Key": "the same key"}
    path = "/api/v1/items/s1-2/bids"
    first = house.ask("POST", path, house.tokens["clerk"], json=BID, headers=key)
    assert first.status_code == 201
    second = house.ask("POST", path, other, json=BID | {"paddle": "7"}, headers=key)
    assert second.json()["code"] == "BELOW_MINIMUM"  # decided by itself, as a bid of its own
    again = house.ask("POST", path, house.tokens["clerk"], json=BID, headers=key)
    assert (again.status_code, again.content) == (200, first.content)


# -- other sites ----------------------------------------------------------------------------

EVIL = {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}
SIMPLE = ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x")
"""What a page of any site may send without asking the server first (Fetch standard, CORS)."""


@pytest.mark.parametrize("kind", SIMPLE)
def test_a_form_of_another_site_does_nothing(house, kind):
    body = b'{"itemId":"s1-1","channel":"auction","message":{}}'
    sent = EVIL | {"Content-Type": kind}
    assert house.ask("POST", "/pub", content=body, headers=sent).status_code == 403
    signing = b'{"name":"mary","password":"x"}'
    assert house.ask("POST", "/api/v1/session", content=signing, headers=sent).status_code == 415
    for path in ("/api/v1/items/s1-1/bids", "/api/v1/sales", "/queue/drop"):
        assert house.ask("POST", path, content=body, headers=sent).status_code == 401


def test_no_answer_sets_a_cookie_or_lets_another_site_read_it(house):
    for path in (
        "/",
        "/api/v1/items",
        "/api/v1/me",
        "/metrics",
        "/socket.io/?EIO=4&transport=polling",
    ):
        answer = house.ask("GET", path, house.tokens["admin"], headers=EVIL)
        assert answer.headers.get("Access-Control-Allow-Credentials") is None or path.startswith(
            "/socket.io"
        ), path
        assert "Set-Cookie" not in answer.headers, path
        if path.startswith("/api/") or path == "/metrics":
            assert "Access-Control-Allow-Origin" not in answer.headers, path


async def test_a_page_of_another_site_connects_only_where_that_is_wanted(open_house):
    own = open_house(push=PushConfig(origins=("https://house.example",)))
    for way in (["websocket"], ["polling"]):
        with pytest.raises(socketio.exceptions.ConnectionError):
            await connected(
                own, own.tokens["clerk"], headers={"Origin": "https://evil.example"}, transports=way
            )
    answer = await asyncio.to_thread(own.ask, "GET", "/items/s1-1/poll", headers=EVIL)
    assert answer.status_code == 403
    io = await connected(
        own, None, headers={"Origin": "https://house.example"}, transports=["websocket"]
    )
    await io.disconnect()


HOUSE = ("https://house.example",)


@pytest.mark.parametrize("way", ["websocket", "polling"])
@pytest.mark.parametrize("origins", [(), HOUSE])
async def test_our_own_page_listens_whichever_other_sites_may(open_house, origins, way):
    own = open_house(push=PushConfig(origins=origins))
    io = await connected(own, None, headers={"Origin": own.url}, transports=[way])
    await io.disconnect()


@pytest.mark.parametrize("way", ["websocket", "polling"])
async def test_a_name_pointed_at_this_server_makes_no_page_our_own(open_house, way):
    """DNS rebinding: to its browser the page of the other site is of this server."""
    own = open_house(push=PushConfig(origins=HOUSE))
    rebound = {"Host": f"evil.example:{own.port}", "Accept-Language": "en"}
    page = rebound | {"Origin": f"http://evil.example:{own.port}"}
    with pytest.raises(socketio.exceptions.ConnectionError):
        await connected(own, None, headers=page, transports=[way])

    def asked(path: str, host: str) -> int:
        return own.ask("GET", path, headers=rebound | {"Host": host}).status_code

    for path in ("/items/s1-1/poll", "/items/s1-1/stream", "/api/v1/items", "/", "/metrics"):
        assert asked(path, f"evil.example:{own.port}") == 421, path
    for host in ("127.0.0.1", "localhost:3000", "[::1]:3000", "house.example", "HOUSE.example."):
        assert asked("/api/v1/items", host) == 200, host
    # A program is asked for no name: what it reads it shows to nobody else's page.
    assert own.ask("GET", "/api/v1/items", headers={"Host": "sale.lan"}).status_code == 200


def test_a_browser_on_this_machine_measures_nothing_for_a_page_of_another_name(house):
    asked = {"Host": "evil.example", "Accept-Language": "en"}
    assert house.ask("GET", "/metrics", headers=asked).status_code == 403
    assert house.ask("GET", "/metrics", headers=asked | {"Host": "localhost"}).status_code == 200
    assert house.ask("GET", "/metrics", headers={"Host": "sale.lan"}).status_code == 200
