"""The small button of the phone desk's windows."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton

from rostrum.desk.theme import font


def chip_button(words: str, wanted: Callable[[], object]) -> QPushButton:
    """A button that does what is ``wanted`` when it is clicked."""
    made = QPushButton(words)
    made.setObjectName("chip")
    made.setFont(font(15))
    made.clicked.connect(lambda _=False: wanted())
    return made
