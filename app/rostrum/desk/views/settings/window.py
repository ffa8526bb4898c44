"""The settings page: its parts on the left, the chosen part on the right."""

import msgspec
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from rostrum.desk.settings import ServerSettings, Settings
from rostrum.desk.views.labels import label, set_tone
from rostrum.desk.views.settings.about import AboutPart
from rostrum.desk.views.settings.appearance import AppearancePart
from rostrum.desk.views.settings.keys import KeysPart
from rostrum.desk.views.settings.language import LanguagePart
from rostrum.desk.views.settings.servers import ServersPart
from rostrum.desk.views.settings.sounds import SoundsPart
from rostrum.desk.words import tr


class SettingsWindow(QDialog):
    """``wanted`` carries the settings as the user wants them, at once with each change."""

    wanted = Signal(object)
    restart = Signal()
    try_sound = Signal(str)

    def __init__(
        self,
        parent: QWidget,
        settings: Settings,
        here: ServerSettings | None = None,
        *,
        alone: str = "",
    ) -> None:
        """``here`` is the server that is watched while none is in the settings; ``alone`` names
        the one that the desk was started for, whatever is there."""
        super().__init__(parent)
        self.setWindowTitle(tr("Settings"))
        self.setModal(False)
        self.resize(960, 680)
        self.settings = settings
        self.servers = ServersPart(settings.servers or ((here,) if here else ()), alone)
        self.appearance = AppearancePart(settings)
        self.keys = KeysPart(settings)
        self.sounds = SoundsPart(settings.sounds)
        self.language = LanguagePart(settings)
        self.names = QListWidget()
        self.names.setObjectName("parts")
        self.names.setAccessibleName(tr("Parts of the settings"))
        self.names.setFixedWidth(210)
        self._pages = QStackedWidget()
        for name, part in (
            (tr("Servers"), self.servers),
            (tr("Appearance"), self.appearance),
            (tr("Keys"), self.keys),
            (tr("Sounds"), self.sounds),
            (tr("Language and figures"), self.language),
        ):
            item = QListWidgetItem(name, self.names)
            item.setSizeHint(QSize(0, 40))
            self._pages.addWidget(_scrolled(name, part))
            part.changed.connect(self._change)
        self.about = AboutPart()
        QListWidgetItem(tr("About Rostrum"), self.names).setSizeHint(QSize(0, 40))
        self._pages.addWidget(_scrolled(tr("About Rostrum"), self.about))
        self.sounds.tried.connect(self.try_sound)
        self.names.currentRowChanged.connect(self._pages.setCurrentIndex)
        self.names.setCurrentRow(0)
        self._words = label(14, tone="muted", wrap=True, name=tr("What became of it"))
        self._restart = QPushButton(tr("Start the desk again"))
        self._restart.clicked.connect(self.restart)
        self._restart.hide()
        foot = QWidget()
        foot.setObjectName("strip")
        row = QHBoxLayout(foot)
        row.setContentsMargins(20, 10, 20, 10)
        row.addWidget(self._words, 1)
        row.addWidget(self._restart)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.names)
        middle.addWidget(self._pages, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(middle, 1)
        column.addWidget(foot)
        self.say(tr("Every change counts at once and is kept."))

    @property
    def words(self) -> str:
        """The sentence at the foot."""
        return self._words.text()

    def say(self, sentence: str, *, bad: bool = False, restart: bool = False) -> None:
        """What became of the last change."""
        self._words.setText(sentence)
        set_tone(self._words, "closing" if bad else "muted")
        self._restart.setVisible(restart)

    def _change(self, changed: dict[str, object]) -> None:
        self.settings = msgspec.structs.replace(self.settings, **changed)
        self.wanted.emit(self.settings)


def _scrolled(name: str, part: QWidget) -> QScrollArea:
    inner = QWidget()
    inner.setObjectName("page")
    column = QVBoxLayout(inner)
    column.setContentsMargins(32, 24, 32, 24)
    column.setSpacing(16)
    heading = label(22, bold=True)
    heading.setText(name)
    column.addWidget(heading)
    column.addWidget(part)
    column.addStretch(1)
    area = QScrollArea()
    area.setWidget(inner)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it has the keyboard
    return area
