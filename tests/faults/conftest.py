"""Prints the matrix at the end of a run."""

from tests.faults.table import rows, table


def pytest_terminal_summary(terminalreporter) -> None:
    """The table, when there is one."""
    if rows:
        terminalreporter.section("faults")
        terminalreporter.write_line(table())
