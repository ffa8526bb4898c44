"""Every route of the server, and what each role gets there. A new route is listed here, or fails."""

import re

import pytest
from tests.security.conftest import ROLES, House

from rostrum.push.config import PushConfig

ALWAYS = "always"
"""Anyone, also with public reads switched off: nothing of a sale is in it."""
PUBLIC = "public"
"""Anyone; with public reads switched off a viewer and above."""
LISTENED = "listened"
"""Anyone; with public reads switched off any token."""
ANY = "any"
"""Any token."""

LEAST: dict[tuple[str, str], str] = {
    # what is public
    ("GET", "/"): ALWAYS,
    ("GET", "/viewer/{name}"): ALWAYS,
    ("GET", "/docs"): ALWAYS,
    ("GET", "/openapi.json"): ALWAYS,
    ("GET", "/images/{name}"): ALWAYS,
    ("GET", "/healthz"): ALWAYS,
    ("GET", "/socket.io/"): ALWAYS,  # who may listen is asked after the handshake
    ("POST", "/socket.io/"): ALWAYS,
    ("OPTIONS", "/socket.io/"): ALWAYS,
    ("GET", "/items/{items}/stream"): LISTENED,
    ("GET", "/items/{items}/poll"): LISTENED,
    ("GET", "/api/v1/items"): PUBLIC,
    ("GET", "/api/v1/items/{id}"): PUBLIC,
    ("GET", "/api/v1/sales"): PUBLIC,
    ("GET", "/api/v1/sales/{id}"): PUBLIC,
    ("GET", "/api/v1/sales/{id}/rates"): PUBLIC,
    ("POST", "/api/v1/session"): ALWAYS,
    # any token
    ("GET", "/api/v1/me"): ANY,
    ("DELETE", "/api/v1/session"): ANY,
    # staff
    ("POST", "/api/v1/items/{id}/bids"): "clerk",
    ("GET", "/api/v1/items/{id}/events"): "clerk",
    ("GET", "/api/v1/sales/{id}/catalogue.csv"): "clerk",
    ("GET", "/api/v1/sales/{id}/results.csv"): "clerk",
    ("GET", "/api/v1/sales/{id}/buyers.csv"): "clerk",
    ("GET", "/api/v1/sales/{id}/invoices.csv"): "clerk",
    ("GET", "/api/v1/sales/{id}/paddles"): "clerk",
    ("POST", "/api/v1/sales/{id}/paddles"): "clerk",
    ("GET", "/api/v1/sales/{id}/missed"): "clerk",
    ("GET", "/api/v1/sales/{id}/call-sheets.pdf"): "clerk",
    ("GET", "/api/v1/sales/{id}/report.pdf"): "clerk",
    ("GET", "/api/v1/sales/{id}/replay"): "clerk",
    ("GET", "/api/v1/sales/{id}/commissions"): "clerk",
    ("POST", "/api/v1/sales/{id}/commissions"): "clerk",
    ("DELETE", "/api/v1/sales/{id}/commissions/{commission}"): "clerk",
    ("POST", "/api/v1/sales/{id}/rates"): "clerk",
    ("GET", "/api/v1/sales/{id}/phones"): "clerk",
    ("GET", "/api/v1/sales/{id}/phones/calls/{call}"): "clerk",
    ("GET", "/api/v1/sales/{id}/phones/calls/{call}/log"): "clerk",
    ("GET", "/api/v1/sales/{id}/phones/follow-up"): "clerk",
    ("GET", "/api/v1/sales/{id}/phones/schedule"): "clerk",
    ("PATCH", "/api/v1/sales/{id}/phones/clients/{client}"): "clerk",
    ("POST", "/api/v1/sales/{id}/phones/calls/{call}/assignment"): "clerk",
    ("POST", "/api/v1/sales/{id}/phones/calls/{call}/cover"): "clerk",
    ("POST", "/api/v1/sales/{id}/phones/calls/{call}/handover"): "clerk",
    ("POST", "/api/v1/sales/{id}/phones/calls/{call}/state"): "clerk",
    ("POST", "/api/v1/sales/{id}/phones/clients"): "clerk",
    ("GET", "/api/v1/sales/{id}/phones/clients/{client}/log"): "clerk",
    ("POST", "/api/v1/sales/{id}/phones/clients/{client}/notes"): "clerk",
    ("POST", "/api/v1/sales/{id}/phones/requests"): "clerk",
    ("POST", "/api/v1/sales/{id}/phones/requests.csv"): "clerk",
    ("GET", "/queue"): "clerk",
    ("GET", "/queue/dead"): "clerk",
    # the auctioneer
    ("POST", "/api/v1/items/{id}/actions"): "auctioneer",
    ("GET", "/api/v1/sales/{id}/rostrum"): "auctioneer",
    ("POST", "/api/v1/sales/{id}/phones/clerks"): "auctioneer",
    ("POST", "/api/v1/sales/{id}/phones/schedule"): "auctioneer",
    # the administrator
    ("DELETE", "/api/v1/sales/{id}/phones/clients/{client}"): "admin",
    ("POST", "/api/v1/sales"): "admin",
    ("POST", "/api/v1/sales/{id}/catalogue"): "admin",
    ("GET", "/api/v1/users"): "admin",
    ("POST", "/api/v1/users"): "admin",
    ("PATCH", "/api/v1/users/{name}"): "admin",
    ("DELETE", "/api/v1/users/{name}"): "admin",
    ("GET", "/api/v1/tokens"): "admin",
    ("POST", "/api/v1/tokens"): "admin",
    ("DELETE", "/api/v1/tokens/{id}"): "admin",
    ("POST", "/queue/retry"): "admin",
    ("POST", "/queue/drop"): "admin",
    # programs: this machine, or a token of a service or an administrator
    ("POST", "/pub"): "service",
    ("GET", "/metrics"): "service",
}

