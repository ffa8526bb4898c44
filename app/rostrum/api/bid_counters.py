"""What became of bids and acts, and how long their answers took, as Prometheus reads it."""

import time
from collections import Counter
from collections.abc import Awaitable, Iterator

from prometheus_client import CollectorRegistry, Histogram
from prometheus_client.core import CounterMetricFamily, Metric
from prometheus_client.registry import Collector

from rostrum.saleroom.answers import Answer, Answered

_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)


class BidCounters(Collector):
    """Counts by outcome: ``accepted``, ``again`` for a key seen before, or the code of a refusal.

    What never reached the saleroom (no token, a body that does not fit) is not counted here.
    """

    def __init__(self, registry: CollectorRegistry) -> None:
        self._bids: Counter[str] = Counter()
        self._acts: Counter[str] = Counter()
        self._seconds = Histogram(
            "rostrum_bid_answer_seconds",
            "From a bid that was read to its answer, the commit in it.",
            buckets=_BUCKETS,
            registry=registry,
        )
        registry.register(self)

    async def bid(self, answer: Awaitable[Answer]) -> Answer:
        """The answer to a bid, counted."""
        began = time.perf_counter()
        given = await answer
        self._seconds.observe(time.perf_counter() - began)
        self._bids[_outcome(given)] += 1
        return given

    async def act(self, answer: Awaitable[Answer]) -> Answer:
        """The answer to an auctioneer's act, counted."""
        given = await answer
        self._acts[_outcome(given)] += 1
        return given

    def collect(self) -> Iterator[Metric]:
        """Metrics of the moment."""
        for name, about, counted in (
            ("rostrum_bids", "Bids that were decided, by outcome.", self._bids),
            ("rostrum_acts", "Auctioneer's acts that were decided, by outcome.", self._acts),
        ):
            told = CounterMetricFamily(name, about, labels=["outcome"])
            for outcome, count in counted.items():
                told.add_metric([outcome], count)
            yield told


def _outcome(answer: Answer) -> str:
    if isinstance(answer, Answered):
        return "again" if answer.again else "accepted"
    return answer.code.value
