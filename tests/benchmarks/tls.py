"""What TLS costs a push service: its processor time for each delivery, in the clear and behind TLS.

    python -m tests.benchmarks.tls

Processor time and not deliveries a second, so that a busy machine changes it little.
"""

import asyncio
import os
import resource
import ssl
import tempfile
from pathlib import Path

import aiohttp
from tests.conftest import ServerProcess
from tests.security.certificates import Issuer

WATCHERS = 200
PUBLICATIONS = 400
BODY = {"itemId": "100", "channel": "auction", "message": {"filled": "x" * 180}}


def cpu_s(pid: int) -> float:
    """Seconds of processor time that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def delivered(url: str, trust: ssl.SSLContext | bool, pid: int) -> float:
    """Microseconds of the server's processor time for each delivery."""
    connector = aiohttp.TCPConnector(limit=0, ssl=trust)
    path = "/socket.io/?EIO=4&transport=websocket&itemId=100"
    async with aiohttp.ClientSession(connector=connector) as http:
        watchers = [await http.ws_connect(url + path) for _ in range(WATCHERS)]
        for watcher in watchers:
            await watcher.receive()
            await watcher.send_str("40")
            await watcher.receive()

        async def hear(watcher: aiohttp.ClientWebSocketResponse) -> None:
            heard = 0
            while heard < PUBLICATIONS:
                message = await watcher.receive()
                heard += str(message.data).startswith('42["auction"')

        hearing = [asyncio.create_task(hear(watcher)) for watcher in watchers]
        before = cpu_s(pid)
        for _ in range(PUBLICATIONS):
            async with http.post(f"{url}/pub", json=BODY) as answer:
                assert answer.status == 200
        await asyncio.gather(*hearing)
        used = cpu_s(pid) - before
    return used / (WATCHERS * PUBLICATIONS) * 1e6


def main() -> None:
    resource.setrlimit(resource.RLIMIT_NOFILE, (4096, 4096))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        issuer = Issuer(folder)
        certificate, key = issuer.issue("served", "127.0.0.1")
        tls = ("--tls-cert", str(certificate), "--tls-key", str(key))
        for scheme, options in (("http", ()), ("https", tls)):
            (folder / scheme).mkdir()
            server = ServerProcess(folder / scheme, *options)
            server.scheme = scheme
            server.start()
            trust = ssl.create_default_context(cafile=issuer.file) if tls is options else True
            try:
                cost = asyncio.run(delivered(server.url, trust, server.process.pid))
            finally:
                server.stop()
            print(f"{scheme:<5} {cost:5.1f} µs of the server's processor for each delivery")


if __name__ == "__main__":
    main()
