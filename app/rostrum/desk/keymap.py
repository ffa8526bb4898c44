"""Which key does what. Each act has a preset, which the user may change; no key does two things.

Each screen that is worked by keys has a ``Keyboard`` of its own: the board here, the phone desk in
``phones/keys.py``, the rostrum in ``rostrum_keys.py``, the big screen in ``room_keys.py``, a replay in
``replay/acts.py``. What ``Everywhere`` names works in all of them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from rostrum.desk.words import mark


class Everywhere(StrEnum):
    """What a key can do in every window of the desk."""

    KEYS = "keys"
    SETTINGS = "settings"
    CONNECTION = "connection"
    SIGN_IN = "sign_in"
    PHONES = "phones"
    ROSTRUM = "rostrum"
    BIG_SCREEN = "big_screen"
    FULL_SCREEN = "full_screen"
    LEAVE = "leave"


class Act(StrEnum):
    """What a key can do on the board."""

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
    COPY_LINK = "copy_link"
    PRACTISE = "practise"
    REPLAY = "replay"


A = TypeVar("A", bound=StrEnum)
Changed = Mapping[str, Iterable[str]]
"""Acts, by name, with keys of their own in place of the preset's."""

KEYS_EACH = 3
"""Most keys of an act."""
MOVING = frozenset(
    {"Up", "Down", "Left", "Right", "PgUp", "PgDown", "Home", "End", "Tab", "Shift+Tab", "Esc"}
)
"""Keys that move about in a window; they cannot be given to an act."""


@dataclass(frozen=True, slots=True, eq=False)
class Keyboard(Generic[A]):
    """The acts of one screen, their words and their preset keys in Qt's portable writing.

    ``setting`` is the field of the settings that keeps what the user changed, ``fixed`` are keys
    that no act of this screen may have.
    """

    setting: str
    title: str
    words: Mapping[A, str]
    preset: Mapping[A, tuple[str, ...]]
    fixed: frozenset[str] = MOVING


EVERYWHERE = Keyboard(
    setting="keys",
    title=mark("In every window"),
    words={
        Everywhere.KEYS: mark("These keys"),
        Everywhere.SETTINGS: mark("Settings"),
        Everywhere.CONNECTION: mark("How the connections are"),
        Everywhere.SIGN_IN: mark("Sign in"),
        Everywhere.PHONES: mark("The phone desk"),
        Everywhere.ROSTRUM: mark("The auctioneer's rostrum"),
        Everywhere.BIG_SCREEN: mark("The big screen for the room"),
        Everywhere.FULL_SCREEN: mark("Full screen"),
        Everywhere.LEAVE: mark("Leave"),
    },
    preset={
        Everywhere.KEYS: ("F1",),
        Everywhere.SETTINGS: ("Ctrl+,",),
        Everywhere.CONNECTION: ("F8",),
        Everywhere.SIGN_IN: ("F9",),
        Everywhere.PHONES: ("F7",),
        Everywhere.ROSTRUM: ("Ctrl+R",),
        Everywhere.BIG_SCREEN: ("Ctrl+B",),
        Everywhere.FULL_SCREEN: ("F11",),
        Everywhere.LEAVE: ("Ctrl+Q",),
    },
)

BOARD = Keyboard(
    setting="keys",
    title=mark("The board"),
    words={
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
        Act.COPY_LINK: mark("Copy a link to the chosen lot"),
        Act.PRACTISE: mark("Practise, with simulated bidders"),
        Act.REPLAY: mark("Replay a past sale"),
    },
    preset={
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
        Act.COPY_LINK: ("Ctrl+L",),
        Act.PRACTISE: ("Ctrl+P",),
        Act.REPLAY: ("Ctrl+Shift+R",),
    },
)


_M = Qt.KeyboardModifier
_SIGNS = (
    _M.ShiftModifier, _M.GroupSwitchModifier, _M.ControlModifier | _M.AltModifier,
)  # fmt: skip
"""With these a sign is written on some keyboards: ``[`` is AltGr and 8 on a German one."""

MOVING_WORDS = (
    (("Up", "Down", "PgUp", "PgDown"), mark("Choose a lot")),
    (("Home", "End"), mark("First and last lot")),
)
"""What the keys do on the board that nobody can change."""


class Keymap(Generic[A]):
    """The keys in force on one screen: its own and those of every window.

    Raises ``ValueError`` never: keys that cannot be, and keys that are taken, are left out.
    """

    def __init__(
        self, keyboard: Keyboard[A], own: Changed | None = None, everywhere: Changed | None = None
    ) -> None:
        self.keyboard = keyboard
        self._keys: dict[str, tuple[str, ...]] = {}
        self._acts: dict[str, A | Everywhere] = {}
        self.become(own or {}, everywhere or {})

    def become(self, own: Changed, everywhere: Changed) -> None:
        """Takes other keys from now on; whoever works or names keys by this object has them.

        ``own`` changes acts of this screen, ``everywhere`` those of every window.
        """
        self._keys, self._acts = {}, {}
        keyboard, common = self.keyboard, EVERYWHERE
        self._take(common, {act: everywhere[act] for act in common.words if act in everywhere})
        self._take(keyboard, {act: own[act] for act in keyboard.words if act in own})
        self._take(common, common.preset)
        self._take(keyboard, keyboard.preset)

    def _take(
        self,
        keyboard: "Keyboard[A] | Keyboard[Everywhere]",
        wanted: Mapping[A, Iterable[str]] | Mapping[Everywhere, Iterable[str]],
    ) -> None:
        for act, keys in wanted.items():
            if act in self._keys:
                continue
            named = dict.fromkeys(normal(key) for key in keys)
            free = [
                key for key in named if key and key not in keyboard.fixed and key not in self._acts
            ]
            self._keys[act] = tuple(free[:KEYS_EACH])
            self._acts |= dict.fromkeys(self._keys[act], act)

    def keys(self, act: A | Everywhere) -> tuple[str, ...]:
        """The keys of an act."""
        return self._keys[act]

    def first(self, act: A | Everywhere) -> str:
        """An act's first key as this machine's keyboard names it; a dash where it has none."""
        return shown(self._keys[act][:1]) or "–"

    def act(self, event: QKeyEvent) -> A | Everywhere | None:
        """What a pressed key does. A sign such as ``/`` counts with or without Shift or AltGr."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        found = self._acts.get(written(Qt.Key(event.key()), modifiers))
        if found is None and event.text() and modifiers in _SIGNS:
            found = self._acts.get(event.text())
        return found


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
    """Keys as this machine's keyboard names them, each name once: ``Space, Enter``."""
    native = QKeySequence.SequenceFormat.NativeText
    return ", ".join(dict.fromkeys(QKeySequence(key).toString(native) for key in keys))


KEYS = Keymap(BOARD)
"""The board's keys in force: one object, so that a change reaches whoever names a key."""
