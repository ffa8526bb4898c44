"""``rostrum phones``: what an administrator does at the phone desks of a running server."""

from typing import Annotated, Any
from urllib.parse import quote

import typer

from rostrum.cli.asking import AdminToken, ask
from rostrum.cli.common import DEFAULT_SERVER, AsJson, Server, fail

app = typer.Typer()
phones = typer.Typer(help="Clients of the phone desks.", no_args_is_help=True)
app.add_typer(phones, name="phones")


@phones.command(epilog="Example: rostrum phones erase evening 'Wei-Han Liang' --yes")
def erase(
    sale: Annotated[str, typer.Argument(help="The sale.")],
    client: Annotated[str, typer.Argument(help="The client's id, whole name or paddle.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask: it cannot be undone.")] = False,
    server: Server = DEFAULT_SERVER,
    token: AdminToken = None,
    as_json: AsJson = False,
) -> None:
    """Erase what is personal of a telephone client: name, numbers, languages, notes.

    What the sale came to stays by paddle. Backups and printed sheets are yours to erase.
    """
    base = f"/api/v1/sales/{quote(sale, safe='')}/phones"
    found = _named(ask(server, token, "GET", base).json()["clients"], client)
    shown = f"{found['name']} ({found['clientId']}, paddle {found['paddle'] or 'none'})"
    if not yes:
        try:
            sure = typer.confirm(f"Erase {shown}? It cannot be undone", err=True)
        except typer.Abort:
            sure = False
        if not sure:
            raise fail("Nothing was erased. Say --yes where nobody can be asked.")
    path = f"{base}/clients/{quote(found['clientId'], safe='')}"
    answer = ask(server, token, "DELETE", path)
    typer.echo(answer.text if as_json else f"rostrum: {shown} is erased")


def _named(clients: list[dict[str, Any]], wanted: str) -> dict[str, Any]:
    """The one client that is meant; a sentence where it is none, or more than one."""
    same = wanted.casefold()
    for known in ("clientId", "name", "paddle"):
        found = [each for each in clients if (each[known] or "").casefold() == same]
        if len(found) == 1:
            return found[0]
        if found:
            ids = ", ".join(each["clientId"] for each in found)
            raise fail(f"{len(found)} clients are called {wanted}: {ids}. Name one by the id.")
    raise fail(f"There is no client {wanted} in this sale. Check the name, the id or the paddle.")
