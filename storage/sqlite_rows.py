"""How facts become columns of the embedded store and back: times, rows, JSON."""

import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlite_utils import Database


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
