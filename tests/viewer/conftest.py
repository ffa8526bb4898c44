"""The public page in a real Chromium."""

import itertools
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright
from tests.conftest import ADMIN, ServerProcess, new_sale
from tests.parts import missing

SECONDS = 60
expect.set_options(timeout=SECONDS * 1000)

QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
]  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium of the system; skips where there is none."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        missing("chromium is not installed; run make test-deps")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        yield running
        running.close()


class Hall(ServerProcess):
    """A running server with a sale; each test takes lots of its own."""

    def bid(self, item: str, amount: int, paddle: str = "412") -> None:
        answer = httpx.post(
            f"{self.url}/api/v1/items/{item}/bids",
            headers={"Idempotency-Key": f"{item}-{amount}", "Authorization": f"Bearer {ADMIN}"},
            json={"paddle": paddle, "amount": amount, "kind": "phone"},
            timeout=SECONDS,
        )
        assert answer.status_code == 201, answer.text

    def say(self, item: str, message: object) -> None:
        body = {"itemId": item, "channel": "auction", "message": message}
        assert httpx.post(f"{self.url}/pub", json=body, timeout=SECONDS).text == "ok"


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """One server for all tests that do not stop it."""
    running = Hall(tmp_path_factory.mktemp("hall"))
    running.start()
    httpx.post(
        f"{running.url}/api/v1/sales",
        headers={"Authorization": f"Bearer {ADMIN}"},
        json=new_sale(12),
        timeout=SECONDS,
    ).raise_for_status()
    yield running
    running.stop()


@pytest.fixture
def lot() -> str:
    """The id of a lot that no other test has touched."""
    return f"s1-{next(_lots)}"


_lots = itertools.count(4)


@pytest.fixture
def visit(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Callable[..., Page]]:
    """Opens the page; at the end nothing may have been thrown in it or refused to it."""
    contexts = []
    faults: list[str] = []

    def open_page(
        address: str = "/",
        *,
        wait: str | None = "live",
        before: str = "",
        at: Any = None,
        **options: Any,
    ) -> Page:
        house = at or request.getfixturevalue("hall")
        context = browser.new_context(**({"locale": "en-GB"} | options))
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(SECONDS * 1000)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on(
            "console",
            lambda message: (
                faults.append(message.text) if "Content Security" in message.text else None
            ),
        )
        if before:
            page.add_init_script(before)
        page.goto(house.url + address)
        if wait is not None:
            page.wait_for_selector(f"body[data-link={wait}]")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert faults == []
