"""The shape of the store as ordered, named, one-way steps. A step that has shipped is never edited; a new one is added."""

from collections.abc import Callable

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from storage.migrations import m0001_first, m0002_model_calls

SET_NAME = "helpdesk"
STEPS: tuple[tuple[str, Callable[[Database], None]], ...] = (
    ("m0001_first", m0001_first.up),
    ("m0002_model_calls", m0002_model_calls.up),
)


def migrations() -> Migrations:
    """Every step in order. sqlite-utils applies each once, in one transaction with the note that it was applied."""
    steps = Migrations(SET_NAME)
    for name, step in STEPS:
        steps(name=name)(step)
    return steps
