"""Labels that show text as it came: markup in it has no meaning."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

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


def set_tone(shown: QLabel, tone: str) -> None:
    """Changes a label's tone, when it is another."""
    if shown.property("tone") != tone:
        shown.setProperty("tone", tone)
        shown.style().unpolish(shown)
        shown.style().polish(shown)
