"""The newest state of each item that passed, for a push service without an engine beside it."""

from collections import OrderedDict
from collections.abc import Mapping

import msgspec

from rostrum.wire.push import Subscribed
from rostrum.wire.state import ItemState

_state = msgspec.json.Decoder(ItemState)


class Remembered:
    """At most ``items`` states, together at most ``total_bytes`` long; the oldest go first."""

    def __init__(self, items: int, total_bytes: int) -> None:
        self._most_items = items
        self._most_bytes = total_bytes
        self._bytes = 0
        self._states: OrderedDict[str, tuple[ItemState, int]] = OrderedDict()

    def see(self, message: bytes) -> None:
        """Remembers a message that is an item's state and newer than what is known.

        Anything else on the channel is another program's own message, and is left alone.
        """
        try:
            state = _state.decode(message)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            return
        known = self._states.get(state.item_id)
        if known is not None:
            if known[0].version >= state.version:
                return
            self._bytes -= known[1]
        self._states[state.item_id] = (state, len(message))
        self._states.move_to_end(state.item_id)
        self._bytes += len(message)
        while len(self._states) > self._most_items or self._bytes > self._most_bytes:
            _, (_, size) = self._states.popitem(last=False)
            self._bytes -= size

    async def snapshots(self, versions: Mapping[str, int | None]) -> Subscribed:
        """The states that are newer than the versions given."""
        newer: dict[str, ItemState] = {}
        unknown: list[str] = []
        for item_id, version in versions.items():
            known = self._states.get(item_id)
            if known is None:
                unknown.append(item_id)
            elif version is None or known[0].version > version:
                newer[item_id] = known[0]
        return Subscribed(newer, unknown)
