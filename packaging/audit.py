"""Asks for known vulnerabilities of every package that requirements/*.txt pins.

    make audit

Ends with 0 when every package was looked up and none is known to be vulnerable, with 1 when one is,
and with 2 when packages could not be looked up: pip-audit itself then says that none is known, which
is true and says nothing. Where the database is comes from pip-audit's own configuration.
"""

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
AUDIT = ROOT / "build" / "audit" / "bin" / "pip-audit"


def main() -> int:
    vulnerable, unknown, looked_up = 0, 0, 0
    for file in sorted((ROOT / "requirements").glob("*.txt")):
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
    sys.exit(main())
