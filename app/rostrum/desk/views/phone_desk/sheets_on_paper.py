"""Call sheets as the server prints them: kept as a file, or opened to be printed."""

import asyncio
import contextlib
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from rostrum.desk.models.sheets import NOBODY
from rostrum.desk.os_words import why_not
from rostrum.desk.phones.room import PhoneRoom
from rostrum.desk.under_way import UnderWay
from rostrum.desk.words import tr


def open_paper(path: Path) -> bool:
    """Shows a PDF in the program that this machine has for it, which prints it."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class SheetsOnPaper(QObject):
    """``said`` is a sentence and whether it is bad."""

    said = Signal(str, bool)

    def __init__(self, room: PhoneRoom) -> None:
        super().__init__()
        self._room = room
        self._printed: tempfile.TemporaryDirectory[str] | None = None
        self.show_paper = open_paper
        self._under_way = UnderWay(lambda words: self.said.emit(words, True))

    @property
    def folder(self) -> Path | None:
        """Where a sheet lies that was opened to be printed; only its user may look there."""
        return None if self._printed is None else Path(self._printed.name)

    def save(self, whose: str | None, path: Path) -> None:
        """Writes a sheet into a file."""

        async def save() -> None:
            data = await self._paper(whose)
            await asyncio.to_thread(path.write_bytes, data)
            self.said.emit(tr("The call sheets are in {path}.").format(path=path), False)

        self._begin(save, path)

    def print(self, whose: str | None) -> None:
        """Opens a sheet in the program for PDFs; it is private, and goes with its window."""

        async def show() -> None:
            data = await self._paper(whose)
            if self._printed is None:
                self._printed = tempfile.TemporaryDirectory(prefix="rostrum-sheets-")
            made = Path(self._printed.name) / "call-sheets.pdf"
            await asyncio.to_thread(made.write_bytes, data)
            if self.show_paper(made):
                words = tr("The sheets are open in your PDF program. Print them there.")
                self.said.emit(words, False)
            else:
                words = tr("No program for PDFs is to be found. Save them and print the file.")
                self.said.emit(words, True)

        self._begin(show, Path(tempfile.gettempdir()))

    def stop(self) -> None:
        """Ends what is under way and removes what was opened to be printed."""
        self._under_way.end()
        self.forget()

    def forget(self) -> None:
        """Removes what was opened to be printed."""
        if self._printed is not None:
            with contextlib.suppress(OSError):
                self._printed.cleanup()
            self._printed = None

    async def _paper(self, whose: str | None) -> bytes:
        return await self._room.client.sheets(whose or None, nobody=whose == NOBODY)

    def _begin(self, work: Callable[[], Awaitable[None]], path: Path) -> None:
        async def write() -> None:
            try:
                await work()
            except OSError as error:
                words = tr("{path} could not be written: {reason}")
                self.said.emit(words.format(path=path, reason=why_not(error)), True)

        self._under_way.begin(write)
