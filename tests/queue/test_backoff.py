"""Pauses between attempts."""

from hypothesis import given
from hypothesis import strategies as st

from rostrum.queue.backoff import pause_s
from rostrum.queue.config import QueueConfig

CONFIG = QueueConfig(retry_first_s=0.1, retry_longest_s=2.0)


def test_without_luck_each_pause_is_twice_the_one_before_up_to_the_longest():
    pauses = [pause_s(n, CONFIG, 0.0) for n in range(1, 8)]
    assert pauses == [0.1, 0.2, 0.4, 0.8, 1.6, 2.0, 2.0]


@given(st.integers(1, 10**6), st.floats(0, 1))
def test_chance_takes_up_to_half_of_it(failures, dice):
    whole = pause_s(failures, CONFIG, 0.0)
    assert whole / 2 <= pause_s(failures, CONFIG, dice) <= whole <= 2.0
