"""Making a connection, and making it again: how long to wait, and why it was not made."""

import asyncio
from collections.abc import Callable

from rostrum.desk.figures import plain
from rostrum.desk.told import bare
from rostrum.desk.words import tr

RETRY_FIRST_S = 0.4
RETRY_CAP_S = 5.0
REASON_CHARACTERS = 160
"""So much is shown of what a server says of itself."""


def retry_pause(attempt: int, dice: Callable[[], float]) -> float:
    """Seconds before the attempt: the first within half a second, then doubling to the cap,
    each shortened by up to half so that a room full of desks does not come back at once."""
    return min(RETRY_CAP_S, RETRY_FIRST_S * 2.0 ** min(attempt, 8)) * (0.5 + dice() / 2)


def heed_cancel() -> None:
    """Raises CancelledError when this task was asked to end.

    ``asyncio.wait_for`` of Python 3.11 swallows a request to end that comes together with the
    result, and python-socketio waits with it: whoever has waited there looks here.
    """
    task = asyncio.current_task()
    if task is not None and task.cancelling():
        raise asyncio.CancelledError


def reason(error: BaseException) -> str:
    """What an error of the other side says, short enough to be shown."""
    return plain(str(error))[:REASON_CHARACTERS]


def trouble(url: str, error: Exception) -> str:
    """Why a connection was not made, as a sentence."""
    why = reason(error)
    if not why or "Connection error" in why or "Cannot connect" in why:
        return tr("No server answers at {url}.").format(url=url)
    return tr("{url} refused the connection ({reason}).").format(url=url, reason=bare(why))
