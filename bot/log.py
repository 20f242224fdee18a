"""The one logger: structured, to standard error, without people's words, names or secrets."""

import contextlib
import io
import logging
import sys
from typing import TextIO, cast

import structlog

log = structlog.get_logger("helpdesk")


class StandardError(io.TextIOBase):
    """Standard error as it is now. A full disk or a reader that is gone costs the line, never the work that it tells about."""

    def write(self, text: str) -> int:
        with contextlib.suppress(OSError, ValueError, AttributeError):
            sys.stderr.write(text)
        return len(text)

    def flush(self) -> None:
        with contextlib.suppress(OSError, ValueError, AttributeError):
            sys.stderr.flush()


def set_up(level: str = "warning") -> None:
    """One JSON object a line on standard error, from that level on (debug, info, warning, error)."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level.upper()]),
        logger_factory=structlog.PrintLoggerFactory(cast(TextIO, StandardError())),
        cache_logger_on_first_use=False,
    )


# Before anything else is configured: nothing on standard output, which belongs to the commands' results.
set_up()
