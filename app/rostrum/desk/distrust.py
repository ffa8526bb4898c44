"""Sentences about servers that are not believed, and about what must not be sent in the clear."""

from rostrum.desk.os_words import why_not
from rostrum.desk.words import mark, tr
from rostrum.trust import CaUnusable, Distrust, why

_SAID = {
    Distrust.UNKNOWN_ISSUER: mark(
        "The certificate of {url} comes from nobody that this machine knows. If the house issues its "
        "own, name the issuer's file in the settings (Ctrl+,); else tell who runs the server."
    ),
    Distrust.EXPIRED: mark(
        "The certificate of {url} has expired. Tell who runs the server; check this machine's date, "
        "too."
    ),
    Distrust.NOT_YET: mark(
        "The certificate of {url} is not valid yet. Check this machine's date; else tell who runs "
        "the server."
    ),
    Distrust.WRONG_NAME: mark(
        "The certificate of {url} is for another name. Check the address; if it is right, tell who "
        "runs the server."
    ),
    Distrust.NO_TLS: mark(
        "{url} does not speak https. Check the address and its port with who runs the server."
    ),
    Distrust.OTHER: mark(
        "The certificate of {url} cannot be trusted. Tell who runs the server; nothing was sent "
        "there."
    ),
}
WITHHELD = mark(
    "⚠ Nothing secret is sent to {url}: it is plain http, which others on the way can read. Use "
    "https, or allow it for this server in the settings (Ctrl+,)."
)

NO_CERTIFICATE = mark(
    "{path} holds no certificate in PEM. Ask who runs the server for the file of its issuer."
)
UNREAD = mark("{path} cannot be read ({reason}). Check the name of the issuer's file.")


def distrusted(url: str, error: BaseException) -> str | None:
    """Why a server was not believed, and what to do; none where that was not the reason."""
    if isinstance(error, CaUnusable):
        if error.unread is None:
            return tr(NO_CERTIFICATE).format(path=error.ca_file)
        return tr(UNREAD).format(path=error.ca_file, reason=why_not(error.unread))
    reason = why(error)
    return None if reason is None else tr(_SAID[reason]).format(url=url)


def withheld(url: str) -> str:
    """Why no token and no password go to a server."""
    return tr(WITHHELD).format(url=url)
