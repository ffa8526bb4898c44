"""What a visitor sees, in a real browser on a real server."""

import itertools
import re
import signal
import time

import httpx
import pytest
from playwright.sync_api import Page, expect
from tests.conftest import new_sale
from tests.documents import example
from tests.viewer.conftest import Hall


def fact(page: Page, name: str) -> str:
    return page.locator(f".lot .{name} dd").inner_text()


STATE = {
    "v": 1, "itemId": "100", "saleId": "s1", "lot": "27A", "title": "A jug", "version": 1,
    "serverNow": 0, "status": "open", "currency": "GBP", "price": 132_50, "ask": 135_00,
    "leader": "P:412", "bidCount": 9, "reserve": "met", "endsAt": None, "extendedCount": 0,
}  # fmt: skip


def test_a_named_lot_shows_each_bid_as_it_comes(visit, hall, lot):
    page = visit(f"/?itemId={lot}")
    number = lot.removeprefix("s1-")
    card = page.locator(".lot")
    expect(card.locator(".title")).to_have_text(f"Lot number {number}")
    assert (fact(page, "price"), fact(page, "ask")) == ("—", "£100")
    assert fact(page, "leader") == "nobody yet"
    hall.bid(lot, 100_00)
    expect(card.locator(".price dd")).to_have_text("£100")
    expect(card.locator(".leader dd")).to_have_text("Paddle 412")
    assert (fact(page, "ask"), fact(page, "bids")) == ("£110", "1")
    expect(page).to_have_title(f"{number} · £100 — Rostrum")


def test_several_lots_are_shown_in_the_order_of_the_address(visit):
    page = visit("/?itemId=s1-3,s1-1&itemId=s1-3")
    expect(page.locator(".lot .title")).to_have_text(["Lot number 3", "Lot number 1"])
    expect(page.locator("#catalogue")).to_be_hidden()


def test_without_named_lots_the_sale_is_listed_and_a_lot_is_chosen_by_key(visit):
    page = visit()
    expect(page.locator("#catalogue a")).to_have_count(12)
    expect(page.locator(".lot .title")).to_have_text("Lot number 1")
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('#catalogue') !== null"):
            break
    page.keyboard.press("ArrowDown")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    expect(page.locator(".lot .title")).to_have_text("Lot number 2")
    expect(page.locator("#catalogue [aria-current]")).to_contain_text("Lot number 2")
    page.go_back()
    expect(page.locator(".lot .title")).to_have_text("Lot number 1")


def test_only_lots_in_view_are_asked_for_and_others_are_right_when_they_come_into_it(visit, hall):
    page = visit("/#s1-1", viewport={"width": 1200, "height": 360})
    last = page.locator("#catalogue a[href='#s1-12']")
    expect(page.locator("#catalogue a[href='#s1-2']")).to_be_in_viewport()
    hall.bid("s1-2", 100_00)
    expect(page.locator("#catalogue a[href='#s1-2']")).to_contain_text("£100")
    hall.bid("s1-12", 100_00)
    hall.bid("s1-2", 110_00, paddle="7")
    expect(page.locator("#catalogue a[href='#s1-2']")).to_contain_text("£110")
    expect(last).not_to_contain_text("£")
    last.scroll_into_view_if_needed()
    expect(last).to_contain_text("£100")
    hall.bid("s1-12", 110_00, paddle="7")
    expect(last).to_contain_text("£110")


def test_a_timed_lot_counts_down_to_its_end_and_never_says_nought(visit, server, admin):
    shown = counted_down(visit, server, admin, "t1", 4_000)
    if len(shown) < 3:  # on a machine that took so long to open the page
        shown = counted_down(visit, server, admin, "t2", 40_000)
    times = [text for text in shown if text != "closing"]
    assert len(times) >= 2
    assert times == sorted(set(times), reverse=True)
    assert "0:00" not in times
    assert shown[len(times) :] in ([], ["closing"])


