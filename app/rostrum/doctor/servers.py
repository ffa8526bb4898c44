"""Whether a server answers, speaks this program's contract, pushes, and has the same time."""

import asyncio
import datetime
import json
import ssl
import time
from collections.abc import AsyncIterator
from urllib.parse import urlsplit

import aiohttp

from rostrum import __version__
from rostrum.doctor.finding import Finding, fail, ok, skip, warn
from rostrum.trust import CaUnusable, context, plain_to_others

LIMIT_S = 8.0
OFFSET_MS = 250
"""A clock that is wrong by more is warned of."""
EXCHANGES = 5
EXPIRES_DAYS = 14
CONTRACT = 1
"""``v`` of the states that this program reads."""


async def server(
    url: str, token: str | None, *, ca_file: str | None = None, plain_ok: bool = False
) -> AsyncIterator[Finding]:
    """Everything about one server; what depends on its answering is left out when it does not.

    ``ca_file``: an issuer to believe besides the system's. A token goes to another machine by
    plain http only where that is ``plain_ok``.
    """
    try:
        trust = context(ca_file) if url.startswith("https:") else True
    except CaUnusable as error:
        yield fail("server", f"{url} is not asked", str(error))
        return
    kept_back = token is not None and plain_to_others(url) and not plain_ok
    heads = {"Authorization": f"Bearer {token}"} if token and not kept_back else {}
    limit = aiohttp.ClientTimeout(total=LIMIT_S)
    connector = aiohttp.TCPConnector(ssl=trust)
    async with aiohttp.ClientSession(headers=heads, timeout=limit, connector=connector) as http:
        try:
            async with http.get(f"{url}/healthz") as answer:
                yield await _health(url, answer)
        except (aiohttp.ClientError, TimeoutError, ValueError) as error:
            yield fail("server", *_unreachable(url, error))
            return
        if url.startswith("https:"):
            yield await _certificate(url, context(ca_file))
        yield await _contract(http, url)
        if kept_back:
            yield warn(
                "token", "not sent: others can read plain http", "Use https, or --plain-http."
            )
        else:
            yield await _identity(http, url, token)
        async for finding in _push(http, url):
            yield finding


async def _health(url: str, answer: aiohttp.ClientResponse) -> Finding:
    try:
        told = await answer.json(content_type=None)
        state = told["status"]
    except (ValueError, KeyError, TypeError):
        said = f"{url} answers, but is no server of Rostrum's (HTTP {answer.status} at /healthz)"
        return fail("server", said, "Give the server's own address, such as http://sale:3000.")
    parts = ", ".join(f"{name} {words}" for name, words in told.items() if name != "status")
    said = f"{url} is {state} ({parts})"
    if state == "ok":
        return ok("server", said)
    todo = "Look at the part that is not ok; see docs/troubleshoot.md."
    return warn("server", said, todo) if state == "degraded" else fail("server", said, todo)


def _unreachable(url: str, error: Exception) -> tuple[str, str]:
    if isinstance(error, aiohttp.ClientConnectorCertificateError):
        reason = getattr(error.certificate_error, "verify_message", "") or str(error)
        todo = (
            "Have the certificate made anew, or name the house's own issuer: "
            "rostrum --ca-file ISSUER.pem doctor …, or ROSTRUM_CA_FILE."
        )
        return f"{url} has a certificate that is not trusted: {reason}", todo
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return (
            f"no machine is called {urlsplit(url).hostname}",
            "Look at the address and the network.",
        )
    if isinstance(error, TimeoutError):
        return (
            f"{url} did not answer within {LIMIT_S:g} s",
            "Look at the network and its firewalls.",
        )
    if isinstance(error, aiohttp.ClientConnectorSSLError):
        return f"{url} does not speak TLS", "Write http:// where the server has no certificate."
    if isinstance(error, aiohttp.ClientConnectorError):
        todo = "Start it there: systemctl status rostrum, or rostrum serve."
        return f"no server answers at {url} ({error.strerror or error})", todo
    return f"{url} cannot be asked ({error})", "Write the address as http://sale:3000."


async def _certificate(url: str, trust: ssl.SSLContext) -> Finding:
    parts = urlsplit(url)
    try:
        async with asyncio.timeout(LIMIT_S):
            _, writer = await asyncio.open_connection(parts.hostname, parts.port or 443, ssl=trust)
    except (OSError, TimeoutError) as error:
        return fail("certificate", f"it could not be read ({error})", "Look at the server's TLS.")
    ends = writer.get_extra_info("peercert").get("notAfter", "")
    writer.close()
    left = (ssl.cert_time_to_seconds(ends) - time.time()) / 86_400
    day = datetime.datetime.fromtimestamp(ssl.cert_time_to_seconds(ends), datetime.UTC).date()
    if left < EXPIRES_DAYS:
        return warn("certificate", f"it ends in {left:.0f} days, on {day}", "Have it renewed.")
    return ok("certificate", f"trusted, until {day}")


