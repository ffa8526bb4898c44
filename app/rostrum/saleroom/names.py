"""Names for bids: unlike any other, and cheap enough for each of ten thousand a second."""

import itertools
import secrets


class Names:
    """A random beginning for this process's life, then a count."""

    def __init__(self) -> None:
        self._beginning = secrets.token_hex(10)
        self._count = itertools.count(1)

    def next(self) -> str:
        """A name that nothing had before."""
        return f"{self._beginning}-{next(self._count):x}"
