"""record in the embedded store: a new version of a case and everything that belongs to it, in one transaction."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from storage.lessons import lesson_of
from storage.sqlite_learning import feedback_of, put_examples, remove_examples
from storage.sqlite_mailbox import add_receipts, receipts_text
from storage.sqlite_rows import changed, from_json, row, text, text_or_none, to_json, with_json
from triage.case import Case, Change, Feedback, IncidentChange, PlannedTicket, Ticket
from triage.facts import PRIORITIES, Receipt

IN_QUEUE = frozenset({"new", "asking", "proposed", "several", "open", "claimed", "waiting", "incident"})
"""States that are open to people, see Store.queue."""


@dataclass(frozen=True, slots=True)
class Recording:
    """One call of `record`, with its JSON made before the writer's turn."""

    event_id: str
    change: Change
    expected_version: int
    body: str
    receipts: str | None


def recording(event_id: str, change: Change, expected_version: int, receipts: Sequence[Receipt]) -> Recording:
    """Make the JSON of a call of `record`; text that cannot be stored is mended."""
    case, body = with_json(change.case)
    if case is not change.case:
        change = change.model_copy(update={"case": case})
    return Recording(event_id, change, expected_version, body, receipts_text(receipts))


def record(db: Database, recording: Recording) -> Case | None:
    """See Store.record."""
    event_id, case = recording.event_id, recording.change.case
    found = row(
        db,
        "SELECT e.case_id, e.version AS made, e.finished_at, c.version, c.state "
        "FROM events e JOIN cases c ON c.id = e.case_id WHERE e.id = ?",
        (event_id,),
    )
    if found is None:
        raise KeyError(f"there is no event {event_id}")
    if found["made"] is not None:
        body = row(db, "SELECT body FROM versions WHERE event_id = ?", (event_id,))
        return from_json(Case, body["body"]) if body is not None else None
    _check(recording, found["case_id"])
    if found["version"] != recording.expected_version or found["finished_at"] is not None:
        return None
    _append(db, recording)
    _head(db, case)
    _effects(db, recording.change)
    _count_streak(db, case, found["state"])
    db.execute("UPDATE events SET version = ? WHERE id = ?", (case.version, event_id))
    add_receipts(db, event_id, "record", recording.receipts)
    return case


def _check(recording: Recording, case_id: str) -> None:
    case = recording.change.case
    if case.id != case_id:
        raise ValueError(f"event {recording.event_id} belongs to case {case_id}, not to {case.id}")
    if case.event_id != recording.event_id or case.version != recording.expected_version + 1:
        raise ValueError(
            f"expected version {recording.expected_version + 1} of case {case_id} made by event {recording.event_id}, "
            f"got version {case.version} made by {case.event_id}"
        )


def digest(body: str) -> str:
    return hashlib.sha256(body.encode()).hexdigest()


def link(chain_before: str, case_id: str, version: int, event_id: str, body_digest: str) -> str:
    """The next link of the chain over all versions: any row that is changed, added or taken away breaks every later one."""
    return digest(f"{chain_before}\n{case_id}\n{version}\n{event_id}\n{body_digest}")


def _append(db: Database, recording: Recording) -> None:
    case, body_digest = recording.change.case, digest(recording.body)
    last = row(db, "SELECT chain FROM versions ORDER BY seq DESC LIMIT 1")
    chain = link(last["chain"] if last else "", case.id, case.version, recording.event_id, body_digest)
    db.execute(
        "INSERT INTO versions (case_id, version, event_id, what, at, digest, chain, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (case.id, case.version, recording.event_id, case.what, text(case.at), body_digest, chain, recording.body),
    )


def _head(db: Database, case: Case) -> None:
    """The case's row, from which every list is made."""
    due, shadow = text_or_none(case.clocks.first_response_due_at), "shadow" in case.request.flags
    columns: dict[str, str | int | None] = {
        "version": case.version,
        "head_event_id": case.event_id,
        "state": case.state,
        "summary": summary(case),
        "requester_id": case.request.requester.id,
        "requester_name": case.request.requester.name,
        "category": case.category,
        "priority": case.priority,
        "team": case.team,
        "assignee_id": case.assignee.id if case.assignee else None,
        "assignee_name": case.assignee.name if case.assignee else None,
        "opened_at": text(case.opened_at),
        "changed_at": text(case.at),
        "first_response_due_at": due,
        "resolution_due_at": text_or_none(case.clocks.resolution_due_at),
        "first_response_at": text_or_none(case.clocks.first_response_at),
        "ignored_because": case.ignored_because,
        "closed_as": case.closed_as,
        "outcome": case.decision.outcome if case.decision else None,
        "channel": case.request.channel,
        "message_id": case.request.message_id,
        "incident": case.incident,
        "in_queue": int(case.state in IN_QUEUE and not shadow),
        "shadow": int(shadow),
        "priority_rank": PRIORITIES.index(case.priority),
        "respond_by": due or "9999",
        "behind": 1,
    }
    db.execute(f"UPDATE cases SET {', '.join(f'{name} = :{name}' for name in columns)} WHERE id = :id", {**columns, "id": case.id})


