"""Figures of a run: quantiles, and where they are kept."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any


def quantile(values: Sequence[float], share: float) -> float:
    """The value that ``share`` of them do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def quantiles(milliseconds: Sequence[float]) -> dict[str, float]:
    """Median and 99th percentile."""
    return {
        "p50_ms": round(quantile(milliseconds, 0.5), 2),
        "p99_ms": round(quantile(milliseconds, 0.99), 2),
    }


def options(doc: str) -> argparse.ArgumentParser:
    """The options that every benchmark has; ``doc`` is its module's."""
    parser = argparse.ArgumentParser(description=doc.partition("\n")[0])
    parser.add_argument("--json", type=Path, metavar="FILE", help="the figures go here, too")
    parser.add_argument(
        "--folder", type=Path, default=Path("build"), help="where databases are made"
    )
    return parser


def tell(found: Any, path: Path | None) -> None:
    """Prints the figures, and keeps them."""
    text = json.dumps(found, indent=1) + "\n"
    sys.stdout.write(text)
    if path is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
