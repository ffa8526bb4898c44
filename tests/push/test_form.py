"""Forms as PHP's ``http_build_query`` writes them."""

from urllib.parse import quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rostrum.push.form import FormRefused, read_form


def read(body: str | bytes):
    return read_form(body.encode() if isinstance(body, str) else body, max_keys=100, max_depth=8)


def build(fields: dict) -> str:
    """What PHP 8 writes for nested arrays."""
    parts: list[str] = []

    def walk(prefix: str, value: object) -> None:
        if isinstance(value, dict | list):
            pairs = value.items() if isinstance(value, dict) else enumerate(value)
            for key, inner in pairs:
                walk(f"{prefix}[{key}]" if prefix else str(key), inner)
        else:
            parts.append(f"{quote_plus(prefix)}={quote_plus(str(value))}")

    walk("", fields)
    return "&".join(parts)


names = st.text(st.characters(codec="ascii", categories=["L"]), min_size=1, max_size=6)
values = st.recursive(
    st.text(max_size=8),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3)
        | st.dictionaries(names, inner, min_size=1, max_size=3)
    ),
    max_leaves=12,
)


@given(st.dictionaries(names, values, min_size=1, max_size=3))
def test_what_php_writes_is_read_back(fields):
    assert read(build(fields)) == fields


def test_empty_brackets_append():
    assert read("a[]=1&a[]=2&a[][b]=3") == {"a": ["1", "2", {"b": "3"}]}


def test_keys_that_do_not_count_up_are_an_object():
    assert read("a[1]=x&a[2]=y") == {"a": {"1": "x", "2": "y"}}


def test_the_last_of_two_equal_keys_counts():
    assert read("a=1&a=2") == {"a": "2"}


@pytest.mark.parametrize(
    "body",
    [b"a=%ff", "a[b=1", "[a]=1", "a=1&a[b]=2", "a[b]=2&a=1", "a" + "[b]" * 9 + "=1", "&".join("a=1" for _ in range(200))],
)  # fmt: skip
def test_a_form_that_makes_no_sense_is_refused(body):
    with pytest.raises(FormRefused):
        read(body)
