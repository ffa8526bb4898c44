"""What a form of a client's wishes says: which lots, and which of them are one of several."""

import re

from rostrum.desk.words import tr

_APART = re.compile(r"[;,\n]")
_OR = re.compile(r"\s+or\s+|\s*\|\s*", re.IGNORECASE)


class NotUnderstood(Exception):
    """The message is a sentence for whoever wrote it."""


def lots_wanted(text: str, known: dict[str, str]) -> tuple[list[str], list[list[str]]]:
    """Lot numbers in ``12; 14 or 20 or 31``, and the groups of which the client wants one.

    ``known`` gives the item of each lot number; groups are of items. Raises ``NotUnderstood``.
    """
    lots: list[str] = []
    groups: list[list[str]] = []
    for part in _APART.split(text):
        some = [lot.strip() for lot in _OR.split(part.strip()) if lot.strip()]
        for lot in some:
            if lot not in known:
                raise NotUnderstood(tr("There is no lot {lot} in this sale.").format(lot=lot))
            if lot not in lots:
                lots.append(lot)
        if len(some) > 1:
            groups.append([known[lot] for lot in some])
    if not lots:
        raise NotUnderstood(tr("Write at least one lot, like 12; 14 or 20."))
    return lots, groups


def words_apart(text: str) -> tuple[str, ...]:
    """Entries of a field, apart by commas or semicolons."""
    return tuple(part.strip() for part in _APART.split(text) if part.strip())
