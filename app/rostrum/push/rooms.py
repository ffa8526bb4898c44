"""python-socketio's rooms of one process, kept once more for the fan-out."""

from typing import Any

import socketio

from rostrum.push.members import Members
from rostrum.push.outbound import Outbound

NAMESPACE = "/"


class Rooms(socketio.AsyncManager):  # type: ignore[misc]
    """python-socketio's manager, which tells ``members`` who joins and leaves.

    Leaving is done by the rooms of the one who leaves; the original looks through every room of
    the server, which at ten thousand connections holds everyone else up.
    """

    def __init__(self, members: Members) -> None:
        super().__init__()
        self._members = members
        self._joined: dict[str, set[str | None]] = {}
        self._outbounds: dict[str, Outbound] = {}

    def basic_enter_room(
        self, sid: str, namespace: str, room: str | None, eio_sid: str | None = None
    ) -> None:
        """Joins a room; ``None`` is everyone's, the session's own id its own."""
        super().basic_enter_room(sid, namespace, room, eio_sid=eio_sid)
        if namespace != NAMESPACE:
            return
        self._joined.setdefault(sid, set()).add(room)
        if room is None:
            socket = self.server.eio.sockets[self.rooms[namespace][None][sid]]
            socket.queue.socket = socket
            self._outbounds[sid] = socket.queue
        elif room != sid:
            self._members.join(room, self._outbounds[sid])

    def basic_leave_room(self, sid: str, namespace: str, room: str | None) -> None:
        """Leaves a room."""
        super().basic_leave_room(sid, namespace, room)
        if namespace == NAMESPACE:
            self._joined.get(sid, set()).discard(room)
            if room is not None and sid in self._outbounds:
                self._members.leave(room, self._outbounds[sid])

    def basic_disconnect(self, sid: str, namespace: str, **options: Any) -> None:
        """Leaves every room."""
        if namespace != NAMESPACE:
            super().basic_disconnect(sid, namespace, **options)
            return
        # ``None``, which the original keeps its own knowledge of the session in, is left last.
        for room in sorted(self._joined.pop(sid, ()), key=lambda room: room is None):
            self.basic_leave_room(sid, namespace, room)
        self._outbounds.pop(sid, None)
        self.callbacks.pop(sid, None)
        for waiting in (self.pending_connect, self.pending_disconnect):
            if sid in waiting.get(namespace, ()):
                waiting[namespace].remove(sid)
                if not waiting[namespace]:
                    del waiting[namespace]

    def outbound(self, sid: str) -> Outbound | None:
        """The way out to one session."""
        return self._outbounds.get(sid)
