"""What packages are made of agrees with the program: versions, locks, desktop entry, types, scripts."""

import configparser
import re
import runpy
import shutil
import subprocess
import sys
import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
import typer
import yaml

from rostrum import __version__
from rostrum.cli.commands import app
from rostrum.desk import layout_file, links
from rostrum.desk.layouts import WindowLayout
from rostrum.desk.screen import Screen
from rostrum.doctor.window import LIBRARIES

ROOT = Path(__file__).parents[2]
LINUX = ROOT / "packaging" / "linux"
MIME = "application/x-rostrum-layout"
STORE_PAGE = "desk.rostrum.desk.metainfo.xml"


def project() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text())


def pinned(name: str) -> dict[str, set[str]]:
    """The versions that a lock file names, each of which has hashes."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text()
    found: dict[str, set[str]] = {}
    for package, version, rest in re.findall(
        r"^([\w.-]+)==(\S+)(.*(?:\n .*)*)", text, re.MULTILINE
    ):
        assert "--hash=sha256:" in rest, package
        found.setdefault(package, set()).add(version)
    return found


def test_one_version_is_in_program_project_and_store_page():
    assert project()["project"]["version"] == __version__
    releases = ET.parse(LINUX / STORE_PAGE).iter("release")  # noqa: S314 - ours
    assert next(iter(releases)).get("version") == __version__


def test_the_tools_of_the_build_are_locked_apart_and_agree_with_what_runs():
    tools, runs, tests = pinned("package"), pinned("run"), pinned("dev")
    for wanted in project()["dependency-groups"]["package"]:
        assert re.match(r"[\w-]+", wanted)[0] in tools
    assert {"pyinstaller", "nfpm"} & (set(runs) | set(tests)) == set()
    both = set(tools) & set(runs)
    assert both
    assert {name: tools[name] for name in both} == {name: runs[name] for name in both}


def test_a_server_alone_is_locked_to_the_same_versions_without_what_draws():
    server, both = pinned("server"), pinned("run")
    assert {name: both.get(name) for name in server} == server
    assert {"pyside6-essentials", "pyqtgraph", "qasync"} <= set(both) - set(server)
    assert {"aiohttp", "psycopg", "redis", "hatchling"} <= set(server)


def test_the_store_page_is_named_by_its_id_and_starts_the_menu_entry():
    page = ET.parse(LINUX / STORE_PAGE)  # noqa: S314 - ours
    assert f"{page.findtext('id')}.metainfo.xml" == STORE_PAGE
    assert (LINUX / str(page.findtext("launchable"))).exists()


def desktop() -> configparser.RawConfigParser:
    entry = configparser.RawConfigParser(interpolation=None)
    entry.optionxform = str
    entry.read(LINUX / "rostrum.desktop", encoding="utf-8")
    return entry


def test_the_menu_entry_calls_commands_that_there_are_and_speaks_chinese():
    entry = desktop()
    main = entry["Desktop Entry"]
    assert set(main["MimeType"].strip(";").split(";")) == {f"x-scheme-handler/{links.SCHEME}", MIME}
    assert main["Exec"].endswith(" %u")
    sections = [
        main,
        *(entry[f"Desktop Action {name}"] for name in main["Actions"].strip(";").split(";")),
    ]
    commands = typer.main.get_command(app).commands
    for section in sections:
        program, command, *words = section["Exec"].replace("%u", "").split()
        assert program == "rostrum-desk"
        known = {option for one in commands[command].params for option in one.opts}
        assert {word for word in words if word.startswith("--")} <= known
        if "--screen" in words:
            assert words[words.index("--screen") + 1] in list(Screen)
        for name in ("Name", "GenericName", "Comment", "Keywords"):
            assert name not in section or f"{name}[zh_CN]" in section


@pytest.mark.parametrize(
    "words",
    [
        ["desktop-file-validate", "rostrum.desktop"],
        ["appstreamcli", "validate", "--no-net", STORE_PAGE],
    ],
)
def test_the_system_s_own_tools_find_nothing_wrong(words):
    if shutil.which(words[0]) is None:
        pytest.skip(f"{words[0]} is not installed")
    told = subprocess.run([*words[:-1], LINUX / words[-1]], capture_output=True, text=True)
    assert told.returncode == 0, told.stdout + told.stderr


def test_a_layout_is_known_by_its_name_and_by_how_it_begins(tmp_path):
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    (kind,) = ET.parse(LINUX / "rostrum.xml").iter(f"{space}mime-type")  # noqa: S314 - ours
    assert kind.get("type") == MIME
    assert kind.find(f"{space}glob").get("pattern") == f"*{layout_file.SUFFIX}"
    layout_file.write(tmp_path / "one.rostrum", (WindowLayout(),))
    start = (tmp_path / "one.rostrum").read_bytes()[:32].decode()
    assert kind.find(f"{space}magic/{space}match").get("value") in start


@pytest.mark.parametrize("kind", ["desk", "server"])
def test_the_folders_of_the_alternatives_come_with_the_package(kind):
    told = yaml.safe_load((LINUX / f"{kind}.yaml").read_text())
    folders = {one["dst"] for one in told["contents"] if one.get("type") == "dir"}
    script = (ROOT / told["scripts"]["postinstall"]).read_text()
    links = re.findall(r"--slave (\S+/)\S+", script)
    assert links
    assert set(links) <= folders


@pytest.mark.parametrize("kind", ["desk", "server"])
def test_a_package_names_files_that_there_are(kind):
    told = yaml.safe_load((LINUX / f"{kind}.yaml").read_text())
    for content in told["contents"]:
        source = content.get("src", "/")
        if not source.startswith(("build/", "/")):
            assert list(ROOT.glob(source)), source
    for script in told["scripts"].values():
        subprocess.run(["sh", "-n", ROOT / script], check=True)
    assert len(set(told["depends"])) == len(told["depends"])


def test_the_desk_depends_on_every_library_that_the_doctor_looks_for():
    depends = yaml.safe_load((LINUX / "desk.yaml").read_text())["depends"]
    assert set(LIBRARIES.values()) <= set(depends)


def test_the_server_depends_on_nothing_that_draws():
    depends = yaml.safe_load((LINUX / "server.yaml").read_text())["depends"]
    assert not [one for one in depends if "xcb" in one or "gl" in one or "font" in one]


def test_the_units_start_what_the_package_installs():
    contents = yaml.safe_load((LINUX / "server.yaml").read_text())["contents"]
    folder = next(one["dst"] for one in contents if one.get("src", "").endswith("dist/server/"))
    for unit in (ROOT / "packaging" / "systemd").glob("*.service"):
        assert f"ExecStart={folder}rostrum serve" in unit.read_text()
        assert "User=rostrum" in unit.read_text()


def test_windows_and_macos_register_the_same_scheme_and_type_and_say_that_they_were_not_run():
    inno = (ROOT / "packaging" / "windows" / "rostrum.iss").read_text()
    spec = (ROOT / "packaging" / "pyinstaller" / "rostrum.spec").read_text()
    assert f"Software\\Classes\\{links.SCHEME}\\shell\\open\\command" in inno
    assert f"Software\\Classes\\{layout_file.SUFFIX}" in inno
    assert f'"CFBundleURLSchemes": ["{links.SCHEME}"]' in spec
    for script in ("windows/rostrum.iss", "windows/build.ps1", "macos/build.sh"):
        assert "NOT RUN YET" in (ROOT / "packaging" / script).read_text()


@pytest.mark.parametrize(
    ("opened_with", "command"),
    [
        ([], ["desk"]),
        (["rostrum://sale:3000/s1/27A"], ["desk", "rostrum://sale:3000/s1/27A"]),
        (["/Users/anna/evening.rostrum"], ["desk", "/Users/anna/evening.rostrum"]),
        (["doctor", "--json"], ["doctor", "--json"]),
    ],
)
def test_a_click_on_macos_opens_the_desk(monkeypatch, opened_with, command):
    monkeypatch.setattr(sys, "argv", ["rostrum", *opened_with])
    runpy.run_path(str(ROOT / "packaging" / "pyinstaller" / "macos_desk.py"))
    assert sys.argv == ["rostrum", *command]


def test_a_program_without_a_console_can_write_all_the_same(monkeypatch):
    for name in ("stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    runpy.run_path(str(ROOT / "packaging" / "pyinstaller" / "windows_streams.py"))
    with sys.stdout, sys.stderr:
        assert sys.stdout.write("nowhere") == sys.stderr.write("nowhere") == 7


@pytest.mark.parametrize("unit", sorted((ROOT / "packaging" / "systemd").glob("*.service")))
def test_a_unit_never_gives_its_service_up(unit):
    text = unit.read_text()
    assert "\nRestart=always\n" in text
    assert "\nStartLimitIntervalSec=0\n" in text.partition("[Service]")[0]
