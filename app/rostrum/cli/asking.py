"""Questions of commands to a running server."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rostrum.cli.common import fail, not_in_the_clear, trusting, unreachable

if TYPE_CHECKING:
    import httpx

AdminToken = Annotated[
    str | None, typer.Option(envvar="ROSTRUM_TOKEN", help="An administrator's token.")
]
ClerkToken = Annotated[str | None, typer.Option(envvar="ROSTRUM_TOKEN", help="A clerk's token.")]


def ask(server: str, token: str | None, method: str, path: str, **more: Any) -> "httpx.Response":
    """The server's answer; a refusal or no answer at all is a sentence."""
    import httpx  # noqa: PLC0415 - quick --help

    not_in_the_clear(server, token)
    headers = {} if token is None else {"Authorization": f"Bearer {token}"}
    try:
        answer = httpx.request(
            method,
            server.rstrip("/") + path,
            headers=headers,
            timeout=60,
            verify=trusting(server),
            **more,
        )
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise fail(unreachable(server, error)) from error
    if answer.is_error:
        try:
            told = answer.json()
        except ValueError:
            raise fail(f"{server} is no Rostrum server; check --server.") from None
        if "detail" in told:
            raise fail(told["detail"])
    return answer


def tell(
    answer: "httpx.Response", in_words: Callable[[Any], Iterable[str]], *, as_json: bool
) -> None:
    """Prints an answer for a program as it came, for a person as lines of words."""
    for line in (answer.text,) if as_json else in_words(answer.json()):
        typer.echo(line)
