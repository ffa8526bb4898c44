"""A catalogue as salerooms keep it: CSV in many dialects, read whole or not at all.

Column names, marks, separators and amounts are those seen in the field (rules of the sale, last
section). A line that cannot be read is reported with its number and reason.
"""

import csv
import re
from collections.abc import Iterator

import msgspec

from rostrum.engine.terms import LotTerms, SaleTerms
from rostrum.rules.money import parse
from rostrum.rules.soft_close import staggered_end
from rostrum.saleroom.new_sale import NewLot
from rostrum.saleroom.sheet import Reader, cell_text, rows
from rostrum.wire.catalogue import LotDetails, SaleKind

LINES = 50_000
"""Most lots of one catalogue."""

FAULTS = 1_000
"""Bad lines of a file after which the rest is not read."""

_NAMES = {
    "lot": ("lotnum", "lotnumber", "lot", "lotno"),
    "title": ("title", "lottitle", "name"),
    "description": ("description", "desc", "lotdescription"),
    "low": ("lowest", "lowestimate", "estimatelow", "low"),
    "high": ("highest", "highestimate", "estimatehigh", "high"),
    "start": ("startprice", "startbid", "startingprice", "startingbid"),
    "reserve": ("reserve", "reserveprice"),
    "image": ("imagefile1", "imagefile", "image", "image1"),
    "artist": ("artist", "maker"),
    "artist_zh": ("artistzh",),
    "title_zh": ("titlezh",),
}
_COLUMNS = {alias: name for name, aliases in _NAMES.items() for alias in aliases}
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


class Fault(msgspec.Struct, frozen=True):
    """A line that cannot come in; ``line`` counts from 1, the heading included."""

    line: int
    reason: str


class Catalogue(msgspec.Struct, frozen=True):
    """What a file gives: its lots in natural order, its faults, and columns nobody reads."""

    lots: tuple[NewLot, ...]
    faults: tuple[Fault, ...]
    ignored: tuple[str, ...]


def read_catalogue(
    data: bytes, terms: SaleTerms, *, taken: int = 0, first_close: int | None = None
) -> Catalogue:
    """Reads a file for a sale that has ``taken`` lots already.

    ``first_close``, ms UTC, is when the first lot of a timed sale closes; the others follow by the
    sale's stagger.
    """
    reader = rows(data)
    try:
        names = next(reader, [])
        columns = {place: _column(name) for place, name in enumerate(names)}
        known = {name for name in columns.values() if name}
        missing = [name for name in ("lot", "title") if name not in known]
        if missing:
            reason = f"the heading names no {' and no '.join(missing)} column"
            return Catalogue((), (Fault(1, reason),), ())
        found = list(_lines(reader, columns, terms))
    except csv.Error as error:
        return Catalogue((), (Fault(reader.line_num, f"this is no CSV: {error}"),), ())
    faults = [each for each in found if isinstance(each, Fault)]
    lots = sorted(
        (each for each in found if isinstance(each, NewLot)), key=lambda lot: natural(lot.terms.lot)
    )
    if terms.kind is SaleKind.TIMED and first_close is None and lots:
        faults.append(Fault(1, "a timed sale needs firstClose, when its first lot closes"))
    placed = tuple(_placed(lot, place, taken, terms, first_close) for place, lot in enumerate(lots))
    ignored = tuple(n for place, n in enumerate(names) if n.strip() and not columns[place])
    return Catalogue(placed, tuple(faults), ignored)


def natural(lot: str) -> tuple[tuple[int, str], ...]:
    """A key that sorts lots as people do: 2, 10, 27, 27A, 28."""
    parts = re.findall(r"\d+|\D+", lot.strip())
    return tuple((int(p), "") if p.isdigit() else (-1, p.casefold()) for p in parts)


def _column(name: str) -> str | None:
    return _COLUMNS.get(re.sub(r"[^a-z0-9]", "", name.casefold()))


def _lines(
    reader: Reader, columns: dict[int, str | None], terms: SaleTerms
) -> Iterator[NewLot | Fault]:
    seen: dict[str, int] = {}
    bad = 0
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        if not any(cell.strip() for cell in cells):
            continue
        if len(seen) >= LINES:
            yield Fault(line, f"a catalogue has at most {LINES} lots")
            return
        fields = {
            name: text
            for place, cell in enumerate(cells)
            if (name := columns.get(place)) and (text := cell_text(cell))
        }
        try:
            lot = _lot(fields, terms)
        except ValueError as error:
            yield Fault(line, str(error))
            bad += 1
            if bad >= FAULTS:
                yield Fault(line, "so many lines are bad that the rest was not read")
                return
            continue
        item_id = lot.terms.item_id
        if item_id in seen:
            yield Fault(line, f"lot {lot.terms.lot} stands in line {seen[item_id]} already")
            continue
        seen[item_id] = line
        yield lot


def _lot(fields: dict[str, str], terms: SaleTerms) -> NewLot:
    for name in ("lot", "title"):
        if name not in fields:
            raise ValueError(f"there is no {name}")
    number = fields["lot"]
    item_id = _UNSAFE.sub("-", f"{terms.sale_id}-{number}")
    if len(item_id) > 64:
        raise ValueError(f"lot number {number[:20]}… is too long")

    def amount(name: str) -> int | None:
        return parse(fields[name], terms.currency) if name in fields else None

    low, high, start = amount("low"), amount("high"), amount("start") or 0
    reserve = amount("reserve") or None
    if low is not None and high is not None and low > high:
        raise ValueError("the low estimate is above the high one")
    return NewLot(
        terms=LotTerms(
            item_id=item_id,
            sale_id=terms.sale_id,
            lot=number,
            position=0,
            title=fields["title"],
            start_price=start,
            reserve=reserve,
        ),
        details=LotDetails(
            artist=fields.get("artist"),
            artist_zh=fields.get("artist_zh"),
            title_zh=fields.get("title_zh"),
            description=fields.get("description"),
            low_estimate=low,
            high_estimate=high,
            image=fields.get("image"),
        ),
    )


def _placed(
    lot: NewLot, place: int, taken: int, terms: SaleTerms, first_close: int | None
) -> NewLot:
    ends_at = None
    if terms.kind is SaleKind.TIMED and first_close is not None:
        ends_at = staggered_end(first_close, place, terms.stagger_ms)
    return msgspec.structs.replace(
        lot, terms=msgspec.structs.replace(lot.terms, position=taken + place, ends_at=ends_at)
    )
