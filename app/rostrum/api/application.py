"""The API as routes of an aiohttp application, with its errors and its request ids."""

import itertools
import secrets
import time
from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path

import structlog
from aiohttp import web

from rostrum.api import refusals
from rostrum.api.bid_counters import BidCounters
from rostrum.api.identity import Handler, Tokens
from rostrum.api.items import Items
from rostrum.api.openapi import OpenApi
from rostrum.api.people import People
from rostrum.api.phone_clients import PhoneClients
from rostrum.api.phone_office import PhoneOffice
from rostrum.api.phones import Phones
from rostrum.api.pictures import Pictures
from rostrum.api.printed import Printed
from rostrum.api.problems import Refused
from rostrum.api.queue import Queue
from rostrum.api.replay import Replays
from rostrum.api.rostrum import RostrumRoutes
from rostrum.api.sales import Sales
from rostrum.api.schedule import Schedules
from rostrum.rules.saying import say
from rostrum.saleroom.phones import PhoneDesks
from rostrum.saleroom.saleroom import Saleroom
from rostrum.store.failures import StoreFailed
from rostrum.store.store import Store
from rostrum.wire.sentences import Say

log = structlog.get_logger()

_LIFE = secrets.token_hex(4)
_requests = itertools.count(1)


class Api:
    """Everything below ``/api/v1``, with ``/queue`` and ``/images``.

    ``failing`` says why this process cannot hand pushes over now, None while it can; ``where``
    whence a request comes, also behind a proxy.
    """

    def __init__(
        self,
        saleroom: Saleroom,
        desks: PhoneDesks,
        store: Store,
        tokens: Tokens,
        failing: Callable[[], str | None],
        where: Callable[[web.Request], str],
        counters: BidCounters,
        *,
        public_reads: bool = True,
        pictures: Path | None = None,
    ) -> None:
        self._pictures = pictures
        self._queue = Queue(store.outbox, store.dead_letters, tokens, failing)
        self._people = People(store.people, tokens, where)
        self._items = Items(saleroom, tokens, counters, public_reads=public_reads)
        self._sales = Sales(saleroom, tokens, public_reads=public_reads)
        self._desks = desks
        office = PhoneOffice(desks, saleroom, tokens)
        self._phones = Phones(office)
        self._clients = PhoneClients(office)
        self._schedules = Schedules(office)
        self._printed = Printed(office)
        self._replays = Replays(office)
        self._rostrum = RostrumRoutes(office, tokens, public_reads=public_reads)

    def attach(self, app: web.Application) -> None:
        """Adds the routes to an application."""
        app.add_routes(self._items.routes())
        app.add_routes(self._sales.routes())
        app.add_routes(self._phones.routes())
        app.add_routes(self._clients.routes())
        app.add_routes(self._schedules.routes())
        app.add_routes(self._printed.routes())
        app.add_routes(self._replays.routes())
        app.add_routes(self._rostrum.routes())
        app.add_routes(self._people.routes())
        app.on_cleanup.append(self._people.close)
        app.on_shutdown.append(self._let_waiting_go)
        app.add_routes(Pictures(self._pictures).routes())
        app.add_routes(OpenApi().routes())
        app.add_routes(self._queue.routes())

    async def _let_waiting_go(self, _app: web.Application) -> None:
        self._desks.let_waiting_go()


@web.middleware
async def errors_in_words(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turns refusals and faults of API routes into problem documents, and logs each request."""
    request_id = f"{_LIFE}-{next(_requests):x}"
    started = time.perf_counter()
    try:
        response = await handler(request)
    except Refused as refusal:
        refusals.count(request, refusal.problem.code)
        response = refusal.response()
    except StoreFailed as failure:
        log.error("store_failed", request_id=request_id, reason=str(failure))
        response = Refused(
            503,
            "NOT_KEPT",
            f"Nothing was kept: {failure}. Send the same request again, with the same key.",
            headers={"Retry-After": "1"},
        ).response()
    except web.HTTPException as error:
        if not request.path.startswith("/api/") or error.status < HTTPStatus.BAD_REQUEST:
            raise
        response = _plain(error)
    except (ConnectionError, TimeoutError):
        raise
    except Exception:
        log.exception("unexpected", request_id=request_id, path=request.path)
        response = Refused(500, "UNEXPECTED", say(Say.UNEXPECTED, request=request_id)).response()
    if not response.prepared:
        response.headers["X-Request-Id"] = request_id
    log.debug(
        "request",
        request_id=request_id,
        method=request.method,
        path=request.path,
        status=response.status,
        ms=round((time.perf_counter() - started) * 1000, 2),
    )
    return response


def _plain(error: web.HTTPException) -> web.Response:
    match error.status:
        case HTTPStatus.NOT_FOUND:
            detail = "There is nothing at this address. See /api/v1/sales and /api/v1/items."
        case HTTPStatus.METHOD_NOT_ALLOWED:
            detail = f"This address does not take {error.text or 'that method'}."
        case _:
            detail = error.reason
    allow = error.headers.get("Allow")
    return Refused(
        error.status,
        HTTPStatus(error.status).name,
        detail,
        headers={"Allow": allow} if allow else None,
    ).response()
