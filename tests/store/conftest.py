"""Both databases, each behind the same store."""

from collections.abc import Callable

import pytest

from rostrum.store.commits import Commits, Wanted
from rostrum.store.opening import open_database
from rostrum.store.records import (
    AnswerRow,
    BidRow,
    EventWrite,
    ItemRow,
    NewSaleWrite,
    PaddleRow,
    SaleRow,
)
from rostrum.store.store import Store

Open = Callable[[], Store]


@pytest.fixture
async def reopen(where: str):
    """Opens the database once more; all are closed at the end."""
    opened: list[Store] = []

    def once_more() -> Store:
        opened.append(Store(open_database(where)))
        return opened[-1]

    yield once_more
    for each in opened:
        await each.close()


@pytest.fixture
async def store(reopen: Open) -> Store:
    """A store with a sale ``s`` of items a, b and c at version 0."""
    opened = reopen()
    await opened.catalogue.add_sale(sale())
    return opened


def sale(sale_id: str = "s", items: str = "abc") -> NewSaleWrite:
    return NewSaleWrite(
        SaleRow(sale_id, 1, b"facts", b"terms"),
        tuple(
            ItemRow(item, sale_id, place, b"{}", 0, b"", None, 0)
            for place, item in enumerate(items)
        ),
        (),
        (PaddleRow(sale_id, "412", "Mr Müller", 10_000, False),),
    )


def event(
    item: str, version: int, *, key: str | None = None, body: bytes = b"{}", at: int | None = None
) -> EventWrite:
    at = 1_000 + version if at is None else at
    answer = AnswerRow("clerk", key, b"print", b"answer") if key else None
    bid = BidRow(f"{item}-{version}", "412", 100 * version, None, "phone", "clerk")
    state = f'{{"version":{version}}}'.encode()
    return EventWrite(item, version, at, body, state, "412", 100 * version, bid, answer)


async def keep(commits: Commits, *writes: EventWrite) -> None:
    """Keeps events as if they had just been decided."""
    await commits.decide(Wanted(lambda _: writes, {write.item_id for write in writes}))
