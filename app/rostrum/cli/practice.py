"""``rostrum practice``."""

import asyncio
import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from rostrum import logs
from rostrum.cli.common import (
    DEFAULT_SERVER,
    AsJson,
    Port,
    Seed,
    WithInput,
    end_with_input,
    end_with_signal,
    fail,
)
from rostrum.cli.desk import check_theme, need_display
from rostrum.desk.screen import Screen
from rostrum.simulator.temper import MOODS, Temper
from rostrum.wire.identity import Role

if TYPE_CHECKING:
    from rostrum.practice import Begun

app = typer.Typer()


@app.command(
    epilog="Examples: rostrum practice --screen phones · rostrum practice lots.csv --currency EUR "
    "--screen rostrum --temper war · rostrum practice --sale evening --server http://sale:3000"
)
def practice(
    catalogue: Annotated[
        Path | None,
        typer.Argument(
            help="A catalogue as CSV, such as rostrum export writes; without it, the sample."
        ),
    ] = None,
    currency: Annotated[
        str, typer.Option(envvar="ROSTRUM_CURRENCY", help="The catalogue's currency.")
    ] = "GBP",
    sale: Annotated[
        str | None,
        typer.Option(
            envvar="ROSTRUM_SALE",
            help="The catalogue of this sale of --server; nothing but that is read there.",
        ),
    ] = None,
    server: Annotated[
        str | None, typer.Option(envvar="ROSTRUM_SERVER", help="Where --sale is.")
    ] = None,
    token: Annotated[
        str | None, typer.Option(envvar="ROSTRUM_TOKEN", help="Your bearer token there.")
    ] = None,
    screen: Annotated[
        Screen | None,
        typer.Option(
            envvar="ROSTRUM_PRACTICE_SCREEN",
            help="Open the desk with this and practise there; without it, only the server is "
            "started. At the rostrum you sell; else an auctioneer is simulated.",
        ),
    ] = None,
    role: Annotated[
        Role | None,
        typer.Option(
            envvar="ROSTRUM_ROLE", help="clerk: an auctioneer is simulated; auctioneer: you sell."
        ),
    ] = None,
    port: Port = 0,
    calls: Annotated[
        int, typer.Option(envvar="ROSTRUM_CALLS", min=0, max=100, help="Clients for you to call.")
    ] = 9,
    bidders: Annotated[
        int,
        typer.Option(envvar="ROSTRUM_BIDDERS", min=1, max=60, help="Simulated bidders."),
    ] = 12,
    temper: Annotated[
        Temper,
        typer.Option(envvar="ROSTRUM_TEMPER", help="How they are: calm, lively, or at war."),
    ] = Temper.LIVELY,
    speed: Annotated[
        float,
        typer.Option(
            envvar="ROSTRUM_SPEED", min=0.25, max=20, help="How many times as fast it all goes."
        ),
    ] = 1.0,
    rate: Annotated[
        float | None,
        typer.Option(
            envvar="ROSTRUM_RATE",
            min=0.1,
            max=200,
            help="Simulated bids a second, instead of the temper's.",
        ),
    ] = None,
    patience: Annotated[
        float,
        typer.Option(
            envvar="ROSTRUM_PATIENCE", min=0.2, help="Seconds of silence before the hammer is near."
        ),
    ] = 6.0,
    seed: Seed = 7,
    seconds: Annotated[
        float | None,
        typer.Option(envvar="ROSTRUM_SECONDS", min=0.1, help="End by itself after so long."),
    ] = None,
    theme: Annotated[
        str | None,
        typer.Option(envvar="ROSTRUM_THEME", help="Of the desk: dark, light, contrast or system."),
    ] = None,
    with_input: WithInput = False,
    as_json: AsJson = False,
) -> None:
    """Practise on a throw-away server with simulated bidders; no real sale can be reached."""
    if role is None:
        role = Role.AUCTIONEER if screen is Screen.ROSTRUM else Role.CLERK
    if role not in (Role.CLERK, Role.AUCTIONEER):
        raise fail(f"There is no practice for the role {role.value}. Take clerk or auctioneer.")
    try:
        data = catalogue.read_bytes() if catalogue is not None else None
    except OSError as error:
        raise fail(f"{catalogue} cannot be read ({error.strerror}). Check its name.") from error
    if screen is not None and not with_input:  # a desk has started this for itself
        words = [
            *([] if catalogue is None else [str(catalogue)]),
            *([] if sale is None else ["--sale", sale, "--server", server or DEFAULT_SERVER]),
            *([] if rate is None else ["--rate", str(rate)]),
            *("--currency", currency, "--role", role.value, "--port", str(port)),
            *("--calls", str(calls), "--bidders", str(bidders), "--temper", temper.value),
            *("--speed", str(speed), "--patience", str(patience), "--seed", str(seed)),
        ]
        _open_desk(words, token, screen, theme, seconds, as_json=as_json)
        return
    from rostrum.listening import CannotListen  # noqa: PLC0415 - quick --help
    from rostrum.practice import (  # noqa: PLC0415
        OfServer,
        PracticeConfig,
        PracticeRefused,
        practise,
    )

    logs.configure(logs.Level.WARNING)
    of = OfServer(url=server or DEFAULT_SERVER, token=token, sale_id=sale) if sale else None
    mood = MOODS[temper]
    config = PracticeConfig(
        port=port,
        catalogue=of or data,
        currency=currency,
        role=role,
        calls=calls,
        bidders=bidders,
        rate=(rate or mood.rate) * speed,
        zeal=mood.zeal,
        patience=patience / speed,
        seed=seed,
    )

    async def run() -> None:
        until = asyncio.Event()
        loop = asyncio.get_running_loop()
        end_with_signal(until)
        if with_input:
            end_with_input(until)

        def begun(made: "Begun") -> None:
            _tell(made, as_json=as_json)
            if seconds is not None and not with_input:
                loop.call_later(seconds, until.set)

        await practise(config, begun, until)

    try:
        asyncio.run(run())
    except (PracticeRefused, CannotListen) as error:
        raise fail(str(error)) from error


def _open_desk(
    words: list[str],
    token: str | None,
    screen: Screen,
    theme: str | None,
    seconds: float | None,
    *,
    as_json: bool,
) -> None:
    """A desk on a practice of the same options, which runs beside it and ends with it."""
    if theme is not None:
        check_theme(theme)
    need_display()
    from rostrum.desk import settings  # noqa: PLC0415 - Qt only where it is wanted
    from rostrum.practising import CannotPractise, practise_on_desk  # noqa: PLC0415

    kept, sentence = settings.load()
    try:
        told = practise_on_desk(
            words, token, screen, theme or kept.theme, kept, sentence, seconds=seconds
        )
    except CannotPractise as error:
        raise fail(str(error)) from error
    if told is None:
        return
    if as_json:
        typer.echo(msgspec.json.encode(told))
        return
    from rostrum.desk.views.practice_over import lines  # noqa: PLC0415 - Qt is there now

    typer.echo("rostrum: what came of the practice")
    for name, figure in lines(told):
        typer.echo(f"  {name:<28}{figure}")


def _tell(begun: "Begun", *, as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps(asdict(begun)))
        return
    typer.echo(
        f"rostrum: practice of {begun.sale_id}: {begun.lots} lots, {begun.calls} calls for you, "
        f"on {begun.url}\n"
        f"rostrum: open a desk: ROSTRUM_TOKEN={begun.token} rostrum desk --server {begun.url}\n"
        "rostrum: Ctrl-C ends it, and nothing is kept"
    )
