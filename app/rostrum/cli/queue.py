"""``rostrum queue``: what waits to be pushed on a running server, and what was given up."""

from typing import Annotated

import typer

from rostrum.cli.asking import AdminToken, ClerkToken, ask, tell
from rostrum.cli.common import DEFAULT_SERVER, AsJson, Server, fail

app = typer.Typer()
queue = typer.Typer(
    help="See what waits to be pushed; push again or drop what was given up.",
    no_args_is_help=True,
)
app.add_typer(queue, name="queue")

PAGE = 200

Ids = Annotated[list[int] | None, typer.Argument(help="Numbers from: rostrum queue dead")]
Every = Annotated[bool, typer.Option("--all", help="Every dead letter.")]


@queue.command(epilog="Example: ROSTRUM_TOKEN=secret rostrum queue status --json")
def status(
    server: Server = DEFAULT_SERVER, token: ClerkToken = None, as_json: AsJson = False
) -> None:
    """Say how many pushes wait, for how long, and whether they get through; 1 when they do not."""
    answer = ask(server, token, "GET", "/queue")
    told = answer.json()
    if as_json:
        typer.echo(answer.text)
    else:
        age = told["oldestAgeMs"]
        waiting = "nothing waits" if age is None else f"the oldest has waited {age / 1000:.1f} s"
        typer.echo(f"rostrum: depth {told['depth']}, {waiting}, {told['deadLetters']} dead letters")
        if told["failing"]:
            typer.echo(f"rostrum: pushes do not get through: {told['failing']}", err=True)
    raise typer.Exit(1 if told["failing"] else 0)


@queue.command(epilog="Example: rostrum queue dead --json | jq .reason")
def dead(
    server: Server = DEFAULT_SERVER, token: ClerkToken = None, as_json: AsJson = False
) -> None:
    """List the pushes that were given up, with their reasons."""
    import msgspec  # noqa: PLC0415 - quick --help

    after: int | None = 0
    while after is not None:
        path, query = "/queue/dead", {"after": after, "limit": PAGE}
        page = ask(server, token, "GET", path, params=query).json()
        for letter in page["deadLetters"]:
            if as_json:
                typer.echo(msgspec.json.encode(letter).decode())
                continue
            replaced = ", replaced by a later state" if letter["replaced"] else ""
            typer.echo(
                f"{letter['id']:>8}  {letter['channel']:<8} {letter['itemId']}  "
                f"{letter['attempts']} attempts{replaced}: {letter['reason']}"
            )
        after = page["next"]


@queue.command(epilog="Example: rostrum queue retry 1841 1842, or: rostrum queue retry --all")
def retry(
    ids: Ids = None,
    every: Every = False,
    server: Server = DEFAULT_SERVER,
    token: AdminToken = None,
    as_json: AsJson = False,
) -> None:
    """Push dead letters again; states that a later one has replaced are let go instead."""
    answer = ask(server, token, "POST", "/queue/retry", json={"ids": _chosen(ids, every)})
    tell(
        answer,
        lambda told: [f"rostrum: {told['retried']} wait again, {told['replaced']} were replaced"],
        as_json=as_json,
    )


@queue.command(epilog="Example: rostrum queue drop 1841")
def drop(
    ids: Ids = None,
    every: Every = False,
    server: Server = DEFAULT_SERVER,
    token: AdminToken = None,
    as_json: AsJson = False,
) -> None:
    """Forget dead letters."""
    answer = ask(server, token, "POST", "/queue/drop", json={"ids": _chosen(ids, every)})
    tell(answer, lambda told: [f"rostrum: {told['dropped']} are gone"], as_json=as_json)


def _chosen(ids: list[int] | None, every: bool) -> list[int] | None:
    if every == bool(ids):
        raise fail("Name the dead letters by their numbers, or say --all.")
    return ids or None
