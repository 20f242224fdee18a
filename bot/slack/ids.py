"""Ids: Slack's workspace, channel, user and timestamp <-> the ids and places that the core carries and never opens.

A message is `slack:T1/C1/1712003000.000100` whoever posted it, so `Place.thread` of what is written under a post is that post's id. The
workspace (or the Enterprise Grid organisation) stands in every id, so that two of them never share one.
"""

import re
from datetime import UTC, datetime
from typing import Final

from triage.facts import Fact, Place

SURFACE: Final = "slack"
_MESSAGE: Final = re.compile(r"slack:([A-Z0-9]{2,30})/([A-Z0-9]{2,30})/([0-9]{1,12}\.[0-9]{1,8})")
_PERSON: Final = re.compile(r"slack:([A-Z0-9]{2,30})/([A-Z0-9]{2,30})")


class Address(Fact):
    """Where a message stands."""

    workspace: str
    channel: str
    ts: str


def message_id(workspace: str, channel: str, ts: str) -> str:
    return f"{SURFACE}:{workspace}/{channel}/{ts}"


def opened(message: str | None) -> Address | None:
    """The address in a message's id; None for an id that is not of this shape (a command, another surface's)."""
    found = _MESSAGE.fullmatch(message or "")
    return Address(workspace=found[1], channel=found[2], ts=found[3]) if found else None


def person_id(workspace: str, user: str) -> str:
    return f"{SURFACE}:{workspace}/{user}"


def user_of(person: str | None) -> str | None:
    """The Slack user in a person's id; None for somebody of another surface."""
    found = _PERSON.fullmatch(person or "")
    return found[2] if found else None


def place_of(workspace: str, channel: str, thread_ts: str | None = None) -> Place:
    """A channel or direct conversation, or a thread in it."""
    thread = message_id(workspace, channel, thread_ts) if thread_ts else None
    return Place(surface=SURFACE, conversation=f"{workspace}/{channel}", thread=thread)


def channel_of(place: Place) -> str:
    """The channel's id in a place; what is not ours is given as it is, and Slack will not know it."""
    return place.conversation.rpartition("/")[2]


def thread_of(place: Place) -> str | None:
    """The timestamp of the thread's first message; None for no thread, or for one that stands elsewhere."""
    found = opened(place.thread)
    return found.ts if found is not None and found.channel == channel_of(place) else None


def time_of(ts: str) -> datetime:
    """When a message was posted, to the millisecond: the last digits of Slack's timestamps only make them unique in their channel."""
    return datetime.fromtimestamp(int(float(ts) * 1000 + 1e-6) / 1000, UTC)
