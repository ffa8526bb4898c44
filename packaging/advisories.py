"""Copies of databases of vulnerabilities, for where no service that answers questions is reached.

Two forms are read: a folder with one file for each advisory in the Open Source Vulnerability format
(``vulns/NAME/*.yaml``, as the Python packaging authority publishes it), and one JSON file that maps
each name to the ranges of versions that are not safe (as Safety's open database does).
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import yaml
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version


class NoAdvisories(Exception):
    """What was named is no copy of such a database; said as a sentence."""


@dataclass(frozen=True)
class Copy:
    """One copy: advisories by package name, and the day of the newest of them."""

    of: Path
    newest: date
    known: dict[str, list[dict[str, Any] | str]]

    def against(self, name: str, version: str) -> list[str]:
        """What is known against one version of a package: advisories' ids, or ranges."""
        at = Version(version)
        found = self.known.get(canonicalize_name(name), [])
        return [_id(one) for one in found if _covers(one, at)]


def copy_of(path: Path) -> Copy:
    """Reads a copy. Raises ``NoAdvisories``."""
    try:
        copy = _folder(path) if path.is_dir() else _file(path)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, yaml.YAMLError) as error:
        raise NoAdvisories(f"{path} cannot be read as advisories: {error}") from error
    if not copy.known:
        raise NoAdvisories(f"{path} holds no advisory; name the folder above vulns/, or a .json")
    return copy


def _folder(path: Path) -> Copy:
    known: dict[str, list[dict[str, Any] | str]] = {}
    newest = datetime.min.replace(tzinfo=UTC)
    for file in sorted(path.glob("vulns/*/*.yaml")):
        advisory = yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader)
        newest = max(newest, _moment(advisory["modified"]))
        if "withdrawn" not in advisory:
            known.setdefault(canonicalize_name(file.parent.name), []).append(advisory)
    return Copy(path, newest.date(), known)


def _file(path: Path) -> Copy:
    told = json.loads(path.read_text(encoding="utf-8"))
    about = told.pop("$meta")
    newest = datetime.fromtimestamp(about["timestamp"], UTC).date()
    return Copy(path, newest, {canonicalize_name(name): ranges for name, ranges in told.items()})


def _moment(told: datetime | str) -> datetime:
    moment = datetime.fromisoformat(told) if isinstance(told, str) else told
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _id(one: dict[str, Any] | str) -> str:
    if isinstance(one, str):
        return one
    return " ".join([one["id"], *one.get("aliases", [])])


def _covers(one: dict[str, Any] | str, at: Version) -> bool:
    if isinstance(one, str):
        return SpecifierSet(one, prereleases=True).contains(at)
    return any(
        str(at) in affected.get("versions", [])
        or any(_within(events, at) for events in _ranges(affected))
        for affected in one["affected"]
    )


def _ranges(affected: dict[str, Any]) -> Iterator[list[dict[str, str]]]:
    for one in affected.get("ranges", []):
        if one["type"] == "ECOSYSTEM":
            yield one["events"]


def _within(events: list[dict[str, str]], at: Version) -> bool:
    """Whether a version lies in a range of the format: from each ``introduced`` to its end."""
    within = False
    for event in events:
        ((kind, told),) = event.items()
        reached = told == "0" or (edge := _version(told)) is None or at >= edge
        match kind:
            case "introduced":
                within = within or reached
            case "fixed":
                within = within and not reached
            case "last_affected":
                within = within and (not reached or at == edge)
    return within


def _version(told: str) -> Version | None:
    """A version of an advisory; none where it is not one, which is then taken as reached."""
    try:
        return Version(told)
    except InvalidVersion:
        return None
