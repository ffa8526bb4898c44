"""The finer limits of the push service from the environment, each by its own name."""

from collections.abc import Mapping
from typing import Any

import msgspec

from rostrum.push.config import PushConfig

PREFIX = "ROSTRUM_PUSH_"

_ELSEWHERE = frozenset({"ROSTRUM_PUSH_ATTEMPTS"})
"""Variables of other parts that begin alike."""


OPTIONS = frozenset(
    {"connections", "connections_per_address", "origins", "public", "trusted_proxies"}
)
"""Those with an option of ``rostrum serve``, and so a variable without ``PUSH``."""


class LimitRefused(Exception):
    """A variable cannot be read; the message says which, and what it takes."""


def push_limits(environment: Mapping[str, str]) -> PushConfig:
    """``ROSTRUM_PUSH_JOIN_MS=5`` is ``join_ms=5``.

    Raises LimitRefused, also for a name that is none, which would otherwise be believed set.
    """
    fields = {
        field.name: field
        for field in msgspec.structs.fields(PushConfig)
        if field.name not in OPTIONS
    }
    given: dict[str, Any] = {}
    for variable, text in environment.items():
        if not variable.startswith(PREFIX) or variable in _ELSEWHERE:
            continue
        name = variable.removeprefix(PREFIX).lower()
        if name not in fields:
            known = ", ".join(PREFIX + each.upper() for each in fields)
            raise LimitRefused(f"{variable} is no limit. There are {known}.")
        given[name] = _read(variable, text, fields[name].type)
    return PushConfig(**given)


def _read(variable: str, text: str, kind: Any) -> object:
    try:
        value = msgspec.convert(text.strip(), kind, strict=False)
    except msgspec.ValidationError as error:
        raise LimitRefused(f"{variable}={text}: a number is wanted, or true or false.") from error
    if isinstance(value, int | float) and not isinstance(value, bool) and value < 0:
        raise LimitRefused(f"{variable}={text}: it cannot be negative.")
    return value
