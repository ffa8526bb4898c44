"""WebSocket frames of a server (RFC 6455, section 5): unmasked out, masked in, no extensions."""

from enum import IntEnum
from typing import NamedTuple


class Opcode(IntEnum):
    """Section 5.2."""

    CONTINUATION = 0x0
    TEXT = 0x1
    BINARY = 0x2
    CLOSE = 0x8
    PING = 0x9
    PONG = 0xA


_OPCODES = {int(opcode): opcode for opcode in Opcode}
_FINAL = 0x80
_MASKED = 0x80
_CONTROL_BYTES = 125

NORMAL, GOING_AWAY, PROTOCOL_ERROR, UNSUPPORTED, NOT_UTF8, POLICY, TOO_BIG = (
    1000, 1001, 1002, 1003, 1007, 1008, 1009,
)  # fmt: skip


class FrameRefused(Exception):
    """What came is no frame that may be sent to a server; ``code`` is for the close frame."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(reason)
        self.code = code


class Frame(NamedTuple):
    """One frame, unmasked; ``end`` is where the next one begins."""

    final: bool
    opcode: Opcode
    payload: bytes
    end: int


def read_frame(data: bytes | bytearray, start: int, most: int) -> Frame | None:
    """The frame that begins at ``start``; None while it is not whole.

    Raises FrameRefused: 1002 for reserved bits or codes, no mask, a control frame that is long
    or in pieces; 1009 for more than ``most`` bytes, as soon as its head is there.
    """
    there = len(data) - start
    if there < 2:
        return None
    first, second = data[start], data[start + 1]
    opcode = _OPCODES.get(first & 0x0F)
    if opcode is None or first & 0x70:
        raise FrameRefused(PROTOCOL_ERROR, "reserved bits or opcode")
    if not second & _MASKED:
        raise FrameRefused(PROTOCOL_ERROR, "a client's frame is not masked")
    final = first >= _FINAL
    size, head = second & 0x7F, 2
    if opcode >= Opcode.CLOSE and (size > _CONTROL_BYTES or not final):
        raise FrameRefused(PROTOCOL_ERROR, "a control frame is long or in pieces")
    if size > _CONTROL_BYTES:
        head = 4 if size == 126 else 10
        if there < head:
            return None
        size = int.from_bytes(data[start + 2 : start + head], "big")
    if size > most:
        raise FrameRefused(TOO_BIG, f"a message has at most {most} bytes")
    body = start + head + 4
    end = body + size
    if len(data) < end:
        return None
    return Frame(final, opcode, _unmask(data[body:end], bytes(data[body - 4 : body])), end)


def _unmask(payload: bytes | bytearray, mask: bytes) -> bytes:
    """Section 5.3."""
    size = len(payload)
    key = (mask * (size // 4 + 1))[:size]
    return (int.from_bytes(payload, "little") ^ int.from_bytes(key, "little")).to_bytes(
        size, "little"
    )


def text_frame(text: bytes) -> bytes:
    """A whole text message as one frame."""
    return _frame(Opcode.TEXT, text)


def pong_frame(payload: bytes) -> bytes:
    """The answer to a ping, which carries the same payload (5.5.3)."""
    return _frame(Opcode.PONG, payload)


def close_frame(code: int, reason: str = "") -> bytes:
    """The frame that ends a connection in order (5.5.1)."""
    return _frame(Opcode.CLOSE, code.to_bytes(2, "big") + reason.encode()[: _CONTROL_BYTES - 2])


def _frame(opcode: Opcode, payload: bytes) -> bytes:
    size = len(payload)
    first = _FINAL | opcode
    if size <= _CONTROL_BYTES:
        return bytes((first, size)) + payload
    if size < 1 << 16:
        return bytes((first, 126)) + size.to_bytes(2, "big") + payload
    return bytes((first, 127)) + size.to_bytes(8, "big") + payload
