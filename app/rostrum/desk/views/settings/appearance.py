"""Colours and sizes."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QVBoxLayout, QWidget

from rostrum.desk.settings import SCALES, Settings
from rostrum.desk.theme import FOLLOW
from rostrum.desk.views.labels import label
from rostrum.desk.words import tr


class AppearancePart(QWidget):
    """``changed`` carries the fields of the settings that are other now."""

    changed = Signal(dict)

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.theme = QComboBox()
        self.theme.setAccessibleName(tr("Theme"))
        for name, words in (
            ("dark", tr("Dark, for the rostrum")),
            ("light", tr("Light, for the office")),
            ("contrast", tr("High contrast")),
            (FOLLOW, tr("As the system")),
        ):
            self.theme.addItem(words, name)
        self.theme.setCurrentIndex(max(0, self.theme.findData(settings.theme)))
        self.safe = QCheckBox(tr("Colours that colour-blind eyes tell apart"))
        self.safe.setChecked(settings.safe_colours)
        self.scale = QComboBox()
        self.scale.setAccessibleName(tr("Size of type and everything"))
        for percent in SCALES:
            self.scale.addItem(f"{percent} %", percent)
        self.scale.setCurrentIndex(self.scale.findData(settings.scale))
        self.theme.currentIndexChanged.connect(
            lambda _: self.changed.emit({"theme": self.theme.currentData()})
        )
        self.safe.toggled.connect(lambda on: self.changed.emit({"safe_colours": on}))
        self.scale.currentIndexChanged.connect(
            lambda _: self.changed.emit({"scale": self.scale.currentData()})
        )
        form = QFormLayout()
        form.setVerticalSpacing(14)
        form.setHorizontalSpacing(20)
        form.addRow(tr("Theme"), self.theme)
        form.addRow("", self.safe)
        form.addRow(tr("Size"), self.scale)
        about = label(14, tone="muted", wrap=True)
        about.setText(
            tr(
                "Nothing on the desk is told by colour alone: each state has a word and a shape "
                "as well."
            )
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addLayout(form)
        column.addWidget(about)
