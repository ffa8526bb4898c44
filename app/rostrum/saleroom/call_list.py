"""A list of telephone requests as an office keeps it: CSV, read whole or not at all.

One line is one client with their lots, such as ``12; 14 or 20 or 31``: lots joined by ``or`` are a
group of which the client wants one. Lines with the same paddle, or else the same name and number,
are one client.
"""

import csv
import re
from collections.abc import Iterator, Mapping

import msgspec

from rostrum.phones.desk import Desk
from rostrum.rules.money import parse
from rostrum.rules.saying import Said, say
from rostrum.rules.unfit import Unfit, quoted
from rostrum.saleroom.sheet import Reader, cell_text, rows
from rostrum.wire.phones import Call, Client, Cover, Group, NewClient
from rostrum.wire.sentences import Say, Sentence

LINES = 5_000
"""Most lines of one list."""

_NAMES = {
    "name": ("name", "client", "clientname", "bidder"),
    "lots": ("lots", "lot", "lotnumber", "lotnumbers", "lotnum"),
    "paddle": ("paddle", "paddlenumber", "bidderno", "biddernumber"),
    "number": ("number", "phone", "telephone", "tel", "phone1", "mobile", "primarynumber"),
    "second": ("number2", "phone2", "telephone2", "alternative", "secondnumber", "backup"),
    "languages": ("language", "languages", "lang"),
    "priority": ("priority", "prio"),
    "preferred": ("clerk", "preferredclerk", "preferred", "caller"),
    "limit": ("limit", "salelimit"),
    "cover": ("cover", "coverbid"),
    "note": ("note", "notes", "comment", "remarks"),
}
_COLUMNS = {alias: name for name, aliases in _NAMES.items() for alias in aliases}


class Fault(msgspec.Struct, frozen=True):
    """A line that cannot come in; ``line`` counts from 1, the heading included."""

    line: int
    reason: str
    sentence: Sentence


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """One line: a client, known or new, and the calls that are asked for."""

    client: Client
    new: bool
    limit: int | None
    calls: tuple[Call, ...]
    note: str | None


class CallList(msgspec.Struct, frozen=True):
    """What a file gives: its lines, its faults, and columns nobody reads."""

    asked: tuple[Asked, ...]
    faults: tuple[Fault, ...]
    ignored: tuple[str, ...]


def read_call_list(
    data: bytes, desk: Desk, lots: Mapping[str, str], currency: str, new_id: Iterator[str]
) -> CallList:
    """Reads a file for a desk; ``lots`` gives each lot number's item, ``new_id`` fresh ids."""
    reader = rows(data)
    try:
        names = next(reader, [])
        columns = {place: _COLUMNS.get(_plain(name)) for place, name in enumerate(names)}
        known = {name for name in columns.values() if name}
        missing = [name for name in ("name", "lots") if name not in known]
        if missing:
            return CallList((), (_fault(1, say(Say.HEADING_LACKS, columns=tuple(missing))),), ())
        found = list(_Lines(desk, lots, currency, new_id).read(reader, columns))
    except csv.Error:
        return CallList((), (_fault(reader.line_num, say(Say.NOT_CSV)),), ())
    return CallList(
        tuple(each for each in found if isinstance(each, Asked)),
        tuple(each for each in found if isinstance(each, Fault)),
        tuple(n for place, n in enumerate(names) if n.strip() and not columns[place]),
    )


def split_lots(text: str) -> list[list[str]]:
    """``12; 14 or 20`` as lots and groups of lots: ``[["12"], ["14", "20"]]``."""
    parts = [part for part in re.split(r"[,;+&；，、]", text) if part.strip()]
    return [
        [lot.strip() for lot in re.split(r"\bor\b|/|或", part, flags=re.IGNORECASE) if lot.strip()]
        for part in parts
    ]


