"""What the fast fan-out relies on in other people's libraries."""

import engineio
import pytest
import socketio

from rostrum.push import fastpath
from rostrum.push.outbound import Outbound


def test_the_installed_libraries_are_as_the_fast_fan_out_needs_them():
    """Red here: a new version has changed them. Until ``fastpath`` follows, servers are slow."""
    assert fastpath.missing(socketio.AsyncServer(async_mode="aiohttp")) == []


@pytest.mark.parametrize(
    ("where", "name"),
    [
        ("socketio.base_manager.BaseManager", "basic_enter_room"),
        ("socketio.base_manager.BaseManager", "basic_leave_room"),
        ("socketio.base_manager.BaseManager", "basic_disconnect"),
        ("engineio.async_socket.AsyncSocket", "_websocket_handler"),
    ],
)
async def test_a_library_that_has_changed_is_noticed_and_its_own_way_taken(
    serve, monkeypatch, where, name
):
    module, _, kind = where.rpartition(".")
    changed = getattr(__import__(module, fromlist=[kind]), kind)
    original = getattr(changed, name)

    def other(self, *arguments, **options):
        return original(self, *arguments, **options)

    monkeypatch.setattr(changed, name, other)
    push = await serve()
    assert push.service._sockets.fast is None
    assert push.service._sockets.direct is None
    watcher = await push.listen("?itemId=100")
    await push.pub(json={"itemId": 100, "channel": "auction", "message": [1]})
    assert await watcher.next() == ("auction", ([1],))


async def test_a_queue_that_is_made_elsewhere_is_noticed(monkeypatch):
    io = socketio.AsyncServer(async_mode="aiohttp")
    monkeypatch.setattr(engineio.async_socket.AsyncSocket, "queue", property(lambda _: None), False)
    assert any("AsyncSocket" in name for name in fastpath.missing(io))


async def test_websockets_of_the_library_use_the_queue_that_lets_frames_past(serve):
    push = await serve()
    await push.listen("?itemId=100", transports=["polling", "websocket"])
    sockets = list(push.service._sockets._library.io.eio.sockets.values())
    assert [type(socket.queue) for socket in sockets] == [Outbound]
