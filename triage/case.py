"""The case and everything it is made of: its versions, clocks, notes, and the Change that one event makes."""

from typing import Literal, get_args

from triage.consequences import (
    Deadline,
    Due,
    Feedback,
    Ignored,
    IncidentChange,
    News,
    NewsKind,
    Refused,
    Ticket,
    TicketOrder,
)
from triage.decision import (
    OUTCOMES,
    SIGNALS,
    Asked,
    Assessment,
    Decision,
    Issue,
    IssueAction,
    ModelCall,
    Outcome,
    Routed,
    Stage,
    Unreadable,
    Usage,
)
from triage.facts import (
    ActionName,
    At,
    Fact,
    Person,
    Priority,
    Request,
)

__all__ = [
    "OUTCOMES",
    "SIGNALS",
    "STATES",
    "VERBS",
    "Asked",
    "Assessment",
    "Case",
    "Change",
    "Clocks",
    "ClosedAs",
    "Deadline",
    "Decision",
    "Due",
    "Feedback",
    "Ignored",
    "IncidentChange",
    "Issue",
    "IssueAction",
    "ModelCall",
    "News",
    "NewsKind",
    "Note",
    "Outcome",
    "PlannedTicket",
    "Refused",
    "Replaced",
    "Routed",
    "Stage",
    "State",
    "Ticket",
    "TicketOrder",
    "TopicWish",
    "Unreadable",
    "Usage",
]

State = Literal[
    "new",
    "ignored",
    "answered",
    "asking",
    "proposed",
    "several",
    "open",
    "claimed",
    "waiting",
    "incident",
    "elsewhere",
    "resolved",
    "closed",
]
STATES: tuple[State, ...] = get_args(State)
"""new  being triaged · ignored  left alone · answered  articles shown · asking  questions put · proposed  a ticket is proposed
several  one ticket or N? · open  in a team's queue with a clock · claimed  an agent works on it · waiting  for the requester
incident  follows a known incident · elsewhere  told where to go · resolved  · closed  (see `Case.closed_as`)"""

ClosedAs = Literal["confirmed", "unconfirmed", "not_needed", "withdrawn", "not_a_request", "merged", "undone"]


class Note(Fact):
    """Words of a person kept with the case. `side`: requester, agent (shown to the requester) or internal (never shown)."""

    by: Person
    at: At
    text: str
    side: Literal["requester", "agent", "internal"]


class PlannedTicket(Fact):
    """A ticket of this case. `key` is its identity in the ticket system (external id, label): looked up before a second try."""

    key: str
    summary: str
    category: str | None
    priority: Priority
    team: str


class Clocks(Fact):
    """SLA clocks by working hours; they run from the post. Times None: not started, or not reached."""

    started_at: At | None = None
    """From when they run: the post; after articles, a question or "elsewhere" the moment somebody asked for a person."""
    first_response_due_at: At | None = None
    resolution_due_at: At | None = None
    first_response_at: At | None = None
    resolved_at: At | None = None
    first_response_missed: bool = False
    resolution_missed: bool = False
    queued_until: At | None = None
    """After hours: the team's next opening; None within hours."""
    waiting_since: At | None = None
    waited_minutes: float = 0.0
    """Working minutes spent waiting for the requester; they do not count against resolution."""


class TopicWish(Fact):
    """The requester's "wrong topic", waiting for an agent before it teaches."""

    by: Person
    at: At
    category: str | None = None
    text: str | None = None


class Replaced(Fact):
    """How a case stood before a claim, for the one who takes the claim back while nothing later happened."""

    state: State
    assignee: Person | None = None
    clocks: Clocks = Clocks()


class Case(Fact):
    """One version of a case; the case is all its versions. `event_id` made this version; `what` is the verb it did."""

    id: str
    version: int
    event_id: str
    at: At
    what: str
    by: Person | None = None
    state: State
    state_at: At | None = None
    """Since when it is in this state: deadlines run from here, so that a note or a follower does not put them off."""
    request: Request
    decision: Decision | None = None
    closed_as: ClosedAs | None = None
    ignored_because: str | None = None
    category: str | None = None
    priority: Priority = "normal"
    team: str | None = None
    assignee: Person | None = None
    confirmed_by: Person | None = None
    tickets: tuple[PlannedTicket, ...] = ()
    hops: tuple[str, ...] = ()
    rounds: int = 0
    """Questions put so far; two at most."""
    followers: tuple[Person, ...] = ()
    private: bool = False
    muted: bool = False
    notes: tuple[Note, ...] = ()
    clocks: Clocks = Clocks()
    wish: TopicWish | None = None
    incident: str | None = None
    opened_at: At
    escalated_at: At | None = None
    followed_up_at: At | None = None
    rating: int | None = None
    reopened: int = 0
    undo: int | None = None
    """The version a person's own eyes or thumbs-up may be taken back to; None when anything later happened."""
    replaced: Replaced | None = None
    person_acted: bool = False


class Change(Fact):
    """What one event makes of a case: its next version, and the effects that belong to that version."""

    case: Case
    dues: tuple[Due, ...] = ()
    news: tuple[News, ...] = ()
    orders: tuple[TicketOrder, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    incident: IncidentChange | None = None


VERBS: tuple[str, ...] = tuple(name.value for name in ActionName)
