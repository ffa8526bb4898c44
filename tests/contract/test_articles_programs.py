"""The article's own programs, unchanged: a page that listens, PHP that publishes."""

import asyncio

import httpx
import pytest
import socketio

CLIENTS = ["socket.io-client", "socket.io-client-v3"]
WAYS = ["websocket", "polling", "polling,websocket"]


def publish(server, item_id, message, channel: str = "auction") -> httpx.Response:
    body = {"itemId": item_id, "channel": channel, "message": message}
    return httpx.post(f"{server.url}/pub", json=body)


@pytest.mark.parametrize("package", CLIENTS)
@pytest.mark.parametrize("transports", WAYS)
def test_a_page_hears_what_is_published_to_its_item(watch, server, package, transports):
    page = watch(package=package, transports=transports)
    assert publish(server, 999, {"price": 1}).text == "ok"
    assert publish(server, 100, {"price": 12, "bids": [{"paddle": "7"}]}).text == "ok"
    assert page.next() == {
        "channel": "auction",
        "args": [{"price": 12, "bids": [{"paddle": "7"}]}],
    }


@pytest.mark.parametrize("message", ["words", 12.5, 0, True, None, [1, [2], {}], {}, "竞价 🔨"])
def test_a_message_arrives_exactly_as_it_was_sent(watch, server, message):
    page = watch()
    publish(server, "100", message)
    assert page.next()["args"] == [message]


def test_an_absent_message_is_an_event_without_argument(watch, server):
    page = watch()
    answer = httpx.post(f"{server.url}/pub", json={"itemId": 100, "channel": "auction"})
    assert answer.text == "ok"
    assert page.next()["args"] == []


@pytest.mark.parametrize("query", ["?itemId=7,100", "?itemId=%20100%20,,7"])
def test_a_page_may_watch_several_items(watch, server, query):
    page = watch(query)
    publish(server, 7, "seven")
    publish(server, 100, "hundred")
    assert [page.next()["args"][0] for _ in range(2)] == ["seven", "hundred"]


def test_any_channel_name_reaches_its_listener(watch, server):
    page = watch("?itemId=100", "出价", "message")
    publish(server, 100, 1, "出价")
    publish(server, 100, 2, "message")
    assert [page.next()["channel"] for _ in range(2)] == ["出价", "message"]


@pytest.mark.parametrize("transports", WAYS)
def test_a_client_of_the_articles_era_is_refused_in_words(watch, transports):
    page = watch(package="socket.io-client-v2", transports=transports, connected=False)
    assert "refused" in page.next()
    assert page.process.wait(60) == 3


def test_the_refusal_names_the_versions_that_are_spoken(server):
    for transport in ("polling", "websocket"):
        answer = httpx.get(f"{server.url}/socket.io/?EIO=3&transport={transport}")
        assert answer.status_code == 400
        assert "client 3 or 4" in answer.json()["message"]


@pytest.mark.parametrize("package", CLIENTS)
@pytest.mark.parametrize("transports", ["websocket", "polling"])
def test_php_publishes_nested_fields(watch, php, package, transports):
    page = watch(package=package, transports=transports)
    message = {"price": 12, "leader": "7 & co", "bids": [{"paddle": "7"}, {"paddle": "9"}]}
    assert php(itemId=100, channel="auction", message=message) == "200 ok"
    assert page.next()["args"] == [
        {"price": "12", "leader": "7 & co", "bids": [{"paddle": "7"}, {"paddle": "9"}]}
    ]


def test_php_is_told_of_a_data_error(php):
    assert php(itemId="", channel="auction", message="x").startswith("400 data error")


def test_php_that_forgets_http_build_query_is_told_to_use_it(server):
    fields = {name: (None, value) for name, value in {"itemId": "100", "channel": "x"}.items()}
    answer = httpx.post(f"{server.url}/pub", files=fields)  # as curl sends an array: multipart
    assert answer.status_code == 400
    assert "http_build_query" in answer.text


@pytest.mark.parametrize("transports", WAYS)
async def test_python_socketio_hears_it_too(server, transports):
    client = socketio.AsyncSimpleClient()
    await client.connect(f"{server.url}?itemId=100", transports=transports.split(","))
    await asyncio.to_thread(publish, server, 100, {"price": 3})
    assert await client.receive(timeout=60) == ["auction", {"price": 3}]
    # In order, this client would wait for its last poll to end by itself.
    await client.client.eio.disconnect(abort=True)


def test_a_bid_reaches_a_page_as_the_items_whole_state(watch, server, sale, bid):
    page = watch("?itemId=s1-1")
    answer = bid("s1-1", 100_00)
    state = page.next()["args"][0]
    assert state | {"serverNow": 0} == answer.json()["state"] | {"serverNow": 0}
