"""Signing in to a server, and the choice of where its token is kept."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from rostrum.desk.credentials import Where, file_path
from rostrum.desk.figures import plain
from rostrum.desk.views.labels import label, set_tone
from rostrum.desk.words import tr

LONGEST = 1024


class SignInSheet(QDialog):
    """``wanted`` carries the server's key, name, password and where the token is to be kept."""

    wanted = Signal(str, str, str, str)

    def __init__(self, parent: QWidget, servers: Sequence[tuple[str, str]]) -> None:
        """``servers`` are keys and names."""
        super().__init__(parent)
        self.setWindowTitle(tr("Sign in"))
        self.setModal(False)
        self.setMinimumWidth(520)
        self.server = QComboBox()
        self.server.setAccessibleName(tr("Server"))
        for key, name in servers:
            self.server.addItem(plain(name), key)
        self.name, self.password = QLineEdit(), QLineEdit()
        self.name.setAccessibleName(tr("Name"))
        self.password.setAccessibleName(tr("Password"))
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        for field in (self.name, self.password):
            field.setMaxLength(LONGEST)
        self.kept = {
            Where.KEYRING: QRadioButton(tr("Stay signed in: keep it in this system's keyring")),
            Where.SESSION: QRadioButton(tr("Only until the desk is closed")),
            Where.FILE: QRadioButton(
                tr("Stay signed in: keep it in a file that only you can read")
            ),
        }
        self._group = QButtonGroup(self)
        for button in self.kept.values():
            self._group.addButton(button)
        self._about = label(13, tone="muted", wrap=True)
        self._words = label(15, wrap=True, name=tr("What became of it"))
        self.go = QPushButton(tr("Sign in"))
        self.go.setObjectName("main")
        self.go.setDefault(True)
        self.go.clicked.connect(self._go)
        close = QPushButton(tr("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.hide)
        form = QFormLayout()
        form.setVerticalSpacing(12)
        form.setHorizontalSpacing(16)
        form.addRow(tr("Server"), self.server)
        form.addRow(tr("Name"), self.name)
        form.addRow(tr("Password"), self.password)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 24)
        column.setSpacing(10)
        column.addLayout(form)
        column.addSpacing(8)
        for button in self.kept.values():
            column.addWidget(button)
        column.addWidget(self._about)
        column.addWidget(self._words)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        foot.addWidget(self.go)
        column.addLayout(foot)
        self.offer(keyring=False)

    def offer(self, *, keyring: bool) -> None:
        """Offers the places that this system has for a token."""
        self.kept[Where.KEYRING].setVisible(keyring)
        self.kept[Where.FILE].setVisible(not keyring)
        self.kept[Where.KEYRING if keyring else Where.SESSION].setChecked(True)
        words = "" if keyring else tr(
            "This system has no keyring that the desk could use. A file ({path}) is less safe: "
            "whoever can read your files can bid in your name. Choose it only if that is all right."
        ).format(path=file_path())  # fmt: skip
        self._about.setText(words)
        self._about.setVisible(bool(words))

    def open_for(self, key: str) -> None:
        """Comes up for a server, ready to be typed into."""
        place = self.server.findData(key)
        if place >= 0:
            self.server.setCurrentIndex(place)
        self._words.setText("")
        self.show()
        self.raise_()
        (self.password if self.name.text() else self.name).setFocus()

    def say(self, sentence: str, *, good: bool) -> None:
        """What became of it; after a success the sheet goes away by itself."""
        self.go.setEnabled(True)
        self._words.setText(sentence)
        set_tone(self._words, "good" if good else "closing")
        if good:
            self.password.clear()
            self.hide()
        else:
            self.password.setFocus()
            self.password.selectAll()

    @property
    def words(self) -> str:
        """The sentence that is shown."""
        return self._words.text()

    def _go(self) -> None:
        if not self.name.text() or not self.password.text():
            self.say(tr("Write your name and your password."), good=False)
            return
        self.go.setEnabled(False)
        self._words.setText(tr("Asking the server …"))
        set_tone(self._words, "muted")
        where = next(place for place, button in self.kept.items() if button.isChecked())
        self.wanted.emit(self.server.currentData(), self.name.text(), self.password.text(), where)
