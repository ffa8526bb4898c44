"""Every link of the documents leads somewhere: to a file, a heading, a picture."""

import re
from pathlib import Path

import pytest
import yaml
from tests.documents import DOCS

TOP = DOCS.parent
PAGES = sorted([*DOCS.rglob("*.md"), *TOP.glob("*.md")])
BUILT = {"changelog.md", "contributing.md", "decisions/index.md"}
"""Pages of the book that are made when it is built."""
_FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)\s]+)\)")


class Loader(yaml.SafeLoader):
    """As the book's builder reads its file, without what only it knows."""


def anchors(page: Path) -> set[str]:
    """The names of a page's headings, as the book and the web views of repositories make them."""
    seen: dict[str, int] = {}
    found = set()
    for heading in re.findall(
        r"^#{1,6} (.+?)\s*$", _FENCED.sub("", page.read_text()), re.MULTILINE
    ):
        text = re.sub(r"[`*]|\[([^]]*)\]\([^)]*\)", r"\1", heading)
        name = re.sub(r"[^\w\- ]", "", text.lower(), flags=re.ASCII).strip().replace(" ", "-")
        name = re.sub(r"-+", "-", name)
        seen[name] = seen.get(name, 0) + 1
        found.add(name if seen[name] == 1 else f"{name}_{seen[name] - 1}")
    return found


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(TOP)))
def test_every_link_leads_somewhere(page):
    lost = []
    for link in _LINK.findall(_FENCED.sub("", page.read_text())):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            lost.append(link)
    assert lost == []


def test_every_page_is_in_the_book():
    def pages(part: object) -> list[str]:
        match part:
            case str():
                return [part]
            case list():
                return [page for each in part for page in pages(each)]
            case dict():
                return [page for each in part.values() for page in pages(each)]
        return []

    told = pages(yaml.load((TOP / "mkdocs.yml").read_text(), Loader)["nav"])  # noqa: S506 - a SafeLoader
    written = {str(page.relative_to(DOCS)) for page in DOCS.rglob("*.md")}
    assert set(told) == {page for page in written if not page.startswith("decisions/")} | BUILT
    assert len(told) == len(set(told))


def test_every_picture_has_words():
    for page in PAGES:
        assert "![](" not in page.read_text(), page
