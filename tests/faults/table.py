"""What the matrix found, as a table."""

import msgspec


class Row(msgspec.Struct, frozen=True):
    """One fault; ``longest_gap_s`` without any acknowledged bid, from the fault on."""

    fault: str
    bids: int
    asked_again: int
    longest_gap_s: float
    lost: int
    twice: int
    behind: int
    older: int
    overtaken: int
    again: int

    def good(self) -> bool:
        """Whether everything held."""
        return self.bids > 0 and not (self.lost or self.twice or self.behind or self.older)


rows: list[Row] = []

_HEADS = (
    "fault", "bids acknowledged", "asked again", "longest gap between bids", "lost", "twice",
    "watchers behind 5 s after", "versions out of order",
    "pushes that a snapshot had overtaken", "connections made anew",
)  # fmt: skip


def table() -> str:
    """Markdown."""
    lines = [f"| {' | '.join(_HEADS)} |", "|" + "---|" * len(_HEADS)]
    for row in rows:
        cells = (
            row.fault, row.bids, row.asked_again, f"{row.longest_gap_s:.1f} s", row.lost,
            row.twice, row.behind, row.older, row.overtaken, row.again,
        )  # fmt: skip
        lines.append(f"| {' | '.join(map(str, cells))} |")
    return "\n".join(lines)
