"""What the forms of the phone desk say: numbers, languages, limits, lots, and which of them are one of several.

Each raises ``NotUnderstood`` with a sentence that says how it is to be written.
"""

import re
from collections.abc import Callable, Sequence

from rostrum.desk.figures import amount_written
from rostrum.desk.words import tr
from rostrum.wire.phones import GROUPS_EACH, LANGUAGES_EACH, NUMBERS_EACH, Group

NAME_CHARACTERS = 128
PADDLE_CHARACTERS = 64

_APART = re.compile(r"[;,；，、\n]")
_OR = re.compile(r"\s+or\s+|\s*[|或]\s*", re.IGNORECASE)
_OF = re.compile(r"(\d+)\s*(?:\sof\s+|件\s*[：:])(.*)", re.IGNORECASE | re.DOTALL)
"""Whatever language the desk speaks, both ways of writing are understood."""
_NUMBER = re.compile(r"[0-9+()./ x#*-]{3,40}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f]")


class NotUnderstood(Exception):
    """The message is a sentence for whoever wrote it."""


def lots_wanted(text: str, known: dict[str, str]) -> tuple[list[str], list[list[str]]]:
    """Lot numbers in ``12; 14 or 20 or 31``, and the groups of which the client wants one.

    ``known`` gives the item of each lot number; groups are of items.
    """
    lots: list[str] = []
    groups: list[list[str]] = []
    for part in _APART.split(text):
        some = _lots(part, known)
        lots += [lot for lot in some if lot not in lots]
        if len(some) > 1:
            groups.append([known[lot] for lot in some])
    if not lots:
        raise NotUnderstood(tr("Write at least one lot, like 12; 14 or 20."))
    return lots, groups


def groups_written(text: str, known: dict[str, str]) -> tuple[Group, ...]:
    """Groups in ``14 or 20 or 31; 2 of 7 or 8 or 9``; ``known`` gives the item of each lot number."""
    found: list[Group] = []
    for part in filter(None, (part.strip() for part in _APART.split(text))):
        counted = _OF.fullmatch(part)
        want, rest = (1, part) if counted is None else (int(counted[1]), counted[2])
        lots = list(dict.fromkeys(_lots(rest, known)))
        if len(lots) < 2:
            words = tr(
                "“{text}” is no group. Write the lots like 14 or 20 or 31; 2 of 7 or 8 or 9."
            )
            raise NotUnderstood(words.format(text=part))
        if not 1 <= want < len(lots):
            words = tr("“{text}” wants {n} of {count} lots. A group wants fewer than it names.")
            raise NotUnderstood(words.format(text=part, n=want, count=len(lots)))
        found.append(Group(tuple(known[lot] for lot in lots), want))
    _few(found, GROUPS_EACH)
    return tuple(found)


def groups_text(groups: Sequence[Group], lot: Callable[[str], str]) -> str:
    """Groups as ``groups_written`` reads them; ``lot`` gives an item's lot number."""
    said = []
    for group in groups:
        lots = tr(" or ").join(lot(item) for item in group.items)
        counted = tr("{n} of {lots}").format(n=group.want, lots=lots)
        said.append(lots if group.want == 1 else counted)
    return tr("; ").join(said)


def words_apart(text: str) -> tuple[str, ...]:
    """Entries of a field, apart by commas or semicolons."""
    return tuple(part.strip() for part in _APART.split(text) if part.strip())


def name_written(text: str) -> str:
    """A client's name."""
    name = text.strip()
    if not name or _UNSEEN.search(name):
        raise NotUnderstood(tr("Write the client's name."))
    if len(name) > NAME_CHARACTERS:
        raise NotUnderstood(tr("A name has at most {n} letters.").format(n=NAME_CHARACTERS))
    return name


def numbers_written(text: str) -> tuple[str, ...]:
    """Telephone numbers in ``+44 20 7946 0000; +44 7700 900123``."""
    numbers = words_apart(text)
    for number in numbers:
        if not _NUMBER.fullmatch(number):
            words = tr("“{text}” is no telephone number. Write it like +44 20 7946 0000.")
            raise NotUnderstood(words.format(text=number[:60]))
    _few(numbers, NUMBERS_EACH)
    return numbers


def languages_written(text: str) -> tuple[str, ...]:
    """Languages by their tags, in ``en; zh``."""
    languages = words_apart(text)
    for language in languages:
        if not _LANGUAGE.fullmatch(language) or len(language.split("-")[0]) > 3:
            words = tr("“{text}” is no language code. Write en, fr or zh-Hans, apart by commas.")
            raise NotUnderstood(words.format(text=language[:60]))
    _few(languages, LANGUAGES_EACH)
    return tuple(language.lower() for language in languages)


def paddle_written(text: str) -> str | None:
    """A paddle, figures or letters: ``412``, ``A12``."""
    paddle = text.strip()
    if len(paddle) > PADDLE_CHARACTERS or _UNSEEN.search(paddle):
        words = tr("A paddle has at most {n} figures and letters.")
        raise NotUnderstood(words.format(n=PADDLE_CHARACTERS))
    return paddle or None


def limit_written(text: str, currency: str) -> int | None:
    """An amount in minor units, or none."""
    if not text.strip():
        return None
    amount = amount_written(text, currency)
    if amount is None or amount <= 0:
        words = tr("“{text}” is no amount. Write it like 13,500 or 13.5k.")
        raise NotUnderstood(words.format(text=text.strip()[:60]))
    return amount


def _lots(text: str, known: dict[str, str]) -> list[str]:
    some = [lot.strip() for lot in _OR.split(text.strip()) if lot.strip()]
    for lot in some:
        if lot not in known:
            raise NotUnderstood(tr("There is no lot {lot} in this sale.").format(lot=lot[:24]))
    return some


def _few(found: Sequence[object], most: int) -> None:
    if len(found) > most:
        raise NotUnderstood(tr("At most {n} fit here.").format(n=most))
