"""Bearer tokens, kept as digests, and the roles that they open."""

import hashlib
import hmac
import secrets
from collections.abc import Awaitable, Callable

from aiohttp import web

from rostrum.api.problems import Refused
from rostrum.rules.saying import say
from rostrum.store.people import People
from rostrum.store.records import TokenRow
from rostrum.wire.identity import Identity, Role, Token, TokenFacts
from rostrum.wire.sentences import Say

SESSION_MS = 14 * 3_600_000
"""How long a sign-in lasts: a saleroom's longest day."""

SESSIONS_EACH = 20
"""Sign-ins of one user that are valid at once; the oldest ends when there are more."""

_RANK = {Role.VIEWER: 0, Role.CLERK: 1, Role.AUCTIONEER: 2, Role.ADMIN: 3}

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class NamedTokens:
    """The tokens that a server is started with, each for one identity."""

    def __init__(self, *, admin: str | None = None, service: str | None = None) -> None:
        self._admin = _digest(admin) if admin else None
        self._service = _digest(service) if service else None

    def holder(self, token: str) -> Identity | None:
        """Whose token this is; None for any other."""
        digest = _digest(token)
        if self._admin is not None and hmac.compare_digest(digest, self._admin):
            return Identity("admin", Role.ADMIN)
        if self._service is not None and hmac.compare_digest(digest, self._service):
            return Identity("service", Role.SERVICE)
        return None

    def may_publish(self, request: web.Request) -> bool:
        """Whether the request carries one of them; each opens ``/pub`` from outside."""
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        return scheme.lower() == "bearer" and self.holder(token.strip()) is not None


class Tokens:
    """Every token of one store, and those that the server was started with."""

    def __init__(self, people: People, named: NamedTokens, clock: Callable[[], int]) -> None:
        self._people = people
        self._clock = clock
        self._named = named
        self._known: dict[bytes, tuple[TokenRow, Identity]] = {}
        self._changes = 0

    async def load(self) -> None:
        """Reads what is stored, also anew when another process has changed it."""
        while True:
            changes = self._changes
            rows = await self._people.tokens()
            if changes == self._changes:  # else it may have been read before its own change
                break
        self._known.clear()
        for row in rows:
            self._enter(row)

    def now(self) -> int:
        """The server's clock, ms UTC."""
        return self._clock()

    async def issue(self, name: str, role: Role) -> Token:
        """A new lasting token; it is shown this once. Raises StoreFailed."""
        return await self._issue(name, role, None)

    async def begin_session(self, name: str, role: Role) -> Token:
        """A new token for a user who has signed in; it ends by itself. Raises StoreFailed."""
        now = self._clock()
        ended = [row for row, _ in self._known.values() if _over(row, now)]
        own = [r for r, _ in self._known.values() if r.name == name and r.expires_at is not None]
        ended += own[: max(0, len(own) + 1 - SESSIONS_EACH)]
        await self._drop(ended)
        return await self._issue(name, role, now + SESSION_MS)

    async def revoke(self, token_id: str) -> bool:
        """Ends a token by its id; False where there is none. Raises StoreFailed."""
        found = [row for row, _ in self._known.values() if _id(row) == token_id]
        await self._drop(found)
        return bool(found)

    async def revoke_user(self, name: str) -> None:
        """Ends every session of a user. Raises StoreFailed."""
        await self._people.drop_sessions(name)  # those too that another process has just begun
        await self._drop(
            [r for r, _ in self._known.values() if r.name == name and r.expires_at is not None]
        )

    async def revoke_own(self, request: web.Request) -> None:
        """Ends the token that a request carries. Raises Refused 401 and StoreFailed."""
        self.require(request, None)
        digest = _digest(request.headers["Authorization"].partition(" ")[2].strip())
        if digest in self._known:
            await self._drop([self._known[digest][0]])

    def valid(self) -> list[TokenFacts]:
        """Every token that is valid now, oldest first."""
        now = self._clock()
        rows = sorted((row for row, _ in self._known.values()), key=lambda row: row.created_at)
        return [
            TokenFacts(_id(row), row.name, Role(row.role), row.created_at, row.expires_at)
            for row in rows
            if not _over(row, now)
        ]

    def who(self, request: web.Request) -> Identity | None:
        """Whose token the request carries; None without one. Raises Refused 401 for a wrong one."""
        header = request.headers.get("Authorization")
        if header is None:
            return None
        scheme, _, token = header.partition(" ")
        who = self.holder(token.strip()) if scheme.lower() == "bearer" else None
        if who is None:
            raise Refused(
                401,
                "UNAUTHORIZED",
                say(Say.TOKEN_ENDED),
                headers={"WWW-Authenticate": 'Bearer error="invalid_token"'},
            )
        return who

    def holder(self, token: str) -> Identity | None:
        """Whose token this is; None for one that is not valid."""
        named = self._named.holder(token)
        if named is not None:
            return named
        known = self._known.get(_digest(token))
        if known is None or _over(known[0], self._clock()):
            return None
        return known[1]

    def require(self, request: web.Request, least: Role | None) -> Identity:
        """Who asks, when their role is at least this one; None: any. Raises Refused 401 or 403."""
        who = self.who(request)
        if who is None:
            raise Refused(
                401,
                "UNAUTHORIZED",
                say(Say.TOKEN_NEEDED),
                headers={"WWW-Authenticate": "Bearer"},
            )
        if least is not None and (who.role is Role.SERVICE or _RANK[who.role] < _RANK[least]):
            raise Refused(
                403,
                "FORBIDDEN",
                say(Say.ROLE_TOO_LOW, role=who.role, needed=least),
            )
        return who

    def may_publish(self, request: web.Request) -> bool:
        """Whether the request carries a token that opens ``/pub`` from outside."""
        try:
            who = self.who(request)
        except Refused:
            return False
        return who is not None and who.role in (Role.SERVICE, Role.ADMIN)

    async def _issue(self, name: str, role: Role, expires_at: int | None) -> Token:
        token = secrets.token_urlsafe(32)
        row = TokenRow(_digest(token), name, role, self._clock(), expires_at)
        await self._people.add_token(row)
        self._changes += 1
        self._enter(row)
        return Token(token, name, role, expires_at)

    async def _drop(self, rows: list[TokenRow]) -> None:
        if rows:
            await self._people.drop_tokens([row.digest for row in rows])
        self._changes += 1
        for row in rows:
            self._known.pop(row.digest, None)

    def _enter(self, row: TokenRow) -> None:
        self._known[row.digest] = row, Identity(row.name, Role(row.role))


def _over(row: TokenRow, now: int) -> bool:
    return row.expires_at is not None and row.expires_at <= now


def _id(row: TokenRow) -> str:
    return row.digest.hex()[:16]


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode(errors="surrogateescape")).digest()
