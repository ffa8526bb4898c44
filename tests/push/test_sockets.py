"""Calls of clients: subscriptions, the clock, the heartbeat, and their limits."""

import asyncio

import msgspec
import pytest
import socketio

from rostrum.wire.state import ItemState, ReserveState, Status


def state(version: int, item_id: str = "100") -> dict:
    return msgspec.to_builtins(
        ItemState(
            item_id=item_id, sale_id="s1", lot="1", title="A lot", version=version, server_now=0,
            status=Status.OPEN, currency="GBP", price=0, ask=100, leader=None, bid_count=0,
            reserve=ReserveState.NONE, ends_at=None, extended_count=0,
        )
    )  # fmt: skip


async def push_state(push, version: int) -> None:
    await push.pub(json={"itemId": 100, "channel": "auction", "message": state(version)})


async def test_a_subscriber_gets_what_is_newer_than_it_has_and_what_follows(serve):
    push = await serve()
    await push_state(push, 5)
    await push_state(push, 4)
    watcher = await push.listen()
    answer = await watcher.call("subscribe", {"items": {"100": 4, "7": None}})
    assert answer["items"]["100"]["version"] == 5
    assert answer["unknown"] == ["7"]
    assert (await watcher.call("subscribe", {"items": {"100": 5}}))["items"] == {}
    await push_state(push, 6)
    while (heard := await watcher.next())[0] == "heartbeat":
        pass
    assert heard[1][0]["version"] == 6


async def test_after_unsubscribing_nothing_more_comes(serve):
    push = await serve(heartbeat_ms=50)
    watcher = await push.listen()
    await watcher.call("subscribe", {"items": {"100": None, "7": None}})
    assert await watcher.call("unsubscribe", {"items": ["100"]}) == {"items": ["100"]}
    await push_state(push, 1)
    await push.pub(json={"itemId": 7, "channel": "end"})
    while (heard := await watcher.next())[0] == "heartbeat":
        pass
    assert heard[0] == "end"


async def test_the_clock_is_told_with_the_callers_own_time(serve):
    push = await serve(parts={"clock": iter(range(1000, 9000)).__next__})
    watcher = await push.listen()
    answer = await watcher.call("time", {"t0": 12.5})
    assert answer["t0"] == 12.5
    assert 1000 <= answer["t1"] < answer["t2"]


async def test_only_those_who_subscribed_have_a_heartbeat(serve):
    push = await serve(heartbeat_ms=20)
    article, ours = await push.listen("?itemId=100"), await push.listen()
    await ours.call("subscribe", {"items": {"100": None}})
    beats = [await ours.next() for _ in range(3)]
    assert {name for name, _ in beats} == {"heartbeat"}
    assert beats[0][1][0]["serverNow"] <= beats[2][1][0]["serverNow"]
    assert article.heard.empty()


@pytest.mark.parametrize(
    ("event", "argument"),
    [
        ("subscribe", None), ("subscribe", {"items": ["100"]}), ("subscribe", {"items": {"": 1}}),
        ("subscribe", {"items": {"100": "x"}}), ("subscribe", {"items": {}, "more": 1}),
        ("subscribe", {"items": {"a,b": None}}), ("unsubscribe", {"items": {}}), ("time", {}),
        ("time", {"t0": "now"}), ("time", [1]), ("time", b"bytes"),
    ],
)  # fmt: skip
async def test_a_call_that_does_not_fit_is_answered_with_an_error(serve, event, argument):
    push = await serve()
    watcher = await push.listen()
    error = (await watcher.call(event, argument))["error"]
    assert error["code"] in ("BAD_REQUEST", "BAD_ITEM")
    assert error["detail"]
    assert (await watcher.call("time", {"t0": 1}))["t0"] == 1


async def test_too_many_rooms_are_refused_and_end_the_connection(serve):
    push = await serve(rooms_per_connection=5)
    watcher = await push.listen()
    answer = await watcher.call("subscribe", {"items": {str(n): None for n in range(9)}})
    assert answer["error"]["code"] == "TOO_MANY_ROOMS"
    await asyncio.wait_for(watcher.gone.wait(), 20)


