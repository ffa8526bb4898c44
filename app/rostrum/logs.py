"""Structured logs: lines for people on a terminal, JSON where a program reads them."""

import logging
import sys

import structlog
from aiohttp.http_exceptions import HttpProcessingError
from structlog.typing import Processor


def configure(level: str = "info") -> None:
    """Sends all logs, the libraries' warnings among them, to standard error, each as one line."""
    number = getattr(logging, level.upper(), logging.INFO)
    people = sys.stderr.isatty()
    shared: list[Processor] = [
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    written: list[Processor] = [
        *([] if people else [structlog.processors.format_exc_info]),
        structlog.dev.ConsoleRenderer() if people else structlog.processors.JSONRenderer(),
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
    http = logging.getLogger("aiohttp.server")
    if not any(isinstance(each, _MalformedRequests) for each in http.filters):
        http.addFilter(_MalformedRequests())


class _MalformedRequests(logging.Filter):
    """Says in one line, without a traceback, that someone sent what is not HTTP."""

    def filter(self, record: logging.LogRecord) -> bool:
        error = record.exc_info[1] if record.exc_info else None
        if not isinstance(error, HttpProcessingError) or error.code >= 500:
            return True
        reason = error.message.splitlines()[0] if error.message else type(error).__name__
        structlog.get_logger().info("malformed_request", status=error.code, reason=reason)
        return False
