"""The paddles of every sale: their names, limits and standing."""

from rostrum.saleroom.limits import Register
from rostrum.saleroom.new_sale import NewPaddle
from rostrum.store.catalogue import Catalogue
from rostrum.store.records import PaddleRow
from rostrum.wire.catalogue import Paddle


class Paddles:
    """As they are kept, with what each of them is bound to."""

    def __init__(self, catalogue: Catalogue, register: Register) -> None:
        self._catalogue = catalogue
        self._register = register

    def of(self, sale_id: str) -> list[Paddle]:
        """Every paddle of a sale, with what it is bound to."""
        return [self._bound(row) for row in self._register.of_sale(sale_id)]

    def knows(self, sale_id: str, paddle: str) -> bool:
        """Whether the paddle is registered for the sale."""
        return self._register.knows(sale_id, paddle)

    async def keep(self, sale_id: str, paddle: NewPaddle) -> Paddle:
        """Registers a paddle, or gives it another name, limit or standing. Raises StoreFailed."""
        row = PaddleRow(sale_id, paddle.paddle, paddle.name, paddle.limit, paddle.suspended)
        await self._catalogue.keep_paddle(row)
        self.enter(row)
        return self._bound(row)

    def enter(self, row: PaddleRow) -> None:
        """Takes note of a paddle that has been committed."""
        self._register.enter(row)

    def _bound(self, row: PaddleRow) -> Paddle:
        bound = self._register.bound(row.sale_id, row.paddle)
        return Paddle(row.paddle, row.name, row.limit, row.suspended, bound)
