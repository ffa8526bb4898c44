"""What a part of the desk has under way with its server."""

import asyncio
from collections.abc import Awaitable, Callable

from rostrum.desk.outcomes import Unanswered


class UnderWay:
    """Tasks that are kept until they are done, and end with the part that began them."""

    def __init__(self, refused: Callable[[str], None]) -> None:
        """``refused`` takes why something was not done, as a sentence."""
        self._refused = refused
        self._tasks: set[asyncio.Task[None]] = set()

    def begin(self, work: Callable[[], Awaitable[object]]) -> asyncio.Task[None]:
        """Carries something out; that the server did not do it is said."""
        task = asyncio.get_running_loop().create_task(self._carry_out(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    def end(self) -> None:
        """Ends what is under way; what the server has taken stays."""
        for task in self._tasks:
            task.cancel()

    async def _carry_out(self, work: Callable[[], Awaitable[object]]) -> None:
        try:
            await work()
        except Unanswered as error:
            self._refused(str(error))
