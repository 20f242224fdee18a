"""What follows from a new version of a case: deadlines, news, ticket orders, feedback, refusals. Read as part of triage/case.py."""

from typing import Literal

from triage.facts import At, Fact, KindOfRequest, Person, Priority

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
    "wants_person",
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
