"""The desk speaks its languages whole, and writes figures as the user's country does."""

import ast
import importlib.util
from pathlib import Path

import pytest

from rostrum.desk import figures, locales, room_words, words
from rostrum.wire.state import Status

ROOT = Path(__file__).parents[2]
SHOWN = {
    "setText", "setToolTip", "setPlaceholderText", "setWindowTitle", "setAccessibleName",
    "setAccessibleDescription", "addAction", "addMenu", "addItem", "addRow", "QPushButton",
    "QCheckBox", "QRadioButton", "QLabel", "say", "say_nothing_to_show",
}  # fmt: skip
"""Calls whose literals a user reads; those must go through ``tr``."""
NAMES = {"ROSTRUM", "Rostrum", "GBP", "http://host:3000"}


@pytest.fixture(scope="module")
def translations():
    spec = importlib.util.spec_from_file_location(
        "translations", ROOT / "packaging" / "translations.py"
    )
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def chinese(qapp):
    words.speak("zh_CN")
    yield
    words.speak("en")


@pytest.fixture
def english_figures():
    yield
    figures.write_as(locales.ENGLISH)


def test_every_sentence_is_translated_with_the_same_places_to_fill_in(translations):
    assert translations.missing("zh_CN") == []


def test_no_translation_is_left_of_what_is_no_longer_said(translations):
    assert set(translations.translated("zh_CN")) == set(translations.said())


def test_the_compiled_translations_are_those_of_the_source(translations, tmp_path):
    made = translations.release("zh_CN", tmp_path / "zh_CN.qm")
    kept = ROOT / "resources" / "translations" / "zh_CN.qm"
    assert made.read_bytes() == kept.read_bytes(), "run: python packaging/translations.py"


def test_nothing_is_shown_that_could_not_be_translated(translations):
    found = []
    for path in sorted((ROOT / "app" / "rostrum" / "desk").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if isinstance(node.func, ast.Name) and name == "say":
                continue  # the big screen's own words, by key and language
            literals = [a for a in node.args[:1] if isinstance(a, ast.Constant | ast.JoinedStr)]
            literals += [
                k.value for k in node.keywords
                if name == "label" and k.arg == "name" and isinstance(k.value, ast.Constant)
            ]  # fmt: skip
            if name not in SHOWN and name != "label":
                continue
            found += [
                f"{path.name}: {text}" for one in literals for text in _texts(one)
                if any(sign.isalpha() for sign in text) and len(text.strip()) > 1
                and text not in NAMES  # one letter is a key
            ]  # fmt: skip
    assert found == []


def _texts(node: ast.Constant | ast.JoinedStr) -> list[str]:
    if isinstance(node, ast.JoinedStr):
        parts = [part.value for part in node.values if isinstance(part, ast.Constant)]
        return [part for part in parts if isinstance(part, str)]
    return [node.value] if isinstance(node.value, str) else []


def test_the_desk_speaks_chinese(chinese):
    assert words.tr("Sign in") == "登录"
    assert words.tr("{n} bids").format(n=3) == "3 次出价"
    assert words.tr("not in any list") == "not in any list"


@pytest.mark.parametrize(
    ("locale", "pounds", "yen"),
    [
        ("en_GB", "£1,234,567.50", "¥1,200"),
        ("de_DE", "1.234.567,50\xa0£", "1.200\xa0¥"),
        ("fr_FR", "1\u202f234\u202f567,50\xa0£GB", "1\u202f200\xa0JPY"),
        ("de_CH", "£\xa01’234’567.50", "¥\xa01’200"),
        ("en_IN", "£12,34,567.50", "JP¥1,200"),
        ("zh_CN", "£1,234,567.50", "JP¥1,200"),
    ],
)
def test_money_is_written_as_the_country_does(english_figures, locale, pounds, yen):
    figures.write_as(locales.style(locale))
    assert figures.money(1_234_567_50, "GBP") == pounds
    assert figures.money(1200, "JPY") == yen
    assert figures.amount_written(pounds, "GBP") == 1_234_567_50


@pytest.mark.parametrize("locale", locales.LOCALES)
def test_what_a_country_writes_is_understood_when_it_is_typed(english_figures, locale):
    figures.write_as(locales.style(locale))
    for amount in (100, 13_500_00, 99_99, 1_234_567_89):
        assert figures.amount_written(figures.figure(amount, "EUR"), "EUR") == amount


def test_a_locale_that_nobody_knows_is_written_as_in_english(english_figures):
    assert locales.style("xx_YY") is locales.ENGLISH
    assert locales.style("C") is locales.ENGLISH


@pytest.mark.parametrize("pair", room_words.PAIRS, ids="-".join)
def test_the_room_is_told_everything_in_both_languages_of_a_pair(pair):
    english = set(room_words._SAID["en"])
    for tag in pair:
        said = room_words._SAID[tag]
        assert set(said) == english, f"{tag}: {set(said) ^ english}"
        assert all(words.strip() == words != "" for words in said.values())
    for key in english:
        told = room_words.spoken(key, pair)
        assert all(room_words._SAID[tag][key] in told for tag in pair)
    assert all(room_words.say_status(status, pair) for status in Status)


def test_every_word_for_the_room_is_said_somewhere_and_every_language_is_offered():
    desk = ROOT / "app" / "rostrum" / "desk"
    sayers = (desk / "views" / "big_screen.py", desk / "room_says.py", desk / "room_words.py")
    code = "".join(file.read_text() for file in sayers).replace("'", '"')
    unsaid = [
        key for key in room_words._SAID["en"] if code.count(f'"{key}"') <= len(room_words._SAID)
    ]
    assert unsaid == [], "words that no screen says any more"
    assert {tag for pair in room_words.PAIRS for tag in pair} == set(room_words._SAID)
