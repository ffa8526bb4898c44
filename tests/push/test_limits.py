"""Limits from the environment."""

import re

import msgspec
import pytest
from tests.parts import ROOT

from rostrum.push.config import PushConfig
from rostrum.push.limits import PREFIX, LimitRefused, push_limits


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


def test_the_page_for_operators_has_each_limit_with_its_default():
    page = (ROOT / "docs" / "reference" / "limits.md").read_text()
    told = dict(re.findall(rf"^\| `{PREFIX}(\w+)` \| (\S+) \|", page, re.MULTILINE))
    options = {"connections", "connections_per_address", "origins", "public", "trusted_proxies"}
    fields = {f.name: f.default for f in msgspec.structs.fields(PushConfig)}
    assert told == {
        name.upper(): str(default).lower() if isinstance(default, bool) else str(default)
        for name, default in fields.items()
        if name not in options
    }
