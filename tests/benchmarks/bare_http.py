"""A server that takes bids and does nothing: what HTTP alone costs. It prints its port."""

import asyncio

from aiohttp import web

from rostrum.listening import fast_loop

ANSWER = b'{"bid":{},"state":{"ask":100,"pad":"' + b"x" * 600 + b'"}}'


async def bid(request: web.Request) -> web.Response:
    await request.read()
    return web.Response(status=201, body=ANSWER, content_type="application/json")


async def main() -> None:
    app = web.Application()
    app.router.add_post("/api/v1/items/{item}/bids", bid)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    print(runner.addresses[0][1], flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    with asyncio.Runner(loop_factory=fast_loop()) as loop:
        loop.run(main())
