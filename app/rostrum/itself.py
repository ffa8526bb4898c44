"""How this very program is started once more: from Python, or as the one file it was built into."""

import sys

PACKAGED = bool(getattr(sys, "frozen", False))
"""Whether this is the built program, which pip cannot change."""
DESK_BY = (
    "Install the package rostrum-desk." if PACKAGED else "Run: pip install 'rostrum-desk[desk]'"
)
"""What puts the desk beside a server that has none."""


def command(*arguments: str) -> list[str]:
    """The words of a command that runs ``rostrum`` with these arguments."""
    program = [] if PACKAGED else ["-m", "rostrum"]
    return [sys.executable, *program, *arguments]
