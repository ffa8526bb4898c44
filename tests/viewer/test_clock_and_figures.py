"""The page's own arithmetic: the server's clock, the time left, amounts."""

import pytest

from rostrum import resources


@pytest.fixture(scope="module")
def run(browser):
    """Runs JavaScript with the page's modules at hand; they need no server."""
    page = browser.new_page()
    page.set_default_timeout(20_000)

    def serve(route):
        name = route.request.url.rpartition("/")[2]
        route.fulfill(**({"path": resources.path("viewer", name)} if name else {"body": ""}))

    page.route("http://modules.test/**", serve)
    page.goto("http://modules.test/")

    def evaluate(body: str, argument=None):
        return page.evaluate(
            """async (argument) => {
                const clock = await import("/clock.js");
                const figures = await import("/figures.js");
                const { WORDS } = await import("/words.js");
                let local = 0;
                const server = new clock.ServerClock(() => local);
                const at = (t) => { local = t; return server; };
                return (BODY)(server, at, figures, WORDS, argument);
            }""".replace("BODY", body),
            argument,
        )

    yield evaluate
    page.close()


def test_the_smallest_round_trip_sets_the_clock(run):
    assert run(
        """(server, at) => {
            server.sample(0, 1000, 1000, 100);      // 50 off, 100 round trip
            server.sample(200, 1205, 1205, 210);    // exact, 10 round trip
            server.sample(300, 1400, 1400, 400);    // worse again
            return at(500).now();
        }"""
    ) == 1500  # fmt: skip


def test_the_clock_never_runs_backwards_by_a_correction(run):
    shown = run(
        """(server, at) => {
            server.sample(0, 1050, 1050, 100);
            const shown = [at(200).now()];
            server.sample(205, 1110, 1110, 210);
            for (const t of [220, 400, 700]) shown.push(at(t).now());
            return shown;
        }"""
    )
    assert shown == sorted(shown)
    assert shown[-1] == 700 + 902.5


def test_another_clock_is_followed(run):
    assert run(
        """(server, at) => {
            server.sample(0, 100_000, 100_000, 10);
            at(20).now();
            const contradicts = [server.contradicts(100_500), server.contradicts(50_000)];
            server.sample(100, 50_000, 50_000, 110);
            return [...contradicts, at(205).now()];
        }"""
    ) == [False, True, 50_100]  # fmt: skip


@pytest.mark.parametrize(
    ("left_ms", "text", "pace"),
    [
        (3_723_000, "1:02:03", "calm"), (120_001, "2:01", "calm"), (120_000, "2:00", "soon"),
        (60_000, "1:00", "closing"), (1_000, "0:01", "closing"), (1, "0:01", "closing"),
        (0, "closing", "closing"), (-5_000, "closing", "closing"),
    ],
)  # fmt: skip
def test_the_time_left_never_says_nought_while_bids_are_taken(run, left_ms, text, pace):
    told = run(
        """(server, at, figures, words, left) => {
            server.sample(0, 1000, 1000, 0);
            const state = { status: "open", endsAt: 1000 + left, extendedCount: 0 };
            return figures.countdown(state, server, words.en);
        }""",
        left_ms,
    )
    assert (told["text"], told["pace"]) == (text, pace)


def test_without_a_clock_no_time_is_shown(run):
    assert run(
        """(server, at, figures, words) =>
            figures.countdown({ status: "open", endsAt: 1 }, server, words.en).text"""
    ) == "clock not set"  # fmt: skip


@pytest.mark.parametrize(
    ("amount", "currency", "text"),
    [
        (13250, "GBP", "£132.50"), (1325000, "GBP", "£13,250"), (5000, "JPY", "¥5,000"),
        (1, "GBP", "£0.01"), (12345, "KWD", "KWD 12.345"), (5, "nonsense", "5 nonsense"),
    ],
)  # fmt: skip
def test_amounts_are_shown_in_their_currency(run, amount, currency, text):
    shown = run(
        "(server, at, figures, words, [amount, currency]) => figures.money(amount, currency, 'en-GB')",
        [amount, currency],
    )
    assert shown.replace("\N{NO-BREAK SPACE}", " ").removeprefix("JP") == text
