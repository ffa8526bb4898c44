"""Whether the server is well: ``/healthz`` for load balancers, ``/metrics`` for Prometheus."""

from collections.abc import Awaitable, Callable

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest

from rostrum.api import answers
from rostrum.api.problems import Refused

Look = Callable[[], Awaitable[tuple[str, dict[str, str]]]]
"""A part's ``ok``, ``degraded`` or ``failing``, and its own parts' states in words."""

_WORST = ("failing", "degraded", "ok")


class Health:
    """``/healthz``: 200 while the server can do its work, also when degraded; 503 when it cannot."""

    def __init__(self, *looks: Look) -> None:
        self._looks = looks

    async def handle(self, _request: web.Request) -> web.Response:
        """The state of each part."""
        found = [await look() for look in self._looks]
        states = [state for state, _ in found]
        worst = next(state for state in _WORST if state in states)
        parts = {name: told for _, part in found for name, told in part.items()}
        return answers.json({"status": worst, **parts}, 503 if worst == "failing" else 200)


class Metrics:
    """``/metrics`` in Prometheus' text format; ``may_read`` says for whom.

    How many watch and bid is the house's business.
    """

    def __init__(
        self, registry: CollectorRegistry, may_read: Callable[[web.Request], bool]
    ) -> None:
        self._registry = registry
        self._may_read = may_read

    def routes(self) -> list[web.RouteDef]:
        """What to add to an application."""
        return [web.get("/metrics", self.handle)]

    async def handle(self, request: web.Request) -> web.Response:
        """Every metric of the moment; 403 for whoever may not read them."""
        if not self._may_read(request):
            raise Refused(
                403,
                "FORBIDDEN",
                "/metrics is for programs on this machine, or with a service or admin token.",
            )
        body = generate_latest(self._registry)
        return web.Response(body=body, headers={"Content-Type": CONTENT_TYPE_LATEST})
