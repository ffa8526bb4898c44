"""A column of money: figures end one below the other, the sign stands where the locale has it."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter

from rostrum.desk import figures, locales, theme
from rostrum.desk.delegates.faces import Faces
from rostrum.desk.delegates.strokes import Inks, draw_money

AREA = QRect(0, 0, 160, 52)


@pytest.fixture(autouse=True)
def english_figures():
    yield
    figures.write_as(locales.ENGLISH)


def inked(amount: int, currency: str, column: list[str]) -> list[int]:
    """Where across the cell anything is drawn, in pixels."""
    image = QImage(AREA.size(), QImage.Format.Format_RGB32)
    image.fill(0)
    faces = Faces()
    painter = QPainter(image)
    draw_money(
        painter, AREA, amount, currency, faces.figure, faces.caption, Inks(theme.DARK),
        theme.DARK.text, column,
    )  # fmt: skip
    painter.end()
    return [
        x
        for x in range(image.width())
        if any(image.pixel(x, y) & 0xFFFFFF for y in range(image.height()))
    ]


def last_digit(columns: list[int], column: list[str], *, sign_first: bool) -> int:
    """Where the figure ends: at the very end, or before the room that the widest sign takes."""
    if sign_first:
        return columns[-1]
    caption = Faces().caption
    room = max(int(caption.width(figures.symbol(one).strip())) for one in column)
    return max(x for x in columns if x < AREA.width() - room)


@pytest.mark.parametrize(
    ("locale", "sign_first"), [("en_GB", True), ("de_DE", False), ("fr_FR", False)]
)
def test_figures_of_a_column_end_at_one_place_whatever_the_currency(qapp, locale, sign_first):
    figures.write_as(locales.style(locale))
    column = ["GBP", "HKD", "EUR"]
    ends = {
        last_digit(inked(amount, currency, column), column, sign_first=sign_first)
        for amount, currency in ((1_200_00, "GBP"), (55_200_00, "HKD"), (7_200_00, "EUR"))
    }
    assert max(ends) - min(ends) <= 1


def test_the_sign_is_on_the_right_in_germany_and_on_the_left_in_england(qapp):
    drawn = {}
    for locale in ("en_GB", "de_DE"):
        figures.write_as(locales.style(locale))
        with_sign, other = inked(1_200_00, "EUR", ["EUR"]), inked(1_200_00, "HKD", ["HKD"])
        drawn[locale] = (with_sign[0], with_sign[-1], other[0], other[-1])
    assert drawn["en_GB"][1] == drawn["en_GB"][3], "figures end at the edge, signs before them"
    assert drawn["en_GB"][0] > drawn["en_GB"][2], "a wider sign begins further left"
    assert drawn["de_DE"][0] > drawn["de_DE"][2], "a wider sign moves its figures to the left"
    assert drawn["de_DE"][1] > AREA.width() - 16, "the sign is what ends at the edge"
