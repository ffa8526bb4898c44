"""Which parts of the server one process is, and which of them go together."""

from enum import StrEnum
from urllib.parse import urlsplit, urlunsplit

import msgspec


class Role(StrEnum):
    """``api`` takes bids, ``queue`` hands their pushes over, ``push`` has the watchers."""

    API = "api"
    QUEUE = "queue"
    PUSH = "push"


Roles = frozenset[Role]

EVERYTHING: Roles = frozenset(Role)


class Impossible(Exception):
    """What was asked for does not go together; the message says what does."""


class InProcess(msgspec.Struct, frozen=True):
    """Pushes go to the push service of the same process."""


class ToPub(msgspec.Struct, frozen=True):
    """Pushes go to a server's ``POST /pub`` at this address."""

    url: str


class ToRedis(msgspec.Struct, frozen=True):
    """Pushes go to every push process that listens on this Redis."""

    url: str


Target = InProcess | ToPub | ToRedis


def roles_of(text: str) -> Roles:
    """Roles as they are written: names with commas between. Raises Impossible."""
    names = [name.strip() for name in text.split(",") if name.strip()]
    for name in names:
        if name not in list(Role):
            raise Impossible(f"There is no role {name}. The roles are api, queue and push.")
    if not names:
        raise Impossible("A server needs a role. The roles are api, queue and push.")
    return frozenset(Role(name) for name in names)


def target_of(text: str) -> Target:
    """Where the queue publishes, as it is written. Raises Impossible."""
    if text == "in-process":
        return InProcess()
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        parts, host = urlsplit(""), None
    match parts.scheme:
        case "http" | "https" if host:
            return ToPub(urlunsplit(parts._replace(path=parts.path.rstrip("/") or "/pub")))
        case "redis" | "rediss" if host:
            return ToRedis(text)
        case "unix" if parts.path:
            return ToRedis(text)
        case _:
            raise Impossible(
                f"{text} is nowhere to publish. Say in-process, http://HOST:3000/pub or "
                "redis://HOST:6379."
            )


def check(roles: Roles, target: Target | None, *, shared_database: bool) -> Target:
    """Where the queue publishes when these roles run in one process. Raises Impossible.

    ``target`` is None where nothing was said. ``shared_database``: other processes may use it too.
    """
    together = ",".join(role for role in Role if role in roles)
    if not shared_database and (Role.API in roles) != (Role.QUEUE in roles):
        raise Impossible(
            f"The roles {together} need a database that several processes can use, which SQLite is "
            "not: take --database postgresql://…, or the roles api and queue together."
        )
    if target is not None and Role.QUEUE not in roles:
        raise Impossible(f"--publish is for the role queue, and the roles are {together}.")
    if Role.PUSH in roles:
        if isinstance(target, ToPub | ToRedis):
            raise Impossible(
                "With the roles queue and push in one process pushes go in process: leave "
                "--publish out, and take --redis for further push processes; or leave the role "
                "push out."
            )
        return InProcess()
    if Role.QUEUE in roles and (target is None or isinstance(target, InProcess)):
        raise Impossible(
            f"With the roles {together} there is no push service in this process. Say where one "
            "is: --publish http://HOST:3000/pub or --publish redis://HOST:6379; or take the role "
            "push too."
        )
    return target or InProcess()


def check_redis(url: str, roles: Roles) -> None:
    """Whether push processes can share emits over this address. Raises Impossible."""
    if Role.PUSH not in roles:
        raise Impossible("--redis is for the role push; the queue alone takes --publish redis://…")
    if not isinstance(target_of(url), ToRedis):
        raise Impossible(f"{url} is no Redis. Say redis://HOST:6379 or unix:///path.")
