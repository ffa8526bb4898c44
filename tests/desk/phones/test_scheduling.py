"""The schedule: by form, by list, by the rules, by dragging, on paper."""

import pytest
from PySide6.QtCore import QEvent, QMimeData, QModelIndex, QPointF, Qt
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QApplication
from tests.desk.phones.conftest import Clerk, House, until

from rostrum.desk.models.schedule import MIME, NOBODY
from rostrum.desk.phones.request import NotUnderstood, lots_wanted
from rostrum.desk.views.phone_desk.schedule import ScheduleWindow


async def opened(clerk: Clerk) -> ScheduleWindow:
    clerk.press(Qt.Key.Key_F4)
    window = clerk.desk.phones.schedule
    await until(lambda: window.model.clerks == ["mary", "tom"], "the clerks")
    return window


def prepared(house: House) -> None:
    house.prepare(12, {"mary": ["en", "fr"], "tom": ["en"]})
    made = house.done("/api/v1/tokens", {"name": "ann", "role": "auctioneer"})
    house.tokens["ann"] = made["token"]


def test_lots_are_read_as_they_are_written():
    known = {"12": "a", "14": "b", "20": "c", "27A": "d"}
    assert lots_wanted("12; 14 or 20, 27A", known) == (["12", "14", "20", "27A"], [["b", "c"]])
    for text, said in (("99", "no lot 99"), (" ; ", "at least one lot")):
        with pytest.raises(NotUnderstood, match=said):
            lots_wanted(text, known)


def test_a_clients_wishes_come_in_by_the_form(house: House, desks):
    prepared(house)

    async def test(ann: Clerk) -> None:
        window = await opened(ann)
        window.ask_button.click()
        form = window._request
        form.name.setText("Marguerite Delacourt")
        form.numbers.setText("+33 1 4020 5050; +44 20 7946 0301")
        form.languages.setText("fr")
        form.paddle.setText("601")
        form.limit.setText("20k")
        form.lots.setText("3; 5 or 99")
        assert form.send() is None
        assert form.words.text() == "There is no lot 99 in this sale."
        form.lots.setText("3; 5 or 7")
        await form.send()
        assert form.words.text() == "Marguerite Delacourt is in with 3 calls."
        await until(lambda: len(window.model.rows) == 3, "her calls")
        client = ann.window.model.client_of(window.model.rows[0])
        assert (client.limit, client.groups[0].items) == (20_000_00, ("s1-5", "s1-7"))

    desks(test, "ann")


def test_an_auctioneer_adds_the_clerks_who_telephone(house: House, desks):
    prepared(house)

    async def test(ann: Clerk) -> None:
        window = await opened(ann)
        window.clerk_button.click()
        form = window.clerk
        assert form.send() is None
        assert form.words.text() == "Write the name that the clerk signs in with."
        form.name.setText("zoe")
        form.languages.setText("pt; en")
        await form.send()
        assert form.words.text() == "zoe telephones."
        await until(lambda: window.model.clerks == ["mary", "tom", "zoe"], "the third clerk")
        form.name.setText("tom")
        form.active.setChecked(False)
        await form.send()
        await until(lambda: window.model.clerks == ["mary", "zoe"], "tom gone home")

    desks(test, "ann")


def test_a_list_is_read_first_and_comes_in_whole_or_not_at_all(house: House, desks, tmp_path):
    prepared(house)
    bad, good = tmp_path / "bad.csv", tmp_path / "good.csv"
    bad.write_text("Name,Lots,Paddle\nWu,2,412\nRoy,99,415\n")
    good.write_text("Name,Lots,Paddle,Language\nWu,2; 9,412,en\nRoy,4,415,fr\n")

    async def test(ann: Clerk) -> None:
        window = await opened(ann)
        window.list.read_list(bad)
        await until(lambda: "cannot come in" in window.words.text(), "the fault")
        await until(lambda: "Line 3" in window.faults.toPlainText(), "its line")
        assert window.list.take_button.isHidden()
        window.list.read_list(good)
        await until(lambda: not window.list.take_button.isHidden(), "what it would bring in")
        assert not window.model.rows
        window.list.take_button.click()
        await until(lambda: len(window.model.rows) == 3, "in")

    desks(test, "ann")


def test_calls_are_given_out_by_the_rules_and_moved_by_hand_with_clashes_at_once(
    house: House, desks
):
    prepared(house)
    first = house.call(house.client("Wu", "412", languages=["en"]), 2, language="en")
    second = house.call(house.client("Roy", "415", languages=["fr"]), 3, language="fr")
    third = house.call(house.client("Li", "418", languages=["zh"]), 8, language="zh")

    async def test(ann: Clerk) -> None:
        window = await opened(ann)
        await until(lambda: len(window.model.rows) == 3, "the calls")
        window.plan_button.click()
        await until(lambda: window.words.text().startswith("A plan: 2"), "a plan")
        assert all(call.clerk is None for call in window.model.rows)
        window.give_button.click()
        await until(lambda: ann.window.model.call(second).clerk == "mary", "french to mary")
        await until(lambda: ann.window.model.call(first).clerk == "tom", "english to tom")
        assert ann.window.model.call(third).clerk is None
        await until(lambda: "Lot 8" in window.faults.toPlainText(), "chinese to nobody")

        # Dragged over mary's column: what would clash is said; dropped there: it is hers.
        model = window.model
        mary = model.clerks.index("mary") + NOBODY + 1
        window.table.considered.emit(first, mary)
        await until(lambda: window.words.text().startswith("▲ Lot 2 with mary?"), "the clash")
        assert ann.window.model.call(first).clerk == "tom"
        data = QMimeData()
        data.setData(MIME, first.encode())
        place = model.index(0, mary, QModelIndex())
        below_the_rows = QPointF(window.table.columnViewportPosition(mary) + 9, 400)
        drop = QDropEvent(
            below_the_rows, Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        window.table.dropEvent(drop)
        await until(lambda: ann.window.model.call(first).clerk == "mary", "dropped")
        await until(lambda: window.words.text().startswith("▲ Lot 2 is with mary."), "it clashes")
        count = model.headerData(mary, Qt.Orientation.Horizontal)
        assert count == "mary  2"
        await until(lambda: model.data(place).startswith("▲"), "marked in its cell, too")

        # By keys it goes on to tom.
        window.table.selectRow(0)
        event = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier
        )
        QApplication.sendEvent(window.table, event)
        await until(lambda: ann.window.model.call(first).clerk == "tom", "moved by keys")
        await until(lambda: window.words.text().startswith("✓ Lot 2 is with tom."), "it does not")

    desks(test, "ann")


def test_a_clerk_sees_the_schedule_and_does_not_make_it(house: House, desks):
    prepared(house)
    house.call(house.client("Wu", "412"), 2, "mary")

    async def test(mary: Clerk) -> None:
        window = await opened(mary)
        await until(lambda: len(window.model.rows) == 1, "the call")
        assert not window.give_button.isEnabled()

    desks(test, "mary")
