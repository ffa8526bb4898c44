"""What the sale's office does on a running server: catalogues in, papers out, people."""

import asyncio
import time
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from rostrum.cli.asking import AdminToken, ask, tell
from rostrum.cli.common import (
    DEFAULT_SERVER,
    AsJson,
    Server,
    fail,
    not_in_the_clear,
    trusting,
    unreachable,
)
from rostrum.wire.identity import SHORTEST_PASSWORD, Role

app = typer.Typer()


@app.command(
    name="load-sample",
    epilog="Example: ROSTRUM_TOKEN=secret rostrum load-sample --server https://sale.example",
)
def load_sample(
    server: Server = DEFAULT_SERVER,
    token: AdminToken = None,
) -> None:
    """Load the sample sale into a running server."""
    import httpx  # noqa: PLC0415

    from rostrum.simulator import sample  # noqa: PLC0415

    not_in_the_clear(server, token)

    async def run() -> int:
        headers = {} if token is None else {"Authorization": f"Bearer {token}"}
        async with httpx.AsyncClient(
            base_url=server, headers=headers, timeout=30, verify=trusting(server)
        ) as http:
            return await sample.load(http, time.time_ns() // 1_000_000)

    try:
        added = asyncio.run(run())
    except sample.SampleRefused as error:
        raise fail(str(error)) from error
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise fail(unreachable(server, error)) from error
    typer.echo(f"rostrum: {added} lots added" if added else "rostrum: the sample sale is there")


@app.command(
    name="import-catalogue",
    epilog="Example: rostrum import-catalogue evening lots.csv --dry-run",
)
def import_catalogue(
    sale: Annotated[str, typer.Argument(help="The sale that the lots go into.")],
    file: Annotated[Path, typer.Argument(help="CSV as salerooms keep it.")],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only tell what would come in.")
    ] = False,
    first_close: Annotated[
        int | None,
        typer.Option(
            envvar="ROSTRUM_FIRST_CLOSE", help="When a timed sale's first lot closes, ms UTC."
        ),
    ] = None,
    server: Server = DEFAULT_SERVER,
    token: AdminToken = None,
    as_json: AsJson = False,
) -> None:
    """Bring a catalogue into a sale: all of its lots, or none."""
    query: dict[str, int] = {} if first_close is None else {"firstClose": first_close}
    if dry_run:
        query["dryRun"] = 1
    try:
        data = file.read_bytes()
    except OSError as error:
        raise fail(f"{file} cannot be read ({error.strerror}). Check its name.") from error
    path = f"/api/v1/sales/{sale}/catalogue"
    answer = ask(server, token, "POST", path, content=data, params=query)
    told = answer.json()
    if as_json:
        typer.echo(answer.text)
    else:
        for fault in told["faults"]:
            typer.echo(f"rostrum: line {fault['line']}: {fault['reason']}", err=True)
        if told["ignored"]:
            typer.echo(f"rostrum: columns that are not read: {', '.join(told['ignored'])}")
        verb = "added" if told["added"] else "could be read; nothing was added"
        typer.echo(f"rostrum: {told['lots']} lots {verb}")
    raise typer.Exit(1 if told["faults"] else 0)


class Paper(StrEnum):
    """What can be had of a sale, as CSV or as PDF."""

    CATALOGUE = "catalogue"
    RESULTS = "results"
    BUYERS = "buyers"
    INVOICES = "invoices"
    REPORT = "report"
    CALL_SHEETS = "call-sheets"

    @property
    def file_name(self) -> str:
        """What the server calls it."""
        return f"{self.value}.{'pdf' if self in (Paper.REPORT, Paper.CALL_SHEETS) else 'csv'}"


@app.command(epilog="Example: rostrum export evening results evening.csv")
def export(
    sale: Annotated[str, typer.Argument(help="The sale.")],
    paper: Annotated[Paper, typer.Argument(help="Which paper.")],
    file: Annotated[Path, typer.Argument(help="The file to write.")],
    server: Server = DEFAULT_SERVER,
    token: Annotated[
        str | None, typer.Option(envvar="ROSTRUM_TOKEN", help="A clerk's token.")
    ] = None,
) -> None:
    """Write a paper of a sale: catalogue, results, buyers, invoices (CSV), report, call-sheets (PDF)."""
    answer = ask(server, token, "GET", f"/api/v1/sales/{sale}/{paper.file_name}")
    try:
        file.write_bytes(answer.content)
    except OSError as error:
        raise fail(f"{file} cannot be written ({error.strerror}). Choose another place.") from error
    typer.echo(f"rostrum: {paper} of {sale} in {file}")


users = typer.Typer(help="People who sign in by name and password.", no_args_is_help=True)
app.add_typer(users, name="users")


@users.command(name="add", epilog="Example: rostrum users add mary --role clerk")
def add_user(
    name: Annotated[str, typer.Argument(help="The name to sign in with.")],
    role: Annotated[
        Role, typer.Option(envvar="ROSTRUM_ROLE", help="What they may do.")
    ] = Role.CLERK,
    password: Annotated[
        str,
        typer.Option(
            envvar="ROSTRUM_PASSWORD",
            prompt=True,
            hide_input=True,
            confirmation_prompt=True,
            help="10 characters or more; asked for when it is not given.",
        ),
    ] = "",
    server: Server = DEFAULT_SERVER,
    token: AdminToken = None,
) -> None:
    """Add a user."""
    if len(password) < SHORTEST_PASSWORD:
        raise fail(f"A password has {SHORTEST_PASSWORD} characters or more. Choose a longer one.")
    body = {"name": name, "role": role.value, "password": password}
    ask(server, token, "POST", "/api/v1/users", json=body)
    typer.echo(f"rostrum: {name} can sign in as {role.value}")


@users.command(name="list", epilog="Example: rostrum users list --json")
def list_users(
    server: Server = DEFAULT_SERVER, token: AdminToken = None, as_json: AsJson = False
) -> None:
    """List every user with their role."""
    answer = ask(server, token, "GET", "/api/v1/users")
    tell(
        answer,
        lambda told: (f"{user['role']:<10}  {user['name']}" for user in told["users"]),
        as_json=as_json,
    )


@users.command(name="remove", epilog="Example: rostrum users remove mary")
def remove_user(
    name: Annotated[str, typer.Argument(help="Who.")],
    server: Server = DEFAULT_SERVER,
    token: AdminToken = None,
) -> None:
    """Remove a user; their sessions end at once."""
    from urllib.parse import quote  # noqa: PLC0415

    ask(server, token, "DELETE", f"/api/v1/users/{quote(name, safe='')}")
    typer.echo(f"rostrum: {name} is removed")
