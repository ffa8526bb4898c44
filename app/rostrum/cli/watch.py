"""``rostrum watch``: what a push service says of items, line by line."""

import asyncio
import json
import os
import sys
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlencode

import msgspec
import typer

from rostrum.cli.common import (
    DEFAULT_SERVER,
    AsJson,
    Server,
    fail,
    not_in_the_clear,
    trusting,
    unreachable,
)
from rostrum.desk.figures import money, paddle, plain
from rostrum.wire.state import ItemState

if TYPE_CHECKING:
    import aiohttp

CONNECT_LIMIT_S = 5
LINE_CHARACTERS = 2_000
"""A line for people is cut here; ``--json`` never is."""

app = typer.Typer()


@app.command(epilog="Example: rostrum watch 100 101 --json | jq .message.price")
def watch(
    items: Annotated[list[str], typer.Argument(help="Items to watch.", metavar="ITEM…")],
    server: Server = DEFAULT_SERVER,
    channel: Annotated[
        list[str] | None,
        typer.Option(envvar="ROSTRUM_CHANNEL", help="Only these channels; without it every one."),
    ] = None,
    token: Annotated[
        str | None,
        typer.Option(envvar="ROSTRUM_TOKEN", help="Your bearer token, if one is needed."),
    ] = None,
    count: Annotated[
        int | None,
        typer.Option(envvar="ROSTRUM_COUNT", min=1, help="Leave after so many messages."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Print what is pushed about items, on this server or any of the article's kind."""
    import socketio  # noqa: PLC0415 - the other commands start without it

    try:
        asyncio.run(_watch(items, server.rstrip("/"), set(channel or ()), token, count, as_json))
    except BrokenPipeError:
        # Whoever read has had enough, as `| head` does; Python's own flush at the end must not fail.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (socketio.exceptions.SocketIOError, ValueError) as error:
        raise fail(
            f"{server} cannot be watched ({plain(str(error))}). Is the server there?"
        ) from error


async def _watch(
    items: list[str],
    server: str,
    channels: set[str],
    token: str | None,
    count: int | None,
    as_json: bool,
) -> None:
    import aiohttp  # noqa: PLC0415
    import socketio  # noqa: PLC0415

    not_in_the_clear(server, token)
    headers = {} if token is None else {"Authorization": f"Bearer {token}"}
    trust = trusting(server)
    async with (
        aiohttp.ClientSession(connector=aiohttp.TCPConnector(ssl=trust or True)) as http,
        socketio.AsyncSimpleClient(handle_sigint=False, http_session=http) as client,
    ):
        await _greet(http, server)
        await client.connect(
            f"{server}?{urlencode({'itemId': items}, doseq=True)}",
            headers=headers,
            wait_timeout=CONNECT_LIMIT_S,
        )
        typer.echo(f"rostrum: watching {', '.join(map(plain, items))} at {server}", err=True)
        heard = 0
        while count is None or heard < count:
            name, *args = await client.receive()
            if channels and name not in channels:
                continue
            heard += 1
            message = args[0] if args else None
            typer.echo(_json(name, message) if as_json else line(name, message))
            sys.stdout.flush()


async def _greet(http: "aiohttp.ClientSession", server: str) -> None:
    """Leaves with a sentence where the certificate is not believed; socketio keeps silent of it."""
    import aiohttp  # noqa: PLC0415

    if server.startswith("https:"):
        try:
            async with http.head(server, allow_redirects=False):
                pass
        except aiohttp.ClientSSLError as error:
            raise fail(unreachable(server, error)) from error
        except aiohttp.ClientError:
            pass  # said below, in the words of the socket


def _json(name: str, message: object) -> str:
    return json.dumps({"channel": name, "message": message}, ensure_ascii=False, default=repr)


def line(name: str, message: object) -> str:
    """One message for people: a lot's state in words, anything else as it came."""
    try:
        state = msgspec.convert(message, ItemState)
    except (msgspec.ValidationError, RecursionError):
        raw = json.dumps(message, ensure_ascii=False, default=repr)
        return plain(f"{name}  {raw}")[:LINE_CHARACTERS]
    said = [
        state.item_id,
        f"lot {state.lot}",
        state.status,
        money(state.price, state.currency),
        f"ask {money(state.ask, state.currency)}",
        f"leader {paddle(state.leader)}" if state.leader else "no leader shown",
        "1 bid" if state.bid_count == 1 else f"{state.bid_count} bids",
    ]
    return plain("  ".join(said))[:LINE_CHARACTERS]
