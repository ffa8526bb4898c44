"""An exported log on a throw-away server of this machine, for as long as somebody looks at it."""

import asyncio
import secrets
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from rostrum.saleroom import audit_file
from rostrum.saleroom.audit_import import restore
from rostrum.server import start
from rostrum.server_config import ServerConfig
from rostrum.store.opening import open_database
from rostrum.store.store import Store


class NoReplay(Exception):
    """The file cannot be replayed; the message says why and what to do."""


@dataclass(frozen=True)
class Past:
    """Where the sale can be looked at, and with which token."""

    url: str
    token: str
    sale_id: str
    lots: int


async def hold(file: Path, begun: Callable[[Past], None], until: asyncio.Event) -> None:
    """Holds the sale of a file until told to stop. Raises NoReplay, and CannotListen."""
    _check(file)
    with tempfile.TemporaryDirectory(prefix="rostrum-replay-") as folder:
        database = str(Path(folder) / "replay.db")
        store = Store(open_database(database))
        try:
            with file.open("rb") as lines:
                sale = await restore(store, lines)
        finally:
            await store.close()
        token = secrets.token_urlsafe(24)
        config = ServerConfig(
            host="127.0.0.1", port=0, database=database, admin_token=token, at_rest=True
        )
        runner, port = await start(config)
        try:
            begun(Past(f"http://127.0.0.1:{port}", token, sale.sale_id, sale.lots))
            await until.wait()
        finally:
            await runner.cleanup()


def _check(file: Path) -> None:
    try:
        with file.open("rb") as lines:
            told = audit_file.check(lines)
    except OSError as error:
        raise NoReplay(f"{file} cannot be read ({error.strerror}). Check its name.") from error
    if not isinstance(told, audit_file.Checked):
        raise NoReplay(
            f"{file} is not a whole log: {told[0].reason}. Export it again with rostrum audit export."
        )
    if not told.events:
        raise NoReplay(f"Nothing has happened in the sale of {file}.")
