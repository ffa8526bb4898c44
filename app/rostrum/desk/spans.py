"""Spans of time as people read them, in the user's language. No clock."""

from rostrum.desk.words import tr


def span(seconds: int) -> str:
    """A span of whole seconds: ``0:42``, ``12:05``, ``3:07:09``, ``2 d 04 h``."""
    if seconds >= 86_400:
        days, rest = divmod(seconds, 86_400)
        return tr("{days} d {hours} h").format(days=days, hours=f"{rest // 3600:02d}")
    hours, rest = divmod(seconds, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02d}:{left:02d}" if hours else f"{minutes}:{left:02d}"


def age(seconds: float) -> str:
    """How long ago, coarsely enough to be read: ``0.4 s``, ``12 s``, ``3 min``, ``2 h``."""
    if seconds < 10:
        return tr("{n} s").format(n=f"{seconds:.1f}")
    if seconds < 120:
        return tr("{n} s").format(n=f"{seconds:.0f}")
    if seconds < 7200:
        return tr("{n} min").format(n=f"{seconds / 60:.0f}")
    return tr("{n} h").format(n=f"{seconds / 3600:.0f}")
