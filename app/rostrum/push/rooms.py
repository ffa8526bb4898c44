"""Who is in which room, with each recipient's way out at hand."""

from typing import Any

import socketio

from rostrum.push.outbound import Outbound

NAMESPACE = "/"


class Rooms(socketio.AsyncManager):  # type: ignore[misc]
    """python-socketio's rooms of one process, kept once more for the fan-out.

    ``members`` maps a room to its recipients' ``Outbound`` by session id. Leaving is done by the
    rooms of the one who leaves; the original looks through every room of the server, which at
    ten thousand connections holds everyone else up.
    """

    def __init__(self) -> None:
        super().__init__()
        self.members: dict[str, dict[str, Outbound]] = {}
        self._joined: dict[str, set[str | None]] = {}

    def basic_enter_room(
        self, sid: str, namespace: str, room: str | None, eio_sid: str | None = None
    ) -> None:
        """Joins a room; ``None`` is everyone's, the session's own id its own."""
        super().basic_enter_room(sid, namespace, room, eio_sid=eio_sid)
        if namespace != NAMESPACE:
            return
        self._joined.setdefault(sid, set()).add(room)
        if room is not None and room != sid:
            socket = self.server.eio.sockets[self.rooms[namespace][None][sid]]
            socket.queue.socket = socket
            self.members.setdefault(room, {})[sid] = socket.queue

    def basic_leave_room(self, sid: str, namespace: str, room: str | None) -> None:
        """Leaves a room."""
        super().basic_leave_room(sid, namespace, room)
        if namespace != NAMESPACE:
            return
        self._joined.get(sid, set()).discard(room)
        members = self.members.get(room) if room is not None else None
        if members is not None:
            members.pop(sid, None)
            if not members:
                self.members.pop(room or "", None)

    def basic_disconnect(self, sid: str, namespace: str, **options: Any) -> None:
        """Leaves every room."""
        if namespace != NAMESPACE:
            super().basic_disconnect(sid, namespace, **options)
            return
        for room in sorted(self._joined.pop(sid, ()), key=lambda room: room is None):
            self.basic_leave_room(sid, namespace, room)
        self.callbacks.pop(sid, None)
        for waiting in (self.pending_connect, self.pending_disconnect):
            if sid in waiting.get(namespace, ()):
                waiting[namespace].remove(sid)
                if not waiting[namespace]:
                    del waiting[namespace]

    def outbound(self, sid: str) -> Outbound | None:
        """The way out to one session."""
        eio_sid = self.eio_sid_from_sid(sid, NAMESPACE)
        socket = self.server.eio.sockets.get(eio_sid)
        return socket.queue if socket is not None else None
