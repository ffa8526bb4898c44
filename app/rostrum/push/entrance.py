"""Who may connect to the push service's sockets, as whom, and which rooms the handshake joins."""

from collections.abc import Hashable

import msgspec

from rostrum.push.admission import Admission, Full
from rostrum.push.callers import Address
from rostrum.push.config import PushConfig
from rostrum.push.counters import Counters
from rostrum.push.names import NameRefused, item_names, item_room
from rostrum.push.tokens_in_use import End, Identify, TokensInUse
from rostrum.wire.identity import Identity
from rostrum.wire.sentences import Say

REFUSED_S = 1.0
"""How long one who was refused may stay, to read why."""


class Handshake(msgspec.Struct, frozen=True):
    """What a connection began with: its address, its ``itemId`` values, its bearer token."""

    address: Address | None
    item_ids: list[str]
    token: str | None


class Admitted(msgspec.Struct, frozen=True):
    """Who is there, and the rooms that the handshake asked for."""

    who: Identity | None
    token: str | None
    rooms: list[str]


class ConnectionRefused(Exception):
    """The handshake is refused; the message says why."""


class Entrance:
    """Lets connections in, at most as many as there are places."""

    def __init__(
        self, config: PushConfig, identify: Identify, admission: Admission, counters: Counters
    ) -> None:
        self._config = config
        self._public = config.public
        self._identify = identify
        self.in_use = TokensInUse(identify)
        self._admission = admission
        self._counters = counters

    def admit(self, handshake: Handshake, auth: object) -> Admitted:
        """Takes a place, until ``leave``. ``auth`` is Socket.IO's. Raises ConnectionRefused."""
        try:
            given = auth.get("token") if isinstance(auth, dict) else None
            token = handshake.token if given is None else given
            who = self.reader(token)
            items = item_names(handshake.item_ids)
            most = self._config.rooms(signed_in=who is not None)
            if len(items) > most:
                raise ConnectionRefused(f"at most {most} itemId at once")
            self._admission.enter(handshake.address)
        except (ConnectionRefused, NameRefused, Full) as refusal:
            self._counters.connections_refused += 1
            raise ConnectionRefused(str(refusal)) from refusal
        return Admitted(who, token if who else None, [item_room(item) for item in items])

    def stay(self, connection: Hashable, admitted: Admitted, end: End) -> None:
        """Until ``leave``; ``end`` is called when the token opens nothing more."""
        if admitted.who is not None and admitted.token is not None:
            self.in_use.begin(connection, admitted.token, admitted.who, end)

    def leave(self, connection: Hashable, address: Address | None) -> None:
        """Gives the place of an admitted connection back."""
        self.in_use.over(connection)
        self._admission.leave(address)

    def reader(self, token: object) -> Identity | None:
        """Who reads with this token; None for the public, where it may. Raises ConnectionRefused."""
        if token is None:
            if not self._public:
                raise ConnectionRefused(Say.READ_WITH_TOKEN.value)
            return None
        who = self._identify(token) if isinstance(token, str) else None
        if who is None:
            raise ConnectionRefused(Say.READ_TOKEN_ENDED.value)
        return who


def bearer(authorization: str) -> str | None:
    """The token of an ``Authorization`` header; None without one."""
    scheme, _, token = authorization.partition(" ")
    return token.strip() if scheme.lower() == "bearer" else None
