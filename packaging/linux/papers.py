"""Writes a command's manual page, shell completions and changelog for a package.

Everything is read from the command itself, so that none of it can be out of date.
Run: python packaging/linux/papers.py desk|server FOLDER
"""

import gzip
import os
import re
import sys
import time
from pathlib import Path
from typing import Any

import typer

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "app"))

from typer.completion import get_completion_script

from rostrum import __version__
from rostrum.cli.commands import app

SHELLS = {"bash": "rostrum.bash", "zsh": "_rostrum", "fish": "rostrum.fish"}


def manual(command: Any, day: str) -> str:
    """The manual page, as roff."""
    lines = [
        f'.TH ROSTRUM 1 "{day}" "Rostrum {__version__}" "User Commands"',
        ".SH NAME",
        "rostrum \\- live auction monitor, and the real\\-time bidding server under it",
        ".SH SYNOPSIS",
        ".B rostrum",
        r"\fICOMMAND\fR [\fIOPTION\fR]... [\fIARGUMENT\fR]...",
        ".SH DESCRIPTION",
        "One command for the desk, the server and their tools. Every option has a name in the",
        "environment too, in brackets beside it.",
        ".SH COMMANDS",
    ]
    for name, part in _commands(command, ""):
        lines += [".SS", f"rostrum {_roff(name)}", _roff(_plain(part.help or ""))]
        for option in part.params:
            if option.param_type_name == "option" and not option.hidden:
                named = f" [{option.envvar}]" if option.envvar else ""
                lines += [
                    ".TP",
                    f".B {_roff(', '.join(option.opts + option.secondary_opts))}",
                    _roff(_plain(option.help or "")) + _roff(named),
                ]
        if part.epilog:
            lines += [".PP", _roff(_plain(part.epilog))]
    lines += [
        ".SH EXIT STATUS",
        "0 when all went well; 1 when not, with a sentence on standard error that says what to do.",
        ".SH FILES",
        ".TP",
        ".I ~/.config/rostrum/",
        "What the desk keeps: settings, layouts, reports of faults.",
        ".TP",
        ".I /etc/rostrum/rostrum.env",
        "Settings and secrets of the server, read by its units.",
        ".TP",
        ".I /var/lib/rostrum/",
        "Databases of the server.",
    ]
    return "\n".join(line for line in lines if line) + "\n"


def _commands(group: Any, before: str) -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    for name, part in sorted(group.commands.items()):
        if hasattr(part, "commands"):
            found += _commands(part, f"{before}{name} ")
        else:
            found.append((f"{before}{name}", part))
    return found


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _roff(text: str) -> str:
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("…", "...")
    return "\\&" + escaped if escaped.startswith((".", "'")) else escaped


def main(kind: str, folder: Path) -> None:
    """Writes everything for one package."""
    folder.mkdir(parents=True, exist_ok=True)
    seconds = int(os.environ.get("SOURCE_DATE_EPOCH", time.time()))
    day = time.strftime("%Y-%m-%d", time.gmtime(seconds))
    page = manual(typer.main.get_command(app), day)
    (folder / "rostrum.1.gz").write_bytes(gzip.compress(page.encode(), mtime=0))
    changes = (ROOT / "CHANGELOG.md").read_bytes()
    (folder / "changelog.gz").write_bytes(gzip.compress(changes, mtime=0))
    for shell, name in SHELLS.items():
        script = get_completion_script(
            prog_name="rostrum", complete_var="_ROSTRUM_COMPLETE", shell=shell
        )
        (folder / name).write_text(script + "\n")
    print(f"papers of the {kind}: {len(page.splitlines())} lines of manual")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
