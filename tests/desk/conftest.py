"""The desk off screen, and states as the server pushes them."""

import os
import time
from collections.abc import Callable
from typing import Any

import pytest

from rostrum.wire.catalogue import Item, LotDetails
from rostrum.wire.state import ReserveState, Status

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def item(item_id: str = "a", **facts: Any) -> Item:
    """An open lot of 100.00 with no bid; ``facts`` change it."""
    return Item(
        **{
            "item_id": item_id,
            "sale_id": "s1",
            "lot": item_id,
            "title": f"Lot {item_id}",
            "version": 1,
            "server_now": 0,
            "status": Status.OPEN,
            "currency": "GBP",
            "price": 0,
            "ask": 100_00,
            "leader": None,
            "bid_count": 0,
            "reserve": ReserveState.NONE,
            "ends_at": None,
            "extended_count": 0,
            "catalogue": LotDetails(),
            **facts,
        }
    )


@pytest.fixture
def make_item() -> Callable[..., Item]:
    return item


class FakeMonotonic:
    """A monotonic clock in ms that a test moves."""

    def __init__(self) -> None:
        self.ms = 1_000_000.0

    def __call__(self) -> float:
        return self.ms


@pytest.fixture
def monotonic() -> FakeMonotonic:
    return FakeMonotonic()


@pytest.fixture
def soon() -> float:
    """A deadline that a busy machine keeps."""
    return time.monotonic() + 30
