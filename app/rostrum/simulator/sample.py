"""The sample sale: a live and a timed catalogue, read from ``resources/sample`` and loaded by API.

Amounts in the catalogues are in major units, on the wire in minor ones. Timed lots close from
the moment of loading on, so that some always close soon.
"""

import csv
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import httpx

from rostrum import resources

SALES = ("evening", "online")
CLOSE_APART_MS = 15_000
"""Between the closings of two neighbouring lots of the timed sale."""
SOFT_CLOSE = {
    "windowMs": 20_000,
    "extensionMs": 20_000,
    "mode": "reset",
    "scope": "lot",
    "capMs": 600_000,
}
_MINOR = Decimal(100)


class SampleRefused(Exception):
    """The server did not take the sample sale; the message says why."""


def bodies(now_ms: int) -> list[dict[str, Any]]:
    """What ``POST /api/v1/sales`` takes for each sample sale, its closings reckoned from now."""
    paddles = _read_json(resources.path("sample", "paddles.json"))
    return [_body(name, paddles, now_ms) for name in SALES]


async def load(http: httpx.AsyncClient, now_ms: int) -> int:
    """Loads the sample sales that are not there yet, with an administrator's client.

    Returns how many lots were added. Raises SampleRefused, and httpx.HTTPError when the server
    does not answer.
    """
    answer = await http.get("/api/v1/sales")
    answer.raise_for_status()
    there = {sale["saleId"] for sale in answer.json()["sales"]}
    added = 0
    for body in bodies(now_ms):
        if body["terms"]["saleId"] in there:
            continue
        answer = await http.post("/api/v1/sales", json=body)
        if answer.status_code != httpx.codes.CREATED:
            raise SampleRefused(f"The server did not take the sample sale: {answer.text[:300]}")
        added += len(body["lots"])
    return added


def _body(name: str, paddles: list[dict[str, Any]], now_ms: int) -> dict[str, Any]:
    sale = _read_json(resources.path("sample", f"{name}.json"))
    timed = sale["kind"] == "timed"
    terms = {
        "saleId": sale["saleId"],
        "kind": sale["kind"],
        "currency": sale["currency"],
        "publishPaddles": sale["publishPaddles"],
        **sale["terms"],
    }
    if timed:
        terms["softClose"] = SOFT_CLOSE
    first_close = now_ms + sale.get("firstCloseAfterSeconds", 0) * 1000
    with resources.path("sample", sale["catalogue"]).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    return {
        "title": sale["title"],
        "titleZh": sale["titleZh"],
        "terms": terms,
        "paddles": paddles,
        "lots": [
            _lot(sale, row, place, first_close + place * CLOSE_APART_MS if timed else None)
            for place, row in enumerate(rows)
        ],
    }


def _lot(
    sale: dict[str, Any], row: dict[str, str], place: int, ends_at: int | None
) -> dict[str, Any]:
    terms: dict[str, Any] = {
        "itemId": f"{sale['number']}-{row['LotNum']}",
        "saleId": sale["saleId"],
        "lot": row["LotNum"],
        "position": place,
        "title": row["Title"],
        "startPrice": _minor(row["StartPrice"]),
    }
    if row["Reserve Price"]:
        terms["reserve"] = _minor(row["Reserve Price"])
    if ends_at is not None:
        terms["endsAt"] = ends_at
    return {
        "terms": terms,
        "open": ends_at is not None or place == 0,
        "details": {
            "artist": row["Artist"] or None,
            "artistZh": row["Artist ZH"] or None,
            "titleZh": row["Title ZH"] or None,
            "description": row["Description"] or None,
            "lowEstimate": _minor(row["LowEst"]),
            "highEstimate": _minor(row["HighEst"]),
            "image": row["ImageFile.1"],
        },
    }


def _minor(text: str) -> int:
    return int(Decimal(text) * _MINOR)


def _read_json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))
