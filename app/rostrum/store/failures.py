"""What can go wrong with a database, in words for the person who has to mend it."""


class DatabaseUnusable(Exception):
    """The database cannot be opened; the message says what to do."""


class StoreFailed(Exception):
    """The transaction did not commit; nothing of it was kept. The message says why."""


class VersionTaken(Exception):
    """The item is no longer at the version on which an event was decided."""
