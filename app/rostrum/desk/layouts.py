"""What stands where: the windows of a desk as the user left or named them, and the watch list.

Kept in ``layouts.json`` beside the settings; a file that cannot be read is put aside, not lost.
"""

from pathlib import Path
from typing import Annotated

import msgspec

from rostrum.desk import keep
from rostrum.desk.models.sieve import Order, Sieve
from rostrum.desk.models.watched import WATCHED
from rostrum.desk.screen import Screen
from rostrum.desk.words import tr

WINDOWS = 8
"""Most windows of one desk."""
LAYOUTS = 32
"""Most layouts that have a name."""
NAME_CHARACTERS = 60

Short = Annotated[str, msgspec.Meta(max_length=200)]


class ColumnPlace(msgspec.Struct, frozen=True):
    """A column by its number, from left to right, ``width`` in pixels."""

    column: int
    width: Annotated[int, msgspec.Meta(ge=0, le=10_000)]
    hidden: bool


class WindowLayout(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One window; ``place`` is left, top, width and height in pixels of all screens together."""

    view: Short = "table"
    sieve: Sieve = Sieve()
    order: Order = Order()
    columns: Annotated[tuple[ColumnPlace, ...], msgspec.Meta(max_length=64)] = ()
    large: Annotated[tuple[Short, ...], msgspec.Meta(max_length=4)] = ()
    watch_list: bool = False
    place: tuple[int, int, int, int] = (0, 0, 0, 0)
    full_screen: bool = False


class ScreenPlace(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A screen beside the board, with its sale by the desk's name; ``place`` as a window's."""

    screen: Screen
    sale: Short = ""
    place: tuple[int, int, int, int] = (0, 0, 0, 0)
    full_screen: bool = False


Layout = Annotated[tuple[WindowLayout, ...], msgspec.Meta(max_length=WINDOWS)]


class Layouts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """``last`` is how the desk was left, ``screens`` what stood beside the board; ``named`` are those
    that the user saved."""

    v: int = 1
    last: Layout = ()
    screens: Annotated[tuple[ScreenPlace, ...], msgspec.Meta(max_length=len(Screen))] = ()
    named: Annotated[dict[Short, Layout], msgspec.Meta(max_length=LAYOUTS)] = {}
    watched: Annotated[tuple[Short, ...], msgspec.Meta(max_length=WATCHED)] = ()


def path() -> Path:
    """Where the layouts are kept."""
    return keep.folder() / "layouts.json"


def load() -> tuple[Layouts, str | None]:
    """The kept layouts, or none, with a sentence when something was wrong with them."""
    where = path()
    try:
        data = keep.read(where)
        if data is None:
            return Layouts(), None
        return msgspec.json.decode(data, type=Layouts), None
    except keep.NotKept as error:
        return Layouts(), str(error)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        try:
            aside = keep.put_aside(where)
        except keep.NotKept as stuck:
            return Layouts(), str(stuck)
        said = tr("The layouts in {path} could not be read ({reason}); the desk starts afresh.")
        return Layouts(), said.format(path=aside, reason=error)


def save(layouts: Layouts) -> None:
    """Keeps the layouts. Raises NotKept; what was kept before is then unharmed."""
    keep.write(path(), msgspec.json.encode(layouts))
