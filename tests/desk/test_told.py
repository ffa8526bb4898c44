"""What the server says is said in the desk's language; every code has its sentence."""

import ast
import errno
import os
import string
from pathlib import Path

import pytest

from rostrum.desk import connecting, figures, locales, titles, told, words
from rostrum.desk.clock import ServerClock
from rostrum.desk.models.row import Row
from rostrum.desk.os_words import why_not
from rostrum.desk.phones import request
from rostrum.desk.source import Source
from rostrum.engine.rejected import ActCode
from rostrum.rules.saying import say
from rostrum.saleroom.call_list import split_lots
from rostrum.wire import sentences
from rostrum.wire.bids import Problem, RejectionCode
from rostrum.wire.catalogue import LotDetails
from rostrum.wire.phones import Group
from rostrum.wire.sentences import Say, Sentence

APP = Path(__file__).parents[2] / "app" / "rostrum"
PROGRAMS = {
    "IDEMPOTENCY_KEY_NEEDED", "UNSUPPORTED_MEDIA_TYPE", "SALE_REFUSED", "NAME_TAKEN",
    "UNKNOWN_TOKEN", "UNKNOWN_USER", "NO_PICTURE",
}  # fmt: skip
"""Problems of requests that no desk makes, or whose answer a desk does not show."""


@pytest.fixture
def chinese(qapp):
    words.speak("zh_CN")
    figures.write_as(locales.style("zh_CN"))
    yield
    words.speak("en")
    figures.write_as(locales.ENGLISH)


def facts_of(which: Say) -> dict[str, sentences.Fact]:
    """Facts as a server would give them, none with a letter of its own."""
    made: dict[str, sentences.Fact] = {"currency": "GBP"}
    for _, name, _, _ in string.Formatter().parse(which.value):
        if name is None:
            continue
        if name in sentences.AMOUNTS:
            made[name] = 130_000
        elif name in sentences.STATUSES:
            made[name] = "sold_pending"
        elif name in sentences.STATES:
            made[name] = "no_answer"
        elif name in sentences.ROLES:
            made[name] = "clerk"
        elif name == "language":
            made[name] = "fr"
        elif name == "what":
            made[name] = ("name", "limit")
        elif name == "busy":
            made[name] = (Sentence("CLERK_AT_LOTS", {"clerk": "安", "lots": ("5", "7")}),)
        elif name == "lots":
            made[name] = ("5", "7")
        else:
            made[name] = "12"
    return made


NAMED = {"GBP", "CSV", "en", "fr", "zh", "Hans", "x"}
"""What is written with Latin letters in every language."""


def latin(text: str) -> set[str]:
    """The words in Latin letters that a text has."""
    apart = "".join(c if c.isascii() and c.isalpha() else " " for c in text)
    return set(apart.split()) - NAMED


@pytest.mark.parametrize("which", Say, ids=lambda which: which.name)
def test_each_sentence_of_the_server_is_whole_in_chinese_and_no_word_of_it_is_english(
    chinese, which
):
    said = say(which, **facts_of(which))
    assert "{" not in said.text
    shown = told.told(said.sentence, said.text)
    assert not latin(shown), shown
    assert "{" not in shown
    assert shown.endswith("。") == said.text.endswith("."), "a sentence, or a part of one"


def test_the_desk_says_in_english_what_the_server_says(qapp):
    said = say(Say.CALL_TO_ASK_FOR, clerk="mary", seconds=10)
    assert told.told(said.sentence, said.text) == said.text
    said = say(Say.LIMIT_LEFT, paddle="412", left=130_000, currency="GBP")
    assert "£1,300 left" in told.told(said.sentence, said.text)


def test_a_code_that_this_desk_does_not_know_leaves_the_servers_sentence(chinese):
    newer = Sentence("NOT_YET_INVENTED", {"lot": "5"})
    assert told.told(newer, "Lot 5 has flown away.") == "Lot 5 has flown away."
    problem = Problem(title="Conflict", status_code=409, code="FLOWN", detail="It flew.")
    assert told.why(problem) == "It flew."


@pytest.mark.parametrize(
    "facts", [{}, {"lot": "5"}, {"lot": "5", "status": "flown"}, {"lot": "5", "status": 7}]
)
def test_facts_that_do_not_fit_leave_the_servers_sentence(chinese, facts):
    odd = Sentence("NOT_OVER", facts)
    shown = told.told(odd, "Lot 5 is flown.")
    assert shown == "Lot 5 is flown." or "7" in shown


