"""``rostrum serve``."""

import asyncio
import os
import re
import signal
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from rostrum import logs
from rostrum.cli.common import (
    DEFAULT_DATABASE,
    Database,
    Port,
    end_with_signal,
    fail,
    secured,
    shown,
    trusting,
)

if TYPE_CHECKING:
    import ssl

    from rostrum.certificate import Certificate
    from rostrum.roles import Target
    from rostrum.server_config import ServerConfig

SHORT = 20
"""A token of fewer characters is warned of, where others than this machine's programs can try it."""

app = typer.Typer()


@app.command(
    epilog="Example: ROSTRUM_ADMIN_TOKEN=secret rostrum serve --port 3000 --database sale.db"
)
def serve(
    host: Annotated[
        str, typer.Option(envvar="ROSTRUM_HOST", help="Address to listen on.")
    ] = "127.0.0.1",
    port: Port = 3000,
    database: Database = DEFAULT_DATABASE,
    admin_token: Annotated[
        str | None,
        typer.Option(envvar="ROSTRUM_ADMIN_TOKEN", help="A bootstrap administrator's token."),
    ] = None,
    service_token: Annotated[
        str | None,
        typer.Option(envvar="ROSTRUM_SERVICE_TOKEN", help="Opens /pub to other machines."),
    ] = None,
    roles: Annotated[
        str,
        typer.Option(
            envvar="ROSTRUM_ROLES", help="Any of api, queue and push, with commas between."
        ),
    ] = "api,queue,push",
    publish: Annotated[
        str | None,
        typer.Option(
            envvar="ROSTRUM_PUBLISH",
            help="Where the queue hands pushes over: in-process, http://HOST:3000/pub, or "
            "redis://HOST:6379. In process where the push service is.",
        ),
    ] = None,
    redis: Annotated[
        str | None,
        typer.Option(
            envvar="ROSTRUM_REDIS",
            help="redis://HOST:6379 over which several push services share what they emit.",
        ),
    ] = None,
    push_attempts: Annotated[
        int,
        typer.Option(
            envvar="ROSTRUM_PUSH_ATTEMPTS",
            min=1,
            help="Refusals of one push after which it is a dead letter.",
        ),
    ] = 12,
    public_reads: Annotated[
        bool,
        typer.Option(
            envvar="ROSTRUM_PUBLIC_READS",
            help="Public state may be read and listened to by anyone; else with a token.",
        ),
    ] = True,
    pictures: Annotated[
        Path | None,
        typer.Option(
            envvar="ROSTRUM_PICTURES",
            exists=True,
            file_okay=False,
            help="A folder with the catalogue's pictures, by the names that the catalogue has.",
        ),
    ] = None,
    bids_per_second: Annotated[
        float,
        typer.Option(
            envvar="ROSTRUM_BIDS_PER_SECOND",
            min=0,
            help="Most bids of one caller for one paddle each second; 0 for no limit.",
        ),
    ] = 20.0,
    origins: Annotated[
        str,
        typer.Option(
            envvar="ROSTRUM_ORIGINS",
            help="Sites whose pages may listen, with commas between; * for all, empty for none but "
            "this server's own.",
        ),
    ] = "*",
    trusted_proxies: Annotated[
        str,
        typer.Option(
            envvar="ROSTRUM_TRUSTED_PROXIES",
            help="Addresses or networks whose X-Forwarded-For is believed, with commas between.",
        ),
    ] = "",
    connections: Annotated[
        int, typer.Option(envvar="ROSTRUM_CONNECTIONS", min=1, help="Most watchers at once.")
    ] = 20_000,
    connections_per_address: Annotated[
        int,
        typer.Option(
            envvar="ROSTRUM_CONNECTIONS_PER_ADDRESS", min=1, help="Most watchers of one address."
        ),
    ] = 1_000,
    tls_cert: Annotated[
        Path | None,
        typer.Option(
            envvar="ROSTRUM_TLS_CERT",
            help="The server's certificate with the chain above it, PEM: https and wss alone. "
            "SIGHUP reads it anew.",
        ),
    ] = None,
    tls_key: Annotated[
        Path | None, typer.Option(envvar="ROSTRUM_TLS_KEY", help="Its key, PEM, without password.")
    ] = None,
    hsts_seconds: Annotated[
        int,
        typer.Option(
            envvar="ROSTRUM_HSTS_SECONDS",
            min=0,
            help="With TLS: how long browsers keep to https here; 0 says nothing of it.",
        ),
    ] = 0,
    log_level: Annotated[
        logs.Level,
        typer.Option(envvar="ROSTRUM_LOG_LEVEL", help="debug, info, warning or error."),
    ] = logs.Level.INFO,
) -> None:
    """Run the server: bid API, queue and push service, together or apart.

    The finer limits of the push service are environment variables: ROSTRUM_PUSH_BUFFER_BYTES,
    ROSTRUM_PUSH_JOIN_MS, ROSTRUM_PUSH_ROOMS_PER_CONNECTION and so on, as docs/reference/limits.md lists
    them.
    """
    from rostrum.push.limits import LimitRefused, push_limits  # noqa: PLC0415
    from rostrum.queue.config import QueueConfig  # noqa: PLC0415
    from rostrum.roles import Impossible, check, check_redis, roles_of, target_of  # noqa: PLC0415
    from rostrum.server_config import ServerConfig  # noqa: PLC0415
    from rostrum.store.opening import is_postgres  # noqa: PLC0415

    logs.configure(log_level)
    try:
        wanted = roles_of(roles)
        target = check(
            wanted, target_of(publish) if publish else None, shared_database=is_postgres(database)
        )
        limits = push_limits(os.environ)
        if redis is not None:
            check_redis(redis, wanted)
    except (Impossible, LimitRefused) as error:
        raise fail(str(error)) from error
    tls = _certificate(tls_cert, tls_key)
    if trusted_proxies or not _is_this_machine(host):
        _warn_of_short({"ADMIN_TOKEN": admin_token, "SERVICE_TOKEN": service_token})
    alone = wanted == {"push"} and not is_postgres(database)
    config = ServerConfig(
        host=host,
        port=port,
        roles=wanted,
        target=target,
        redis=redis,
        queue=QueueConfig(attempts=push_attempts),
        database=None if alone else database,
        service_token=service_token,
        admin_token=admin_token,
        public_reads=public_reads,
        pictures=pictures,
        bids_a_second=bids_per_second,
        tls=tls,
        hsts_seconds=hsts_seconds,
        publish_trust=_trust(target),
        push=msgspec.structs.replace(
            limits,
            origins=_origins(origins),
            trusted_proxies=_networks(trusted_proxies),
            connections=connections,
            connections_per_address=connections_per_address,
            public=public_reads,
        ),
    )

    _run(config, "push alone" if alone else shown(database))


