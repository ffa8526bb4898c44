"""Answers to idempotency keys: found again for as long as they are kept."""

import pytest

from rostrum.saleroom.answers import AnswerBook, Answered, KeyReused
from rostrum.store.commits import Wanted
from rostrum.store.records import AnswerRow, EventWrite, ItemRow, NewSaleWrite, SaleRow
from rostrum.store.sqlite import open_sqlite
from rostrum.store.store import Store


@pytest.fixture
async def store(tmp_path):
    opened = Store(open_sqlite(tmp_path / "rostrum.db"))
    sale = SaleRow("s", 0, b"{}", b"{}")
    items = (ItemRow("a", "s", 0, b"{}", 0, b"", None, 0),)
    await opened.catalogue.add_sale(NewSaleWrite(sale, items, (), ()))
    yield opened
    await opened.close()


def event(version: int, at: int) -> EventWrite:
    answer = AnswerRow("clerk", f"key-{version}", b"print", b"answer")
    return EventWrite("a", version, at, b"{}", b"{}", None, 0, answer=answer)


async def never() -> Answered:
    raise AssertionError("asked again")


async def fresh() -> Answered:
    return Answered(b"new")


async def test_old_answers_are_forgotten_and_new_ones_kept(store):
    await store.commits.decide(
        Wanted(lambda _: [event(1, 1_000), event(2, 2_000), event(3, 3_000)])
    )
    book = AnswerBook(store.answers)
    await book.load()
    assert await book.forget(2_500) == 2
    kept = await book.once("clerk", "key-3", b"print", never)
    assert kept == Answered(b"answer", again=True)
    assert await book.once("clerk", "key-1", b"print", fresh) == Answered(b"new")
    with pytest.raises(KeyReused):
        await book.once("clerk", "key-3", b"another", never)


async def test_one_callers_key_is_not_anothers(store):
    await store.commits.decide(Wanted(lambda _: [event(1, 1_000)]))
    book = AnswerBook(store.answers)
    await book.load()
    assert await book.once("someone else", "key-1", b"print", fresh) == Answered(b"new")
