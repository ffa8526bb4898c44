"""Whether a database is what it says: its hash chains, and its states rebuilt from its log."""

from collections.abc import AsyncIterator, Sequence

import msgspec

from rostrum.engine.apply import replay
from rostrum.engine.events import decode_event
from rostrum.engine.public import public_state
from rostrum.phones.desk import Change
from rostrum.phones.log import digest, unseal
from rostrum.store.chain import GENESIS, link
from rostrum.store.desks import DeskRow, chain_name
from rostrum.store.records import ItemRow
from rostrum.store.store import Store
from rostrum.wire.state import ItemState


class Finding(msgspec.Struct, frozen=True):
    """Something wrong with an item at a version; ``reason`` is a sentence."""

    item_id: str
    version: int
    reason: str


class DeskFinding(msgspec.Struct, frozen=True):
    """Something wrong with a sale's phone desk at a version; ``reason`` is a sentence."""

    sale_id: str
    version: int
    reason: str


class UnknownSale(Exception):
    """There is no such sale in the database."""


async def broken_rows(store: Store) -> AsyncIterator[Finding]:
    """The first broken row of each item's log, in the order of the sales.

    A row is broken when its hash does not follow from the row before it, or when a version is
    missing; a log is broken when it ends before the version that its item has reached.
    """
    for item in await store.catalogue.items():
        found = await _first_broken(store, item)
        if found is not None:
            yield found


async def broken_desks(store: Store) -> AsyncIterator[DeskFinding]:
    """The first broken row of each phone desk's log.

    A row is broken as an item's is, and when a personal part does not have the digest that the row
    says, or is gone though nobody erased it.
    """
    for sale_id, version in sorted((await store.desks.versions()).items()):
        rows = await store.desks.events(sale_id, 0)
        found = _first_broken_of_desk(sale_id, version, rows)
        if found is not None:
            yield found


def _first_broken_of_desk(sale_id: str, newest: int, rows: Sequence[DeskRow]) -> DeskFinding | None:
    previous, version = GENESIS, 0
    gone: dict[str, int] = {}
    for row in rows:
        version += 1
        if row.version != version:
            return DeskFinding(sale_id, version, f"version {version} is missing from the log")
        previous = link(previous, chain_name(sale_id), row.version, row.at, bytes(row.body))
        if row.hash != previous:
            reason = f"version {version} was changed, or a row before it was"
            return DeskFinding(sale_id, version, reason)
        event = unseal(row.body, {})
        told = {part.subject: digest(part.salt, part.body) for part in row.parts}
        for subject, said in event.sealed.items():
            if subject not in told:
                gone.setdefault(subject, version)
            elif told[subject] != said:
                reason = f"what version {version} keeps of client {subject} was changed"
                return DeskFinding(sale_id, version, reason)
        strange = told.keys() - event.sealed.keys()
        if strange:
            reason = f"version {version} says nothing of what is kept of client {min(strange)}"
            return DeskFinding(sale_id, version, reason)
        if event.change is Change.ERASED:
            gone.pop(event.clients[0].client_id, None)
    if gone:
        subject, at = min(gone.items(), key=lambda one: one[1])
        reason = f"what version {at} kept of client {subject} is gone, and nobody erased it"
        return DeskFinding(sale_id, at, reason)
    return None if version == newest else DeskFinding(sale_id, version, "the log ends too early")


async def differences(store: Store, sale_id: str) -> AsyncIterator[Finding]:
    """Items whose stored state is not what their log gives. Raises UnknownSale."""
    if sale_id not in {sale.sale_id for sale in await store.catalogue.sales()}:
        raise UnknownSale(sale_id)
    for item in await store.catalogue.items():
        if item.sale_id == sale_id:
            found = await _difference(store, item)
            if found is not None:
                yield found


async def _first_broken(store: Store, item: ItemRow) -> Finding | None:
    previous, version = GENESIS, 0
    for row in await store.events.of(item.item_id):
        version += 1
        if row.version != version:
            return Finding(item.item_id, version, f"version {version} is missing from the log")
        body: object = row.body
        if not isinstance(body, bytes):  # SQLite keeps text where bytes belong; Rostrum does not
            return Finding(item.item_id, version, f"version {version} was changed")
        previous = link(previous, item.item_id, row.version, row.at, row.body)
        if row.hash != previous:
            reason = f"version {version} was changed, or a row before it was"
            return Finding(item.item_id, version, reason)
    if version != item.version:
        reason = f"the log ends at version {version}, the item is at {item.version}"
        return Finding(item.item_id, version, reason)
    return None


async def _difference(store: Store, item: ItemRow) -> Finding | None:
    try:
        state = replay([decode_event(row.body) for row in await store.events.of(item.item_id)])
    except (msgspec.MsgspecError, AssertionError, ValueError) as error:
        return Finding(item.item_id, 0, f"the log cannot be replayed: {error}")
    if state is None:
        return Finding(item.item_id, 0, "the log is empty")
    stored = msgspec.json.decode(item.state, type=ItemState)
    rebuilt = public_state(state, stored.server_now)
    for name in stored.__struct_fields__:
        was, is_ = getattr(stored, name), getattr(rebuilt, name)
        if was != is_:
            reason = f"{name} is stored as {was!r}, the log gives {is_!r}"
            return Finding(item.item_id, state.version, reason)
    return None
