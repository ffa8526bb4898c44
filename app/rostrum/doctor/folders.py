"""Where the desk keeps what is the user's."""

from collections.abc import Iterator
from pathlib import Path

from rostrum.doctor.finding import Finding, fail, ok
from rostrum.doctor.machine import space


def folders() -> Iterator[Finding]:
    """Whether settings can be kept, and are what the desk can read."""
    from rostrum.desk import keep, layouts, settings  # noqa: PLC0415 - with Qt

    folder = keep.folder()
    trial = folder / ".doctor"
    try:
        keep.write(trial, b"")
        trial.unlink()
        yield ok("settings folder", f"{folder} can be written")
    except (keep.NotKept, OSError) as error:
        yield fail("settings folder", str(error), f"Give this user the right to write {folder}.")
    for name, kept, kind in (
        ("settings", settings.path(), settings.Settings),
        ("layouts", layouts.path(), layouts.Layouts),
    ):
        finding = _readable(name, kept, kind)
        if finding is not None:
            yield finding
    yield space("disk", folder)


def _readable(name: str, path: Path, kind: type) -> Finding | None:
    import msgspec  # noqa: PLC0415

    from rostrum.desk import keep  # noqa: PLC0415

    todo = f"Move {path} away, or mend it; the desk starts afresh without it."
    try:
        data = keep.read(path)
        if data is None:
            return None
        msgspec.json.decode(data, type=kind)
    except (keep.NotKept, msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        return fail(name, f"{path} cannot be read ({error})", todo)
    return ok(name, f"{path} is read")


def watched() -> list[tuple[str, str | None]]:
    """The servers that the desk watches: address, and the file of its own issuer."""
    import msgspec  # noqa: PLC0415

    from rostrum.desk import keep, settings  # noqa: PLC0415

    try:
        data = keep.read(settings.path())
        kept = msgspec.json.decode(data, type=settings.Settings) if data else settings.Settings()
    except (keep.NotKept, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return []
    return [(one.base_url, one.ca_file) for one in kept.servers if one.watched]
