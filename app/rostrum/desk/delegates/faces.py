"""Type at one size, with its texts laid out once and kept: the same few words are painted often."""

from collections import OrderedDict
from functools import cached_property

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QStaticText, QTransform

from rostrum.desk.theme import font

TEXTS = 500
"""Most laid-out texts kept of a face, more than a large screen shows; the one unused for longest goes
first. A kept text takes a KiB."""

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter


class Face:
    """A size and weight of the desk's type. Texts are shown as they came, markup included."""

    def __init__(self, pixels: int, *, bold: bool = False, medium: bool = False) -> None:
        self._made = (pixels, bold, medium)
        self._texts: OrderedDict[tuple[str, int], tuple[QStaticText, float]] = OrderedDict()
        self.refresh()

    def refresh(self) -> None:
        """Takes up another size or family of the desk's type."""
        for measured in ("font", "height", "_metrics"):
            self.__dict__.pop(measured, None)
        self._widths: OrderedDict[str, float] = OrderedDict()
        self._texts.clear()

    @cached_property
    def font(self) -> QFont:
        """The type; it is looked for when it is first drawn with, which takes a moment."""
        pixels, bold, medium = self._made
        return font(pixels, bold=bold, medium=medium)

    @cached_property
    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(self.font)

    @cached_property
    def height(self) -> float:
        """Height of a line in pixels."""
        return self._metrics.height()

    def width(self, words: str) -> float:
        """How wide a text is in pixels."""
        found = self._widths.get(words)
        if found is None:
            found = self._widths[words] = self._metrics.horizontalAdvance(words)
            if len(self._widths) > TEXTS:
                self._widths.popitem(last=False)
        return found

    def draw(
        self,
        painter: QPainter,
        area: QRect,
        words: str,
        ink: QColor,
        align: Qt.AlignmentFlag = RIGHT,
    ) -> None:
        """Writes one line in an area, with an ellipsis where it is too long."""
        if not words or area.width() <= 0:
            return
        text, width = self._laid_out(words, area.width())
        if align & Qt.AlignmentFlag.AlignRight:
            left = area.left() + area.width() - width
        elif align & Qt.AlignmentFlag.AlignHCenter:
            left = area.left() + (area.width() - width) / 2
        else:
            left = float(area.left())
        painter.setFont(self.font)
        painter.setPen(ink)
        painter.drawStaticText(QPointF(left, area.top() + (area.height() - self.height) / 2), text)

    def draw_either(
        self, painter: QPainter, area: QRect, words: str, shorter: str, ink: QColor
    ) -> None:
        """Writes words at the right of an area, or the shorter ones where they are too long."""
        fits = not shorter or self.width(words) <= area.width()
        self.draw(painter, area, words if fits else shorter, ink)

    def _laid_out(self, words: str, room: int) -> tuple[QStaticText, float]:
        width = self.width(words)
        key = (words, room if width > room else 0)
        found = self._texts.get(key)
        if found is not None:
            self._texts.move_to_end(key)
            return found
        if width > room:
            words = self._metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
            width = self._metrics.horizontalAdvance(words)
        text = QStaticText(words)
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.prepare(QTransform(), self.font)
        found = self._texts[key] = (text, width)
        if len(self._texts) > TEXTS:
            self._texts.popitem(last=False)
        return found


class Faces:
    """The type scale of lists: five sizes, each with one use."""

    def __init__(self) -> None:
        self.caption = Face(13)
        self.body = Face(15)
        self.strong = Face(15, bold=True)
        self.second = Face(17, medium=True)
        self.figure = Face(20, bold=True)

    def refresh(self) -> None:
        """Takes up another size or family of the desk's type."""
        for face in (self.caption, self.body, self.strong, self.second, self.figure):
            face.refresh()