async def _contract(http: aiohttp.ClientSession, url: str) -> Finding:
    try:
        async with http.get(f"{url}/openapi.json") as answer:
            theirs = str((await answer.json(content_type=None))["info"]["version"])
        async with http.get(f"{url}/api/v1/items", params={"limit": "1"}) as answer:
            items = (await answer.json(content_type=None)).get("items", [])
    except (
        aiohttp.ClientError,
        TimeoutError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
    ) as error:
        said = f"the server does not describe its API ({type(error).__name__})"
        return warn("contract", said, "Is the role api on this address? See docs/operate.md.")
    version = items[0].get("v", CONTRACT) if items else CONTRACT
    said = f"server {theirs}, this program {__version__}, contract v{version}"
    if version != CONTRACT:
        return fail("contract", said, "Install the version of this program that the server has.")
    if theirs.split(".")[:2] != __version__.split(".")[:2]:
        return warn("contract", said, "They understand each other; bring both to one version.")
    return ok("contract", said)


async def _identity(http: aiohttp.ClientSession, url: str, token: str | None) -> Finding:
    if token is None:
        return skip("token", "none given (ROSTRUM_TOKEN); as anybody, who may only read")
    try:
        async with http.get(f"{url}/api/v1/me") as answer:
            if answer.status in (401, 403):
                return fail(
                    "token", "the server does not know it", "Sign in again, or ask for one."
                )
            me = await answer.json(content_type=None)
            return ok("token", f"{me['name']}, {me['role']}")
    except (aiohttp.ClientError, TimeoutError, ValueError, KeyError, TypeError) as error:
        return warn("token", f"the server did not say whose it is ({error})", "Try again.")


async def _push(http: aiohttp.ClientSession, url: str) -> AsyncIterator[Finding]:
    address = f"{url}/socket.io/?EIO=4&transport=websocket"
    try:
        async with asyncio.timeout(LIMIT_S), http.ws_connect(address) as socket:
            await socket.receive_str()
            await socket.send_str("40")
            while not (told := await socket.receive_str()).startswith("40"):
                if told.startswith("44"):
                    yield fail("push", f"refused: {told[2:200]}", "Give a token: ROSTRUM_TOKEN.")
                    return
            yield ok("push", "a websocket is open")
            yield _clock([await _exchange(socket, n) for n in range(EXCHANGES)])
    except (aiohttp.ClientError, TimeoutError, TypeError, ValueError) as error:
        reason = str(error) or type(error).__name__
        todo = "A proxy before the server must pass websockets on; packaging/nginx shows how."
        if await _polls(http, url):
            yield warn("push", f"only by long polling, no websocket ({reason})", todo)
        else:
            todo = "Is the role push on this address? See docs/operate.md."
            yield fail("push", f"no push service answers ({reason})", todo)


async def _polls(http: aiohttp.ClientSession, url: str) -> bool:
    try:
        async with http.get(f"{url}/socket.io/?EIO=4&transport=polling") as answer:
            return answer.status == 200 and (await answer.text()).startswith("0{")
    except (aiohttp.ClientError, TimeoutError):
        return False


async def _exchange(socket: aiohttp.ClientWebSocketResponse, n: int) -> tuple[float, float]:
    """Round trip and offset of one exchange, in ms: ``offset`` is the server's time less ours."""
    sent = time.time() * 1000
    await socket.send_str(f"42{n}" + json.dumps(["time", {"t0": round(sent)}]))
    while not (told := await socket.receive_str()).startswith(f"43{n}["):
        if told == "2":
            await socket.send_str("3")
    came = time.time() * 1000
    answer = json.loads(told[3:])[0]
    trip = (came - sent) - (answer["t2"] - answer["t1"])
    return trip, ((answer["t1"] - sent) + (answer["t2"] - came)) / 2


def _clock(exchanges: list[tuple[float, float]]) -> Finding:
    trip, offset = min(exchanges)
    said = f"this machine's is {abs(offset):.0f} ms {'behind' if offset > 0 else 'before'} the server's, round trip {trip:.1f} ms"
    if abs(offset) > OFFSET_MS:
        todo = (
            "The desk counts by the server's clock all the same; set this one: "
            "sudo timedatectl set-ntp true"
        )
        return warn("clock", said, todo)
    return ok("clock", said)
