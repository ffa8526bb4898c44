"""Repaints of a view what fades and what counts down, and only what can be seen."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QRect, QTimer
from PySide6.QtWidgets import QAbstractItemView

from rostrum.desk.models.board import BoardModel
from rostrum.desk.models.columns import Column
from rostrum.desk.models.row import Row
from rostrum.desk.theme import FLASH_S

FADE_MS = 75


class InSight(QObject):
    """``rows`` gives the lots in sight with their places, ``area`` where a cell of one is."""

    def __init__(
        self,
        view: QAbstractItemView,
        board: BoardModel,
        rows: Callable[[], Sequence[tuple[int, Row]]],
        area: Callable[[int, Column], QRect],
    ) -> None:
        super().__init__(view)
        self._view = view
        self._board = board
        self._rows = rows
        self._area = area
        self._lefts: dict[str, int] = {}
        self._fade = QTimer(self)
        self._fade.setInterval(FADE_MS)
        self._fade.timeout.connect(self._repaint_fading)
        board.updated.connect(self._start_fading)
        board.beat.struck.connect(self._count_down)

    def _count_down(self) -> None:
        if not self._view.isVisible():
            return
        rows = self._rows()
        lefts = self._board.beat.lefts([row for _, row in rows])
        for place, row in rows:
            item_id = row.state.item_id
            if lefts.get(item_id) != self._lefts.get(item_id):
                self._view.viewport().update(self._area(place, Column.TIME))
        self._lefts = lefts

    def _start_fading(self) -> None:
        if not self._fade.isActive() and self._view.isVisible() and self._board.flashing():
            self._fade.start()

    def _repaint_fading(self) -> None:
        behind = FLASH_S + 3 * FADE_MS / 1000
        fading = [
            (at, row) for at, row in self._rows() if row.source.seconds() - row.flashed < behind
        ]
        for place, row in fading:
            for column in row.changed:
                self._view.viewport().update(self._area(place, column))
        if not fading:
            self._fade.stop()
