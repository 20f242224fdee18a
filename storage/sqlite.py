"""SqliteStore: the embedded store, one process on the files of one folder. What each method promises stands in storage/store.py.

Writes go through one writer (storage/writer.py), reads beside it (storage/readers.py). JSON is made before the writer's turn.
`hook(point)` is a fault hook: "store.<method>:before" on entering a write, "store.<method>:after" after its commit, in the caller's task.
"""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from sqlite_utils import Database

from storage import (
    sqlite_calls,
    sqlite_cases,
    sqlite_check,
    sqlite_clocks,
    sqlite_learning,
    sqlite_mailbox,
    sqlite_record,
    sqlite_shown,
    sqlite_tickets,
)
from storage.readers import Readers
from storage.sqlite_accept import Acceptor, Entry
from storage.sqlite_files import DATABASE, FolderLock, examine, open_writing, say
from storage.sqlite_rows import mended_text, with_json
from storage.store import (
    Accepted,
    CallLimits,
    CaseLine,
    DueRow,
    Labelled,
    Posted,
    Reserved,
    StoredCall,
    StoredEvent,
    StoredNews,
    StoredOrder,
    Thread,
)
from storage.writer import Writer
from triage.case import Case, Change, Feedback, ModelCall, State, Ticket
from triage.facts import Event, Incident, PastCase, Place, Receipt

P = ParamSpec("P")
R = TypeVar("R")
Hook = Callable[[str], None]

WRITES: tuple[str, ...] = tuple(
    """
    accept keep failed record finish begin_post again_post posted unposted drawn_all news_done order_done order_failed
    take due_schedule reserve_call settle_call add_examples remove_examples put_value
    """.split()
)
"""Every method that writes, each a point of the fault hook."""


def _now() -> datetime:
    return datetime.now(UTC)


