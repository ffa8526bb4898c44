"""The clerk's calls in the order of the sale; below them what nobody has, and what others have."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from rostrum.desk.models.calls import CallsModel
from rostrum.desk.phones.states import OVER, SIGNS
from rostrum.desk.phones.times import clock_time
from rostrum.desk.theme import Theme, font, mixed
from rostrum.desk.told import told
from rostrum.desk.words import tr
from rostrum.wire.phones import CallBrief, CallCard, CallState

ROW = 66
HEADING = 34
AWAY = 66
_DATA = int(Qt.ItemDataRole.UserRole)
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One call as the queue shows it; a heading has no ``call_id``."""

    title: str
    call_id: str | None = None
    away: str = ""
    under: str = ""
    alarm: int | None = None
    lot: str = ""
    shape: str = ""
    state: str = ""
    tone: str = "muted"
    rest: str = ""
    pane: str = ""
    asking: str = ""

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        if self.call_id is None:
            return self.title
        alarm = tr("alarm") if self.alarm is not None else ""
        pane = tr("pane {pane}").format(pane=self.pane) if self.pane else ""
        away = f"{self.away} {self.under}".strip()
        parts = (self.lot, self.title, self.state, away, alarm, self.rest, pane, self.asking)
        return ", ".join(part for part in parts if part)


class CallQueue(QListWidget):
    """``opened`` names a call that is wanted in a pane."""

    opened = Signal(str)

    def __init__(self, model: CallsModel, theme: Theme) -> None:
        super().__init__()
        self._model = model
        self.setAccessibleName(tr("Queue of calls"))
        self.setItemDelegate(_QueueDelegate(theme, self))
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemDoubleClicked.connect(self._open)
        self._drawn: list[QueueRow] = []
        model.changed.connect(self.refresh)
        self._minute = QTimer(self)
        self._minute.setInterval(20_000)
        self._minute.timeout.connect(self.refresh)
        self._minute.start()

    @property
    def chosen(self) -> str | None:
        """The call under the bar."""
        item = self.currentItem()
        return None if item is None else item.data(_DATA).call_id

    def choose(self, call_id: str) -> None:
        """Moves the bar to a call."""
        for place, row in enumerate(self._drawn):
            if row.call_id == call_id:
                self.setCurrentRow(place)

    @property
    def rows(self) -> list[QueueRow]:
        """What is shown."""
        return list(self._drawn)

    def refresh(self) -> None:
        """Shows the calls as they are now; the bar stays on its call."""
        rows = self._rows()
        if rows == self._drawn:
            return
        chosen = self.chosen
        self._drawn = rows
        self.blockSignals(True)
        while self.count() > len(rows):
            self.takeItem(self.count() - 1)
        while self.count() < len(rows):
            self.addItem(QListWidgetItem())
        for place, row in enumerate(rows):
            item = self.item(place)
            item.setData(_DATA, row)
            item.setText(row.spoken)
            heading = row.call_id is None
            item.setFlags(
                Qt.ItemFlag.NoItemFlags
                if heading
                else Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            )
            item.setSizeHint(QSize(100, HEADING if heading else ROW))
            if row.call_id == chosen and chosen is not None:
                self.setCurrentRow(place)
        self.blockSignals(False)
        if self.chosen is None:
            first = next((p for p, row in enumerate(rows) if row.call_id is not None), None)
            if first is not None:
                self.setCurrentRow(first)
        self.viewport().update()

    def _rows(self) -> list[QueueRow]:
        model = self._model
        mine = model.mine
        now = [call for call in mine if call.state not in OVER]
        over = [call for call in mine if call.state in OVER]
        free = [call for call in model.free if call.state not in OVER]
        others = [call for call in model.others if call.state not in OVER]
        rows: list[QueueRow] = [QueueRow(tr("YOUR CALLS  {n}").format(n=len(now)))]
        rows += [self._card(call) for call in now]
        for words, some in (
            (tr("NOBODY HAS THESE  {n}"), free),
            (tr("OTHER CLERKS  {n}"), others),
            (tr("YOURS, OVER  {n}"), over),
        ):
            if some:
                rows.append(QueueRow(words.format(n=len(some))))
                rows += [self._row(call) for call in some]
        return rows

    def _row(self, call: CallCard | CallBrief) -> QueueRow:
        return self._card(call) if isinstance(call, CallCard) else self._brief(call)

    def _card(self, call: CallCard) -> QueueRow:
        client = self._model.client_of(call)
        sign = SIGNS[call.state]
        pane = next((p.value for p, held in self._model.panes.items() if held == call.call_id), "")
        away, under = _away(call)
        rest = [] if client is None or client.paddle is None else [client.paddle]
        if call.clerk not in (None, self._model.name):
            rest.append(call.clerk or "")
        if call.expected_at is not None and call.lots_away:
            rest.append(clock_time(call.expected_at))
        elif call.reason:
            rest.append(told(call.sentence, call.reason))
        asking = "" if call.asking is None else tr("{who} asks").format(who=call.asking.clerk)
        return QueueRow(
            title=call.client_id if client is None else client.name,
            call_id=call.call_id,
            away=away,
            under=under,
            alarm=call.alarm,
            lot=tr("Lot {lot}").format(lot=call.lot),
            shape=sign.shape,
            state=tr(sign.word),
            tone=sign.tone,
            rest="  ·  ".join(rest),
            pane=pane,
            asking=asking,
        )

    def _brief(self, call: CallBrief) -> QueueRow:
        sign = SIGNS[call.state]
        asking = "" if call.asking is None else tr("{who} asks").format(who=call.asking)
        return QueueRow(
            title=tr("with {clerk}").format(clerk=call.clerk),
            call_id=call.call_id,
            lot=tr("Lot {lot}").format(lot=call.lot),
            shape=sign.shape,
            state=tr(sign.word),
            tone="muted",
            asking=asking,
        )

    def _open(self, item: QListWidgetItem) -> None:
        row = item.data(_DATA)
        if row.call_id is not None:
            self.opened.emit(row.call_id)


