"""``rostrum doctor``."""

import asyncio
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from rostrum.cli.common import DEFAULT_DATABASE, secured
from rostrum.doctor.finding import Finding, State, skip

app = typer.Typer()


@app.command(epilog="Example: rostrum doctor --server http://sale:3000")
def doctor(
    server: Annotated[
        str | None,
        typer.Option(
            envvar="ROSTRUM_SERVER",
            help="The server to look at. Without it: those that your desk watches.",
        ),
    ] = None,
    token: Annotated[
        str | None, typer.Option(envvar="ROSTRUM_TOKEN", help="Your token there.")
    ] = None,
    database: Annotated[
        str | None,
        typer.Option(
            envvar="ROSTRUM_DATABASE",
            help="A server's database to look at. Without it: the one of this user, if there is one.",
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
    look: Annotated[
        bool, typer.Option("--look", help="Only what Qt sees of this machine, as JSON.")
    ] = False,
) -> None:
    """Look whether everything is as it should be, and say what to do where it is not.

    Libraries, display, fonts, sounds, keyring, settings and disk of this machine; a server's
    health, certificate, contract, push and clock; a database's schema. Nothing is changed. The
    exit code is 1 when something does not work.
    """
    if look:
        from rostrum.doctor.window import look as seen  # noqa: PLC0415 - with Qt

        typer.echo(json.dumps(seen()))
        return
    worst = 0
    counts = dict.fromkeys(State, 0)
    for finding in _all(server, token, database):
        counts[finding.state] += 1
        worst = worst or int(finding.state is State.FAIL)
        if as_json:
            import msgspec  # noqa: PLC0415

            typer.echo(msgspec.json.encode(finding))
        else:
            typer.echo(finding.lines())
    if not as_json:
        told = [f"{counts[state]} {state}" for state in State if counts[state]]
        typer.echo(f"rostrum: {', '.join(told)}")
    raise typer.Exit(worst)


def _all(server: str | None, token: str | None, database: str | None) -> Iterator[Finding]:
    from rostrum.doctor import machine  # noqa: PLC0415 - quick --help
    from rostrum.doctor.database import database as looked_at  # noqa: PLC0415
    from rostrum.store.opening import is_there  # noqa: PLC0415

    yield machine.installation()
    yield from machine.libraries()
    servers = [(server, secured().ca_file)] if server else []
    if machine.version_of("PySide6_Essentials"):
        from rostrum.doctor.window import window  # noqa: PLC0415

        yield from window()
        try:
            from rostrum.doctor.folders import folders, watched  # noqa: PLC0415

            yield from folders()
            servers = servers or watched()
        except ImportError:
            yield skip("settings folder", "not looked at, since Qt cannot be loaded")
    if not servers:
        yield skip("server", "none named; give one with --server http://sale:3000")
    for url, ca_file in servers:
        yield from _server(url.rstrip("/"), token if server else None, ca_file)
    if database or is_there(DEFAULT_DATABASE):
        yield from looked_at(database or DEFAULT_DATABASE)
    elif Path("/etc/rostrum/rostrum.env").exists() and os.access("/var/lib/rostrum", os.R_OK):
        yield from looked_at("/var/lib/rostrum/rostrum.db")
    else:
        yield skip("database", "none of this user's; give a server's with --database")


def _server(url: str, token: str | None, ca_file: str | None) -> Iterator[Finding]:
    from rostrum.doctor.servers import server  # noqa: PLC0415 - loads aiohttp

    async def gather() -> list[Finding]:
        plain_ok = secured().plain_http
        return [each async for each in server(url, token, ca_file=ca_file, plain_ok=plain_ok)]

    yield from asyncio.run(gather())
