"""The page of figures: what stands between a section's markers is written anew, prose stays.

A section begins with ``<!-- figures: NAME -->`` and ends with ``<!-- /figures -->``.
"""

import re
from collections.abc import Iterable, Sequence

_END = "<!-- /figures -->"


class NoSection(Exception):
    """The page has no markers of that name."""


def section(page: str, name: str) -> str:
    """What stands between a section's markers."""
    return _found(page, name)[1]


def with_section(page: str, name: str, text: str) -> str:
    """The page with a section's text replaced."""
    match = _found(page, name)
    return f"{page[: match.start(1)]}\n{text.strip()}\n{page[match.end(1) :]}"


def _found(page: str, name: str) -> re.Match[str]:
    mark = re.escape(f"<!-- figures: {name} -->")
    match = re.search(rf"{mark}(.*?){re.escape(_END)}", page, re.DOTALL)
    if match is None:
        raise NoSection(f"the page has no <!-- figures: {name} --> … {_END}")
    return match


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table in Markdown; figures with commas, everything but the first column to the right."""
    lines = [_row(heads), _row(["---", *["--:"] * (len(heads) - 1)])]
    lines += [_row([cell(each) for each in row]) for row in rows]
    return "\n".join(lines)


def cell(value: object) -> str:
    """A figure as it is read."""
    match value:
        case bool():
            return "yes" if value else "no"
        case int():
            return f"{value:,}"
        case float() if abs(value) >= 1000:
            return f"{value:,.0f}"
        case float():
            return f"{value:.3g}" if abs(value) < 1 else f"{value:.1f}"
    return str(value)


def rows(table_text: str) -> dict[str, str]:
    """The lines of a table in Markdown by their first cell."""
    lines = [line for line in table_text.splitlines() if line.startswith("|")][2:]
    return {line.split("|")[1].strip(): line for line in lines}


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
