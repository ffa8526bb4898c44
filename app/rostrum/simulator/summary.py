"""What came of a practice, from the sale's own log."""

import statistics
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rostrum.wire.practice import Outcome

LONGEST_MS = 60_000
"""A pause longer than this is no reaction."""
_ENDED = frozenset({"sold", "sold_pending", "passed", "unsold", "withdrawn"})


def summary(
    items: Sequence[Mapping[str, Any]],
    logs: Mapping[str, Iterable[Mapping[str, Any]]],
    *,
    name: str,
    paddles: frozenset[str],
) -> Outcome:
    """Of ``items`` and their ``logs`` as the API gives them; ``name`` did what is one's own, and
    ``paddles`` are those that one bids for."""
    bids = acts = won = total = sold = 0
    reactions: list[int] = []
    for item in items:
        if item["status"] in ("sold", "sold_pending"):
            sold += 1
            total += item["price"]
        before: Mapping[str, Any] | None = None
        for event in logs.get(item["itemId"], ()):
            if event["by"] == name:
                bids += event["type"] == "bid_accepted"
                acts += event["type"] != "bid_accepted"
                if before is not None and before["by"] != name:
                    took = event["at"] - before["at"]
                    if 0 <= took <= LONGEST_MS and before["type"] != "listed":
                        reactions.append(took)
            if event["type"] == "hammered":
                won += event["result"]["paddle"] in paddles
            before = event
    return Outcome(
        lots=len(items),
        over=sum(item["status"] in _ENDED for item in items),
        sold=sold,
        hammer_total=total,
        currency=items[0]["currency"] if items else "",
        own_bids=bids,
        own_acts=acts,
        won=won,
        reactions=len(reactions),
        median_ms=round(statistics.median(reactions)) if reactions else None,
        quickest_ms=min(reactions, default=None),
    )
