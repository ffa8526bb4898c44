"""What the desk relies on in the Qt that is installed."""

import sys

import pytest
from PySide6.QtGui import QColor, QImage, QPainter


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_a_call_into_qt_leaves_none_alone(qapp):
    """PySide6 6.12.0 gave back a reference to None with every call, until Python ended itself."""
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    colour = QColor("red")
    before = sys.getrefcount(None)
    for _ in range(500):
        painter.fillRect(0, 0, 5, 5, colour)
    after = sys.getrefcount(None)
    painter.end()
    assert after > before - 100
