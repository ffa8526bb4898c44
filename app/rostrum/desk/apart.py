"""A desk for no real sale: it is opened once its own server is there, and ends together with it."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager, ExitStack

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from rostrum.desk import locales
from rostrum.desk.app import Desk
from rostrum.desk.config import DeskConfig
from rostrum.desk.figures import write_as
from rostrum.desk.program import application, run
from rostrum.desk.settings import Settings
from rostrum.desk.views.labels import label
from rostrum.desk.words import mark, speak, system_language, system_locale, tr

PREPARING = mark("The practice is being prepared …")
READING = mark("Reading the log of the sale …")
LONG_MS = 1000
"""A preparation that takes longer than this shows that it goes on."""


class Preparing(QWidget):
    """A small window that says what is being made ready; it comes only when that takes long."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.setWindowTitle("Rostrum")
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        said = label(18, name=words)
        said.setText(words)
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 28, 32, 28)
        column.setSpacing(18)
        column.addWidget(said)
        column.addWidget(bar)
        self.setMinimumWidth(420)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.show)
        self._timer.start(LONG_MS)

    def done(self) -> None:
        """It is ready, or will not be."""
        self._timer.stop()
        self.hide()
        self.deleteLater()


def run_apart(
    prepared: Callable[[], AbstractAsyncContextManager[DeskConfig]],
    words: str,
    settings: Settings,
    sentence: str | None = None,
    over: Callable[[Desk], Awaitable[None]] | None = None,
    *,
    seconds: float | None = None,
) -> int:
    """Opens the desk that ``prepared`` gives, and returns when it is left.

    ``words`` says what is being made ready; ``over`` is awaited when the user leaves, while the
    server is still there. After ``seconds`` it is left by itself. Raises what ``prepared`` raises.
    """
    application(settings.scale)
    speak(system_language() if settings.language == "system" else settings.language)
    named = system_locale() if settings.figures == "system" else settings.figures
    write_as(locales.style(named))

    async def main() -> int:
        preparing = Preparing(tr(words))
        with ExitStack() as shown:
            shown.callback(preparing.done)
            async with prepared() as config:
                shown.close()
                await _open(config, settings, sentence, over, seconds)
        return 0

    return run(main)


async def _open(
    config: DeskConfig,
    settings: Settings,
    sentence: str | None,
    over: Callable[[Desk], Awaitable[None]] | None,
    seconds: float | None,
) -> None:
    """A desk from its first window to its last; it keeps no layout, and no link leads to it."""
    desk = Desk(config, settings)
    if sentence is not None:
        desk.window.notice.say(sentence)
    await desk.start()
    desk.reports.watch_process()
    if seconds is not None:
        asyncio.get_running_loop().call_later(seconds, desk.leave)
    try:
        await desk.left.wait()
        if over is not None:
            await over(desk)
    finally:
        await desk.stop()
