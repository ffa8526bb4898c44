"""Installs the .deb files in a clean root without Python, uses them, and removes them again.

The server is started by the command line of its systemd unit, the desk under Xvfb; a lot is watched
and bid for by the desk's own keys. Needs root, debootstrap, Xvfb, xdotool and ImageMagick.

Run: make package-test
"""

import configparser
import json
import os
import re
import shlex
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import httpx
from clean_root import Impossible, clean_root, everything, run

TOKEN = "smoke-" + os.urandom(8).hex()
NOWHERE = "/nowhere"
PADDLE = "412"


class Steps:
    """Says each step, and keeps what is still running."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.running: list[subprocess.Popen[bytes]] = []

    def say(self, words: str) -> None:
        print(f"  {words}", flush=True)

    def inside(self, *words: str, user: str = "root", **env: str) -> subprocess.Popen[bytes]:
        """Starts a command in the root, with nothing in its PATH."""
        log = (self.root.parent / f"smoke-{len(self.running)}.log").open("wb")
        started = subprocess.Popen(
            ["/usr/sbin/chroot", f"--userspec={user}", self.root, *words],
            env={"PATH": NOWHERE, "LANG": "C.UTF-8", **env},
            stdin=subprocess.DEVNULL, stdout=log, stderr=log,
        )  # fmt: skip
        self.running.append(started)
        return started

    def stop(self) -> None:
        for one in reversed(self.running):
            if one.poll() is None:
                one.terminate()
                try:
                    one.wait(15)
                except subprocess.TimeoutExpired:
                    one.kill()
                    one.wait()


def wait_for(holds: Callable[[], object], what: str, seconds: float = 40) -> None:
    """Waits for something that must come."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if holds():
                return
        except httpx.HTTPError:
            pass
        time.sleep(0.1)
    raise Impossible(f"{what}: not within {seconds:g} s")


def unit_of(root: Path) -> tuple[list[str], dict[str, str], str]:
    """The command line, the environment and the user of the server's unit."""
    unit = configparser.RawConfigParser(strict=False, interpolation=None)
    unit.optionxform = str  # type: ignore[assignment,method-assign]
    unit.read(root / "usr/lib/systemd/system/rostrum.service")
    service = unit["Service"]
    env = dict([service["Environment"].split("=", 1)])
    for line in (root / service["EnvironmentFile"].lstrip("/")).read_text().splitlines():
        if re.match(r"[A-Z_]+=.+", line):
            env |= dict([line.split("=", 1)])
    return shlex.split(service["ExecStart"]), env, f"{service['User']}:{service['Group']}"


def picture(display: str, path: Path) -> None:
    """What is on the screen now."""
    subprocess.run(["import", "-display", display, "-window", "root", path], check=True)


def key(display: str, *words: str) -> None:
    subprocess.run(["xdotool", *words], env={**os.environ, "DISPLAY": display}, check=True)


