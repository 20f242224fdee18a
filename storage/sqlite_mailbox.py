"""The mailbox in the embedded store after `accept`: what is pending, what was kept, how an event ended."""

import json
from collections.abc import Sequence
from datetime import datetime

from sqlite_utils import Database

from storage.sqlite_rows import changed, from_json, row, rows, text, time, time_or_none, to_json
from storage.store import StoredEvent
from triage.facts import Event, Message, Receipt

RECORDED = "recorded"
"""The result of an event that made a version: what the steps kept of it is the receipt of that version."""
COLUMNS = "seq, id, case_id, body, accepted_at, finished_at, result, version, attempts, problem"


def bind(db: Database, surface: str, conversation: str, root: str, case_id: str, card: str) -> None:
    """What stands at a place; what stood there first stays."""
    db.execute("INSERT OR IGNORE INTO threads VALUES (?, ?, ?, ?, ?)", (surface, conversation, root, case_id, card))


def pending(db: Database, case_id: str) -> tuple[StoredEvent, ...]:
    return _events(db, "case_id = ? AND finished_at IS NULL", case_id)


def events(db: Database, case_id: str) -> tuple[StoredEvent, ...]:
    return _events(db, "case_id = ?", case_id)


def event(db: Database, event_id: str) -> StoredEvent | None:
    return next(iter(_events(db, "id = ?", event_id)), None)


def _events(db: Database, which: str, value: str) -> tuple[StoredEvent, ...]:
    return tuple(
        StoredEvent(
            event=from_json(Event, found["body"]),
            case_id=found["case_id"],
            accepted_at=time(found["accepted_at"]),
            finished_at=time_or_none(found["finished_at"]),
            result=found["result"],
            version=found["version"],
            kept=tuple(kept(db, found["id"]).items()),
            receipts=_receipts(db, found["id"]),
            attempts=found["attempts"],
            problem=found["problem"],
        )
        for found in rows(db, f"SELECT {COLUMNS} FROM events WHERE {which} ORDER BY seq", (value,))
    )


def _receipts(db: Database, event_id: str) -> tuple[Receipt, ...]:
    """Those of `record` first, then those of `finish`."""
    parts = rows(db, "SELECT body FROM receipts WHERE event_id = ? ORDER BY part DESC", (event_id,))
    return tuple(Receipt.model_validate(receipt, extra="ignore") for part in parts for receipt in json.loads(part["body"]))


def receipts_text(receipts: Sequence[Receipt]) -> str | None:
    """Receipts as one JSON list; None for no receipts, which need no row."""
    return f"[{','.join(to_json(receipt) for receipt in receipts)}]" if receipts else None


def add_receipts(db: Database, event_id: str, part: str, body: str | None) -> None:
    if body is not None:
        db.execute("INSERT OR IGNORE INTO receipts (event_id, part, body) VALUES (?, ?, ?)", (event_id, part, body))


def cases_with_work(db: Database, limit: int) -> tuple[str, ...]:
    waiting = "SELECT case_id FROM events WHERE finished_at IS NULL GROUP BY case_id ORDER BY min(seq) LIMIT ?"
    return tuple(found["case_id"] for found in rows(db, waiting, (limit,)))


def keep(db: Database, event_id: str, name: str, value: str) -> str:
    first = "INSERT INTO kept (event_id, name, value) SELECT id, ?, ? FROM events WHERE id = ? ON CONFLICT DO NOTHING"
    if changed(db, first, (name, value, event_id)):
        return value
    _must_exist(db, event_id)
    return kept(db, event_id)[name]


def kept(db: Database, event_id: str) -> dict[str, str]:
    return {found["name"]: found["value"] for found in rows(db, "SELECT name, value FROM kept WHERE event_id = ?", (event_id,))}


def failed(db: Database, event_id: str, problem: str) -> int:
    db.execute("UPDATE events SET attempts = attempts + 1, problem = ? WHERE id = ? AND finished_at IS NULL", (problem, event_id))
    found = row(db, "SELECT attempts FROM events WHERE id = ?", (event_id,))
    if found is None:
        raise KeyError(f"there is no event {event_id}")
    return int(found["attempts"])


def finish(db: Database, event_id: str, result: str, receipts: str | None, forget_words: bool, now: datetime) -> None:
    """See Store.finish."""
    ending = "UPDATE events SET finished_at = ?, result = ? WHERE id = ? AND finished_at IS NULL"
    if not changed(db, ending, (text(now), result, event_id)):
        _must_exist(db, event_id)
        return
    add_receipts(db, event_id, "finish", receipts)
    if forget_words:
        _forget(db, event_id)
        if result != RECORDED:
            db.execute("DELETE FROM kept WHERE event_id = ?", (event_id,))


def _forget(db: Database, event_id: str) -> None:
    stored = from_json(Event, rows(db, "SELECT body FROM events WHERE id = ?", (event_id,))[0]["body"])
    if stored.message is not None:
        stored = stored.model_copy(update={"message": without_words(stored.message)})
    if stored.action is not None:
        stored = stored.model_copy(update={"action": stored.action.model_copy(update={"text": None})})
    db.execute("UPDATE events SET body = ? WHERE id = ?", (to_json(stored), event_id))


def without_words(message: Message) -> Message:
    """Who, where and when, without what was said."""
    return message.model_copy(update={"text": "", "subject": None, "attachments": ()})


def _must_exist(db: Database, event_id: str) -> None:
    if row(db, "SELECT 1 FROM events WHERE id = ?", (event_id,)) is None:
        raise KeyError(f"there is no event {event_id}")
