"""How numbers and money are written where the user lives, by the Unicode CLDR that Babel carries.

Babel is asked once for each locale and currency; painting never meets it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

LOCALES = (
    "en_GB", "en_US", "zh_CN", "zh_TW", "de_DE", "de_CH", "fr_FR", "it_IT", "es_ES", "nl_NL",
    "pt_BR", "ja_JP", "en_IN",
)  # fmt: skip
"""Locales offered in the settings; any that Babel knows may be written in the settings' file."""

_ENGLISH = {
    "AUD": "A$", "CAD": "C$", "CNY": "¥", "EUR": "€", "GBP": "£", "HKD": "HK$", "INR": "₹",
    "JPY": "¥", "KRW": "₩", "NZD": "NZ$", "SGD": "S$", "TWD": "NT$", "USD": "$",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Style:
    """Marks and order of a locale: ``last`` and ``others`` are digits between ``group`` marks,
    ``after`` says that a currency's sign follows the figure, ``gap`` stands between the two."""

    group: str = ","
    decimal: str = "."
    last: int = 3
    others: int = 3
    after: bool = False
    gap: str = ""
    ask: Callable[[str], str] | None = None
    """Asks Babel for a currency's sign; the signs of the English-speaking salerooms without it."""
    signs: dict[str, str] = field(default_factory=dict)

    def sign(self, currency: str) -> str:
        """A currency's sign here; its code where it has none."""
        found = self.signs.get(currency)
        if found is None:
            named = _ENGLISH.get(currency, currency) if self.ask is None else self.ask(currency)
            found = self.signs[currency] = named
        return found

    def whole(self, number: int) -> str:
        """A number that is not negative, in groups."""
        if self.last == self.others == 3:
            return f"{number:,}".replace(",", self.group)
        digits = str(number)
        head, tail = digits[: -self.last], digits[-self.last :]
        parts = [tail]
        while head:
            parts.insert(0, head[-self.others :])
            head = head[: -self.others]
        return self.group.join(parts)


ENGLISH = Style()


def style(name: str) -> Style:
    """How a locale writes; the English way for one that Babel does not know."""
    if name in ("C", "POSIX", "en_GB", "en_US"):
        return ENGLISH
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - a second of start-up elsewhere
    from babel.numbers import get_currency_symbol  # noqa: PLC0415

    try:
        locale = Locale.parse(name)
    except (UnknownLocaleError, ValueError):
        return ENGLISH
    marks = locale.number_symbols["latn"]
    pattern = locale.currency_formats["standard"].pattern.split(";")[0]
    last, others = locale.decimal_formats[None].grouping
    after = pattern.index("¤") > 0
    beside = pattern[pattern.index("¤") - 1] if after else pattern[1]
    return Style(
        group=marks["group"],
        decimal=marks["decimal"],
        last=last,
        others=others,
        after=after,
        gap="" if beside in "#0.,¤" else beside,
        ask=lambda currency: str(get_currency_symbol(currency, locale)),
    )
