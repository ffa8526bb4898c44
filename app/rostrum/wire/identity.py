"""Who may do what."""

from enum import StrEnum
from typing import Annotated

import msgspec

Name = Annotated[str, msgspec.Meta(min_length=1, max_length=128, pattern=r"^[^\x00-\x1f\x7f]+$")]
SHORTEST_PASSWORD = 10
Password = Annotated[str, msgspec.Meta(min_length=SHORTEST_PASSWORD, max_length=1024)]


class Role(StrEnum):
    """``viewer`` reads, ``clerk`` bids, ``auctioneer`` acts, ``admin`` manages, ``service`` publishes."""

    VIEWER = "viewer"
    CLERK = "clerk"
    AUCTIONEER = "auctioneer"
    ADMIN = "admin"
    SERVICE = "service"


class Identity(msgspec.Struct, frozen=True, rename="camel"):
    """``GET /me``."""

    name: str
    role: Role


class SignIn(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """``POST /session``: a user's name and password for a token that ends by itself."""

    name: Annotated[str, msgspec.Meta(max_length=128)]
    password: Annotated[str, msgspec.Meta(max_length=1024)]


class NewUser(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """A person who signs in by name and password."""

    name: Name
    role: Role
    password: Password


class UserChange(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """Another role, another password, or both; every token of the user ends."""

    role: Role | None = None
    password: Password | None = None


class User(msgspec.Struct, frozen=True, rename="camel"):
    """A user as the administrator sees one; ``created_at`` in ms UTC."""

    name: str
    role: Role
    created_at: int


class UserPage(msgspec.Struct, frozen=True, rename="camel"):
    """Every user, by name."""

    users: list[User]


class TokenRequest(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """Asks for a lasting bearer token for a named program or desk."""

    name: Name
    role: Role


class Token(msgspec.Struct, frozen=True, rename="camel"):
    """A bearer token; shown once, kept by the server only as a hash. ``expires_at`` in ms UTC."""

    token: str
    name: str
    role: Role
    expires_at: int | None = None


class TokenFacts(msgspec.Struct, frozen=True, rename="camel"):
    """A token as the administrator sees one; ``id`` names it and does not open anything."""

    id: str
    name: str
    role: Role
    created_at: int
    expires_at: int | None


class TokenPage(msgspec.Struct, frozen=True, rename="camel"):
    """Every token that is valid, oldest first."""

    tokens: list[TokenFacts]
