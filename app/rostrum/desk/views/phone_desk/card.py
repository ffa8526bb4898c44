"""The parts of a pane and where they stand; what they say is the pane's."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
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
ASK_HEIGHT = 74
BID_ACTS = {Pane.A: PhoneAct.BID_A, Pane.B: PhoneAct.BID_B}


class Card(QWidget):
    """``pressed`` names the key whose button was clicked."""

    pressed = Signal(object)

    def __init__(self, pane: Pane, pictures: Pictures, theme: Theme) -> None:
        super().__init__()
        self.badge = label(20, bold=True)
        self.badge.setText(pane.value)
        self.badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.badge.setFixedSize(38, 38)
        self.badge.setObjectName("badge")
        self.name = OneLine(25, tone="", name=tr("Client"))
        self.name.setFont(font(25, bold=True))
        self.state_sign = label(18, bold=True, name=tr("State of the call"))
        self.paddle = label(20, bold=True, name=tr("Paddle"))
        self.numbers = label(17, name=tr("Telephone numbers"))
        self.numbers.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.languages = label(15, tone="muted", name=tr("Languages"))
        self.plate = Plate(pictures, theme)
        self.plate.setFixedSize(120, 88)
        self.lot = label(20, bold=True, name=tr("Lot"))
        self.lot_status = label(15, tone="muted", name=tr("Status of the lot"))
        self.title = label(16, wrap=True, name=tr("Title"))
        self.estimate = label(15, tone="muted", name=tr("Estimate"))
        self.condition = OneLine(15, tone="muted", name=tr("Condition"))
        self.ask_caption = label(14, tone="muted", bold=True)
        self.ask = label(68, bold=True, name=tr("Ask"))
        self.ask.setFixedHeight(ASK_HEIGHT)
        self.whose = WhosePlate(theme)
        self.limit = label(17, bold=True, name=tr("Limit"))
        self.limit_rest = OneLine(15, tone="muted", name=tr("Limit and what it is bound to"))
        self.cover = label(15, tone="muted", name=tr("Cover bid"), wrap=True)
        self.groups = label(15, tone="muted", name=tr("Groups"), wrap=True)
        self.bid = QPushButton()
        self.bid.setObjectName("bid")
        self.bid.setFont(font(24, bold=True))
        self.bid.setMinimumHeight(58)
        self.bid.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.bid.clicked.connect(lambda: self.pressed.emit(BID_ACTS[pane]))
        self.sign = label(17, bold=True, name=tr("What became of the bid"))
        self.words = label(15, tone="muted", wrap=True)
        self.words.setFixedHeight(40)
        self.words.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        self.buttons = {act: self._button(act) for act, _ in CALL_KEYS}
        self.cover_button = self._button(PhoneAct.COVER)
        self.cover_amount = self._button(PhoneAct.COVER_AMOUNT)
        self.notes = label(15, tone="muted", wrap=True, name=tr("Notes"))
        self.notes.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.notes.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.notes.setMinimumHeight(22)
        self.note = NoteField()
        self.note.hide()
        self._lay_out()

    def _button(self, act: PhoneAct) -> QPushButton:
        made = QPushButton()
        made.setFont(font(15))
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.clicked.connect(lambda: self.pressed.emit(act))
        return made

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
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
        words.setSpacing(3)
        words.addLayout(_row(12, self.lot, None, self.lot_status))
        for line in (self.title, self.estimate, self.condition):
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
        grid = QGridLayout()
        grid.setSpacing(8)
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
