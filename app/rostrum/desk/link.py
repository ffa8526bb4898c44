"""The condition of the link to a server."""

from enum import StrEnum

from rostrum.desk.words import mark


class Link(StrEnum):
    """How far the figures can be trusted."""

    LIVE = "live"
    STALE = "stale"
    OFFLINE = "offline"


LINK_WORDS = {Link.LIVE: mark("LIVE"), Link.STALE: mark("STALE"), Link.OFFLINE: mark("OFFLINE")}
