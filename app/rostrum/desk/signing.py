"""Who the user is to each server: finding kept tokens, signing in, signing out."""

import asyncio
from collections.abc import Callable

from rostrum.desk import credentials
from rostrum.desk.credentials import Where
from rostrum.desk.distrust import withheld
from rostrum.desk.figures import plain
from rostrum.desk.keep import NotKept
from rostrum.desk.outcomes import NotKnown, Unanswered
from rostrum.desk.servers import SaleServer
from rostrum.desk.told import ROLES
from rostrum.desk.words import tr
from rostrum.wire.identity import Identity


class Signing:
    """``who`` is known once a server has said it; ``notice`` takes sentences for the user."""

    def __init__(self, notice: Callable[[str], None]) -> None:
        self.who: dict[str, Identity] = {}
        """Who this desk is, by the server's key."""
        self._notice = notice

    async def begin(self, server: SaleServer, given: str | None) -> None:
        """Takes the token that was given, or else the kept one, before the server is first asked."""
        if given is not None and not server.settings.keeps_secrets:
            self._notice(withheld(server.settings.base_url))
        if given is None:
            token, trouble = await asyncio.to_thread(credentials.find, server.settings.base_url)
            if trouble is not None:
                self._notice(trouble)
            if token is not None and not server.settings.keeps_secrets:
                self._notice(withheld(server.settings.base_url))
            elif token is not None:
                server.set_token(token)

    async def ask(self, server: SaleServer) -> None:
        """Learns who this desk is to a server that has just come up."""
        key = server.settings.key
        if not server.client.has_token:
            self.who.pop(key, None)
            return
        try:
            self.who[key] = await server.client.me()
        except NotKnown:
            self.end(server)
        except Unanswered:
            pass  # the link's sign says it already, and this is asked again when it is back

    def end(self, server: SaleServer) -> None:
        """The server no longer knows the token: from here on this desk is nobody there."""
        self.who.pop(server.settings.key, None)
        server.set_token(None)
        said = tr("You are no longer signed in at {server}. Sign in again.")
        self._notice(said.format(server=plain(server.settings.name)))

    async def sign_in(self, server: SaleServer, name: str, password: str, where: Where) -> str:
        """Signs in; the sentence that says it. Raises ``Unanswered`` with the reason when not."""
        if not server.settings.keeps_secrets:
            raise Unanswered(withheld(server.settings.base_url))
        token = await server.client.sign_in(name, password)
        server.set_token(token.token)
        self.who[server.settings.key] = Identity(name=token.name, role=token.role)
        try:
            url = server.settings.base_url
            await asyncio.to_thread(credentials.store, url, token.token, where)
        except NotKept as error:
            said = tr("You are signed in until the desk is closed. {reason}")
            self._notice(said.format(reason=error))
        said = tr("Signed in as {name}, {role}")
        return said.format(name=plain(token.name), role=tr(ROLES[token.role]))

    async def sign_out(self, server: SaleServer) -> None:
        """Ends the token there and forgets it here, and says what of it did not work."""
        try:
            await server.client.sign_out()
        except Unanswered as error:
            said = tr("Signed out here; the server has not heard of it. {reason}")
            self._notice(said.format(reason=error))
        try:
            await asyncio.to_thread(credentials.forget, server.settings.base_url)
        except NotKept as error:
            self._notice(str(error))
        self.who.pop(server.settings.key, None)
        server.set_token(None)
