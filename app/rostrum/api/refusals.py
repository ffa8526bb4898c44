"""Counts refusals of the routes around a sale's people by their code."""

from collections.abc import Callable

from aiohttp import web

PEOPLES = ("phones", "rostrum", "commissions", "rates", "call-sheets.pdf", "report.pdf", "replay")
"""Parts of a sale's address that are counted."""

COUNT = web.AppKey[Callable[[str], None]]("count", Callable)  # type: ignore[arg-type]
"""Who counts; an application without one does not count."""


def count(request: web.Request, code: str) -> None:
    """Counts a refusal where it is one of the phone desk's or the rostrum's."""
    counts = request.app.get(COUNT)
    parts = request.path.split("/", 6)
    if counts is not None and len(parts) > 5 and parts[3] == "sales" and parts[5] in PEOPLES:
        counts(code)
