"""A window opens as large as it was asked to, and never larger than its screen."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication

from rostrum.desk.first_size import first_size


def test_no_window_opens_larger_than_the_screen(qapp, monkeypatch):
    room = QGuiApplication.primaryScreen().availableGeometry().size()
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: "xcb")
    assert first_size((room.width() + 400, room.height() - 100)) == QSize(
        room.width(), room.height() - 100
    )


def test_off_screen_there_is_nothing_to_fit_into(qapp):
    assert first_size((5000, 4000)) == QSize(5000, 4000)
