"""The form of a client who asks to be called: who, where, which lots, how far."""

import asyncio
import uuid

import msgspec
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from rostrum.desk.outcomes import Unanswered
from rostrum.desk.phones import request as written
from rostrum.desk.phones.request import NotUnderstood, lots_wanted
from rostrum.desk.phones.room import PhoneRoom
from rostrum.desk.theme import font
from rostrum.desk.views.labels import label, set_tone
from rostrum.desk.words import tr
from rostrum.wire.phones import CallRequest, Group, NewClient


class RequestSheet(QDialog):
    """Stays open for the next client once one is in."""

    def __init__(self, parent: QWidget, room: PhoneRoom) -> None:
        super().__init__(parent)
        self.setModal(False)
        self.setWindowTitle(tr("A client asks to be called"))
        self._room = room
        self._key = ""
        self.sending: asyncio.Task[None] | None = None
        self.name = self._field(tr("Client"))
        self.numbers = self._field(tr("Telephone numbers"), "+44 20 7946 0000; +44 7700 900123")
        self.languages = self._field(tr("Languages"), "en; zh")
        self.paddle = self._field(tr("Paddle"))
        self.limit = self._field(tr("Limit over the sale"), "20,000")
        self.lots = self._field(tr("Lots"), tr("12; 14 or 20 or 31"))
        self.cover = self._field(tr("Cover bid for each"))
        self.preferred = self._field(tr("Clerk wanted"))
        self.priority = QSpinBox()
        self.priority.lineEdit().setTextMargins(9, 0, 0, 0)
        self.priority.setRange(0, 9)
        self.priority.setAccessibleName(tr("Priority"))
        self.words = label(15, tone="muted", wrap=True, name=tr("What became of it"))
        self.take = QPushButton(tr("Take it in"))
        away = QPushButton(tr("Close"))
        for button in (self.take, away):
            button.setObjectName("chip")
            button.setFont(font(14))
            button.setAutoDefault(False)
        self.take.setDefault(True)
        self.take.clicked.connect(self.send)
        away.clicked.connect(self.close)
        form = QFormLayout()
        form.setSpacing(10)
        for field in (
            self.name, self.numbers, self.languages, self.paddle, self.limit, self.lots,
            self.cover, self.preferred,
        ):  # fmt: skip
            form.addRow(field.accessibleName(), field)
        form.addRow(tr("Priority"), self.priority)
        row = QHBoxLayout()
        row.addWidget(self.words, 1)
        row.addWidget(away)
        row.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(14)
        column.addLayout(form)
        column.addLayout(row)
        self.setMinimumWidth(560)

    def _field(self, name: str, hint: str = "") -> QLineEdit:
        made = QLineEdit()
        made.setFont(font(15))
        made.setMaxLength(400)
        made.setAccessibleName(name)
        made.setPlaceholderText(hint)
        return made

    def open_empty(self) -> None:
        """Shows itself for a new client."""
        self._empty()
        self.words.setText("")
        self.show()
        self.raise_()
        self.activateWindow()
        self.name.setFocus()

    def send(self) -> asyncio.Task[None] | None:
        """Takes client and calls in; what is wrong is said, and what was written stays."""
        if self.sending is not None and not self.sending.done():
            return None
        try:
            client, request = self._written()
        except NotUnderstood as error:
            self._say(str(error), bad=True)
            return None
        self.sending = asyncio.get_running_loop().create_task(self._send(client, request))
        return self.sending

    async def _send(self, client: NewClient, request: CallRequest) -> None:
        asking = self._room.client
        try:
            known = self._room.calls.client(client.client_id or "")
            if known is None:
                await asking.add_client(client)
                self._room.read_again()
            made = await asking.ask_for_calls(request)
        except Unanswered as error:
            self._say(str(error), bad=True)
            return
        self._room.read_again()
        said = tr("{name} is in with {n} calls.").format(name=client.name, n=len(made.calls))
        self._empty()
        self._say(said)
        self.name.setFocus()

    def _written(self) -> tuple[NewClient, CallRequest]:
        """What the fields say. Raises ``NotUnderstood``."""
        name = written.name_written(self.name.text())
        lots, groups = lots_wanted(self.lots.text(), self._room.lots())
        languages = written.languages_written(self.languages.text())
        try:
            client = msgspec.convert(
                {
                    "clientId": self._key,
                    "name": name,
                    "numbers": written.numbers_written(self.numbers.text()),
                    "languages": languages,
                    "paddle": written.paddle_written(self.paddle.text()),
                    "limit": self._amount(self.limit),
                    "groups": [Group(tuple(items)) for items in groups],
                },
                NewClient,
            )
            request = CallRequest(
                client_id=self._key,
                lots=tuple(lots),
                language=languages[0] if languages else None,
                priority=self.priority.value(),
                preferred=self.preferred.text().strip() or None,
                cover=self._amount(self.cover),
            )
        except msgspec.ValidationError as error:
            words = tr("Something here is too long, or has signs that cannot be kept. Shorten it.")
            raise NotUnderstood(words) from error
        return client, request

    def _amount(self, field: QLineEdit) -> int | None:
        return written.limit_written(field.text(), self._room.sale.currency)

    def _empty(self) -> None:
        self._key = f"c{uuid.uuid4().hex[:16]}"
        for field in (
            self.name, self.numbers, self.languages, self.paddle, self.limit, self.lots,
            self.cover, self.preferred,
        ):  # fmt: skip
            field.clear()
        self.priority.setValue(0)

    def _say(self, words: str, *, bad: bool = False) -> None:
        self.words.setText(words)
        set_tone(self.words, "closing" if bad else "muted")
