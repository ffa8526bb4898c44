"""What a server says in sentences of its own, in the language of whoever sits at the desk.

The sentences are those of ``wire.sentences.Say``, one for each code, and are translated like the
desk's own. A code that this desk does not know, or facts that do not fit it, leave the English.
"""

from collections.abc import Mapping
from functools import lru_cache

from rostrum.desk.figures import money, plain
from rostrum.desk.phones.states import SIGNS
from rostrum.desk.words import language, mark, tr
from rostrum.wire.bids import Problem
from rostrum.wire.identity import Role
from rostrum.wire.phones import CallState
from rostrum.wire.sentences import AMOUNTS, STATES, STATUSES, Fact, Say, Sentence
from rostrum.wire.sentences import ROLES as ROLE_FACTS
from rostrum.wire.state import Status

SENTENCE_CHARACTERS = 300
"""Most of a sentence that is shown."""

_STATUS = {
    Status.DRAFT: mark("draft"),
    Status.UPCOMING: mark("upcoming"),
    Status.PREVIEW: mark("on view"),
    Status.OPEN: mark("open"),
    Status.FAIR_WARNING: mark("at fair warning"),
    Status.FINAL_CALL: mark("at final call"),
    Status.CLOSING: mark("closing"),
    Status.SOLD: mark("sold"),
    Status.SOLD_PENDING: mark("sold, subject to the seller"),
    Status.PASSED: mark("passed"),
    Status.UNSOLD: mark("unsold"),
    Status.WITHDRAWN: mark("withdrawn"),
    Status.HOLD: mark("on hold"),
}
ROLES = {
    Role.VIEWER: mark("viewer"),
    Role.CLERK: mark("clerk"),
    Role.AUCTIONEER: mark("auctioneer"),
    Role.ADMIN: mark("admin"),
    Role.SERVICE: mark("service"),
}
_WHAT = {
    "name": mark("name"),
    "numbers": mark("telephone numbers"),
    "languages": mark("languages"),
    "paddle": mark("paddle"),
    "limit": mark("limit"),
    "groups": mark("groups of lots"),
}
"""Facts of a client, as ``what`` names them."""

_BY_CODE = {
    "BAD_REQUEST": mark(
        "The server does not understand what this desk asked; nothing was done. Look whether both are "
        "of the same version."
    ),
    "NOT_FOUND": mark(
        "The server does not know what this desk asked for; nothing was done. Look whether both are "
        "of the same version."
    ),
    "METHOD_NOT_ALLOWED": mark(
        "The server does not know what this desk asked for; nothing was done. Look whether both are "
        "of the same version."
    ),
    "NOT_KEPT": mark(
        "The server could not keep this, so nothing was done. Try again; if it goes on, tell who runs "
        "the server."
    ),
}
"""Problems whose details are for programmers."""
_BARE = {each.value: each for each in (Say.READ_WITH_TOKEN, Say.READ_TOKEN_ENDED)}


def told(sentence: Sentence | None, english: str) -> str:
    """A server's sentence for the user; ``english`` is what it said itself."""
    if sentence is not None:
        known = Say.__members__.get(sentence.code)
        if known is not None:
            try:
                return _filled(known, sentence.facts)[:SENTENCE_CHARACTERS]
            except (KeyError, ValueError):
                pass  # of a server whose facts are others: its English is whole
    return plain(english)[:SENTENCE_CHARACTERS]


def bare(english: str) -> str:
    """A sentence that came without its code, where Socket.IO has room for a text alone."""
    known = _BARE.get(english)
    return plain(english)[:SENTENCE_CHARACTERS] if known is None else tr(known.value)


def why(problem: Problem) -> str:
    """Why a server did not do what was asked, and what to do."""
    if problem.sentence is None and problem.code in _BY_CODE:
        return tr(_BY_CODE[problem.code])
    return told(problem.sentence, problem.detail)


def _filled(which: Say, facts: Mapping[str, Fact]) -> str:
    currency = str(facts.get("currency", ""))
    shown = {name: _shown(name, fact, currency) for name, fact in facts.items()}
    return tr(which.value).format_map(shown)


def _shown(name: str, fact: Fact, currency: str) -> str:
    match fact:
        case int() if name in AMOUNTS:
            return money(fact, currency)
        case str() if name in STATUSES:
            return tr(_STATUS[Status(fact)])
        case str() if name in STATES:
            return tr(SIGNS[CallState(fact)].word)
        case str() if name in ROLE_FACTS:
            return tr(ROLES[Role(fact)])
        case str() if name == "language":
            return language_name(fact, language())
        case str() if name == "clerk":
            return person_name(plain(fact))
        case tuple():
            return _several(name, fact)
        case _:
            return plain(str(fact))


def _several(name: str, facts: tuple[str | Sentence, ...]) -> str:
    parts = [_filled(Say[each.code], each.facts) for each in facts if isinstance(each, Sentence)]
    if parts:
        return tr("; ").join(parts)
    names = [plain(each) for each in facts if isinstance(each, str)]
    if name == "what":
        names = [tr(_WHAT.get(each, each)) for each in names]
    return tr(" and ").join(filter(None, (tr(", ").join(names[:-1]), names[-1])))


@lru_cache(maxsize=256)
def language_name(tag: str, tongue: str) -> str:
    """``French`` for ``fr``, in the language ``tongue``; a tag that says more is added as it is."""
    from babel import Locale  # noqa: PLC0415 - a second of start-up elsewhere

    primary, *more = plain(tag).lower().split("-")
    name = Locale.parse(tongue).languages.get(primary, "")
    if not name:
        return tr("the language {tag}").format(tag=plain(tag))
    return f"{name} ({plain(tag)})" if more else str(name)


def person_name(name: str) -> str:
    """A sign-in name as a sentence has it: ``Mary`` for ``mary``; one with signs in it stays."""
    return name.title() if name.isalpha() and name.islower() else name
