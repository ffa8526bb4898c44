"""What is to be opened on a running desk: links to lots, and files with layouts.

Anybody may have written them, and they come while a clerk is bidding. So a link to a server that
this desk does not watch is asked about, and no token is sent there; and whatever comes while the
keyboard is at the desk is offered, not taken, so that no key press bids on another lot than the
one that the user chose.
"""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import msgspec
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent, QGuiApplication

from rostrum.desk import layout_file, links
from rostrum.desk.figures import plain
from rostrum.desk.keep import NotKept
from rostrum.desk.keymap import Act
from rostrum.desk.links import Link, NoLink
from rostrum.desk.models.row import Row
from rostrum.desk.program import application
from rostrum.desk.servers import Server
from rostrum.desk.settings import SERVERS, ServerSettings
from rostrum.desk.single import Opening
from rostrum.desk.views.main_window import MainWindow
from rostrum.desk.words import tr

if TYPE_CHECKING:
    from rostrum.desk.app import Desk

WAIT_MS = 20_000
"""How long a lot may take to come from a server that has only just been asked."""
HOLD_MS = 1_000
"""How long no key bids after something was opened from outside: it may have been meant for the
program that was in front before."""


class _FileOpenings(QObject):
    """macOS gives links and files to a running program as events of the application."""

    wanted = Signal(str)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent):
            self.wanted.emit(event.url().toString())
            return True
        return False


