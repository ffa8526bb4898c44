"""Routes of identity: signing in and out, users, tokens."""

from collections.abc import Callable

import msgspec
from aiohttp import web

from rostrum.api import answers
from rostrum.api.body import BODY_LIMIT, read_json
from rostrum.api.identity import Tokens
from rostrum.api.passwords import Passwords
from rostrum.api.problems import Refused
from rostrum.rules.saying import say
from rostrum.store import people as store
from rostrum.store.records import UserRow
from rostrum.wire.identity import (
    NewUser,
    Role,
    SignIn,
    TokenPage,
    TokenRequest,
    User,
    UserChange,
    UserPage,
)
from rostrum.wire.sentences import Say

_sign_in = msgspec.json.Decoder(SignIn)
_new_user = msgspec.json.Decoder(NewUser)
_user_change = msgspec.json.Decoder(UserChange)
_token_request = msgspec.json.Decoder(TokenRequest)

BOOTSTRAP = "admin"
"""The name of whoever holds the bootstrap token; no user or token may take it."""


class People:
    """``/api/v1/session``, ``/me``, ``/users`` and ``/tokens`` over what is kept of them."""

    def __init__(
        self, kept: store.People, tokens: Tokens, where: Callable[[web.Request], str]
    ) -> None:
        self._kept = kept
        self._where = where
        self._tokens = tokens
        self._passwords = Passwords()

    def routes(self) -> list[web.RouteDef]:
        """What to add to an application."""
        return [
            web.post("/api/v1/session", self.sign_in),
            web.delete("/api/v1/session", self.sign_out),
            web.get("/api/v1/me", self.me),
            web.get("/api/v1/users", self.users),
            web.post("/api/v1/users", self.add_user),
            web.patch("/api/v1/users/{name}", self.change_user),
            web.delete("/api/v1/users/{name}", self.remove_user),
            web.get("/api/v1/tokens", self.tokens),
            web.post("/api/v1/tokens", self.issue_token),
            web.delete("/api/v1/tokens/{id}", self.revoke_token),
        ]

    async def close(self, _app: web.Application) -> None:
        """Lets the hashing thread go."""
        await self._passwords.close()

    async def sign_in(self, request: web.Request) -> web.Response:
        """A token for a name and a password."""
        asked = await read_json(request, _sign_in, BODY_LIMIT)
        user = await self._user(asked.name)
        right = await self._passwords.check(
            asked.name,
            self._where(request),
            asked.password,
            user.password_hash if user else None,
        )
        if user is None or not right:
            raise _wrong()
        session = await self._tokens.begin_session(user.name, Role(user.role))
        if await self._user(user.name) != user:  # changed or removed while the password was hashed
            await self._tokens.revoke_user(user.name)
            raise _wrong()
        return answers.json(session, 201)

    async def sign_out(self, request: web.Request) -> web.Response:
        """Ends the token that the request carries."""
        await self._tokens.revoke_own(request)
        return web.Response(status=204)

    async def me(self, request: web.Request) -> web.Response:
        """Whose token this is."""
        return answers.json(self._tokens.require(request, None))

    async def users(self, request: web.Request) -> web.Response:
        """Every user."""
        self._tokens.require(request, Role.ADMIN)
        return answers.json(UserPage([_shown(row) for row in await self._kept.users()]))

    async def add_user(self, request: web.Request) -> web.Response:
        """A new user."""
        self._tokens.require(request, Role.ADMIN)
        asked = await read_json(request, _new_user, BODY_LIMIT)
        if asked.name == BOOTSTRAP or await self._user(asked.name) is not None:
            raise Refused(409, "NAME_TAKEN", f"There is a user {asked.name}. Choose another name.")
        kept = await self._passwords.hash(asked.password)
        row = UserRow(asked.name, asked.role, kept, self._tokens.now())
        await self._kept.keep_user(row)
        return answers.json(_shown(row), 201)

    async def change_user(self, request: web.Request) -> web.Response:
        """Another role or password; the user signs in anew."""
        self._tokens.require(request, Role.ADMIN)
        asked = await read_json(request, _user_change, BODY_LIMIT)
        user = await self._known_user(request)
        kept = user.password_hash
        if asked.password is not None:
            kept = await self._passwords.hash(asked.password)
        row = UserRow(user.name, asked.role or user.role, kept, user.created_at)
        await self._kept.keep_user(row)
        await self._tokens.revoke_user(user.name)
        return answers.json(_shown(row))

    async def remove_user(self, request: web.Request) -> web.Response:
        """Removes a user with every session."""
        self._tokens.require(request, Role.ADMIN)
        user = await self._known_user(request)
        await self._kept.drop_user(user.name)
        await self._tokens.revoke_user(user.name)
        return web.Response(status=204)

    async def tokens(self, request: web.Request) -> web.Response:
        """Every valid token, without what opens."""
        self._tokens.require(request, Role.ADMIN)
        return answers.json(TokenPage(self._tokens.valid()))

    async def issue_token(self, request: web.Request) -> web.Response:
        """A new lasting token, shown this once."""
        self._tokens.require(request, Role.ADMIN)
        asked = await read_json(request, _token_request, BODY_LIMIT)
        if asked.name == BOOTSTRAP:
            raise Refused(409, "NAME_TAKEN", "That is the bootstrap token's name. Choose another.")
        return answers.json(await self._tokens.issue(asked.name, asked.role), 201)

    async def revoke_token(self, request: web.Request) -> web.Response:
        """Ends a token."""
        self._tokens.require(request, Role.ADMIN)
        if not await self._tokens.revoke(request.match_info["id"]):
            raise Refused(404, "UNKNOWN_TOKEN", "There is no such token. List them to see its id.")
        return web.Response(status=204)

    async def _known_user(self, request: web.Request) -> UserRow:
        name = request.match_info["name"]
        user = await self._user(name)
        if user is None:
            raise Refused(404, "UNKNOWN_USER", f"There is no user {name}. Check the name.")
        return user

    async def _user(self, name: str) -> UserRow | None:
        return next((row for row in await self._kept.users() if row.name == name), None)


def _wrong() -> Refused:
    return Refused(
        401,
        "UNAUTHORIZED",
        say(Say.WRONG_PASSWORD),
        headers={"WWW-Authenticate": "Bearer"},
    )


def _shown(row: UserRow) -> User:
    return User(row.name, Role(row.role), row.created_at)
