"""Asks for known vulnerabilities of every package that requirements/*.txt pins.

    make audit
    make audit ADVISORIES="../advisory-database ../safety-db/data/insecure.json"

Without ADVISORIES pip-audit asks the service that it is configured for. Ends with 0 when every package
was looked up and none is known to be vulnerable, with 1 when one is, and with 2 when packages could
not be looked up: pip-audit itself then says that none is known, which is true and says nothing.

With ADVISORIES copies of databases are read instead, where no service is reached; what was found
after a copy's newest advisory is not in it, so that day is said. A package that its makers have
withdrawn since it was pinned (PEP 592) counts as one that could not be vouched for: also 1.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from advisories import NoAdvisories, copy_of
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]
REQUIREMENTS = ROOT / "requirements"
AUDIT = ROOT / "build" / "audit" / "bin" / "pip-audit"


def main(copies: Sequence[str]) -> int:
    if not copies:
        return _by_service()
    try:
        return _by_copies([Path(each) for each in copies])
    except NoAdvisories as error:
        _say(str(error))
        return 2


def _by_copies(paths: Sequence[Path]) -> int:
    pinned = sorted({pin for file in sorted(REQUIREMENTS.glob("*.txt")) for pin in pins(file)})
    vulnerable = 0
    for path in paths:
        copy = copy_of(path)
        found = [(name, at, each) for name, at in pinned for each in copy.against(name, at)]
        for name, at, each in found:
            _say(f"{name} {at}: {each}")
        vulnerable += len(found)
        named = sum(name in copy.known for name, _ in pinned)
        _say(
            f"{path}: {len(pinned)} looked up ({named} named in it), {len(found)} vulnerable; its"
            f" newest advisory is of {copy.newest}, nothing later is known"
        )
    withdrawn = _withdrawn()
    return 1 if vulnerable or withdrawn else 0


def pins(file: Path) -> list[tuple[str, str]]:
    """Name and version of each package that a requirements file pins."""
    lines = file.read_text(encoding="utf-8").splitlines()
    asked = [line.split(" \\")[0] for line in lines if line[:1].isalnum()]
    wanted = [Requirement(line) for line in asked]
    return [(one.name, next(iter(one.specifier)).version) for one in wanted]


def _withdrawn() -> int:
    """How many packages their makers have withdrawn since, as the configured registry says.

    Each file is resolved by itself: what one pins for this very machine.
    """
    pinned, gone = 0, set()
    for file in sorted(REQUIREMENTS.glob("*.txt")):
        run = subprocess.run(  # noqa: S603 - pip of this very environment
            [sys.executable, "-m", "pip", "install", "--quiet", "--dry-run", "--ignore-installed",
             "--no-deps", "--require-hashes", "--report", "-", "-r", file],
            check=False, capture_output=True, text=True,
        )  # fmt: skip
        if run.returncode:
            _say(f"{file.name}: the registry was not reached, so nothing is known of withdrawals")
            return 0
        for one in json.loads(run.stdout)["install"]:
            pinned += 1
            if one["is_yanked"]:
                gone.add(f"{one['metadata']['name']} {one['metadata']['version']}")
    for each in sorted(gone):
        _say(f"{each}: withdrawn by its makers")
    _say(f"{pinned} asked for at the registry, {len(gone)} withdrawn by their makers")
    return len(gone)


def _by_service() -> int:
    vulnerable, unknown, looked_up = 0, 0, 0
    for file in sorted(REQUIREMENTS.glob("*.txt")):
        found = _asked(file)
        if found is None:
            unknown += 1
            continue
        for package in found:
            name = package["name"]
            if "skip_reason" in package:
                unknown += 1
                continue
            looked_up += 1
            for each in package["vulns"]:
                vulnerable += 1
                mended = ", ".join(each["fix_versions"]) or "no version yet"
                _say(f"{file.name}: {name} {package['version']}: {each['id']}, mended in {mended}")
    day = datetime.now(UTC).date()
    _say(f"{day}: {looked_up} looked up, {vulnerable} vulnerable, {unknown} could not be looked up")
    if vulnerable:
        return 1
    if unknown:
        _say("the database of vulnerabilities was not reached for those: nothing is known of them")
        _say('with a copy of one: make audit ADVISORIES="FOLDER-OR-JSON …"')
        return 2
    return 0


def _asked(file: Path) -> list[dict] | None:
    """What is known of a file's packages; none where even that could not be asked."""
    run = subprocess.run(  # noqa: S603 - the tool of this very project
        [AUDIT, "--disable-pip", "--require-hashes", "--progress-spinner", "off", "-f", "json",
         "-r", file],
        check=False, capture_output=True, text=True,
    )  # fmt: skip
    try:
        packages: list[dict] = json.loads(run.stdout)["dependencies"]
    except (ValueError, KeyError):
        _say(f"{file.name}: {run.stderr.strip().splitlines()[-1] if run.stderr else 'no answer'}")
        return None
    return packages


def _say(sentence: str) -> None:
    sys.stdout.write(f"audit: {sentence}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
