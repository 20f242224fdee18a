"""Store: what storage promises, and what each promise means under retry and under two writers.

All methods are async. Every write is durable when it returns (a power cut after that loses nothing) and atomic. Calling a write a second
time with the same identity changes nothing and returns what the first one made, unless the docstring says otherwise. Two writers at the
same instant: one of them is first, the other sees its result.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from storage.stored import (
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
from triage.case import Case, Change, Feedback, ModelCall, State, Ticket
from triage.facts import Event, Incident, PastCase, Place, Receipt

__all__ = [
    "Accepted",
    "CallLimits",
    "CaseLine",
    "DueRow",
    "Labelled",
    "Posted",
    "Reserved",
    "Store",
    "StoreError",
    "StoredCall",
    "StoredEvent",
    "StoredNews",
    "StoredOrder",
    "Thread",
]


class StoreError(Exception):
    """The store cannot work: names the file or server, what was expected, and what to do."""


class Store(Protocol):
    """See the module's docstring. Ids of cases are short strings such as `C1042`, counted up by the store."""

    async def close(self) -> None:
        """Finish the writes under way, then let go of the files. Calling it twice is harmless."""
        ...

    # --- the mailbox -------------------------------------------------------------------------------------------------

    async def accept(self, event: Event, case_id: str | None = None) -> Accepted:
        """Put an event into a case's mailbox; case_id None opens a new case (for kinds message and forced only).

        A new case is bound to its place: `thread(place)` finds it by (surface, conversation, thread or the message's own id).
        If that message (by its id) has a case already, its next event joins that case: a message and its emoji may come at once.
        The identity is `event.id`. KeyError for a case_id that does not exist, ValueError for another kind without case_id or for
        an id with a NUL in it. Goes first in the writer's queue.
        """
        ...

    async def pending(self, case_id: str) -> tuple[StoredEvent, ...]:
        """The unfinished events of a case, in the order of acceptance."""
        ...

    async def cases_with_work(self, limit: int) -> tuple[str, ...]:
        """Cases with unfinished events, oldest event first."""
        ...

    async def event(self, event_id: str) -> StoredEvent | None: ...

    async def events(self, case_id: str) -> tuple[StoredEvent, ...]:
        """All events of a case, for the receipt."""
        ...

    async def keep(self, event_id: str, name: str, value: str) -> str:
        """Keep what a step found, under (event, name). The first value wins and is returned."""
        ...

    async def kept(self, event_id: str) -> Mapping[str, str]: ...

    async def failed(self, event_id: str, problem: str) -> int:
        """Note a failed try of an unfinished event; returns how many there were."""
        ...

    async def record(self, event_id: str, change: Change, expected_version: int, receipts: Sequence[Receipt] = ()) -> Case | None:
        """Append the change's case as version expected_version + 1, with all its effects, in one transaction.

        Effects: its dues replace all dues of the case; news, orders, feedback (and, where it teaches, the example), the incident.
        The planned tickets get their rows. Unique by (case, version) and by (case, event): if this event already made a version,
        that one is returned and nothing is written. None: another version stands there by now (compare-and-set lost), or the event
        has ended already. ValueError for a change of another case or event.
        The event is not finished by this; a crash after it is found by `pending` and by `version_of`.
        """
        ...

    async def finish(self, event_id: str, result: str, receipts: Sequence[Receipt] = (), forget_words: bool = False) -> None:
        """End an event; the first end stays. forget_words: the text, subject and attachments of its message and the words of its action
        are erased, and with any result but "recorded" also what was kept of it (what was left alone keeps its id, not its words; what
        was kept for a version is the receipt of that version, and was made of masked words)."""
        ...

    # --- cases -------------------------------------------------------------------------------------------------------

    async def case(self, case_id: str, version: int | None = None) -> Case | None:
        """The newest version, or that one."""
        ...

    async def version_of(self, case_id: str, event_id: str) -> Case | None:
        """The version that this event made, None if it made none (yet)."""
        ...

    async def versions(self, case_id: str) -> tuple[Case, ...]: ...

    async def thread(self, place: Place) -> Thread | None:
        """What stands at (surface, conversation, thread). None for an unknown thread and for thread None."""
        ...

    async def open_question(self, person_id: str, conversation: Place) -> str | None:
        """The newest case of that person that asks a question (state asking or waiting) and has its card in that conversation."""
        ...

    async def queue(self, limit: int = 200, team: str | None = None, assignee_id: str | None = None) -> tuple[CaseLine, ...]:
        """Cases that are open to people (new asking proposed several open claimed waiting incident), most urgent first:
        priority, then first-response due, then age. Cases of shadow mode are left out."""
        ...

    async def cases_of(self, person_id: str, limit: int = 20) -> tuple[CaseLine, ...]:
        """Cases that the person asked, newest first; ignored ones left out."""
        ...

    async def list_cases(self, states: Sequence[State] = (), limit: int = 1000, since: datetime | None = None) -> tuple[CaseLine, ...]:
        """Newest first; all states if none is named. `since`: asked (opened_at) at that time or later."""
        ...

    async def past_cases(self, person_id: str, since: datetime, limit: int = 20) -> tuple[PastCase, ...]:
        """Decided, not ignored cases of the person, newest first, for enrich and the pattern rule."""
        ...

    async def accepted_proposals(self, person_id: str) -> int:
        """How many of the person's last proposals, counted back from the newest, were accepted unchanged (at most 10)."""
        ...

    async def counts(self) -> Mapping[str, int]:
        """Cases by state, and `events_pending`, `cards_behind`, `orders_open`, for metrics."""
        ...

    # --- what is shown -----------------------------------------------------------------------------------------------

    async def posts(self, case_id: str) -> tuple[Posted, ...]: ...

    async def begin_post(self, case_id: str, name: str, place: Place, now: datetime) -> tuple[Posted, bool]:
        """Announce a post before it is made. (row, True): go ahead and post. (row, False): a row stands there already, either posted
        (`post` set) or announced earlier without an answer: the caller searches the place first, then calls `again_post`.

        A name that begins with `news/` is a news post: it does not put the case's cards behind."""
        ...

    async def again_post(self, case_id: str, name: str, now: datetime) -> Posted:
        """Announce another attempt of the same post; counts `attempt` up."""
        ...

    async def posted(self, case_id: str, name: str, post: str, version: int, digest: str) -> None:
        """The post exists (again) and shows that version; binds (surface, conversation, post) to the case for `thread`."""
        ...

    async def unposted(self, case_id: str, name: str) -> None:
        """The post is gone; the next begin_post goes ahead."""
        ...

    async def behind(self, limit: int) -> tuple[str, ...]:
        """Cases with finished events whose cards show an older version than the newest (or were announced and never answered)."""
        ...

    async def drawn_all(self, case_id: str, version: int) -> None:
        """Every card of the case that is wanted shows this version: the case is no longer behind, unless a newer version came.
        (Said late of an older version, it puts the case behind again: that drawing may have come last.)"""
        ...

    async def news(self, now: datetime, limit: int, case_id: str | None = None) -> tuple[StoredNews, ...]:
        """News not yet posted whose time has come, oldest first. Never two of one case within `news_per_case_seconds`, which the
        store is opened with (the later waits; not for `private`)."""
        ...

    async def news_done(self, news_id: str, now: datetime, note: str = "") -> None:
        """The news is out (or given up: note says why; then it makes no other news wait)."""
        ...

    # --- tickets -----------------------------------------------------------------------------------------------------

    async def tickets(self, case_id: str) -> tuple[Ticket, ...]: ...

    async def orders(self, now: datetime, limit: int, case_id: str | None = None) -> tuple[StoredOrder, ...]:
        """Undone orders whose time has come, of each case only the first undone one (case_id given: all of it, in order)."""
        ...

    async def order_done(self, order_id: str, ticket: Ticket) -> None:
        """The order is carried out; the ticket's row is brought up to date and the case's cards are behind."""
        ...

    async def order_failed(self, order_id: str, problem: str, next_try_at: datetime) -> None: ...

    # --- deadlines, limits, schedules ---------------------------------------------------------------------------------

    async def overdue(self, now: datetime, limit: int) -> tuple[DueRow, ...]:
        """Deadlines that have passed. They stay until the event made of them (id due/case/version/what) is accepted."""
        ...

    async def next_due_at(self) -> datetime | None: ...

    async def take(self, bucket: str, capacity: float, per_seconds: float, now: datetime, amount: float = 1.0) -> bool:
        """Take from a token bucket of `capacity` that refills wholly in `per_seconds`. Exact under many callers. Not idempotent.
        A clock that steps back gives nothing and blocks no longer than `per_seconds`."""
        ...

    async def due_schedule(self, name: str, now: datetime, every_seconds: float) -> bool:
        """True once per period for exactly one caller; the first call only starts the clock (False)."""
        ...

    # --- paid calls --------------------------------------------------------------------------------------------------

    async def reserve_call(self, call: ModelCall, case_id: str | None, worst_usd: float, limits: CallLimits, now: datetime) -> Reserved:
        """Count a call at its worst before it is made: "ok", or which budget it would pass; then it is noted as refused and counts nothing.

        Exact: the sums of the organisation's day and month (at `now`) and the reservation are one write. The identity is `call.id`;
        the first answer stays. Only a higher amount for a call that is under way is looked at anew: it is reserved in all, or it stays
        as it was. A reservation that is never settled (a crash) stays counted. ValueError for a negative amount.
        """
        ...

    async def settle_call(self, call: ModelCall, counted_usd: float | None = None) -> None:
        """The end of a call, by `call.id`; the first end stays, and a refused one has none. It counts at `call.cost_usd`, or at
        `counted_usd` where what was paid is not known. One that was never reserved (nothing was sent) is added."""
        ...

    async def calls(
        self, since: datetime | None = None, until: datetime | None = None, case_id: str | None = None
    ) -> tuple[StoredCall, ...]:
        """The ledger, oldest first: since <= reserved < until, of one case if it is named."""
        ...

    async def newest_call(self, result: str) -> datetime | None:
        """When the last call with that result (any but "ok") was reserved; None if there is none."""
        ...

    # --- learning ----------------------------------------------------------------------------------------------------

    async def examples(self) -> tuple[Labelled, ...]:
        """All labelled requests, in the order they were added (corrections keep their place)."""
        ...

    async def add_examples(self, examples: Sequence[Labelled]) -> int:
        """Add or replace by id; returns how many are new."""
        ...

    async def remove_examples(self, ids: Sequence[str] = (), source: str | None = None) -> int: ...

    async def examples_mark(self) -> int:
        """A number that changes whenever the labelled requests change; cheap."""
        ...

    async def feedback(self, since: datetime | None = None, limit: int = 100_000) -> tuple[Feedback, ...]: ...

    # --- incidents, small values ---------------------------------------------------------------------------------------

    async def incidents(self) -> tuple[Incident, ...]:
        """Open incidents with the number of reporters."""
        ...

    async def incident_cases(self, incident_id: str) -> tuple[str, ...]:
        """Cases that follow an incident and are not closed, oldest first."""
        ...

    async def put_value(self, name: str, value: str) -> None:
        """Remember a small named value (the last write wins), such as a fingerprint."""
        ...

    async def value(self, name: str) -> str | None: ...

    async def check(self) -> tuple[str, ...]:
        """Problems found in the files: integrity, the chain of versions; empty if none."""
        ...
