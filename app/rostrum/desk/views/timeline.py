"""A past sale as a line: where its lots begin, where the hammer fell, where one is."""

from datetime import datetime

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QToolTip, QWidget

from rostrum.desk.figures import plain
from rostrum.desk.replay.playback import HOP_MS, Playback
from rostrum.desk.replay.recording import MarkKind, Recording
from rostrum.desk.theme import Theme, mixed
from rostrum.desk.words import tr

HEIGHT = 30
BESIDE = 10
"""Pixels left free at both ends."""


class Timeline(QWidget):
    """``wanted`` carries a time of the sale, ms UTC, that was clicked or dragged to."""

    wanted = Signal(float)

    def __init__(self, playback: Playback, theme: Theme) -> None:
        super().__init__()
        self._playback = playback
        self._theme = theme
        self.setFixedHeight(HEIGHT)
        self.setMinimumWidth(120)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(tr("Timeline of the sale"))

    def sizeHint(self) -> QSize:
        return QSize(600, HEIGHT)

    # -- places ----------------------------------------------------------------------------

    def place(self, recording: Recording, at: float) -> float:
        """Where a time stands."""
        whole = recording.ends_at - recording.begins_at
        return BESIDE + (self.width() - 2 * BESIDE) * (at - recording.begins_at) / whole

    def time(self, recording: Recording, x: float) -> float:
        """Which time stands there."""
        share = (x - BESIDE) / max(1, self.width() - 2 * BESIDE)
        whole = recording.ends_at - recording.begins_at
        return recording.begins_at + min(1.0, max(0.0, share)) * whole

    # -- drawing ---------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        t, recording = self._theme, self._playback.recording
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() * 0.5
        track = QRectF(BESIDE, middle - 3, self.width() - 2 * BESIDE, 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(mixed(t.panel, t.text, 0.2))
        painter.drawRoundedRect(track, 3, 3)
        if recording is None:
            return
        here = self.place(recording, self._playback.at)
        painter.setBrush(t.apart)
        painter.drawRoundedRect(QRectF(BESIDE, middle - 3, here - BESIDE, 6), 3, 3)
        self._draw_marks(painter, recording, middle)
        painter.setPen(t.panel)
        painter.setBrush(t.text)
        painter.drawRoundedRect(QRectF(here - 3, 2, 6, self.height() - 4), 3, 3)

    def _draw_marks(self, painter: QPainter, recording: Recording, middle: float) -> None:
        """Lines above where lots begin; below, a full mark for sold and an open one for unsold."""
        t = self._theme
        drawn: set[tuple[int, MarkKind]] = set()
        for mark in recording.marks:
            x = self.place(recording, max(mark.at, recording.begins_at))
            if (round(x), mark.kind) in drawn:
                continue
            drawn.add((round(x), mark.kind))
            if mark.kind is MarkKind.OPENED:
                painter.fillRect(QRectF(x - 0.5, 2, 1.4, middle - 6), t.muted)
                continue
            sold = mark.kind is MarkKind.SOLD
            painter.setPen(t.good if sold else t.muted)
            painter.setBrush(t.good if sold else Qt.BrushStyle.NoBrush)
            top, low = middle + 5, self.height() - 2.0
            if sold:
                shape = [QPointF(x - 4, low), QPointF(x + 4, low), QPointF(x, top)]
                painter.drawPolygon(QPolygonF(shape))
            else:
                painter.drawEllipse(QPointF(x, (top + low) / 2), 3, 3)

    # -- hand ------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._seek(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._seek(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y()
        if turned:
            self.wanted.emit(self._playback.at + (HOP_MS if turned < 0 else -HOP_MS))

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            recording = self._playback.recording
            if recording is not None:
                at = self.time(recording, event.pos().x())
                QToolTip.showText(event.globalPos(), _said(recording, at), self)
            return True
        return super().event(event)

    def _seek(self, event: QMouseEvent) -> None:
        recording = self._playback.recording
        if recording is not None:
            self.wanted.emit(self.time(recording, event.position().x()))


def _said(recording: Recording, at: float) -> str:
    when = datetime.fromtimestamp(at / 1000).astimezone().strftime("%H:%M:%S")
    chapter = recording.chapter(int(at))
    if chapter is None:
        return when
    return f"{when}  {tr('Lot {number}').format(number=plain(chapter.lot)[:24])}"
