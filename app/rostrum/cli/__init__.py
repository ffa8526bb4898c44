"""The command ``rostrum``; thin."""

import sys

from rostrum.cli import quick


def main() -> None:
    """Runs the command; every expected failure is a sentence on standard error.

    ``rostrum desk`` is opened without the library of the commands, which would take longer to load
    than the window; whatever it does not understand at once goes the usual way.
    """
    wanted = quick.desk(sys.argv[1:])
    if wanted is not None:
        raise SystemExit(quick.open_desk(wanted))
    from rostrum.cli.commands import app  # noqa: PLC0415 - a quarter of a second

    try:
        app()
    except KeyboardInterrupt:
        raise SystemExit(130) from None