def counted_down(visit, server, admin, sale: str, in_ms: int) -> list[str]:
    """What the page shows of the time that a lot has left, until it is over."""
    whole = new_sale(1, sale_id=sale, kind="timed")
    whole["lots"][0]["terms"]["endsAt"] = int(time.time() * 1000) + in_ms
    assert admin.post("/api/v1/sales", json=whole).status_code == 201
    page = visit(f"/?itemId={sale}-1", at=server)
    page.evaluate(
        """() => {
            window.shown = [];
            const left = document.querySelector(".lot .left dd");
            const see = () => shown.push(left.textContent);
            new MutationObserver(see).observe(left, { childList: true, characterData: true, subtree: true });
            see();
        }"""
    )
    expect(page.locator(".lot .status")).to_have_text("Unsold", timeout=60_000)
    return page.evaluate("() => shown.filter(Boolean)")


def test_whoever_picked_no_lot_follows_the_sale(visit, server, admin):
    whole = new_sale(2)
    whole["lots"][1]["open"] = False
    assert admin.post("/api/v1/sales", json=whole).status_code == 201
    page = visit(at=server)
    for item, action in (("s1-1", "pass"), ("s1-2", "open")):
        answer = admin.post(
            f"/api/v1/items/{item}/actions",
            headers={"Idempotency-Key": f"{item}{action}"},
            json={"action": action},
        )
        assert answer.status_code == 201, answer.text
    expect(page.locator(".lot .title")).to_have_text("Lot number 2")


def test_a_title_is_text_whatever_is_in_it(visit, hall):
    page = visit("/?itemId=titled")
    title = "<img src=x onerror=document.title='taken'><b>&amp;</b>"
    state = {"itemId": "titled", "title": title, "lot": "<i>1", "leader": "P:<u>7"}
    hall.say("titled", STATE | state)
    expect(page.locator(".lot .title")).to_have_text(title)
    assert fact(page, "leader") == "Paddle <u>7"
    assert page.locator(".lot :is(b, i, u)").count() == 0


def test_only_the_servers_own_files_run_in_the_page(browser, hall):
    policy = httpx.get(hall.url).headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    page = browser.new_page()
    page.goto(hall.url)
    assert page.evaluate(
        """() => new Promise((told) => {
            addEventListener("securitypolicyviolation", (e) => { e.stopPropagation(); told(e.violatedDirective); });
            const script = document.createElement("script");
            script.src = "data:text/javascript,document.title='taken'";
            document.body.append(script);
        })"""
    ).startswith("script-src")
    assert "taken" not in page.title()
    page.close()


def test_nothing_is_fetched_from_elsewhere(browser, hall):
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(hall.url)
    page.wait_for_selector("body[data-link=live]")
    page.close()
    assert len(asked) > 5
    assert all(url.startswith((hall.url, "data:,")) for url in asked)


def test_it_says_how_fresh_it_is_and_is_right_again_by_itself(visit, server, sale, bid):
    page = visit("/?itemId=s1-1", at=server)
    link = page.locator("#link")
    expect(link).to_contain_text("LIVE")
    server.send(signal.SIGSTOP)
    page.wait_for_selector("body[data-link=stale]")
    expect(link).to_contain_text("STALE")
    expect(link).to_contain_text(re.compile(r"last heard \d+ s ago"))
    expect(page.locator(".old")).to_contain_text("These figures are old")
    # Silent for long, though the socket still stands: the page makes another.
    page.wait_for_selector("body[data-link=offline]")
    expect(link).to_contain_text("OFFLINE")
    assert fact(page, "ask") == "£100"
    server.kill()
    server.start()
    bid("s1-1", 100_00)
    page.wait_for_selector("body[data-link=live]")
    expect(page.locator(".lot .price dd")).to_have_text("£100")
    expect(page.locator(".old")).to_be_hidden()


