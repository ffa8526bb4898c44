"""The phone desk's bar at the top and its line at the foot."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from rostrum.desk.figures import plain
from rostrum.desk.keymap import Everywhere
from rostrum.desk.models.calls import CallsModel
from rostrum.desk.phones.keys import PHONE_KEYS, PhoneAct
from rostrum.desk.theme import Theme, font
from rostrum.desk.views.labels import OneLine, label, set_tone
from rostrum.desk.views.link_pill import LinkPill
from rostrum.desk.words import mark, tr

_BUTTONS = (
    (mark("Schedule"), PhoneAct.SCHEDULE),
    (mark("Call sheets"), PhoneAct.SHEETS),
    (mark("Call back"), PhoneAct.FOLLOW_UP),
)


HEIGHTS = {False: (54, 34), True: (44, 26)}
"""Bar and foot, and where there is little room."""


class PhoneBar(QWidget):
    """Which sale, which lot, who sits here, and how the link is; ``act_wanted`` by its buttons."""

    act_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.set_room(low=False)
        self._title = OneLine(17, tone="", name=tr("Sale"))
        self._who = label(15, tone="muted", name=tr("Clerk"))
        self._on_block = label(17, bold=True, name=tr("Lot on the block"))
        self.pill = LinkPill(theme)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 16, 0)
        row.setSpacing(16)
        row.addWidget(self._title, 1)
        row.addWidget(self._on_block)
        row.addSpacing(12)
        row.addWidget(self._who)
        for words, act in _BUTTONS:
            row.addWidget(self._button(tr(words), act))
        row.addWidget(self.pill)

    def _button(self, words: str, act: PhoneAct) -> QPushButton:
        made = QPushButton(words)
        made.setObjectName("chip")
        made.setFont(font(15))
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.clicked.connect(lambda: self.act_wanted.emit(act))
        return made

    def set_room(self, *, low: bool) -> None:
        """Makes it lower where there is little room."""
        self.setFixedHeight(HEIGHTS[low][0])

    def say(self, sale: str, model: CallsModel) -> None:
        """Shows the sale's title, its lot on the block and the clerk."""
        self._title.setText(plain(sale))
        chief = tr("{name}, all calls") if model.chief else "{name}"
        self._who.setText(chief.format(name=model.name) if model.name else "")
        block = model.desk.on_block if model.desk is not None else None
        words = tr("On the block: {lot}").format(lot=model.lot(block)) if block else ""
        self._on_block.setText(words)


class PhoneFoot(QWidget):
    """What was done last, and the keys that matter most."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.set_room(low=False)
        self._words = label(13, tone="muted", name=tr("What was done last"))
        self._hint = label(13, tone="faint")
        self._hint.setObjectName("hint")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 20, 0)
        row.addWidget(self._words, 1)
        row.addWidget(self._hint)

    def set_room(self, *, low: bool) -> None:
        """Makes it lower where there is little room."""
        self.setFixedHeight(HEIGHTS[low][1])

    @property
    def words(self) -> str:
        """The sentence that is shown."""
        return self._words.text()

    def say(self, words: str, *, bad: bool) -> None:
        """A sentence about what was just wanted."""
        self._words.setText(words)
        set_tone(self._words, "closing" if bad else "muted")
        self._words.setAccessibleDescription(words)

    def name_keys(self) -> None:
        """Names the keys in force."""
        said = tr("{a} bids for A   ·   {b} bids for B   ·   {p} other pane   ·   {keys} keys")
        key = PHONE_KEYS.first
        self._hint.setText(
            said.format(
                a=key(PhoneAct.BID_A),
                b=key(PhoneAct.BID_B),
                p=key(PhoneAct.OTHER_PANE),
                keys=key(Everywhere.KEYS),
            )
        )
