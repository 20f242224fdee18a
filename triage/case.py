"""The case and everything a decision is made of: Assessment, Decision, Case, and the Change that one event makes."""

from typing import Annotated, Literal

from pydantic import Field

from triage.facts import (
    ActionName,
    At,
    Candidate,
    Confidence,
    Fact,
    KindOfRequest,
    PastRequest,
    Person,
    Priority,
    Request,
)

Outcome = Literal["self_service", "ticket_proposed", "ticket_created", "question", "person", "elsewhere", "known_incident", "ignored"]
OUTCOMES: tuple[Outcome, ...] = (
    "self_service",
    "ticket_proposed",
    "ticket_created",
    "question",
    "person",
    "elsewhere",
    "known_incident",
    "ignored",
)
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
STATES: tuple[State, ...] = (
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
)
"""new  being triaged · ignored  left alone · answered  articles shown · asking  questions put · proposed  a ticket is proposed
several  one ticket or N? · open  in a team's queue with a clock · claimed  an agent works on it · waiting  for the requester
incident  follows a known incident · elsewhere  told where to go · resolved  · closed  (see `Case.closed_as`)"""

ClosedAs = Literal["confirmed", "unconfirmed", "not_needed", "withdrawn", "not_a_request", "merged", "undone"]


class Issue(Fact):
    """One of the things asked, as a model sees it. `category` and `team` are ids of the organisation file or None."""

    summary: Annotated[str, Field(max_length=200)]
    category: str | None = None
    priority: Priority = "normal"
    impact: str = ""
    urgency: str = ""
    system: str | None = None
    team: str | None = None
    articles: tuple[str, ...] = ()
    category_confidence: Confidence = 0.0
    answer_confidence: Confidence = 0.0
    reasoning: Annotated[str, Field(max_length=500)] = ""


class Assessment(Fact):
    """What a model makes of a request, validated against what it was asked with. `experienced` False: no experience yet."""

    kind: KindOfRequest = "it_support"
    kind_confidence: Confidence = 0.0
    is_request: bool = True
    language: str = "en"
    issues: Annotated[tuple[Issue, ...], Field(min_length=1, max_length=5)]
    several: bool = False
    questions: Annotated[tuple[str, ...], Field(max_length=3)] = ()
    notes: Annotated[str, Field(max_length=1000)] = ""
    signals: tuple[str, ...] = ()
    """Of SIGNALS: what the text says about weight, for the rules."""
    experienced: bool = True
    evidence: tuple[PastRequest, ...] = ()


SIGNALS: tuple[str, ...] = (
    "production_impact",
    "no_critical_system",
    "many_affected",
    "blocked",
    "deadline_near",
    "unusual",
    "risky",
    "device_lost",
    "leak",
)


class Unreadable(Fact):
    """The model's answer could not be used: a decision for a person, the raw answer stays in the receipt."""

    why: str
    raw: str = ""


class Asked(Fact):
    """One question to a model and its answer, for the receipt. `asked` and `raw` are redacted texts."""

    assessment: Assessment | None = None
    unreadable: Unreadable | None = None
    model: str
    prompt_version: str | None = None
    prompt_hash: str | None = None
    asked: str = ""
    raw: str = ""
    cost_usd: float = 0.0
    seconds: float = 0.0
    failure: str | None = None
    """Why the model could not be asked, e.g. "timeout"; the assessment is then the offline model's suggestion."""


IssueAction = Literal["self_service", "route", "escalate_l2", "escalate_manager", "person", "elsewhere", "known_incident"]


class Routed(Fact):
    """One issue as decided: what is done with it, by which team, with which articles."""

    summary: str
    category: str | None
    priority: Priority
    team: str
    action: IssueAction
    category_confidence: Confidence
    answer_confidence: Confidence
    articles: tuple[Candidate, ...] = ()
    system: str | None = None


