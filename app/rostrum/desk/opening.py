"""From the command to the painted board, and from there to the desk that is joined to its servers.

The window is painted with what a window needs and nothing else; everything else is loaded while it
can be seen already and hears its keys.
"""

import gc
import sys
import threading
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer, Signal

from rostrum.desk import locales
from rostrum.desk.config import DeskConfig
from rostrum.desk.figures import write_as
from rostrum.desk.front import Front
from rostrum.desk.keep import NotKept
from rostrum.desk.later import load_now
from rostrum.desk.program import application, run
from rostrum.desk.screen import Screen
from rostrum.desk.settings import Settings
from rostrum.desk.words import speak, system_language, system_locale

if TYPE_CHECKING:
    from rostrum.desk.app import Desk

AGAIN = 75
"""Exit code of a desk that is to be started again."""
UNSEEN_MS = 500
"""How long the first paint is waited for; a window may be opened where nobody sees it."""
_FIRST = ("qasync", "rostrum.desk.app", "httpx", "httpcore", "anyio")
"""What a desk needs to ask for its lots."""
_THEN = (
    "aiohttp",
    "rostrum.desk.delegates.cells",
    "rostrum.desk.views.lot_figures",
    "rostrum.desk.views.focus",
    "rostrum.desk.views.tiles",
    "rostrum.desk.views.watch_list",
    "rostrum.desk.views.rostrum_screen",
    "rostrum.desk.views.big_screen",
    "rostrum.desk.views.phone_desk.window",
)
"""What it needs when it has them, in the order in which it does."""


def run_desk(config: DeskConfig, settings: Settings, sentence: str | None = None) -> int:
    """Opens the desk, saying a sentence in it, and returns when its window is closed.

    ``AGAIN`` is returned when the user wants the desk to start again.
    """
    application(settings.scale)
    speak(system_language() if settings.language == "system" else settings.language)
    front = Front(config, settings)
    for words in (sentence, front.wall.restore()):
        if words is not None:
            front.wall.first.notice.say(words)
    left = _Left(front)
    if config.screen is Screen.BOARD:
        front.wall.show()
        _Painted(front).wait()
    _Loading().wait()
    if left.by_now:
        return 0
    named = system_locale() if settings.figures == "system" else settings.figures
    write_as(locales.style(named))

    async def main() -> int:
        import asyncio  # noqa: PLC0415 - not before the first window is painted

        from rostrum.desk.app import Desk  # noqa: PLC0415 - loaded while the window is seen

        desk = Desk(config, settings, front)
        await desk.start()
        desk.reports.watch_process()
        desk.doorbell.hang()
        back = asyncio.create_task(_come_back(desk), name="desk comes back")
        if config.opening is not None:
            desk.openings.open(config.opening)
        gc.freeze()  # what is there now stays: later collections need not look at it
        gc.enable()
        try:
            await desk.left.wait()
            _keep_layout(desk)
        finally:
            back.cancel()
            await asyncio.gather(back, return_exceptions=True)
            await desk.stop()
        return AGAIN if desk.office.again else 0

    return run(main)


async def _come_back(desk: "Desk") -> None:
    """Opens what was open beside the board; a fault in that is told as any other."""
    if desk.config.screen is not Screen.BOARD:
        return
    from rostrum.desk.left_open import open_again  # noqa: PLC0415 - loaded while the window is seen

    try:
        await open_again(desk, desk.wall.kept.screens)
    except Exception as error:  # noqa: BLE001 - the report says which
        desk.reports.take(type(error), error, error.__traceback__)


def _keep_layout(desk: "Desk") -> None:
    from rostrum.desk.left_open import left_open  # noqa: PLC0415 - loaded while the window is seen

    if desk.config.screen is Screen.BOARD:
        desk.wall.kept = msgspec.structs.replace(desk.wall.kept, screens=left_open(desk))
    try:
        desk.wall.keep()
    except NotKept as error:
        sys.stderr.write(f"rostrum: {error}\n")


class _Left:
    """Whether the window was closed before there was a desk to hear of it."""

    def __init__(self, front: Front) -> None:
        self.by_now = False
        front.wall.closed.connect(self._leave)

    def _leave(self) -> None:
        self.by_now = True


class _Painted(QObject):
    """The first paint of the first window."""

    def __init__(self, front: Front) -> None:
        super().__init__()
        self._loop = QEventLoop()
        self._enough = QTimer()
        self._enough.setSingleShot(True)
        self._enough.timeout.connect(self._loop.quit)
        self._bar = (
            front.wall.first.bar
        )  # painted together with all else, whichever view is in front

    def wait(self) -> None:
        """Lets Qt show the window, until it is painted or nobody can see it."""
        self._bar.installEventFilter(self)
        self._enough.start(UNSEEN_MS)
        self._loop.exec()
        self._bar.removeEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self._enough.start(0)  # the turn after the paint
        return False


class _Loading(QObject):
    """Loads what the window did not need, in a thread, so that the window hears its keys."""

    loaded = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._error: Exception | None = None

    def wait(self) -> None:
        """Lets Qt go on until a desk can be made. Raises what the loading raised."""
        loop = QEventLoop()
        self.loaded.connect(loop.quit)
        thread = threading.Thread(target=self._load, name="desk loading")
        thread.start()
        loop.exec()
        if self._error is not None:
            raise self._error

    def _load(self) -> None:
        try:
            for name in _FIRST:
                load_now(name)
        except Exception as error:  # noqa: BLE001 - raised where it is waited for
            self._error = error
        self.loaded.emit()
        for name in _THEN:
            load_now(name)
