"""Examples in the documents, taken out as they are printed."""

import re
from pathlib import Path

DOCS = Path(__file__).parents[1] / "docs"
ADDRESS = "http://127.0.0.1:3000"
REDIS = "redis://127.0.0.1:6379"

_BLOCK = re.compile(r"^```(\w+) (\w[\w-]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def examples(document: str) -> dict[tuple[str, str], str]:
    """The named code blocks of a document, by language and name."""
    found = _BLOCK.findall((DOCS / document).read_text())
    return {(language, name): code for language, name, code in found}


def example(document: str, language: str, name: str, url: str, redis: str = REDIS) -> str:
    """One block, with the addresses of test servers in place of those printed, else unchanged."""
    return examples(document)[language, name].replace(ADDRESS, url).replace(REDIS, redis)
