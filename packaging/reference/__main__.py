"""``make reference``: writes the pages. A test compares what is there with what this would write."""

from pathlib import Path

from reference import pages

FOLDER = Path(__file__).parents[2] / "docs" / "reference"

for name, text in pages().items():
    (FOLDER / name).write_text(text, encoding="utf-8")
