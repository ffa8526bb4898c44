"""What the desk makes of an answer to a bid, whoever gave it."""

import msgspec
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from rostrum.desk import client
from rostrum.desk.bid_answers import outcome_of_bid, refused_with
from rostrum.desk.client import ApiClient
from rostrum.desk.outcomes import Accepted, Refused, Unknown
from rostrum.wire.bids import AcceptedBid, BidAnswer, BidRequest, Problem
from rostrum.wire.state import BidKind, ItemState, Status

STATE = ItemState(
    item_id="1", sale_id="s", lot="1", title="Vase", version=3, server_now=1, status=Status.OPEN,
    currency="GBP", price=100, ask=110, leader=None, bid_count=1, reserve="none", ends_at=None,
    extended_count=0,
)  # fmt: skip
TAKEN = BidAnswer(AcceptedBid("b", "1", "412", 100, BidKind.PHONE, 3, 1), STATE)
MOVED = Problem(title="Refused", status_code=409, code="ASK_CHANGED", detail="The ask has moved.")


@pytest.mark.parametrize("status", [200, 201])
def test_a_bid_that_was_taken_is_accepted(status):
    assert outcome_of_bid(status, msgspec.json.encode(TAKEN)) == Accepted(TAKEN)


def test_a_problem_is_a_refusal_in_the_servers_words():
    assert outcome_of_bid(409, msgspec.json.encode(MOVED)) == Refused(MOVED)


def test_a_refusal_without_a_problem_says_its_status():
    said = outcome_of_bid(404, b"<html>")
    assert said == refused_with(404, "")
    assert said.problem.code == "HTTP_404"
    assert "404" in said.problem.detail


@pytest.mark.parametrize("status", [302, 408, 500, 503])
def test_an_answer_that_tells_nothing_leaves_the_bid_unknown(status):
    said = outcome_of_bid(status, b"")
    assert isinstance(said, Unknown)
    assert not said.final
    assert str(status) in said.reason


def test_success_in_other_words_than_ours_leaves_the_bid_unknown():
    assert isinstance(outcome_of_bid(200, b"thanks"), Unknown)


async def test_an_answer_without_end_is_not_read_to_its_end(monkeypatch):
    monkeypatch.setattr(client, "ANSWER_BYTES", 10_000)
    sent = 0

    async def endless(request: web.Request) -> web.StreamResponse:
        nonlocal sent
        answer = web.StreamResponse(status=201)
        await answer.prepare(request)
        while sent < 100_000_000:
            await answer.write(b" " * 10_000)
            sent += 10_000
        return answer

    app = web.Application()
    app.router.add_post("/api/v1/items/1/bids", endless)
    async with TestServer(app) as server:
        api = ApiClient(str(server.make_url("/")), None)
        said = await api.bid("1", BidRequest("412", 100, BidKind.PHONE), "key")
        await api.close()
    assert said == Unknown("the answer could not be read")
    assert sent < 100_000_000