RANK = {"viewer": 0, "clerk": 1, "auctioneer": 2, "admin": 3}
FROM_OUTSIDE = {"X-Forwarded-For": "203.0.113.9"}
"""From whoever is no trusted proxy it can only take away trust: the caller is not on this machine."""


@pytest.fixture(scope="module")
def closed(open_house) -> House:
    """A server whose public state is for those with a token."""
    return open_house(public_reads=False, push=PushConfig(public=False))


def served(house: House) -> set[tuple[str, str]]:
    return {
        (route.method, route.resource.canonical)
        for route in house.runner.app.router.routes()
        if route.method != "HEAD"
    }


def test_every_route_of_the_server_is_in_the_table(house):
    missing, gone = served(house) - set(LEAST), set(LEAST) - served(house)
    assert not missing, f"say in LEAST who may use {missing}"
    assert not gone, f"no longer routes: {gone}"


def expected(least: str, role: str | None, *, public: bool) -> set[int] | None:
    """The statuses that refuse this role; none where it is let in."""
    if least == ALWAYS or (public and least in (PUBLIC, LISTENED)):
        return None
    if role is None:
        return {401} if least != "service" else {403}
    if least in (ANY, LISTENED):
        return None
    if least == "service":
        return None if role in ("service", "admin") else {403}
    wanted = "viewer" if least == PUBLIC else least
    return None if role != "service" and RANK[role] >= RANK[wanted] else {403}


def ask(house: House, method: str, path: str, token: str | None) -> int:
    item = "s1-1" if path.startswith("/items") else "nothing"
    headers = FROM_OUTSIDE | ({"Authorization": f"Bearer {token}"} if token else {})
    with house.client.stream(method, re.sub(r"{\w+}", item, path), headers=headers) as answer:
        return answer.status_code


@pytest.mark.parametrize("public", [True, False], ids=["open", "closed"])
@pytest.mark.parametrize(("method", "path"), LEAST, ids=lambda said: said)
def test_each_route_lets_in_whom_the_table_says(house, closed, method, path, public):
    there = house if public else closed
    for role in (None, *ROLES):
        token = None if role is None else there.tokens[role]
        if (method, path) == ("DELETE", "/api/v1/session"):  # it ends what it is asked with
            if role in ("admin", "service"):
                continue
            token = token and there.issue("passing", role)["token"]
        status = ask(there, method, path, token)
        refused = expected(LEAST[method, path], role, public=public)
        if refused is None:
            assert status not in (401, 403), (role, status)
        else:
            assert status in refused, (role, status)


@pytest.mark.parametrize("header", ["Bearer wrong", "Bearer", "Basic YWRtaW46", "x" * 4000])
def test_a_token_that_is_none_is_401_wherever_one_is_needed(house, header):
    for (method, path), least in LEAST.items():
        if least in ("clerk", "auctioneer", "admin", ANY):
            filled = re.sub(r"{\w+}", "x", path)
            answer = house.ask(method, filled, headers={"Authorization": header})
            assert answer.status_code == 401, (method, path)


def test_a_token_in_the_address_opens_nothing(closed):
    for name in ("token", "access_token", "auth", "Authorization"):
        for path in ("/items/s1-1/poll", "/api/v1/items/s1-1", "/api/v1/me"):
            answer = closed.ask("GET", path, params={name: closed.tokens["admin"]})
            assert answer.status_code == 401, (name, path)
