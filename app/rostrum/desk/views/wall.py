"""All windows of one desk: what is said is said in each, and their layouts are kept together."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtWidgets import QMenu

from rostrum.desk import keep, layout_file, layouts
from rostrum.desk.bid_line import BidLine
from rostrum.desk.first_size import on_screen
from rostrum.desk.layouts import Layout, Layouts
from rostrum.desk.link import Link
from rostrum.desk.models.watched import Watched
from rostrum.desk.views.main_window import MainWindow
from rostrum.desk.words import tr
from rostrum.wire.catalogue import Sale

if TYPE_CHECKING:
    from rostrum.desk.views.naming import Naming

APART = 48
"""Pixels between a window and the next one that is opened from it."""


class Wall(QObject):
    """``closed``: the first window was closed, and with it the desk; ``opened`` is a further one."""

    closed = Signal()
    opened = Signal(object)

    def __init__(self, make: Callable[[], MainWindow], watched: Watched) -> None:
        """``make`` gives a window that is joined to the desk but not shown yet."""
        super().__init__()
        self._make = make
        self._watched = watched
        self._sales: list[Sale] = []
        self._nothing: tuple[str, bool] = ("", False)
        self._link: tuple[Link, float, str] = (Link.OFFLINE, float("inf"), "")
        self._strip = ""
        self._naming: Naming | None = None
        self.kept = Layouts()
        self.windows: list[MainWindow] = []
        self.first = self._add()
        self.first.closed.connect(self.closed)
        self.offer_layouts()

    # -- what is said ----------------------------------------------------------------------

    def set_sales(self, sales: list[Sale]) -> None:
        """Offers these sales in every window."""
        self._sales = sales
        for window in self.windows:
            window.set_sales(sales)

    def say_nothing_to_show(self, words: str, *, busy: bool = False) -> None:
        """What to read where the lots would be."""
        self._nothing = (words, busy)
        for window in self.windows:
            window.say_nothing_to_show(words, busy=busy)

    def say_link(self, link: Link, seconds: float, part: str = "") -> None:
        """The worst link's condition, the seconds since anything was heard, of how many servers."""
        self._link = (link, seconds, part)
        for window in self.windows:
            window.say_link(link, seconds, part)

    def name_keys(self) -> None:
        """Names the keys in force in every window."""
        for window in self.windows:
            window.name_keys()

    def say_time(self, server_ms: float | None) -> None:
        """The server's time."""
        for window in self.windows:
            window.bar.say_time(server_ms)

    def say_strip(self, words: str) -> None:
        """The line at the foot of each window."""
        self._strip = words
        for window in self.windows:
            window.say_strip(words)

    def say_bid(self, line: BidLine) -> None:
        """What became of a bid."""
        for window in self.windows:
            window.say_bid(line)

    def show_past(self, item_id: str) -> None:
        """Shows a lot's history, which has come anew, wherever the lot is large."""
        for window in self.windows:
            window.floor.focus.show_past(item_id)

    # -- windows ---------------------------------------------------------------------------

    def open(self) -> MainWindow | None:
        """Opens another window with what the one in front shows; none when there are enough."""
        if len(self.windows) >= layouts.WINDOWS:
            words = tr("{n} windows are open; close one first.").format(n=len(self.windows))
            self.first.notice.say(words)
            return None
        front = next((w for w in self.windows if w.isActiveWindow()), self.first)
        window = self._add()
        window.take_layout(front.layout_now())
        window.setGeometry(on_screen(front.geometry().translated(APART, APART)))
        window.show()
        return window

    def show(self) -> None:
        """Shows every window."""
        for window in self.windows:
            window.show()

    def hide(self) -> None:
        """Hides every window."""
        for window in self.windows:
            window.hide()

    def _add(self) -> MainWindow:
        window = self._make()
        window.set_sales(self._sales)
        words, busy = self._nothing
        window.say_nothing_to_show(words, busy=busy)
        window.say_link(*self._link)
        window.say_strip(self._strip)
        filters = window.floor.filters
        filters.window_chip.clicked.connect(self.open)
        window.new_window_wanted.connect(self.open)
        if self.windows:
            window.closed.connect(lambda: self._drop(window))
            self.first.notice.echo(window.notice)
            window.acts = {**self.first.acts, **window.acts}  # what is the desk's, not the window's
            window.bar.pill.clicked.connect(self.first.bar.pill.clicked)
        self.windows.append(window)
        self.offer_layouts()
        self.opened.emit(window)
        return window

    def _drop(self, window: MainWindow) -> None:
        if window in self.windows:
            self.windows.remove(window)
            window.deleteLater()

    # -- layouts ---------------------------------------------------------------------------

    def restore(self) -> str | None:
        """Takes up how the desk was left; a sentence when that could not be read."""
        self.kept, sentence = layouts.load()
        self._watched.add(self.kept.watched)
        if self.kept.last:
            self.take(self.kept.last)
        self.offer_layouts()
        return sentence

    def keep(self) -> None:
        """Keeps how the desk is now. Raises ``NotKept``."""
        now = msgspec.structs.replace(
            self.kept, last=self.layout_now(), watched=tuple(self._watched)
        )
        self.kept = now
        layouts.save(now)

    def layout_now(self) -> Layout:
        """How the windows stand."""
        return tuple(window.layout_now() for window in self.windows)

    def take(self, layout: Layout) -> None:
        """Opens, closes and moves windows until they stand so."""
        for window in self.windows[max(1, len(layout)) :]:
            window.close()
        while len(self.windows) < len(layout):
            self._add()
        for window, wanted in zip(self.windows, layout, strict=False):
            window.take_layout(wanted)
            place = QRect(*wanted.place)
            if place.isValid():
                window.setGeometry(on_screen(place))
            if self.first.isVisible():
                window.show()

    def name_layout(self) -> None:
        """Asks for a name, in a window that does not stand in the way, and keeps the layout."""
        from rostrum.desk.views.naming import Naming  # noqa: PLC0415 - seldom

        if self._naming is None:
            self._naming = Naming(self.first)
            self._naming.named.connect(self.save_as)
        self._naming.ask()

    def choose_file(self) -> None:
        """Asks for a file, in a window that does not stand in the way, and writes the layout there."""
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - seldom

        kind = tr("Layouts of Rostrum (*{suffix})").format(suffix=layout_file.SUFFIX)
        asking = QFileDialog(self.first, tr("Write the layout to a file"), "", kind)
        asking.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        asking.setDefaultSuffix(layout_file.SUFFIX.removeprefix("."))
        asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asking.fileSelected.connect(lambda path: self.write_file(Path(path)))
        asking.open()

    def write_file(self, path: Path) -> None:
        """Writes how the windows stand to a file that opens them again."""
        try:
            layout_file.write(path, self.layout_now())
        except keep.NotKept as error:
            self.first.notice.say(str(error))

    def save_as(self, name: str) -> None:
        """Keeps how the windows stand under a name."""
        named = {**self.kept.named, name: self.layout_now()}
        if len(named) > layouts.LAYOUTS:
            words = tr("{n} layouts are kept; forget one first.").format(n=layouts.LAYOUTS)
            self.first.notice.say(words)
            return
        self._change(named)

    def forget(self, name: str) -> None:
        """Forgets a layout."""
        self._change({key: value for key, value in self.kept.named.items() if key != name})

    def offer_layouts(self) -> None:
        """Offers the named layouts in every window."""
        for window in self.windows:
            window.floor.filters.layouts.offer(self._list_layouts)

    def _list_layouts(self, offered: QMenu) -> None:
        for name, layout in self.kept.named.items():
            action = offered.addAction(name.replace("&", "&&"))
            action.triggered.connect(lambda _=False, layout=layout: self.take(layout))
        if self.kept.named:
            offered.addSeparator()
        offered.addAction(tr("Keep this layout …")).triggered.connect(self.name_layout)
        offered.addAction(tr("Write it to a file …")).triggered.connect(self.choose_file)
        if self.kept.named:
            forget = offered.addMenu(tr("Forget"))
            for name in self.kept.named:
                action = forget.addAction(name.replace("&", "&&"))
                action.triggered.connect(lambda _=False, name=name: self.forget(name))

    def _change(self, named: dict[str, Layout]) -> None:
        self.kept = msgspec.structs.replace(self.kept, named=named)
        self.offer_layouts()
        try:
            self.keep()
        except keep.NotKept as error:
            self.first.notice.say(str(error))
