"""The words of the trade: what people say, what happened, who did it. Values only; nothing here decides or remembers.

A case is a mailbox: every `Event` has an identity of its own and ends in a new version of its `Case` (triage/case.py).
"""

from typing import Literal

from triage.actions import Action, ActionName
from triage.people import (
    CLOCK,
    KINDS,
    PRIORITIES,
    At,
    Confidence,
    Fact,
    KindOfRequest,
    Person,
    Place,
    Priority,
    Role,
    same_person,
)

__all__ = [
    "CLOCK",
    "FLAGS",
    "KINDS",
    "PRIORITIES",
    "Action",
    "ActionName",
    "At",
    "Attachment",
    "Candidate",
    "Confidence",
    "Context",
    "Event",
    "EventKind",
    "Fact",
    "Incident",
    "KindOfRequest",
    "Message",
    "NotRequest",
    "PastCase",
    "PastRequest",
    "Person",
    "Place",
    "Priority",
    "Receipt",
    "Request",
    "Role",
    "Unsure",
    "Via",
    "same_person",
]


class Attachment(Fact):
    """A file of a message, as a link; its content is never fetched."""

    name: str
    url: str | None = None


Via = Literal["post", "mention", "direct", "form", "shortcut", "reaction", "command", "api", "webhook"]


class Message(Fact):
    """One post as the edge saw it: facts only, `intake` judges them. `place.thread` is set for a reply in a thread."""

    id: str
    place: Place
    author: Person
    text: str
    sent_at: At
    subject: str | None = None
    channel: str | None = None
    direct: bool = False
    mentions_bot: bool = False
    mentions: tuple[str, ...] = ()
    addressed_to: str | None = None
    attachments: tuple[Attachment, ...] = ()
    is_system: bool = False
    via: Via = "post"
    reported_by: Person | None = None


EventKind = Literal["message", "edit", "answer", "deleted", "forced", "action", "due"]


class Event(Fact):
    """Something that happened to one case. `id` is its identity: the same event delivered again is one event.

    message  the post that opens the case · edit  its text really changed · answer  somebody wrote in its thread
    deleted  the post is gone · forced  triage it although it was left alone · action  a click, form, reaction, command
    due  a deadline of the case has passed
    """

    id: str
    kind: EventKind
    at: At
    message: Message | None = None
    action: Action | None = None
    place: Place | None = None
    """Where the click or command was made, so that the person can be told privately what became of it."""

    @property
    def actor(self) -> Person:
        if self.action is not None:
            return self.action.by
        return self.message.author if self.message is not None else CLOCK


class Request(Fact):
    """What is asked, cleaned for reading: the input of enrich, classify and route. `text` has at most 5,000 characters."""

    case_id: str
    message_id: str
    place: Place
    requester: Person
    reported_by: Person | None = None
    text: str
    subject: str | None = None
    additions: tuple[str, ...] = ()
    """Later words of the requester: answers, details, edits; oldest first."""
    attachments: tuple[Attachment, ...] = ()
    direct: bool = False
    channel: str | None = None
    via: Via = "post"
    asked_at: At
    language: str = "en"
    flags: tuple[str, ...] = ()
    """Of FLAGS."""

    @property
    def whole_text(self) -> str:
        """Subject, text and additions, as one text for a model, the search and the agents."""
        return "\n\n".join(part for part in (self.subject or "", self.text, *self.additions) if part)


FLAGS: tuple[str, ...] = (
    "suspicious",
    "secret",
    "truncated",
    "attachment_only",
    "user_limit",
    "system_limit",
    "model_down",
    "unreadable_answer",
    "deadline",
    "guest",
    "shadow",
)
"""What agents are told beside the text: suspicious passages, a secret was found, cut, a limit, the model failed, ..."""


class NotRequest(Fact):
    """The verdict "left alone". `why` is one of the words of triage/intake.py; kept with the message's id, not its words."""

    why: str


class Unsure(Fact):
    """Neither: asked of a model's stage 1; without a model it is a request."""

    request: Request
    why: str


class Candidate(Fact):
    """An article the search offered. Code, not a model, renders the link. `score` >= 0, `confidence` that it answers."""

    id: str
    title: str
    url: str | None = None
    passage: str = ""
    heading: str = ""
    score: float = 0.0
    confidence: Confidence = 0.0


class PastRequest(Fact):
    """A labelled or earlier request like this one. `label` is a category id or `kind:<id>`; `share` is its part in the score."""

    id: str
    text: str
    label: str
    priority: Priority | None = None
    team: str | None = None
    case_id: str | None = None
    similarity: float = 0.0
    share: float = 0.0


class PastCase(Fact):
    """An earlier case of the same requester."""

    case_id: str
    summary: str
    category: str | None
    team: str | None
    state: str
    opened_at: At


class Incident(Fact):
    """A declared incident that later reporters follow."""

    id: str
    title: str
    category: str | None = None
    words: tuple[str, ...] = ()
    """Words of which a report must contain at least two (or the only one) to be linked, beside the category."""
    declared_at: At
    reporters: int = 0
    ended_at: At | None = None


class Context(Fact):
    """What enrich found out. Kept before it is used, so that a crash changes nothing (architecture rule 1)."""

    now: At
    candidates: tuple[Candidate, ...] = ()
    similar: tuple[PastRequest, ...] = ()
    recent: tuple[PastCase, ...] = ()
    incidents: tuple[Incident, ...] = ()
    hops: tuple[str, ...] = ()
    """Teams this case was with, oldest first."""
    asked: tuple[str, ...] = ()
    """Questions that were put to the requester last, in the words they read."""
    accepted_proposals: int = 0
    """How many of the requester's last proposals, counted back from now, were accepted unchanged."""
    over_limit: Literal["user_limit", "system_limit"] | None = None


class Receipt(Fact):
    """One step of one event: what was done, when, how long it took, and what it found (redacted, JSON-like text)."""

    step: str
    started_at: At
    seconds: float
    detail: str = ""
