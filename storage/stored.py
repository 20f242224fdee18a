"""What a store hands out beside cases: events, posts, news, orders, deadlines and lines of lists as it has them. Values only."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from triage.case import ModelCall, News, State, TicketOrder
from triage.facts import Event, Fact, Place, Priority, Receipt


class Accepted(Fact):
    """`new` False: this event was there before, and nothing was written."""

    case_id: str
    new: bool


class Thread(Fact):
    """What stands at a place: the origin of a case (`card` is "origin") or one of its cards ("requester", "agents", "team")."""

    case_id: str
    card: str


class StoredEvent(Fact):
    """An event with what became of it. `result` None: still pending. Else recorded, left_alone, refused:<word>, lost:<name>, ignored."""

    event: Event
    case_id: str
    accepted_at: datetime
    finished_at: datetime | None = None
    result: str | None = None
    version: int | None = None
    kept: tuple[tuple[str, str], ...] = ()
    receipts: tuple[Receipt, ...] = ()
    attempts: int = 0
    problem: str | None = None


class Posted(Fact):
    """A card (or news post) of a case at a place. `post` None: it is being posted since `posting_since`, or that was never answered."""

    case_id: str
    name: str
    place: Place
    post: str | None = None
    version: int = 0
    """The case's version that is drawn; 0 none."""
    digest: str = ""
    """Of what is drawn, so that an equal card is not sent again."""
    posting_since: datetime | None = None
    attempt: int = 0


class StoredNews(Fact):
    """A news post to be made. `id` is case/key. Done when its Posted row has a post."""

    id: str
    case_id: str
    version: int
    news: News
    not_before: datetime


class StoredOrder(Fact):
    """An order for the ticket system that is not yet done; orders of a case are done in `seq` order."""

    seq: int
    case_id: str
    order: TicketOrder
    attempts: int = 0
    problem: str | None = None


class DueRow(Fact):
    case_id: str
    version: int
    what: str
    at: datetime


class Labelled(Fact):
    """A labelled request. `label`: a category id, or kind:<id>. `source`: sample, imported, feedback or organisation."""

    id: str
    text: str
    label: str
    priority: Priority | None = None
    team: str | None = None
    source: Literal["sample", "imported", "feedback", "organisation"] = "imported"
    case_id: str | None = None


class CaseLine(Fact):
    """One case in a list: from indexed columns, without reading versions."""

    case_id: str
    version: int
    state: State
    summary: str
    requester_id: str
    requester_name: str
    category: str | None
    priority: Priority
    team: str | None
    assignee_id: str | None
    assignee_name: str | None
    opened_at: datetime
    changed_at: datetime
    first_response_due_at: datetime | None = None
    resolution_due_at: datetime | None = None
    first_response_at: datetime | None = None
    ignored_because: str | None = None
    closed_as: str | None = None
    outcome: str | None = None
    channel: str | None = None
    message_id: str = ""
    shadow: bool = False
    """Decided in shadow mode: it stands in no queue, because nobody can do anything for its requester."""


Reserved = Literal["ok", "day", "month"]
"""Is a call reserved? Else which budget it would pass."""


class CallLimits(Fact):
    """The budget of an organisation, in USD for a calendar day and month of its time zone. None: unlimited."""

    usd_per_day: Annotated[float, Field(gt=0)] | None = None
    usd_per_month: Annotated[float, Field(gt=0)] | None = None
    time_zone: str = "UTC"


class StoredCall(Fact):
    """A paid call as the ledger has it. `call.result` is also "reserved" (no end is known: it counts at its worst), "budget_day" or
    "budget_month" (refused: it was never made)."""

    call: ModelCall
    case_id: str | None
    category: str | None
    """Of its case, as it stands now."""
    at: datetime
    day: str
    """The organisation's calendar day it counts for, such as 2026-11-24."""
    settled: bool
    reserved_usd: float
    counted_usd: float
    """What of the budget it takes."""
