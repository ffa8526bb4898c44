"""Titles that a catalogue has in two languages: the user's own first."""

from rostrum.desk.figures import plain
from rostrum.desk.words import language
from rostrum.wire.catalogue import Sale

TITLE_CHARACTERS = 300
"""A title is shown up to here; a catalogue's title is one line."""


def both(title: str | None, chinese: str | None) -> tuple[str, str]:
    """A title in the user's language, and in the other one; empty where there is none."""
    first, second = (plain((words or "")[:TITLE_CHARACTERS]) for words in (title, chinese))
    return (second, first) if second and language() == "zh_CN" else (first, second)


def of_sale(sale: Sale) -> str:
    """A sale's title in the user's language."""
    return both(sale.title, sale.title_zh)[0]
