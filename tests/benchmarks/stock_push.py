"""The article's push service on stock python-socketio and aiohttp: a peer of the benchmark.

``python -m tests.benchmarks.stock_push PORT``. Written as their documentation shows it; uvloop, as ours has.
"""

import sys

import socketio
import uvloop
from aiohttp import web

io = socketio.AsyncServer(async_mode="aiohttp")


@io.event
async def connect(sid: str, environ: dict) -> None:
    await io.enter_room(sid, environ["aiohttp.request"].query["itemId"])


async def publish(request: web.Request) -> web.Response:
    said = await request.json()
    await io.emit(said["channel"], said["message"], room=said["itemId"])
    return web.Response(text="ok")


app = web.Application()
io.attach(app)
app.add_routes([web.post("/pub", publish)])
web.run_app(
    app, host="127.0.0.1", port=int(sys.argv[1]), loop=uvloop.new_event_loop(), access_log=None
)
