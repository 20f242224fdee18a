"""How facts become columns of the embedded store and back: times, rows, JSON."""

import json
import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, TypeVar

from pydantic_core import PydanticSerializationError
from sqlite_utils import Database

from triage.facts import Fact

F = TypeVar("F", bound=Fact)


def text(at: datetime) -> str:
    """A time as text of one width, so that the order of texts is the order of times. ValueError for a naive time."""
    if at.tzinfo is None:
        raise ValueError("expected an aware time, such as 2026-01-15T09:30:00Z")
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def text_or_none(at: datetime | None) -> str | None:
    return None if at is None else text(at)


def time(value: str) -> datetime:
    return datetime.fromisoformat(value)


def time_or_none(value: str | None) -> datetime | None:
    return None if value is None else datetime.fromisoformat(value)


def rows(db: Database, sql: str, values: Sequence[object] | dict[str, Any] = ()) -> list[sqlite3.Row]:
    """All rows of a query, each readable by column name. Not Database.query: that makes a savepoint and dicts for each."""
    found: list[sqlite3.Row] = db.execute(sql, values).fetchall()
    return found


def row(db: Database, sql: str, values: Sequence[object] | dict[str, Any] = ()) -> sqlite3.Row | None:
    """The first row of a query, None if there is none."""
    cursor = db.execute(sql, values)
    found: sqlite3.Row | None = cursor.fetchone()
    cursor.close()
    return found


def changed(db: Database, sql: str, values: Sequence[object] | dict[str, Any] = ()) -> int:
    """How many rows a write touched."""
    return db.execute(sql, values).rowcount


def with_json(fact: F) -> tuple[F, str]:
    """A fact and its JSON. Broken surrogates, which neither JSON in UTF-8 nor SQLite can hold, become U+FFFD in both."""
    try:
        return fact, fact.model_dump_json()
    except PydanticSerializationError:
        fact = mended(fact)
        return fact, fact.model_dump_json()


def to_json(fact: Fact) -> str:
    """A fact as JSON, with U+FFFD for broken surrogates."""
    return with_json(fact)[1]


def from_json(kind: type[F], body: str) -> F:
    """A fact from JSON. Fields that an older version wrote and this one does not know are passed over: no upgrade strands a case."""
    return kind.model_validate_json(body, extra="ignore")


def mended(fact: F) -> F:
    """The same fact with U+FFFD for broken surrogates."""
    return type(fact).model_validate_json(json.dumps(_mended(fact.model_dump(mode="python")), default=str))


def _mended(value: object) -> object:
    match value:
        case str():
            return mended_text(value)
        case dict():
            return {key: _mended(inner) for key, inner in value.items()}
        case list() | tuple():
            return [_mended(inner) for inner in value]
        case _:
            return value


def mended_text(value: str) -> str:
    """The text with U+FFFD for each half of a broken surrogate pair."""
    return value if value.isascii() else value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
