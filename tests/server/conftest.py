"""Bids as a program sends them."""

import itertools
from collections.abc import Callable

import httpx
import pytest

Bid = Callable[..., httpx.Response]


@pytest.fixture
def bid(admin: httpx.Client) -> Bid:
    """Places a bid; ``key`` is fresh unless given."""
    keys = itertools.count(1)

    def place(item: str, amount: int, *, paddle: str = "412", key: str | None = None, **more):
        return admin.post(
            f"/api/v1/items/{item}/bids",
            headers={"Idempotency-Key": key or f"key-{next(keys)}"},
            json={"paddle": paddle, "amount": amount, "kind": "phone", **more},
        )

    return place
