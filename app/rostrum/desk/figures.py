"""Money and lot numbers as people read them. No Qt, no clock: ``rostrum watch`` needs them too.

Amounts are written as the user's locale does, which is set once at the start.
"""

import re
import unicodedata
from html import escape

from rostrum.desk import locales

_EXPONENTS = {
    "BHD": 3, "CLP": 0, "ISK": 0, "JOD": 3, "JPY": 0, "KRW": 0, "KWD": 3,
    "OMR": 3, "PYG": 0, "TND": 3, "UGX": 0, "VND": 0, "XAF": 0, "XOF": 0,
}  # fmt: skip
AMOUNT_CHARACTERS = 24
_DIGITS = re.compile(r"(\d+)")
_style = locales.ENGLISH


def write_as(style: locales.Style) -> None:
    """Every figure from here on is written as a locale writes it."""
    global _style  # noqa: PLW0603 - one user, one way of writing
    _style = style


def sign_follows() -> bool:
    """Whether a currency's sign stands after its figure."""
    return _style.after


def exponent(currency: str) -> int:
    """Decimal places of a currency's major unit (ISO 4217); 2 where nothing else is known."""
    return _EXPONENTS.get(currency, 2)


def symbol(currency: str) -> str:
    """The sign of a currency: ``£``, or its code where it has no sign."""
    return _style.sign(currency)


def figure(amount: int, currency: str, *, fraction: bool = False) -> str:
    """An amount in minor units as major units with thousands separators and no sign: ``13,500``.

    The minor part is written when it is not nought, or always with ``fraction``, so that the
    figures of one column end at one place.
    """
    places = exponent(currency)
    major, minor = divmod(abs(amount), 10**places)
    text = _style.whole(major)
    if places and (minor or fraction):
        text += f"{_style.decimal}{minor:0{places}d}"
    return f"\N{MINUS SIGN}{text}" if amount < 0 else text


def money(amount: int, currency: str, *, fraction: bool = False) -> str:
    """An amount in minor units with its currency: ``£13,500``, ``13.500 €``, ``XYZ 12``."""
    written = figure(amount, currency, fraction=fraction)
    sign = symbol(currency)
    if not sign:
        return written
    if _style.after:
        return f"{written}{_style.gap}{sign}"
    gap = _style.gap or ("\N{NO-BREAK SPACE}" if sign[-1].isalpha() else "")
    return f"{sign}{gap}{written}"


def sample(name: str) -> str:
    """How a locale writes an amount: ``£1,234,567.50``."""
    style = locales.style(name)
    written = f"{style.whole(1_234_567)}{style.decimal}50"
    sign = style.sign("GBP")
    return f"{written}{style.gap}{sign}" if style.after else f"{sign}{style.gap}{written}"


def amount_written(text: str, currency: str) -> int | None:
    """What a user wrote as an amount, in minor units; none when it is no amount.

    ``13500``, ``13,500``, ``13 500``, ``£13,500.50``, ``13.5k`` and ``1.2m`` are understood; digits
    after the last separator are a fraction only when the currency has as many or fewer places.
    """
    kept = text.strip()
    for sign in filter(None, (symbol(currency).strip(), currency)):
        kept = kept.removeprefix(sign).removesuffix(sign).strip()
    factor = {"k": 1_000, "m": 1_000_000}.get(kept[-1:].casefold(), 1)
    if factor > 1:
        kept = kept[:-1]
    plainly = re.sub(r"[\s'’]", "", kept).translate(_marks())
    groups = rf"\d{{1,{_style.others}}}(?:,\d{{{_style.others}}})*,\d{{{_style.last}}}"
    match = re.fullmatch(rf"(?P<whole>{groups}|\d+)(?:\.(?P<fraction>\d{{1,6}}))?", plainly)
    if match is None or len(kept) > AMOUNT_CHARACTERS:
        return None
    whole, fraction = match["whole"].replace(",", ""), match["fraction"] or ""
    places = exponent(currency)
    if factor == 1 and len(fraction) > places:
        return None
    parts = int(whole + fraction) * 10**places * factor
    return None if parts % 10 ** len(fraction) else parts // 10 ** len(fraction)


def _marks() -> dict[int, str]:
    """Turns the marks of the user's locale into those of English."""
    return {ord(_style.group): ",", ord(_style.decimal): "."}


def estimate(low: int | None, high: int | None, currency: str) -> str:
    """An estimate in minor units: ``£300 – £500``; empty where there is none."""
    ends = [money(amount, currency) for amount in (low, high) if amount is not None]
    return " – ".join(ends)


def lot_order(lot: str) -> str:
    """A key that sorts lot numbers as a catalogue does: 2, 10, 27, 27A."""
    return "".join(
        part.zfill(9) if part.isdigit() else part.casefold() for part in _DIGITS.split(lot.strip())
    )


def paddle(leader: str) -> str:
    """The number on the paddle in ``P:412``."""
    return leader.removeprefix("P:")


def tip(text: str) -> str:
    """The same text as a tool tip, where Qt would take markup in it for its own."""
    return f"<qt>{escape(text)}</qt>".replace("\n", "<br>") if "<" in text else text


def plain(text: str) -> str:
    """Text from outside on one line: line ends, control and direction characters become spaces.

    What is left is shown as it came; markup in it has no meaning to the desk.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        " "
        if unicodedata.category(c) in {"Cc", "Zl", "Zp"}
        or c in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
        else c
        for c in text
    ).strip()
