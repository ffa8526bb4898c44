"""The language of the words, and how numbers and money are written."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QVBoxLayout, QWidget

from rostrum.desk.figures import sample
from rostrum.desk.locales import LOCALES
from rostrum.desk.settings import Settings
from rostrum.desk.views.labels import label
from rostrum.desk.words import LANGUAGES, system_locale, tr


class LanguagePart(QWidget):
    """``changed`` carries the fields of the settings that are other now."""

    changed = Signal(dict)

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.language, self.figures = QComboBox(), QComboBox()
        self.language.setAccessibleName(tr("Language"))
        self.figures.setAccessibleName(tr("Numbers and money"))
        self.language.addItem(tr("As the system"), "system")
        for code, name in LANGUAGES.items():
            self.language.addItem(name, code)
        self.figures.addItem(f"{tr('As the system')}    {sample(system_locale())}", "system")
        for code in LOCALES:
            self.figures.addItem(f"{code.replace('_', '-')}    {sample(code)}", code)
        for box, value in ((self.language, settings.language), (self.figures, settings.figures)):
            box.setCurrentIndex(max(0, box.findData(value)))
        self.language.currentIndexChanged.connect(
            lambda _: self.changed.emit({"language": self.language.currentData()})
        )
        self.figures.currentIndexChanged.connect(
            lambda _: self.changed.emit({"figures": self.figures.currentData()})
        )
        form = QFormLayout()
        form.setVerticalSpacing(14)
        form.setHorizontalSpacing(20)
        form.addRow(tr("Language"), self.language)
        form.addRow(tr("Numbers and money"), self.figures)
        about = label(14, tone="muted", wrap=True)
        about.setText(tr("Another language counts from the next start of the desk."))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addLayout(form)
        column.addWidget(about)
