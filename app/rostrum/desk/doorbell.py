"""The end of the local socket that a running desk listens at; ``single.py`` has the other."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QTimer

from rostrum.desk.single import PATIENCE_S, Opening, answers, name

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

MESSAGE_BYTES = 8192
"""Longest message; more ends the connection."""
CALLERS = 8
"""Connections at once; more are closed at once."""


class Doorbell:
    """Listens for second starts; ``rung`` gets what they want."""

    def __init__(self, rung: Callable[[Opening], None]) -> None:
        self._rung = rung
        self._server: QLocalServer | None = None
        self._callers: set[QLocalSocket] = set()

    def hang(self) -> bool:
        """Begins to listen; False when another desk of this user does, or no socket can be made."""
        from PySide6.QtNetwork import QLocalServer  # noqa: PLC0415 - after the window is painted

        where = name()
        if answers():
            return False
        if sys.platform != "win32":
            try:
                Path(where).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            except OSError:
                return False
            if Path(where).parent.stat().st_uid != os.getuid():
                return False
        QLocalServer.removeServer(where)  # left behind by a desk that was killed
        server = QLocalServer()
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.setMaxPendingConnections(CALLERS)
        if not server.listen(where):
            return False
        server.newConnection.connect(self._greet)
        self._server = server
        return True

    def take_down(self) -> None:
        """Listens no more."""
        for caller in list(self._callers):
            caller.abort()
        self._callers.clear()
        if self._server is not None:
            self._server.close()
            self._server = None

    def _greet(self) -> None:
        while self._server is not None and (caller := self._server.nextPendingConnection()):
            if len(self._callers) >= CALLERS:
                caller.abort()
                caller.deleteLater()
                continue
            self._callers.add(caller)
            caller.readyRead.connect(lambda caller=caller: self._read(caller))
            caller.disconnected.connect(lambda caller=caller: self._let_go(caller))
            QTimer.singleShot(int(PATIENCE_S * 1000), caller, caller.abort)

    def _let_go(self, caller: "QLocalSocket") -> None:
        self._callers.discard(caller)
        caller.deleteLater()

    def _read(self, caller: "QLocalSocket") -> None:
        if not caller.canReadLine():
            if caller.bytesAvailable() > MESSAGE_BYTES:
                caller.abort()
            return
        line = bytes(caller.readLine(MESSAGE_BYTES).data())
        try:
            wanted = msgspec.json.decode(line, type=Opening)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            caller.abort()
            return
        caller.write(b"ok\n")
        caller.flush()
        caller.disconnectFromServer()
        self._rung(wanted)
