"""A sale's lots and paddles at one moment: as they are, or as they were."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rostrum.engine.state import LotState
from rostrum.saleroom.saleroom import Saleroom
from rostrum.wire.catalogue import Paddle
from rostrum.wire.state import ItemState


@dataclass(frozen=True, slots=True, kw_only=True)
class SaleMoment:
    """``now`` is ms UTC, ``public`` in the order of the sale. ``private`` gives those of the lots
    that are at hand, as staff may see them."""

    sale_id: str
    now: int
    public: Mapping[str, ItemState]
    paddles: Sequence[Paddle]
    private: Callable[[Iterable[str]], Mapping[str, LotState]]


def present(saleroom: Saleroom, sale_id: str, now: int) -> SaleMoment:
    """The sale as it is."""
    listed = saleroom.listed
    return SaleMoment(
        sale_id=sale_id,
        now=now,
        public={item_id: listed[item_id].state for item_id in saleroom.order[sale_id]},
        paddles=saleroom.paddles.of(sale_id),
        private=saleroom.states,
    )
