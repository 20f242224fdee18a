"""Everything that can be done to a case, and one thing done by somebody. Read as part of triage/facts.py."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from triage.people import Fact, KindOfRequest, Person, Priority


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
