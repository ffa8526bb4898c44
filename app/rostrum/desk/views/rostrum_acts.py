"""The auctioneer's acts as buttons for a finger, each in a place of its own that never changes."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from rostrum.desk.figures import money, plain
from rostrum.desk.models.rostrum import RostrumModel
from rostrum.desk.rostrum_keys import ROSTRUM_KEYS, WORDS, RostrumAct
from rostrum.desk.theme import Theme
from rostrum.desk.views.paddle_field import PaddleField
from rostrum.desk.views.touch_button import LEAST, LOW, TouchButton
from rostrum.desk.words import tr
from rostrum.wire.rostrum import HammerNow, RostrumLot
from rostrum.wire.state import ItemState, Status

_PLACES = (
    (RostrumAct.OPEN, 0, 0), (RostrumAct.FAIR_WARNING, 0, 1), (RostrumAct.LAST_CALL, 0, 2),
    (RostrumAct.PASS, 0, 3),
    (RostrumAct.UNDO, 1, 0), (RostrumAct.SPLIT, 1, 1), (RostrumAct.LADDER, 1, 2),
    (RostrumAct.HOLD, 1, 3),
    (RostrumAct.REOPEN, 2, 0), (RostrumAct.RERUN, 2, 1), (RostrumAct.WITHDRAW, 2, 2),
)  # fmt: skip
_SIGNS = {RostrumAct.EARLIER: "‹", RostrumAct.LATER: "›"}
_ELSEWHERE = frozenset({RostrumAct.BLOCK, RostrumAct.ACCEPT, RostrumAct.REFUSE, RostrumAct.SALE})
"""Acts that are asked for in the bar over the buttons, or by a key alone."""


class RostrumActs(QWidget):
    """``wanted`` carries an act and the words that go with it."""

    wanted = Signal(object, str)

    def __init__(self, model: RostrumModel, theme: Theme) -> None:
        super().__init__()
        self._model = model
        self.buttons: dict[RostrumAct, TouchButton] = {}
        for act in RostrumAct:
            if act in _ELSEWHERE:
                continue
            main = act in (RostrumAct.SELL, RostrumAct.NEXT)
            words = tr(WORDS[act])
            sign = _SIGNS.get(act)
            if sign is not None:
                button = TouchButton(sign, "", theme, name=words)
            else:
                button = TouchButton(words, "", theme, main=main)
            button.clicked.connect(lambda _=False, act=act: self.press(act))
            self.buttons[act] = button
        self.paddle = PaddleField(LEAST)
        self._lay_out()
        self.name_keys()

    def name_keys(self) -> None:
        """Names the keys in force on the buttons."""
        for act, button in self.buttons.items():
            button.name_key(ROSTRUM_KEYS.first(act))

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(8)
        for act, down, across in _PLACES:
            grid.addWidget(self.buttons[act], down, across)
        looking = QHBoxLayout()
        looking.setSpacing(8)
        for act in _SIGNS:
            looking.addWidget(self.buttons[act])
        grid.addLayout(looking, 2, 3)
        for across in range(4):
            grid.setColumnStretch(across, 1)
        taking = QHBoxLayout()
        taking.setSpacing(8)
        taking.addWidget(self.paddle)
        taking.addWidget(self.buttons[RostrumAct.TAKE], 1)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addLayout(taking)
        right.addWidget(self.buttons[RostrumAct.SELL], 1)
        right.addWidget(self.buttons[RostrumAct.NEXT], 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addLayout(grid, 6)
        row.addLayout(right, 3)

    def set_room(self, *, low: bool) -> None:
        """Makes the buttons lower where the window is."""
        self.paddle.setFixedHeight(LOW if low else LEAST)
        for button in self.buttons.values():
            button.set_room(low=low)

    def press(self, act: RostrumAct) -> None:
        """What a button or its key wants."""
        if act is RostrumAct.NEXT:
            self.paddle.clear()  # the last lot's paddle bids on no other
        if act is not RostrumAct.TAKE:
            self.wanted.emit(act, "")
            return
        if not self.paddle.text():
            self.paddle.setFocus()
        self.wanted.emit(act, self.paddle.text().strip())
        self.paddle.selectAll()

    def refresh(self) -> None:
        """Greys what the lot does not take, and says what each would do."""
        state, lot = self._model.state, self._model.lot
        offered = self._model.offered()
        for act, button in self.buttons.items():
            button.setEnabled(act in offered)
        if state is not None and lot is not None:
            self._say(state, lot)

    def _say(self, state: ItemState, lot: RostrumLot) -> None:
        def amount(minor: int) -> str:
            return money(minor, state.currency)

        offered = self._model.offered()
        b = self.buttons
        take = amount(state.ask) if RostrumAct.TAKE in offered else ""
        b[RostrumAct.TAKE].say(tr("Take bid"), take)
        split = lot.split if RostrumAct.SPLIT in offered else None
        b[RostrumAct.SPLIT].say(tr("Split ask"), "" if split is None else amount(split))
        newest = lot.newest if RostrumAct.UNDO in offered else None
        undone = ""
        if newest is not None:
            number = plain(newest.paddle)[:24]
            undone = tr("{amount}, paddle {number}").format(
                amount=amount(newest.amount), number=number
            )
        b[RostrumAct.UNDO].say(tr("Undo"), undone)
        held = state.status is Status.HOLD
        b[RostrumAct.HOLD].say(tr("Go on") if held else tr("Hold"))
        b[RostrumAct.REOPEN].say(tr("Reopen"), tr("with a reason") if lot.moved_on else "")
        self._say_sell(state, lot)

    def _say_sell(self, state: ItemState, lot: RostrumLot) -> None:
        sell = self.buttons[RostrumAct.SELL]
        if RostrumAct.SELL not in self._model.offered():
            sell.say(tr("SELL"))
            return
        price = money(state.price, state.currency)
        match lot.hammer:
            case HammerNow.BELOW_RESERVE:
                sell.say(tr("SELL"), tr("{amount}, BELOW RESERVE").format(amount=price), "soon")
            case HammerNow.HOUSE_LEADS:
                sell.say(tr("SELL"), tr("the house leads"), "soon")
            case _:
                sell.say(tr("SELL"), price, "good")
