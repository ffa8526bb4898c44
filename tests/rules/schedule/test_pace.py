"""When a lot comes up follows from how fast the sale goes."""

from hypothesis import given
from hypothesis import strategies as st

from rostrum.rules.schedule.pace import USUAL_MS, alarm, expected_at, pace


def test_a_sale_that_has_not_begun_goes_at_the_usual_pace():
    assert pace([]) == pace([5]) == USUAL_MS


def test_a_few_lots_count_and_the_usual_pace_beside_them():
    assert pace([0, 20_000, 40_000]) == (2 * 20_000 + 2 * USUAL_MS) // 4


def test_a_break_does_not_upset_the_pace():
    ended = [n * 30_000 for n in range(12)]
    late = [*ended, *(at + 3_600_000 + 30_000 for at in (ended[-1], ended[-1] + 30_000))]
    assert pace(late) == 30_000


def test_only_the_newest_lots_count():
    slow = [n * 300_000 for n in range(10)]
    quick = [slow[-1] + n * 40_000 for n in range(1, 30)]
    assert pace([*slow, *quick]) == 40_000


def test_the_lot_on_the_block_has_used_up_some_of_its_time():
    assert expected_at(2, 100_000, 60_000, since=70_000) == 100_000 + 120_000 - 30_000
    assert expected_at(1, 500_000, 60_000, since=0) == 500_000, "it is due since long"
    assert expected_at(0, 100_000, 60_000) == 100_000


def test_alarms_ten_and_three_lots_away():
    assert [alarm(n) for n in (11, 10, 4, 3, 0, -1)] == [None, 10, 10, 3, 3, None]


@given(
    st.lists(st.integers(0, 10**9), max_size=40).map(sorted),
    st.integers(0, 10**9),
    st.integers(0, 500),
    st.integers(0, 10**9) | st.none(),
)
def test_nothing_is_expected_in_the_past_and_later_lots_later(ended, now, away, since):
    each = pace(ended)
    assert each >= 1
    assert now <= expected_at(away, now, each, since) <= expected_at(away + 1, now, each, since)