def _run(config: "ServerConfig", role: str) -> None:
    """Serves until it is told to end; ``role`` is said when it is up."""
    from rostrum.listening import CannotListen, fast_loop  # noqa: PLC0415 - quick --help
    from rostrum.server import start  # noqa: PLC0415
    from rostrum.store.failures import DatabaseUnusable  # noqa: PLC0415

    async def run() -> None:
        stop = asyncio.Event()
        end_with_signal(stop)
        tls = config.tls
        if hasattr(signal, "SIGHUP"):  # what systemctl reload sends; nothing else is read anew
            loop = asyncio.get_running_loop()
            loop.add_signal_handler(signal.SIGHUP, lambda: tls.reload() if tls else None)
        runner, port = await start(config)
        address = f"http{'s' if tls else ''}://{config.host}:{port}"
        typer.echo(f"rostrum: serving on {address} with {role}")
        await stop.wait()
        await runner.cleanup()

    try:
        with asyncio.Runner(loop_factory=fast_loop()) as runner:
            runner.run(run())
    except (CannotListen, DatabaseUnusable) as error:
        raise fail(str(error)) from error


def _certificate(cert: Path | None, key: Path | None) -> "Certificate | None":
    """The server's certificate where one is named; one that cannot be used is a sentence."""
    from rostrum.certificate import Certificate, CertificateUnusable  # noqa: PLC0415

    if cert is None and key is None:
        return None
    if cert is None or key is None:
        raise fail("--tls-cert and --tls-key go together: name both, or neither.")
    try:
        return Certificate(cert, key)
    except CertificateUnusable as error:
        raise fail(str(error)) from error


def _trust(target: "Target") -> "ssl.SSLContext | None":
    """Whose certificates are believed where pushes go; a warning where a token goes in the clear."""
    from rostrum.roles import ToPub  # noqa: PLC0415
    from rostrum.trust import plain_to_others  # noqa: PLC0415

    if not isinstance(target, ToPub):
        return None
    if plain_to_others(target.url) and not secured().plain_http:
        typer.echo(
            f"rostrum: pushes and the service token go to {target.url} in the clear; use https://, "
            "or say --plain-http where the network is yours alone",
            err=True,
        )
    return trusting(target.url) or None  # type: ignore[return-value]


def _is_this_machine(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _warn_of_short(tokens: dict[str, str | None]) -> None:
    """Others reach this server: a token that is a word opens it to whoever tries words."""
    for name, token in tokens.items():
        if token and len(token) < SHORT:
            typer.echo(
                f"rostrum: ROSTRUM_{name} has {len(token)} characters, which others on the network "
                "can guess; take one from: openssl rand -hex 24",
                err=True,
            )


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())


def _origins(text: str) -> tuple[str, ...]:
    for origin in (names := _names(text)):
        if origin != "*" and not re.fullmatch(r"https?://[^/\s]+", origin):
            raise fail(
                f"{origin} is no site for --origins. Write it as https://house.example, or * for all."
            )
    return names


def _networks(text: str) -> tuple[str, ...]:
    from rostrum.push.callers import networks  # noqa: PLC0415

    try:
        networks(names := _names(text))
    except ValueError as error:
        raise fail(
            f"--trusted-proxies takes addresses such as 10.0.0.7 or 10.0.0.0/8: {error}."
        ) from error
    return names
