"""The clock of a past sale: it goes as fast as is wanted, stands still, and can be set."""

from collections.abc import Callable

from rostrum.desk.clock import ServerClock, monotonic_ms


class ReplayClock(ServerClock):
    """``now`` is the sale's time, ms UTC. It stops at ``ends_at`` by itself."""

    def __init__(self, monotonic: Callable[[], float] = monotonic_ms) -> None:
        super().__init__(monotonic)
        self._at = 0.0
        self._since = self._monotonic()
        self._seconds = 0.0
        self.ends_at = 0
        self.playing = False
        self.speed = 1.0

    def now(self) -> float:
        if not self.playing:
            return self._at
        gone = self._monotonic() - self._since
        return min(float(self.ends_at), self._at + gone * self.speed)

    @property
    def rate(self) -> float:
        return self.speed

    def seconds(self) -> float:
        """Seconds that it has been playing: what fades, fades by these, and stands still with it."""
        return self._seconds + ((self._monotonic() - self._since) / 1000 if self.playing else 0.0)

    def set(self, at: float) -> None:
        """Another time of the sale."""
        self._settle()
        self._at = at

    def go(self, *, playing: bool, speed: float) -> None:
        """Plays or stands still, at so many times the sale's own pace."""
        self._settle()
        self.playing, self.speed = playing, speed

    def _settle(self) -> None:
        self._at, self._seconds = self.now(), self.seconds()
        self._since = self._monotonic()
