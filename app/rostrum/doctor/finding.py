"""What one look has found: good or not, in words, and what to do about it."""

from enum import StrEnum

import msgspec


class State(StrEnum):
    """``WARN`` works, but not as well as it could; ``FAIL`` does not work; ``SKIP`` was not looked at."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"
    SKIP = "skip"


SIGNS = {State.OK: "✓", State.WARN: "!", State.FAIL: "✕", State.SKIP: "–"}


class Finding(msgspec.Struct, frozen=True, omit_defaults=True):
    """``todo`` is what the user can do; there is none where nothing needs to be done."""

    name: str
    state: State
    said: str
    todo: str = ""

    def lines(self) -> str:
        """As it is printed: sign, state, name and what was found, and under it what to do."""
        first = f"{SIGNS[self.state]} {self.state:<4}  {self.name:<16} {self.said}"
        return first if not self.todo else f"{first}\n{'':<24}→ {self.todo}"


def ok(name: str, said: str) -> Finding:
    """All is well."""
    return Finding(name, State.OK, said)


def warn(name: str, said: str, todo: str) -> Finding:
    """It works, but."""
    return Finding(name, State.WARN, said, todo)


def fail(name: str, said: str, todo: str) -> Finding:
    """It does not work."""
    return Finding(name, State.FAIL, said, todo)


def skip(name: str, said: str) -> Finding:
    """It was not looked at, and why."""
    return Finding(name, State.SKIP, said)
