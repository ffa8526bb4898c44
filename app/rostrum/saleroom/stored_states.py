"""Items' states as they are stored, for a push service that has no saleroom beside it."""

import asyncio
from collections.abc import Mapping

import msgspec

from rostrum.saleroom.clock import now_ms
from rostrum.store.catalogue import Catalogue
from rostrum.store.failures import StoreFailed
from rostrum.wire.push import Subscribed
from rostrum.wire.state import ItemState

_state = msgspec.json.Decoder(ItemState)


class StoredStates:
    """Reads states for many subscribers at once.

    Those who ask while a read is under way share the next, so that a thousand desks that come back
    together cost the database two reads.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._reading = asyncio.Lock()
        self._wanted: set[str] = set()
        self._next: asyncio.Task[dict[str, bytes]] | None = None

    async def snapshots(self, versions: Mapping[str, int | None]) -> Subscribed:
        """The states that are newer than the versions given. Raises TimeoutError when it cannot."""
        self._wanted.update(versions)
        if self._next is None:
            self._next = asyncio.create_task(self._read(), name="stored-states")
        try:
            found = await asyncio.shield(self._next)
        except StoreFailed as failure:
            raise TimeoutError(str(failure)) from failure
        newer: dict[str, ItemState] = {}
        now = now_ms()
        for item_id, version in versions.items():
            if item_id in found:
                state = _state.decode(found[item_id])
                if version is None or state.version > version:
                    newer[item_id] = msgspec.structs.replace(state, server_now=now)
        return Subscribed(newer, [item_id for item_id in versions if item_id not in found])

    async def _read(self) -> dict[str, bytes]:
        async with self._reading:
            wanted, self._wanted, self._next = self._wanted, set(), None
            return await self._catalogue.states(wanted)
