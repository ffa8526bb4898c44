"""Limits from the environment."""

import pytest

from rostrum.push.config import PushConfig
from rostrum.push.limits import LimitRefused, push_limits


def test_each_limit_has_a_variable_of_its_name():
    found = push_limits(
        {
            "ROSTRUM_PUSH_ROOMS_PER_CONNECTION": "5",
            "ROSTRUM_PUSH_JOIN_MS": "0.5",
            "ROSTRUM_PUSH_FAST": "false",
            "ROSTRUM_PUSH_ATTEMPTS": "3",
            "HOME": "/root",
        }
    )
    assert found == PushConfig(rooms_per_connection=5, join_ms=0.5, fast=False)


@pytest.mark.parametrize(
    ("variable", "text"),
    [
        ("FORM_KEYS", "many"), ("FORM_KEYS", "-1"), ("FORM_KEYS", "1.5"), ("FAST", "maybe"),
        ("JOIN_MS", ""), ("FROM_KEYS", "5"), ("CONNECTIONS", "5"),
    ],
)  # fmt: skip
def test_a_limit_that_cannot_be_read_is_said_by_its_name(variable, text):
    with pytest.raises(LimitRefused, match=variable):
        push_limits({f"ROSTRUM_PUSH_{variable}": text})
