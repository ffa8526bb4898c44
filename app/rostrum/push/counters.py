"""What the push service has done since it started, as Prometheus reads it."""

from collections.abc import Callable

from prometheus_client import CollectorRegistry, Histogram
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.registry import Collector

_BUCKETS = (0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0)


class Counters(Collector):
    """Plain numbers on the hot path; they become metrics only when somebody asks.

    Deliveries count once for each recipient: ``direct`` were written straight to a websocket's
    transport, ``joined`` of them together with others; ``queued`` went through Engine.IO's
    queue; ``streamed`` went to Server-Sent Events readers, ``polled`` answered long polls.
    ``conflated`` states of a slow client were replaced by newer ones before they were
    sent; ``skipped_heartbeats`` were due to a client that did not read. ``overloads`` are
    publications refused with 503.
    """

    def __init__(self, registry: CollectorRegistry) -> None:
        self.emits = 0
        self.direct = 0
        self.joined = 0
        self.writes = 0
        self.queued = 0
        self.streamed = 0
        self.polled = 0
        self.conflated = 0
        self.skipped_heartbeats = 0
        self.overloads = 0
        self.at_the_door = 0
        self.relayed = 0
        self.relay_heard = 0
        self.relay_lost = 0
        self.relay_ignored = 0
        self.connections_refused = 0
        self.disconnections: dict[str, int] = {}
        self.gauges: dict[str, tuple[str, Callable[[], float]]] = {}
        self.emit_seconds = Histogram(
            "rostrum_push_emit_to_write_seconds",
            "From an emit to its last write to a transport.",
            buckets=_BUCKETS,
            registry=registry,
        )
        registry.register(self)

    def disconnected(self, reason: str) -> None:
        """Counts a disconnection."""
        self.disconnections[reason] = self.disconnections.get(reason, 0) + 1

    def collect(self):  # type: ignore[no-untyped-def]
        """Metrics of the moment."""
        told = {
            "emits": ("Events emitted to rooms.", self.emits),
            "writes": ("Pieces written straight to transports.", self.writes),
            "conflated": ("States replaced by newer ones for slow clients.", self.conflated),
            "skipped_heartbeats": (
                "Heartbeats left out for slow clients.",
                self.skipped_heartbeats,
            ),
            "publications_at_the_door": (
                "Publications taken before the HTTP framework.",
                self.at_the_door,
            ),
            "relayed": ("Emits given to Redis.", self.relayed),
            "relay_heard": ("Emits of other processes, from Redis.", self.relay_heard),
            "relay_lost": ("Emits that others never got, while Redis was lost.", self.relay_lost),
            "relay_ignored": ("Messages on Redis that cannot be emitted here.", self.relay_ignored),
            "overloads": ("Publications refused with 503.", self.overloads),
            "connections_refused": ("Handshakes refused.", self.connections_refused),
        }
        for name, (about, value) in told.items():
            yield CounterMetricFamily(f"rostrum_push_{name}", about, value=value)
        deliveries = CounterMetricFamily(
            "rostrum_push_deliveries", "Events handed to one recipient.", labels=["way"]
        )
        deliveries.add_metric(["direct"], self.direct - self.joined)
        deliveries.add_metric(["joined"], self.joined)
        deliveries.add_metric(["queued"], self.queued)
        deliveries.add_metric(["stream"], self.streamed)
        deliveries.add_metric(["poll"], self.polled)
        yield deliveries
        gone = CounterMetricFamily(
            "rostrum_push_disconnections", "Connections that ended.", labels=["reason"]
        )
        for reason, count in self.disconnections.items():
            gone.add_metric([reason], count)
        yield gone
        for name, (about, read) in self.gauges.items():
            yield GaugeMetricFamily(f"rostrum_push_{name}", about, value=read())
