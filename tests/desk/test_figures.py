"""Money, spans and lot numbers as people read them."""

import pytest

from rostrum.desk.figures import lot_order, money, plain
from rostrum.desk.spans import age, span


@pytest.mark.parametrize(
    ("amount", "currency", "words"),
    [
        (13_500_00, "GBP", "£13,500"),
        (13_500_50, "GBP", "£13,500.50"),
        (1_250_000, "JPY", "¥1,250,000"),
        (1_500, "KWD", "KWD\N{NO-BREAK SPACE}1.500"),
        (70_000_00, "HKD", "HK$70,000"),
        (0, "EUR", "€0"),
    ],
)
def test_money(amount, currency, words):
    assert money(amount, currency) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(1, "0:01"), (59, "0:59"), (725, "12:05"), (11_229, "3:07:09"), (187_200, "2 d 04 h")],
)
def test_spans(seconds, words):
    assert span(seconds) == words


def test_lots_are_in_the_catalogues_order():
    lots = ["10", "2", "27A", "27", "28", "100"]
    assert sorted(lots, key=lot_order) == ["2", "10", "27", "27A", "28", "100"]


def test_an_age_is_coarse():
    assert [age(s) for s in (0.42, 12.3, 200, 9000)] == ["0.4 s", "12 s", "3 min", "2 h"]


def test_line_ends_and_turned_directions_do_not_reach_the_screen():
    assert plain("Vase\n<b>blue</b>\u202e") == "Vase <b>blue</b>"
