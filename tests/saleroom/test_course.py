"""A state at any time is the fold of the log up to there."""

from bisect import bisect_right
from functools import reduce

from hypothesis import given
from hypothesis import strategies as st

from rostrum.saleroom.course import Course


@given(
    times=st.lists(st.integers(0, 50), max_size=60).map(sorted),
    every=st.integers(1, 9),
    at=st.integers(-1, 52),
)
def test_the_state_at_a_time_is_the_fold_of_the_events_up_to_it(times, every, at):
    events = list(enumerate(times))
    course = Course((), [(time, (n, time)) for n, time in events], _add, every=every)
    done = events[: bisect_right(times, at)]
    assert course.at(at) == reduce(_add, done, ())


def test_a_clock_that_was_set_back_does_not_turn_the_order_round():
    course = Course((), [(10, "a"), (5, "b"), (12, "c")], _add)
    assert course.at(9) == ()
    assert course.at(10) == ("a", "b")
    assert course.at(12) == ("a", "b", "c")


def _add(state, event):
    return (*state, event)
