"""One act of the auctioneer: sent once, and settled with its key when its answer is lost.

While an answer is open the next act waits for it, as a hammer does not fall twice. Nothing here
touches what is shown: the lot changes through the push service alone.
"""

import asyncio
import random
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import msgspec

from rostrum.desk.client import RETRY_CAP_S, RETRY_FIRST_S, ApiClient
from rostrum.desk.outcomes import Answered
from rostrum.desk.told import why
from rostrum.desk.words import mark, tr
from rostrum.wire.bids import Problem


class Struck(StrEnum):
    """Where an act stands."""

    SENT = "sent"
    UNKNOWN = "unknown"
    DONE = "done"
    REFUSED = "refused"
    BLOCKED = "blocked"


OPEN = frozenset({Struck.SENT, Struck.UNKNOWN})
"""While an act stands so, the next one waits."""


@dataclass(frozen=True, slots=True)
class ActLine:
    """What the screen says of the last act; ``text`` is a sentence, ``code`` the server's reason.

    ``confirmable``: the same act, confirmed, would pass.
    """

    struck: Struck
    text: str
    code: str = ""
    confirmable: bool = False


class Gavel:
    """Sends acts and room bids of one server; ``say`` takes each line about the open one."""

    def __init__(
        self,
        client: ApiClient,
        say: Callable[[ActLine], None],
        dice: Callable[[], float] = random.random,
    ) -> None:
        self._client = client
        self._say = say
        self._dice = dice
        self._task: asyncio.Task[ActLine] | None = None

    @property
    def is_open(self) -> bool:
        """Whether an act still waits for its answer."""
        return self._task is not None

    def send(
        self, path: str, request: msgspec.Struct, *, going: str, done: Callable[[bytes], str]
    ) -> bool:
        """Sends a request; ``going`` says so, ``done`` makes a sentence from what was answered.

        False, and nothing sent, while one is open.
        """
        if self._task is not None:
            return False
        self._say(ActLine(Struck.SENT, going))
        body = msgspec.json.encode(request)
        self._task = asyncio.create_task(self._settle(path, body, done), name=f"gavel {path}")
        return True

    async def settled(self) -> None:
        """Waits until no act is open."""
        if self._task is not None:
            await asyncio.gather(self._task, return_exceptions=True)

    async def stop(self) -> None:
        """Ends the open question; its key stays valid at the server."""
        if self._task is not None:
            self._task.cancel()
            await self.settled()

    async def _settle(self, path: str, body: bytes, done: Callable[[bytes], str]) -> ActLine:
        key, pause = str(uuid.uuid4()), RETRY_FIRST_S
        try:
            while (answer := await self._client.send(path, body, key)) is None:
                said = tr("Nobody knows yet whether this was done. Asking again by itself.")
                self._say(ActLine(Struck.UNKNOWN, said))
                await asyncio.sleep(pause * (0.5 + self._dice() / 2))
                pause = min(pause * 2, RETRY_CAP_S)
        finally:
            self._task = None
        line = ActLine(Struck.DONE, done(answer.body)) if answer.ok else refusal(answer)
        self._say(line)
        return line


def refusal(answer: Answered) -> ActLine:
    """Why an act was not taken, in the user's language where the reason is a known one."""
    try:
        problem = msgspec.json.decode(answer.body, type=Problem)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        said = tr("The server answered {status}. Nothing was done.")
        return ActLine(Struck.REFUSED, said.format(status=answer.status))
    known = _REASONS.get(problem.code)
    words = why(problem) if known is None else tr(known)
    return ActLine(Struck.REFUSED, words, problem.code, problem.confirmable)


_REASONS = {
    "STALE_VERSION": mark("Something else came first. Look at the lot again; nothing was done."),
    "ASK_CHANGED": mark("The ask had moved before this arrived. Nothing was bid."),
    "BELOW_MINIMUM": mark("The amount is below the ask. Nothing was bid."),
    "NOT_OPEN": mark("The lot is not open. Nothing was bid."),
    "CLOSED": mark("The lot is over. Nothing was bid."),
    "ALREADY_LEADING": mark("This paddle leads already. Nothing was bid."),
    "PADDLE_UNKNOWN": mark("This paddle is not registered for the sale. Nothing was bid."),
    "PADDLE_SUSPENDED": mark("This paddle is suspended. Nothing was bid."),
    "LIMIT_EXCEEDED": mark("This is above the paddle's limit. Nothing was bid."),
    "NO_BIDS": mark("There is no bid on this lot."),
    "HOUSE_LEADS": mark("The house's own bid leads; the lot cannot be sold to it. Pass it."),
    "NOT_NEWEST": mark("Another bid is the newest now. Nothing was taken back."),
    "UNAUTHORIZED": mark("The server does not know who this desk is. Sign in."),
}
