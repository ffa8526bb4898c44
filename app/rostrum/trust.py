"""Whom a program of ours believes: certificates are always checked, and tokens are not shown about.

There is no switch that skips the check. A house with an issuer of its own names its file.
"""

import os
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    import ssl

CA_VARIABLE = "ROSTRUM_CA_FILE"


class Distrust(StrEnum):
    """Why a server's certificate was not believed."""

    UNKNOWN_ISSUER = "unknown issuer"
    EXPIRED = "expired"
    NOT_YET = "not yet valid"
    WRONG_NAME = "wrong name"
    NO_TLS = "no TLS"
    OTHER = "other"


_CODES = {
    9: Distrust.NOT_YET, 10: Distrust.EXPIRED,
    18: Distrust.UNKNOWN_ISSUER, 19: Distrust.UNKNOWN_ISSUER, 20: Distrust.UNKNOWN_ISSUER,
    21: Distrust.UNKNOWN_ISSUER, 62: Distrust.WRONG_NAME, 64: Distrust.WRONG_NAME,
}  # fmt: skip
"""X509_V_ERR_… of OpenSSL."""

_SAYS_NO_TLS = ("WRONG_VERSION_NUMBER", "RECORD_LAYER_FAILURE", "HTTP_REQUEST", "PACKET_LENGTH_TOO")


class CaUnusable(OSError):
    """The file of the house's own issuer cannot be used; the message says what to do.

    ``unread``: why it could not be read; none when there is no certificate in it.
    """

    def __init__(self, ca_file: str, unread: OSError | None) -> None:
        super().__init__(
            f"{ca_file} holds no certificate in PEM. Ask who runs the server for the file of its "
            "issuer."
            if unread is None
            else f"{ca_file} cannot be read ({unread.strerror}). "
            "Check the name of the issuer's file."
        )
        self.ca_file = ca_file
        self.unread = unread


def context(ca_file: str | None) -> "ssl.SSLContext":
    """What https and wss are spoken with: the issuers that this system trusts, and those of
    ``ca_file``, or else of ``ROSTRUM_CA_FILE``. TLS 1.2 and above. Raises CaUnusable."""
    return _context(ca_file or os.environ.get(CA_VARIABLE) or None)


@lru_cache(maxsize=32)
def _context(ca_file: str | None) -> "ssl.SSLContext":
    import ssl  # noqa: PLC0415 - a desk on plain http starts without it

    made = ssl.create_default_context()
    made.minimum_version = ssl.TLSVersion.TLSv1_2
    paths = ssl.get_default_verify_paths()
    if not made.get_ca_certs() and not (paths.cafile or paths.capath):
        import certifi  # noqa: PLC0415 - a bundle on a system whose store is elsewhere

        made.load_verify_locations(certifi.where())
    if ca_file is not None:
        try:
            made.load_verify_locations(Path(ca_file).expanduser())
        except ssl.SSLError as error:
            raise CaUnusable(ca_file, None) from error
        except OSError as error:
            raise CaUnusable(ca_file, error) from error
    return made


def why(error: BaseException) -> Distrust | None:
    """Why a connection was not made, where it was for the certificate; else none."""
    import ssl  # noqa: PLC0415 - quick start

    for each in _chain(error):
        if not isinstance(each, ssl.SSLError):
            continue
        # aiohttp's own error of this kind is one of these by its class, and empty.
        code, reason = getattr(each, "verify_code", None), getattr(each, "reason", None)
        if isinstance(code, int):
            return _CODES.get(code, Distrust.OTHER)
        if isinstance(reason, str) and reason.startswith(_SAYS_NO_TLS):
            return Distrust.NO_TLS
    return None


def plain_to_others(url: str) -> bool:
    """Whether what is sent there can be read on its way: http, and to another machine."""
    from ipaddress import ip_address  # noqa: PLC0415 - quick start

    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return True
    if parts.scheme in ("https", "wss"):
        return False
    try:
        return not ip_address(host).is_loopback
    except ValueError:
        return host != "localhost" and not host.endswith(".localhost")


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    waiting: list[BaseException | None] = [error]
    while waiting:
        each = waiting.pop(0)
        if each is None or id(each) in seen:
            continue
        seen.add(id(each))
        yield each
        inner = getattr(each, "certificate_error", None) or getattr(each, "os_error", None)
        waiting += [inner if isinstance(inner, BaseException) else None]
        waiting += [each.__cause__, each.__context__]
