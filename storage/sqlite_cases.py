"""Reading cases in the embedded store: versions, threads, and every list, from indexes and never from all rows."""

import sqlite3
from collections.abc import Sequence
from datetime import datetime

from sqlite_utils import Database

from storage.sqlite_rows import from_json, row, rows, text, time, time_or_none
from storage.store import CaseLine, Thread
from triage.case import STATES, Case, State
from triage.facts import PastCase, Place

LINE = (
    "id, version, state, summary, requester_id, requester_name, category, priority, team, assignee_id, assignee_name, "
    "opened_at, changed_at, first_response_due_at, resolution_due_at, first_response_at, "
    "ignored_because, closed_as, outcome, channel, message_id, shadow"
)
QUEUE_ORDER = "priority_rank, respond_by, opened_at, number"


def case(db: Database, case_id: str, version: int | None) -> Case | None:
    if version is None:
        found = row(db, "SELECT body FROM versions WHERE case_id = ? ORDER BY version DESC LIMIT 1", (case_id,))
    else:
        found = row(db, "SELECT body FROM versions WHERE case_id = ? AND version = ?", (case_id, version))
    return _case(found)


def version_of(db: Database, case_id: str, event_id: str) -> Case | None:
    return _case(row(db, "SELECT body FROM versions WHERE event_id = ? AND case_id = ?", (event_id, case_id)))


def versions(db: Database, case_id: str) -> tuple[Case, ...]:
    found = rows(db, "SELECT body FROM versions WHERE case_id = ? ORDER BY version", (case_id,))
    return tuple(from_json(Case, one["body"]) for one in found)


def _case(found: sqlite3.Row | None) -> Case | None:
    return None if found is None else from_json(Case, found["body"])


def thread(db: Database, place: Place) -> Thread | None:
    if place.thread is None:
        return None
    found = row(
        db,
        "SELECT case_id, card FROM threads WHERE surface = ? AND conversation = ? AND root = ?",
        (place.surface, place.conversation, place.thread),
    )
    return None if found is None else Thread(case_id=found["case_id"], card=found["card"])


def open_question(db: Database, person_id: str, conversation: Place) -> str | None:
    found = row(
        db,
        "SELECT c.id FROM cases c WHERE c.requester_id = ? AND c.state IN ('asking', 'waiting') "
        "AND EXISTS (SELECT 1 FROM threads t WHERE t.case_id = c.id AND t.surface = ? AND t.conversation = ? "
        "AND t.card IN ('origin', 'requester')) ORDER BY c.number DESC LIMIT 1",
        (person_id, conversation.surface, conversation.conversation),
    )
    return None if found is None else str(found["id"])


def queue(db: Database, limit: int, team: str | None, assignee_id: str | None) -> tuple[CaseLine, ...]:
    wanted = {"team": team, "assignee_id": assignee_id}
    only = "".join(f" AND {name} = :{name}" for name, value in wanted.items() if value is not None)
    found = rows(db, f"SELECT {LINE} FROM cases WHERE in_queue = 1{only} ORDER BY {QUEUE_ORDER} LIMIT :limit", {**wanted, "limit": limit})
    return tuple(_line(one) for one in found)


def cases_of(db: Database, person_id: str, limit: int) -> tuple[CaseLine, ...]:
    found = rows(
        db,
        f"SELECT {LINE} FROM cases WHERE requester_id = ? AND version > 0 AND state != 'ignored' ORDER BY number DESC LIMIT ?",
        (person_id, limit),
    )
    return tuple(_line(one) for one in found)


def list_cases(db: Database, states: Sequence[State], limit: int, since: datetime | None) -> tuple[CaseLine, ...]:
    """One look per state, each along its index, so that the cost is that of the answer and not that of the table."""
    start = "" if since is None else text(since)
    newest = f"SELECT {LINE} FROM cases WHERE version > 0 AND opened_at >= ?{{}} ORDER BY opened_at DESC, number DESC LIMIT ?"
    if not states:
        return tuple(_line(one) for one in rows(db, newest.format(""), (start, limit)))
    found = [one for state in dict.fromkeys(states) for one in rows(db, newest.format(" AND state = ?"), (start, state, limit))]
    found.sort(key=lambda one: (one["opened_at"], int(one["id"][1:])), reverse=True)
    return tuple(_line(one) for one in found[:limit])


def _line(found: sqlite3.Row) -> CaseLine:
    return CaseLine(
        case_id=found["id"],
        version=found["version"],
        state=found["state"],
        summary=found["summary"],
        requester_id=found["requester_id"],
        requester_name=found["requester_name"],
        category=found["category"],
        priority=found["priority"],
        team=found["team"],
        assignee_id=found["assignee_id"],
        assignee_name=found["assignee_name"],
        opened_at=time(found["opened_at"]),
        changed_at=time(found["changed_at"]),
        first_response_due_at=time_or_none(found["first_response_due_at"]),
        resolution_due_at=time_or_none(found["resolution_due_at"]),
        first_response_at=time_or_none(found["first_response_at"]),
        ignored_because=found["ignored_because"],
        closed_as=found["closed_as"],
        outcome=found["outcome"],
        channel=found["channel"],
        message_id=found["message_id"],
        shadow=bool(found["shadow"]),
    )


def past_cases(db: Database, person_id: str, since: datetime, limit: int) -> tuple[PastCase, ...]:
    found = rows(
        db,
        "SELECT id, summary, category, team, state, opened_at FROM cases WHERE requester_id = ? AND outcome IS NOT NULL "
        "AND state != 'ignored' AND opened_at >= ? ORDER BY number DESC LIMIT ?",
        (person_id, text(since), limit),
    )
    return tuple(
        PastCase(
            case_id=one["id"],
            summary=one["summary"],
            category=one["category"],
            team=one["team"],
            state=one["state"],
            opened_at=time(one["opened_at"]),
        )
        for one in found
    )


def accepted_proposals(db: Database, person_id: str) -> int:
    found = row(db, "SELECT accepted FROM streaks WHERE person_id = ?", (person_id,))
    return 0 if found is None else int(found["accepted"])


def counts(db: Database) -> dict[str, int]:
    states = {found["state"]: found["n"] for found in rows(db, "SELECT state, count(*) AS n FROM cases GROUP BY state")}
    return {
        **{state: states.get(state, 0) for state in STATES},
        "events_pending": _count(db, "events WHERE finished_at IS NULL"),
        "cards_behind": _count(db, "cases WHERE behind = 1"),
        "orders_open": _count(db, "orders WHERE done = 0"),
    }


def _count(db: Database, what: str) -> int:
    return int(rows(db, f"SELECT count(*) FROM {what}")[0][0])
