"""What each paddle is bound to over a sale, so that its limit can be kept."""

from rostrum.engine.commands import Bidder
from rostrum.store.records import ItemRow, PaddleRow


class Register:
    """The paddles of every sale and what each of them leads or has won; minor units."""

    def __init__(self) -> None:
        self._paddles: dict[tuple[str, str], PaddleRow] = {}
        self._bound: dict[str, tuple[str, str, int]] = {}
        self._totals: dict[tuple[str, str], int] = {}

    def enter(self, paddle: PaddleRow) -> None:
        """Takes a paddle into its sale."""
        self._paddles[paddle.sale_id, paddle.paddle] = paddle

    def restore(self, items: list[ItemRow]) -> None:
        """Begins again from what is stored."""
        self._bound.clear()
        self._totals.clear()
        for item in items:
            self.bind(item.item_id, item.sale_id, item.leader, item.committed)

    def bind(self, item_id: str, sale_id: str, paddle: str | None, amount: int) -> None:
        """The lot now binds ``paddle`` to ``amount``; nobody where ``paddle`` is None."""
        before = self._bound.pop(item_id, None)
        if before is not None:
            self._totals[before[:2]] -= before[2]
        if paddle is not None:
            self._bound[item_id] = (sale_id, paddle, amount)
            self._totals[sale_id, paddle] = self._totals.get((sale_id, paddle), 0) + amount

    def bidder(self, item_id: str, sale_id: str, paddle: str) -> Bidder:
        """What the engine must know of a paddle that bids on this lot."""
        row = self._paddles.get((sale_id, paddle))
        if row is None:
            return Bidder(paddle, known=False)
        elsewhere = self._totals.get((sale_id, paddle), 0)
        own = self._bound.get(item_id)
        if own is not None and own[:2] == (sale_id, paddle):
            elsewhere -= own[2]
        return Bidder(paddle, suspended=row.suspended, limit=row.limit, committed=elsewhere)

    def limited(self, sale_id: str, paddle: str) -> bool:
        """Whether the paddle has a limit over the sale."""
        row = self._paddles.get((sale_id, paddle))
        return row is not None and row.limit is not None

    def bound(self, sale_id: str, paddle: str) -> int:
        """What the paddle leads or has won over the sale, in minor units."""
        return self._totals.get((sale_id, paddle), 0)

    def of_sale(self, sale_id: str) -> list[PaddleRow]:
        """Every paddle of a sale."""
        return [row for (sale, _), row in self._paddles.items() if sale == sale_id]

    def knows(self, sale_id: str, paddle: str) -> bool:
        """Whether the paddle is registered for the sale."""
        return (sale_id, paddle) in self._paddles