@pytest.mark.parametrize(
    "lost",
    [
        "delete window.WebSocket",
        """window.WebSocket = class {
            constructor() { setTimeout(() => this.onclose?.()); }
            send() {} close() {}
        }""",
    ],
)
def test_where_no_websocket_gets_through_it_polls(visit, hall, lot, lost):
    page = visit(f"/?itemId={lot}", before=lost)
    hall.bid(lot, 100_00)
    expect(page.locator(".lot .price dd")).to_have_text("£100")


@pytest.mark.parametrize(
    ("address", "locale", "lang", "price"),
    [
        ("/?itemId=s1-1", "zh-CN", "zh", "当前价"),
        ("/?itemId=s1-1&lang=zh", "en-GB", "zh", "当前价"),
        ("/?itemId=s1-1&lang=en", "zh-CN", "en", "Current bid"),
        ("/?itemId=s1-1&lang=xx", "fr-FR", "en", "Current bid"),
    ],
)
def test_it_speaks_the_language_asked_for_or_the_browsers(visit, address, locale, lang, price):
    page = visit(address, locale=locale)
    assert page.locator("html").get_attribute("lang") == lang
    assert page.locator(".lot .price dt").inner_text() == price
    other = page.locator(f"#languages a:not([lang={lang}])")
    other.click()
    page.wait_for_selector("body[data-link=live]")
    assert page.locator("html").get_attribute("lang") != lang
    expect(page.locator(".lot .title")).to_have_text("Lot number 1")


def test_both_languages_have_every_word(visit):
    keys = visit().evaluate(
        """async () => {
            const { WORDS } = await import("/viewer/words.js");
            const names = (o) => Object.entries(o).flatMap(([k, v]) =>
                typeof v === "object" ? names(v).map((n) => k + "." + n) : [k + ":" + typeof v + (v.length > 9 ? "" : "")]);
            return [names(WORDS.en), names(WORDS.zh)];
        }"""
    )
    assert keys[0] == keys[1]
    assert len(keys[0]) > 30


def test_a_screen_reader_finds_its_way_and_is_not_talked_down(visit, hall, lot):
    page = visit(f"/?itemId={lot}")
    number = lot.removeprefix("s1-")
    told = page.locator("body").aria_snapshot()
    for part in (
        "banner",
        'heading "Rostrum" [level=1]',
        "main",
        "article",
        f'heading "Lot number {number}" [level=2]',
        "timer",
        "status",
    ):
        assert part in told, told
    assert page.locator("[aria-live], [role=status], [role=alert]").count() == 2
    said = """() => {
        window.said = [];
        const spoken = document.querySelector("#spoken");
        const hear = () => said.push([performance.now(), spoken.textContent]);
        new MutationObserver(hear).observe(spoken, { childList: true });
    }"""
    page.evaluate(said)
    hall.bid(lot, 100_00)
    expect(page.locator("#spoken")).to_have_text(f"Lot {number}: £100. Paddle 412")
    for paddle, amount in (("7", 110_00), ("412", 120_00)):
        hall.bid(lot, amount, paddle=paddle)
    expect(page.locator(".lot .price dd")).to_have_text("£120")
    expect(page.locator("#spoken")).to_have_text(f"Lot {number}: £120. Paddle 412")
    times = [at for at, _ in page.evaluate("() => said")]
    assert all(later - at > 4_000 for at, later in itertools.pairwise(times))  # 5 s, as it is heard


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_text_is_dark_on_light_or_light_on_dark_enough(visit, scheme):
    page = visit("/?itemId=s1-1", color_scheme=scheme)
    names = ["ground", "panel", "text", "muted", "good", "soon", "closing"]
    colours = page.evaluate(
        """(names) => names.map((n) => getComputedStyle(document.documentElement)
            .getPropertyValue("--" + n).trim())""",
        names,
    )
    ground, panel, *texts = map(luminance, colours)
    assert (ground < 0.1) == (scheme == "dark")
    for text in texts:
        for behind in (ground, panel):
            high, low = max(text, behind), min(text, behind)
            assert (high + 0.05) / (low + 0.05) >= 4.5  # WCAG 2.2, 1.4.3


