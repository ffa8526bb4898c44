"""The marks, colours and pictures that lots are drawn with, in whichever view."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractItemView

from rostrum.desk.countdown import Pace
from rostrum.desk.delegates.faces import CENTRE, LEFT, Face
from rostrum.desk.figures import figure, paddle, sign_follows, symbol
from rostrum.desk.link import Link
from rostrum.desk.models.pictures import CORNER
from rostrum.desk.models.row import Row
from rostrum.desk.theme import Theme, mixed
from rostrum.desk.words import tr
from rostrum.wire.state import Status

FLASH_STEPS = 6
FOCUS_LINE = 2


class Inks:
    """A theme's colours as they are while figures can be trusted, and dimmed when they are old."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._mixed: dict[tuple[int, int, int], QColor] = {}
        self.link = Link.LIVE

    def refresh(self) -> None:
        """Forgets mixtures of colours that have changed."""
        self._mixed.clear()

    def ink(self, colour: QColor) -> QColor:
        """The colour for words about a lot whose link is ``self.link``."""
        return colour if self.link is Link.LIVE else self.between(colour, self._theme.ground, 2)

    def faded(self, colour: QColor) -> QColor:
        """A colour that steps back beside the same colour."""
        return self.between(self.ink(colour), self._theme.ground, 1)

    def flash(self, ground: QColor, share: float) -> QColor:
        """A ground that has just changed, in a few steps back to what it was."""
        step = min(FLASH_STEPS, int(share * FLASH_STEPS + 0.999))
        return self.between(ground, self._theme.flash, step)

    def between(self, one: QColor, other: QColor, sixths: int) -> QColor:
        """A colour between two, ``sixths`` of the way."""
        key = (one.rgba(), other.rgba(), sixths)
        found = self._mixed.get(key)
        if found is None:
            found = self._mixed[key] = mixed(one, other, sixths / FLASH_STEPS)
        return found


def status_colour(status: Status, theme: Theme) -> QColor:
    """The colour that goes with a status's word and shape."""
    match status:
        case Status.OPEN:
            return theme.good
        case Status.FAIR_WARNING:
            return theme.soon
        case Status.FINAL_CALL | Status.CLOSING:
            return theme.closing
        case Status.SOLD | Status.SOLD_PENDING:
            return theme.text
        case _:
            return theme.muted


def pace_colour(pace: Pace, theme: Theme) -> QColor:
    """The colour that goes with a countdown's words."""
    match pace:
        case Pace.CALM:
            return theme.text
        case Pace.SOON:
            return theme.soon
        case Pace.CLOSING:
            return theme.closing
        case Pace.NONE:
            return theme.muted


def leader_words(row: Row) -> str:
    """Who leads, in words: a paddle, the room, or nobody yet."""
    state = row.state
    if state.leader:
        return paddle(state.leader)
    return tr("in the room") if state.bid_count else ""


def draw_mark(painter: QPainter, area: QRectF, status: Status, colour: QColor) -> None:
    """A shape of its own for each kind of status."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    match status:
        case Status.OPEN:
            painter.drawEllipse(area)
        case Status.FAIR_WARNING | Status.FINAL_CALL | Status.CLOSING:
            top, size = area.topLeft(), area.width()
            corners = [QPointF(0.5, 0), QPointF(1, 1), QPointF(0, 1)]
            painter.drawPolygon(QPolygonF([top + corner * size for corner in corners]))
        case Status.SOLD | Status.SOLD_PENDING:
            painter.drawRect(area)
        case Status.HOLD:
            third = area.width() / 3
            painter.drawRect(QRectF(area.left(), area.top(), third, area.height()))
            painter.drawRect(QRectF(area.left() + 2 * third, area.top(), third, area.height()))
        case Status.PASSED | Status.UNSOLD | Status.WITHDRAWN:
            painter.drawRect(QRectF(area.left(), area.center().y() - 1, area.width(), 2))
        case _:
            painter.setPen(QPen(colour, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(area.adjusted(1, 1, -1, -1))


def draw_badge(
    painter: QPainter, left: int, middle: int, row: Row, face: Face, ground: QColor, ink: QColor
) -> int:
    """``▲ YOURS 412`` on a plate; returns its width."""
    words = f"▲ {tr('YOURS')} {paddle(row.source.own_leader or '')}"
    width = int(face.width(words)) + 20
    badge = QRectF(left, middle - 13, width, 27)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(badge, 6, 6)
    face.draw(painter, badge.toRect(), words, ink, CENTRE)
    return width


def draw_money(
    painter: QPainter,
    area: QRect,
    amount: int,
    currency: str,
    face: Face,
    sign_face: Face,
    inks: Inks,
    colour: QColor,
    signs: Iterable[str],
) -> None:
    """Digits that end one below the other, with the currency's sign small where the locale has it;
    a sign that has no room is left out.

    ``signs`` are the currencies of the whole column: after digits, each takes the room of the widest.
    """
    digits, sign = figure(amount, currency), symbol(currency).strip()
    if sign_follows():
        room = max((int(sign_face.width(symbol(one).strip())) for one in signs), default=0)
        after = QRect(area.right() - room + 1, area.top(), room, area.height())
        sign_face.draw(painter, after, sign, inks.faded(colour), LEFT)
        face.draw(painter, area.adjusted(0, 0, -room - 5, 0), digits, inks.ink(colour))
        return
    face.draw(painter, area, digits, inks.ink(colour))
    room = area.width() - int(face.width(digits)) - 5
    if room >= sign_face.width(sign):
        before = QRect(area.left(), area.top(), room, area.height())
        sign_face.draw(painter, before, sign, inks.faded(colour))


def draw_mat(painter: QPainter, frame: QRect, theme: Theme) -> None:
    """The plain ground that a picture is shown on."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.raised)
    painter.drawRoundedRect(QRectF(frame), CORNER, CORNER)


def draw_plate(painter: QPainter, frame: QRect, theme: Theme, face: Face, lot: str) -> None:
    """The lot's number, where there is no picture yet."""
    draw_mat(painter, frame, theme)
    face.draw(painter, frame.adjusted(2, 0, -2, 0), lot, theme.muted, CENTRE)


def draw_focus(painter: QPainter, view: QAbstractItemView, theme: Theme) -> None:
    """A line over a view of lots that has the keyboard; it takes no room from them."""
    if view.hasFocus():
        painter.fillRect(0, 0, view.viewport().width(), FOCUS_LINE, theme.muted)
