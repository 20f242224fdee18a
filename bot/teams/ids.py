"""Ids: Teams' tenants, conversations, people and activities <-> the ids and places that the core carries and never opens.

A message is `teams:<tenant>/<conversation>/<activity>` whoever posted it; the conversation is that of the channel, without the thread that
Teams appends (`;messageid=…`). So `Place.thread` of what is written under a post is that post's id.
"""

import re
from datetime import datetime
from typing import Final

from triage.facts import Fact, Place

SURFACE: Final = "teams"
_PART: Final = r"[^/\s;]{1,300}"
_MESSAGE: Final = re.compile(rf"teams:({_PART})/({_PART})/({_PART})")
_PERSON: Final = re.compile(rf"teams:({_PART})/({_PART})")
NO_TENANT: Final = "none"
"""Stands in ids where Teams names no tenant (Microsoft's local playground)."""


class Address(Fact):
    """Where a message stands."""

    tenant: str
    conversation: str
    activity: str


def message_id(tenant: str, conversation: str, activity: str) -> str:
    return f"{SURFACE}:{tenant}/{bare(conversation)}/{activity}"


def opened(message: str | None) -> Address | None:
    """The address in a message's id; None for an id that is not of this shape (a command, another surface's)."""
    found = _MESSAGE.fullmatch(message or "")
    return Address(tenant=found[1], conversation=found[2], activity=found[3]) if found else None


def person_id(tenant: str, user: str) -> str:
    """`user`: the directory's object id, which is the same everywhere; without one the account's id towards this bot."""
    return f"{SURFACE}:{tenant}/{user}"


def user_of(person: str | None) -> str | None:
    """The Teams user in a person's id; None for somebody of another surface."""
    found = _PERSON.fullmatch(person or "")
    return found[2] if found else None


def tenant_of(of: str | Place | None) -> str | None:
    """The tenant in an id of ours or in a place."""
    if isinstance(of, Place):
        return of.conversation.partition("/")[0]
    found = _PERSON.fullmatch(of or "") or _MESSAGE.fullmatch(of or "")
    return found[1] if found else None


def bare(conversation: str) -> str:
    """A conversation without the thread."""
    return conversation.partition(";")[0]


def root_of(conversation: str) -> str | None:
    """The activity that began the thread a conversation's id names."""
    return conversation.partition(";messageid=")[2] or None


def place_of(tenant: str, conversation: str, root: str | None = None) -> Place:
    """A channel or chat, or a thread in it. `root`: the activity that began the thread."""
    thread = message_id(tenant, conversation, root) if root else None
    return Place(surface=SURFACE, conversation=f"{tenant}/{bare(conversation)}", thread=thread)


def conversation_of(place: Place) -> str:
    """The conversation of a place; what is not ours is given as it is, and Teams will not know it."""
    return place.conversation.partition("/")[2] or place.conversation


def thread_of(place: Place) -> str | None:
    """The activity that began the thread; None for no thread, or for one that stands elsewhere."""
    found = opened(place.thread)
    return found.activity if found is not None and found.conversation == conversation_of(place) else None


def is_channel(conversation: str) -> bool:
    """A channel of a team: only there are threads."""
    return "@thread.tacv2" in conversation or "@thread.skype" in conversation


def is_between_people(conversation: str) -> bool:
    """The chat of two people with each other, in which no app is: Teams calls it personal, as a person's chat with the helpdesk."""
    return conversation.startswith("19:") and "@unq.gbl.spaces" in conversation


def is_group(conversation: str) -> bool:
    """A chat of several people, or of a meeting."""
    return conversation.endswith("@thread.v2")


def time_of(stamp: object, otherwise: datetime) -> datetime:
    """Teams' time stamps have seven digits after the second; to the millisecond. Without a readable one `otherwise`."""
    try:
        found = datetime.fromisoformat(str(stamp))
    except ValueError:
        return otherwise
    return found.replace(microsecond=found.microsecond // 1000 * 1000) if found.tzinfo is not None else otherwise