def luminance(colour: str) -> float:
    """WCAG's relative luminance of ``#rrggbb``."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_a_lot_nobody_knows_is_said_and_appears_when_it_is_spoken_of(visit, hall):
    page = visit("/?itemId=100")
    expect(page.locator(".lot")).to_contain_text("Nothing is known of 100 yet")
    hall.say("100", STATE)
    expect(page.locator(".lot .price dd")).to_have_text("£132.50")
    hall.say("100", STATE | {"version": 3, "price": 150_00})
    hall.say("100", STATE | {"version": 2, "price": 140_00})
    hall.say("100", "words")
    hall.say("100", STATE | {"version": 4, "price": 150_00, "status": "sold"})
    expect(page.locator(".lot .status")).to_have_text("Sold")
    expect(page.locator(".lot .price dd")).to_have_text("£150")
    expect(page.locator(".lot .ask")).to_be_hidden()


def test_a_push_service_by_itself_asks_which_lots(browser, tmp_path, monkeypatch):
    monkeypatch.setenv("ROSTRUM_ROLES", "push")
    alone = Hall(tmp_path)
    alone.start()
    try:
        page = browser.new_page(locale="en-GB")
        page.goto(alone.url)
        page.get_by_label("Which lots?").fill("100, 7")
        page.keyboard.press("Enter")
        page.wait_for_selector("body[data-link=live]")
        alone.say("100", STATE)
        expect(page.locator(".lot .title")).to_have_text(
            ["A jug", re.compile("Nothing is known of 7")]
        )
        page.close()
    finally:
        alone.stop()


def test_a_refusal_is_shown_in_the_servers_words(visit):
    page = visit("/?itemId=" + "x" * 201, wait=None)
    expect(page.locator("#notice")).to_contain_text("has more than 200 characters")


def test_a_narrow_screen_shows_price_and_time_without_scrolling(visit):
    page = visit(viewport={"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    for name in ("price", "ask", "left"):
        expect(page.locator(f".lot .{name}")).to_be_in_viewport()


def test_no_other_file_can_be_had(hall):
    for path in ("/viewer/", "/viewer/nothing.js", "/viewer/..%2Ficons%2Frostrum.svg"):
        assert httpx.get(hall.url + path).status_code == 404
    first = httpx.get(f"{hall.url}/viewer/viewer.js")
    again = httpx.get(
        f"{hall.url}/viewer/viewer.js", headers={"If-None-Match": first.headers["ETag"]}
    )
    assert (first.status_code, again.status_code) == (200, 304)


def test_the_documents_example_of_a_stream_runs_in_a_page(browser, hall, lot):
    page = browser.new_page()
    page.goto(hall.url + "/viewer/words.js")

    def said(message):
        return message.type == "log"

    code = example("protocol.md", "js", "stream", hall.url).replace("/items/100/", f"/items/{lot}/")
    with page.expect_console_message(said) as first:
        page.evaluate(f"() => {{ {code} }}")
    assert re.fullmatch(r"version \d+ ask 10000", first.value.text)
    with page.expect_console_message(said) as second:
        hall.bid(lot, 100_00)
    assert second.value.text.endswith("ask 11000")
    page.close()


def test_a_browsers_own_event_source_resumes_after_what_it_had(browser, server, sale, bid):
    page = browser.new_page()
    page.goto(server.url + "/viewer/words.js")
    page.evaluate(
        """(url) => {
            window.heard = [];
            const source = new EventSource(url);
            source.addEventListener("auction", (event) => heard.push(event.lastEventId));
        }""",
        f"{server.url}/items/s1-1/stream",
    )
    page.wait_for_function("() => heard.length === 1")
    server.kill()
    server.start()
    bid("s1-1", 100_00)
    page.wait_for_function("() => heard.length > 1")
    bid("s1-1", 110_00, paddle="7")
    page.wait_for_function("() => heard.length > 2")
    first, *following = map(int, page.evaluate("() => heard"))
    assert following == [first + 1, first + 2]
    page.close()