def use(steps: Steps, display: str) -> dict[str, object]:
    """Starts both programs, watches, bids, opens a link; what was seen."""
    root = steps.root
    env_file = root / "etc/rostrum/rostrum.env"
    text = env_file.read_text()
    env_file.write_text(re.sub(r"(?m)^ROSTRUM_ADMIN_TOKEN=$", f"ROSTRUM_ADMIN_TOKEN={TOKEN}", text))
    command, env, user = unit_of(root)
    with httpx.Client() as http:
        port = 3900 + os.getpid() % 90
        url = f"http://127.0.0.1:{port}"
        http.headers["Authorization"] = f"Bearer {TOKEN}"
        steps.say(f"the unit's command as {user}: {shlex.join(command)}")
        steps.inside(*command, user=user, **env, ROSTRUM_PORT=str(port))
        wait_for(lambda: http.get(f"{url}/healthz").status_code == 200, "the server")
        run("chroot", root, "/usr/bin/rostrum", "load-sample", "--server", url,
            env={"PATH": NOWHERE, "ROSTRUM_TOKEN": TOKEN, "LANG": "C.UTF-8"})  # fmt: skip
        live = [
            one
            for one in http.get(f"{url}/api/v1/items?status=open").json()["items"]
            if one["endsAt"] is None
        ]
        lot = live[0]
        steps.say(
            f"the sample sale is loaded; lot {lot['lot']} of {lot['saleId']} is open at {lot['ask']}"
        )
        home = {"HOME": "/tmp/clerk", "XDG_RUNTIME_DIR": "/tmp/clerk", "DISPLAY": display}
        (root / "tmp/clerk").mkdir(mode=0o700)
        os.chown(root / "tmp/clerk", 1000, 1000)
        begun = time.monotonic()
        steps.inside("/usr/bin/rostrum-desk", "desk", "--server", url, "--paddle", PADDLE,
                     user="1000:1000", ROSTRUM_TOKEN=TOKEN, **home)  # fmt: skip
        key(display, "search", "--sync", "--onlyvisible", "--name", "Rostrum")
        shown = time.monotonic() - begun
        steps.say(f"the desk's window is there after {shown:.2f} s")
        wait_for(lambda: "rostrum_push_connections" in http.get(f"{url}/metrics").text, "metrics")
        time.sleep(4)
        picture(display, root.parent / "smoke-board.png")
        link = f"rostrum://127.0.0.1:{port}/{lot['saleId']}/{lot['lot']}"
        opened = steps.inside("/usr/bin/rostrum-desk", "desk", link, user="1000:1000", **home)
        if opened.wait(30) != 0:
            raise Impossible("the link was not taken by the desk that runs")
        time.sleep(2.5)
        window = run(
            "xdotool",
            "search",
            "--onlyvisible",
            "--name",
            "Rostrum",
            env={**os.environ, "DISPLAY": display},
        ).split()[0]
        key(display, "windowfocus", window)
        time.sleep(0.5)
        state = f"{url}/api/v1/items/{lot['itemId']}"
        if "Show it" and http.get(state).json()["bidCount"] != 0:
            raise Impossible("a bid was there before the key")
        key(display, "key", "space")
        wait_for(
            lambda: http.get(state).json()["leader"] == f"P:{PADDLE}",
            "the bid by the desk's key",
            15,
        )
        after = http.get(state).json()
        time.sleep(1)
        picture(display, root.parent / "smoke-bid.png")
        steps.say(f"space bid {after['price']} for paddle {PADDLE}: version {after['version']}")
        doctor = steps.inside(
            "/usr/bin/rostrum-desk",
            "doctor",
            "--server",
            url,
            user="1000:1000",
            ROSTRUM_TOKEN=TOKEN,
            **home,
        )
        if doctor.wait(60) != 0:
            log = (root.parent / f"smoke-{len(steps.running) - 1}.log").read_text()
            raise Impossible(f"rostrum doctor found something:\n{log}")
        steps.say("rostrum doctor finds nothing that fails")
        return {"window_s": round(shown, 2), "price": after["price"], "leader": after["leader"]}


def main() -> int:
    """Runs everything; 0 when all of it was right."""
    if os.geteuid() != 0:
        print("rostrum: this installs into a root of its own, which only root can; run it as root")
        return 1
    packages = sorted(Path("dist").glob("rostrum-*_amd64.deb"))
    if len(packages) != 2:
        print("rostrum: there are no two .deb files in dist/; run make package first")
        return 1
    number = 80 + os.getpid() % 19
    display = f":{number}"
    screen = subprocess.Popen(
        ["Xvfb", display, "-screen", "0", "1600x1000x24", "-ac", "-nolisten", "tcp"],
        stderr=subprocess.DEVNULL,
    )
    try:
        with clean_root(packages) as root:
            steps = Steps(root)
            if list(root.glob("usr/bin/python*")) or list(root.glob("usr/lib/python*/os.py")):
                raise Impossible("there is a Python in the root")
            steps.say("a Debian without Python")
            before = everything(root)
            for package in packages:
                (root / "tmp" / package.name).write_bytes(package.read_bytes())
            path = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "DEBIAN_FRONTEND": "noninteractive"}
            run("chroot", root, "dpkg", "-i", *(f"/tmp/{one.name}" for one in packages), env=path)
            steps.say(f"installed: {len(everything(root) - before)} files and folders")
            try:
                told = use(steps, display)
            finally:
                steps.stop()
            run("chroot", root, "dpkg", "--remove", "rostrum-desk", "rostrum-server", env=path)
            if not (root / "var/lib/rostrum/rostrum.db").exists():
                raise Impossible("removing took the sales with it")
            run("chroot", root, "dpkg", "--purge", "rostrum-desk", "rostrum-server", env=path)
            left = sorted(
                everything(root)
                - before
                - {
                    "etc/passwd-",
                    "etc/shadow-",
                    "etc/group-",
                    "etc/gshadow-",
                    "etc/subuid-",
                    "etc/subgid-",
                }
            )
            if left or "rostrum" in (root / "etc/passwd").read_text():
                raise Impossible(f"left behind: {left[:20]}")
            gone = sorted(before - everything(root))
            if gone:
                raise Impossible(f"taken that was not ours: {gone[:20]}")
            steps.say("removed: sales stayed until the purge, and nothing is left")
    except Impossible as error:
        print(f"rostrum: {error}")
        return 1
    finally:
        screen.terminate()
        screen.wait()
    print(json.dumps({"packages": {one.name: one.stat().st_size for one in packages}, **told}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
