"""One call of the API, as its description tells it."""

from typing import Any

import msgspec

from rostrum.wire.identity import Role


class Pdf(bytes):
    """An answer that is a PDF."""


class JsonLines(bytes):
    """An answer of JSON objects, one a line."""


class Operation(msgspec.Struct, frozen=True, kw_only=True):
    """One call; ``role`` is the least that may make it, None for anyone.

    ``takes`` is the body's type; ``gives`` the answer's for each status. ``query`` names
    parameters with their JSON schema. ``keyed``: an ``Idempotency-Key`` is needed.
    """

    method: str
    path: str
    summary: str
    role: Role | None = None
    takes: Any = None
    gives: dict[int, Any]
    query: dict[str, dict[str, Any]] = {}
    keyed: bool = False


WHOLE = {"type": "integer", "minimum": 0}
FLAG = {"type": "string", "enum": ["0", "1"]}
TEXT = {"type": "string"}
