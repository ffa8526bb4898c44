"""How long to wait before a push is tried again."""

from rostrum.queue.config import QueueConfig


def pause_s(failures: int, config: QueueConfig, dice: float) -> float:
    """Seconds to wait after so many failures in a row, 1 or more; ``dice`` is from 0 to 1.

    Exponential, with half of it left to chance, so that many that failed together do not come
    back together.
    """
    whole = config.retry_first_s * 2.0 ** min(failures - 1, 60)
    return min(whole, config.retry_longest_s) * (1 - dice / 2)
