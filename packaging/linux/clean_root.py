"""A Debian of its own in a folder, with no Python in it: what packages are installed into for a test.

Made once by debootstrap from the mirror that this machine uses, with the libraries that the packages
depend on, and kept as build/package/base.tar; every root is a fresh copy of that.
"""

import contextlib
import hashlib
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

WORK = Path("build/package")
FONTS = ["fonts-noto-core"]
"""Recommended, so that pictures show letters."""
OUTSIDE = (
    "proc",
    "sys",
    "dev",
    "tmp",
    "run",
    "var/cache",
    "var/log",
    "var/lib/dpkg",
    "var/lib/apt",
)
"""Where a removed package may leave traces that are not its own."""


class Impossible(Exception):
    """No root can be made here; the message says why and what to do."""


def run(*words: str | Path, **more: object) -> str:
    """Runs a command and gives what it said. Raises Impossible with its last lines."""
    told = subprocess.run(words, capture_output=True, text=True, check=False, **more)  # type: ignore[call-overload]
    if told.returncode:
        last = "\n".join((told.stdout + told.stderr).strip().splitlines()[-8:])
        raise Impossible(f"{' '.join(map(str, words))[:200]} ended with {told.returncode}:\n{last}")
    return str(told.stdout)


def dependencies(package: Path) -> list[str]:
    """The packages that a .deb depends on."""
    field = run("dpkg-deb", "-f", package, "Depends")
    return [re.split(r"[ (|]", one.strip())[0] for one in field.split(",") if one.strip()]


def mirror() -> tuple[str, str]:
    """The mirror and the suite that this machine's apt uses."""
    suite = run("sh", "-c", ". /etc/os-release && printf %s $VERSION_CODENAME")
    for file in (Path("/etc/apt/sources.list.d/debian.sources"), Path("/etc/apt/sources.list")):
        if not file.exists():
            continue
        found = re.search(r"^(?:URIs: *|deb (?:\[[^]]*\] )?)(\S+)", file.read_text(), re.MULTILINE)
        if found:
            return found[1], suite
    raise Impossible("no Debian mirror is written in /etc/apt")


def base(packages: list[Path]) -> Path:
    """The archive that roots are copies of."""
    wanted = sorted({one for package in packages for one in dependencies(package)} | set(FONTS))
    mark = hashlib.sha256(" ".join(wanted).encode()).hexdigest()[:12]
    archive = WORK / f"base-{mark}.tar"
    if archive.exists():
        return archive
    if not shutil.which("debootstrap"):
        raise Impossible("debootstrap is missing. Run: apt-get install -y debootstrap")
    root = WORK / "base"
    shutil.rmtree(root, ignore_errors=True)
    address, suite = mirror()
    run("debootstrap", "--variant=minbase", suite, root, address)
    shutil.copy("/etc/resolv.conf", root / "etc/resolv.conf")
    for extra in Path("/etc/apt/apt.conf.d").glob("*prox*"):
        shutil.copy(extra, root / "etc/apt/apt.conf.d")
    quiet = {"DEBIAN_FRONTEND": "noninteractive", "PATH": "/usr/sbin:/usr/bin:/sbin:/bin"}
    with mounted(root):
        words = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *wanted]
        run("chroot", root, *words, env=quiet)
        run("chroot", root, "apt-get", "clean", env=quiet)
    run("tar", "-C", root, "-cf", archive, ".")
    shutil.rmtree(root)
    return archive


@contextlib.contextmanager
def mounted(root: Path) -> Iterator[None]:
    """The kernel's folders in a root, for as long as it is used."""
    done: list[Path] = []
    try:
        for name in ("proc", "dev", "dev/shm"):
            (root / name).mkdir(exist_ok=True)
            if name == "proc":
                run("mount", "-t", "proc", "proc", root / name)
            else:
                run("mount", "--bind", f"/{name}", root / name)
            done.append(root / name)
        yield
    finally:
        for place in reversed(done):
            subprocess.run(["umount", "-l", place], check=False)


@contextlib.contextmanager
def clean_root(packages: list[Path]) -> Iterator[Path]:
    """A fresh root, removed afterwards."""
    root = (WORK / "root").absolute()
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir(parents=True)
    run("tar", "-C", root, "-xf", base(packages))
    try:
        with mounted(root):
            yield root
    finally:
        shutil.rmtree(root, ignore_errors=True)


def everything(root: Path) -> set[str]:
    """Every file and folder of a root but where traces may be."""
    found = set()
    for folder, below, files in os.walk(root):
        here = Path(folder).relative_to(root)
        below[:] = [one for one in below if str(here / one) not in OUTSIDE]
        found |= {str(here / one) for one in (*below, *files)}
    return found
