"""Times of day as the clerk's clock on the wall has them."""

from datetime import UTC, datetime

from rostrum.desk.figures import plain
from rostrum.desk.words import tr
from rostrum.wire.phones import Note


def clock_time(at_ms: int) -> str:
    """``14:32`` in this machine's zone, from ms UTC."""
    return datetime.fromtimestamp(at_ms / 1000, UTC).astimezone().strftime("%H:%M")


def note_line(note: Note) -> str:
    """When a note was written, by whom, and what."""
    said = tr("{name}: {value}").format(name=plain(note.by), value=plain(note.text))
    return f"{clock_time(note.at)} {said}"
