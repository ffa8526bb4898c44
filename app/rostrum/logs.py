"""Structured logs: lines for people on a terminal, JSON where a program reads them."""

import logging
import sys
from enum import StrEnum

import structlog
from aiohttp.http_exceptions import HttpProcessingError
from structlog.typing import EventDict, Processor


class Level(StrEnum):
    """From which weight on something is logged."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


def configure(level: Level = Level.INFO) -> None:
    """Sends all logs, the libraries' warnings among them, to standard error, each as one line."""
    number = logging.getLevelNamesMapping()[level.upper()]
    people = sys.stderr.isatty()
    shared: list[Processor] = [
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    # Never the coloured trace with every variable's value in it: those are tokens and passwords.
    written: list[Processor] = [
        structlog.processors.format_exc_info,
        *(
            [
                _one_line,
                structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback),
            ]
            if people
            else [structlog.processors.JSONRenderer()]
        ),
    ]
    structlog.configure(
        processors=[*shared, *written],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.WriteLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[*shared, structlog.stdlib.add_logger_name],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *written],
        )
    )
    logging.basicConfig(level=max(number, logging.WARNING), handlers=[handler], force=True)
    for name, filtered in (
        ("aiohttp.server", _MalformedRequests),
        ("engineio.server", _MalformedPackets),
    ):
        library = logging.getLogger(name)
        if not any(isinstance(each, filtered) for each in library.filters):
            library.addFilter(filtered())


def _one_line(_logger: object, _method: str, entry: EventDict) -> EventDict:
    """What came from outside can neither begin a line of its own nor steer a terminal.

    JSON escapes by itself; here every sign that cannot be printed is written as its code, line
    ends of a traceback excepted.
    """
    return {
        name: _printable(str(value), "\n" if name == "exception" else "")
        if isinstance(value, str | BaseException)
        else value
        for name, value in entry.items()
    }


def _printable(text: str, also: str) -> str:
    if text.isprintable():
        return text
    return "".join(
        each if each.isprintable() or each in also else each.encode("unicode_escape").decode()
        for each in text
    )


class _MalformedRequests(logging.Filter):
    """Says in one line, without a traceback, that someone sent what is not HTTP."""

    def filter(self, record: logging.LogRecord) -> bool:
        error = record.exc_info[1] if record.exc_info else None
        if not isinstance(error, HttpProcessingError) or error.code >= 500:
            return True
        reason = error.message.splitlines()[0] if error.message else type(error).__name__
        structlog.get_logger().info("malformed_request", status=error.code, reason=reason)
        return False


class _MalformedPackets(logging.Filter):
    """Says in one line that someone sent what is no packet of Socket.IO.

    A fault that ends within the library is of what was sent; one that goes further is ours, and
    keeps its traceback.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        trace = record.exc_info[2] if record.exc_info else None
        if trace is None:
            return True
        while trace.tb_next is not None:
            trace = trace.tb_next
        if not str(trace.tb_frame.f_globals.get("__name__")).startswith(("engineio", "socketio")):
            return True
        structlog.get_logger().info("malformed_packet", reason=record.getMessage())
        return False
