"""Frames as RFC 6455 has them; the other side of the wire is wsproto's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wsproto.connection import Connection, ConnectionType
from wsproto.events import BytesMessage, CloseConnection, Ping, Pong, TextMessage

from rostrum.push.frames import (
    PROTOCOL_ERROR,
    TOO_BIG,
    Frame,
    FrameRefused,
    Opcode,
    close_frame,
    pong_frame,
    read_frame,
    text_frame,
)

MOST = 1 << 20


def client() -> Connection:
    return Connection(ConnectionType.CLIENT)


def read_all(data: bytes) -> list[Frame]:
    found, at = [], 0
    while (frame := read_frame(data, at, MOST)) is not None:
        found.append(frame)
        at = frame.end
    assert at == len(data)
    return found


ALL_BYTES = bytes(range(256)) * 257


@given(st.binary(max_size=300) | st.integers(65530, 65540).map(lambda n: ALL_BYTES[:n]))
def test_what_a_client_sends_is_read_as_it_was(payload):
    (frame,) = read_all(client().send(BytesMessage(data=payload)))
    assert (frame.final, frame.opcode, frame.payload) == (True, Opcode.BINARY, payload)


@given(st.text(max_size=200), st.data())
def test_a_frame_cut_anywhere_is_not_read_before_it_is_whole(text, data):
    sent = client().send(TextMessage(data=text))
    cut = data.draw(st.integers(0, len(sent) - 1))
    assert read_frame(sent[:cut], 0, MOST) is None
    assert read_frame(sent, 0, MOST).payload == text.encode()


@given(st.text(max_size=200) | st.just("x" * 126) | st.just("x" * 70_000))
def test_what_the_server_sends_is_read_by_a_client(text):
    receiving = client()
    receiving.receive_data(text_frame(text.encode()))
    assert "".join(event.data for event in receiving.events()) == text


def test_control_frames_are_read_by_a_client():
    receiving = client()
    receiving.receive_data(pong_frame(b"here") + close_frame(1008, "too fast"))
    pong, close = receiving.events()
    assert (pong, close) == (Pong(payload=b"here"), CloseConnection(code=1008, reason="too fast"))


def test_several_frames_in_one_piece_are_read_one_after_another():
    sending = client()
    sent = (
        sending.send(TextMessage(data="one", message_finished=False))
        + sending.send(Ping(payload=b"p"))
        + sending.send(TextMessage(data="two"))
    )
    assert [(f.final, f.opcode, f.payload) for f in read_all(sent)] == [
        (False, Opcode.TEXT, b"one"),
        (True, Opcode.PING, b"p"),
        (True, Opcode.CONTINUATION, b"two"),
    ]


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        (b"\x81\x01x", PROTOCOL_ERROR),  # no mask
        (b"\xc1\x81mask?", PROTOCOL_ERROR),  # a reserved bit
        (b"\x83\x81mask?", PROTOCOL_ERROR),  # a reserved opcode
        (b"\x09\x81mask?", PROTOCOL_ERROR),  # a ping in pieces
        (b"\x89\xfe\x00\x7e", PROTOCOL_ERROR),  # a long ping
        (b"\x81\xff" + (MOST + 1).to_bytes(8, "big"), TOO_BIG),
    ],
)
def test_what_no_client_may_send_is_refused_with_its_code(sent, code):
    with pytest.raises(FrameRefused) as refused:
        read_frame(sent, 0, MOST)
    assert refused.value.code == code


@given(st.binary(max_size=60))
def test_any_bytes_are_read_refused_or_waited_for(data):
    try:
        frame = read_frame(data, 0, MOST)
    except FrameRefused:
        return
    assert frame is None or frame.end <= len(data)
