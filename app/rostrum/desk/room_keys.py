"""The big screen's few keys: whoever stands at the projector has them, and the room sees none named."""

from enum import StrEnum

from rostrum.desk.keymap import Keyboard, Keymap
from rostrum.desk.words import mark


class RoomAct(StrEnum):
    """What a key can do on the big screen."""

    NEXT_SALE = "next_sale"
    LANGUAGES = "languages"


ROOM = Keyboard(
    setting="room_keys",
    title=mark("The big screen"),
    words={
        RoomAct.NEXT_SALE: mark("Next sale, where this desk has no rostrum open"),
        RoomAct.LANGUAGES: mark("The next pair of languages"),
    },
    preset={RoomAct.NEXT_SALE: ("F2",), RoomAct.LANGUAGES: ("L",)},
)

ROOM_KEYS = Keymap(ROOM)
"""The big screen's keys in force."""
