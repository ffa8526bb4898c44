"""The asks ahead, as rungs from left to right, with what lies on them: reserve and left bids."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rostrum.desk.figures import money
from rostrum.desk.theme import Theme, font
from rostrum.desk.words import tr
from rostrum.wire.rostrum import RostrumLot
from rostrum.wire.state import ReserveState

RUNG = 118
"""Pixels of width that a rung needs."""


HEIGHT, LOW = 66, 54
"""Pixels, and where the window is low."""


@dataclass(frozen=True, slots=True)
class Rung:
    """An ask ahead; ``marks`` are words for what is reached there."""

    amount: int
    marks: tuple[str, ...] = ()
    reserve: bool = False


def rungs(ladder: list[int], reserve: int | None, maxima: list[int]) -> list[Rung]:
    """The asks with the reserve on the first that reaches it, and each left bid on its last."""
    made: list[Rung] = []
    before = 0
    for place, amount in enumerate(ladder):
        after = ladder[place + 1] if place + 1 < len(ladder) else None
        at_reserve = reserve is not None and before < reserve <= amount
        good_here = [m for m in maxima if after is not None and amount <= m < after]
        marks = [tr("reserve")] if at_reserve else []
        if good_here:
            marks.append(tr("{n} left bid").format(n=len(good_here)))
        made.append(Rung(amount, tuple(marks), at_reserve))
        before = amount
    return made


class Ladder(QWidget):
    """As many rungs as there is room for, the next ask first."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rungs: list[Rung] = []
        self._currency = "GBP"
        self._height = HEIGHT
        self.setAccessibleName(tr("Asks ahead"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_lot(self, lot: RostrumLot | None, currency: str, *, asked: bool) -> None:
        """Shows the ladder of a lot; none while no bid is asked for."""
        self._currency = currency
        if lot is None or not asked:
            self._rungs = []
        else:
            maxima = [left.maximum for left in lot.commissions if left.refused is None]
            ahead = lot.reserve if lot.item.reserve is ReserveState.NOT_MET else None
            self._rungs = rungs(lot.ladder, ahead, maxima)
        self.setAccessibleDescription(
            ", ".join(" ".join((money(r.amount, currency), *r.marks)) for r in self._rungs)
        )
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(RUNG * 6, self._height)

    def set_room(self, *, low: bool) -> None:
        """Makes the rungs lower where the window is."""
        self._height = LOW if low else HEIGHT
        self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = self._rungs[: max(1, self.width() // RUNG)]
        if not shown:
            painter.setPen(t.muted)
            painter.setFont(font(16))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, tr("No bid is asked for"))
            return
        gap = 8
        width = (self.width() - gap * (len(shown) - 1)) / len(shown)
        for place, rung in enumerate(shown):
            frame = QRectF(place * (width + gap), 0, width, self.height()).adjusted(1, 1, -1, -1)
            first = place == 0
            pen = painter.pen()
            pen.setColor(t.soon if rung.reserve else t.text if first else t.line)
            pen.setWidthF(2.0 if rung.reserve or first else 1.0)
            painter.setPen(pen)
            painter.setBrush(t.selected if first else t.panel)
            painter.drawRoundedRect(frame, 7, 7)
            self._write(painter, frame.toRect(), rung, first=first)

    def _write(self, painter: QPainter, frame: QRect, rung: Rung, *, first: bool) -> None:
        t = self._theme
        words = " · ".join(rung.marks) or (tr("ask") if first else "")
        upper = frame.adjusted(4, 6, -4, -24 if words else -6)
        lower = frame.adjusted(4, frame.height() - 28, -4, -6)
        amount = money(rung.amount, self._currency)
        size = 22
        wide = QFontMetrics(font(size, bold=True)).horizontalAdvance(amount)
        if wide > upper.width():
            size = max(12, size * upper.width() // wide)
        painter.setFont(font(size, bold=True))
        painter.setPen(t.text if first or rung.marks else t.muted)
        painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, amount)
        painter.setFont(font(13, bold=rung.reserve))
        painter.setPen(t.soon if rung.reserve else t.muted)
        words = QFontMetrics(painter.font()).elidedText(
            words, Qt.TextElideMode.ElideRight, lower.width()
        )
        painter.drawText(lower, Qt.AlignmentFlag.AlignCenter, words)
