"""The API's own description says what the server does."""

import json
import re

import httpx
import msgspec
from aiohttp import web

from rostrum.api.items import Items
from rostrum.api.openapi import document
from rostrum.api.operations import OPERATIONS
from rostrum.api.people import People
from rostrum.api.phone_clients import PhoneClients
from rostrum.api.phones import Phones
from rostrum.api.printed import Printed
from rostrum.api.queue import Queue
from rostrum.api.replay import Replays
from rostrum.api.rostrum import RostrumRoutes
from rostrum.api.sales import Sales
from rostrum.api.schedule import Schedules
from rostrum.wire.bids import BidAnswer


def test_every_route_is_described_and_nothing_else():
    described = {(operation.method.upper(), operation.path) for operation in OPERATIONS}
    parts = (
        Items(None, None, None, public_reads=True),
        Sales(None, None, public_reads=True),
        Phones(None),
        PhoneClients(None),
        Schedules(None),
        Printed(None),
        Replays(None),
        RostrumRoutes(None, None, public_reads=True),
        People(None, None, str),
        Queue(None, None, None, lambda: None),
    )
    served = {
        (r.method, r.path) for part in parts for r in part.routes() if isinstance(r, web.RouteDef)
    }
    assert served == described


def test_every_reference_leads_somewhere():
    told = document()
    names = set(re.findall(r"#/components/schemas/([^\"]+)", json.dumps(told)))
    assert names
    assert names <= set(told["components"]["schemas"])


def test_names_are_those_on_the_wire():
    fields = document()["components"]["schemas"]["BidRequest"]["properties"]
    assert {"paddle", "amount", "kind", "expectedAsk", "expectedVersion"} <= set(fields)


def test_who_may_is_what_the_description_says(server, sale):
    for operation in OPERATIONS:
        item = "s1-1" if "items" in operation.path else "s1"
        path = re.sub(r"{\w+}", item, operation.path)
        answer = httpx.request(operation.method.upper(), server.url + path)
        named = f"{operation.method} {path}"
        assert (answer.status_code == 401) == (operation.role is not None), named


def test_the_document_and_its_page_are_served(server, sale, bid):
    assert httpx.get(f"{server.url}/openapi.json").json()["openapi"] == "3.1.0"
    page = httpx.get(f"{server.url}/docs")
    assert "text/html" in page.headers["Content-Type"]
    assert "POST /api/v1/items/{id}/bids" in page.text
    msgspec.json.decode(bid("s1-1", 100_00).content, type=BidAnswer)
