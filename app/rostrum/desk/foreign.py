"""What a server of the article's kind says, turned into lots: any JSON object, by names of fields.

Pure. Such a server knows neither versions nor catalogues (wire contract, section 4): the versions
here count messages, and what no field name fits is shown as it came.
"""

import json
import re
from datetime import UTC, datetime
from typing import TypeGuard

import msgspec

from rostrum.desk.field_map import FieldMap, Names
from rostrum.desk.figures import exponent, plain
from rostrum.wire.state import ItemState, ReserveState, Status

SALE = "items"
"""The one sale that all items of such a server are in."""
UNCOUNTED = -1
"""``bid_count`` of a lot with a price whose server does not count bids."""
NOTE_CHARACTERS = 300
"""Longest text about fields that were not mapped."""
VALUE_CHARACTERS = 60
DEPTH = 3
SECONDS_BELOW = 100_000_000_000
"""A time below this is in seconds, above it in milliseconds: the year 5138 in one, 1973 in the other."""
LARGEST = 2**53
_NUMBER = re.compile(r"^[^\d\-+]*([-+]?\d[\d\s,.'\u00a0]*)\D*$")


_STATUSES = {
    "active": Status.OPEN, "live": Status.OPEN, "running": Status.OPEN, "ended": Status.CLOSING,
    "finished": Status.CLOSING, "closed": Status.CLOSING, "pending": Status.UPCOMING,
    "cancelled": Status.WITHDRAWN, "paused": Status.HOLD,
}  # fmt: skip


def placeholder(raw_id: str, key: str, currency: str) -> ItemState:
    """An item of which nothing has been heard yet; its version is 0. ``key`` is its server's."""
    return ItemState(
        item_id=key + raw_id,
        sale_id=key + SALE,
        lot=plain(raw_id),
        title=plain(raw_id),
        version=0,
        server_now=0,
        status=Status.UPCOMING,
        currency=currency,
        price=0,
        ask=0,
        leader=None,
        bid_count=0,
        reserve=ReserveState.NONE,
        ends_at=None,
        extended_count=0,
    )


def understood(
    held: ItemState, message: object, fields: FieldMap, *, minor: bool
) -> tuple[ItemState, str]:
    """The next state of an item after a message, and what of it no field name fitted.

    A field that is absent or makes no sense leaves what was held. A message that is no object
    changes nothing but the note. ``minor``: amounts are in minor units.
    """
    if not isinstance(message, dict):
        return msgspec.structs.replace(held, version=held.version + 1), _shown(message)
    taken: set[str] = set()

    def found(meaning: str) -> object:
        names: Names = getattr(fields, meaning)
        for name in names:
            key, value = _look(message, name)
            if key is not None and value is not None:
                taken.add(key)
                return value
        return None

    currency = found("currency")
    if not (isinstance(currency, str) and re.fullmatch(r"[A-Za-z]{3}", currency)):
        currency = held.currency
    currency = currency.upper()
    price = _amount(found("price"), currency, minor=minor)
    ask = _amount(found("ask"), currency, minor=minor)
    ends_at = moment(found("ends_at"))
    title, leader = _text(found("title")), _text(found("leader"))
    count = _count(found("bid_count"))
    status = _status(found("status"))
    if status is None:
        status = Status.OPEN if held.status is Status.UPCOMING else held.status
    if count is None:
        count = held.bid_count or (UNCOUNTED if price else 0)
    state = msgspec.structs.replace(
        held,
        version=held.version + 1,
        currency=currency,
        price=held.price if price is None else price,
        ask=0 if ask is None else ask,
        leader=f"P:{leader}" if leader else held.leader,
        ends_at=held.ends_at if ends_at is None else ends_at,
        extended_count=held.extended_count
        + (ends_at is not None and held.ends_at is not None and ends_at > held.ends_at),
        title=title or held.title,
        bid_count=count,
        status=status,
    )
    rest = {key: value for key, value in message.items() if key not in taken}
    return state, _shown(rest) if rest else ""


