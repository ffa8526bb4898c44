"""One server for one SQLite file: its memory is the sale's order, and there can be only one.

The lock is a second, empty SQLite file beside the first, held in a transaction for as long as the
process lives; the system lets go of it however the process ends. Reading commands do not ask.
"""

import sqlite3
from pathlib import Path

from rostrum.store.failures import DatabaseUnusable, unwritable


class Serving:
    """The lock, held until ``close``."""

    def __init__(self, path: Path) -> None:
        """Raises DatabaseUnusable in words while another server has the file."""
        beside = path.with_name(path.name + ".serving")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._held = sqlite3.connect(
                beside, timeout=0, isolation_level=None, check_same_thread=False
            )
            self._held.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                raise DatabaseUnusable(
                    f"Another rostrum serves the database {path}. Stop that one, or take another "
                    "database; for several servers on one sale take PostgreSQL."
                ) from error
            raise unwritable(path, str(error)) from error
        except OSError as error:
            raise unwritable(path, error.strerror) from error

    def close(self) -> None:
        """Lets another server have the file."""
        self._held.close()
