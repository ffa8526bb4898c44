"""One to four lots shown large, beside each other."""

from collections import OrderedDict

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from rostrum.desk.bid_line import LINES, BidLine
from rostrum.desk.keymap import KEYS, Act
from rostrum.desk.models.board import BoardModel
from rostrum.desk.models.pictures import Pictures
from rostrum.desk.theme import Theme
from rostrum.desk.views.empty import Empty
from rostrum.desk.views.focus_card import FocusCard
from rostrum.desk.words import tr

MOST = 4
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -2, Qt.Key.Key_Down: 2}


class FocusView(QWidget):
    """``chosen`` names the lot that the keys bid on, ``opened`` one whose log may be asked for."""

    chosen = Signal(str)
    opened = Signal(str)
    pressed = Signal(str)
    offered = Signal(str, int)

    def __init__(self, board: BoardModel, pictures: Pictures, theme: Theme) -> None:
        super().__init__()
        self._board = board
        self._pictures = pictures
        self._theme = theme
        self._cards: list[FocusCard] = []
        self._lines: OrderedDict[str, BidLine] = OrderedDict()
        self._chosen: str | None = None
        self.setObjectName("focus")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Large lots"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(12, 4, 12, 12)
        self._grid.setSpacing(12)
        self._nothing = Empty(self, theme)
        self.name_keys()
        board.updated.connect(self._refresh)
        board.trust.connect(self._refresh_all)
        board.beat.struck.connect(self._count_down)

    def name_keys(self) -> None:
        """Names the keys in force."""
        hint = tr("Choose a lot on the board and press {key}. Up to four stand beside each other.")
        self._nothing.say(tr("No lot is shown large"), hint=hint.format(key=KEYS.first(Act.FOCUS)))
        for card in self._cards:
            card.strip.refresh()

    @property
    def items(self) -> list[str]:
        """The lots that are shown, in their order."""
        return [card.item for card in self._cards]

    def show_lot(self, item_id: str) -> None:
        """Adds a lot, in the place of the first one that is not chosen when there are four."""
        if self._board.row(item_id) is None:
            return
        if item_id not in self.items:
            card = FocusCard(item_id, self._board, self._pictures, self._theme)
            card.say(self._lines.get(item_id))
            card.picked.connect(self.choose)
            card.dropped.connect(self.drop)
            card.strip.pressed.connect(self.pressed)
            card.strip.offered.connect(self.offered)
            card.strip.left.connect(self.setFocus)
            if len(self._cards) == MOST:
                place = next(n for n, old in enumerate(self._cards) if old.item != self._chosen)
                self._put_away(self._cards[place])
                self._cards[place] = card
            else:
                self._cards.append(card)
            self._lay_out()
            self.opened.emit(item_id)
        self.choose(item_id)

    def show_lots(self, item_ids: list[str]) -> None:
        """Shows these lots and no others."""
        for card in self._cards:
            self._put_away(card)
        self._cards.clear()
        self._lay_out()
        for item_id in item_ids[:MOST]:
            self.show_lot(item_id)

    def drop(self, item_id: str) -> None:
        """Puts a lot away; the keys go to its neighbour."""
        for place, card in enumerate(self._cards):
            if card.item == item_id:
                self._put_away(card)
                del self._cards[place]
                self._lay_out()
                if self._cards:
                    self.choose(self._cards[min(place, len(self._cards) - 1)].item)
                return

    def choose(self, item_id: str) -> None:
        """Moves the frame to a lot that is shown large."""
        if item_id not in self.items:
            return
        self._chosen = item_id
        self._frame_chosen()
        self.chosen.emit(item_id)

    def _frame_chosen(self) -> None:
        for card in self._cards:
            card.set_chosen(card.item == self._chosen, self.hasFocus())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._frame_chosen()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._frame_chosen()

    def say(self, line: BidLine) -> None:
        """Shows what became of a bid at its lot."""
        self._lines[line.item_id] = line
        self._lines.move_to_end(line.item_id)
        if len(self._lines) > LINES:
            self._lines.popitem(last=False)
        for card in self._cards:
            card.say(line)

    def show_past(self, item_id: str) -> None:
        """Shows a history that has come anew."""
        for card in self._cards:
            if card.item == item_id:
                card.show_past()

    def write_amount(self) -> None:
        """Gives the keyboard to the amount of the chosen lot."""
        for card in self._cards:
            if card.item == self._chosen:
                card.strip.write_amount()

    # -- Qt --------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS and self._cards:
            items = self.items
            place = items.index(self._chosen) if self._chosen in items else 0
            self.choose(items[max(0, min(len(items) - 1, place + _STEPS[key]))])
        elif key == Qt.Key.Key_Delete and self._chosen is not None:
            self.drop(self._chosen)
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh_all()
        if self._chosen in self.items and self._chosen is not None:
            self.chosen.emit(self._chosen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_room()

    def minimumSizeHint(self) -> QSize:
        return QSize(480, 320)

    def _give_room(self) -> None:
        across = 1 if len(self._cards) == 1 else 2
        down = 1 if len(self._cards) <= 2 else 2
        for card in self._cards:
            card.set_room(self.width() // across - 20, self.height() // down - 20)

    def _lay_out(self) -> None:
        while self._grid.count():
            self._grid.takeAt(0)
        across = 1 if len(self._cards) == 1 else 2
        down = 1 if len(self._cards) <= 2 else 2
        self._give_room()
        for place, card in enumerate(self._cards):
            wide = 2 if len(self._cards) == 3 and place == 2 else 1
            self._grid.addWidget(card, place // across, place % across, 1, wide)
            card.show()
        for place in range(2):  # as large as each other, whatever is in them
            self._grid.setColumnStretch(place, int(place < across))
            self._grid.setRowStretch(place, int(place < down))
        self._nothing.setVisible(not self._cards)

    def _put_away(self, card: FocusCard) -> None:
        self._grid.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _refresh(self, item_ids: list[str]) -> None:
        if self.isVisible():
            changed = set(item_ids)
            for card in self._cards:
                if card.item in changed:
                    card.refresh()

    def _refresh_all(self) -> None:
        for card in self._cards:
            card.refresh()

    def _count_down(self) -> None:
        if self.isVisible():
            for card in self._cards:
                card.figures.count_down()
