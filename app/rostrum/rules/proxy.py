"""Maximum bids: what a standing maximum answers, and where the price comes to rest.

Of two bidders the higher maximum leads, at ``min(top, second + step(second))``; a tie goes to
the earlier. Nobody is bid above their own maximum. All amounts in minor units.
"""

from typing import NamedTuple

from rostrum.rules.ladders import Ladder, next_ask


class Contest(NamedTuple):
    """How a new bid fared against the leader: the price after it, and whether it leads."""

    price: int
    leads: bool


def contest(ladder: Ladder, standing: int, amount: int, maximum: int) -> Contest:
    """A bid of ``amount``, good up to ``maximum``, against the leader's ``standing`` maximum.

    ``amount`` is at or above the ask, ``maximum`` at or above ``amount``. A bid that tops the
    standing maximum by itself puts the price exactly at its amount.
    """
    if amount > standing:
        return Contest(amount, True)
    if maximum > standing:
        return Contest(min(maximum, next_ask(ladder, standing)), True)
    return Contest(min(standing, next_ask(ladder, maximum)), False)


def with_new_maximum(ladder: Ladder, price: int, maximum: int, rival: int | None) -> int:
    """The price after the leader sets its own maximum: it moves only to clear a tie.

    ``rival`` is the highest maximum that has been beaten; it ties when it equals the price.
    """
    if rival == price:
        return min(maximum, next_ask(ladder, price))
    return price


def at_reserve(price: int, top: int, reserve: int | None) -> int:
    """The price once the ``top`` maximum covers the reserve: the reserve, at least.

    Below the reserve the price runs as if there were none.
    """
    if reserve is not None and price < reserve <= top:
        return reserve
    return price