class SqliteStore:
    """Implements storage.store.Store. Made by `open`."""

    def __init__(self, lock: FolderLock, writer: Writer, readers: Readers, hook: Hook | None, spacing: float, now: Callable[[], datetime]):
        self._lock, self._writer, self._readers, self._acceptor = lock, writer, readers, Acceptor(writer)
        self._hook, self._spacing, self._now = hook, spacing, now

    @classmethod
    def open(
        cls, folder: Path, *, hook: Hook | None = None, news_per_case_seconds: float = 60.0, now: Callable[[], datetime] = _now
    ) -> "SqliteStore":
        """Open the store in a folder, which is made if it is not there, and bring its tables up to date. Blocks for a moment.

        `now` stamps when events are accepted and finished. StoreError when the folder is in use, no folder or not writable, or the
        database is damaged, of something else, or of a newer helpdesk; nothing is overwritten then.
        """
        lock = FolderLock(folder)
        try:
            path = folder / DATABASE
            examine(path)
            db = open_writing(path)
            try:
                readers = Readers(path)
            except BaseException:
                db.close()
                raise
            return cls(lock, Writer(db, lambda problem: say(path, problem)), readers, hook, news_per_case_seconds, now)
        except BaseException:
            lock.release()
            raise

    async def close(self) -> None:
        self._acceptor.finish()
        await asyncio.to_thread(self._close)

    def _close(self) -> None:
        self._readers.close()
        self._writer.close()
        self._lock.release()

    async def _write(self, name: str, work: Callable[Concatenate[Database, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run one write in the writer's thread, between the two points of the fault hook."""
        self._reach(f"{name}:before")
        given = [mended_text(value) if isinstance(value, str) else value for value in args]
        result: R = await self._writer.write(lambda db: work(db, *given, **kwargs))  # type: ignore[arg-type]  # a list loses ParamSpec
        self._reach(f"{name}:after")
        return result

    def _reach(self, point: str) -> None:
        if self._hook is not None:
            self._hook(f"store.{point}")

    # --- the mailbox -------------------------------------------------------------------------------------------------

    async def accept(self, event: Event, case_id: str | None = None) -> Accepted:
        self._reach("accept:before")
        accepted = await self._acceptor.accept(Entry(*with_json(event), case_id, self._now()))
        self._reach("accept:after")
        return accepted

    async def pending(self, case_id: str) -> tuple[StoredEvent, ...]:
        return self._readers.at_once(lambda db: sqlite_mailbox.pending(db, case_id))

    async def cases_with_work(self, limit: int) -> tuple[str, ...]:
        return self._readers.glance(lambda db: sqlite_mailbox.cases_with_work(db, limit))

    async def event(self, event_id: str) -> StoredEvent | None:
        return self._readers.at_once(lambda db: sqlite_mailbox.event(db, event_id))

    async def events(self, case_id: str) -> tuple[StoredEvent, ...]:
        return self._readers.at_once(lambda db: sqlite_mailbox.events(db, case_id))

    async def keep(self, event_id: str, name: str, value: str) -> str:
        return await self._write("keep", sqlite_mailbox.keep, event_id, name, value)

    async def kept(self, event_id: str) -> Mapping[str, str]:
        return self._readers.glance(lambda db: sqlite_mailbox.kept(db, event_id))

    async def failed(self, event_id: str, problem: str) -> int:
        return await self._write("failed", sqlite_mailbox.failed, event_id, problem)

    async def record(self, event_id: str, change: Change, expected_version: int, receipts: Sequence[Receipt] = ()) -> Case | None:
        recording = sqlite_record.recording(event_id, change, expected_version, receipts)
        return await self._write("record", sqlite_record.record, recording)

    async def finish(self, event_id: str, result: str, receipts: Sequence[Receipt] = (), forget_words: bool = False) -> None:
        told = sqlite_mailbox.receipts_text(receipts)
        await self._write("finish", sqlite_mailbox.finish, event_id, result, told, forget_words, self._now())

    # --- cases -------------------------------------------------------------------------------------------------------

    async def case(self, case_id: str, version: int | None = None) -> Case | None:
        return self._readers.glance(lambda db: sqlite_cases.case(db, case_id, version))

    async def version_of(self, case_id: str, event_id: str) -> Case | None:
        return self._readers.glance(lambda db: sqlite_cases.version_of(db, case_id, event_id))

    async def versions(self, case_id: str) -> tuple[Case, ...]:
        return await self._readers.aside(lambda db: sqlite_cases.versions(db, case_id))

    async def thread(self, place: Place) -> Thread | None:
        return self._readers.glance(lambda db: sqlite_cases.thread(db, place))

    async def open_question(self, person_id: str, conversation: Place) -> str | None:
        return self._readers.glance(lambda db: sqlite_cases.open_question(db, person_id, conversation))

    async def queue(self, limit: int = 200, team: str | None = None, assignee_id: str | None = None) -> tuple[CaseLine, ...]:
        return await self._readers.aside(lambda db: sqlite_cases.queue(db, limit, team, assignee_id))

    async def cases_of(self, person_id: str, limit: int = 20) -> tuple[CaseLine, ...]:
        return self._readers.at_once(lambda db: sqlite_cases.cases_of(db, person_id, limit))

    async def list_cases(self, states: Sequence[State] = (), limit: int = 1000, since: datetime | None = None) -> tuple[CaseLine, ...]:
        return await self._readers.aside(lambda db: sqlite_cases.list_cases(db, states, limit, since))

    async def past_cases(self, person_id: str, since: datetime, limit: int = 20) -> tuple[PastCase, ...]:
        return self._readers.glance(lambda db: sqlite_cases.past_cases(db, person_id, since, limit))

    async def accepted_proposals(self, person_id: str) -> int:
        return self._readers.glance(lambda db: sqlite_cases.accepted_proposals(db, person_id))

    async def counts(self) -> Mapping[str, int]:
        return await self._readers.aside(sqlite_cases.counts)

    # --- what is shown -----------------------------------------------------------------------------------------------

    async def posts(self, case_id: str) -> tuple[Posted, ...]:
        return self._readers.glance(lambda db: sqlite_shown.posts(db, case_id))

    async def begin_post(self, case_id: str, name: str, place: Place, now: datetime) -> tuple[Posted, bool]:
        return await self._write("begin_post", sqlite_shown.begin_post, case_id, name, place, now)

    async def again_post(self, case_id: str, name: str, now: datetime) -> Posted:
        return await self._write("again_post", sqlite_shown.again_post, case_id, name, now)

    async def posted(self, case_id: str, name: str, post: str, version: int, digest: str) -> None:
        await self._write("posted", sqlite_shown.posted, case_id, name, post, version, digest)

    async def unposted(self, case_id: str, name: str) -> None:
        await self._write("unposted", sqlite_shown.unposted, case_id, name)

    async def behind(self, limit: int) -> tuple[str, ...]:
        return self._readers.at_once(lambda db: sqlite_shown.behind(db, limit))

    async def drawn_all(self, case_id: str, version: int) -> None:
        await self._write("drawn_all", sqlite_shown.drawn_all, case_id, version)

    async def news(self, now: datetime, limit: int, case_id: str | None = None) -> tuple[StoredNews, ...]:
        return self._readers.glance(lambda db: sqlite_shown.news(db, now, limit, case_id, self._spacing))

    async def news_done(self, news_id: str, now: datetime, note: str = "") -> None:
        await self._write("news_done", sqlite_shown.news_done, news_id, now, note)

    # --- tickets -----------------------------------------------------------------------------------------------------

    async def tickets(self, case_id: str) -> tuple[Ticket, ...]:
        return self._readers.glance(lambda db: sqlite_tickets.tickets(db, case_id))

    async def orders(self, now: datetime, limit: int, case_id: str | None = None) -> tuple[StoredOrder, ...]:
        return self._readers.at_once(lambda db: sqlite_tickets.orders(db, now, limit, case_id))

    async def order_done(self, order_id: str, ticket: Ticket) -> None:
        await self._write("order_done", sqlite_tickets.order_done, order_id, *with_json(ticket))

    async def order_failed(self, order_id: str, problem: str, next_try_at: datetime) -> None:
        await self._write("order_failed", sqlite_tickets.order_failed, order_id, problem, next_try_at)

    # --- deadlines, limits, schedules ---------------------------------------------------------------------------------

    async def overdue(self, now: datetime, limit: int) -> tuple[DueRow, ...]:
        return self._readers.at_once(lambda db: sqlite_clocks.overdue(db, now, limit))

    async def next_due_at(self) -> datetime | None:
        return self._readers.glance(sqlite_clocks.next_due_at)

    async def take(self, bucket: str, capacity: float, per_seconds: float, now: datetime, amount: float = 1.0) -> bool:
        return await self._write("take", sqlite_clocks.take, bucket, capacity, per_seconds, now, amount)

    async def due_schedule(self, name: str, now: datetime, every_seconds: float) -> bool:
        return await self._write("due_schedule", sqlite_clocks.due_schedule, name, now, every_seconds)

    # --- paid calls --------------------------------------------------------------------------------------------------

    async def reserve_call(self, call: ModelCall, case_id: str | None, worst_usd: float, limits: CallLimits, now: datetime) -> Reserved:
        return await self._write("reserve_call", sqlite_calls.reserve_call, *with_json(call), case_id, worst_usd, limits, now)

    async def settle_call(self, call: ModelCall, counted_usd: float | None = None) -> None:
        await self._write("settle_call", sqlite_calls.settle_call, *with_json(call), counted_usd)

    async def calls(
        self, since: datetime | None = None, until: datetime | None = None, case_id: str | None = None
    ) -> tuple[StoredCall, ...]:
        return await self._readers.aside(lambda db: sqlite_calls.calls(db, since, until, case_id))

    async def newest_call(self, result: str) -> datetime | None:
        return self._readers.glance(lambda db: sqlite_calls.newest_call(db, result))

    # --- learning ----------------------------------------------------------------------------------------------------

    async def examples(self) -> tuple[Labelled, ...]:
        return await self._readers.aside(sqlite_learning.examples)

    async def add_examples(self, examples: Sequence[Labelled]) -> int:
        return await self._write("add_examples", sqlite_learning.add_examples, tuple(examples))

    async def remove_examples(self, ids: Sequence[str] = (), source: str | None = None) -> int:
        return await self._write("remove_examples", sqlite_learning.remove_examples, tuple(ids), source)

    async def examples_mark(self) -> int:
        return self._readers.glance(sqlite_learning.examples_mark)

    async def feedback(self, since: datetime | None = None, limit: int = 100_000) -> tuple[Feedback, ...]:
        return await self._readers.aside(lambda db: sqlite_learning.feedback(db, since, limit))

    # --- incidents, small values ---------------------------------------------------------------------------------------

    async def incidents(self) -> tuple[Incident, ...]:
        return self._readers.at_once(sqlite_learning.incidents)

    async def incident_cases(self, incident_id: str) -> tuple[str, ...]:
        return self._readers.glance(lambda db: sqlite_learning.incident_cases(db, incident_id))

    async def put_value(self, name: str, value: str) -> None:
        await self._write("put_value", sqlite_clocks.put_value, name, value)

    async def value(self, name: str) -> str | None:
        return self._readers.glance(lambda db: sqlite_clocks.value(db, name))

    async def check(self) -> tuple[str, ...]:
        return await self._readers.aside(sqlite_check.check)
