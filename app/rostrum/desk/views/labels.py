"""Labels that show text as it came: markup in it has no meaning."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from rostrum.desk.theme import font


def label(
    pixels: int, *, tone: str = "", bold: bool = False, wrap: bool = False, name: str = ""
) -> QLabel:
    """A plain-text label; ``tone`` is one of the theme's, ``name`` what a screen reader calls it."""
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setFont(font(pixels, bold=bold))
    made.setWordWrap(wrap)
    if tone:
        made.setProperty("tone", tone)
    if name:
        made.setAccessibleName(name)
    return made


class OneLine(QLabel):
    """A plain-text label that ends with an ellipsis where there is no room for all of it."""

    def __init__(self, pixels: int, *, tone: str, name: str) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(font(pixels))
        self.setProperty("tone", tone)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        words = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width()
        )
        painter.setPen(self.palette().windowText().color())
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect(), align | Qt.TextFlag.TextSingleLine, words)


def set_tone(shown: QLabel, tone: str) -> None:
    """Changes a label's tone, when it is another."""
    if shown.property("tone") != tone:
        shown.setProperty("tone", tone)
        shown.style().unpolish(shown)
        shown.style().polish(shown)