def summary(case: Case) -> str:
    """One line for lists: what was decided, else the beginning of what was asked."""
    if case.decision is not None:
        return case.decision.issues[0].summary
    words = " ".join((case.request.subject or case.request.text[:500]).split())
    return words if len(words) <= 200 else words[:199] + "…"


def _effects(db: Database, change: Change) -> None:
    case = change.case
    db.execute("DELETE FROM dues WHERE case_id = ?", (case.id,))
    for due in change.dues:
        db.execute(
            "INSERT INTO dues (event_id, case_id, version, what, at) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT (event_id) DO UPDATE SET at = min(at, excluded.at)",
            (f"due/{case.id}/{case.version}/{due.what}", case.id, case.version, due.what, text(due.at)),
        )
    for news in change.news:
        db.execute(
            "INSERT OR IGNORE INTO news (id, case_id, version, audience, at, body) VALUES (?, ?, ?, ?, ?, ?)",
            (f"{case.id}/{news.key}", case.id, case.version, news.to, text(case.at), to_json(news)),
        )
    for order in change.orders:
        db.execute("INSERT OR IGNORE INTO orders (id, case_id, body) VALUES (?, ?, ?)", (order.id, case.id, to_json(order)))
    for place, planned in enumerate(case.tickets):
        _plan(db, case.id, place, planned)
    for feedback in change.feedback:
        _learn(db, feedback)
    if change.incident is not None:
        _incident(db, change.incident, case.at)


def _plan(db: Database, case_id: str, place: int, planned: PlannedTicket) -> None:
    """A planned ticket gets its row; one that has its row already follows the plan in summary and team."""
    known = row(db, "SELECT body FROM tickets WHERE case_id = ? AND key = ?", (case_id, planned.key))
    before = from_json(Ticket, known["body"]) if known else Ticket(key=planned.key, case_id=case_id)
    after = before.model_copy(update={"summary": planned.summary, "team": planned.team})
    if known is None or after != before:
        db.execute(
            "INSERT INTO tickets (case_id, key, place, body) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET body = excluded.body",
            (case_id, planned.key, place, to_json(after)),
        )


def _learn(db: Database, feedback: Feedback) -> None:
    new = changed(
        db,
        "INSERT OR IGNORE INTO feedback (id, case_id, at, body) VALUES (?, ?, ?, ?)",
        (feedback.id, feedback.case_id, text(feedback.at), to_json(feedback)),
    )
    if new and feedback.withdraws:
        return _unlearn(db, feedback)
    example = lesson_of(feedback)
    if new and example is not None:
        put_examples(db, (example,))


def _unlearn(db: Database, withdrawn: Feedback) -> None:
    """Feedback was taken back: the case's example is what the newest that still stands teaches, or none."""
    remove_examples(db, (f"case/{withdrawn.case_id}",), None)
    standing = [example for one in feedback_of(db, withdrawn.case_id) if (example := lesson_of(one)) is not None]
    put_examples(db, standing[-1:])


def _incident(db: Database, incident: IncidentChange, at: datetime) -> None:
    if incident.ended:
        db.execute("UPDATE incidents SET ended_at = ? WHERE id = ? AND ended_at IS NULL", (text(at), incident.id))
        return
    db.execute(
        "INSERT INTO incidents (id, title, category, words, declared_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET "
        "title = excluded.title, category = excluded.category, words = excluded.words, ended_at = NULL, "
        "declared_at = iif(ended_at IS NULL, declared_at, excluded.declared_at)",
        (incident.id, incident.title, incident.category, json.dumps(incident.words), text(at)),
    )


def _was_edited(db: Database, case_id: str) -> bool:
    edited = "SELECT 1 FROM versions WHERE case_id = ? AND what = 'edit_request' LIMIT 1"
    return row(db, edited, (case_id,)) is not None


def _count_streak(db: Database, case: Case, state_before: str) -> None:
    """Proposals accepted unchanged in a row, per requester: one more, or none again when a proposal was changed or refused."""
    person_id = case.request.requester.id
    by_requester = case.by is not None and case.by.id == person_id
    if case.what == "create_ticket" and state_before == "proposed" and by_requester and not _was_edited(db, case.id):
        one_more = "INSERT INTO streaks VALUES (?, 1) ON CONFLICT DO UPDATE SET accepted = min(10, accepted + 1)"
        db.execute(one_more, (person_id,))
    elif case.what in ("edit_request", "not_needed", "wrong_topic"):
        db.execute("INSERT INTO streaks VALUES (?, 0) ON CONFLICT DO UPDATE SET accepted = 0", (person_id,))
