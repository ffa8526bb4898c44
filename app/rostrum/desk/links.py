"""Links to a lot, ``rostrum://server/sale/lot``, as they stand in letters and on web pages.

A link names; it cannot do. It carries no token, no amount and no act, and what is written in it
beyond server, sale and lot makes it no link of ours: anybody may have written it.
"""

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

from rostrum.desk.words import tr

SCHEME = "rostrum"
LENGTH = 500
"""Characters of the longest link that is read."""
NAME_CHARACTERS = 100
"""Characters of the longest sale or lot in a link."""
_HOST = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)(\.(?!-)[a-z0-9-]{1,63}(?<!-))*", re.ASCII)
_ADDRESS6 = re.compile(r"[0-9a-f:.]{2,45}", re.ASCII)


class NoLink(ValueError):
    """A text is no link of ours; the message is a sentence for the user."""


@dataclass(frozen=True, slots=True)
class Link:
    """What a link names. ``port`` none: whichever the server has. ``sale`` and ``lot`` may be none;
    a lot is written as in the catalogue (``27A``)."""

    host: str
    port: int | None
    sale: str | None = None
    lot: str | None = None

    @property
    def address(self) -> str:
        """Server and port as they are written and shown."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port is None else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """The address to watch where the link is all that is known of a server.

        A port is how servers of a house's own network are written, ``http://sale:3000``; without
        one it is a website, which is only ever asked over TLS.
        """
        return f"https://{self.address}" if self.port is None else f"http://{self.address}"

    def is_of(self, url: str) -> bool:
        """Whether a server's address is the one that the link names."""
        try:
            parts = urlsplit(url)
            port = parts.port or (443 if parts.scheme == "https" else 80)
        except ValueError:
            return False
        same_host = (parts.hostname or "").lower().rstrip(".") == self.host
        return same_host and self.port in (None, port)

    def __str__(self) -> str:
        parts = [quote(part, safe="") for part in (self.sale, self.lot) if part is not None]
        return f"{SCHEME}://{'/'.join([self.address, *parts])}"


def link_to(url: str, sale: str, lot: str) -> str:
    """The link to a lot of a server that is watched at an address.

    A website's port is left out, so that the link is asked over TLS where nobody knows the server.
    """
    parts = urlsplit(url)
    plain = 80 if parts.scheme == "http" else None
    return str(Link(parts.hostname or "", parts.port or plain, sale, lot))


def parse(text: str) -> Link:
    """Reads a link. Raises NoLink with what is wrong."""
    if len(text) > LENGTH:
        raise NoLink(tr("This link is too long to be one of Rostrum's; nothing was opened."))
    if not text.isascii() or not text.isprintable() or " " in text or "\\" in text:
        raise NoLink(tr("This link has signs in it that no link has; nothing was opened."))
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise NoLink(_unreadable()) from None
    host = (parts.hostname or "").rstrip(".")
    plain = parts.scheme == SCHEME and not parts.query and not parts.fragment
    if not plain or "?" in text or "#" in text or parts.username is not None or "@" in parts.netloc:
        raise NoLink(_unreadable())
    known = _ADDRESS6.fullmatch(host) if ":" in host else _HOST.fullmatch(host)
    if not known or port == 0:
        raise NoLink(_unreadable())
    path = parts.path.removeprefix("/").removesuffix("/")
    names = path.split("/") if path else []
    if len(names) > 2 or "" in names:
        raise NoLink(_unreadable())
    sale, lot = [*(_name(one) for one in names), None, None][:2]
    return Link(host, port, sale, lot)


def _name(written: str) -> str:
    try:
        name = unquote(written, errors="strict")
    except UnicodeDecodeError:
        raise NoLink(_unreadable()) from None
    if not name.isprintable() or not name.strip() or len(name) > NAME_CHARACTERS:
        raise NoLink(_unreadable())
    return name


def _unreadable() -> str:
    return tr("This is no link to a lot. One is written as rostrum://server/sale/lot.")
