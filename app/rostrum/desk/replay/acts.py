"""What can be wanted of a replay, with its words and its keys."""

from collections.abc import Mapping
from enum import StrEnum

from rostrum.desk.keymap import Keyboard, Keymap
from rostrum.desk.words import mark


class ReplayAct(StrEnum):
    """What a key can do in each window of a replay, before what it does in the window itself."""

    TURN = "turn"
    NEXT_EVENT = "next_event"
    PREVIOUS_EVENT = "previous_event"
    NEXT_LOT = "next_lot"
    PREVIOUS_LOT = "previous_lot"
    JUMP = "jump"
    FASTER = "faster"
    SLOWER = "slower"
    ON = "on"
    BACK = "back"
    BEGIN = "begin"
    END = "end"
    KEYS = "keys_of_replay"


WORDS: Mapping[ReplayAct, str] = {
    ReplayAct.TURN: mark("Play, or stand still"),
    ReplayAct.NEXT_EVENT: mark("The next event"),
    ReplayAct.PREVIOUS_EVENT: mark("The event before"),
    ReplayAct.NEXT_LOT: mark("The next lot"),
    ReplayAct.PREVIOUS_LOT: mark("The lot before"),
    ReplayAct.JUMP: mark("Go to a lot by its number"),
    ReplayAct.FASTER: mark("Faster"),
    ReplayAct.SLOWER: mark("Slower"),
    ReplayAct.ON: mark("10 seconds on"),
    ReplayAct.BACK: mark("10 seconds back"),
    ReplayAct.BEGIN: mark("The beginning of the sale"),
    ReplayAct.END: mark("The end of the sale"),
    ReplayAct.KEYS: mark("Keys of the replay"),
}

PRESET: Mapping[ReplayAct, tuple[str, ...]] = {
    ReplayAct.TURN: ("Space",),
    ReplayAct.NEXT_EVENT: (".",),
    ReplayAct.PREVIOUS_EVENT: (",",),
    ReplayAct.NEXT_LOT: ("Ctrl+Right",),
    ReplayAct.PREVIOUS_LOT: ("Ctrl+Left",),
    ReplayAct.JUMP: ("G",),
    ReplayAct.FASTER: ("]",),
    ReplayAct.SLOWER: ("[",),
    ReplayAct.ON: ("Ctrl+Shift+Right",),
    ReplayAct.BACK: ("Ctrl+Shift+Left",),
    ReplayAct.BEGIN: ("Ctrl+Home",),
    ReplayAct.END: ("Ctrl+End",),
    ReplayAct.KEYS: ("K",),
}
"""Keys in Qt's portable writing."""

REPLAY = Keyboard(setting="replay_keys", title=mark("A replay"), words=WORDS, preset=PRESET)

REPLAY_KEYS = Keymap(REPLAY)
"""The replay's keys in force."""
