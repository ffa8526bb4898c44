"""What messages of a server of the article's kind are understood to say."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rostrum.desk.field_map import FieldMap
from rostrum.desk.foreign import UNCOUNTED, moment, placeholder, understood
from rostrum.desk.truth import believable
from rostrum.wire.state import Status

HUGE = 10**5000


def repr_short(value):
    return "huge" if value == HUGE else repr(value)[:20]


HELD = placeholder("100", "", "GBP")


def read(message, *, minor=False, fields=None, held=HELD):
    return understood(held, message, fields or FieldMap(), minor=minor)


def test_the_usual_names_of_fields_are_known():
    state, rest = read({"nowprice": "1,200.50", "uid": 77, "end_time": 1_764_000_000})
    assert (state.price, state.leader, state.ends_at) == (1_200_50, "P:77", 1_764_000_000_000)
    assert (state.status, state.bid_count, rest) == (Status.OPEN, UNCOUNTED, "")


def test_what_no_name_fits_is_shown_as_it_came():
    _, rest = read({"price": 1, "colour": "red", "who": {"id": 4}, "<b>": [1, 2]})
    assert rest == 'colour: red  ·  who: {"id": 4}  ·  <b>: [1, 2]'


def test_a_mapping_of_the_users_own_leads_into_objects():
    fields = FieldMap(price=("data.now",), leader=("data.by",))
    state, rest = read({"data": {"now": 5, "by": "ann"}}, fields=fields)
    assert (state.price, state.leader, rest) == (500, "P:ann", "")


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        (12, 12_00), (12.5, 12_50), ("12", 12_00), ("£1 200.00", 1200_00), ("1.200,00", 1200_00),
        ("1,200", 1200_00), ("1.5", 1_50), ("EUR 3,5", 3_50), ("-4", None), ("soon", None),
        (True, None), (float("nan"), None), (1e300, None), ([], None), ("9" * 5000, None), (HUGE, None),
    ],
    ids=repr_short,
)  # fmt: skip
def test_amounts_as_sites_write_them(written, amount):
    assert read({"price": written})[0].price == (amount or 0)


def test_amounts_in_minor_units_stay_as_they_are():
    assert read({"price": 1250}, minor=True)[0].price == 1250


@pytest.mark.parametrize(
    ("written", "ms"),
    [
        (1_764_000_000, 1_764_000_000_000),
        (1_764_000_000_123, 1_764_000_000_123),
        ("1764000000", 1_764_000_000_000),
        ("2025-11-24T16:00:00Z", 1_764_000_000_000),
        ("2025-11-24 16:00:00", 1_764_000_000_000),
        ("tomorrow", None), (-5, None), (10**30, None), (None, None), (True, None), (HUGE, None),
    ],
    ids=repr_short,
)  # fmt: skip
def test_ends_in_seconds_milliseconds_and_words(written, ms):
    assert moment(written) == ms


def test_a_field_that_is_absent_leaves_what_was_known():
    first, _ = read({"price": 5, "title": "A chair", "bids": [1, 2]})
    second, _ = read({"price": 6}, held=first)
    assert (second.title, second.bid_count, second.version) == ("A chair", 2, 2)


def test_a_later_end_counts_as_an_extension():
    first, _ = read({"endsAt": 1_764_000_000})
    second, _ = read({"endsAt": 1_764_000_060}, held=first)
    assert second.extended_count == 1


@pytest.mark.parametrize("message", [None, "sold", 4, [1, 2], b"\x00\x01", HUGE], ids=repr_short)
def test_a_message_that_is_no_object_is_only_shown(message):
    state, rest = read(message)
    assert (state.price, state.version) == (0, 1)
    assert len(rest) < 100


json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)
NAMES = st.sampled_from([name for group in FieldMap().__struct_fields__ for name in [group]])


@settings(max_examples=60)
@given(st.dictionaries(NAMES | st.text(), json))
def test_no_message_whatever_makes_a_state_that_cannot_be_shown(message):
    state, rest = read(message)
    shown = state if state.bid_count >= 0 else read({"bids": 0}, held=state)[0]
    assert believable(shown)
    assert len(rest) <= 300


def test_a_message_as_deep_as_it_is_wide_takes_no_time():
    deep: object = "x"
    for _ in range(500):
        deep = {"a": deep}
    message = {"tree": deep, "wide": {str(n): n for n in range(100_000)}, "text": "y" * 1_000_000}
    began = time.process_time()
    _, rest = read(message)
    assert time.process_time() - began < 2
    assert "tree: …" in rest
