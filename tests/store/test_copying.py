"""A sale from SQLite to PostgreSQL and back: the same log, the same hashes, the same answers."""

import subprocess
import sys

import pytest
from tests.store.test_several_processes import Process, add, until

from rostrum.saleroom.answers import Answered
from rostrum.store.copying import CopyRefused, copy_sale
from rostrum.store.opening import open_database


async def logs(where: str) -> dict[str, list]:
    process = Process(where)
    await process.saleroom.load()
    try:
        return {item: await process.store.events.of(item) for item in process.saleroom.listed}
    finally:
        await process.stop()


async def test_a_sale_goes_to_postgresql_and_back_with_its_hashes(tmp_path, postgres):
    first, second = str(tmp_path / "first.db"), str(tmp_path / "second.db")
    shared = postgres.new_database()
    process = Process(first)
    await process.start()
    await add(process)
    await process.bid("s1-1", 100_00, "412", "k1", maximum=500_00)
    await process.bid("s1-1", 200_00, "7", "k2")
    taken = await process.bid("s1-2", 100_00, "9", "k3")
    await process.stop()
    for source, target in ((first, shared), (shared, second)):
        done = subprocess.run(
            [sys.executable, "-m", "rostrum", "copy-sale", "s1", "--database", source, "--to", target],
            capture_output=True, text=True,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        assert "2 lots, 7 events, 3 bids; every log is whole" in done.stdout
    original = await logs(first)
    assert await logs(shared) == original
    assert await logs(second) == original
    on_postgres = Process(shared)
    await on_postgres.start()
    again = await on_postgres.bid("s1-2", 100_00, "9", "k3")
    assert again == Answered(taken.body, again=True)
    raised = await on_postgres.bid("s1-1", 510_00 + 40_00, "7", "k4")
    assert isinstance(raised, Answered), raised
    assert {row.paddle for row in on_postgres.saleroom.paddles.of("s1")} == {"412", "7", "9"}
    await on_postgres.stop()


async def test_a_running_server_sees_a_sale_that_is_copied_in(tmp_path, postgres):
    source = Process(str(tmp_path / "first.db"))
    await source.start()
    await add(source)
    await source.stop()
    shared = postgres.new_database()
    running = Process(shared)
    await running.start()
    databases = open_database(str(tmp_path / "first.db")), open_database(shared)
    await copy_sale(*databases, "s1")
    await until(lambda: "s1-2" in running.saleroom.listed, "the copied sale is seen")
    for database in databases:
        await database.close()
    assert isinstance(await running.bid("s1-1", 100_00, "412", "k"), Answered)
    await running.stop()


async def test_a_sale_that_is_there_already_is_not_copied_over(store, tmp_path):
    other = open_database(str(tmp_path / "other.db"))
    await copy_sale(store._database, other, "s")
    with pytest.raises(CopyRefused, match="already"):
        await copy_sale(store._database, other, "s")
    with pytest.raises(CopyRefused, match="no sale x"):
        await copy_sale(store._database, other, "x")
    await other.close()
