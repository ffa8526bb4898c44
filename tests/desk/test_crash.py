"""A fault of the desk's own: a report without secrets, a sentence, and it goes on."""

import asyncio
import subprocess
import sys

import pytest

from rostrum.desk.crash import DIFFERENT, REPORTS, CrashReports, folder, without_secrets
from rostrum.desk.link import Link
from rostrum.desk.settings import ServerSettings


@pytest.fixture
def said():
    return []


@pytest.fixture
def reports(said):
    return CrashReports(said.append)


def fault(reports: CrashReports, message: str, kind: type[Exception] = ValueError) -> None:
    try:
        raise kind(message)
    except kind as error:
        reports._before = lambda *_: None
        reports.take(type(error), error, error.__traceback__)


def test_a_report_says_where_and_with_what_and_the_user_is_told(reports, said):
    fault(reports, "lot 4 has no title")
    (report,) = folder().glob("*.txt")
    text = report.read_text()
    assert "lot 4 has no title" in text
    assert "test_crash.py" in text
    assert "Rostrum " in text
    assert str(report) in said[0]
    assert report.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "text",
    [
        "Authorization: Bearer abc123", "token=abc123", "password: 'abc123'", '{"token": "abc123"}',
        "https://h/?api_key=abc123", "nonsense abc123xxxxxxxxxxxxxxxxxxxxxxx",
    ],
)  # fmt: skip
def test_nothing_that_opens_a_server_is_in_a_report(text):
    assert "abc123" not in without_secrets(text)


def test_the_same_fault_is_reported_once(reports, said):
    for _ in range(5):
        fault(reports, "again")
    assert (len(said), reports.faults) == (1, 5)


def test_reports_do_not_fill_the_disk(reports):
    for n in range(REPORTS + 5):
        kind = type(f"Fault{n}", (Exception,), {})
        fault(reports, "x", kind)
    assert len(list(folder().glob("*.txt"))) == REPORTS
    assert DIFFERENT > REPORTS


def test_when_no_report_can_be_written_that_is_said_too(reports, said, desk_folder):
    desk_folder.mkdir()
    (desk_folder / "reports").write_text("in the way")
    fault(reports, "x")
    assert "No report could be written" in said[0]


def test_a_fault_in_watching_is_told_and_the_desk_goes_on(server, sale, with_desk_on, until):
    """A server whose watching fails is watched anew; the user reads where the report is."""

    async def test(desk) -> None:
        desk.reports._before = lambda *_: None
        desk.reports.begin(asyncio.get_running_loop())
        await until(lambda: desk.link is Link.LIVE)
        first = desk.watching._running[""]
        broken = desk.home.session.truth.to_ask
        desk.home.session.truth.to_ask = None
        desk.home.session._work.set()
        await until(first.done)
        desk.home.session.truth.to_ask = broken
        await until(lambda: "Please send this report" in desk.window.notice.words)
        await until(lambda: desk.link is Link.LIVE)

    with_desk_on(test, ServerSettings(name="Here", url=server.url))


ENDS_BADLY = """
import faulthandler, os, sys
from rostrum.desk.crash import CrashReports
CrashReports(print).watch_process()
os.abort()
"""


def test_an_end_below_python_is_reported_at_the_next_start(reports, said):
    ended = subprocess.run([sys.executable, "-c", ENDS_BADLY], capture_output=True)
    assert ended.returncode != 0
    reports.watch_process()
    reports.end()
    assert "ended by a fault last time" in said[0]
    (report,) = folder().glob("report-*.txt")
    assert "Fatal Python error: Aborted" in report.read_text()
    said.clear()
    reports.watch_process()
    reports.end()
    assert said == []
