"""What the embedded store holds for learning: labelled requests, feedback, incidents."""

import json
from collections.abc import Sequence
from datetime import datetime

from sqlite_utils import Database

from storage.sqlite_rows import changed, from_json, mended_text, rows, text, time
from storage.store import Labelled
from triage.case import Feedback
from triage.facts import Incident


def examples(db: Database) -> tuple[Labelled, ...]:
    found = rows(db, "SELECT id, text, label, priority, team, source, case_id FROM examples ORDER BY seq")
    return tuple(Labelled(**dict(one)) for one in found)


def add_examples(db: Database, given: Sequence[Labelled]) -> int:
    return put_examples(db, given)


def put_examples(db: Database, given: Sequence[Labelled]) -> int:
    """Add or replace by id; the mark moves when anything changed. Returns how many are new."""
    before = _count(db)
    touched = 0
    for one in given:
        touched += changed(
            db,
            "INSERT INTO examples (id, text, label, priority, team, source, case_id) "
            "VALUES (:id, :text, :label, :priority, :team, :source, :case_id) ON CONFLICT (id) DO UPDATE SET "
            "text = :text, label = :label, priority = :priority, team = :team, source = :source, case_id = :case_id "
            "WHERE (text, label, priority, team, source, case_id) IS NOT (:text, :label, :priority, :team, :source, :case_id)",
            {name: mended_text(value) if isinstance(value, str) else value for name, value in one},
        )
    if touched:
        _move_mark(db)
    return _count(db) - before


def remove_examples(db: Database, ids: Sequence[str], source: str | None) -> int:
    removed = sum(changed(db, "DELETE FROM examples WHERE id = ?", (one,)) for one in ids)
    if source is not None:
        removed += changed(db, "DELETE FROM examples WHERE source = ?", (source,))
    if removed:
        _move_mark(db)
    return removed


def _count(db: Database) -> int:
    return int(rows(db, "SELECT count(*) FROM examples")[0][0])


def _move_mark(db: Database) -> None:
    db.execute("UPDATE examples_mark SET mark = mark + 1")


def examples_mark(db: Database) -> int:
    return int(rows(db, "SELECT mark FROM examples_mark")[0]["mark"])


_STANDING = (
    "json_extract(body, '$.kind') != 'withdrawn' AND NOT EXISTS "
    "(SELECT 1 FROM feedback AS later WHERE later.case_id = feedback.case_id AND json_extract(later.body, '$.withdraws') = feedback.id)"
)
"""What was not taken back; taking back is no feedback of its own."""


def feedback(db: Database, since: datetime | None, limit: int) -> tuple[Feedback, ...]:
    """Oldest first, from `since` on; without what was taken back."""
    start = "" if since is None else text(since)
    found = rows(db, f"SELECT body FROM feedback WHERE at >= ? AND {_STANDING} ORDER BY at, seq LIMIT ?", (start, limit))
    return tuple(from_json(Feedback, one["body"]) for one in found)


def feedback_of(db: Database, case_id: str) -> tuple[Feedback, ...]:
    """The feedback of one case that stands, oldest first."""
    found = rows(db, f"SELECT body FROM feedback WHERE case_id = ? AND {_STANDING} ORDER BY at, seq", (case_id,))
    return tuple(from_json(Feedback, one["body"]) for one in found)


def incidents(db: Database) -> tuple[Incident, ...]:
    return tuple(
        Incident(
            id=found["id"],
            title=found["title"],
            category=found["category"],
            words=tuple(json.loads(found["words"])),
            declared_at=time(found["declared_at"]),
            reporters=len(incident_cases(db, found["id"])),
        )
        for found in rows(db, "SELECT * FROM incidents WHERE ended_at IS NULL ORDER BY declared_at, id")
    )


def incident_cases(db: Database, incident_id: str) -> tuple[str, ...]:
    """Those not closed, oldest first."""
    found = rows(db, "SELECT id FROM cases WHERE incident = ? AND state != 'closed' ORDER BY number", (incident_id,))
    return tuple(one["id"] for one in found)
