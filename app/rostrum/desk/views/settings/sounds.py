"""Which sounds are played, and how loud."""

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from rostrum.desk.cues import WORDS, Cue
from rostrum.desk.settings import SoundSettings
from rostrum.desk.sounds import player
from rostrum.desk.views.labels import label
from rostrum.desk.words import tr


class SoundsPart(QWidget):
    """``changed`` carries the sounds as they are wanted, ``tried`` names a cue to play now."""

    changed = Signal(dict)
    tried = Signal(str)

    def __init__(self, settings: SoundSettings) -> None:
        super().__init__()
        self._settings = settings
        self.on = QCheckBox(tr("Sounds"))
        self.on.setChecked(settings.on)
        self.volume = QSlider(Qt.Orientation.Horizontal)
        self.volume.setRange(0, 100)
        self.volume.setValue(settings.volume)
        self.volume.setAccessibleName(tr("Volume"))
        self.volume.setFixedWidth(260)
        self.volume.setMinimumHeight(24)
        self.cues: dict[Cue, QCheckBox] = {}
        grid = QGridLayout()
        grid.setVerticalSpacing(8)
        for place, (cue, words) in enumerate(WORDS.items()):
            box = QCheckBox(tr(words))
            box.setChecked(cue not in settings.silent)
            box.toggled.connect(self._say)
            self.cues[cue] = box
            play = QPushButton(tr("Play"))
            play.setAccessibleName(f"{tr('Play')}: {tr(words)}")
            play.setAutoDefault(False)
            play.clicked.connect(lambda _, cue=cue: self.tried.emit(cue))
            grid.addWidget(box, place, 0)
            grid.addWidget(play, place, 1)
        grid.setColumnStretch(0, 1)
        self.on.toggled.connect(self._say)
        self.volume.sliderReleased.connect(self._say)
        self.volume.valueChanged.connect(
            lambda _: None if self.volume.isSliderDown() else self._say()
        )
        loud = QHBoxLayout()
        loud.setSpacing(14)
        loud.addWidget(self.on)
        caption = label(15, tone="muted")
        caption.setText(tr("Volume"))
        loud.addSpacing(20)
        loud.addWidget(caption)
        loud.addWidget(self.volume)
        loud.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addLayout(loud)
        column.addLayout(grid)
        if player() is None:
            none = label(15, tone="soon", wrap=True)
            none.setText(
                tr(
                    "This system has no program that plays sounds. Install pipewire, "
                    "pulseaudio-utils or alsa-utils, then start the desk again."
                )
            )
            column.addWidget(none)

    def _say(self) -> None:
        silent = tuple(str(cue) for cue, box in self.cues.items() if not box.isChecked())
        self._settings = msgspec.structs.replace(
            self._settings, on=self.on.isChecked(), volume=self.volume.value(), silent=silent
        )
        self.changed.emit({"sounds": self._settings})