class Openings:
    """Opens what is wanted on one desk."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self._awaited: Link | None = None
        self._patience = QTimer(desk.wall)
        self._patience.setSingleShot(True)
        self._patience.setInterval(WAIT_MS)
        self._patience.timeout.connect(self._give_up)
        desk.board.added.connect(self._look_again)
        if sys.platform == "darwin":
            self._events = _FileOpenings()
            self._events.wanted.connect(lambda text: self.open(Opening(text)))
            application().installEventFilter(self._events)

    def open(self, wanted: Opening) -> None:
        """Opens a link or a file; with neither, only shows the desk."""
        busy = any(window.isActiveWindow() for window in self._desk.wall.windows)
        text = wanted.open.strip()
        if not text:
            self._show_desk(wanted.activation)
            return
        try:
            if text.lower().startswith(f"{links.SCHEME}:"):
                self._open_link(links.parse(text), wanted.activation, busy=busy)
            else:
                self._open_file(_path(text), wanted.activation, busy=busy)
        except (NoLink, NotKept) as error:
            self._show_desk(wanted.activation)
            self._front.notice.say(plain(str(error)))

    def close(self) -> None:
        """Waits no longer for what was wanted."""
        self._patience.stop()

    def join(self, window: MainWindow) -> None:
        """Lets this window copy links to its lots."""
        window.acts[Act.COPY_LINK] = lambda: self._copy_link(window)

    def _copy_link(self, window: MainWindow) -> None:
        item = window.floor.choice.item
        row = None if item is None else self._desk.board.row(item)
        if row is None:
            return
        server = self._desk.watching.server_of(row.source)
        link = links.link_to(server.settings.url, row.source.raw(row.state.sale_id), row.state.lot)
        QGuiApplication.clipboard().setText(link)
        window.notice.tell(tr("Copied: {link}").format(link=plain(link)))

    # -- links -----------------------------------------------------------------------------

    def _open_link(self, link: Link, activation: str, *, busy: bool) -> None:
        self._show_desk(activation)
        server = self._server_of(link)
        if server is None:
            self._ask_about(link)
        elif busy and link.lot is not None:
            what = plain(str(link))
            said = tr("A link leads to another lot: {link}").format(link=what)
            self._front.question.ask(said, tr("Show it"), lambda: self._look_for(link))
        else:
            self._look_for(link)

    def _server_of(self, link: Link) -> Server | None:
        return next((one for one in self._desk.servers if link.is_of(one.settings.url)), None)

    def _ask_about(self, link: Link) -> None:
        kept = [one for one in self._desk.settings.servers if link.is_of(one.url)]
        if len(self._desk.servers) >= SERVERS:
            words = tr("A link leads to {server}, but {n} servers are watched already.")
            self._front.notice.say(words.format(server=link.address, n=SERVERS))
            return
        if kept:
            wanted = msgspec.structs.replace(kept[0], watched=True)
            said = tr("A link leads to {url}, one of your servers that is not watched. Watch it?")
        else:
            key = f"guest{len(self._desk.watching.guests) + 1}:"
            wanted = ServerSettings(name=link.address, url=link.url, key=key)
            said = tr(
                "A link leads to {url}, which this desk does not watch. Watch it until the desk is "
                "closed? Nothing of yours is sent there: no token, no name, no paddle."
            )
        yes = tr("Watch {server}").format(server=link.address)

        def watch() -> None:
            if not kept:
                self._desk.watching.guests.append(wanted)
            self._desk.watching.watch([*(one.settings for one in self._desk.servers), wanted])
            self._look_for(link)

        self._front.question.ask(said.format(url=wanted.url), yes, watch)

    def _look_for(self, link: Link) -> None:
        self._awaited = link
        if link.lot is None:
            self._awaited = None
            self._show_sale(link)
            return
        self._patience.start()
        self._look_again()

    def _look_again(self) -> None:
        link = self._awaited
        row = None if link is None else self._row(link)
        if row is not None:
            self._awaited = None
            self._patience.stop()
            self._show_lot(row)

    def _row(self, link: Link) -> Row | None:
        server = self._server_of(link)
        if server is None or link.lot is None:
            return None
        sale = server.settings.key + (link.sale or "")
        prefix, lot = server.settings.key, link.lot.casefold()
        mine = [row for row in self._desk.board.rows() if row.source.prefix == prefix]
        return next(
            (row for row in mine if row.state.sale_id == sale and row.state.lot.casefold() == lot),
            None,
        )

    def _show_lot(self, row: Row) -> None:
        front = self._front
        front.hold(HOLD_MS)
        front.floor.choice.take(row.state.item_id)
        front.floor.show_large(row.state.item_id)

    def _show_sale(self, link: Link) -> None:
        server = self._server_of(link)
        if server is not None and link.sale is not None:
            self._front.hold(HOLD_MS)
            sale = server.settings.key + link.sale
            self._front.floor.choose_sale(sale)
            self._front.bar.show_sale(sale)

    def _give_up(self) -> None:
        link, self._awaited = self._awaited, None
        if link is not None:
            said = tr(
                "There is no lot {lot} in sale {sale} at {server}, as far as can be seen here."
            )
            self._front.notice.say(
                said.format(
                    lot=plain(link.lot or ""), sale=plain(link.sale or ""), server=link.address
                )
            )

    # -- files -----------------------------------------------------------------------------

    def _open_file(self, path: Path, activation: str, *, busy: bool) -> None:
        layout = layout_file.read(path)
        self._show_desk(activation)

        def take() -> None:
            for window in self._desk.wall.windows:
                window.hold(HOLD_MS)
            self._desk.wall.take(layout)

        if busy:
            said = tr("Arrange the windows as in {path}?").format(path=plain(path.name))
            self._front.question.ask(said, tr("Arrange them"), take)
        else:
            take()

    # -- the window ------------------------------------------------------------------------

    @property
    def _front(self) -> MainWindow:
        windows = self._desk.wall.windows
        return next((one for one in windows if one.isActiveWindow()), self._desk.window)

    def _show_desk(self, activation: str) -> None:
        """Brings the desk to the front, as far as the desktop lets it."""
        front = self._front
        if activation and QGuiApplication.platformName() == "wayland":
            os.environ["XDG_ACTIVATION_TOKEN"] = activation
        if front.isMinimized():
            front.setWindowState(front.windowState() & ~Qt.WindowState.WindowMinimized)
        front.show()
        front.raise_()
        front.activateWindow()


def _path(text: str) -> Path:
    """A file as a desktop names it: a path, or ``file:///home/…``."""
    if not text.lower().startswith("file:"):
        return Path(text)
    parts = urlsplit(text)
    if parts.netloc not in ("", "localhost"):
        raise NoLink(tr("A layout is opened from this machine only; copy the file here first."))
    where = unquote(parts.path)
    return Path(where[1:] if os.name == "nt" else where)
