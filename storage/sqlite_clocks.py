"""Deadlines, token buckets, schedules and small values, in the embedded store. No clock may step back and stop them for ever."""

from datetime import datetime

from sqlite_utils import Database

from storage.sqlite_rows import row, rows, text, time
from storage.store import DueRow

ALMOST = 1e-9
"""Tokens may be short by so much and count as whole: the rounding of floats is no reason to refuse."""


def overdue(db: Database, now: datetime, limit: int) -> tuple[DueRow, ...]:
    """Oldest first."""
    found = rows(db, "SELECT case_id, version, what, at FROM dues WHERE at <= ? ORDER BY at, event_id LIMIT ?", (text(now), limit))
    return tuple(DueRow(case_id=one["case_id"], version=one["version"], what=one["what"], at=time(one["at"])) for one in found)


def next_due_at(db: Database) -> datetime | None:
    found = row(db, "SELECT at FROM dues ORDER BY at LIMIT 1")
    return None if found is None else time(found["at"])


def take(db: Database, bucket: str, capacity: float, per_seconds: float, now: datetime, amount: float) -> bool:
    """See Store.take. A clock that steps back adds nothing, and the bucket fills again after per_seconds at the latest."""
    at, full_in = now.timestamp(), max(per_seconds, ALMOST)
    known = row(db, "SELECT tokens, at FROM buckets WHERE name = ?", (bucket,))
    tokens, since = (capacity, at) if known is None else (known["tokens"], known["at"])
    if at < since - full_in:
        since = at
    tokens = min(capacity, tokens + max(0.0, at - since) * capacity / full_in)
    enough = tokens + ALMOST >= amount
    left = max(0.0, tokens - amount) if enough else tokens
    db.execute(
        "INSERT INTO buckets (name, tokens, at) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET tokens = excluded.tokens, at = excluded.at",
        (bucket, left, max(at, since)),
    )
    return enough


def due_schedule(db: Database, name: str, now: datetime, every_seconds: float) -> bool:
    """See Store.due_schedule. Missed periods count as one; after a step back of the clock the next comes within one period."""
    at = now.timestamp()
    known = row(db, "SELECT next_at FROM schedules WHERE name = ?", (name,))
    if known is not None and at < known["next_at"] <= at + every_seconds:
        return False
    due = known is not None and known["next_at"] <= at
    missed = (at - known["next_at"]) // every_seconds if known is not None and due else 0.0
    next_at = known["next_at"] + (missed + 1) * every_seconds if known is not None and due else at + every_seconds
    db.execute("INSERT INTO schedules (name, next_at) VALUES (?, ?) ON CONFLICT DO UPDATE SET next_at = excluded.next_at", (name, next_at))
    return due


def put_value(db: Database, name: str, value: str) -> None:
    db.execute("INSERT INTO small_values (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value", (name, value))


def value(db: Database, name: str) -> str | None:
    found = row(db, "SELECT value FROM small_values WHERE name = ?", (name,))
    return None if found is None else str(found["value"])
