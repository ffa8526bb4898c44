"""Who may do what."""

from enum import StrEnum

import msgspec


class Role(StrEnum):
    """``viewer`` reads, ``clerk`` bids, ``auctioneer`` acts, ``admin`` manages, ``service`` publishes."""

    VIEWER = "viewer"
    CLERK = "clerk"
    AUCTIONEER = "auctioneer"
    ADMIN = "admin"
    SERVICE = "service"


class TokenRequest(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """Asks for a new bearer token for a named person or program."""

    name: str
    role: Role


class Token(msgspec.Struct, frozen=True, rename="camel"):
    """A bearer token; shown once, kept by the server only as a hash."""

    token: str
    name: str
    role: Role


class Identity(msgspec.Struct, frozen=True, rename="camel"):
    """``GET /me``."""

    name: str
    role: Role
