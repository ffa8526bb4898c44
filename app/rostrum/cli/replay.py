"""``rostrum replay``: a past sale on the screens of the desk, or its states against its log."""

import asyncio
import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rostrum.cli.audit import states
from rostrum.cli.common import (
    DEFAULT_SERVER,
    AsJson,
    WithInput,
    end_with_input,
    end_with_signal,
    fail,
)
from rostrum.cli.desk import check_theme, need_display
from rostrum.desk.screen import Screen

if TYPE_CHECKING:
    from rostrum.past_sale import Past

app = typer.Typer()


@app.command(
    epilog="Examples: rostrum replay evening --server http://sale:3000 · rostrum replay "
    "evening.jsonl · rostrum replay evening --database sale.db"
)
def replay(
    what: Annotated[
        str,
        typer.Argument(
            help="A sale of a server by its id, or a file that rostrum audit export wrote.",
            metavar="SALE|FILE",
        ),
    ],
    server: Annotated[
        str | None,
        typer.Option(
            envvar="ROSTRUM_SERVER", help=f"The sale's server; without it {DEFAULT_SERVER}."
        ),
    ] = None,
    token: Annotated[
        str | None,
        typer.Option(envvar="ROSTRUM_TOKEN", help="Your bearer token there: a clerk's or above."),
    ] = None,
    paddle: Annotated[
        str | None, typer.Option(envvar="ROSTRUM_PADDLE", help="The paddle to mark as yours.")
    ] = None,
    screen: Annotated[
        Screen, typer.Option(envvar="ROSTRUM_SCREEN", help="What to open with.")
    ] = Screen.BOARD,
    theme: Annotated[
        str | None,
        typer.Option(envvar="ROSTRUM_THEME", help="dark, light, contrast or system."),
    ] = None,
    database: Annotated[
        str | None,
        typer.Option(
            help="Where no server is named: show nothing, but rebuild the sale's states from its log "
            "in this database and say whether they equal those stored, as rostrum audit states does.",
        ),
    ] = None,
    serve: Annotated[
        bool,
        typer.Option(
            "--serve", help="Of a file: hold it on a server of this machine, and open no desk."
        ),
    ] = False,
    with_input: WithInput = False,
    as_json: AsJson = False,
) -> None:
    """Show a past sale as it went, at any speed, on every screen; nothing can be sent."""
    file = Path(what)
    if database is not None and server is None and not serve and not file.is_file():
        states(what, database, as_json=as_json)
        return
    if serve:
        _serve(file, with_input=with_input, as_json=as_json)
        return
    if theme is not None:
        check_theme(theme)
    need_display()
    from rostrum.desk import settings  # noqa: PLC0415 - Qt only where it is wanted
    from rostrum.desk.config import DeskConfig  # noqa: PLC0415
    from rostrum.replaying import CannotReplay, replay_file, replay_sale  # noqa: PLC0415

    kept, sentence = settings.load()
    config = DeskConfig(
        server=server or DEFAULT_SERVER,
        token=token,
        paddle=paddle,
        theme=theme or kept.theme,
        screen=screen,
        replay=what,
    )
    try:
        if file.is_file():
            code = replay_file(file, config, kept, sentence)
        else:
            code = replay_sale(config, kept, sentence)
    except CannotReplay as error:
        raise fail(str(error)) from error
    raise typer.Exit(code)


def _serve(file: Path, *, with_input: bool, as_json: bool) -> None:
    from rostrum import logs  # noqa: PLC0415 - quick --help
    from rostrum.listening import CannotListen  # noqa: PLC0415
    from rostrum.past_sale import NoReplay, hold  # noqa: PLC0415

    logs.configure(logs.Level.WARNING)

    async def run() -> None:
        until = asyncio.Event()
        end_with_signal(until)
        if with_input:
            end_with_input(until)
        await hold(file, lambda past: _tell(past, as_json=as_json), until)

    try:
        asyncio.run(run())
    except (NoReplay, CannotListen) as error:
        raise fail(str(error)) from error


def _tell(past: "Past", *, as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps(asdict(past)))
        return
    typer.echo(
        f"rostrum: {past.sale_id}, {past.lots} lots, on {past.url}\n"
        f"rostrum: look at it: ROSTRUM_TOKEN={past.token} rostrum replay {past.sale_id} "
        f"--server {past.url}\n"
        "rostrum: Ctrl-C ends it, and nothing is kept"
    )
