"""A sale's event logs as one file that anybody can check without a database.

JSON, one object a line: the sale, then each lot's events in order with their hashes, then an end
with a digest of all that is before it. An event's body stands as the log has it, byte by byte, so
that its hash can be reckoned again.
"""

import hashlib
from collections.abc import Iterable, Iterator
from typing import BinaryIO

import msgspec

from rostrum.engine.apply import apply
from rostrum.engine.events import decode_event
from rostrum.engine.state import LotState
from rostrum.saleroom.audit import Finding, UnknownSale, broken_rows
from rostrum.store.chain import GENESIS, link
from rostrum.store.store import Store
from rostrum.wire.catalogue import Sale

VERSION = 1


class Head(msgspec.Struct, frozen=True, rename="camel", tag="sale", kw_only=True):
    """The first line; ``exported_at`` in ms UTC."""

    v: int
    sale_id: str
    title: str
    title_zh: str | msgspec.UnsetType | None = msgspec.UNSET
    exported_at: int
    items: int


class Row(msgspec.Struct, frozen=True, rename="camel", tag="event", kw_only=True):
    """An event; ``hash`` in hexadecimal, chained over the lot's earlier rows.

    A lot's first row has its catalogue entry beside it, which is no part of the chain.
    """

    item_id: str
    version: int
    at: int
    hash: str
    body: msgspec.Raw
    details: msgspec.Raw | msgspec.UnsetType = msgspec.UNSET


class End(msgspec.Struct, frozen=True, rename="camel", tag="end", kw_only=True):
    """The last line; ``digest``: SHA-256 of every byte before it, in hexadecimal."""

    events: int
    digest: str


class Checked(msgspec.Struct, frozen=True, rename="camel"):
    """What an audit file holds, where nothing is wrong with it."""

    sale_id: str
    items: int
    events: int
    digest: str


class NotWhole(Exception):
    """The log has a broken row, so that it is not exported; ``finding`` says which."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.reason)
        self.finding = finding


_encode = msgspec.json.Encoder().encode
decode_line = msgspec.json.Decoder(Head | Row | End).decode


async def export(store: Store, sale_id: str, file: BinaryIO, *, at: int) -> Checked:
    """Writes a sale's logs; ``at`` is now, ms UTC. Raises UnknownSale, NotWhole and OSError."""
    sale = next((s for s in await store.catalogue.sales() if s.sale_id == sale_id), None)
    if sale is None:
        raise UnknownSale(sale_id)
    items = [item for item in await store.catalogue.items() if item.sale_id == sale_id]
    own = {item.item_id for item in items}
    async for finding in broken_rows(store):
        if finding.item_id in own:
            raise NotWhole(finding)
    digest, events = hashlib.sha256(), 0

    def put(line: Head | Row) -> None:
        data = _encode(line) + b"\n"
        digest.update(data)
        file.write(data)

    facts = msgspec.json.decode(sale.facts, type=Sale)
    put(
        Head(
            v=VERSION,
            sale_id=sale_id,
            title=facts.title,
            title_zh=facts.title_zh,
            exported_at=at,
            items=len(items),
        )
    )
    for item in items:
        for row in await store.events.of(item.item_id):
            body = msgspec.Raw(row.body)
            put(
                Row(
                    item_id=item.item_id,
                    version=row.version,
                    at=row.at,
                    hash=row.hash.hex(),
                    body=body,
                    details=msgspec.Raw(item.details) if row.version == 1 else msgspec.UNSET,
                )
            )
            events += 1
    file.write(_encode(End(events=events, digest=digest.hexdigest())) + b"\n")
    return Checked(sale_id, len(items), events, digest.hexdigest())


def check(lines: Iterable[bytes]) -> Checked | list[Finding]:
    """What a file holds, or what is wrong with it: the first broken row of each lot."""
    reading = _Reading()
    found = list(reading.read(lines))
    return found or reading.checked()


class _Reading:
    """A file while it is read; each lot's log is chained and replayed as it goes by."""

    def __init__(self) -> None:
        self._head: Head | None = None
        self._end: End | None = None
        self._chains: dict[str, tuple[bytes, LotState | None]] = {}
        self._broken: set[str] = set()
        self._events = 0
        self._digest = hashlib.sha256()

    def checked(self) -> Checked:
        """After ``read`` found nothing."""
        assert self._head is not None  # noqa: S101 - a file without one has a finding
        digest = self._digest.hexdigest()
        return Checked(self._head.sale_id, len(self._chains), self._events, digest)

    def read(self, lines: Iterable[bytes]) -> Iterator[Finding]:
        for number, line in enumerate(lines, 1):
            try:
                row = decode_line(line)
            except (msgspec.MsgspecError, UnicodeDecodeError) as error:
                yield Finding("", number, f"line {number} is no line of an audit file: {error}")
                return
            if (number == 1) is not isinstance(row, Head) or self._end is not None:
                yield Finding("", number, f"line {number} is not where it belongs")
                return
            if isinstance(row, End):
                self._end = row
                continue
            self._digest.update(line)
            if isinstance(row, Head):
                self._head = row
            else:
                yield from self._event(row)
        yield from self._whole()

    def _event(self, row: Row) -> Iterator[Finding]:
        self._events += 1
        previous, state = self._chains.get(row.item_id, (GENESIS, None))
        reason = None
        expected = link(previous, row.item_id, row.version, row.at, bytes(row.body))
        before = state.version if state is not None else 0
        if row.version != before + 1:
            reason = f"version {before + 1} is missing from the log"
        elif expected.hex() != row.hash:
            reason = f"version {row.version} was changed, or a row before it was"
        else:
            try:
                state = apply(state, decode_event(bytes(row.body)))
            except (msgspec.MsgspecError, AssertionError, ValueError) as error:
                reason = f"version {row.version} cannot follow on the one before: {error}"
        self._chains[row.item_id] = expected, state
        if reason is not None and row.item_id not in self._broken:
            self._broken.add(row.item_id)
            yield Finding(row.item_id, row.version, reason)

    def _whole(self) -> Iterator[Finding]:
        if self._head is None:
            yield Finding("", 0, "the file is empty")
        elif self._head.v != VERSION:
            yield Finding(
                "", 1, f"the file is of version {self._head.v}; this program reads {VERSION}"
            )
        elif self._end is None:
            yield Finding("", 0, "the file has no end: part of it is missing")
        elif self._end.digest != self._digest.hexdigest() or self._end.events != self._events:
            yield Finding("", 0, "the file is not as it was exported: its digest differs")
        elif len(self._chains) != self._head.items:
            yield Finding("", 0, f"the file has {len(self._chains)} lots of {self._head.items}")