class Decision(Fact):
    """What is done with a request and why. `rule` names the rule that fired; `decided_by` model, rule or person."""

    outcome: Outcome
    rule: str
    decided_by: Literal["model", "rule", "person"]
    kind: KindOfRequest = "it_support"
    issues: Annotated[tuple[Routed, ...], Field(min_length=1)]
    team: str
    priority: Priority
    category: str | None
    category_confidence: Confidence
    answer_confidence: Confidence
    questions: tuple[str, ...] = ()
    incident: str | None = None
    confirm: Literal["ask", "auto", "at_once"] = "ask"
    """ask: proposed first · auto: created at once with Undo · at_once: created at once (critical, high, hand-overs)."""
    private: bool = False
    flags: tuple[str, ...] = ()
    notes: str = ""
    reasoning: str = ""
    language: str = "en"
    model: str = ""
    prompt_version: str | None = None
    cost_usd: float = 0.0
    experienced: bool = True
    similar: tuple[PastRequest, ...] = ()


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


Deadline = Literal["auto_create", "question_timeout", "follow_up", "close_unconfirmed", "first_response_missed", "resolution_missed"]


class Due(Fact):
    """A deadline of a case. All deadlines of a case are replaced by each new version."""

    what: Deadline
    at: At


NewsKind = Literal[
    "question",
    "agent_reply",
    "waiting",
    "resolved",
    "reopened",
    "handed_on",
    "incident_solved",
    "follow_up",
    "rotate_secret",
    "joined",
    "overdue",
    "limit",
    "private_line",
]


class News(Fact):
    """A short new post, because an updated card notifies nobody. `key` makes its identity together with the case.

    to: thread  in the request's thread (or the DM of a private case) · private  only `person` sees it · agents  under the agents' card
    """

    key: str
    kind: NewsKind
    to: Literal["thread", "private", "agents"] = "thread"
    text: str = ""
    by: Person | None = None
    person: Person | None = None
    mention: bool = False


class TicketOrder(Fact):
    """One operation for the ticket system, carried out in order. `id` is its idempotency key, unique for ever."""

    id: str
    key: str
    operation: Literal["create", "update", "comment", "resolve", "reopen", "cancel"]
    summary: str = ""
    text: str = ""
    category: str | None = None
    priority: Priority | None = None
    team: str | None = None
    assignee: Person | None = None
    requester: Person | None = None
    fields: tuple[tuple[str, str], ...] = ()
    """The seed's custom fields: Triage Category, Confidence, Reasoning, Timestamp, Model."""


class Feedback(Fact):
    """A correction or confirmation: labelled data. `teaches` False: kept, but no example (yet)."""

    id: str
    case_id: str
    version: int
    at: At
    by: Person
    kind: Literal["confirmed", "corrected", "solved", "need_help", "wrong_topic", "rated", "reopened", "not_a_request", "withdrawn"]
    category_before: str | None = None
    category_after: str | None = None
    priority_before: Priority | None = None
    priority_after: Priority | None = None
    team_before: str | None = None
    team_after: str | None = None
    kind_before: KindOfRequest | None = None
    kind_after: KindOfRequest | None = None
    outcome_before: str | None = None
    outcome_after: str | None = None
    article: str | None = None
    rating: int | None = None
    why: str | None = None
    text: str = ""
    """The redacted request text that becomes the example."""
    teaches: bool = False
    withdraws: str | None = None
    """The id of an earlier feedback of this case that its giver took back (kind withdrawn): it counts no more and teaches no more."""


class Change(Fact):
    """What one event makes of a case: its next version, and the effects that belong to that version."""

    case: Case
    dues: tuple[Due, ...] = ()
    news: tuple[News, ...] = ()
    orders: tuple[TicketOrder, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    incident: "IncidentChange | None" = None


class IncidentChange(Fact):
    """An incident declared or ended by this change."""

    id: str
    title: str = ""
    category: str | None = None
    words: tuple[str, ...] = ()
    ended: bool = False


class Refused(Fact):
    """An action that may not happen now. `word` is a key of the words file; `names` fill its gaps (a loser learns who won)."""

    word: str
    names: tuple[tuple[str, str], ...] = ()


class Ignored(Fact):
    """An action that changes nothing and needs no words: a repeated click, a deadline of an older version."""


class Ticket(Fact):
    """A ticket as the store knows it. `number` None: ordered, not yet created."""

    key: str
    case_id: str
    number: str | None = None
    url: str | None = None
    status: Literal["ordered", "open", "resolved", "cancelled", "failing"] = "ordered"
    summary: str = ""
    team: str | None = None
    problem: str | None = None


VERBS: tuple[str, ...] = tuple(name.value for name in ActionName)
