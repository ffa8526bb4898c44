"""A client's facts, to be seen and changed; what others change meanwhile is shown, never overwritten."""

import asyncio
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from rostrum.desk.figures import plain
from rostrum.desk.outcomes import Declined
from rostrum.desk.phones import request as written
from rostrum.desk.phones.request import NotUnderstood
from rostrum.desk.phones.room import PhoneRoom
from rostrum.desk.theme import font
from rostrum.desk.under_way import UnderWay
from rostrum.desk.views.labels import label, set_tone
from rostrum.desk.views.phone_desk.card import NoteField
from rostrum.desk.views.phone_desk.client_past import FACTS, ClientPast, fact_texts
from rostrum.desk.words import mark, tr
from rostrum.wire.phones import ClientCard, ClientChange, ClientEvent

_HINTS = {
    "numbers": "+44 20 7946 0000; +44 7700 900123",
    "languages": "en; zh",
    "paddle": "412, A12",
    "limit": "20,000",
    "groups": mark("14 or 20 or 31; 2 of 7 or 8 or 9"),
}


class ClientSheet(QDialog):
    """Save keeps what is different, and only over the facts that are on the screen."""

    def __init__(self, parent: QWidget, room: PhoneRoom) -> None:
        super().__init__(parent)
        self.setModal(False)
        self.setWindowTitle(tr("Client"))
        self._room = room
        self._client_id = ""
        self._tag = ""
        self._base: dict[str, str] = {}
        """What each field said when the server had it so."""
        self._events: list[ClientEvent] = []
        self._under_way = UnderWay(lambda words: self._say(words, tone="closing"))
        self.fields = {name: self._field(name) for name in FACTS}
        self.faults = {name: label(14, tone="closing", wrap=True) for name in FACTS}
        self.heading = label(20, bold=True, name=tr("Client"))
        self.words = label(15, tone="muted", wrap=True, name=tr("What became of it"))
        self.past = ClientPast(room)
        self.note = NoteField()
        self.note.setPlaceholderText(tr("New note – Enter keeps it"))
        self.save_button = QPushButton(tr("Save  Ctrl+S"))
        self.save_button.setObjectName("main")
        self.close_button = QPushButton(tr("Close  Esc"))
        for button in (self.save_button, self.close_button):
            button.setFont(font(15))
            button.setAutoDefault(False)
        self._lay_out()
        self.save_button.clicked.connect(lambda _=False: self.save())
        self.close_button.clicked.connect(self.close)
        self.note.given.connect(self._keep_note)
        self.note.left.connect(self.fields["name"].setFocus)
        room.calls.changed.connect(self._take_newer)

    def _field(self, name: str) -> QLineEdit:
        made = QLineEdit()
        made.setFont(font(16))
        made.setMaxLength(400)
        made.setMinimumWidth(380)
        made.setAccessibleName(tr(FACTS[name]))
        made.setPlaceholderText(tr(_HINTS.get(name, "")))
        return made

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(3)
        for name, field in self.fields.items():
            caption = label(14, tone="muted")
            caption.setText(tr(FACTS[name]))
            caption.setBuddy(field)
            left.addWidget(caption)
            left.addWidget(field)
            left.addWidget(self.faults[name])
            left.addSpacing(8)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(8)
        caption = label(14, tone="muted")
        caption.setText(tr("Notes and changes, newest first"))
        right.addWidget(caption)
        right.addWidget(self.note)
        right.addWidget(self.past, 1)
        body = QHBoxLayout()
        body.setSpacing(24)
        body.addLayout(left, 1)
        body.addLayout(right, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.words, 1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.heading)
        column.addLayout(body, 1)
        column.addLayout(foot)
        self.resize(940, 560)

    # -- showing ---------------------------------------------------------------------------

    def open_client(self, client_id: str) -> None:
        """Shows a client's facts as the server has them."""
        client = self._room.calls.client(client_id)
        if client is None:
            return
        self._client_id, self._tag = client_id, client.tag
        self._base = self._texts(client)
        self._events = []
        for name, field in self.fields.items():
            field.setText(self._base[name])
            self._blame(name, "")
        self.note.clear()
        self._say("")
        self._show_past(client)
        self._do_read_log()
        self.show()
        self.raise_()
        self.activateWindow()
        self.fields["name"].setFocus()

    def _texts(self, client: ClientCard) -> dict[str, str]:
        return fact_texts(client, client.limit, self._room)

    def _take_newer(self) -> None:
        """Somebody changed the client: what is untouched here follows, what is not is pointed out."""
        client = self._room.calls.client(self._client_id)
        if client is None or not self.isVisible():
            return
        self._show_past(client)
        if client.tag == self._tag:
            return
        now = self._texts(client)
        crossed = []
        for name, field in self.fields.items():
            if now[name] == self._base[name] or field.text() == now[name]:
                continue
            if field.text() == self._base[name]:
                field.setText(now[name])
            else:
                crossed.append(name)
                value = now[name] or tr("nothing")
                self._blame(name, tr("Meanwhile it has become: {value}").format(value=value))
        self._tag, self._base = client.tag, now
        if crossed:
            who = client.edited.by if client.edited is not None else tr("the office")
            words = tr("{who} changed this client meanwhile. Save again to put yours over it.")
            self._say(words.format(who=who), tone="soon")
        self._do_read_log()

    def _show_past(self, client: ClientCard) -> None:
        self.heading.setText(plain(client.name))
        self.past.show_of(client, self._events)

    def _blame(self, name: str, words: str) -> None:
        self.faults[name].setText(words)
        self.faults[name].setVisible(bool(words))
        self.fields[name].setAccessibleDescription(words)

    def _say(self, words: str, *, tone: str = "muted") -> None:
        self.words.setText(words)
        set_tone(self.words, tone)

    # -- keeping ---------------------------------------------------------------------------

    def save(self) -> asyncio.Task[None] | None:
        """Sends what is different; what cannot be is said under its field, and nothing is sent."""
        change = self._change()
        if change is None:
            return None
        self._say(tr("On its way …"))
        return self._under_way.begin(lambda: self._send(change))

    def _change(self) -> ClientChange | None:
        known, currency = self._room.lots(), self._room.sale.currency
        read: dict[str, Callable[[str], Any]] = {
            "name": written.name_written,
            "numbers": written.numbers_written,
            "languages": written.languages_written,
            "paddle": written.paddle_written,
            "limit": lambda text: written.limit_written(text, currency),
            "groups": lambda text: written.groups_written(text, known),
        }
        facts: dict[str, Any] = {}
        wrong: list[str] = []
        for name, field in self.fields.items():
            self._blame(name, "")
            if field.text().strip() == self._base[name]:
                continue
            try:
                facts[name] = read[name](field.text())
            except NotUnderstood as error:
                self._blame(name, str(error))
                wrong.append(name)
        if wrong:
            self.fields[wrong[0]].setFocus()
            self._say(tr("Nothing was sent: mend what is marked."), tone="closing")
            return None
        if not facts:
            self._say(tr("Nothing is different."))
            return None
        return ClientChange(**facts, expected=self._tag)

    async def _send(self, change: ClientChange) -> None:
        try:
            kept = await self._room.client.change_client(self._client_id, change)
        except Declined as refusal:
            self._say(str(refusal), tone="closing")
            self._room.read_again()
            return
        self._tag, self._base = kept.tag, self._texts(kept)
        for name, field in self.fields.items():
            field.setText(self._base[name])
        self._say(tr("✓ Kept by the server."), tone="good")
        self._room.read_again()
        await self._read_log()

    def _keep_note(self, text: str) -> None:
        self._room.note(self._client_id, text)

    def _do_read_log(self) -> None:
        self._under_way.begin(self._read_log)

    async def _read_log(self) -> None:
        asked = self._client_id
        events = (await self._room.client.client_log(asked)).events
        client = self._room.calls.client(asked)
        if asked == self._client_id and client is not None:
            self._events = events
            self._show_past(client)

    def stop(self) -> None:
        """Ends what is under way; what the server has taken stays."""
        self._under_way.end()

    # -- keys ------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if (control and event.key() == Qt.Key.Key_S) or enter:
            if not event.isAutoRepeat():
                self.save()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        parent = self.parentWidget()
        if parent is not None:
            parent.activateWindow()
