"""Sentences for people: English for who reads the wire, and the same by code for every screen."""

import msgspec

from rostrum.rules import money
from rostrum.rules.languages import language_name, person_name
from rostrum.wire.sentences import AMOUNTS, STATES, STATUSES, Fact, Say, Sentence


class Said(msgspec.Struct, frozen=True, gc=False):
    """A sentence in English, and by its code where screens say it in other languages."""

    text: str
    sentence: Sentence | None = None


def say(which: Say, **facts: Fact) -> Said:
    """The sentence with its facts; amounts in minor units of the fact ``currency``."""
    return Said(_english(which, facts), Sentence(which.name, facts))


def _english(which: Say, facts: dict[str, Fact]) -> str:
    currency = str(facts.get("currency", ""))
    shown = {name: _shown(name, fact, currency) for name, fact in facts.items()}
    return which.value.format_map(shown)


def _shown(name: str, fact: Fact, currency: str) -> str:
    match fact:
        case int() if name in AMOUNTS:
            return money.show(fact, currency)
        case str() if name == "clerk":
            return person_name(fact)
        case str() if name == "language":
            return language_name(fact)
        case str() if name in STATES | STATUSES:
            return fact.replace("_", " ")
        case tuple():
            return _several(fact)
        case _:
            return str(fact)


def _several(facts: tuple[str | Sentence, ...]) -> str:
    told = [_english(Say[each.code], each.facts) for each in facts if isinstance(each, Sentence)]
    if told:
        return "; ".join(told)
    names = [str(each) for each in facts]
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
