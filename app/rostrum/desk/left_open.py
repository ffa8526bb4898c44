"""The screens beside the board that a desk was left with, and that it comes back with."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from rostrum.desk.first_size import on_screen
from rostrum.desk.layouts import ScreenPlace
from rostrum.desk.screen import Screen

if TYPE_CHECKING:
    from rostrum.desk.app import Desk


def left_open(desk: "Desk") -> tuple[ScreenPlace, ...]:
    """The screens that are open beside the board, where they stand and whose sale they show."""
    found = []
    phones, rostrum = desk.phones, desk.screens.rostrum
    if phones.window is not None and phones.room is not None and phones.window.isVisible():
        found.append(_place(Screen.PHONES, phones.window, phones.room.sale.sale_id))
    if rostrum is not None and rostrum.isVisible():
        found.append(_place(Screen.ROSTRUM, rostrum, desk.screens.rostrum_sale))
    if desk.screens.room.window is not None and desk.screens.room.window.isVisible():
        found.append(_place(Screen.ROOM, desk.screens.room.window, ""))
    return tuple(found)


async def open_again(desk: "Desk", wanted: tuple[ScreenPlace, ...]) -> None:
    """Opens them once the sales are known; one whose sale is gone opens as it would anew."""
    if not wanted:
        return
    await desk.catalogue_read.wait()
    for one in wanted:
        window = _open(desk, one)
        if window is not None:
            _stand(window, one)
    desk.window.activateWindow()


def _open(desk: "Desk", wanted: ScreenPlace) -> QWidget | None:
    match wanted.screen:
        case Screen.PHONES:
            desk.phones.show()
            desk.phones.turn_to(wanted.sale)
            return desk.phones.window
        case Screen.ROSTRUM:
            desk.screens.open_rostrum()
            desk.screens.run_sale(wanted.sale)
            return desk.screens.rostrum
        case Screen.ROOM:
            return desk.screens.open_big()
        case _:
            return None


def _place(screen: Screen, window: QWidget, sale: str) -> ScreenPlace:
    at = window.normalGeometry() if window.isFullScreen() else window.geometry()
    place = (at.x(), at.y(), at.width(), at.height())
    return ScreenPlace(screen=screen, sale=sale, place=place, full_screen=window.isFullScreen())


def _stand(window: QWidget, wanted: ScreenPlace) -> None:
    place = on_screen(QRect(*wanted.place))
    window.showNormal()
    window.setGeometry(place)
    if wanted.full_screen:
        window.showFullScreen()
