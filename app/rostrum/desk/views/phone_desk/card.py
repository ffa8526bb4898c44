"""The parts of a pane and where they stand; what they say is the pane's."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from rostrum.desk.models.calls import Pane
from rostrum.desk.models.pictures import Pictures
from rostrum.desk.phones.keys import PhoneAct
from rostrum.desk.theme import Theme, font
from rostrum.desk.views.labels import OneLine, label
from rostrum.desk.views.phone_desk.card_sizes import SIZES, Sizes, write
from rostrum.desk.views.phone_desk.whose import WhosePlate
from rostrum.desk.views.plate import Plate
from rostrum.desk.words import mark, tr

CALL_KEYS = (
    (PhoneAct.DIAL, mark("Dial")),
    (PhoneAct.LINE, mark("On line")),
    (PhoneAct.BRIEF, mark("Briefed")),
    (PhoneAct.NO_ANSWER, mark("No answer")),
    (PhoneAct.DROPPED, mark("Dropped")),
    (PhoneAct.OUT, mark("Out")),
)
BID_ACTS = {Pane.A: PhoneAct.BID_A, Pane.B: PhoneAct.BID_B}


class Card(QWidget):
    """``pressed`` names the key whose button was clicked."""

    pressed = Signal(object)

    def __init__(self, pane: Pane, pictures: Pictures, theme: Theme) -> None:
        super().__init__()
        self.sizes = SIZES[0]
        self._away = False
        self.badge = label(20, bold=True)
        self.badge.setText(pane.value)
        self.badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.badge.setObjectName("badge")
        self.name = OneLine(25, tone="", name=tr("Client"))
        self.state_sign = label(18, bold=True, name=tr("State of the call"))
        self.paddle = label(20, bold=True, name=tr("Paddle"))
        self.numbers = label(17, name=tr("Telephone numbers"))
        self.numbers.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.languages = label(15, tone="muted", name=tr("Languages"))
        self.plate = Plate(pictures, theme)
        self.lot = label(20, bold=True, name=tr("Lot"))
        self.lot_status = label(15, tone="muted", name=tr("Status of the lot"))
        self.title = label(16, wrap=True, name=tr("Title"))
        self.short_title = OneLine(16, tone="", name=tr("Title"))
        self.estimate = label(15, tone="muted", name=tr("Estimate"))
        self.condition = OneLine(15, tone="muted", name=tr("Condition"))
        self.ask_caption = label(14, tone="muted", bold=True)
        self.ask = label(68, bold=True, name=tr("Ask"))
        self.whose = WhosePlate(theme)
        self.limit = label(17, bold=True, name=tr("Limit"))
        self.limit_rest = OneLine(15, tone="muted", name=tr("Limit and what it is bound to"))
        self.cover = label(15, tone="muted", name=tr("Cover bid"), wrap=True)
        self.groups = label(15, tone="muted", name=tr("Groups"), wrap=True)
        self.bid = QPushButton()
        self.bid.setObjectName("bid")
        self.bid.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.bid.clicked.connect(lambda: self.pressed.emit(BID_ACTS[pane]))
        self.sign = label(17, bold=True, name=tr("What became of the bid"))
        self.words = label(15, tone="muted", wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        self.buttons = {act: self._button(act) for act, _ in CALL_KEYS}
        self.cover_button = self._button(PhoneAct.COVER)
        self.cover_amount = self._button(PhoneAct.COVER_AMOUNT)
        self.notes = Notes()
        self.note = NoteField()
        self.note.hide()
        self._lay_out()
        self.wear(self.sizes)

    def _button(self, act: PhoneAct) -> QPushButton:
        made = QPushButton()
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.clicked.connect(lambda: self.pressed.emit(act))
        return made

    def wear(self, sizes: Sizes) -> None:
        """Writes everything in another size."""
        self.sizes = sizes
        buttons = (*self.buttons.values(), self.cover_button, self.cover_amount)
        write((self.name,), sizes.name, bold=True)
        write((self.state_sign, self.limit, self.sign), sizes.state, bold=True)
        write((self.paddle,), sizes.paddle, bold=True)
        write((self.lot, self.badge), sizes.lot, bold=True)
        write((self.numbers,), sizes.numbers)
        write((self.title, self.short_title), sizes.title)
        write((self.languages, self.lot_status, self.estimate, self.condition), sizes.small)
        write((self.limit_rest, self.cover, self.groups, self.words, self.notes), sizes.small)
        write((self.ask_caption,), sizes.caption, bold=True)
        write((self.bid,), sizes.bid, bold=True)
        write((*buttons, self.note), sizes.button)
        self.write_ask(away=self._away)
        self.ask.setFixedHeight(sizes.ask_height)
        self.whose.setFixedHeight(sizes.whose_height)
        self.bid.setFixedHeight(sizes.bid_height)
        self.words.setFixedHeight(sizes.words_height)
        self.badge.setFixedSize(sizes.badge, sizes.badge)
        self.plate.setFixedSize(*sizes.plate)
        self.title.setVisible(sizes.wraps)
        self.short_title.setVisible(not sizes.wraps)
        self._column.setSpacing(sizes.spacing)
        self._grid.setVerticalSpacing(sizes.spacing + 2)
        self.setStyleSheet(
            f"QPushButton {{ padding: {sizes.padding}; }} QPushButton#bid {{ padding: 0; }}"
        )

    def write_ask(self, *, away: bool) -> None:
        """The ask in its size, or in a smaller one what stands in its place."""
        self._away = away
        self.ask.setFont(font(self.sizes.away if away else self.sizes.ask, bold=True))

    def height_for(self, width: int) -> int:
        """The height that all of it needs at a width, in the size that it is written in."""
        self._column.invalidate()
        return self._column.totalMinimumHeightForWidth(width)

    def lay_out_now(self) -> None:
        """Puts everything into its place at once, and not with the next event."""
        self._column.activate()

    def _lay_out(self) -> None:
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(_row(12, self.badge, (self.name, 1), self.state_sign))
        who = QVBoxLayout()
        who.setSpacing(0)
        for part in (self.paddle, self.languages):
            part.setAlignment(Qt.AlignmentFlag.AlignRight)
            who.addWidget(part)
        second = QHBoxLayout()
        second.addWidget(self.numbers, 1)
        second.addLayout(who)
        column.addLayout(second)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addLayout(_row(12, self.lot, None, self.lot_status))
        for line in (self.title, self.short_title, self.estimate, self.condition):
            words.addWidget(line)
        words.addStretch(1)
        lot = QHBoxLayout()
        lot.setSpacing(14)
        lot.addWidget(self.plate, 0, Qt.AlignmentFlag.AlignTop)
        lot.addLayout(words, 1)
        column.addLayout(lot)
        for shown in (self.ask_caption, self.ask, self.whose, self.bid):
            column.addWidget(shown)
        column.addLayout(_row(12, self.sign, (self.words, 1)))
        column.addLayout(_row(14, self.limit, (self.limit_rest, 1)))
        column.addLayout(_row(10, (self.cover, 1), self.cover_button, self.cover_amount))
        column.addWidget(self.groups)
        grid = self._grid = QGridLayout()
        grid.setHorizontalSpacing(7)
        for place, (act, _) in enumerate(CALL_KEYS):
            grid.addWidget(self.buttons[act], place // 3, place % 3)
        column.addLayout(grid)
        column.addWidget(self.note)
        column.addWidget(self.notes, 1)


def _row(spacing: int, *parts: QWidget | tuple[QWidget, int] | None) -> QHBoxLayout:
    """Parts side by side: each a widget, one with its share of the room, or none for a gap."""
    row = QHBoxLayout()
    row.setSpacing(spacing)
    for part in parts:
        match part:
            case None:
                row.addStretch(1)
            case (widget, share):
                row.addWidget(widget, share)
            case _:
                row.addWidget(part)
    return row


class Notes(QLabel):
    """The newest notes, as many whole lines as there is room for; all of them when pointed at."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("tone", "muted")
        self.setAccessibleName(tr("Notes"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.fontMetrics().lineSpacing())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        line = self.fontMetrics().lineSpacing()
        room = self.rect()
        room.setHeight(max(1, room.height() // line) * line)
        flow = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        painter.drawText(room, flow, self.text())


class NoteField(QLineEdit):
    """``given`` on Enter; ``left`` then, and on Esc: the keys are the calls' again."""

    given = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFont(font(15))
        self.setMaxLength(2000)
        self.setPlaceholderText(tr("Note (M) – Enter keeps it"))
        self.setAccessibleName(tr("Note to the client, kept with Enter"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            text = self.text().strip()
            if text and not event.isAutoRepeat():
                self.given.emit(text)
                self.clear()
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
