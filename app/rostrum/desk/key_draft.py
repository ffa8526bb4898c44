"""The keys of every screen while the user changes them: who has a key, and who loses it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from rostrum.desk.keymap import BOARD, EVERYWHERE, KEYS_EACH, Keyboard, Keymap, normal
from rostrum.desk.phones.keys import PHONE_DESK
from rostrum.desk.replay.acts import REPLAY
from rostrum.desk.room_keys import ROOM
from rostrum.desk.rostrum_keys import ROSTRUM
from rostrum.desk.words import mark

KEYBOARDS: tuple[Keyboard[Any], ...] = (EVERYWHERE, BOARD, PHONE_DESK, ROSTRUM, ROOM, REPLAY)
_FIXED = frozenset[str]().union(*(keyboard.fixed for keyboard in KEYBOARDS))


@dataclass(frozen=True, slots=True)
class Line:
    """One act of one screen; acts of two screens may bear the same name."""

    keyboard: Keyboard[Any]
    act: StrEnum

    @property
    def words(self) -> str:
        """What it does, to be translated."""
        found: str = self.keyboard.words[self.act]
        return found

    @property
    def preset(self) -> list[str]:
        """Its keys before anybody changed them."""
        return list(self.keyboard.preset[self.act])


LINES = tuple(Line(keyboard, act) for keyboard in KEYBOARDS for act in keyboard.words)


class KeyDraft:
    """What each line's keys are. Within a screen, and with what works in all, no key does two things."""

    def __init__(self, changed: Mapping[str, Mapping[str, Iterable[str]]]) -> None:
        """``changed`` is what the settings keep, by their field."""
        everywhere = changed.get(EVERYWHERE.setting, {})
        self._keys: dict[Line, list[str]] = {}
        for keyboard in KEYBOARDS:
            screen = BOARD if keyboard is EVERYWHERE else keyboard
            keymap: Keymap[Any] = Keymap(screen, changed.get(screen.setting, {}), everywhere)
            for act in keyboard.words:
                self._keys[Line(keyboard, act)] = list(keymap.keys(act))

    def keys(self, line: Line) -> tuple[str, ...]:
        """The keys of a line."""
        return tuple(self._keys[line])

    def obstacle(self, line: Line, key: str) -> str | None:
        """Why a key can be nobody's here, or no further one; none when it can be given."""
        if not normal(key):
            return mark("This key cannot be used.")
        fixed = _FIXED if line.keyboard is EVERYWHERE else line.keyboard.fixed
        if key in fixed:
            return mark("This key moves about or writes, and stays as it is.")
        if key not in self._keys[line] and len(self._keys[line]) >= KEYS_EACH:
            return mark("Three keys are enough for one thing. Take one away first.")
        return None

    def holders(self, line: Line, key: str) -> list[Line]:
        """Which lines have a key that cannot be this line's at the same time."""
        return [other for other in self._rivals(line) if key in self._keys[other]]

    def give(self, line: Line, key: str) -> None:
        """Gives a line a key, taking it from whoever has it."""
        self._take_from_rivals(line, [key])
        if key not in self._keys[line]:
            self._keys[line].append(key)

    def clear(self, line: Line) -> None:
        """Leaves a line without a key."""
        self._keys[line] = []

    def reset(self, line: Line) -> None:
        """Gives a line its preset keys, taking them from whoever has them."""
        self._take_from_rivals(line, line.preset)
        self._keys[line] = line.preset

    def reset_all(self) -> None:
        """Everything as it was before anybody changed it."""
        self._keys = {line: line.preset for line in LINES}

    def changed(self) -> dict[str, dict[str, list[str]]]:
        """What the settings keep, by their field: the acts whose keys are not the preset's."""
        kept: dict[str, dict[str, list[str]]] = {board.setting: {} for board in KEYBOARDS}
        for line, keys in self._keys.items():
            if keys != line.preset:
                kept[line.keyboard.setting][str(line.act)] = list(keys)
        return kept

    def _rivals(self, line: Line) -> list[Line]:
        both = (line.keyboard, EVERYWHERE)
        return [
            other
            for other in LINES
            if other != line and (line.keyboard is EVERYWHERE or other.keyboard in both)
        ]

    def _take_from_rivals(self, line: Line, keys: list[str]) -> None:
        for other in self._rivals(line):
            self._keys[other] = [key for key in self._keys[other] if key not in keys]
