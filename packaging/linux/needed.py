"""Says which system packages the files of a folder need, and fails when a list lacks one.

Every library that a file names and the folder does not hold must come from a package that the
.deb depends on. Run: python packaging/linux/needed.py FOLDER packaging/linux/desk.yaml
"""

import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

ALWAYS = {"libc6"}


def needed(folder: Path) -> dict[str, list[str]]:
    """Each library that is needed from outside, with some of the files that need it."""
    there = {path.name for path in folder.rglob("*") if path.is_file()}
    users: dict[str, list[str]] = defaultdict(list)
    for path in folder.rglob("*"):
        if path.is_symlink() or not path.is_file() or path.read_bytes()[:4] != b"\x7fELF":
            continue
        told = subprocess.run(["objdump", "-p", path], capture_output=True, text=True, check=True)
        for name in re.findall(r"^\s+NEEDED\s+(\S+)", told.stdout, re.MULTILINE):
            if name not in there:
                users[name].append(path.name)
    return users


def package_of(library: str) -> str | None:
    """The Debian package that a library is from on this machine; none when it is not here."""
    told = subprocess.run(["ldconfig", "-p"], capture_output=True, text=True, check=True).stdout
    found = re.search(rf"^\s+{re.escape(library)} \(libc6,x86-64.*?=> (\S+)", told, re.MULTILINE)
    if found is None:
        return None
    for path in (Path(found[1]), Path(found[1]).resolve(), Path("/usr" + found[1])):
        owner = subprocess.run(["dpkg", "-S", path], capture_output=True, text=True, check=False)
        if owner.returncode == 0:
            return owner.stdout.split(":")[0]
    return None


def main(folder: Path, listed: Path) -> int:
    """Compares; 1 when something is missing from the list."""
    text = listed.read_text().split("\nrecommends:")[0]
    named = set(re.findall(r"^  - ([a-z0-9.+-]+)", text, re.MULTILINE))
    missing = 0
    wanted: set[str] = set()
    for library, users in sorted(needed(folder).items()):
        package = package_of(library)
        wanted |= {package} if package else set()
        if package is None or package not in named | ALWAYS:
            print(f"{library} ({package or 'not on this machine'}) for {', '.join(users[:3])}")
            missing += 1
    print(f"needed by files: {' '.join(sorted(wanted))}")
    print(f"named besides: {' '.join(sorted(named - wanted))}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
