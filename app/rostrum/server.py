"""One server from start to end: its rooms put together, its tasks beside them, and its port."""

import asyncio
from collections.abc import AsyncIterator

from aiohttp import web

from rostrum.api.running import Health, Metrics
from rostrum.assembly import Assembly
from rostrum.listening import listen, spare_the_collector
from rostrum.push.site import PushSite
from rostrum.server_config import ServerConfig
from rostrum.store.opening import hold, open_database
from rostrum.store.store import Store

QUIET_S = 75.0
"""How long a connection may be kept between two requests, and the next one's head may take."""


async def compose(config: ServerConfig) -> web.Application:
    """The application that the configuration asks for. Raises DatabaseUnusable in words."""
    assembly = Assembly(config)
    store = serving = None
    if config.database is None:
        await assembly.push_alone()
    else:
        serving = hold(config.database)
        try:
            store = Store(await asyncio.to_thread(open_database, config.database))
            await assembly.with_store(store)
        except BaseException:
            if serving is not None:
                serving.close()
            raise
    assembly.app.add_routes([web.get("/healthz", Health(*assembly.looks).handle)])
    assembly.app.add_routes(Metrics(assembly.registry, assembly.may_look_inside).routes())

    async def background(_app: web.Application) -> AsyncIterator[None]:
        tasks = [asyncio.create_task(run, name=name) for name, run in assembly.beside.items()]
        for task in tasks:
            task.add_done_callback(_fail_loudly)
        yield
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if store is not None:
            await store.close()
        if serving is not None:
            serving.close()

    assembly.app.cleanup_ctx.append(background)
    return assembly.app


async def start(config: ServerConfig) -> tuple[web.AppRunner, int]:
    """Serves in the background; gives the runner to clean up and the port. Raises CannotListen."""
    listener = listen(config.host, config.port)
    try:
        runner = web.AppRunner(
            await compose(config),
            access_log=None,
            shutdown_timeout=1.0,
            keepalive_timeout=QUIET_S,
            auto_decompress=False,  # a packed body is refused, and so never unpacked
        )
        await runner.setup()
        tls = None if config.tls is None else config.tls.context
        await PushSite(runner, listener, backlog=4096, tls=tls).start()
    except BaseException:
        listener.close()
        raise
    spare_the_collector()
    return runner, listener.getsockname()[1]


def _fail_loudly(task: asyncio.Task[None]) -> None:
    """A part that ends by itself would leave a server that looks well: end the process instead."""
    if not task.cancelled() and task.exception() is not None:
        asyncio.get_running_loop().call_exception_handler(
            {"message": f"{task.get_name()} ended", "exception": task.exception()}
        )
        raise SystemExit(70)
