"""What the queue has done since it started, as Prometheus reads it."""

from prometheus_client import CollectorRegistry, Histogram
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.registry import Collector

from rostrum.store.records import OutboxDepth

_BUCKETS = (0.0005, 0.001, 0.002, 0.003, 0.005, 0.0075, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0)


class QueueCounters(Collector):
    """Plain numbers; they become metrics only when somebody asks.

    ``published`` rows were handed over; ``skipped`` states were obsolete before they were sent;
    ``failures`` are attempts that did not succeed, ``given_up`` rows that became dead letters.
    ``failing`` says why nothing can be handed over now, None while it can. ``depth`` is as it
    was last looked up, at ``looked_at`` ms UTC.
    """

    def __init__(self, registry: CollectorRegistry) -> None:
        self.published = 0
        self.skipped = 0
        self.failures = 0
        self.given_up = 0
        self.failing: str | None = None
        self.depth = OutboxDepth(0, None, 0)
        self.looked_at = 0
        self.commit_to_push_seconds = Histogram(
            "rostrum_queue_commit_to_push_seconds",
            "From a commit, as this process heard of it, to its push being handed over.",
            buckets=_BUCKETS,
            registry=registry,
        )
        registry.register(self)

    async def health(self) -> tuple[str, dict[str, str]]:
        """Whether pushes can be handed over: ``ok``, or ``degraded`` with the reason."""
        if self.failing is None:
            return "ok", {"queue": "ok"}
        return "degraded", {"queue": self.failing}

    def collect(self):  # type: ignore[no-untyped-def]
        """Metrics of the moment."""
        counted: dict[str, tuple[str, float]] = {
            "published": ("Pushes handed over.", self.published),
            "skipped": ("Obsolete states that were not sent.", self.skipped),
            "failures": ("Attempts that failed.", self.failures),
            "given_up": ("Pushes that became dead letters.", self.given_up),
        }
        for name, (about, value) in counted.items():
            yield CounterMetricFamily(f"rostrum_queue_{name}", about, value=value)
        oldest = self.depth.oldest_at
        age = 0.0 if oldest is None else max(0.0, (self.looked_at - oldest) / 1000)
        gauges: dict[str, tuple[str, float]] = {
            "depth": ("Pushes that wait.", self.depth.waiting),
            "oldest_age_seconds": ("How long the oldest of them has waited.", age),
            "dead_letters": ("Pushes that were given up and are kept.", self.depth.dead),
            "up": ("Whether pushes can be handed over.", float(self.failing is None)),
        }
        for name, (about, value) in gauges.items():
            yield GaugeMetricFamily(f"rostrum_queue_{name}", about, value=value)
