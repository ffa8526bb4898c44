"""The auctioneer's window: one lot in large, the acts in reach, everything private beside it.

It renders a model and tells what is wanted; every act has a key, a button for a finger, and a name
for a screen reader.
"""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from rostrum.desk.keymap import Everywhere
from rostrum.desk.link import Link
from rostrum.desk.models.pictures import Pictures
from rostrum.desk.models.rostrum import RostrumModel
from rostrum.desk.rostrum_keys import BESIDES, ROSTRUM_KEYS, RostrumAct
from rostrum.desk.struck import pending_words
from rostrum.desk.theme import Theme
from rostrum.desk.titles import of_sale
from rostrum.desk.views.chips import Chip, MenuChip
from rostrum.desk.views.keys import KeySheet
from rostrum.desk.views.labels import OneLine, label
from rostrum.desk.views.link_pill import LinkPill
from rostrum.desk.views.paddle_field import LETTERS_FOLLOW
from rostrum.desk.views.question_bar import QuestionBar
from rostrum.desk.views.rostrum_acts import RostrumActs
from rostrum.desk.views.rostrum_aside import RostrumAside
from rostrum.desk.views.rostrum_lot import RostrumLotView
from rostrum.desk.words import tr

LOW = 860
"""Below so many pixels of height all is lower, so that a window of 720 has it, one of 768 also under
the bar of a practice or a replay."""


