"""Amounts of money: integers in minor units, read from and shown as people write them."""

import re
import unicodedata

from rostrum.rules.unfit import Unfit, quoted
from rostrum.wire.sentences import Say

LIMIT = 2**53
"""Amounts stay below this, so that every JSON reader keeps them exact."""

_NO_MINOR_UNIT = frozenset(
    [
        "BIF",
        "CLP",
        "DJF",
        "GNF",
        "ISK",
        "JPY",
        "KMF",
        "KRW",
        "PYG",
        "RWF",
        "UGX",
        "VND",
        "VUV",
        "XAF",
        "XOF",
        "XPF",
    ]
)
_THREE_DIGITS = frozenset(["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"])
_SYMBOLS = {
    "£": frozenset({"GBP", "GIP", "FKP", "SHP", "EGP", "LBP"}),
    "€": frozenset({"EUR"}),
    "¥": frozenset({"JPY", "CNY"}),
    "₹": frozenset({"INR"}),
    "₩": frozenset({"KRW"}),
}
_LONGEST = 40
_CURRENCY = re.compile(r"[A-Z]{3}")
_SHAPE = re.compile(
    r"(?P<before>[^\d.,'\- ]*) *(?P<figures>\d(?:[\d.,' ]*\d)?(?:[.,]-)?) *(?P<after>[^\d.,'\- ]*)"
)
_GROUPED = {mark: re.compile(rf"[1-9]\d{{0,2}}(?:{re.escape(mark)}\d{{3}})+") for mark in ".,' "}
_PLAIN = re.compile(r"\d+")


def is_amount(value: object) -> bool:
    """Whether ``value`` is an amount that may be bid: an ``int`` above 0 and below ``LIMIT``."""
    return type(value) is int and 0 < value < LIMIT


def is_currency(text: str) -> bool:
    """Whether ``text`` has the form of an ISO 4217 code; not whether such a currency exists."""
    return _CURRENCY.fullmatch(text) is not None


def exponent(currency: str) -> int:
    """How many digits the minor unit has (ISO 4217): 2 for GBP, 0 for JPY, 3 for KWD."""
    if currency in _NO_MINOR_UNIT:
        return 0
    return 3 if currency in _THREE_DIGITS else 2


def minor_units(currency: str) -> int:
    """How many minor units make one major unit: 100 for GBP, 1 for JPY."""
    return int(10 ** exponent(currency))


def show(amount: int, currency: str) -> str:
    """The amount as ``GBP 1,325.00``, with as many decimals as the currency has."""
    return f"{currency} {_figures(amount, currency, ',')}"


def plain(amount: int, currency: str) -> str:
    """The amount as ``1325.00``, for programs: no grouping, no sign of the currency."""
    return _figures(amount, currency, "")


def _figures(amount: int, currency: str, group: str) -> str:
    digits = exponent(currency)
    major, minor = divmod(abs(amount), 10**digits)
    sign = "-" if amount < 0 else ""
    tail = f".{minor:0{digits}d}" if digits else ""
    return f"{sign}{major:{group}}{tail}"


def parse(text: str, currency: str) -> int:
    """Reads an amount in major units as catalogues write it; returns minor units.

    ``1,200``, ``£1 200.00``, ``1.200,00``, ``1'200.-``, ``GBP 1200`` are all 1,200.
    One mark with three digits after it groups thousands, unless it is a full stop
    and the currency has three decimals.

    Raises Unfit, a ValueError with a sentence, for anything else: no figures, two readings, a foreign
    currency's sign, a fraction finer than the minor unit, an amount of ``LIMIT`` or more.
    """
    clean = " ".join(unicodedata.normalize("NFKC", text).split())
    clean = clean.replace("’", "'").replace("–", "-").replace("—", "-")
    found = _SHAPE.fullmatch(clean)
    if len(clean) > _LONGEST or not found or not found["figures"].isascii():
        raise Unfit(Say.TEXT_NOT_AMOUNT, text=quoted(text))
    for sign in (found["before"], found["after"]):
        _check_sign(sign.strip(), currency, text)
    whole, fraction = _split(found["figures"], exponent(currency), text)
    digits = exponent(currency)
    if fraction.rstrip("0")[digits:]:
        raise Unfit(Say.TEXT_TOO_FINE, text=quoted(text), currency=currency, decimals=digits)
    amount = int(whole) * minor_units(currency) + int(fraction[:digits].ljust(digits, "0") or "0")
    if amount >= LIMIT:
        raise Unfit(Say.TEXT_TOO_LARGE, text=quoted(text))
    return amount


def _check_sign(sign: str, currency: str, text: str) -> None:
    """A sign or code beside the figures must be able to mean the sale's currency."""
    if not sign or sign == currency:
        return
    if _CURRENCY.fullmatch(sign):
        raise Unfit(Say.TEXT_IN_ANOTHER, text=quoted(text), other=sign, currency=currency)
    symbols = [mark for mark in sign if unicodedata.category(mark) == "Sc"]
    if len(symbols) != 1:
        raise Unfit(Say.TEXT_NOT_AMOUNT, text=quoted(text))
    if currency not in _SYMBOLS.get(symbols[0], {currency}):
        raise Unfit(Say.TEXT_NOT_IN_CURRENCY, text=quoted(text), currency=currency)


def _split(figures: str, digits: int, text: str) -> tuple[str, str]:
    """The whole part and the fraction, both as plain digits."""
    if figures.endswith((".-", ",-")):
        return _ungroup(figures[:-2], text), ""
    mark = max(".,", key=figures.rfind)
    head, found, tail = figures.rpartition(mark)
    groups = len(tail) == 3 and not (mark == "." and digits == 3)
    lone = head and not any(other in head for other in ".,' ")
    if not found or mark in head or (lone and groups):
        return _ungroup(figures, text), ""
    if not _PLAIN.fullmatch(tail):
        raise Unfit(Say.TEXT_NOT_AMOUNT, text=quoted(text))
    return _ungroup(head, text), tail


def _ungroup(figures: str, text: str) -> str:
    """Takes out one kind of thousands mark, where each group has three digits."""
    if _PLAIN.fullmatch(figures):
        return figures
    for mark, shape in _GROUPED.items():
        if shape.fullmatch(figures):
            return figures.replace(mark, "")
    raise Unfit(Say.TEXT_READ_TWO_WAYS, text=quoted(text))
