"""Who and where: people, their roles, places, and the frozen base of every fact. Read as part of triage/facts.py."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, Field


class Fact(BaseModel):
    """A frozen value; unknown fields are refused, so that a misspelt field is an error and not a silence.

    What a validation error says goes into logs, so it never quotes what was found: that may be somebody's words.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


def _utc(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise ValueError("expected an aware time, such as 2026-01-15T09:30:00Z")
    return at.astimezone(UTC)


At = Annotated[datetime, AfterValidator(_utc)]
Confidence = Annotated[float, Field(ge=0.0, le=1.0)]
Priority = Literal["critical", "high", "normal", "low"]
PRIORITIES: tuple[Priority, ...] = get_args(Priority)
"""The most urgent first."""
KindOfRequest = Literal["it_support", "incident", "feature_request", "billing", "hr", "security_report"]
KINDS: tuple[KindOfRequest, ...] = get_args(KindOfRequest)


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


def same_person(one: Person, other: Person) -> bool:
    """The same account; or on two platforms accounts with the same e-mail address, where both show it. Guests' addresses prove nothing."""
    if one.id == other.id:
        return True
    addresses = [(person.email or "").strip().casefold() for person in (one, other)]
    elsewhere = one.id.partition(":")[0] != other.id.partition(":")[0]
    return elsewhere and addresses[0] == addresses[1] != "" and not any(person.is_guest or person.is_bot for person in (one, other))


CLOCK = Person(id="clock", name="")
"""Who acts when a deadline has passed."""
