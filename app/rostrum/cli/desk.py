"""``rostrum desk`` and ``rostrum demo``."""

import os
from pathlib import Path
from typing import Annotated

import platformdirs
import typer

from rostrum import resources
from rostrum.cli import quick
from rostrum.cli.common import Port, Seed, fail, secured
from rostrum.desk.screen import Screen
from rostrum.wire.state import BidKind

DEMO_FOLDER = Path("build/demo")
if resources.installed():
    DEMO_FOLDER = Path(platformdirs.user_cache_dir("rostrum", appauthor=False)) / "demo"

app = typer.Typer()


@app.command(
    epilog="Example: ROSTRUM_TOKEN=… rostrum desk --server https://sale.example --paddle 412"
)
def desk(
    opened: Annotated[
        str | None,
        typer.Argument(
            metavar="[LINK|LAYOUT]",
            help="A link to a lot (rostrum://server/sale/lot) or a layout (evening.rostrum). A desk "
            "that is running opens it; else a desk is started with it.",
        ),
    ] = None,
    server: Annotated[
        str | None,
        typer.Option(
            envvar="ROSTRUM_SERVER",
            help="The server's address. Without it: the servers of your settings, or "
            "http://127.0.0.1:3000.",
        ),
    ] = None,
    token: Annotated[
        str | None, typer.Option(envvar="ROSTRUM_TOKEN", help="Your bearer token.")
    ] = None,
    paddle: Annotated[
        str | None,
        typer.Option(envvar="ROSTRUM_PADDLE", help="The paddle you bid for; none only watches."),
    ] = None,
    kind: Annotated[
        BidKind, typer.Option(envvar="ROSTRUM_KIND", help="Where your bids come from.")
    ] = BidKind.PHONE,
    sale: Annotated[
        list[str] | None,
        typer.Option(
            envvar="ROSTRUM_SALE",
            help="Only this sale; may be given several times, in the variable with spaces between.",
        ),
    ] = None,
    theme: Annotated[
        str | None,
        typer.Option(
            envvar="ROSTRUM_THEME",
            help="dark, light, contrast or system. Without it: the one of your settings.",
        ),
    ] = None,
    screen: Annotated[
        Screen,
        typer.Option(
            envvar="ROSTRUM_SCREEN",
            help="What to open with: the lots, the phone desk, the auctioneer's rostrum, or the big "
            "screen for the room. F7, Ctrl+R and Ctrl+B on the board open them too.",
        ),
    ] = Screen.BOARD,
) -> None:
    """Open the desk: watch lots, and bid with one key; or bid for clients on the telephone.

    Where a desk is running, it comes to the front instead, unless a server or a paddle is named.
    """
    if theme is not None:
        check_theme(theme)
    wanted = quick.Wanted(
        server=server or None,
        token=token or None,
        paddle=paddle or None,
        kind=kind.value,
        sales=tuple(sale or ()),
        theme=theme,
        screen=screen,
        opened=None if opened is None else _whole(opened),
        ca_file=secured().ca_file,
        plain_http=secured().plain_http,
    )
    raise typer.Exit(quick.open_desk(wanted))


@app.command(epilog="Example: rostrum demo --seconds 60")
def demo(
    port: Port = 3000,
    folder: Annotated[
        Path, typer.Option(envvar="ROSTRUM_DEMO_FOLDER", help="For its database and picture.")
    ] = DEMO_FOLDER,
    seconds: Annotated[
        float | None,
        typer.Option(
            envvar="ROSTRUM_SECONDS",
            min=1,
            help="Bid by itself for so long, then report. Without it: until the window is closed, "
            "or 20 s where there is no display.",
        ),
    ] = None,
    rate: Annotated[
        float,
        typer.Option(envvar="ROSTRUM_RATE", min=0.1, max=200, help="Simulated bids a second."),
    ] = 8.0,
    seed: Seed = 7,
    theme: Annotated[
        str,
        typer.Option(envvar="ROSTRUM_THEME", help="dark, light, contrast or system."),
    ] = "dark",
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
) -> None:
    """Run everything on the sample sale: server, simulated bidders, and the desk."""
    from rostrum.desk import display  # noqa: PLC0415

    check_theme(theme)
    seen = display.present() and os.environ.get("QT_QPA_PLATFORM") != "offscreen"
    if not seen:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        if seconds is None:
            typer.echo("rostrum: no display here; the desk is drawn off screen for 20 s")
            seconds = 20.0
    need_display()
    from rostrum.demo.run import DemoConfig, run_demo  # noqa: PLC0415
    from rostrum.demo.server import DemoFailed  # noqa: PLC0415

    config = DemoConfig(
        port=port, folder=folder, seconds=seconds, rate=rate, seed=seed, theme=theme
    )
    try:
        raise typer.Exit(run_demo(config, as_json=as_json))
    except DemoFailed as error:
        raise fail(str(error)) from error


def _whole(opened: str | None) -> str:
    """What is to be opened, as a desk that stands in another folder understands it."""
    if not opened or opened.lower().startswith(("rostrum:", "file:")):
        return opened or ""
    return str(Path(opened).absolute())


def check_theme(theme: str) -> None:
    """Fails with a sentence where there is no such theme."""
    if theme not in quick.THEMES:
        raise fail(f"There is no theme {theme}. Choose one of {', '.join(quick.THEMES)}.")


def need_display() -> None:
    """Fails with a sentence where no window can be shown."""
    from rostrum.desk import display  # noqa: PLC0415

    try:
        display.require()
    except display.CannotShow as error:
        raise fail(str(error)) from error
