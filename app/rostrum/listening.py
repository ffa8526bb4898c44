"""What a server process needs of the system: a port, and the quickest event loop there is."""

import asyncio
import gc
import os
import socket
from collections.abc import Callable


class CannotListen(Exception):
    """The address cannot be had; the message says what to do."""


def listen(host: str, port: int) -> socket.socket:
    """A listening socket. Raises CannotListen in words."""
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family, backlog=4096)
    except OSError as error:
        raise CannotListen(
            f"Port {port} on {host} cannot be used ({os.strerror(error.errno or 0)}). Stop the program that has "
            "it, or choose another with --port or ROSTRUM_PORT."
        ) from error


def files(wanted: int) -> int:
    """How many files this process may have open, after asking for so many; as many as ``wanted``
    where the system knows no such limit."""
    try:
        import resource  # noqa: PLC0415 - not there on every platform
    except ImportError:
        return wanted
    now, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    more = wanted if most == resource.RLIM_INFINITY else min(wanted, most)
    if now != resource.RLIM_INFINITY and now < more:
        resource.setrlimit(resource.RLIMIT_NOFILE, (more, most))
        now = more
    return wanted if now == resource.RLIM_INFINITY else now


def fast_loop() -> Callable[[], asyncio.AbstractEventLoop] | None:
    """uvloop where it is installed, else none: asyncio's own."""
    try:
        import uvloop  # noqa: PLC0415 - not there on every platform
    except ImportError:
        return None
    return uvloop.new_event_loop


def spare_the_collector() -> None:
    """What lives as long as the process is not looked at again by the garbage collector.

    Its full rounds went over 150,000 such objects and held every bid up for 60 ms each time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)
