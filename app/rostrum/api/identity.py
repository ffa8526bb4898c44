"""Bearer tokens, kept as digests, and the roles that they open."""

import hashlib
import hmac
import secrets
from collections.abc import Awaitable, Callable

from aiohttp import web

from rostrum.api.problems import Refused
from rostrum.store.records import TokenRow
from rostrum.store.store import Store
from rostrum.wire.identity import Identity, Role, Token

_RANK = {Role.VIEWER: 0, Role.CLERK: 1, Role.AUCTIONEER: 2, Role.ADMIN: 3}

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Tokens:
    """Every token of one store, and the bootstrap administrator's."""

    def __init__(self, store: Store, admin_token: str | None, clock: Callable[[], int]) -> None:
        self._store = store
        self._clock = clock
        self._admin = _digest(admin_token) if admin_token else None
        self._known: dict[bytes, Identity] = {}

    async def load(self) -> None:
        """Reads what is stored."""
        for row in await self._store.tokens():
            self._known[row.digest] = Identity(row.name, Role(row.role))

    async def issue(self, name: str, role: Role) -> Token:
        """A new token; it is shown this once. Raises StoreFailed."""
        token = secrets.token_urlsafe(32)
        row = TokenRow(_digest(token), name, role, self._clock())
        await self._store.add_token(row)
        self._known[row.digest] = Identity(name, role)
        return Token(token, name, role)

    def who(self, request: web.Request) -> Identity | None:
        """Whose token the request carries; None without one. Raises Refused 401 for a wrong one."""
        header = request.headers.get("Authorization")
        if header is None:
            return None
        scheme, _, token = header.partition(" ")
        digest = _digest(token.strip())
        if scheme.lower() == "bearer":
            if self._admin is not None and hmac.compare_digest(digest, self._admin):
                return Identity("admin", Role.ADMIN)
            known = self._known.get(digest)
            if known is not None:
                return known
        raise Refused(
            401,
            "UNAUTHORIZED",
            "The token is not valid. Sign in again.",
            headers={"WWW-Authenticate": 'Bearer error="invalid_token"'},
        )

    def require(self, request: web.Request, least: Role) -> Identity:
        """Who asks, when their role is at least this one. Raises Refused 401 or 403."""
        who = self.who(request)
        if who is None:
            raise Refused(
                401,
                "UNAUTHORIZED",
                "This needs a bearer token. Sign in, then send Authorization: Bearer ….",
                headers={"WWW-Authenticate": "Bearer"},
            )
        if who.role is Role.SERVICE or _RANK[who.role] < _RANK[least]:
            raise Refused(
                403,
                "FORBIDDEN",
                f"The role {who.role.value} may not do this; it takes {least.value}.",
            )
        return who

    def may_publish(self, request: web.Request) -> bool:
        """Whether the request carries a token that opens ``/pub`` from outside."""
        try:
            who = self.who(request)
        except Refused:
            return False
        return who is not None and who.role in (Role.SERVICE, Role.ADMIN)


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
