"""``rostrum sales`` and ``rostrum paddles``: a sale is set up, and its bidders registered."""

from pathlib import Path
from typing import Annotated, Any

import typer

from rostrum.cli.asking import AdminToken, ClerkToken, ask, tell
from rostrum.cli.common import DEFAULT_SERVER, AsJson, Server, fail
from rostrum.wire.catalogue import SaleKind

app = typer.Typer()
sales = typer.Typer(help="Set up a sale, and list those that are there.", no_args_is_help=True)
paddles = typer.Typer(help="Register bidders of a sale, and list them.", no_args_is_help=True)
app.add_typer(sales, name="sales")
app.add_typer(paddles, name="paddles")

Sale = Annotated[str, typer.Argument(help="The sale.")]


@sales.command(
    name="add", epilog="Example: rostrum sales add friday --title 'Friday sale' --currency EUR"
)
def add_sale(
    sale: Annotated[str, typer.Argument(help="A short id of your own: letters, digits, . _ -")],
    title: Annotated[
        str | None,
        typer.Option(envvar="ROSTRUM_TITLE", help="What people read; without it, the id."),
    ] = None,
    currency: Annotated[
        str, typer.Option(envvar="ROSTRUM_CURRENCY", help="ISO 4217, such as GBP or JPY.")
    ] = "GBP",
    kind: Annotated[
        SaleKind,
        typer.Option(
            envvar="ROSTRUM_SALE_KIND",
            help="live: lots fall to the hammer; timed: each closes at its own time.",
        ),
    ] = SaleKind.LIVE,
    terms: Annotated[
        Path | None,
        typer.Option(
            envvar="ROSTRUM_TERMS",
            help="A file with a JSON object of further terms: ladder, premium, softClose and so on, as "
            "docs/sale-rules.md describes them.",
        ),
    ] = None,
    server: Server = DEFAULT_SERVER,
    token: AdminToken = None,
    as_json: AsJson = False,
) -> None:
    """Set up a sale without lots, by the saleroom's usual increments unless its terms say otherwise."""
    from rostrum.rules import money  # noqa: PLC0415 - quick --help

    body = {
        "title": title or sale,
        "terms": {
            "ladder": {"type": "saleroom", "unit": money.minor_units(currency)},
            **({} if terms is None else _read(terms)),
            "saleId": sale,
            "kind": kind.value,
            "currency": currency,
        },
        "lots": [],
    }
    answer = ask(server, token, "POST", "/api/v1/sales", json=body)
    done = f"rostrum: {sale} is set up: a {kind.value} sale in {currency}"
    tell(answer, lambda _: [done], as_json=as_json)


@sales.command(name="list", epilog="Example: rostrum sales list --json")
def list_sales(
    server: Server = DEFAULT_SERVER, token: ClerkToken = None, as_json: AsJson = False
) -> None:
    """List every sale, newest first."""
    answer = ask(server, token, "GET", "/api/v1/sales")
    tell(
        answer,
        lambda told: (
            f"{sale['saleId']:<16}  {sale['kind']:<5}  {sale['currency']}  "
            f"{sale['lots']:>5} lots  {sale['title']}"
            for sale in told["sales"]
        ),
        as_json=as_json,
    )


@paddles.command(
    name="add", epilog="Example: rostrum paddles add friday 412 --name 'Ann Reed' --limit 2,500"
)
def add_paddle(
    sale: Sale,
    paddle: Annotated[str, typer.Argument(help="The number that they bid under.")],
    name: Annotated[
        str | None, typer.Option(envvar="ROSTRUM_NAME", help="Whose it is; seen by staff only.")
    ] = None,
    limit: Annotated[
        str | None,
        typer.Option(
            envvar="ROSTRUM_LIMIT", help="What they may spend over the sale, such as 2,500."
        ),
    ] = None,
    suspended: Annotated[bool, typer.Option("--suspended", help="Their bids are refused.")] = False,
    server: Server = DEFAULT_SERVER,
    token: ClerkToken = None,
    as_json: AsJson = False,
) -> None:
    """Register a bidder; one who is there gets this name, limit and standing instead."""
    from rostrum.rules import money  # noqa: PLC0415 - quick --help

    most: int | None = None
    if limit is not None:
        currency = ask(server, token, "GET", f"/api/v1/sales/{sale}").json()["currency"]
        try:
            most = money.parse(limit, currency)
        except ValueError as error:
            raise fail(f"--limit {limit} is no amount: {error}.") from error
    body = {"paddle": paddle, "name": name, "limit": most, "suspended": suspended}
    answer = ask(server, token, "POST", f"/api/v1/sales/{sale}/paddles", json=body)
    standing = "is suspended" if suspended else "may bid"
    tell(answer, lambda _: [f"rostrum: paddle {paddle} {standing} in {sale}"], as_json=as_json)


@paddles.command(name="list", epilog="Example: rostrum paddles list friday --json")
def list_paddles(
    sale: Sale, server: Server = DEFAULT_SERVER, token: ClerkToken = None, as_json: AsJson = False
) -> None:
    """List the bidders of a sale."""
    answer = ask(server, token, "GET", f"/api/v1/sales/{sale}/paddles")
    tell(answer, lambda told: map(_paddle, told["paddles"]), as_json=as_json)


def _paddle(one: dict[str, Any]) -> str:
    standing = "suspended" if one["suspended"] else ""
    return f"{one['paddle']:>8}  {one['name'] or '':<30}  {standing}".rstrip()


def _read(file: Path) -> dict[str, Any]:
    import json  # noqa: PLC0415 - quick --help

    try:
        told = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise fail(f"{file} cannot be read ({error.strerror}). Check its name.") from error
    except ValueError as error:
        raise fail(f"{file} is no JSON ({error}). Mend it, or leave --terms out.") from error
    if not isinstance(told, dict):
        raise fail(f'{file} holds no JSON object. Write the terms as {{"guard": 10}}.')
    return told
