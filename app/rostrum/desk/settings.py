"""What the user has chosen, kept in ``desk.json`` from one start to the next."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import msgspec

from rostrum.desk import keep
from rostrum.desk.field_map import FieldMap
from rostrum.desk.words import tr
from rostrum.trust import plain_to_others
from rostrum.wire.state import BidKind

SERVERS = 16
"""Most servers that one desk watches at once."""
ARTICLE_ITEMS = 200
"""Most items followed on one server of the article's kind, where each takes a connection."""
SCALES = (80, 90, 100, 110, 125, 150, 175, 200)
"""Sizes of type and everything with it, in percent."""

Short = Annotated[str, msgspec.Meta(max_length=200)]


class ServerKind(StrEnum):
    """``ROSTRUM`` speaks the whole wire contract, ``ARTICLE`` only the seed article's push."""

    ROSTRUM = "rostrum"
    ARTICLE = "article"


class ServerSettings(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One server to watch. ``key`` sets its items apart from other servers' and never changes.
    ``ca_file`` names certificates to believe besides those of this system; ``plain_ok`` sends the
    token there although it is plain http and another machine.

    The fields from ``items`` on are for the article's kind only: one connection for each item;
    ``channels`` empty takes every channel; ``currency`` is an ISO 4217 code or empty; ``minor``
    says that its amounts come in minor units; without a ``bid_url`` it is read-only.
    """

    name: Short
    url: Short
    kind: ServerKind = ServerKind.ROSTRUM
    key: Short = ""
    watched: bool = True
    paddle: Short | None = None
    bids_as: BidKind = BidKind.PHONE
    sales: tuple[Short, ...] = ()
    items: Annotated[tuple[Short, ...], msgspec.Meta(max_length=ARTICLE_ITEMS)] = ()
    channels: Annotated[tuple[Short, ...], msgspec.Meta(max_length=64)] = ()
    fields: FieldMap = FieldMap()
    currency: Annotated[str, msgspec.Meta(max_length=3)] = ""
    minor: bool = False
    bid_url: Short | None = None
    ca_file: Short | None = None
    plain_ok: bool = False

    @property
    def keeps_secrets(self) -> bool:
        """Whether a token or password may go there: encrypted, to this machine, or by choice."""
        return self.plain_ok or not plain_to_others(self.url)

    @property
    def base_url(self) -> str:
        """``url`` without a slash at its end."""
        return self.url.rstrip("/")

    @property
    def own_leader(self) -> str | None:
        """How the server writes this desk's paddle as an item's ``leader``."""
        return None if not self.paddle else f"P:{self.paddle}"


class SoundSettings(msgspec.Struct, frozen=True, omit_defaults=True):
    """``on`` for all sounds; ``silent`` names cues that are not played; ``volume`` in percent."""

    on: bool = True
    volume: Annotated[int, msgspec.Meta(ge=0, le=100)] = 70
    silent: tuple[Short, ...] = ()


class Settings(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everything on the settings page. ``language`` and ``theme`` may be ``system``."""

    v: int = 1
    servers: Annotated[tuple[ServerSettings, ...], msgspec.Meta(max_length=SERVERS)] = ()
    theme: Short = "dark"
    safe_colours: bool = False
    scale: Annotated[int, msgspec.Meta(ge=50, le=400)] = 100
    language: Short = "system"
    figures: Short = "system"
    """The locale that numbers and money are written by, or ``system``."""
    keys: dict[Short, list[Short]] = {}
    room_languages: Annotated[tuple[Short, ...], msgspec.Meta(max_length=2)] = ("en", "zh")
    """Languages that the big screen shows together, the first written larger."""
    phone_keys: dict[Short, list[Short]] = {}
    rostrum_keys: dict[Short, list[Short]] = {}
    room_keys: dict[Short, list[Short]] = {}
    replay_keys: dict[Short, list[Short]] = {}
    rostrum_sale: Short = ""
    """The sale that was chosen at the rostrum, by the desk's name."""
    sounds: SoundSettings = SoundSettings()


def path() -> Path:
    """Where the settings are kept."""
    return keep.folder() / "desk.json"


def load() -> tuple[Settings, str | None]:
    """The kept settings, or the preset, with a sentence when something was wrong with them."""
    where = path()
    try:
        data = keep.read(where)
        if data is None:
            return Settings(), None
        return msgspec.json.decode(data, type=Settings), None
    except keep.NotKept as error:
        return Settings(), str(error)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        try:
            aside = keep.put_aside(where)
        except keep.NotKept as stuck:
            return Settings(), str(stuck)
        said = tr("The settings in {path} could not be read ({reason}); the desk starts afresh.")
        return Settings(), said.format(path=aside, reason=error)


def save(settings: Settings) -> None:
    """Keeps the settings. Raises NotKept; what was kept before is then unharmed."""
    keep.write(path(), msgspec.json.format(msgspec.json.encode(settings), indent=2) + b"\n")


def fault(server: ServerSettings) -> str | None:
    """What is wrong with a server as the user wrote it; none when it can be tried."""
    if not server.name.strip():
        return tr("Give the server a name.")
    for url in filter(None, (server.url, server.bid_url)):
        if not is_address(url):
            return tr("{url} is no address. Write it as http://host:3000.").format(url=url)
    if not server.url:
        return tr("Give the server's address, such as http://host:3000.")
    if server.kind is ServerKind.ARTICLE and not server.items:
        return tr("Name at least one item: this kind of server does not list them.")
    if len(server.items) > ARTICLE_ITEMS:
        return tr("At most {most} items; each takes a connection.").format(most=ARTICLE_ITEMS)
    return None


def is_address(url: str) -> bool:
    """Whether a text is an HTTP address with a host."""
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        return False


def completed(url: str) -> str:
    """An address as it is meant: ``sale:3000`` and ``sale.example`` are plain http."""
    bare = "/" not in url and (":" in url or "." in url)
    return f"http://{url}" if bare and is_address(f"http://{url}") else url


def next_key(servers: tuple[ServerSettings, ...]) -> str:
    """A key that none of these servers has."""
    taken = {server.key for server in servers}
    if "" not in taken:
        return ""
    return next(key for n in range(2, SERVERS + 3) if (key := f"{n}:") not in taken)
