"""Passwords: argon2id beside the loop, and how often they may be tried.

Hashing is made to be slow. It has a thread of its own, one at a time, so that a flood of sign-ins
slows sign-ins and not bids.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import structlog
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from rostrum.allowance import Allowances
from rostrum.api.problems import Refused
from rostrum.rules.saying import say
from rostrum.wire.sentences import Say

PASSES = 3
MEMORY_KIB = 64 * 1024
"""What one hash costs (RFC 9106, section 4, second choice): some 100 ms of one core."""

MOST_WAITING = 32
"""Sign-ins that wait for the hashing thread; more are told to come again."""

FREE_TRIES = 10
"""Wrong passwords in a row from one address before trying is slowed there."""

FREE_TRIES_OF_A_NAME = 100
"""Wrong passwords in a row for one name, from wherever, before trying it is slowed everywhere but
where its user has signed in before: so that nobody is locked out by somebody else's guesses."""

TRIES_A_SECOND = 0.1
"""How often a slowed name or address may try again."""

MOST_FAMILIAR = 10_000
"""Names with the addresses from which they signed in; the longest unseen are forgotten."""

T = TypeVar("T")

log = structlog.get_logger()


class Passwords:
    """Makes and checks hashes, and slows those who guess."""

    def __init__(self) -> None:
        self._argon2 = PasswordHasher(time_cost=PASSES, memory_cost=MEMORY_KIB, parallelism=1)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="passwords")
        self._waiting = 0
        self._wrong = Allowances(TRIES_A_SECOND, FREE_TRIES)
        self._wrong_of_a_name = Allowances(TRIES_A_SECOND, FREE_TRIES_OF_A_NAME)
        self._familiar: OrderedDict[tuple[str, str], None] = OrderedDict()
        self._nobody: str | None = None

    async def hash(self, password: str) -> str:
        """The hash to keep, with its parameters in it. Raises Refused 503."""
        return await self._beside(self._argon2.hash, password)

    async def check(self, name: str, address: str, password: str, kept: str | None) -> bool:
        """Whether the password is the one of the hash ``kept``; None for a name that nobody has.

        Takes as long for a name that nobody has. Raises Refused 429 while ``address`` has guessed
        too often, or others have guessed at ``name``; who has signed in from there before waits
        for neither, but for wrong passwords of their own. 503 when too many wait.
        """
        own = self._wrong.of((name, address))
        buckets = [own, self._wrong.of(address), self._wrong_of_a_name.of(name)]
        known = (name, address) in self._familiar
        wait = own.wait() if known else max(bucket.wait() for bucket in buckets)
        if wait > 0:
            log.warning("sign_in_slowed", name=name, address=address)
            raise Refused(
                429,
                "RATE_LIMITED",
                say(Say.TOO_MANY_TRIES, seconds=round(wait) + 1),
                headers={"Retry-After": str(round(wait) + 1)},
            )
        for bucket in buckets:  # given back below when the password is right
            bucket.take()
        if self._nobody is None:
            self._nobody = await self.hash("nobody has this password")
        right = await self._beside(self._matches, kept or self._nobody, password)
        if right and kept is not None:
            for bucket in buckets:
                bucket.give_back()
            self._familiar[name, address] = None
            self._familiar.move_to_end((name, address))
            if len(self._familiar) > MOST_FAMILIAR:
                self._familiar.popitem(last=False)
            return True
        log.warning("sign_in_refused", name=name, address=address)
        return False

    async def close(self) -> None:
        """Lets the thread go."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _matches(self, kept: str, password: str) -> bool:
        try:
            return self._argon2.verify(kept, password)
        except (VerificationError, InvalidHashError):
            return False

    async def _beside(self, work: Callable[..., T], *arguments: str) -> T:
        if self._waiting >= MOST_WAITING:
            raise Refused(
                503,
                "BUSY",
                say(Say.SIGN_INS_CROWDED),
                headers={"Retry-After": "2"},
            )
        self._waiting += 1
        try:
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(self._thread, work, *arguments)
        finally:
            self._waiting -= 1
