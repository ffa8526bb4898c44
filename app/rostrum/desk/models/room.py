"""Which lot the room looks at, as a ``PublicLot``; made anew when something public has changed."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from rostrum.desk.link import Link
from rostrum.desk.models.board import BoardModel
from rostrum.desk.public_lot import PublicLot, on_block, public_lot
from rostrum.desk.source import Source
from rostrum.wire.catalogue import Sale


class RoomModel(QObject):
    """``shown`` carries the lot for the room, or none."""

    shown = Signal(object)

    def __init__(self, board: BoardModel, source: Source, sale: Sale) -> None:
        """``sale`` by the server's own id."""
        super().__init__()
        self._board = board
        self.source = source
        self.sale = sale
        self._rates: Mapping[str, str] = {}
        self.lot: PublicLot | None = None
        for told in (board.updated, board.added, board.trust):
            told.connect(self.look)

    def take_rates(self, rates: Mapping[str, str]) -> None:
        """Converts by these rates from now on."""
        if rates != self._rates:
            self._rates = dict(rates)
            self.look()

    def leave(self) -> None:
        """Looks no more; another sale is shown."""
        for told in (self._board.updated, self._board.added, self._board.trust):
            told.disconnect(self.look)

    def look(self) -> None:
        """Makes the public lot anew, and tells when it is another."""
        key = self.source.key(self.sale.sale_id)
        rows = {r.state.item_id: r for r in self._board.rows() if r.state.sale_id == key}
        chosen = on_block(row.state for row in rows.values())
        if chosen is None:
            lot = None
        else:
            live = self.source.link is Link.LIVE
            details = rows[chosen.item_id].details
            lot = public_lot(chosen, details, self.sale, self._rates, live=live)
        if lot != self.lot:
            self.lot = lot
            self.shown.emit(lot)
