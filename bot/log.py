"""The one logger: structured, to standard error, without people's words, names or secrets."""

import contextlib
import logging
import sys
import traceback
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any, TextIO, cast

import structlog
from pydantic import ValidationError

log = structlog.get_logger("helpdesk")


class StandardError:
    """Standard error as it is now. A full disk or a reader that is gone costs the line, never the work that it tells about.

    No file of Python's own kind: such a one is flushed once more while the interpreter is taken down.
    """

    def write(self, text: str) -> int:
        with contextlib.suppress(OSError, ValueError, AttributeError):
            sys.stderr.write(text)
        return len(text)

    def flush(self) -> None:
        with contextlib.suppress(OSError, ValueError, AttributeError):
            sys.stderr.flush()


def plainly(error: BaseException) -> str:
    """What went wrong and where, without the words it went wrong on: an error of Python or pydantic quotes what it was given.

    Errors of the machine and those raised by our own code with words of their own keep their message.
    """
    name = type(error).__name__
    if isinstance(error, ValidationError):
        places = [f"{'.'.join(str(part) for part in found['loc'])}: {found['type']}" for found in error.errors(include_input=False)[:5]]
        return f"{name}: {'; '.join(places)}"
    if isinstance(error, OSError) or type(error).__module__.partition(".")[0] in ("bot", "storage"):
        return f"{name}: {error}"[:500]
    frames = traceback.extract_tb(error.__traceback__)
    return f"{name} at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else name


def _errors_plainly(_: object, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """An error among the values of a line is told plainly."""
    return {name: plainly(value) if isinstance(value, BaseException) else value for name, value in event.items()}


def set_up(level: str = "warning") -> None:
    """One JSON object a line on standard error, from that level on (debug, info, warning, error)."""
    structlog.configure(
        processors=[
            _errors_plainly,
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
