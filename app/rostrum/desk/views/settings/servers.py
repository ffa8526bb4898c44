"""The servers that the desk watches, and for those of the article's kind what their fields mean."""

import msgspec
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from rostrum.desk.field_map import MEANINGS, FieldMap
from rostrum.desk.settings import SERVERS, ServerKind, ServerSettings, completed, fault, next_key
from rostrum.desk.views.labels import label, set_tone
from rostrum.desk.words import mark, tr
from rostrum.trust import plain_to_others

ROW = 40
_MEANINGS = {
    "price": mark("Price"),
    "ask": mark("Ask"),
    "leader": mark("Leader"),
    "ends_at": mark("End"),
    "title": mark("Title"),
    "bid_count": mark("Number of bids"),
    "status": mark("Status"),
    "currency": mark("Currency"),
}


class ServersPart(QWidget):
    """``changed`` carries the servers as they are wanted, only ever whole ones."""

    changed = Signal(dict)

    def __init__(self, servers: tuple[ServerSettings, ...], alone: str = "") -> None:
        """``alone`` is the server that the desk was started for, whatever is in the list."""
        super().__init__()
        self._servers = list(servers)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Servers"))
        self.name, self.url, self.paddle = QLineEdit(), QLineEdit(), QLineEdit()
        self.items, self.channels, self.currency = QLineEdit(), QLineEdit(), QLineEdit()
        self.bid_url, self.ca_file = QLineEdit(), QLineEdit()
        self.plain_ok = QCheckBox(
            tr("⚠ Send my token and password there, although others on the way can read them")
        )
        self.kind = QComboBox()
        self.kind.addItem(tr("Rostrum"), ServerKind.ROSTRUM)
        self.kind.addItem(
            tr("Another push service (Socket.IO, one item a connection)"), ServerKind.ARTICLE
        )
        self.watched = QCheckBox(tr("Watch it"))
        self.minor = QCheckBox(tr("Its amounts are in pence, cents or the like"))
        self.meanings = {meaning: QLineEdit() for meaning in MEANINGS}
        self.add = QPushButton(tr("Add a server"))
        self.remove = QPushButton(tr("Remove"))
        self.save = QPushButton(tr("Save"))
        self.save.setObjectName("main")
        self._words = label(15, tone="muted", wrap=True, name=tr("What became of it"))
        self._foreign: list[QWidget] = []
        self._form = QFormLayout()
        self._lay_out()
        self.list.currentRowChanged.connect(self._show)
        self.kind.currentIndexChanged.connect(lambda _: self._show_kind())
        self.url.textChanged.connect(lambda _: self._show_safety())
        self.url.textEdited.connect(lambda _: self.plain_ok.setChecked(False))  # another server
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.save.clicked.connect(self._save)
        self.url.editingFinished.connect(self._complete_address)
        for field in self.findChildren(QLineEdit):
            field.returnPressed.connect(self._save)
        self._fill(0)
        if alone:
            said = tr(
                "This desk was started for {server} alone. Servers of this list are watched from the next start that names none."
            )
            self._say(said.format(server=alone))

    @property
    def words(self) -> str:
        """What was said last."""
        return self._words.text()

    def _lay_out(self) -> None:
        self._form.setVerticalSpacing(10)
        self._form.setHorizontalSpacing(20)
        rows: list[tuple[str, QWidget, bool]] = [
            (tr("Name"), self.name, False),
            (tr("Address"), self.url, False),
            (tr("Kind"), self.kind, False),
            ("", self.plain_ok, False),
            (tr("Issuer's file"), self.ca_file, False),
            (tr("Your paddle"), self.paddle, False),
            ("", self.watched, False),
            (tr("Items"), self.items, True),
            (tr("Channels"), self.channels, True),
            (tr("Currency"), self.currency, True),
            ("", self.minor, True),
            (tr("Address for bids"), self.bid_url, True),
        ]
        rows += [(tr(_MEANINGS[m]), field, True) for m, field in self.meanings.items()]
        for caption, field, foreign in rows:
            if caption:
                field.setAccessibleName(caption)
            self._form.addRow(caption, field)
            if foreign:
                self._foreign.append(field)
        self.url.setPlaceholderText("http://host:3000")
        self.paddle.setPlaceholderText(tr("none: only watch"))
        self.items.setPlaceholderText(tr("100, 101, 102"))
        self.channels.setPlaceholderText(tr("every channel"))
        self.currency.setPlaceholderText("GBP")
        self.bid_url.setPlaceholderText(tr("none: only read"))
        self.ca_file.setPlaceholderText(tr("none: as this system trusts"))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.add, self.remove):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.save.setAutoDefault(False)
        buttons.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.list)
        column.addLayout(self._form)
        column.addWidget(self._words)
        column.addLayout(buttons)

    def _fill(self, place: int) -> None:
        """Writes the list anew and turns to a place in it."""
        self.list.blockSignals(True)
        self.list.clear()
        for server in self._servers:
            off = "" if server.watched else f"  ({tr('not watched')})"
            item = QListWidgetItem(f"{server.name}   {server.url}{off}", self.list)
            item.setSizeHint(QSize(0, ROW))
        self.list.blockSignals(False)
        self.list.setFixedHeight(min(4, len(self._servers)) * ROW + 18)
        self.list.setVisible(bool(self._servers))
        self.remove.setEnabled(bool(self._servers))
        if self._servers:
            self.list.setCurrentRow(min(place, len(self._servers) - 1))
        else:
            self._show(-1)

    def _show(self, place: int) -> None:
        server = self._servers[place] if 0 <= place < len(self._servers) else None
        shown = server or ServerSettings(name="", url="")
        self.name.setText(shown.name)
        self.url.setText(shown.url)
        self.ca_file.setText(shown.ca_file or "")
        self.plain_ok.setChecked(shown.plain_ok)
        self.kind.setCurrentIndex(self.kind.findData(shown.kind))
        self.paddle.setText(shown.paddle or "")
        self.watched.setChecked(shown.watched)
        self.items.setText(", ".join(shown.items))
        self.channels.setText(", ".join(shown.channels))
        self.currency.setText(shown.currency)
        self.minor.setChecked(shown.minor)
        self.bid_url.setText(shown.bid_url or "")
        for meaning, field in self.meanings.items():
            field.setText(", ".join(getattr(shown.fields, meaning)))
        for line in (self.name, self.url, self.items, *self.meanings.values()):
            line.setCursorPosition(0)
        self._show_kind()

    def _show_kind(self) -> None:
        foreign = self.kind.currentData() == ServerKind.ARTICLE
        for field in self._foreign:
            self._form.setRowVisible(field, foreign)
        self._show_safety()

    def _show_safety(self) -> None:
        """What there is to choose about the way there, which depends on the address."""
        url = self.url.text().strip()
        article = self.kind.currentData() == ServerKind.ARTICLE
        self._form.setRowVisible(self.ca_file, url.startswith("https:"))
        self._form.setRowVisible(
            self.plain_ok, not article and url.startswith("http:") and plain_to_others(url)
        )

    def _complete_address(self) -> None:
        """``host:3000`` is written as the address that it means, so that it is seen what is saved."""
        url = self.url.text().strip()
        if completed(url) != url:
            self.url.setText(completed(url))

    def _add(self) -> None:
        if len(self._servers) >= SERVERS:
            self._say(tr("At most {most} servers at once.").format(most=SERVERS), bad=True)
            return
        self.list.setCurrentRow(-1)
        self._show(-1)
        self._say(tr("Write its name and address, then save it."))
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self) -> None:
        place = self.list.currentRow()
        if 0 <= place < len(self._servers):
            gone = self._servers.pop(place)
            self._fill(place)
            self._say(tr("{name} is removed.").format(name=gone.name))
            self.changed.emit({"servers": tuple(self._servers)})

    def _save(self) -> None:
        self._complete_address()
        place = self.list.currentRow()
        new = not 0 <= place < len(self._servers)
        key = next_key(tuple(self._servers)) if new else self._servers[place].key
        before = ServerSettings(name="", url="") if new else self._servers[place]
        try:
            wanted = self._written(before, key)
        except msgspec.ValidationError:
            self._say(tr("Something here is too long to be kept. Shorten it."), bad=True)
            return
        wrong = fault(wanted)
        if wrong is not None:
            self._say(wrong, bad=True)
            return
        if new:
            place = len(self._servers)
            self._servers.append(wanted)
        else:
            self._servers[place] = wanted
        self._fill(place)
        self._say(tr("{name} is saved.").format(name=wanted.name))
        self.changed.emit({"servers": tuple(self._servers)})

    def _written(self, before: ServerSettings, key: str) -> ServerSettings:
        """What the fields say, checked. Raises ValidationError for what is too long."""
        fields = FieldMap(
            **{
                m: _names(field.text())
                for m, field in self.meanings.items()
                if field.text().strip()
            }
        )
        wanted = msgspec.structs.replace(
            before,
            key=key,
            name=self.name.text().strip(),
            url=self.url.text().strip(),
            kind=ServerKind(self.kind.currentData()),
            paddle=self.paddle.text().strip() or None,
            watched=self.watched.isChecked(),
            items=_names(self.items.text()),
            channels=_names(self.channels.text()),
            currency=self.currency.text().strip().upper(),
            minor=self.minor.isChecked(),
            bid_url=self.bid_url.text().strip() or None,
            ca_file=self.ca_file.text().strip() or None,
            plain_ok=self.plain_ok.isChecked(),
            fields=fields,
        )
        return msgspec.convert(msgspec.to_builtins(wanted), ServerSettings)

    def _say(self, sentence: str, *, bad: bool = False) -> None:
        self._words.setText(sentence)
        set_tone(self._words, "closing" if bad else "muted")


def _names(text: str) -> tuple[str, ...]:
    """Words parted by commas, without repetitions."""
    return tuple(dict.fromkeys(filter(None, (part.strip() for part in text.split(",")))))
