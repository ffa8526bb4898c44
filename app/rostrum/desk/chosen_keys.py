"""The keys of every screen, as the user has chosen them."""

from rostrum.desk.keymap import KEYS
from rostrum.desk.phones.keys import PHONE_KEYS
from rostrum.desk.replay.acts import REPLAY_KEYS
from rostrum.desk.room_keys import ROOM_KEYS
from rostrum.desk.rostrum_keys import ROSTRUM_KEYS
from rostrum.desk.settings import Settings


def take_keys(settings: Settings) -> None:
    """The settings' keys are in force from now on; windows that name keys are told by the caller."""
    KEYS.become(settings.keys, settings.keys)
    PHONE_KEYS.become(settings.phone_keys, settings.keys)
    ROSTRUM_KEYS.become(settings.rostrum_keys, settings.keys)
    ROOM_KEYS.become(settings.room_keys, settings.keys)
    REPLAY_KEYS.become(settings.replay_keys, settings.keys)
