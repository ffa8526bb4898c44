"""Packets of clients, read."""

import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rostrum.push.frames import NOT_UTF8, POLICY, UNSUPPORTED, FrameRefused
from rostrum.push.incoming import (
    Connect,
    Elsewhere,
    Event,
    Goodbye,
    Nothing,
    Ping,
    Pong,
    read_packet,
)

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=10,
)


@pytest.mark.parametrize(
    ("packet", "read"),
    [
        (b"3", Pong()), (b"2", Ping(b"")), (b"2probe", Ping(b"probe")), (b"1", Goodbye()),
        (b"41", Goodbye()), (b"6", Nothing()), (b"5", Nothing()), (b"431[1]", Nothing()),
        (b"40", Connect(None)), (b'40{"token":"t"}', Connect({"token": "t"})),
        (b"40/admin,", Elsewhere(b"/admin", True)), (b"40/admin", Elsewhere(b"/admin", True)),
        (b'42/admin,7["x"]', Elsewhere(b"/admin", False)),
        (b'42["time"]', Event(b"", "time", [], 0)),
        (b'42123["time",{"t0":1}]', Event(b"123", "time", [{"t0": 1}], 0)),
        (b'452-7["x",{"_placeholder":true,"num":0}]',
         Event(b"7", "x", [{"_placeholder": True, "num": 0}], 2)),
    ],
)  # fmt: skip
def test_a_packet_is_read(packet, read):
    assert read_packet(packet) == read


@pytest.mark.parametrize(
    ("packet", "code"),
    [
        (b"", POLICY), (b"7", POLICY), (b"4", UNSUPPORTED), (b"44{}", UNSUPPORTED),
        (b"46", UNSUPPORTED), (b"42", POLICY), (b"42{}", POLICY), (b"42[]", POLICY),
        (b"42[1]", POLICY), (b"42" + b"[" * 9999, POLICY), (b'42["\xff"]', NOT_UTF8),
        (b"40{", POLICY), (b'40"\xff"', NOT_UTF8), (b"40/\xff,", POLICY), (b"45[]", POLICY),
        (b'4511-["x"]', POLICY), (b'45x-["x"]', POLICY), (b'45' + b"9" * 5000 + b'-["x"]', POLICY),
    ],
)  # fmt: skip
def test_what_is_no_packet_is_refused_with_its_code(packet, code):
    with pytest.raises(FrameRefused) as refused:
        read_packet(packet)
    assert refused.value.code == code


@given(st.text(max_size=20), st.lists(VALUES, max_size=3), st.integers(0, 10**9) | st.none())
def test_an_event_is_read_as_it_was_sent(name, arguments, number):
    number = b"" if number is None else str(number).encode()
    sent = b"42" + number + json.dumps([name, *arguments]).encode()
    assert read_packet(sent) == Event(number, name, arguments, 0)


@given(st.binary(max_size=40))
def test_any_bytes_are_read_or_refused(data):
    with contextlib.suppress(FrameRefused):
        read_packet(data)