def test_text_in_a_fact_is_text(chinese):
    said = Sentence("UNKNOWN_CLERK", {"clerk": "{lot}\n<b>\u202e"})
    shown = told.told(said, "")
    assert "{lot} <b>" in shown
    assert "\n" not in shown
    assert "\u202e" not in shown


def test_every_refusal_over_http_has_a_sentence_or_is_for_programs():
    """A ``Refused`` with English alone shows as English in every desk."""
    known = PROGRAMS | set(told._BY_CODE)
    found = []
    for path in sorted((APP / "api").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            named = isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Refused"
            if not named or path.name == "problems.py":
                continue
            code, detail = node.args[1], node.args[2]
            said = isinstance(detail, ast.Call) and getattr(detail.func, "id", "") == "say"
            if said or ast.unparse(detail) in ("said", "refusal.said"):
                continue
            name = code.value if isinstance(code, ast.Constant) else ast.unparse(code)
            if name not in known:
                found.append(f"{path.name} {name}")
    # what aiohttp itself refuses, by its status; and the metrics
    assert found == ["application.py HTTPStatus(error.status).name", "running.py FORBIDDEN"]


def test_every_refusal_of_the_engine_and_the_phone_desk_has_a_sentence():
    """``Said("…")`` without a code is for the listing of lots, which no desk does."""
    bare = [
        f"{path.parent.name}/{path.name}"
        for room in ("engine", "phones", "saleroom", "rules")
        for path in sorted((APP / room).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") == "Said"
        and len(node.args) == 1
    ]
    assert set(bare) <= {"engine/listing.py"}


def test_no_sentence_is_left_that_no_server_says():
    code = "".join(
        path.read_text()
        for room in ("api", "engine", "phones", "push", "rules", "saleroom")
        for path in (APP / room).rglob("*.py")
    )
    assert [which.name for which in Say if f"Say.{which.name}" not in code] == []


def test_the_codes_of_a_bid_and_an_act_are_known_to_the_desk():
    """Those that a table of the desk names are codes that there are."""
    from rostrum.desk import bidding, gavel

    codes = {*RejectionCode, *ActCode, "UNAUTHORIZED"}
    assert set(gavel._REASONS) <= codes
    assert set(bidding._REASONS) == set(RejectionCode) - {RejectionCode.FORBIDDEN}


def test_a_catalogues_chinese_title_comes_first_for_who_reads_chinese(chinese, make_item):
    own = LotDetails(title_zh="高架桥", artist="Katarzyna Wolnicka")
    row = Row(make_item(title="Viaduct", catalogue=own), Source("here", ServerClock(), None))
    assert (row.title, row.other_title) == ("高架桥", "Viaduct")
    assert row.below == "Katarzyna Wolnicka  Viaduct"
    assert titles.both("Viaduct", None) == ("Viaduct", "")
    words.speak("en")
    assert titles.both("Viaduct", "高架桥") == ("Viaduct", "高架桥")


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.ENOENT])
def test_what_the_system_cannot_do_is_said_in_chinese(chinese, number):
    assert not latin(why_not(OSError(number, os.strerror(number))))


def test_lots_are_written_and_read_in_chinese_and_in_english(chinese):
    known = {"7": "a", "8": "b", "9": "c", "14": "d", "20": "e"}
    lots = {item: lot for lot, item in known.items()}
    groups = (Group(("d", "e")), Group(("a", "b", "c"), 2))
    said = request.groups_text(groups, lots.__getitem__)
    assert said == "14 或 20；2 件：7 或 8 或 9"
    assert request.groups_written(said, known) == groups
    assert request.groups_written("14 or 20; 2 of 7 or 8 or 9", known) == groups
    assert request.lots_wanted("7，14 或 20", known) == (["7", "14", "20"], [["d", "e"]])
    assert split_lots("12；14或20、31") == [["12"], ["14", "20"], ["31"]]


def test_a_push_service_that_wants_a_token_says_so_in_chinese(chinese):
    shown = connecting.trouble("http://10.0.0.7", Exception(Say.READ_WITH_TOKEN.value))
    assert "须登录" in shown
