"""How this very program is started once more: from Python, or as the one file it was built into."""

import sys


def command(*arguments: str) -> list[str]:
    """The words of a command that runs ``rostrum`` with these arguments."""
    program = [] if getattr(sys, "frozen", False) else ["-m", "rostrum"]
    return [sys.executable, *program, *arguments]
