"""Malformed, huge and hostile servers: no crash, no freeze, a sentence."""

import asyncio
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.parts import free_port

from rostrum.desk import session
from rostrum.desk.link import Link
from rostrum.desk.models.cell_words import cell_words
from rostrum.desk.models.columns import Column
from rostrum.desk.settings import ServerSettings


@pytest.fixture
def hostile() -> Iterator[Callable[..., str]]:
    """Starts a hostile server and gives its address."""
    started: list[subprocess.Popen[str]] = []

    def start(*answer: str) -> str:
        port = free_port()
        script = str(Path(__file__).with_name("hostile_server.py"))
        process = subprocess.Popen(
            [sys.executable, script, str(port), *answer], stdout=subprocess.PIPE, text=True
        )
        started.append(process)
        process.stdout.readline()
        return f"http://127.0.0.1:{port}"

    yield start
    for process in started:
        process.kill()
        process.wait()
        process.stdout.close()


def test_whatever_a_server_says_the_desk_goes_on_and_shows_what_was_true(
    hostile, with_desk_on, until, tmp_path, monkeypatch
):
    monkeypatch.setattr(session, "GIVE_UP_AFTER_S", 2.0)

    async def test(desk) -> None:
        longest = 0.0

        async def watch() -> None:
            nonlocal longest
            while True:
                began = time.perf_counter()
                await asyncio.sleep(0.01)
                longest = max(longest, time.perf_counter() - began)

        watching = asyncio.create_task(watch())

        await until(lambda: "1" in {row.state.item_id for row in desk.board.rows()})
        assert desk.board.row("2") is None
        assert desk.board.row("1").title == "<img src=x onerror=alert(1)><h1>Lot</h1>"
        await until(
            lambda: "does not answer as this desk's protocol says" in str(desk.home.trouble)
        )
        await until(lambda: desk.link is Link.LIVE and desk.board.row("1").state.version == 2)
        assert cell_words(desk.board.row("1"), Column.PRICE) == "£42"
        assert desk.home.counters.malformed >= 10
        desk.home.again()
        await until(lambda: desk.home.counters.reconnections >= 2)
        await until(lambda: desk.link is Link.LIVE)
        desk.grab(tmp_path / "desk.png")
        line = desk.bid("1")
        assert line is not None
        await until(lambda: "could not be read" in desk.home.bidding.line("1").text)
        watching.cancel()
        assert longest < 20.0  # a freeze, not a busy machine
        assert desk.reports.faults == 0

    with_desk_on(test, ServerSettings(name="<b>Here</b>", url=hostile(), paddle="412"))


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("html", "does not speak this desk's protocol"),
        ("deep", "does not speak this desk's protocol"),
        ("empty", "There is no sale on this server yet"),
        ("huge", "far too much"),
        ("broken", "answered 500"),
        ("closed", "does not know who this desk is"),
    ],
)
def test_what_answers_in_place_of_a_catalogue_is_said(hostile, with_desk_on, until, answer, words):
    async def test(desk) -> None:
        await until(lambda: words in str(desk.home.trouble))
        assert desk.reports.faults == 0

    with_desk_on(test, ServerSettings(name="Here", url=hostile(answer)))