class _Lines:
    """Reads line after line; a client of an earlier line is the same client."""

    def __init__(
        self, desk: Desk, lots: Mapping[str, str], currency: str, new_id: Iterator[str]
    ) -> None:
        self._lots = {lot.casefold(): item for lot, item in lots.items()}
        self._named = {item: lot for lot, item in lots.items()}
        self._currency = currency
        self._new_id = new_id
        self._clients = {_who(client): client for client in desk.clients.values()}
        self._there = set(self._clients)
        self._taken = {(call.client_id, call.item_id) for call in desk.calls.values()}

    def read(self, reader: Reader, columns: Mapping[int, str | None]) -> Iterator[Asked | Fault]:
        lines = 0
        while True:
            line = reader.line_num + 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            fields = {
                name: text
                for place, cell in enumerate(cells)
                if (name := columns.get(place)) and (text := cell_text(cell))
            }
            if not fields:
                continue
            lines += 1
            if lines > LINES:
                yield _fault(line, say(Say.MOST_LINES, most=LINES))
                return
            try:
                yield self._asked(fields)
            except Unfit as error:
                yield Fault(line, str(error), error.sentence)

    def _asked(self, fields: Mapping[str, str]) -> Asked:
        for name in ("name", "lots"):
            if name not in fields:
                raise Unfit(Say.LINE_LACKS, column=name)
        client, new = self._who_is(fields)
        groups = [self._items(group) for group in split_lots(fields["lots"])]
        wanted = tuple(Group(tuple(items)) for items in groups if len(items) > 1)
        client = msgspec.structs.replace(client, groups=(*client.groups, *wanted))
        languages = client.languages
        priority = fields.get("priority", "0")
        if not priority.isdecimal() or not 0 <= int(priority) <= 9:
            raise Unfit(Say.BAD_PRIORITY, text=quoted(priority))
        cover = parse(fields["cover"], self._currency) if "cover" in fields else 0
        calls = tuple(
            Call(
                call_id=next(self._new_id),
                client_id=client.client_id,
                item_id=item,
                language=languages[0] if languages else None,
                priority=int(priority),
                preferred=fields.get("preferred"),
                cover=Cover(maximum=cover) if cover else None,
            )
            for items in groups
            for item in items
        )
        for call in calls:
            if (call.client_id, call.item_id) in self._taken:
                raise Unfit(
                    Say.NAMED_CALLED_ALREADY,
                    client=client.name,
                    lot=self._named.get(call.item_id, call.item_id),
                )
            self._taken.add((call.client_id, call.item_id))
        self._clients[_who(client)] = client
        limit = parse(fields["limit"], self._currency) if "limit" in fields else 0
        return Asked(
            client=client, new=new, limit=limit or None, calls=calls, note=fields.get("note")
        )

    def _who_is(self, fields: Mapping[str, str]) -> tuple[Client, bool]:
        numbers = [fields[name] for name in ("number", "second") if name in fields]
        languages = re.split(r"[,;/ ]+", fields.get("languages", "").strip())
        facts = {
            "clientId": "new",
            "name": fields["name"],
            "numbers": numbers,
            "languages": [language.lower() for language in languages if language],
            "paddle": fields.get("paddle"),
        }
        try:
            new = msgspec.convert(facts, NewClient)
        except msgspec.ValidationError as error:
            raise Unfit(_unfit(error)) from error
        made = Client(
            client_id="",
            name=new.name,
            numbers=new.numbers,
            languages=new.languages,
            paddle=new.paddle,
        )
        known = self._clients.get(_who(made))
        if known is not None:
            return known, _who(made) not in self._there
        holder = next(
            (c for c in self._clients.values() if made.paddle and c.paddle == made.paddle), None
        )
        if holder is not None:
            raise Unfit(Say.LINE_PADDLE_TAKEN, paddle=made.paddle or "", client=holder.name)
        return msgspec.structs.replace(made, client_id=next(self._new_id)), True

    def _items(self, lots: list[str]) -> list[str]:
        items = []
        for lot in lots:
            item = self._lots.get(lot.casefold())
            if item is None:
                raise Unfit(Say.LINE_UNKNOWN_LOT, lot=lot)
            if item in items:
                raise Unfit(Say.LOT_TWICE_IN_GROUP, lot=lot)
            items.append(item)
        return items


_FIELDS = {
    "name": Say.BAD_NAME,
    "numbers": Say.BAD_NUMBER,
    "languages": Say.BAD_LANGUAGES,
    "paddle": Say.BAD_PADDLE,
}


def _unfit(error: msgspec.ValidationError) -> Say:
    """Which field of a client it was."""
    found = re.search(r"\$\.(\w+)", str(error))
    return _FIELDS[found[1]] if found else Say.BAD_NAME


def _fault(line: int, said: Said) -> Fault:
    return Fault(line, said.text, said.sentence or Sentence(""))


def _who(client: Client) -> tuple[str, ...]:
    if client.paddle is not None:
        return ("paddle", client.paddle, client.name.casefold())
    return ("name", client.name.casefold(), *client.numbers[:1])


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.casefold())
