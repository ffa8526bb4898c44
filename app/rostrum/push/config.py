"""Every limit of the push service, by name."""

import msgspec

from rostrum.wire.push import HEARTBEAT_INTERVAL_MS

KIB = 1024
MIB = 1024 * KIB


class PushConfig(msgspec.Struct, frozen=True, kw_only=True):
    """Limits and intervals; ``_bytes`` are bytes, ``_seconds`` seconds, ``_ms`` milliseconds.

    Publishing:

    - ``body_bytes``: largest body of ``/pub``, beyond it 413; ``body_seconds``: time for it to
      arrive, beyond it 408.
    - ``form_keys``, ``form_depth``: most pairs of a form, and most brackets of one key.

    Connections:

    - ``connections``: most at once, ``connections_per_address`` of one address (this machine's
      own is not counted), sockets, streams and polls together; beyond either the newcomer is
      refused in words.
    - ``rooms_per_connection`` of the public, ``rooms_signed_in`` of whoever has a token;
      ``messages_per_second`` with ``message_burst`` saved up at most;
      ``message_bytes`` of one event: beyond each, an error acknowledgement, then disconnection.
    - ``origins``: whose pages may connect and read, ``*`` for all: the data is public, and nothing that a
      socket sends can change an item. Empty: only the page's own server.

    - ``public``: whether anyone may listen and read; else a token of any role is needed.

    Fan-out:

    - ``fast``: straight to the transports where the libraries allow it; else python-socketio's
      own way.
    - ``join_ms``: what one recipient gets within so many milliseconds of a write leaves together.
    - ``buffer_bytes`` unsent to one client, beyond it the client is slow; ``waiting_bytes`` that
      wait to be joined for all clients, beyond it ``/pub`` says 503.

    - ``relay_waiting``: emits on their way to Redis, beyond it ``/pub`` says 503.

    Without Socket.IO:

    - ``poll_seconds``: how long a poll waits for a newer state before 204.
    - ``stream_heartbeat_seconds``: a stream that was quiet for so long gets a comment;
      ``stream_retry_ms``: least time that a reader is told to wait before it connects again, at
      most twice as long.

    Also ``heartbeat_ms``; Engine.IO's ``ping_interval_seconds`` and ``ping_timeout_seconds``;
    ``snapshot_seconds``, how long the source of snapshots may take; ``cached_items`` and
    ``cached_bytes`` of the states kept where there is no such source; ``trusted_proxies``,
    networks whose ``X-Forwarded-For`` is believed.
    """

    body_bytes: int = MIB
    body_seconds: float = 10.0
    form_keys: int = 2_000
    form_depth: int = 16

    connections: int = 20_000
    connections_per_address: int = 1_000
    rooms_per_connection: int = 2_000
    rooms_signed_in: int = 20_000
    messages_per_second: float = 20.0
    message_burst: int = 40
    message_bytes: int = 64 * KIB
    origins: tuple[str, ...] = ("*",)
    public: bool = True

    fast: bool = True
    join_ms: float = 2.0
    buffer_bytes: int = 256 * KIB
    waiting_bytes: int = 256 * MIB
    relay_waiting: int = 10_000

    poll_seconds: float = 25.0
    stream_heartbeat_seconds: float = 15.0
    stream_retry_ms: int = 1000

    heartbeat_ms: int = HEARTBEAT_INTERVAL_MS
    ping_interval_seconds: float = 25.0
    ping_timeout_seconds: float = 20.0
    snapshot_seconds: float = 5.0
    cached_items: int = 10_000
    cached_bytes: int = 64 * MIB
    trusted_proxies: tuple[str, ...] = ()

    def rooms(self, *, signed_in: bool) -> int:
        """Most rooms of one connection."""
        return self.rooms_signed_in if signed_in else self.rooms_per_connection

    @property
    def frame_bytes(self) -> int:
        """Largest frame or polling body that is read at all.

        Above ``message_bytes``, so that a message a little too large still gets its error
        acknowledgement; beyond this the transport itself refuses.
        """
        return self.message_bytes * 4
