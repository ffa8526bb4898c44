"""Keeps the translations: collects what the desk says, and compiles what has been translated.

    python packaging/translations.py            # new sentences into resources/translations/*.ts
    python packaging/translations.py --check    # what is missing; exit code 1 when anything is

The .ts files are Qt's own and can be edited with Qt Linguist; lrelease, which comes with PySide6,
makes the .qm files that the desk loads. Sentences are found in the code itself: every literal given
to ``tr`` or ``mark``, and every one that a server can say (``wire.sentences.Say``). Qt's lupdate takes the class around a call for its context and cannot follow
a function of our own, so the collecting is done here.
"""

import argparse
import ast
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import PySide6

from rostrum.wire.sentences import Say

ROOT = Path(__file__).resolve().parents[1]
DESK = ROOT / "app" / "rostrum" / "desk"
FOLDER = ROOT / "resources" / "translations"
CONTEXT = "Desk"
SENTENCES = "app/rostrum/wire/sentences.py"
LANGUAGES = ("zh_CN",)


def said() -> dict[str, list[str]]:
    """Every sentence of the desk, with the files that say it."""
    found: dict[str, list[str]] = {}
    for path in sorted(DESK.rglob("*.py")):
        for text in _literals(ast.parse(path.read_text(encoding="utf-8"))):
            place = path.relative_to(ROOT).as_posix()
            if place not in found.setdefault(text, []):
                found[text].append(place)
    for sentence in Say:
        found.setdefault(sentence.value, []).append(SENTENCES)
    return found


def _literals(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
            continue
        if node.func.id in ("tr", "mark") and node.args:
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value


def translated(language: str) -> dict[str, str]:
    """What is translated into a language."""
    path = FOLDER / f"{language}.ts"
    if not path.exists():
        return {}
    root = ET.fromstring(path.read_text(encoding="utf-8"))  # noqa: S314 - a file of our own
    return {
        message.findtext("source", ""): message.findtext("translation", "")
        for message in root.iter("message")
    }


def missing(language: str) -> list[str]:
    """Sentences without a translation, or with one that has other places to fill in."""
    there = translated(language)
    return [text for text in said() if not there.get(text) or _places(text) != _places(there[text])]


def _places(text: str) -> set[str]:
    return {part.split("}")[0] for part in text.split("{")[1:]}


def write(language: str) -> None:
    """Writes a language's .ts file anew: all that is said, translated as far as it is."""
    there = translated(language)
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = CONTEXT
    for text, places in sorted(said().items()):
        message = ET.SubElement(context, "message")
        for place in places:
            ET.SubElement(message, "location", filename=place)
        ET.SubElement(message, "source").text = text
        translation = ET.SubElement(message, "translation")
        if there.get(text):
            translation.text = there[text]
        else:
            translation.set("type", "unfinished")
    ET.indent(root)
    body = ET.tostring(root, encoding="unicode")
    head = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / f"{language}.ts").write_text(f"{head}{body}\n", encoding="utf-8")


def release(language: str, target: Path | None = None) -> Path:
    """Compiles a language's .qm file."""
    made = target or FOLDER / f"{language}.qm"
    lrelease = Path(PySide6.__path__[0]) / "lrelease"
    subprocess.run(  # noqa: S603 - Qt's own tool
        [str(lrelease), "-silent", str(FOLDER / f"{language}.ts"), "-qm", str(made)], check=True
    )
    return made


def main() -> int:
    """Reads the arguments."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="only say what is missing")
    check = parser.parse_args().check
    left = 0
    for language in LANGUAGES:
        if not check:
            write(language)
            release(language)
        for text in missing(language):
            left += 1
            sys.stdout.write(f"{language}: not translated: {text}\n")
    return 1 if left and check else 0


if __name__ == "__main__":
    sys.exit(main())
