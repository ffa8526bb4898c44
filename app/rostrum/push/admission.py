"""How many may be connected at once, by whatever way: sockets, streams and polls are one count."""

from collections import Counter

from rostrum.push.callers import Address
from rostrum.push.config import PushConfig


class Full(Exception):
    """There is no place; ``status`` is the HTTP status that says so, the message a sentence."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


class Admission:
    """Places for connections, in all and of one address; this machine's own address is not counted."""

    def __init__(self, config: PushConfig) -> None:
        self._most = config.connections
        self._most_of_one = config.connections_per_address
        self._taken = 0
        self._of: Counter[Address] = Counter()

    def enter(self, address: Address | None) -> None:
        """Takes a place until ``leave``. Raises ``Full``: 503 for all, 429 for the address."""
        if self._taken >= self._most:
            raise Full(503, "the server has as many connections as it takes; try later")
        if address is not None and not address.is_loopback:
            if self._of[address] >= self._most_of_one:
                raise Full(429, f"at most {self._most_of_one} connections of one address")
            self._of[address] += 1
        self._taken += 1

    def leave(self, address: Address | None) -> None:
        """Gives a place back."""
        self._taken -= 1
        if address is not None and address in self._of:
            self._of[address] -= 1
            if self._of[address] <= 0:
                del self._of[address]
