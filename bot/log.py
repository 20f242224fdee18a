"""The one logger: structured, to standard error, without people's words, names or secrets."""

import logging
import sys

import structlog

log = structlog.get_logger("helpdesk")


def set_up(level: str = "warning") -> None:
    """One JSON object a line on standard error, from that level on (debug, info, warning, error)."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level.upper()]),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )


# Before anything else is configured: nothing on standard output, which belongs to the commands' results.
set_up()
