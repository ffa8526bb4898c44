"""What was written of a client and what was changed, newest first; and a client's facts as texts."""

from collections.abc import Sequence

from PySide6.QtWidgets import QPlainTextEdit

from rostrum.desk.figures import figure, money
from rostrum.desk.phones.request import groups_text
from rostrum.desk.phones.room import PhoneRoom
from rostrum.desk.phones.times import clock_time, note_line
from rostrum.desk.theme import font
from rostrum.desk.words import mark, tr
from rostrum.wire.phones import Client, ClientCard, ClientEvent

CHANGES_SHOWN = 50
"""The newest changes of a client that are listed."""

FACTS = {
    "name": mark("Client"),
    "numbers": mark("Telephone numbers"),
    "languages": mark("Languages"),
    "paddle": mark("Paddle"),
    "limit": mark("Limit over the sale"),
    "groups": mark("Only one of"),
}


def fact_texts(client: Client, limit: int | None, room: PhoneRoom) -> dict[str, str]:
    """A client's facts as the fields of a form have them; ``limit`` in minor units."""
    return {
        "name": client.name,
        "numbers": "; ".join(client.numbers),
        "languages": "; ".join(client.languages),
        "paddle": client.paddle or "",
        "limit": "" if limit is None else figure(limit, room.sale.currency),
        "groups": groups_text(client.groups, room.calls.lot),
    }


class ClientPast(QPlainTextEdit):
    """Notes and changes of one client, to be read."""

    def __init__(self, room: PhoneRoom) -> None:
        super().__init__()
        self._room = room
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFont(font(14))
        self.setAccessibleName(tr("Notes and changes, newest first"))

    def show_of(self, client: ClientCard, events: Sequence[ClientEvent]) -> None:
        """Shows a client's notes, and the changes that their log has."""
        lines = [(note.at, note_line(note)) for note in client.notes]
        said = tr("{time} {who} changed {facts}")
        for event in events[-CHANGES_SHOWN:]:
            if event.what:
                facts = tr("; ").join(self._fact(event, name) for name in event.what)
                words = said.format(time=clock_time(event.at), who=event.by, facts=facts)
                lines.append((event.at, words))
        shown = "\n".join(line for _, line in sorted(lines, reverse=True))
        if shown != self.toPlainText():
            self.setPlainText(shown)

    def _fact(self, event: ClientEvent, name: str) -> str:
        edited = event.client.edited
        limit = edited.limit if edited is not None else None
        value = fact_texts(event.client, limit, self._room).get(name, "")
        if name == "limit" and limit is not None:
            value = money(limit, self._room.sale.currency)
        named = tr(FACTS.get(name, name))
        return tr("{name}: {value}").format(name=named, value=value or tr("nothing"))
