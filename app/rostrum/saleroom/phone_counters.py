"""How full the phone desks are beside their limits, and what was refused, as Prometheus reads it."""

from collections import Counter
from collections.abc import Iterable, Iterator

from prometheus_client import CollectorRegistry
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from rostrum.phones.calls import CALLS_MOST, CLERKS_MOST
from rostrum.phones.clients import CLIENTS_MOST, NOTES_EACH
from rostrum.phones.covers import COMMISSIONS_MOST
from rostrum.phones.desk import Desk
from rostrum.saleroom.phones import RATE_WAITERS_MOST, PhoneDesks

CODES_MOST = 100
"""Codes that refusals are counted by; any more count together as ``other``."""


class PhoneCounters(Collector):
    """``refused`` counts requests around a sale's people by the code of their refusal."""

    def __init__(self, registry: CollectorRegistry, desks: PhoneDesks) -> None:
        self._desks = desks
        self.refused: Counter[str] = Counter()
        registry.register(self)

    def refuse(self, code: str) -> None:
        """A request was refused."""
        known = code in self.refused or len(self.refused) < CODES_MOST
        self.refused[code if known else "other"] += 1

    def collect(self) -> Iterator[Metric]:
        """Metrics of the moment."""
        used = GaugeMetricFamily(
            "rostrum_phones_used",
            "How much of a limit the fullest sale, or client, takes.",
            labels=["limit"],
        )
        most = GaugeMetricFamily("rostrum_phones_most", "The limit itself.", labels=["limit"])
        for name, (here, limit) in self._fullest().items():
            used.add_metric([name], here)
            most.add_metric([name], limit)
        refused = CounterMetricFamily(
            "rostrum_phones_refused",
            "Requests of the phone desk and the rostrum that were refused, by code.",
            labels=["code"],
        )
        for code, count in self.refused.items():
            refused.add_metric([code], count)
        again = CounterMetricFamily(
            "rostrum_phones_decided_again",
            "Changes that another process was quicker than, so that they were decided anew.",
            value=self._desks.decided_again,
        )
        yield from (used, most, refused, again)

    def _fullest(self) -> dict[str, tuple[int, int]]:
        desks: list[Desk] = list(self._desks.all())
        notes = (len(client.notes) for desk in desks for client in desk.clients.values())
        return {
            "clients": (_top(len(desk.clients) for desk in desks), CLIENTS_MOST),
            "calls": (_top(len(desk.calls) for desk in desks), CALLS_MOST),
            "clerks": (_top(len(desk.clerks) for desk in desks), CLERKS_MOST),
            "commissions": (_top(len(desk.commissions) for desk in desks), COMMISSIONS_MOST),
            "notes": (_top(notes), NOTES_EACH),
            "rate_waiters": (self._desks.rate_waiters, RATE_WAITERS_MOST),
        }


def _top(sizes: Iterable[int]) -> int:
    return max(sizes, default=0)
