"""CSV as offices send it: marks and code pages, three separators, cells made safe from formulas."""

import csv
import io
import re
from typing import Protocol

_SIGNS = "=+\\-@\uff1d\uff0b\uff0d\uff20"  # also as wide as a Chinese character
_STARTS = re.compile(rf"^(?=[{_SIGNS}\t\r\n])|(?<=[;\t\r\n])(?=[{_SIGNS}])")
_MARKED = re.compile(rf"^'(?=[{_SIGNS}\t\r\n])|(?<=[;\t\r\n])'(?=[{_SIGNS}])")
"""Where an office program begins a formula: at a cell's start, and where it takes a semicolon, a
tab or a line end for the end of a cell although the file's separator is another."""


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


def no_formula(text: str) -> str:
    """A cell that is text to every office program; ``cell_text`` takes the marks off again."""
    return _STARTS.sub("'", text)


def cell_text(cell: str) -> str:
    """A cell's text, without the marks that keep office programs from taking it for a formula."""
    return _MARKED.sub("", cell).strip()


def _decode(data: bytes) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")
