"""The table of the schedule: a call is dragged, or stepped by keys, from one clerk to another."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from rostrum.desk.models.schedule import NOBODY, ScheduleModel, dragged
from rostrum.desk.theme import font
from rostrum.desk.views.phone_desk.padded import Padded
from rostrum.desk.words import tr


class ScheduleTable(QTableView):
    """``considered`` names a call and the column that it hangs over while it is dragged."""

    considered = Signal(str, int)
    stepped = Signal(int)

    def __init__(self, model: ScheduleModel) -> None:
        super().__init__()
        self._schedule = model
        self.setModel(model)
        self.setAccessibleName(tr("Schedule"))
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAlternatingRowColors(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(34)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setMinimumSectionSize(70)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setFont(font(15))
        self.setShowGrid(False)
        self.setItemDelegate(Padded(self))
        self._over = -1
        model.modelReset.connect(self._narrow)
        self._narrow()

    def _narrow(self) -> None:
        for column in range(min(2, self.horizontalHeader().count())):
            self.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(column, 74)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        call = dragged(event.mimeData())
        column = self.columnAt(round(event.position().x()))
        if call is not None and column >= NOBODY:
            event.acceptProposedAction()
            if column != self._over:
                self._over = column
                self.considered.emit(call, column)

    def dropEvent(self, event: QDropEvent) -> None:
        """The column is whom the call goes to, in whichever row, or below all of them.

        Qt would refuse a drop in the call's own row, which is selected as a whole: for it that is
        a drop on what is being dragged.
        """
        self.stopAutoScroll()
        self.setState(QAbstractItemView.State.NoState)
        self._over = -1
        self._schedule.drop_at(event.mimeData(), self.columnAt(round(event.position().x())))
        event.ignore()  # the server moves the call, and the table shows that
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() in (
            Qt.Key.Key_Left,
            Qt.Key.Key_Right,
        ):
            self.stepped.emit(-1 if event.key() == Qt.Key.Key_Left else 1)
            return
        super().keyPressEvent(event)
