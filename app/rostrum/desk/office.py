"""The desk's other sheets: connections, signing in, settings; what is wanted there is done here."""

import asyncio
import time
from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QGuiApplication

from rostrum.desk import credentials, keep, locales, settings, size, theme
from rostrum.desk.chosen_keys import take_keys
from rostrum.desk.condition import condition
from rostrum.desk.credentials import Where
from rostrum.desk.cues import Cue
from rostrum.desk.dress import dress
from rostrum.desk.figures import write_as
from rostrum.desk.key_draft import KEYBOARDS
from rostrum.desk.keymap import Everywhere
from rostrum.desk.outcomes import Unanswered
from rostrum.desk.program import application
from rostrum.desk.servers import SaleServer, Server
from rostrum.desk.settings import Settings
from rostrum.desk.signing import Signing
from rostrum.desk.views.connections import Connections
from rostrum.desk.views.main_window import MainWindow
from rostrum.desk.views.sign_in import SignInSheet
from rostrum.desk.words import system_locale, tr

if TYPE_CHECKING:
    from rostrum.desk.app import Desk
    from rostrum.desk.views.settings.window import SettingsWindow


class Office:
    """Opens the sheets of one desk and carries out what the user wants in them."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self.signing = Signing(desk.window.notice.say)
        self.connections: Connections | None = None
        self.sign_in_sheet: SignInSheet | None = None
        self.settings_window: SettingsWindow | None = None
        self.again = False
        """Whether the desk is to be started again once it has been left."""
        self.tasks: set[asyncio.Task[None]] = set()
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow_system)

    def join(self, window: MainWindow) -> None:
        """Opens the sheets from this window too."""
        window.acts[Everywhere.CONNECTION] = self.show_connections
        window.acts[Everywhere.SIGN_IN] = self.show_sign_in
        window.acts[Everywhere.SETTINGS] = self.show_settings
        window.bar.pill.clicked.connect(self.show_connections)

    def close(self) -> None:
        """Puts every sheet away."""
        QGuiApplication.styleHints().colorSchemeChanged.disconnect(self._follow_system)
        for sheet in (self.connections, self.sign_in_sheet, self.settings_window):
            if sheet is not None:
                sheet.close()
        for task in self.tasks:
            task.cancel()

    def tick(self) -> None:
        """Moves the connection panel on, while it is open."""
        if self.connections is not None and self.connections.isVisible():
            self._show_conditions(self.connections)

    # -- connections -----------------------------------------------------------------------

    def show_connections(self) -> None:
        """Opens the connection panel, or puts it away."""
        if self.connections is None:
            self.connections = Connections(self._desk.window)
            self.connections.again.connect(lambda key: self._desk.watching.server(key).again())
            self.connections.sign_in.connect(self.show_sign_in)
            self.connections.sign_out.connect(self._sign_out)
        self._show_conditions(self.connections)
        self.connections.setVisible(not self.connections.isVisible())

    def ask_who(self, server: Server) -> None:
        """Learns who this desk is to a server that has just come up, or did not let it in."""
        if isinstance(server, SaleServer):
            self._do(self.signing.ask(server))

    def let_go(self, server: Server) -> None:
        """Forgets who this desk was to a server that is no longer watched."""
        self.signing.who.pop(server.settings.key, None)

    def _show_conditions(self, panel: Connections) -> None:
        who, wall_ms = self.signing.who, time.time() * 1000
        servers = self._desk.servers
        panel.show_conditions(
            [condition(one, who.get(one.settings.key), wall_ms) for one in servers]
        )

    # -- signing in ------------------------------------------------------------------------

    def show_sign_in(self, key: str | None = None) -> None:
        """Opens the sheet for a server, or for the first that does not know this desk."""
        ours = [one for one in self._desk.servers if isinstance(one, SaleServer)]
        if not ours:
            self._desk.window.notice.say(tr("None of your servers knows people who sign in."))
            return
        keys = [one.settings.key for one in ours]
        if key is None:
            key = next((one for one in keys if one not in self.signing.who), keys[0])
        if self.sign_in_sheet is not None:
            self.sign_in_sheet.deleteLater()
        named = [(one.settings.key, one.settings.name) for one in ours]
        self.sign_in_sheet = SignInSheet(self._desk.window, named)
        self.sign_in_sheet.wanted.connect(self._sign_in)
        self.sign_in_sheet.open_for(key)
        self._do(self._offer_places(self.sign_in_sheet))

    async def _offer_places(self, sheet: SignInSheet) -> None:
        there = await asyncio.to_thread(credentials.has_keyring)
        if sheet is self.sign_in_sheet:  # else another was opened meanwhile
            sheet.offer(keyring=there)

    def _sign_in(self, key: str, name: str, password: str, where: str) -> None:
        self._do(self._try_to_sign_in(key, name, password, Where(where)))

    async def _try_to_sign_in(self, key: str, name: str, password: str, where: Where) -> None:
        server, sheet = self._desk.watching.server(key), self.sign_in_sheet
        if sheet is None or not isinstance(server, SaleServer):
            return
        try:
            said = await self.signing.sign_in(server, name, password, where)
        except Unanswered as error:
            sheet.say(str(error), good=False)
            return
        sheet.say(said, good=True)
        self._desk.window.notice.tell(said)

    def _sign_out(self, key: str) -> None:
        server = self._desk.watching.server(key)
        if isinstance(server, SaleServer):
            self._do(self.signing.sign_out(server))

    # -- settings --------------------------------------------------------------------------

    def show_settings(self) -> None:
        """Opens the settings page."""
        from rostrum.desk.views.settings.window import SettingsWindow  # noqa: PLC0415 - seldom

        if self.settings_window is None:
            config = self._desk.config
            named = config.named()
            self.settings_window = SettingsWindow(
                self._desk.window,
                self._desk.settings,
                named if config.kept else None,
                alone="" if config.kept else named.name,
            )
            self.settings_window.wanted.connect(self.take_settings)
            self.settings_window.restart.connect(self._start_again)
            self.settings_window.try_sound.connect(lambda cue: self._desk.sounds.play(Cue(cue)))
        self.settings_window.show()
        self.settings_window.raise_()
        self.settings_window.names.setFocus()

    def take_settings(self, wanted: Settings) -> None:
        """Does what the user has chosen, keeps it, and says when it could not be kept."""
        before, self._desk.settings = self._desk.settings, wanted
        if (before.theme, before.safe_colours) != (wanted.theme, wanted.safe_colours):
            self.wear(wanted.theme)
        if _keys(before) != _keys(wanted):
            take_keys(wanted)
            self._desk.wall.name_keys()
            self._desk.phones.name_keys()
            self._desk.screens.name_keys()
            self._desk.signs.name_keys()
        if before.figures != wanted.figures:
            self._write_as(wanted.figures)
        if before.servers != wanted.servers and self._desk.config.kept:
            kept = [server for server in wanted.servers if server.watched]
            urls = {server.base_url for server in kept}
            guests = [one for one in self._desk.watching.guests if one.base_url not in urls]
            self._desk.watching.watch([*kept, *guests])
        self._desk.sounds.choose(wanted.sounds)
        resized = before.scale == wanted.scale or self._resize(before.scale, wanted.scale)
        later = before.language != wanted.language or not resized
        self._keep(wanted, later=later)

    def wear(self, name: str) -> None:
        """Shows everything in a theme."""
        safe = self._desk.settings.safe_colours
        theme.WORN.become(theme.look(name, safe=safe))
        dress(application(), theme.WORN)
        for window in application().topLevelWidgets():
            window.update()

    def _resize(self, before: int, after: int) -> bool:
        """Shows everything in another size, in percent; whether that goes without a new start."""
        if not size.change(before, after):
            return False
        self._desk.pictures.forget_framed()
        dress(application(), theme.WORN)
        return True

    def _write_as(self, figures: str) -> None:
        write_as(locales.style(system_locale() if figures == "system" else figures))
        self._desk.board.trust.emit()

    def _keep(self, wanted: Settings, *, later: bool) -> None:
        window = self.settings_window
        try:
            settings.save(wanted)
        except keep.NotKept as error:
            said = tr("It counts until the desk is closed, but it is not kept: {reason}")
            sentence = said.format(reason=error)
            self._desk.window.notice.say(sentence)
            if window is not None:
                window.say(sentence, bad=True)
            return
        if window is not None and later:
            window.say(tr("Kept; it counts from the next start."), restart=True)
        elif window is not None:
            window.say(tr("Kept."))

    def _follow_system(self) -> None:
        if self._desk.settings.theme == theme.FOLLOW:
            self.wear(theme.FOLLOW)

    def _start_again(self) -> None:
        self.again = True
        self._desk.leave()

    def _do(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)


def _keys(chosen: Settings) -> list[dict[str, list[str]]]:
    return [getattr(chosen, keyboard.setting) for keyboard in KEYBOARDS]
