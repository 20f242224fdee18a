"""The words of the trade: what people say, what happened, who did it. Values only; nothing here decides or remembers.

A case is a mailbox: every `Event` has an identity of its own and ends in a new version of its `Case` (triage/case.py).
"""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field


class Fact(BaseModel):
    """A frozen value; unknown fields are refused, so that a misspelt field is an error and not a silence."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _utc(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise ValueError("expected an aware time, such as 2026-01-15T09:30:00Z")
    return at.astimezone(UTC)


At = Annotated[datetime, AfterValidator(_utc)]
Confidence = Annotated[float, Field(ge=0.0, le=1.0)]
Priority = Literal["critical", "high", "normal", "low"]
PRIORITIES: tuple[Priority, ...] = ("critical", "high", "normal", "low")
KindOfRequest = Literal["it_support", "incident", "feature_request", "billing", "hr", "security_report"]
KINDS: tuple[KindOfRequest, ...] = ("it_support", "incident", "feature_request", "billing", "hr", "security_report")


class Role(StrEnum):
    """What somebody is to one case. An agent may also be the requester of a case: then both roles are asked."""

    REQUESTER = "requester"
    AGENT = "agent"
    LEAD = "lead"
    BYSTANDER = "bystander"
    CLOCK = "clock"


class Place(Fact):
    """An address on a surface. The core carries it and never opens it; `thread` None is the conversation itself."""

    surface: str
    conversation: str
    thread: str | None = None


class Person(Fact):
    """Somebody as their surface and the organisation file show them. `id` starts with the surface: `playground:alice`."""

    id: str
    name: str = ""
    email: str | None = None
    title: str | None = None
    department: str | None = None
    location: str | None = None
    remote: bool = False
    time_zone: str | None = None
    language: str | None = None
    is_agent: bool = False
    is_lead: bool = False
    is_bot: bool = False
    is_guest: bool = False


CLOCK = Person(id="clock", name="")
"""Who acts when a deadline has passed."""


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


class ActionName(StrEnum):
    """Everything that somebody or the clock can do to a case; the lifecycle table says who may when."""

    SOLVED = "solved"
    NEED_HELP = "need_help"
    CREATE_TICKET = "create_ticket"
    EDIT_REQUEST = "edit_request"
    NOT_NEEDED = "not_needed"
    ADD_DETAILS = "add_details"
    FILE_SPLIT = "file_split"
    FILE_ONE = "file_one"
    SOMETHING_ELSE = "something_else"
    UNDO_TICKET = "undo_ticket"
    RATE = "rate"
    WRONG_TOPIC = "wrong_topic"
    TALK_TO_PERSON = "talk_to_person"
    WITHDRAW = "withdraw"
    JOIN = "join"
    CLAIM = "claim"
    UNCLAIM = "unclaim"
    CONFIRM = "confirm"
    UNCONFIRM = "unconfirm"
    CORRECT = "correct"
    REPLY = "reply"
    ASK = "ask"
    RESOLVE = "resolve"
    REOPEN = "reopen"
    ASSIGN = "assign"
    ESCALATE = "escalate"
    RETRIAGE = "retriage"
    NOT_A_REQUEST = "not_a_request"
    MERGE = "merge"
    MUTE = "mute"
    UNMUTE = "unmute"
    NOTE = "note"
    AGREE_TOPIC = "agree_topic"
    DISMISS_TOPIC = "dismiss_topic"
    END_INCIDENT = "end_incident"
    INCIDENT_SOLVED = "incident_solved"
    AUTO_CREATE = "auto_create"
    QUESTION_TIMEOUT = "question_timeout"
    FOLLOW_UP = "follow_up"
    CLOSE_UNCONFIRMED = "close_unconfirmed"
    FIRST_RESPONSE_MISSED = "first_response_missed"
    RESOLUTION_MISSED = "resolution_missed"


class Action(Fact):
    """One thing done by somebody. Which of the optional fields an action needs stands in triage/lifecycle.py."""

    name: ActionName
    by: Person
    text: str | None = None
    """The words of a form: a reply, a note, a reason, a detail, a corrected summary."""
    category: str | None = None
    priority: Priority | None = None
    team: str | None = None
    kind: KindOfRequest | None = None
    article: str | None = None
    outcome: str | None = None
    """What the triage should have done, in a correction: an outcome of `triage.case.Outcome`."""
    assignee: Person | None = None
    incident: str | None = None
    rating: Annotated[int, Field(ge=1, le=5)] | None = None
    seen_version: int | None = None
    """The version of the case on the card that was clicked; None where no card was involved."""
    written: bool = False
    """The words stand in the requester's thread already (an agent wrote there), so they are not posted again."""


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
    seen_version: int | None = None

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
    accepted_proposals: int = 0
    """How many of the requester's last proposals, counted back from now, were accepted unchanged."""
    over_limit: Literal["user_limit", "system_limit"] | None = None


class Receipt(Fact):
    """One step of one event: what was done, when, how long it took, and what it found (redacted, JSON-like text)."""

    step: str
    started_at: At
    seconds: float
    detail: str = ""
