"""The hash chain of an item's event log: a changed, missing or moved row breaks it."""

import hashlib

GENESIS = b"\x00" * 32


def link(previous: bytes, item_id: str, version: int, at: int, body: bytes) -> bytes:
    """SHA-256 over the previous row's hash and everything this row says; 32 bytes."""
    head = f"{item_id}\x00{version}\x00{at}\x00".encode()
    return hashlib.sha256(previous + head + body).digest()
