"""``rostrum desk`` as it is mostly called, read without typer: the window is there sooner.

What is read here means the same as in ``cli/desk.py``; a test holds the two together. Anything else
(``--help``, a word it does not know, a value that cannot be) is left to typer and its sentences.
"""

import gc
import os
import signal
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rostrum.desk.screen import Screen

THEMES = ("dark", "light", "contrast", "system")
OPTIONS: Mapping[str, str] = {
    "server": "ROSTRUM_SERVER",
    "token": "ROSTRUM_TOKEN",
    "paddle": "ROSTRUM_PADDLE",
    "kind": "ROSTRUM_KIND",
    "sale": "ROSTRUM_SALE",
    "theme": "ROSTRUM_THEME",
    "screen": "ROSTRUM_SCREEN",
}
"""Options of the desk, and the variable that stands for each."""
_KINDS = ("floor", "phone", "internet", "commission", "house")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the desk is called with; none where the user's settings decide."""

    server: str | None = None
    token: str | None = None
    paddle: str | None = None
    kind: str = "phone"
    sales: tuple[str, ...] = ()
    theme: str | None = None
    screen: Screen = Screen.BOARD
    ca_file: str | None = None
    plain_http: bool = False
    opened: str | None = None
    """A link, or the whole path of a layout; a plain call has none."""


def desk(words: Sequence[str], environ: Mapping[str, str] = os.environ) -> Wanted | None:
    """What ``rostrum WORDS`` wants of the desk; none where it is no plain call of it."""
    if not words or words[0] != "desk" or environ.get("ROSTRUM_PLAIN_HTTP"):
        return None
    given: dict[str, str] = {
        name: environ[variable] for name, variable in OPTIONS.items() if environ.get(variable)
    }
    sales = []
    rest = list(words[1:])
    while rest:
        name, equals, value = rest.pop(0).partition("=")
        if not name.startswith("--") or name[2:] not in OPTIONS:
            return None
        if not equals:
            if not rest or rest[0].startswith("-"):
                return None
            value = rest.pop(0)
        if name == "--sale":
            sales.append(value)
        else:
            given[name[2:]] = value
    if given.get("theme", "dark") not in THEMES or given.get("kind", "phone") not in _KINDS:
        return None
    if given.get("screen", Screen.BOARD) not in list(Screen):
        return None
    return Wanted(
        server=given.get("server") or None,
        token=given.get("token") or None,
        paddle=given.get("paddle") or None,
        kind=given.get("kind", "phone"),
        sales=tuple(sales or given.get("sale", "").split()),
        theme=given.get("theme"),
        screen=Screen(given.get("screen", Screen.BOARD)),
    )


def open_desk(wanted: Wanted) -> int:
    """Opens the desk and returns its exit code, with a sentence where it cannot be shown."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # nothing is begun yet that has to be ended
    gc.disable()  # nothing of a start is garbage; the desk turns it on again
    from rostrum.desk import display  # noqa: PLC0415 - Qt only where it is wanted

    try:
        display.require()
    except display.CannotShow as error:
        sys.stderr.write(f"rostrum: {error}\n")
        return 1
    from rostrum.desk import settings, single  # noqa: PLC0415
    from rostrum.desk.config import DEFAULT_SERVER, DeskConfig  # noqa: PLC0415
    from rostrum.desk.opening import AGAIN, run_desk  # noqa: PLC0415
    from rostrum.wire.state import BidKind  # noqa: PLC0415

    opening = single.Opening(wanted.opened or "", os.environ.get("XDG_ACTIVATION_TOKEN", ""))
    named = wanted.server or wanted.token or wanted.paddle or wanted.sales
    apart = named or wanted.screen is not Screen.BOARD
    if (wanted.opened is not None or not apart) and single.hand_over(opening):
        return 0
    kept, sentence = settings.load()
    config = DeskConfig(
        server=wanted.server or DEFAULT_SERVER,
        token=wanted.token,
        paddle=wanted.paddle,
        kind=BidKind(wanted.kind),
        sales=wanted.sales,
        theme=wanted.theme or kept.theme,
        kept=wanted.server is None,
        screen=wanted.screen,
        ca_file=wanted.ca_file,
        plain_ok=wanted.plain_http,
        opening=None if wanted.opened is None else opening,
    )
    code = run_desk(config, kept, sentence)
    if code == AGAIN:
        import subprocess  # noqa: PLC0415

        from rostrum import itself  # noqa: PLC0415

        subprocess.Popen(itself.command(*sys.argv[1:]))  # noqa: S603 - this very program
        return 0
    return code
