"""Times of day as the clerk's clock on the wall has them."""

from datetime import UTC, datetime


def clock_time(at_ms: int) -> str:
    """``14:32`` in this machine's zone, from ms UTC."""
    return datetime.fromtimestamp(at_ms / 1000, UTC).astimezone().strftime("%H:%M")
