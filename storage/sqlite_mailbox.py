"""The mailbox in the embedded store: accept, what is pending, what was kept, how an event ended."""

import json
from collections.abc import Sequence
from datetime import datetime

from sqlite_utils import Database

from storage.sqlite_rows import changed, row, rows, text, time, time_or_none
from storage.store import Accepted, StoredEvent
from triage.facts import Event, Message, Receipt

COLUMNS = "seq, id, case_id, body, accepted_at, finished_at, result, version, attempts, problem"


def accept(db: Database, event: Event, body: str, case_id: str | None, now: datetime) -> Accepted:
    """See Store.accept. `body` is the event as JSON, made before the writer's turn."""
    known = row(db, "SELECT case_id FROM events WHERE id = ?", (event.id,))
    if known is not None:
        return Accepted(case_id=known["case_id"], new=False)
    home = _open_case(db, event, now) if case_id is None else _known_case(db, case_id)
    db.execute("INSERT INTO events (id, case_id, body, accepted_at) VALUES (?, ?, ?, ?)", (event.id, home, body, text(now)))
    if event.kind == "due":
        db.execute("DELETE FROM dues WHERE event_id = ?", (event.id,))
    return Accepted(case_id=home, new=True)


def _known_case(db: Database, case_id: str) -> str:
    if row(db, "SELECT 1 FROM cases WHERE id = ?", (case_id,)) is None:
        raise KeyError(f"there is no case {case_id}")
    return case_id


def _open_case(db: Database, event: Event, now: datetime) -> str:
    """The case that this message opens; the one it opened already, if two events of the same message come at once."""
    message = event.message
    if event.kind not in ("message", "forced") or message is None:
        raise ValueError(f"event {event.id} is of kind {event.kind}: only a message, or a forced one with its message, opens a case")
    known = row(db, "SELECT id FROM cases WHERE message_id = ? ORDER BY number LIMIT 1", (message.id,))
    if known is not None:
        return str(known["id"])
    opened = text(message.sent_at)
    number = db.execute(
        "INSERT INTO cases (id, requester_id, requester_name, opened_at, changed_at, channel, message_id) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (f"new {event.id}", message.author.id, message.author.name, opened, text(now), message.channel, message.id),
    ).lastrowid
    case_id = f"C{number}"
    db.execute("UPDATE cases SET id = ? WHERE number = ?", (case_id, number))
    bind(db, message.place.surface, message.place.conversation, message.place.thread or message.id, case_id, "origin")
    return case_id


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
            event=Event.model_validate_json(found["body"]),
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
    return tuple(Receipt.model_validate(receipt) for part in parts for receipt in json.loads(part["body"]))


def receipts_text(receipts: Sequence[Receipt]) -> str | None:
    """Receipts as one JSON list; None for no receipts, which need no row."""
    return f"[{','.join(receipt.model_dump_json() for receipt in receipts)}]" if receipts else None


def add_receipts(db: Database, event_id: str, part: str, body: str | None) -> None:
    if body is not None:
        db.execute("INSERT OR IGNORE INTO receipts (event_id, part, body) VALUES (?, ?, ?)", (event_id, part, body))


def cases_with_work(db: Database, limit: int) -> tuple[str, ...]:
    waiting = "SELECT case_id FROM events WHERE finished_at IS NULL GROUP BY case_id ORDER BY min(seq) LIMIT ?"
    return tuple(found["case_id"] for found in rows(db, waiting, (limit,)))


def keep(db: Database, event_id: str, name: str, value: str) -> str:
    _must_exist(db, event_id)
    if changed(db, "INSERT INTO kept (event_id, name, value) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", (event_id, name, value)):
        return value
    return kept(db, event_id)[name]


def kept(db: Database, event_id: str) -> dict[str, str]:
    return {found["name"]: found["value"] for found in rows(db, "SELECT name, value FROM kept WHERE event_id = ?", (event_id,))}


def failed(db: Database, event_id: str, problem: str) -> int:
    _must_exist(db, event_id)
    db.execute("UPDATE events SET attempts = attempts + 1, problem = ? WHERE id = ? AND finished_at IS NULL", (problem, event_id))
    return int(rows(db, "SELECT attempts FROM events WHERE id = ?", (event_id,))[0]["attempts"])


def finish(db: Database, event_id: str, result: str, receipts: str | None, forget_words: bool, now: datetime) -> None:
    """See Store.finish. What the steps kept of the event goes with the words: a prompt quotes them."""
    _must_exist(db, event_id)
    ending = "UPDATE events SET finished_at = ?, result = ? WHERE id = ? AND finished_at IS NULL"
    if not changed(db, ending, (text(now), result, event_id)):
        return
    add_receipts(db, event_id, "finish", receipts)
    if forget_words:
        _forget(db, event_id)


def _forget(db: Database, event_id: str) -> None:
    stored = Event.model_validate_json(rows(db, "SELECT body FROM events WHERE id = ?", (event_id,))[0]["body"])
    if stored.message is not None:
        stored = stored.model_copy(update={"message": without_words(stored.message)})
    db.execute("UPDATE events SET body = ? WHERE id = ?", (stored.model_dump_json(), event_id))
    db.execute("DELETE FROM kept WHERE event_id = ?", (event_id,))


def without_words(message: Message) -> Message:
    """Who, where and when, without what was said."""
    return message.model_copy(update={"text": "", "subject": None, "attachments": ()})


def _must_exist(db: Database, event_id: str) -> None:
    if row(db, "SELECT 1 FROM events WHERE id = ?", (event_id,)) is None:
        raise KeyError(f"there is no event {event_id}")
