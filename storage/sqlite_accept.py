"""accept in the embedded store: all events that wait at the same moment are put into their mailboxes by four statements.

Every statement costs the writer's thread a turn at Python's lock, up to 5 ms while the event loop is busy. So a burst is one group:
500 accepts take as many turns as one.
"""

import asyncio
import json
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlite_utils import Database

from storage.sqlite_rows import rows, text
from storage.store import Accepted
from storage.writer import Writer
from triage.facts import Event

KNOWN = """
SELECT 'event' AS what, id AS name, case_id FROM events WHERE id IN (SELECT value FROM json_each(:events))
UNION ALL SELECT 'case', id, id FROM cases WHERE id IN (SELECT value FROM json_each(:cases))
UNION ALL SELECT 'message', message_id, id FROM cases WHERE message_id IN (SELECT value FROM json_each(:messages))
UNION ALL SELECT 'last', '', seq FROM sqlite_sequence WHERE name = 'cases'
"""
COLUMNS = {
    "cases": ("number", "id", "requester_id", "requester_name", "opened_at", "changed_at", "channel", "message_id"),
    "threads": ("surface", "conversation", "root", "case_id", "card"),
    "events": ("id", "case_id", "body", "accepted_at"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One call of `accept`. `body` is the event as JSON, made before the writer's turn."""

    event: Event
    body: str
    case_id: str | None
    now: datetime

    def __post_init__(self) -> None:
        """ValueError for an id with a NUL in it: SQLite would cut the id there, and two events would be one."""
        message = self.event.message
        place = message.place if message else None
        ids = (self.event.id, message and message.id, place and place.surface, place and place.conversation, place and place.thread)
        if any(one and "\0" in one for one in ids):
            raise ValueError(f"the event {self.event.id!r} has an id with a NUL character in it; expected ids without")


class Group:
    """Entries that are accepted together, until the writer begins with them: who comes later needs the next group."""

    def __init__(self) -> None:
        self._entries: list[Entry] = []
        self._begun = False
        self._lock = threading.Lock()

    def join(self, entry: Entry) -> int | None:
        """The entry's place in the results; None when the writer has begun."""
        with self._lock:
            if self._begun:
                return None
            self._entries.append(entry)
            return len(self._entries) - 1

    def accept(self, db: Database) -> list[Accepted | Exception]:
        """What became of each entry, in their order. May run again after a lost transaction: with the same entries."""
        with self._lock:
            self._begun = True
        return accept_all(db, self._entries)


class Acceptor:
    """Gathers the calls of one event loop into groups, each one write that goes first in the writer's queue."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._group = Group()
        self._answer: asyncio.Future[list[Accepted | Exception]] | None = None

    async def accept(self, entry: Entry) -> Accepted:
        """Accept one entry; returns when it is on disk."""
        place = self._group.join(entry) if self._answer is not None else None
        if place is None:
            self._group = group = Group()
            place = group.join(entry)
            self._answer = self._writer.write(group.accept, first=True)
        assert self._answer is not None
        assert place is not None
        # Shielded: a caller that goes away must not take the others of its group along.
        result = (await asyncio.shield(self._answer))[place]
        if isinstance(result, Exception):
            raise result
        return result


@dataclass(slots=True)
class _Found:
    """What the store knows already, and what this group adds to it."""

    events: dict[str, str] = field(default_factory=dict)
    cases: set[str] = field(default_factory=set)
    messages: dict[str, str] = field(default_factory=dict)
    last: int = 0
    new: dict[str, list[tuple[object, ...]]] = field(default_factory=lambda: {table: [] for table in COLUMNS})


def accept_all(db: Database, entries: Sequence[Entry]) -> list[Accepted | Exception]:
    """Accept each entry as Store.accept says. An entry that cannot be accepted gets its error and writes nothing."""
    found = _known(db, entries)
    results = [_accept(found, entry) for entry in entries]
    for table, columns in COLUMNS.items():
        if found.new[table]:
            picked = ", ".join(f"json_extract(value, '$[{place}]')" for place in range(len(columns)))
            # What stood first at a place stays; a second row of the same case or event would be a fault and not be passed over.
            way = "INSERT OR IGNORE" if table == "threads" else "INSERT"
            db.execute(f"{way} INTO {table} ({', '.join(columns)}) SELECT {picked} FROM json_each(?)", (json.dumps(found.new[table]),))
    dues = [entry.event.id for entry in entries if entry.event.kind == "due"]
    if dues:
        db.execute("DELETE FROM dues WHERE event_id IN (SELECT value FROM json_each(?))", (json.dumps(dues),))
    return results


def _known(db: Database, entries: Sequence[Entry]) -> _Found:
    asked = {
        "events": json.dumps([entry.event.id for entry in entries]),
        "cases": json.dumps([entry.case_id for entry in entries if entry.case_id is not None]),
        "messages": json.dumps([entry.event.message.id for entry in entries if entry.case_id is None and entry.event.message]),
    }
    found = _Found()
    for one in rows(db, KNOWN, asked):
        match one["what"]:
            case "event":
                found.events[one["name"]] = one["case_id"]
            case "case":
                found.cases.add(one["name"])
            case "message":
                found.messages.setdefault(one["name"], one["case_id"])
            case _:
                found.last = int(one["case_id"])
    return found


def _accept(found: _Found, entry: Entry) -> Accepted | Exception:
    event = entry.event
    if event.id in found.events:
        return Accepted(case_id=found.events[event.id], new=False)
    if entry.case_id is None:
        if event.kind not in ("message", "forced") or event.message is None:
            return ValueError(f"event {event.id} is of kind {event.kind}: only a message, or a forced one with its message, opens a case")
        home = found.messages.get(event.message.id) or _open_case(found, entry)
    elif entry.case_id in found.cases:
        home = entry.case_id
    else:
        return KeyError(f"there is no case {entry.case_id}")
    found.new["events"].append((event.id, home, entry.body, text(entry.now)))
    found.events[event.id] = home
    return Accepted(case_id=home, new=True)


def _open_case(found: _Found, entry: Entry) -> str:
    """A new case for the message. Another event of the same message joins it: that is how two that come at once are one case."""
    message = entry.event.message
    assert message is not None
    found.last += 1
    case_id = f"C{found.last}"
    author, place, opened = message.author, message.place, text(message.sent_at)
    found.new["cases"].append((found.last, case_id, author.id, author.name, opened, text(entry.now), message.channel, message.id))
    found.new["threads"].append((place.surface, place.conversation, place.thread or message.id, case_id, "origin"))
    found.cases.add(case_id)
    found.messages[message.id] = case_id
    return case_id