class RostrumScreen(QWidget):
    """``wanted`` carries an act and its words; ``left_question``: what was asked is not meant."""

    wanted = Signal(object, str)
    left_question = Signal()
    rates_wanted = Signal()
    big_screen_wanted = Signal()
    sale_wanted = Signal(str)
    act_wanted = Signal(object)
    """What works in every window and is not done by this one."""
    closed = Signal()

    def __init__(self, model: RostrumModel, pictures: Pictures, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(tr("Rostrum: {sale}").format(sale=of_sale(model.sale)[:80]))
        self._model = model
        self.pill = LinkPill(theme)
        self._hint = label(15, tone="faint")
        self.rates = Chip(tr("Day's rates"), theme)
        self.big = Chip(tr("Big screen"), theme)
        self.sales = MenuChip(tr("Sales"), theme, name=tr("Which sale is run here"))
        self.sales.hide()
        self._sales: list[tuple[str, str]] = []
        self._sale = OneLine(18, tone="", name=tr("Sale"))
        self._left = label(18, tone="muted", name=tr("Lots left"))
        self._away = label(18, tone="soon", bold=True, name=tr("Which lot this is"))
        self.lot = RostrumLotView(model, pictures, theme)
        self.aside = RostrumAside(model, theme)
        self.acts = RostrumActs(model, theme)
        self.question = QuestionBar(theme)
        self._nothing = label(22, tone="muted", wrap=True, name=tr("Why there is no lot"))
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._body = QWidget()
        self.keys = KeySheet(self, ROSTRUM_KEYS, BESIDES)
        self._lay_out()
        self._set_room(low=True)  # so that it can open in a low window
        self.acts.wanted.connect(self.wanted)
        self.question.meant.connect(self._answer)
        self.question.not_meant.connect(self.left_question)
        self.rates.clicked.connect(self.rates_wanted)
        self.big.clicked.connect(self.big_screen_wanted)
        model.changed.connect(self.refresh)
        for child in self.findChildren(QWidget):
            child.installEventFilter(self)
        self.name_keys()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(16)
        bar.addWidget(self._sale, 1)
        bar.addWidget(self._away)
        bar.addWidget(self._left)
        bar.addWidget(self._hint)
        bar.addWidget(self.sales)
        bar.addWidget(self.rates)
        bar.addWidget(self.big)
        bar.addWidget(self.pill)
        main = QVBoxLayout()
        main.setSpacing(12)
        main.addWidget(self.lot, 1)
        main.addWidget(self.question)
        main.addWidget(self.acts)
        body = QHBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(18)
        body.addLayout(main, 1)
        body.addWidget(self.aside)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 16)
        column.setSpacing(12)
        column.addLayout(bar)
        column.addWidget(self._nothing, 1)
        column.addWidget(self._body, 1)

    # -- showing ---------------------------------------------------------------------------

    @property
    def nothing(self) -> str:
        """What is read where the lot would be; empty while there is one."""
        return "" if self._nothing.isHidden() else self._nothing.text()

    def name_keys(self) -> None:
        """Names the keys in force wherever keys are named."""
        self._hint.setText(tr("{key} keys").format(key=ROSTRUM_KEYS.first(Everywhere.KEYS)))
        self.acts.name_keys()
        self.question.name_keys()
        self.keys.name_keys()
        self.refresh()

    def say_link(self, link: Link, seconds: float) -> None:
        """How far the figures can be trusted."""
        self.pill.say(link, seconds)

    def offer_sales(self, sales: list[tuple[str, str]], here: str) -> None:
        """Titles and names of the sales that can be run; the choice is shown where there are several."""
        if sales != self._sales:
            self._sales = sales
            self.sales.offer_one(sales, lambda name: self.sale_wanted.emit(str(name)))
            self.sales.mark([here], self.sales.rest)
            self.sales.setVisible(len(sales) > 1)

    def choose_sale(self) -> None:
        """Opens the list of sales under its button."""
        if len(self._sales) > 1:
            self.sales.list.popup(self.sales.mapToGlobal(self.sales.rect().bottomLeft()))
            here = next((a for a in self.sales.list.actions() if a.isChecked()), None)
            if here is not None:
                self.sales.list.setActiveAction(here)

    def refresh(self) -> None:
        """Shows the model as it is now."""
        model = self._model
        view = model.view
        _write(self._sale, of_sale(model.sale)[:120])
        there = view is not None and view.lot is not None
        showing, other = (self._body, self._nothing) if there else (self._nothing, self._body)
        other.hide()  # first: a window grows for what it shows at once, and stays so
        showing.show()
        if view is None or view.lot is None:
            waiting = tr("Looking for the lot on the block …")
            over = tr("There is no lot in this sale.")
            _write(self._nothing, model.trouble or (waiting if view is None else over))
            return
        minutes = view.pace_ms * view.lots_left // 60_000
        left = tr("{n} lots left, about {minutes} min").format(n=view.lots_left, minutes=minutes)
        _write(self._left, left)
        away = tr("NOT THE LOT ON THE BLOCK: {key} goes back")
        back = away.format(key=ROSTRUM_KEYS.first(RostrumAct.BLOCK)) if model.looking_at else ""
        _write(self._away, model.trouble or back)
        self.lot.refresh()
        self.aside.refresh()
        self.acts.refresh()
        pending = pending_words(model.state, model.lot)
        self.question.show_line(model.question, model.line, pending=pending)

    def _answer(self, act: RostrumAct, reason: str) -> None:
        self.setFocus()
        self.wanted.emit(act, reason)

    # -- keys ------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            writing = watched is self.question.reason and event.key() != Qt.Key.Key_Escape
            return not writing and self._key(event)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._key(event):
            super().keyPressEvent(event)

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.left_question.emit()
            self.acts.paddle.end_letters()
            self.setFocus()
            return True
        in_paddle = QApplication.focusWidget() is self.acts.paddle
        if in_paddle and self.acts.paddle.lettered and _writes(event):
            return self._key_of_letters(event)
        if in_paddle and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.acts.press(RostrumAct.TAKE)
            return True
        if event.text() in LETTERS_FOLLOW:
            self.acts.paddle.begin_letters()
            return True
        act = ROSTRUM_KEYS.act(event)
        if act is not None:
            if not event.isAutoRepeat():
                self._do(act)
            return True
        if event.text().isdecimal() and not in_paddle:
            self.acts.paddle.type_digit(event.text())
            return True
        return False

    def _key_of_letters(self, event: QKeyEvent) -> bool:
        """Letters are the paddle's here, and no acts, until it is taken or left."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.text() == "+":
            if not event.isAutoRepeat():
                self.acts.press(RostrumAct.TAKE)
                self.acts.paddle.end_letters()
            return True
        return False

    def _do(self, act: RostrumAct | Everywhere) -> None:
        match act:
            case RostrumAct.SALE:
                self.choose_sale()
            case RostrumAct():
                self.acts.press(act)
            case Everywhere.KEYS:
                self.keys.turn()
            case Everywhere.FULL_SCREEN:
                self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
            case Everywhere.LEAVE:
                self.close()
            case _:
                self.act_wanted.emit(act)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lot.set_room(self.height())
        self._set_room(low=self.height() < LOW)

    def _set_room(self, *, low: bool) -> None:
        for part in (self.acts, self.question, self.lot.ladder):
            part.set_room(low=low)
        self._column.setContentsMargins(20, 8 if low else 14, 20, 8 if low else 16)
        self._column.setSpacing(8 if low else 12)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()


def _writes(event: QKeyEvent) -> bool:
    """Whether a key is one of those that a paddle with letters is typed and taken with."""
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
    return enter or (not held and bool(event.text()) and event.text().isprintable())


def _write(shown: QLabel, words: str) -> None:
    if shown.text() != words:
        shown.setText(words)
        shown.setAccessibleDescription(words)
