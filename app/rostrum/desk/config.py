"""What one desk is started with."""

import os
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from rostrum.desk.screen import Screen
from rostrum.desk.settings import ServerSettings
from rostrum.desk.single import Opening
from rostrum.wire.state import BidKind

DEFAULT_SERVER = "http://127.0.0.1:3000"


def _token_from_environment() -> str | None:
    return os.environ.get("ROSTRUM_TOKEN") or None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskConfig:
    """One desk's settings.

    ``server`` is the base address (``http://host:3000``). ``token`` is a bearer token, taken from
    ``ROSTRUM_TOKEN`` when absent. ``paddle`` is the number this desk bids for; without one the
    desk only watches. An empty ``sales`` means all sales. ``size`` is the window in pixels,
    ``theme`` is one of ``theme.THEMES`` or ``system``. With ``kept`` the servers of the user's
    settings are watched instead of ``server``, as far as there are any. ``screen`` is what
    it opens with, ``opening`` a link or a layout to open then. ``replay`` is a past
    sale that is shown as it went, ``practice`` says that nothing on the server is in earnest:
    either stays on its own server, and keeps no layout.
    it opens with, ``opening`` a link or a layout to open then. ``ca_file`` and ``plain_ok`` are
    as in ``ServerSettings``, for ``server``.
    """

    server: str = DEFAULT_SERVER
    token: str | None = field(default_factory=_token_from_environment, repr=False)
    paddle: str | None = None
    kind: BidKind = BidKind.PHONE
    sales: tuple[str, ...] = ()
    size: tuple[int, int] = (1600, 1000)
    theme: str = "dark"
    kept: bool = False
    screen: Screen = Screen.BOARD
    opening: Opening | None = None
    replay: str | None = None
    practice: bool = False
    ca_file: str | None = None
    plain_ok: bool = False

    @property
    def apart(self) -> bool:
        """Whether this desk is for no real sale."""
        return self.practice or self.replay is not None

    def watched(self, kept: tuple[ServerSettings, ...]) -> list[ServerSettings]:
        """The servers to watch: of those that the user keeps, or the one that is named here."""
        if self.kept and kept:
            return [server for server in kept if server.watched]
        return [self.named()]

    def named(self) -> ServerSettings:
        """The one server that this describes."""
        return ServerSettings(
            name=urlsplit(self.server).netloc or self.server,
            url=self.server,
            paddle=self.paddle,
            bids_as=self.kind,
            sales=self.sales if self.replay is None else (self.replay,),
            ca_file=self.ca_file,
            plain_ok=self.plain_ok,
        )
