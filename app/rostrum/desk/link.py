"""The condition of the link to a server."""

from enum import StrEnum


class Link(StrEnum):
    """How far the figures can be trusted."""

    LIVE = "live"
    STALE = "stale"
    OFFLINE = "offline"
