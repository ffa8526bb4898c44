"""Ladders that tests share."""

from rostrum.rules.ladders import Ladder, TableLadder, round_down

EBAY_US = TableLadder(
    (
        (0, 5),
        (1_00, 25),
        (5_00, 50),
        (25_00, 1_00),
        (100_00, 2_50),
        (250_00, 5_00),
        (500_00, 10_00),
        (1000_00, 25_00),
        (2500_00, 50_00),
        (5000_00, 100_00),
    )
)
"""The increments that eBay publishes for US dollars, in cents."""


def every(width: int) -> TableLadder:
    """One step of ``width`` minor units at every price."""
    return TableLadder(((0, width),))


def on_ladder(ladder: Ladder, amount: int) -> bool:
    """Whether ``amount`` is a rung."""
    return round_down(ladder, amount) == amount
