"""A real PostgreSQL for the tests, started from the programs that are installed."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg
from tests.parts import free_port, missing

MISSING = "PostgreSQL's initdb and postgres are not installed; packaging/test-deps.sh brings them"


def program(name: str) -> str | None:
    """Where a program of PostgreSQL is; Debian keeps them out of the path."""
    beside = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return str(beside[-1]) if beside else shutil.which(name)


def owner() -> str | None:
    """Whom PostgreSQL runs as: it refuses root."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name).pw_name
        except KeyError:
            continue
    return None


class PostgresServer:
    """One server in a folder of its own; ``settings`` as ``name=value``."""

    def __init__(self, *settings: str, folder: Path | None = None) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="rostrum-postgres-", dir=folder)).resolve()
        self._user = owner()
        self._settings = settings
        if self._user is not None:
            shutil.chown(self.folder, self._user)
        self._run("initdb", "-D", self.data, "-U", "rostrum", "-A", "trust", "-E", "UTF8",
                  "--no-locale", "--no-sync")  # fmt: skip
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None
        self._made = 0

    @property
    def data(self) -> str:
        return str(self.folder / "data")

    def _run(self, name: str, *words: str) -> None:
        done = subprocess.run(
            [str(program(name)), *words], user=self._user, cwd=self.folder, capture_output=True
        )
        assert done.returncode == 0, done.stderr.decode()

    def start(self) -> None:
        settings = [word for each in self._settings for word in ("-c", each)]
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                [str(program("postgres")), "-D", self.data, "-k", str(self.folder),
                 "-h", "127.0.0.1", "-p", str(self.port), *settings],
                user=self._user, cwd=self.folder, stdout=log, stderr=log,
            )  # fmt: skip
        end = time.monotonic() + 60
        while True:
            try:
                psycopg.connect(self.url("postgres"), connect_timeout=2).close()
            except psycopg.OperationalError:
                assert time.monotonic() < end, (self.folder / "log").read_text()
                time.sleep(0.05)
            else:
                return

    def url(self, database: str) -> str:
        return f"postgresql://rostrum@127.0.0.1:{self.port}/{database}"

    def new_database(self) -> str:
        """The address of a fresh, empty database."""
        self._made += 1
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE t{self._made}")
        return self.url(f"t{self._made}")

    def send(self, number: int) -> None:
        """Signals the server and each of its own processes."""
        pid = self.process.pid
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        for each in (pid, *map(int, children)):
            with suppress(ProcessLookupError):
                os.kill(each, number)

    def end(self, number: int = signal.SIGQUIT) -> None:
        """Ends it; SIGQUIT: at once and without a checkpoint, as a crash would."""
        self.process.send_signal(signal.SIGCONT)
        self.process.send_signal(number)
        self.process.wait(60)

    def remove(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.end()
        shutil.rmtree(self.folder, ignore_errors=True)


@contextmanager
def running(*settings: str) -> Iterator[PostgresServer]:
    """A running server; skipped with the reason where it cannot be had, which CI must not."""
    if program("initdb") is None or program("postgres") is None:
        missing(MISSING)
    server = PostgresServer(*settings)
    try:
        server.start()
        yield server
    finally:
        server.remove()
