"""The server's own certificate: read, tried out before it is used, and changed while it runs.

TLS 1.2 and 1.3 with the ciphers that Python's OpenSSL offers by default; what came before them is
refused (RFC 8996).
"""

import ssl
import time
from pathlib import Path
from typing import Any

import structlog

SOON_S = 14 * 86_400
"""So long before its end a certificate is warned about."""

log = structlog.get_logger()


class CertificateUnusable(Exception):
    """The files cannot be served with; the message says which, and what to do."""


class Certificate:
    """A certificate with the chain above it, and its key, both PEM. Raises CertificateUnusable.

    ``context`` is used by all connections that are still to come; ``ends_at`` is when the
    certificate ends, in seconds since 1970.
    """

    def __init__(self, certificate: Path, key: Path) -> None:
        self._certificate = certificate
        self._key = key
        self.ends_at = _tried(certificate, key)
        self.context = _context(certificate, key)
        self._say_when_it_ends()

    def reload(self) -> bool:
        """Takes the files as they are now, for connections to come; those there are go on.

        False, with a line in the log, for files that cannot be used: the old ones serve on.
        """
        try:
            ends_at = _tried(self._certificate, self._key)
        except CertificateUnusable as error:
            log.error("certificate_not_reloaded", reason=str(error))
            return False
        self.context.load_cert_chain(self._certificate, self._key)
        self.ends_at = ends_at
        log.info("certificate_reloaded", certificate=str(self._certificate))
        self._say_when_it_ends()
        return True

    def _say_when_it_ends(self) -> None:
        if self.ends_at - time.time() < SOON_S:
            log.warning("certificate_ends_soon", ends_at=_day(self.ends_at))


def _tried(certificate: Path, key: Path) -> float:
    """When the pair ends, after a handshake with itself. Raises CertificateUnusable."""
    server = _context(certificate, key)
    client = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    client.check_hostname = False  # under which names it is reached only the clients know
    client.verify_flags |= ssl.VerifyFlags.VERIFY_X509_PARTIAL_CHAIN
    client.load_verify_locations(certificate)
    try:
        shown = _handshake(client, server)
    except ssl.SSLCertVerificationError as error:
        raise CertificateUnusable(
            f"No program will trust the certificate {certificate} ({error.verify_message}). "
            "Have it issued again, then start the server, or send it SIGHUP."
        ) from error
    except ssl.SSLError as error:
        raise CertificateUnusable(
            f"The certificate {certificate} does not serve ({error.reason}). Have it issued again."
        ) from error
    return float(ssl.cert_time_to_seconds(shown["notAfter"]))


def _context(certificate: Path, key: Path) -> ssl.SSLContext:
    for path, what in ((certificate, "certificate"), (key, "key")):
        try:
            with path.open("rb"):
                pass
        except OSError as error:
            raise CertificateUnusable(
                f"The {what} {path} cannot be read ({error.strerror}). Check --tls-cert and "
                "--tls-key, and that the server's user may read both."
            ) from error
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.options |= ssl.OP_NO_RENEGOTIATION
    context.set_alpn_protocols(["http/1.1"])
    try:
        context.load_cert_chain(certificate, key, password=_locked)
    except _Locked as error:
        raise CertificateUnusable(
            f"The key {key} is locked with a password. Write it without one, readable by the "
            f"server's user alone: openssl pkey -in {key} -out FILE"
        ) from error
    except ssl.SSLError as error:
        reason = error.reason or ""
        if "MISMATCH" in reason:
            told = f"The key {key} does not belong to the certificate {certificate}."
        else:
            told = f"{certificate} and {key} are no certificate and key in PEM."
        raise CertificateUnusable(f"{told} Check --tls-cert and --tls-key.") from error
    return context


class _Locked(Exception):
    """The key asks for a password, which nobody is there to type."""


def _locked() -> str:
    raise _Locked


def _handshake(client: ssl.SSLContext, server: ssl.SSLContext) -> dict[str, Any]:
    """Both ends in memory; what the client sees of the certificate. Raises SSLError."""
    up, down = ssl.MemoryBIO(), ssl.MemoryBIO()
    ends = [client.wrap_bio(down, up), server.wrap_bio(up, down, server_side=True)]
    waiting = list(ends)
    while waiting:
        for end in list(waiting):
            try:
                end.do_handshake()
            except ssl.SSLWantReadError:
                continue
            waiting.remove(end)
    return ends[0].getpeercert() or {}


def _day(at: float) -> str:
    return time.strftime("%Y-%m-%d", time.gmtime(at))
