"""Markup in what a sale brings is text in every window: nothing is bold, fetched, or a link."""

import asyncio
import re

import httpx
import pytest
from PySide6.QtCore import QAbstractTableModel, QModelIndex
from PySide6.QtGui import Qt, QTextDocument  # this Qt can tell rich text
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLabel,
    QMessageBox,
    QTextEdit,
    QWidget,
)
from tests.conftest import new_sale

EVIL = '<b>Vase</b><img src="file:///etc/passwd"><a href="http://evil.example">x</a>'
MARK = "evil.example"
MOST_ROWS = 50


@pytest.fixture
def sale(admin: httpx.Client) -> str:
    """A sale whose every name is markup, with a client on the telephone for one lot."""
    body = new_sale(3)
    body["title"] = EVIL
    for lot in body["lots"]:
        lot["terms"]["title"] = EVIL
        lot["details"] = {"description": EVIL, "estimateLow": 1_000, "estimateHigh": 2_000}
    body["paddles"][0]["name"] = EVIL
    for path, sent in (
        ("/api/v1/sales", body),
        ("/api/v1/sales/s1/phones/clerks", {"name": "admin", "languages": ["en"]}),
        ("/api/v1/sales/s1/phones/clients",
         {"clientId": "c1", "name": EVIL, "paddle": "412", "numbers": ["+44 20 7946 0000"]}),
        ("/api/v1/sales/s1/phones/requests", {"clientId": "c1", "lots": ["2"], "preferred": "admin"}),
    ):  # fmt: skip
        answer = admin.post(path, json=sent)
        assert answer.is_success, answer.text
    return "s1"


def rendered(text: str) -> bool:
    """Whether Qt would take markup out of a text that guesses for itself what it is."""
    if not Qt.mightBeRichText(text):
        return False
    shown = QTextDocument()
    shown.setHtml(text)
    return "<b>Vase" not in shown.toPlainText() and MARK in text


def faults(widget: QWidget) -> list[str]:
    """What of one widget is drawn as markup."""
    told = f"{type(widget).__name__} {widget.objectName()!r}"
    found = [f"{told}: tool tip"] * rendered(widget.toolTip())
    match widget:
        case QLabel() if MARK in widget.text():
            plain = widget.textFormat() is Qt.TextFormat.PlainText
            found += [f"{told}: {widget.text()[:60]}"] * (not plain and rendered(widget.text()))
        case QMessageBox() if MARK in widget.text():
            found += [f"{told}: message"] * (widget.textFormat() is not Qt.TextFormat.PlainText)
        case QTextEdit() if MARK in widget.toPlainText() + widget.toHtml():
            html = widget.toHtml()
            found += [f"{told}: text"] * bool(re.search(r'<img|href="http://evil', html))
        case QAbstractItemView() if widget.model() is not None:
            found += [f"{told}: tip of a cell"] * any(map(rendered, tips(widget)))
    return found


def tips(view: QAbstractItemView) -> list[str]:
    model = view.model()
    columns = model.columnCount() if isinstance(model, QAbstractTableModel) else 1
    return [
        str(model.index(row, column, QModelIndex()).data(Qt.ItemDataRole.ToolTipRole) or "")
        for row in range(min(model.rowCount(), MOST_ROWS))
        for column in range(columns)
    ]


def test_markup_is_text_in_every_window(with_desk, until):
    async def test(desk) -> None:
        office, floor = desk.office, desk.window.floor
        floor.watch_list.show()
        office.show_connections()
        office.show_sign_in()
        office.show_settings()
        desk.phones.show()
        desk.phones.show_schedule()
        desk.phones.show_follow_up()
        desk.phones.show_sheets()
        rostrum = desk.screens.open_rostrum()
        big = desk.screens.open_big()
        desk.screens.open_rates()
        await until(lambda: desk.screens.rates_sheet is not None and not rostrum.nothing)
        assert big is not None
        seen, found = 0, set()
        for view in ("table", "tiles", "focus"):
            floor.show_view(view)
            floor.show_chosen_large()
            await asyncio.sleep(0.05)
            for widget in QApplication.allWidgets():
                found |= set(faults(widget))
                seen += isinstance(widget, QLabel) and MARK in widget.text()
        assert not found, "\n".join(sorted(found))
        assert seen > 5  # the titles were there to be taken for markup
        windows = {type(window).__name__ for window in QApplication.topLevelWidgets()}
        assert {"MainWindow", "PhoneDeskWindow", "RostrumScreen", "BigScreen"} <= windows

    with_desk(test)
