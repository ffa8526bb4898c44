import pytest
from hypothesis import given
from hypothesis import strategies as st

from rostrum.rules.soft_close import Mode, SoftClose, arrival, extended_end, staggered_end

MINUTE = 60_000


def clock(text: str) -> int:
    hours, minutes = text.split(":")
    return (int(hours) * 60 + int(minutes)) * MINUTE


def soft(minutes: int, **more: object) -> SoftClose:
    return SoftClose(window_ms=minutes * MINUTE, extension_ms=minutes * MINUTE, **more)


@pytest.mark.parametrize(
    ("terms", "scheduled", "end", "t", "expected"),
    [
        (soft(3), "15:00", "15:00", "14:58", "15:01"),
        (soft(5), "12:00", "12:00", "11:57", "12:02"),
        (soft(5, mode=Mode.ADD), "12:00", "12:00", "11:57", "12:05"),
        (soft(15, cap_ms=60 * MINUTE), "20:00", "20:55", "20:54", "21:00"),
        (soft(15, cap_ms=60 * MINUTE), "20:00", "21:00", "20:59", "21:00"),
        (soft(3), "15:00", "15:00", "14:57", "15:00"),
        (soft(3, inclusive=True, mode=Mode.ADD), "15:00", "15:00", "14:57", "15:03"),
        (soft(3, mode=Mode.ADD), "15:00", "15:00", "14:57", "15:00"),
        (soft(3, inclusive=True), "15:00", "15:00", "14:56", "15:00"),
        (soft(3), "15:00", "15:00", "15:00", "15:00"),
        (soft(3), "15:00", "15:00", "14:00", "15:00"),
    ],
)
def test_a_bid_inside_the_window_moves_the_end(
    terms: SoftClose, scheduled: str, end: str, t: str, expected: str
) -> None:
    assert extended_end(terms, clock(end), clock(scheduled), clock(t)) == clock(expected)


def test_reset_never_shortens() -> None:
    terms = SoftClose(window_ms=5 * MINUTE, extension_ms=MINUTE)
    assert extended_end(terms, clock("12:00"), clock("12:00"), clock("11:57")) == clock("12:00")


def test_an_end_beyond_the_cap_stays_where_it_is() -> None:
    terms = soft(5, cap_ms=0)
    assert extended_end(terms, clock("12:10"), clock("12:00"), clock("12:08")) == clock("12:10")


@pytest.mark.parametrize(
    ("now", "sent_at", "grace", "counts"),
    [
        (999, None, 0, 999),
        (1000, None, 3000, 1000),
        (1000, 990, 0, 1000),
        (1500, 990, 3000, 990),
        (1500, 1000, 3000, 1500),
        (3999, 999, 3000, 999),
        (4000, 999, 3000, 4000),
        (3999, 5, 3000, 999),
        (990, 5, 3000, 990),
    ],
)
def test_a_grace_covers_what_was_sent_before_the_end(
    now: int, sent_at: int | None, grace: int, counts: int
) -> None:
    assert arrival(1000, now, sent_at, grace) == counts


def test_closings_are_a_set_interval_apart() -> None:
    assert [staggered_end(1000, place, 30) for place in range(3)] == [1000, 1030, 1060]


@pytest.mark.parametrize(
    "wrong",
    [
        {"window_ms": 0, "extension_ms": 1},
        {"window_ms": 1, "extension_ms": 0},
        {"window_ms": 1, "extension_ms": 1, "cap_ms": -1},
    ],
)
def test_terms_that_mean_nothing_are_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="soft close"):
        SoftClose(**wrong)


@given(st.data())
def test_an_end_never_moves_back_nor_past_its_cap(data: st.DataObject) -> None:
    numbers = st.integers(1, 1000)
    terms = SoftClose(
        window_ms=data.draw(numbers),
        extension_ms=data.draw(numbers),
        cap_ms=data.draw(st.none() | numbers),
        mode=data.draw(st.sampled_from(Mode)),
        inclusive=data.draw(st.booleans()),
    )
    scheduled, end, t = data.draw(st.tuples(numbers, numbers, st.integers(0, 1100)))
    after = extended_end(terms, end, scheduled, t)
    assert after >= end
    if t >= end:
        assert after == end
    if terms.cap_ms is not None:
        assert after <= max(end, scheduled + terms.cap_ms)
