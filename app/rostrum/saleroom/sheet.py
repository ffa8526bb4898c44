"""CSV as offices send it: marks and code pages, three separators, cells made safe from formulas."""

import csv
import io
from typing import Protocol

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What an office program takes for the beginning of a formula."""


class Reader(Protocol):
    """What ``csv.reader`` gives."""

    @property
    def line_num(self) -> int:
        """Lines read so far, more than rows where a cell has line ends."""

    def __next__(self) -> list[str]: ...


def rows(data: bytes) -> Reader:
    """The rows of a file, whichever separator its heading uses."""
    text = _decode(data)
    heading, _, _ = text.partition("\n")
    separator = max(",;\t", key=heading.count)
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator)


def cell_text(cell: str) -> str:
    """A cell's text, without the mark that keeps office programs from taking it for a formula."""
    if cell.startswith("'") and cell[1:].startswith(FORMULA):
        cell = cell[1:]
    return cell.strip()


def _decode(data: bytes) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")