def _away(call: CallCard) -> tuple[str, str]:
    """How far the lot is, as a figure and what it counts."""
    if call.lots_away is None:
        return "", ""
    if call.lots_away == 0:
        return tr("NOW"), ""
    return str(call.lots_away), tr("lots") if call.lots_away > 1 else tr("lot")


class _QueueDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: CallQueue) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: QueueRow | None = index.data(_DATA)
        if row is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect)
        if row.call_id is None:
            painter.setPen(self._theme.muted)
            painter.setFont(font(12, bold=True))
            painter.drawText(box.adjusted(14, 8, -8, 0), _LEFT, row.title)
        else:
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            self._paint_call(painter, box.adjusted(4, 2, -4, -2), row, chosen=chosen)
        painter.restore()

    def _paint_call(self, p: QPainter, box: QRectF, row: QueueRow, *, chosen: bool) -> None:
        t = self._theme
        tone = getattr(t, row.tone)
        dropped = row.shape == SIGNS[CallState.DROPPED].shape
        if chosen or dropped:
            p.setPen(QPen(t.muted, 1) if chosen else Qt.PenStyle.NoPen)
            p.setBrush(mixed(t.panel, t.closing, 0.28) if dropped else t.selected)
            p.drawRoundedRect(box, 6, 6)
        self._paint_away(p, QRectF(box.left() + 6, box.top() + 6, AWAY, box.height() - 12), row)
        left = box.left() + AWAY + 18
        right = box.right() - (46 if row.pane else 12)
        p.setPen(t.text)
        bold = font(16, bold=True)
        p.setFont(bold)
        top = QRectF(left, box.top() + 7, right - left, 24)
        p.drawText(top, _LEFT, row.lot)
        width = QFontMetrics(bold).horizontalAdvance(row.lot) + 12
        p.setFont(font(16))
        name = top.adjusted(width, 0, 0, 0)
        p.drawText(name, _LEFT, _fit(p, row.title, name.width()))
        under = QRectF(left, box.top() + 33, right - left, 22)
        p.setFont(font(14, bold=True))
        p.setPen(tone)
        words = f"{row.shape} {row.state}"
        p.drawText(under, _LEFT, words)
        used = p.fontMetrics().horizontalAdvance(words) + 12
        p.setFont(font(14))
        p.setPen(t.soon if row.asking else t.muted)
        rest = under.adjusted(used, 0, 0, 0)
        said = f"‼ {row.asking}" if row.asking else row.rest
        p.drawText(rest, _LEFT, _fit(p, said, rest.width()))
        if row.pane:
            badge = QRectF(box.right() - 38, box.center().y() - 14, 28, 28)
            p.setPen(QPen(t.text, 1.5))
            p.setBrush(Qt.BrushStyle.NoBrush)
            p.drawRoundedRect(badge, 5, 5)
            p.setFont(font(15, bold=True))
            p.drawText(badge, Qt.AlignmentFlag.AlignCenter, row.pane)

    def _paint_away(self, p: QPainter, box: QRectF, row: QueueRow) -> None:
        t = self._theme
        if not row.away:
            return
        near = row.alarm is not None and row.alarm <= 3
        ink = t.text
        if near:
            p.setPen(Qt.PenStyle.NoPen)
            p.setBrush(t.soon)
            p.drawRoundedRect(box, 6, 6)
            ink = t.ground
        elif row.alarm is not None:
            p.setPen(QPen(t.soon, 2))
            p.setBrush(Qt.BrushStyle.NoBrush)
            p.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
        p.setPen(ink)
        if not row.under:
            p.setFont(font(17, bold=True))
            p.drawText(box, Qt.AlignmentFlag.AlignCenter, row.away)
            return
        p.setFont(font(24, bold=True))
        p.drawText(box.adjusted(0, 2, 0, -16), Qt.AlignmentFlag.AlignCenter, row.away)
        p.setFont(font(12))
        sign = "▲ " if near else ""
        p.drawText(box.adjusted(0, 30, 0, -3), Qt.AlignmentFlag.AlignCenter, sign + row.under)


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def _fit(p: QPainter, words: str, width: float) -> str:
    return p.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(width))
