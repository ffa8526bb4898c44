"""What can go wrong with a database, in words for the person who has to mend it."""

from pathlib import Path


class DatabaseUnusable(Exception):
    """The database cannot be opened; the message says what to do."""


class StoreFailed(Exception):
    """The transaction did not commit; nothing of it was kept. The message says why."""


class Unsettled(StoreFailed):
    """The connection was lost while it committed: whether it did has to be looked up."""


class Overtaken(StoreFailed):
    """Another process moved the same lot, or used the same key, since this was decided."""


def unwritable(path: Path, reason: str | None) -> DatabaseUnusable:
    """For a file that cannot be made or written."""
    return DatabaseUnusable(
        f"The database {path} cannot be written ({reason}). "
        "Choose another place with --database or ROSTRUM_DATABASE, or mend its permissions."
    )
