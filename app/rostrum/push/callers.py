"""Who is calling: ``/pub`` is an intranet API, open to this machine alone."""

import asyncio
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from aiohttp import web

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

_FORWARDING_HEADERS = ("X-Forwarded-For", "X-Real-IP", "Forwarded", "Via")
_BROWSER_HEADERS = ("Origin", "Sec-Fetch-Site")


def networks(texts: tuple[str, ...]) -> tuple[Network, ...]:
    """Networks or single addresses as configured; raises ``ValueError`` for anything else."""
    return tuple(ip_network(text, strict=False) for text in texts)


def caller(request: web.Request, trusted_proxies: tuple[Network, ...] = ()) -> Address | None:
    """Where a request comes from; None where that cannot be told."""
    hops = [
        hop for line in request.headers.getall("X-Forwarded-For", []) for hop in line.split(",")
    ]
    return behind(_address(request.remote), hops, trusted_proxies)


def behind(
    peer: Address | None, hops: list[str], trusted_proxies: tuple[Network, ...]
) -> Address | None:
    """The caller at the far end of ``X-Forwarded-For``, in its order of ``hops``.

    The header is believed only from ``trusted_proxies``, and there the last address that is not
    itself a trusted proxy is the caller.
    """
    for hop in reversed(hops):
        if peer is None or not _trusted(peer, trusted_proxies):
            break
        if hop.strip():
            peer = _address(hop.strip())
    return peer


def neighbourhood(address: Address | None) -> str:
    """What counts as one caller where guesses are counted: an IPv4 address, an IPv6 network of 64
    bits, of which one household or hoster has all; empty where there is no address."""
    if isinstance(address, IPv6Address):
        return str(ip_network((address, 64), strict=False))
    return str(address or "")


def remote(transport: asyncio.BaseTransport) -> Address | None:
    """The other end of a connection; None where it has no address, as with a Unix socket."""
    peer = transport.get_extra_info("peername")
    return _address(peer[0]) if isinstance(peer, tuple) else None


def from_this_machine(request: web.Request, trusted_proxies: tuple[Network, ...] = ()) -> bool:
    """Whether the caller is a program on this machine.

    From anyone but a trusted proxy a forwarding header can only take trust away: a proxy on this
    machine, not named in the configuration, must not make the whole world local.
    """
    peer, where = _address(request.remote), caller(request, trusted_proxies)
    if peer is None or where is None or not where.is_loopback:
        return False
    return _trusted(peer, trusted_proxies) or not any(
        name in request.headers for name in _FORWARDING_HEADERS
    )


def _trusted(address: Address, proxies: tuple[Network, ...]) -> bool:
    return any(address in network for network in proxies)


def from_a_browser(request: web.Request) -> bool:
    """Whether a page in a browser sends this.

    A browser on this machine would let any page of the web post forms to a loopback address;
    it marks them with ``Origin``, which no script can leave out.
    """
    return any(name in request.headers for name in _BROWSER_HEADERS)


@lru_cache(maxsize=1024)
def _address(text: str | None) -> Address | None:
    """An address; one that is IPv4 inside IPv6 (``::ffff:127.0.0.1``) as IPv4."""
    try:
        address = ip_address(text or "")
    except ValueError:
        return None
    if isinstance(address, IPv6Address) and address.ipv4_mapped is not None:
        return address.ipv4_mapped
    return address
