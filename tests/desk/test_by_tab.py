"""Every window by Tab alone: what has the keyboard has a name, and is seen to have it."""

import asyncio

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from tests.conftest import ServerProcess

from rostrum.desk import theme

MOST = 90
"""More fields than any window has: Tab must come round before that."""


@pytest.fixture(scope="module")
def server(modules_server: ServerProcess) -> ServerProcess:
    """One for all tests here: Tab does nothing to it."""
    return modules_server


@pytest.fixture(scope="module")
def sale(modules_sale: str) -> str:
    """The sale on it."""
    return modules_sale


async def walked(window: QWidget) -> dict[QWidget, tuple[str, bool]]:
    """What Tab reaches: its name for a screen reader, and whether it looks other with the focus."""
    window.show()
    window.activateWindow()
    for _ in range(200):
        if window.isActiveWindow():
            break
        await asyncio.sleep(0.005)
    found: dict[QWidget, tuple[str, bool]] = {}
    here = window.focusWidget()
    if here is None:
        QTest.keyClick(window, Qt.Key.Key_Tab)
        here = window.focusWidget()
    for _ in range(MOST):
        if here is None or here in found:
            return found
        await given_the_keyboard(here)
        with_focus = picture(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
        after = window.focusWidget()
        if after is here:
            here.clearFocus()
        name = QAccessible.queryAccessibleInterface(here).text(QAccessible.Text.Name)
        found[here] = (name, with_focus != picture(here))
        here = after
    raise AssertionError(f"Tab did not come round in {window.windowTitle()}")


async def given_the_keyboard(widget: QWidget) -> None:
    """Waits until it has the keyboard; a window that opens late may have taken it meanwhile."""
    for _ in range(100):
        if widget.hasFocus() or not widget.isEnabled():
            return
        widget.window().activateWindow()
        await asyncio.sleep(0.005)


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


async def faults(windows: dict[str, QWidget], look: str) -> list[str]:
    """What Tab reaches in these windows without a name, or without being seen."""
    found = []
    for name, window in windows.items():
        reached = await walked(window)
        assert reached, f"Tab reaches nothing in {name}"
        for widget, (called, seen) in reached.items():
            told = f"{look} {name}: {type(widget).__name__} {called or widget.objectName()!r}"
            found += [f"{told} has no name"] * (not called)
            found += [f"{told} is not seen to have the keyboard"] * (not seen)
    return found


def test_on_the_board_and_its_sheets(with_desk):
    async def test(desk) -> None:
        office, floor = desk.office, desk.window.floor
        floor.watch_list.show()
        office.show_connections()
        office.show_sign_in()
        office.show_settings()
        floor.show_chosen_large()
        settings = office.settings_window
        found = []
        for look in theme.THEMES:
            office.wear(look)
            windows = {"connections": office.connections, "sign in": office.sign_in_sheet}
            found += await faults(windows, look)
            for view in ("table", "tiles", "focus"):
                floor.show_view(view)
                floor.focus_lots()
                found += await faults({view: desk.window}, look)
            for part in range(settings.names.count()):
                settings.names.setCurrentRow(part)
                settings.names.setFocus()
                found += await faults({settings.names.item(part).text(): settings}, look)
        assert not found, "\n".join(found)

    with_desk(test)


def test_on_the_phone_desk_the_rostrum_and_the_days_rates(with_desk, until):
    async def test(desk) -> None:
        desk.phones.show()
        desk.phones.show_schedule()
        desk.phones.show_follow_up()
        desk.phones.show_sheets()
        desk.phones.schedule.ask_button.click()
        rostrum = desk.screens.open_rostrum()
        desk.screens.open_rates()
        await until(lambda: desk.screens.rates_sheet is not None and not rostrum.nothing)
        found = []
        for look in theme.THEMES:
            desk.office.wear(look)
            windows = {
                "phone desk": desk.phones.window,
                "schedule": desk.phones.schedule,
                "request": desk.phones.schedule._request,
                "call back": desk.phones.follow_up,
                "call sheets": desk.phones.sheets,
                "rostrum": rostrum,
                "rates": desk.screens.rates_sheet,
            }
            found += await faults(windows, look)
        assert not found, "\n".join(found)

    with_desk(test)
