"""``rostrum practice``."""

import asyncio
import json
import signal
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rostrum import logs
from rostrum.cli.common import AsJson, fail
from rostrum.wire.identity import Role

if TYPE_CHECKING:
    from rostrum.practice import Begun

app = typer.Typer()


@app.command(
    epilog="Examples: rostrum practice · rostrum practice lots.csv --currency EUR --role auctioneer"
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
    role: Annotated[
        Role,
        typer.Option(
            envvar="ROSTRUM_ROLE", help="clerk: an auctioneer is simulated; auctioneer: you sell."
        ),
    ] = Role.CLERK,
    port: Annotated[
        int, typer.Option(envvar="ROSTRUM_PORT", min=0, max=65535, help="Port; 0 takes a free one.")
    ] = 0,
    calls: Annotated[
        int, typer.Option(envvar="ROSTRUM_CALLS", min=0, max=100, help="Clients for you to call.")
    ] = 9,
    rate: Annotated[
        float,
        typer.Option(envvar="ROSTRUM_RATE", min=0.1, max=200, help="Simulated bids a second."),
    ] = 1.0,
    patience: Annotated[
        float,
        typer.Option(
            envvar="ROSTRUM_PATIENCE", min=0.2, help="Seconds of silence before the hammer is near."
        ),
    ] = 6.0,
    seed: Annotated[
        int, typer.Option(envvar="ROSTRUM_SEED", help="The same seed makes the same bidders.")
    ] = 7,
    seconds: Annotated[
        float | None,
        typer.Option(envvar="ROSTRUM_SECONDS", min=0.1, help="End by itself after so long."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Practise on a throw-away server with simulated bidders; no real sale can be reached."""
    from rostrum.listening import CannotListen  # noqa: PLC0415 - quick --help
    from rostrum.practice import PracticeConfig, PracticeRefused, practise  # noqa: PLC0415

    if role not in (Role.CLERK, Role.AUCTIONEER):
        raise fail(f"There is no practice for the role {role.value}. Take clerk or auctioneer.")
    logs.configure(logs.Level.WARNING)
    try:
        data = catalogue.read_bytes() if catalogue is not None else None
    except OSError as error:
        raise fail(f"{catalogue} cannot be read ({error.strerror}). Check its name.") from error
    config = PracticeConfig(
        port=port,
        catalogue=data,
        currency=currency,
        role=role,
        calls=calls,
        rate=rate,
        patience=patience,
        seed=seed,
    )

    async def run() -> None:
        until = asyncio.Event()
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, until.set)

        def begun(made: "Begun") -> None:
            _tell(made, as_json=as_json)
            if seconds is not None:
                loop.call_later(seconds, until.set)

        await practise(config, begun, until)

    try:
        asyncio.run(run())
    except (PracticeRefused, CannotListen) as error:
        raise fail(str(error)) from error


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
