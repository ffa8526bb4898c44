"""Pages of the book that are not in docs/: from the top of the source, and the list of decisions.

Those of the top are read there too, so their links begin with ``docs/``.
"""

import re
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.utils import get_relative_url

TOP = Path(__file__).parents[2]
SEARCH = "assets/javascripts/search_in_files.js"
PAGES = {"changelog.md": "CHANGELOG.md", "contributing.md": "CONTRIBUTING.md"}
ELSEWHERE = re.compile(r'<script src="https://[^"]*"></script>')
"""What the theme would fetch from another host."""
NAMED = re.compile(r"^(```\w+) [\w-]+$", re.MULTILINE)
DECISIONS = """# Decisions

After this page you find why something is as it is. Each decision has its reason, and what was refused.
"""


def on_files(files: Files, *, config: Any) -> Files:
    """Adds the pages, their links turned to where they lead from docs/."""
    for name, source in PAGES.items():
        text = (
            (TOP / source)
            .read_text(encoding="utf-8")
            .replace("](docs/decisions)", "](decisions/index.md)")
        )
        files.append(File.generated(config, name, content=text.replace("](docs/", "](")))
    files.append(File.generated(config, "decisions/index.md", content=_decisions()))
    search = Path(__file__).with_name("search.js").read_text(encoding="utf-8")
    files.append(File.generated(config, SEARCH, content=search))
    return files


def on_page_markdown(markdown: str, *, page: Any, config: Any, files: Files) -> str:
    """Examples have names by which the tests find them; the builder knows none in that place."""
    return NAMED.sub(r"\1", markdown)


def on_post_page(output: str, *, page: Any, config: Any) -> str:
    """A page without what would be fetched from another host; the search does without it.

    Raises PluginError where a block of code was not understood and would be read as text.
    """
    if "```" in output:
        raise PluginError(f"{page.file.src_uri}: a block of code does not end where it should")
    own = f'<script src="{get_relative_url(SEARCH, page.url)}"></script>'
    return ELSEWHERE.sub(own, output)


def on_post_template(output: str, *, template_name: str, config: Any) -> str:
    """The page for addresses that lead nowhere, the same way."""
    return ELSEWHERE.sub("", output)


def _decisions() -> str:
    lines = [DECISIONS]
    for page in sorted((TOP / "docs" / "decisions").glob("*.md")):
        title = page.read_text(encoding="utf-8").partition("\n")[0].lstrip("# ")
        number = page.name[:4]
        lines.append(f"- [{number}]({page.name}) {title.removeprefix(number).strip()}")
    return "\n".join(lines) + "\n"
