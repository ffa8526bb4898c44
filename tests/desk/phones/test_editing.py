"""A client's facts are changed on the screen, by two clerks at once as well."""

import re

import pytest
from PySide6.QtCore import Qt
from tests.desk.phones.conftest import Clerk, House, press, until

from rostrum.desk.phones.request import (
    NotUnderstood,
    groups_text,
    groups_written,
    languages_written,
    name_written,
    numbers_written,
    paddle_written,
)
from rostrum.desk.views.phone_desk.client_sheet import ClientSheet

LOTS = {"7": "a", "8": "b", "9": "c", "27A": "d"}


@pytest.mark.parametrize(
    ("read", "said"),
    [
        (lambda: name_written("  "), "Write the client's name."),
        (lambda: numbers_written("+44 20; ring me"), "“ring me” is no telephone number."),
        (lambda: numbers_written("111;222;333;444;555"), "At most 4"),
        (lambda: languages_written("French"), "“French” is no language code."),
        (lambda: paddle_written("9" * 65), "at most 64"),
        (lambda: groups_written("7", LOTS), "“7” is no group."),
        (lambda: groups_written("2 of 7 or 8", LOTS), "wants 2 of 2 lots"),
        (lambda: groups_written("7 or 99", LOTS), "no lot 99"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(read, said):
    with pytest.raises(NotUnderstood, match=said.replace("+", r"\+")):
        read()


def test_groups_are_written_as_they_are_read():
    text = "7 or 8; 2 of 7 or 9 or 27A"
    numbers = {item: lot for lot, item in LOTS.items()}
    assert groups_text(groups_written(text, LOTS), numbers.__getitem__) == text
    assert paddle_written(" A12 ") == "A12"


async def opened(clerk: Clerk, call: str) -> ClientSheet:
    await clerk.take(call)
    clerk.press(Qt.Key.Key_E)
    sheet = clerk.desk.phones.client
    await until(lambda: sheet is not None and sheet.isVisible(), "the client")
    return sheet


def test_two_clerks_change_one_client_and_neither_is_overwritten_unseen(house: House, desks):
    house.prepare(12, {"mary": ["en"], "tom": ["en"]})
    wu = house.client("Wu", "412", limit=900_00)
    first, second = house.call(wu, 4, "mary"), house.call(wu, 5, "tom")

    async def test(mary: Clerk, tom: Clerk) -> None:
        hers, his = await opened(mary, first), await opened(tom, second)
        his.fields["numbers"].setText("ring me")
        his.save()
        assert "no telephone number" in his.faults["numbers"].text()
        his.fields["numbers"].setText("+44 20 7946 0000")
        his.fields["groups"].setText("4 or 5")
        his.fields["limit"].setText("700")
        hers.fields["limit"].setText("2,000")
        await his.save()
        assert his.words.text() == "✓ Kept by the server."

        # What she has not touched follows; what both changed is pointed out, and hers stays.
        await until(lambda: hers.fields["numbers"].text() == "+44 20 7946 0000", "followed")
        assert hers.fields["groups"].text() == "4 or 5"
        assert hers.fields["limit"].text() == "2,000"
        assert hers.faults["limit"].text() == "Meanwhile it has become: 700"
        assert hers.words.text().startswith("tom changed this client meanwhile.")
        await until(lambda: "tom changed" in hers.past.toPlainText(), "who changed what")
        assert "Limit over the sale: £700" in hers.past.toPlainText()
        await hers.save()
        client = mary.window.model.client
        await until(lambda: client(wu).limit == 2_000_00, "hers, knowingly")
        heard = tom.window.model.client
        await until(lambda: heard(wu).limit == 2_000_00, "he heard of it")

        # Her desk did not hear of it in time: the server keeps his, and says so.
        hers.fields["limit"].setText("3,000")
        his.fields["limit"].setText("500")
        kept = hers._tag
        await his.save()
        await until(lambda: hers._tag != kept, "heard")
        hers._tag = kept
        await hers.save()
        assert re.match(r"Tom changed the limit \d+ s ago", hers.words.text())
        assert client(wu).limit == 500_00

        press(hers, Qt.Key.Key_Escape)
        assert not hers.isVisible()

    desks(test, "mary", "tom")
