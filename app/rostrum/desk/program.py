"""The desk's process: one Qt application, one loop that asyncio and Qt share."""

import signal
import sys
from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from rostrum.desk.size import told_to_qt

_NOISE = ("This plugin does not support", "QHighDpiScaling::setFactor: Should only")
"""What off screen is said of each window, and at each change of the size (``rostrum.desk.size``)."""


def application(scale: int = 100) -> QApplication:
    """The one Qt application of this process; ``scale`` in percent counts for the first call."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    qInstallMessageHandler(_pass_on)
    # The style is a word to Qt's start: asked of the application, it comes back as an object with all
    # its hundreds of names, which takes longer than to paint with it.
    with told_to_qt(scale):
        made = QApplication([*sys.argv[:1], "-style", "Fusion"])
    made.setApplicationName("Rostrum")
    made.setDesktopFileName("rostrum")
    made.setQuitOnLastWindowClosed(False)
    return made


def _pass_on(_kind: QtMsgType, _where: QMessageLogContext, message: str) -> None:
    """Qt's own messages go to standard error, but for those that tell nothing new."""
    if not message.startswith(_NOISE):
        sys.stderr.write(f"qt: {message}\n")


def run(main: Callable[[], Coroutine[Any, Any, int]]) -> int:
    """Runs a coroutine on a loop that Qt shares; gives its exit code, or 130 after Ctrl-C."""
    import asyncio  # noqa: PLC0415 - not before the first window is painted

    import qasync  # noqa: PLC0415

    app = application()
    loop = qasync.QEventLoop(app)
    asyncio.set_event_loop(loop)
    task = loop.create_task(main())
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: loop.call_soon_threadsafe(task.cancel))
    with loop:
        try:
            code: int = loop.run_until_complete(task)
        except asyncio.CancelledError:
            code = 130
        loop.run_until_complete(loop.shutdown_asyncgens())
    return code
