"""accept in the embedded store: all events that wait at the same moment are put into their mailboxes by four statements.

Every statement costs the writer's thread a turn at Python's lock, up to 5 ms while the event loop is busy. So a burst is one group:
500 accepts take as many turns as one.
"""

import asyncio
import json
import threading
from collections.abc import Iterator, Sequence
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
GATHER_SECONDS = 0.002
"""A group waits for more of its burst for so long at most."""
AT_ONCE = 500
"""Rows in one statement: SQLite takes 32,766 values at most."""
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

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.loop, self.since = loop, loop.time()
        self.queued = False
        """Has the writer got it?"""
        self._entries: list[Entry] = []
        self._answers: list[asyncio.Future[Accepted]] = []
        self._begun = False
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._entries)

    def join(self, entry: Entry) -> "asyncio.Future[Accepted] | None":
        """Done when the entry is on disk; None when the writer has begun. Everybody waits alone: who goes away takes nobody along."""
        with self._lock:
            if self._begun:
                return None
            self._entries.append(entry)
        self._answers.append(self.loop.create_future())
        return self._answers[-1]

    def accept(self, db: Database) -> list[Accepted | Exception]:
        """What became of each entry, in their order. May run again after a lost transaction: with the same entries."""
        with self._lock:
            self._begun = True
        return accept_all(db, self._entries)

    def written(self, future: "asyncio.Future[list[Accepted | Exception]]") -> None:
        """The writer is done, or has failed as a whole: tell those who wait."""
        problem = future.exception()
        results: Sequence[Accepted | BaseException] = [problem] * len(self._answers) if problem is not None else future.result()
        for answer, result in zip(self._answers, results, strict=True):
            if not answer.done():
                _tell(answer, result)


def _tell(answer: "asyncio.Future[Accepted]", result: Accepted | BaseException) -> None:
    if isinstance(result, BaseException):
        answer.set_exception(result)
    else:
        answer.set_result(result)


class Acceptor:
    """Gathers the calls of one event loop into groups, each one write that goes first in the writer's queue.

    The writer has a group when a pass of the loop has brought nothing more to it: what arrives together is one commit, and the writer's
    thread does not take turns at Python's lock with the loop that is still reading the rest.
    """

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._group: Group | None = None

    async def accept(self, entry: Entry) -> Accepted:
        """Accept one entry; returns when it is on disk."""
        group, loop = self._group, asyncio.get_running_loop()
        answer = group.join(entry) if group is not None and group.loop is loop else None
        if answer is None or group is None:
            self._group = group = Group(loop)
            answer = group.join(entry)
            assert answer is not None
            loop.call_soon(self._passed, group, 0)
        elif not group.queued and loop.time() - group.since > GATHER_SECONDS:
            self._queue(group)
        return await answer

    def finish(self) -> None:
        """Whoever waits is written, however little has come together."""
        if self._group is not None and not self._group.queued:
            self._queue(self._group)

    def _passed(self, group: Group, before: int) -> None:
        """The loop has gone through everything that was ready."""
        if group.queued:
            return
        if len(group) > before and group.loop.time() - group.since <= GATHER_SECONDS:
            group.loop.call_soon(self._passed, group, len(group))
        else:
            self._queue(group)

    def _queue(self, group: Group) -> None:
        group.queued = True
        try:
            self._writer.write(group.accept, first=True).add_done_callback(group.written)
        except Exception as problem:  # Nobody else would hear of it: whoever waits would wait for ever.
            failed: asyncio.Future[list[Accepted | Exception]] = group.loop.create_future()
            failed.set_exception(problem)
            group.written(failed)


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
        for few in _portions(found.new[table]):
            # What stood first at a place stays; a second row of the same case or event would be a fault and not be passed over.
            way = "INSERT OR IGNORE" if table == "threads" else "INSERT"
            one = f"({', '.join('?' * len(columns))})"
            values = [value for row in few for value in row]
            db.execute(f"{way} INTO {table} ({', '.join(columns)}) VALUES {', '.join([one] * len(few))}", values)
    dues = [entry.event.id for entry in entries if entry.event.kind == "due"]
    if dues:
        db.execute("DELETE FROM dues WHERE event_id IN (SELECT value FROM json_each(?))", (json.dumps(dues),))
    return results


def _portions(found: list[tuple[object, ...]]) -> Iterator[list[tuple[object, ...]]]:
    return (found[start : start + AT_ONCE] for start in range(0, len(found), AT_ONCE))


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
