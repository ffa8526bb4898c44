"""Whether the machine slept, or the desk was stopped: no packet tells, and no timer."""

import time

SLEPT_S = 2.0
"""A clock that goes on in sleep went this far ahead of one that does not: the machine slept."""
LATE_S = 5.0
"""It is looked this late: the machine slept, with every clock going on, or the desk was stopped."""


class Sleep:
    """To be looked at some times a second."""

    def __init__(self) -> None:
        self._looked = time.monotonic()
        self._with_sleep = seconds_with_sleep()

    def over(self) -> bool:
        """Whether it slept since it was looked last."""
        now, with_sleep = time.monotonic(), seconds_with_sleep()
        awake = now - self._looked
        asleep = with_sleep - self._with_sleep - awake
        self._looked, self._with_sleep = now, with_sleep
        return asleep > SLEPT_S or awake > LATE_S


def seconds_with_sleep() -> float:
    """A clock that goes on while the machine sleeps, as far as this system has one.

    Linux has, and it is not moved when somebody sets the time. Elsewhere the monotonic clock itself
    goes on in sleep (Windows), or the wall clock has to do (macOS).
    """
    if hasattr(time, "CLOCK_BOOTTIME"):
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.time()
