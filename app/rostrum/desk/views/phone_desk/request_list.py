"""A list of requests from a file: read first and told line by line, then taken in whole."""

import asyncio
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from rostrum.desk.os_words import why_not
from rostrum.desk.phones.room import PhoneRoom
from rostrum.desk.told import told
from rostrum.desk.under_way import UnderWay
from rostrum.desk.views.phone_desk.chip_button import chip_button
from rostrum.desk.words import tr
from rostrum.wire.phones import RequestReport

LIST_BYTES = 4 * 1024 * 1024
"""Largest list of requests that is sent."""


class RequestList(QObject):
    """Two buttons and what they do; ``said`` is a sentence and whether it is bad.

    ``faults_changed``: ``lines`` are others, which say what is wrong with the list that was read.
    """

    said = Signal(str, bool)
    faults_changed = Signal()

    def __init__(self, room: PhoneRoom) -> None:
        super().__init__()
        self._room = room
        self._list: bytes | None = None
        self.lines: list[str] = []
        self.under_way = UnderWay(lambda words: self._say(words, bad=True))
        self.choose_button = chip_button(tr("Read a list …"), self._choose_list)
        self.take_button = chip_button(tr("Take the list in"), self.take_list)
        self.take_button.hide()

    def forget(self) -> None:
        """What was wrong with a list is no longer of interest."""
        self.lines = []

    def _choose_list(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self.choose_button, tr("Read a list of requests"), "", tr("Lists (*.csv *.txt)")
        )
        if name:
            self.read_list(Path(name))

    def read_list(self, path: Path) -> None:
        """Tells what a list would bring in, line by line where something is wrong."""

        async def read() -> None:
            self._list = None
            self.lines = []
            self.take_button.hide()
            try:
                data = await asyncio.to_thread(_read, path)
            except OSError as error:
                words = tr("{path} could not be read: {reason}")
                self._say(words.format(path=path, reason=why_not(error)), bad=True)
                return
            if len(data) > LIST_BYTES:
                self._say(tr("The list is too long to be one: over 4 MB."), bad=True)
                return
            report = await self._room.client.read_list(data)
            self._say_report(report)
            if not report.faults:
                self._list = data
                self.take_button.show()

        self.under_way.begin(read)

    def take_list(self) -> None:
        """Takes the list in that was read last."""
        data = self._list
        if data is None:
            return

        async def take() -> None:
            report = await self._room.client.take_list(data)
            self._list = None
            self.lines = []
            self.take_button.hide()
            words = tr("{calls} calls of {clients} new clients are in.")
            self._say(words.format(calls=report.calls, clients=report.clients))
            self._room.read_again()

        self.under_way.begin(take)

    def _say_report(self, report: RequestReport) -> None:
        if report.faults:
            words = tr(
                "Lines that cannot come in: {n}. Nothing was taken; mend them and read it again."
            )
            self._say(words.format(n=len(report.faults)), bad=True)
            said = tr("Line {line}: {reason}")
            lines = [
                said.format(line=each.line, reason=told(each.sentence, each.reason))
                for each in report.faults
            ]
            self.lines = lines
            self.faults_changed.emit()
            return
        words = tr("The list has {calls} calls of {clients} new clients. Take it in?")
        self._say(words.format(calls=report.calls, clients=report.clients))
        if report.ignored:
            ignored = ", ".join(report.ignored)
            self.lines = [tr("Not read: {columns}").format(columns=ignored)]
        self.faults_changed.emit()

    def _say(self, words: str, *, bad: bool = False) -> None:
        self.said.emit(words, bad)


def _read(path: Path) -> bytes:
    """A file as far as a list can be long, and one byte more."""
    with path.open("rb") as file:
        return file.read(LIST_BYTES + 1)