async def test_too_many_messages_are_refused_and_end_the_connection(serve):
    push = await serve(messages_per_second=0.001, message_burst=3)
    watcher = await push.listen()
    answers = [await watcher.call("time", {"t0": n}) for n in range(4)]
    assert [("error" in answer) for answer in answers] == [False, False, False, True]
    assert answers[3]["error"]["code"] == "RATE_LIMITED"
    await asyncio.wait_for(watcher.gone.wait(), 20)


async def test_a_message_too_large_is_refused_and_ends_the_connection(serve):
    push = await serve(message_bytes=1000)
    watcher = await push.listen()
    answer = await watcher.call("subscribe", {"items": {"x" * 1500: None}})
    assert answer["error"]["code"] == "TOO_LARGE"
    await asyncio.wait_for(watcher.gone.wait(), 20)


async def test_a_handshake_for_too_many_items_is_refused(serve):
    push = await serve(rooms_per_connection=2)
    with pytest.raises(socketio.exceptions.ConnectionError):
        await push.listen("?itemId=1,2,3")


async def test_more_connections_than_the_server_takes_are_refused(serve):
    push = await serve(connections=1)
    await push.listen("?itemId=1")
    with pytest.raises(socketio.exceptions.ConnectionError):
        await push.listen("?itemId=1")


async def test_a_handshake_without_an_item_joins_nothing(serve):
    push = await serve()
    watcher = await push.listen("?itemId=")
    await push_state(push, 1)
    await watcher.call("time", {"t0": 1})
    assert watcher.heard.empty()


async def test_a_hundred_messages_arrive_in_their_order_over_an_upgrade(serve):
    push = await serve()
    watcher = await push.listen("?itemId=100", transports=["polling", "websocket"])
    for n in range(100):
        await push.service.emit("100", "auction", str(n).encode())
    heard = [(await watcher.next())[1][0] for _ in range(100)]
    assert heard == list(range(100))


async def test_an_item_may_be_named_again_and_again(serve):
    push = await serve()
    watcher = await push.listen("?itemId=100&itemId=7&itemId=100")
    for room in ("100", "7"):
        await push.service.emit(room, "auction", b"1")
    assert [await watcher.next() for _ in range(2)] == [("auction", (1,))] * 2
    await watcher.call("time", {"t0": 1})
    assert watcher.heard.empty()


@pytest.mark.parametrize("first", ["polling", "websocket"])
async def test_what_is_emitted_while_a_client_upgrades_comes_once_and_in_order(serve, first):
    push = await serve()
    transports = [first] if first == "websocket" else ["polling", "websocket"]
    stop = asyncio.Event()

    async def emit_on() -> int:
        n = 0
        while not stop.is_set():
            n += 1
            await push.service.emit("100", "auction", str(n).encode())
            if n % 3 == 0:  # some in one turn of the loop, some in the window, some after it
                await asyncio.sleep(0.0005 * (n % 7))
        return n

    emitting = asyncio.create_task(emit_on())
    watchers = [await push.listen("?itemId=100", transports=transports) for _ in range(5)]
    await asyncio.sleep(0.2)
    stop.set()
    last = await emitting
    for watcher in watchers:
        heard = [(await watcher.next())[1][0]]
        while heard[-1] != last:
            heard.append((await watcher.next())[1][0])
        assert heard == list(range(heard[0], last + 1))
        assert len(heard) > 20


async def test_what_is_emitted_in_one_turn_leaves_in_one_piece_and_in_order(serve):
    push = await serve()
    watcher = await push.listen("?itemId=100,7")
    for n in range(20):
        await push.service.emit("100" if n % 3 else "7", "auction", str(n).encode())
    heard = [(await watcher.next())[1][0] for _ in range(20)]
    assert heard == list(range(20))
    assert push.registry.get_sample_value("rostrum_push_writes_total") == 1
