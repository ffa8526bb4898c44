"""A server that says what no server should: python hostile_server.py PORT [ANSWER]

With ``ANSWER`` it has nothing to say but that, in place of a catalogue.

Its catalogue has one lot with markup for a title. To whoever subscribes it sends everything below,
once for each connection in turn, and at the end of each the lot's true state.
"""

import sys

import socketio
from aiohttp import web

HTML = "<img src=x onerror=alert(1)><h1>Lot</h1>\u202e\x00\n"
STATE = {
    "v": 1, "itemId": "1", "saleId": "s", "lot": "1", "title": HTML, "version": 1, "serverNow": 0,
    "status": "open", "currency": "GBP", "price": 0, "ask": 100, "leader": None, "bidCount": 0,
    "reserve": "none", "endsAt": None, "extendedCount": 0,
}  # fmt: skip


def deep(levels: int) -> object:
    made: object = "x"
    for _ in range(levels):
        made = [made]
    return made


STRANGE: list[object] = [
    None, "sold", 7, [], [STATE], {}, {"itemId": "1"}, b"\xff\x00", deep(300),
    {**STATE, "version": "2"}, {**STATE, "price": -5, "version": 9},
    {**STATE, "price": 10**18, "version": 9}, {**STATE, "endsAt": 10**17, "version": 9},
    {**STATE, "status": "haunted", "version": 9}, {**STATE, "title": "x" * 100_000, "version": 9},
    {**STATE, "leader": "P:" + "9" * 5000, "version": 9}, {**STATE, "version": -1},
    {**STATE, "currency": "<script>alert(1)</script>", "version": 9},
]  # fmt: skip
HUGE = {**STATE, "title": "x" * 6_000_000, "version": 9}

io = socketio.AsyncServer(async_mode="aiohttp", max_http_buffer_size=10_000_000)
visits: list[str] = []


@io.on("subscribe")
async def subscribe(sid: str, asked: object) -> object:
    visits.append(sid)
    if len(visits) == 1:
        return {"items": "no"}
    if len(visits) == 2:
        return {"error": "<b>go away</b>"}
    io.start_background_task(haunt, sid)
    return {"items": {}, "unknown": []}


@io.on("time")
async def time(sid: str, asked: dict) -> object:
    return {"t0": asked["t0"], "t1": 10**17, "t2": 0} if len(visits) == 3 else {
        "t0": asked["t0"], "t1": 1_764_000_000_000, "t2": 1_764_000_000_000
    }  # fmt: skip


async def haunt(sid: str) -> None:
    for strange in STRANGE:
        await io.emit("auction", strange, to=sid)
        await io.emit("heartbeat", strange, to=sid)
        await io.emit("no such channel", strange, to=sid)
    if len(visits) == 5:
        await io.emit("auction", HUGE, to=sid)
    await io.emit("auction", {**STATE, "version": 2, "price": 4200, "bidCount": 1}, to=sid)


ANSWERS = {
    "html": (b"<html>", 200), "deep": (b"[" * 200_000, 200), "empty": (b'{"sales": []}', 200),
    "huge": (b"x" * 40_000_000, 200), "broken": (b"", 500), "closed": (b"", 401),
}  # fmt: skip


async def sales(_: web.Request) -> web.Response:
    if len(sys.argv) > 2:
        body, status = ANSWERS[sys.argv[2]]
        return web.Response(body=body, status=status)
    sale = {"saleId": "s", "title": HTML, "kind": "live", "currency": "GBP",
            "publishPaddles": True, "lots": 1}  # fmt: skip
    return web.json_response({"sales": [sale]})


async def items(_: web.Request) -> web.Response:
    entry = {"artist": HTML, "image": "../../etc/passwd", "description": HTML}
    again = {**STATE, "itemId": "2", "price": 2**60}
    page = [{**STATE, "catalogue": entry}, {**again, "catalogue": entry}]
    return web.json_response({"items": page, "next": None})


async def bid(_: web.Request) -> web.Response:
    return web.Response(text="<html>not JSON</html>", status=201)


app = web.Application()
io.attach(app)
app.router.add_get("/api/v1/sales", sales)
app.router.add_get("/api/v1/items", items)
app.router.add_post("/api/v1/items/1/bids", bid)


async def tell(_: web.Application) -> None:
    sys.stdout.write(f"{sys.argv[1]}\n")
    sys.stdout.flush()


app.on_startup.append(tell)
web.run_app(app, host="127.0.0.1", port=int(sys.argv[1]), print=None, handler_cancellation=True)
