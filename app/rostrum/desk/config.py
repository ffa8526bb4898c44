"""What one desk is started with."""

import os
from dataclasses import dataclass, field

from rostrum.wire.state import BidKind


def _token_from_environment() -> str | None:
    return os.environ.get("ROSTRUM_TOKEN") or None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskConfig:
    """One desk's settings.

    ``server`` is the base address (``http://host:3000``). ``token`` is a bearer token, taken from
    ``ROSTRUM_TOKEN`` when absent. ``paddle`` is the number this desk bids for; without one the
    desk only watches. An empty ``sales`` means all sales. ``size`` is the window in pixels,
    ``theme`` is ``dark`` or ``light``.
    """

    server: str = "http://127.0.0.1:3000"
    token: str | None = field(default_factory=_token_from_environment, repr=False)
    paddle: str | None = None
    kind: BidKind = BidKind.PHONE
    sales: tuple[str, ...] = ()
    size: tuple[int, int] = (1600, 1000)
    theme: str = "dark"

    @property
    def base_url(self) -> str:
        """``server`` without a slash at its end."""
        return self.server.rstrip("/")

    @property
    def own_leader(self) -> str | None:
        """How the server writes this desk's paddle as an item's ``leader``."""
        return None if self.paddle is None else f"P:{self.paddle}"
