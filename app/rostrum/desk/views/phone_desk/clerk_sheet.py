"""The form of a clerk who telephones in this sale: by which name they sign in, and what they speak."""

import asyncio

import msgspec
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from rostrum.desk.outcomes import Unanswered
from rostrum.desk.phones import request as written
from rostrum.desk.phones.request import NotUnderstood
from rostrum.desk.phones.room import PhoneRoom
from rostrum.desk.theme import font
from rostrum.desk.views.labels import label, set_tone
from rostrum.desk.words import tr
from rostrum.wire.phones import Clerk


class ClerkSheet(QDialog):
    """Stays open for the next clerk once one is in; a known name again changes that clerk."""

    def __init__(self, parent: QWidget, room: PhoneRoom) -> None:
        super().__init__(parent)
        self.setModal(False)
        self.setWindowTitle(tr("A clerk who telephones"))
        self._room = room
        self.sending: asyncio.Task[None] | None = None
        self.name, self.languages = QLineEdit(), QLineEdit()
        self.languages.setPlaceholderText(tr("en; zh"))
        form = QFormLayout()
        form.setSpacing(10)
        for field, name in (
            (self.name, tr("Name to sign in with")),
            (self.languages, tr("Languages")),
        ):
            field.setFont(font(15))
            field.setMaxLength(128)
            field.setAccessibleName(name)
            form.addRow(name, field)
        self.active = QCheckBox(tr("Telephones in this sale"))
        self.active.setFont(font(15))
        form.addRow("", self.active)
        self.words = label(15, tone="muted", wrap=True, name=tr("What became of it"))
        self.take, away = QPushButton(tr("Take in")), QPushButton(tr("Close"))
        for button in (self.take, away):
            button.setObjectName("chip")
            button.setFont(font(14))
            button.setAutoDefault(False)
        self.take.setDefault(True)
        self.take.clicked.connect(self.send)
        away.clicked.connect(self.close)
        row = QHBoxLayout()
        row.addWidget(self.words, 1)
        row.addWidget(away)
        row.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(14)
        column.addLayout(form)
        column.addLayout(row)
        self.setMinimumWidth(520)

    def open_empty(self) -> None:
        """Shows itself for a new clerk."""
        self._empty()
        self._say("")
        self.show()
        self.raise_()
        self.activateWindow()

    def send(self) -> asyncio.Task[None] | None:
        """Takes the clerk in; what is wrong is said, and what was written stays."""
        if self.sending is not None and not self.sending.done():
            return None
        name = self.name.text().strip()
        if not name:
            self._say(tr("Write the name that the clerk signs in with."), bad=True)
            return None
        try:
            clerk = msgspec.convert(
                {
                    "name": name,
                    "languages": written.languages_written(self.languages.text()),
                    "active": self.active.isChecked(),
                },
                Clerk,
            )
        except NotUnderstood as error:
            self._say(str(error), bad=True)
            return None
        except msgspec.ValidationError:
            words = tr("Something here is too long, or has signs that cannot be kept. Shorten it.")
            self._say(words, bad=True)
            return None
        self.sending = asyncio.get_running_loop().create_task(self._send(clerk))
        return self.sending

    async def _send(self, clerk: Clerk) -> None:
        try:
            await self._room.client.keep_clerk(clerk)
        except Unanswered as error:
            self._say(str(error), bad=True)
            return
        self._room.read_again()
        self._empty()
        said = tr("{name} telephones.") if clerk.active else tr("{name} telephones no more.")
        self._say(said.format(name=clerk.name))

    def _empty(self) -> None:
        self.name.clear()
        self.languages.clear()
        self.active.setChecked(True)
        self.name.setFocus()

    def _say(self, words: str, *, bad: bool = False) -> None:
        self.words.setText(words)
        set_tone(self.words, "closing" if bad else "muted")
