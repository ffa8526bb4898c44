"""What the fast fan-out relies on in the libraries below it, checked when a server starts.

It goes past python-engineio's queue straight to aiohttp's transport. That needs a few places that
their authors may change; when one is gone, the server says so in the log and takes
python-socketio's own way, which is slower and otherwise the same.
"""

import asyncio
import inspect
from collections.abc import Callable
from functools import partial
from typing import Any

import socketio
from aiohttp import web
from engineio.async_socket import AsyncSocket
from socketio.base_manager import BaseManager

from rostrum.push.outbound import Outbound
from rostrum.push.websocket import EngineWebSocket

_MANAGER = {
    "basic_enter_room": ["self", "sid", "namespace", "room", "eio_sid"],
    "basic_leave_room": ["self", "sid", "namespace", "room"],
    "basic_disconnect": ["self", "sid", "namespace", "kwargs"],
}


def missing(io: socketio.AsyncServer) -> list[str]:
    """What is not as the fast fan-out needs it; empty when all is."""
    found: list[str] = []
    for name, parameters in _MANAGER.items():
        method = getattr(BaseManager, name, None)
        if method is None or list(inspect.signature(method).parameters) != parameters:
            found.append(f"socketio.BaseManager.{name}")
    for name in ("rooms", "callbacks", "pending_connect", "pending_disconnect"):
        if not isinstance(getattr(BaseManager(), name, None), dict):
            found.append(f"socketio.BaseManager.{name}")
    for name in ("_put", "_get"):
        if not hasattr(asyncio.Queue, name):
            found.append(f"asyncio.Queue.{name}")
    wanted = {"compress", "autoclose", "max_msg_size"}
    if not wanted <= set(inspect.signature(web.WebSocketResponse).parameters):
        found.append("aiohttp.web.WebSocketResponse")
    found += _missing_of_engine(getattr(io, "eio", None))
    return found


def _missing_of_engine(engine: Any) -> list[str]:
    found = []
    drivers = getattr(engine, "_async", None)
    if not isinstance(drivers, dict) or not callable(drivers.get("websocket")):
        found.append("engineio.AsyncServer._async['websocket']")
    if not isinstance(getattr(engine, "sockets", None), dict):
        found.append("engineio.AsyncServer.sockets")
    if not inspect.iscoroutinefunction(getattr(AsyncSocket, "_websocket_handler", None)):
        found.append("engineio.AsyncSocket._websocket_handler")
    if found:
        return found
    before = engine.create_queue
    engine.create_queue = Outbound
    socket = None
    try:
        socket = AsyncSocket(engine, "probe")
    except (AttributeError, TypeError):
        found.append("engineio.AsyncSocket")
    finally:
        engine.create_queue = before
    if not isinstance(getattr(socket, "queue", None), Outbound):
        found.append("engineio.AsyncSocket.queue")
    for name in ("upgraded", "closing", "closed"):
        if getattr(socket, name, None) is not False:
            found.append(f"engineio.AsyncSocket.{name}")
    return found


def take(io: socketio.AsyncServer) -> None:
    """Puts Rostrum's queue and websocket in place; only after ``missing`` found nothing."""
    io.eio.create_queue = Outbound
    io.eio._async = {**io.eio._async, "websocket": EngineWebSocket}
    io.eio.start_background_task = partial(_start_and_keep, io.eio.start_background_task)


def _start_and_keep(start: Callable[..., Any], target: Callable[..., Any], *arguments: Any) -> Any:
    """Starts a task of the library; one that is a connection's own can then end with it.

    The library sleeps out the pause before the next ping even when the connection has gone.
    """
    task = start(target, *arguments)
    outbound = getattr(getattr(target, "__self__", None), "queue", None)
    if isinstance(outbound, Outbound):
        outbound.pinging = task
    return task