def moment(value: object) -> int | None:
    """A time in ms UTC out of seconds, milliseconds or ISO 8601; none when it is no time."""
    if isinstance(value, str):
        text = value.strip()
        try:
            value = float(text)
        except ValueError:
            try:
                at = datetime.fromisoformat(text)
            except ValueError:
                return None
            value = (at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp()
    if not _is_number(value) or not 0 < value < LARGEST:
        return None
    ms = value * 1000 if value < SECONDS_BELOW else value
    return round(ms) if ms < 253_402_300_800_000 else None  # the end of the year 9999


def _look(message: dict[object, object], name: str) -> tuple[str | None, object]:
    """The top-level key and the value that a name leads to."""
    if name in message:
        return name, message[name]
    first, _, rest = name.partition(".")
    value = message.get(first)
    if rest and isinstance(value, dict):
        inner, found = _look(value, rest)
        return (first, found) if inner is not None else (None, None)
    low = name.casefold()
    for key, fitting in message.items():
        if isinstance(key, str) and key.casefold() == low:
            return key, fitting
    return None, None


def _amount(value: object, currency: str, *, minor: bool) -> int | None:
    if isinstance(value, str):
        value = _number(value)
    if not _is_number(value) or not 0 <= value < LARGEST:
        return None
    units = value if minor else value * 10 ** exponent(currency)
    return round(units) if 0 <= units < LARGEST else None


def _is_number(value: object) -> TypeGuard[int | float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _number(text: str) -> float | None:
    """``1,200``, ``£1 200.00`` and ``1.200,00`` as a number."""
    match = _NUMBER.match(text.strip()[:VALUE_CHARACTERS])
    if match is None:
        return None
    digits = re.sub(r"[\s'\u00a0]", "", match[1])
    last = max(digits.rfind("."), digits.rfind(","))
    if last >= 0:
        whole, part = re.sub(r"[.,]", "", digits[:last]), digits[last + 1 :]
        one_mark = sum(digits.count(mark) for mark in ".,") == 1
        thousands = len(part) == 3 and (digits[last] == "," or not one_mark)
        digits = whole + part if thousands else f"{whole}.{part}"
    try:
        return float(digits)
    except ValueError:
        return None


def _text(value: object) -> str | None:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return plain(str(value)[:NOTE_CHARACTERS]) or None


def _count(value: object) -> int | None:
    if isinstance(value, list):
        return len(value)
    if isinstance(value, str) and value.isascii() and value.isdigit():
        value = int(value[:15])
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    return value if 0 <= value < LARGEST else None


def _status(value: object) -> Status | None:
    if not isinstance(value, str):
        return None
    word = value.strip().casefold()
    try:
        return Status(word)
    except ValueError:
        return _STATUSES.get(word)


def _shown(value: object) -> str:
    """A value as it came, short enough for a line."""
    if isinstance(value, dict):
        parts = [
            f"{plain(str(key)[:40])}: {_inner(inner)}" for key, inner in list(value.items())[:20]
        ]
        return "  ·  ".join(parts)[:NOTE_CHARACTERS]
    return _inner(value)


def _inner(value: object) -> str:
    if isinstance(value, str):
        return plain(value[:VALUE_CHARACTERS])
    if isinstance(value, bytes):
        return f"{len(value)} bytes"
    if _deep(value, DEPTH):
        return "…"
    try:
        text = json.dumps(value, ensure_ascii=False)
    except (TypeError, ValueError):
        return "…"
    return text if len(text) <= VALUE_CHARACTERS else text[: VALUE_CHARACTERS - 1] + "…"


def _deep(value: object, levels: int) -> bool:
    """Whether a value nests deeper, or holds more, than a line could show."""
    if isinstance(value, list | dict):
        inner = list(value.values()) if isinstance(value, dict) else value
        return levels == 0 or len(inner) > 20 or any(_deep(one, levels - 1) for one in inner)
    return isinstance(value, int) and not -LARGEST < value < LARGEST
