"""The commands with their options, and every variable of the environment, from typer and msgspec."""

from collections.abc import Iterator
from enum import Enum
from typing import Any

import msgspec
import typer

from rostrum.cli.commands import app
from rostrum.cli.common import DEFAULT_DATABASE
from rostrum.desk.keep import FOLDER_VARIABLE
from rostrum.push.config import PushConfig
from rostrum.push.limits import OPTIONS, PREFIX

COMMANDS = """# Commands

After this page you know every command of `rostrum`, what it takes, and one line that works. `rostrum COMMAND --help` says the same in your terminal.

Everything here comes from the program itself (`make reference`), and a test compares the two. An option with a variable can be given as either; the option wins. Every command ends with 0 when it did what you asked, with 1 and a sentence when it could not, with 2 when it was called wrongly.
"""

VARIABLES = """# Configuration

After this page you can set everything that can be set without a screen, and know what holds when you set nothing.

There is no configuration file for the server: an option, or a variable of the environment of the same meaning; the option wins. Under systemd the variables stand in `/etc/rostrum/rostrum.env` (an example is `packaging/systemd/rostrum.env.example`). What the desk remembers between starts (servers, theme, keys, sounds) is its settings, see [The desk](../desk.md#settings).

This page comes from the program itself (`make reference`), and a test compares the two.

## Variables that are options too

| variable | default | commands | what it is |
|---|---|---|---|
"""

OTHERS = f"""
## Variables of every command

Options stand before the command: `rostrum --ca-file house.pem users list`. See [Security](../security.md).

| variable | option | what it is |
|---|---|---|
| `ROSTRUM_CA_FILE` | `--ca-file` | certificates (PEM) to believe besides those that this system trusts |
| `ROSTRUM_PLAIN_HTTP` | `--plain-http` | tokens are sent over plain http to other machines, where others may read them |

## Variables without an option

| variable | default | what it is |
|---|---|---|
| `{FOLDER_VARIABLE}` | the system's own folder for settings | where the desk keeps settings, layouts and reports |

## Finer limits of the push service

Read when `rostrum serve` starts. A name that is none, or a value that cannot be read, is refused in words. What each bounds, and what happens beyond it, is in [Limits](limits.md#the-push-service).

| variable | default |
|---|---|
"""


def commands() -> str:
    """``docs/reference/commands.md``."""
    return COMMANDS + "".join(_section(name, command) for name, command in walk())


def variables() -> str:
    """``docs/reference/configuration.md``."""
    found: dict[str, tuple[str, list[str], str]] = {}
    for name, command in walk():
        for option in options(command):
            if not option.envvar:
                continue
            default = found.get(option.envvar, (_default(option), [], ""))[0]
            _, users, about = found.get(option.envvar, ("", [], option.help))
            if default != _default(option):
                default = "by the command"
            found[option.envvar] = (default, [*users, name], about)
    lines = [
        f"| `{variable}` | {default} | {_users(users)} | {_cell(about)} |\n"
        for variable, (default, users, about) in sorted(found.items())
    ]
    finer = [
        f"| `{PREFIX}{field.name.upper()}` | {str(field.default).lower()} |\n"
        for field in msgspec.structs.fields(PushConfig)
        if field.name not in OPTIONS
    ]
    return VARIABLES + "".join(lines) + OTHERS + "".join(finer)


def walk() -> Iterator[tuple[str, Any]]:
    """Every command that does something, by its full name, in the order of ``--help``."""
    yield from _below("rostrum", typer.main.get_command(app))


def options(command: Any) -> list[Any]:
    """Its options in their order."""
    return [each for each in command.params if each.param_type_name == "option"]


def _below(name: str, command: Any) -> Iterator[tuple[str, Any]]:
    if not hasattr(command, "commands"):
        yield name, command
        return
    for part, below in command.commands.items():
        yield from _below(f"{name} {part}", below)


def _section(name: str, command: Any) -> str:
    arguments = [each for each in command.params if each.param_type_name == "argument"]
    usage = " ".join([name, *(_usage(each) for each in arguments), "[OPTIONS]"])
    parts = [f"\n## `{name}`\n", f"```text\n{usage}\n```\n", _sentences(command.help)]
    if arguments:
        rows = "".join(f"| `{_usage(each)}` | {_cell(each.help or '')} |\n" for each in arguments)
        parts.append(f"| argument | |\n|---|---|\n{rows}")
    rows = "".join(
        f"| {_names(each)} | {_default(each)} | {f'`{each.envvar}`' if each.envvar else ''} "
        f"| {_cell(each.help)} |\n"
        for each in options(command)
    )
    parts.append(f"| option | default | variable | |\n|---|---|---|---|\n{rows}" if rows else "")
    examples = command.epilog.partition(": ")[2]
    for example in examples.replace(", or: …", " · … ").replace(", or: ", " · ").split(" · "):
        parts.append(f"```sh\n{example.strip()}\n```\n")
    return "\n".join(part for part in parts if part)


def _usage(argument: Any) -> str:
    name = argument.metavar or argument.name.upper()
    if argument.nargs == -1 and not name.endswith("…"):
        name += "…"
    return name if argument.required else f"[{name}]"


def _names(option: Any) -> str:
    return ", ".join(f"`{name}`" for name in (*option.opts, *option.secondary_opts))


def _default(option: Any) -> str:
    value = option.default
    if value == DEFAULT_DATABASE:
        return "`rostrum.db` in the user's data folder"
    if isinstance(value, Enum):
        value = value.value
    if option.is_flag and not option.secondary_opts:
        return ""
    return (
        ""
        if value in (None, "")
        else f"`{str(value).lower() if value in (True, False) and isinstance(value, bool) else value}`"
    )


def _users(names: list[str]) -> str:
    short = [name.removeprefix("rostrum ") for name in names]
    return ", ".join(f"[{name}](commands.md#rostrum-{name.replace(' ', '-')})" for name in short)


def _sentences(text: str) -> str:
    """Help as paragraphs of one line each."""
    return "\n\n".join(" ".join(part.split()) for part in text.split("\n\n")) + "\n"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
