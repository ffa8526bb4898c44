"""Which key does what. Each act has a preset, which the user may change; no key does two things."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from rostrum.desk.words import mark


class Act(StrEnum):
    """What a key can do."""

    BID = "bid"
    SEARCH = "search"
    NEXT_SALE = "next_sale"
    NEXT_SHOW = "next_show"
    AMOUNT = "amount"
    WATCH = "watch"
    FOCUS = "focus"
    NEXT_VIEW = "next_view"
    SORT_AGAIN = "sort_again"
    WATCH_LIST = "watch_list"
    NEW_WINDOW = "new_window"
    KEYS = "keys"
    CONNECTION = "connection"
    SIGN_IN = "sign_in"
    SETTINGS = "settings"
    PHONES = "phones"
    FULL_SCREEN = "full_screen"
    ROSTRUM = "rostrum"
    BIG_SCREEN = "big_screen"
    LEAVE = "leave"


WORDS: Mapping[Act, str] = {
    Act.BID: mark("Bid the ask that is shown for the chosen lot"),
    Act.SEARCH: mark("Search; Enter goes back to the lots, Esc clears"),
    Act.NEXT_SALE: mark("Next sale"),
    Act.NEXT_SHOW: mark("All lots, open lots, yours, watched"),
    Act.AMOUNT: mark("Write an amount to bid"),
    Act.WATCH: mark("Watch the chosen lot, or watch it no more"),
    Act.FOCUS: mark("Show the chosen lot large, beside up to three others"),
    Act.NEXT_VIEW: mark("Table, tiles, large lots"),
    Act.SORT_AGAIN: mark("Sort again by what the lots are now"),
    Act.WATCH_LIST: mark("Show or hide the watch list"),
    Act.NEW_WINDOW: mark("Another window, for another screen"),
    Act.KEYS: mark("These keys"),
    Act.CONNECTION: mark("How the connections are"),
    Act.SIGN_IN: mark("Sign in"),
    Act.SETTINGS: mark("Settings"),
    Act.PHONES: mark("The phone desk"),
    Act.FULL_SCREEN: mark("Full screen"),
    Act.ROSTRUM: mark("The auctioneer's rostrum"),
    Act.BIG_SCREEN: mark("The big screen for the room"),
    Act.LEAVE: mark("Leave"),
}

PRESET: Mapping[Act, tuple[str, ...]] = {
    Act.BID: ("Space", "Return", "Enter"),
    Act.SEARCH: ("/", "Ctrl+F"),
    Act.NEXT_SALE: ("F2",),
    Act.NEXT_SHOW: ("F3",),
    Act.AMOUNT: ("A",),
    Act.WATCH: ("W",),
    Act.FOCUS: ("F",),
    Act.NEXT_VIEW: ("F4",),
    Act.SORT_AGAIN: ("F5",),
    Act.WATCH_LIST: ("F6",),
    Act.NEW_WINDOW: ("Ctrl+N",),
    Act.KEYS: ("F1",),
    Act.CONNECTION: ("F8",),
    Act.SIGN_IN: ("F9",),
    Act.SETTINGS: ("Ctrl+,",),
    Act.PHONES: ("F7",),
    Act.FULL_SCREEN: ("F11",),
    Act.ROSTRUM: ("Ctrl+R",),
    Act.BIG_SCREEN: ("Ctrl+B",),
    Act.LEAVE: ("Ctrl+Q",),
}
"""Keys in Qt's portable writing; at most ``KEYS_EACH`` for an act."""

KEYS_EACH = 3
FIXED = frozenset(
    {"Up", "Down", "Left", "Right", "PgUp", "PgDown", "Home", "End", "Tab", "Shift+Tab", "Esc"}
)
"""Keys that move about in every window; they cannot be given to an act."""


class Keymap:
    """The keys in force. Raises ``ValueError`` never: keys that cannot be are left out."""

    def __init__(self, changed: Mapping[str, Iterable[str]] | None = None) -> None:
        """``changed`` gives acts, by name, their own keys in place of the preset."""
        wanted = dict(changed or {})
        self._keys: dict[Act, tuple[str, ...]] = {}
        self._acts: dict[str, Act] = {}
        for act in sorted(Act, key=lambda act: act not in wanted):
            keys = [normal(key) for key in wanted.get(act, PRESET[act])]
            free = [key for key in keys if key and key not in FIXED and key not in self._acts]
            self._keys[act] = tuple(dict.fromkeys(free))[:KEYS_EACH]
            self._acts |= dict.fromkeys(self._keys[act], act)

    def keys(self, act: Act) -> tuple[str, ...]:
        """The keys of an act."""
        return self._keys[act]

    def act(self, event: QKeyEvent) -> Act | None:
        """What a pressed key does. A sign such as ``/`` counts with or without Shift."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        found = self._acts.get(written(Qt.Key(event.key()), modifiers))
        if found is None and event.text() and modifiers == Qt.KeyboardModifier.ShiftModifier:
            found = self._acts.get(event.text())
        return found

    def changed(self) -> dict[str, list[str]]:
        """The acts whose keys are not the preset's."""
        return {str(act): list(keys) for act, keys in self._keys.items() if keys != PRESET[act]}


def normal(key: str) -> str:
    """A key in Qt's portable writing, or nothing when there is no such key."""
    sequence = QKeySequence.fromString(key, QKeySequence.SequenceFormat.PortableText)
    return (
        "" if sequence.count() != 1 else sequence.toString(QKeySequence.SequenceFormat.PortableText)
    )


def written(key: Qt.Key, modifiers: Qt.KeyboardModifier) -> str:
    """A pressed key in Qt's portable writing."""
    sequence = QKeySequence(QKeyCombination(modifiers, key))
    return sequence.toString(QKeySequence.SequenceFormat.PortableText)


def shown(keys: Iterable[str]) -> str:
    """Keys as this machine's keyboard names them: ``Space, Enter``."""
    native = QKeySequence.SequenceFormat.NativeText
    return ", ".join(QKeySequence(key).toString(native) for key in keys)


def obstacle(keys: Mapping[Act, Iterable[str]], act: Act, key: str) -> Act | str | None:
    """Why a key cannot be given to an act: the act that has it, or a sentence; none when it can."""
    if not normal(key):
        return mark("This key cannot be used.")
    if key in FIXED:
        return mark("This key moves about in the windows and stays as it is.")
    if len(tuple(keys[act])) >= KEYS_EACH:
        return mark("Three keys are enough for one thing. Take one away first.")
    return next((other for other, taken in keys.items() if key in tuple(taken)), None)
