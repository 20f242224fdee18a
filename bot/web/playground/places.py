"""Where people write in the playground: channels and direct conversations, who sees them, and the ids of posts in them. Pure."""

import re
from typing import Literal

from bot.web.playground.people import BOT, CAST, SURFACE, person, short_name
from triage.facts import Fact, Person, Place
from triage.organisation import Organisation

GENERAL = "general"
_POST = re.compile(rf"{SURFACE}/([a-z0-9][a-z0-9_-]{{0,79}})/p([1-9][0-9]{{0,17}})")


class Conversation(Fact):
    """A channel, or a direct conversation of `members` (ids). `with_bot` False: the helpdesk is not in it and hears nothing."""

    id: str
    name: str
    kind: Literal["channel", "direct"]
    private: bool = False
    with_bot: bool = True
    members: tuple[str, ...] = ()
    about: str = ""
    """The key of what it is for, "" for a direct one."""


def conversations(org: Organisation) -> tuple[Conversation, ...]:
    """All of them: help channels and #general for everybody, the agents' channels for agents, direct ones for their two members."""
    return (*_channels(org), *_directs())


def _channels(org: Organisation) -> tuple[Conversation, ...]:
    private = [org.channels.agents, org.channels.security, *(team.channel for team in org.teams)]
    public = dict.fromkeys(org.channels.help, "play_about_help")
    public.setdefault(GENERAL, "play_about_general")
    found = [Conversation(id=name, name=name, kind="channel", about=about) for name, about in public.items()]
    for name in dict.fromkeys(name for name in private if name and name not in public):
        about = "play_about_agents" if name == org.channels.agents else "play_about_team"
        found.append(Conversation(id=name, name=name, kind="channel", private=True, about=about))
    return tuple(found)


def _directs() -> tuple[Conversation, ...]:
    found = [
        Conversation(id=f"dm-{short_name(one.id)}", name=BOT.name, kind="direct", private=True, members=(one.id, BOT.id)) for one in CAST
    ]
    for n, one in enumerate(CAST):
        for other in CAST[n + 1 :]:
            members, name = (one.id, other.id), f"dm-{short_name(one.id)}-{short_name(other.id)}"
            found.append(Conversation(id=name, name="", kind="direct", private=True, with_bot=False, members=members))
    return tuple(found)


def may_see(viewer: Person, where: Conversation) -> bool:
    """Members see a direct conversation, agents a private channel, everybody a public one."""
    if where.kind == "direct":
        return viewer.id in where.members
    return not where.private or viewer.is_agent or viewer.is_lead


def name_for(viewer: Person, where: Conversation) -> str:
    """What a conversation is called to somebody: a direct one by whom it is with."""
    if where.kind == "channel":
        return where.name
    others = [member for member in where.members if member != viewer.id]
    return person(others[0]).name if others else viewer.name


def message_id(conversation: str, number: int) -> str:
    """The id of a post, as everybody outside the playground knows it."""
    return f"{SURFACE}/{conversation}/p{number}"


def opened(post: str) -> tuple[str, int] | None:
    """(conversation, number) of a post's id; None for an id that is not the playground's."""
    found = _POST.fullmatch(post)
    return (found[1], int(found[2])) if found else None


def direct_place(person_id: str) -> Place:
    """The conversation of the helpdesk with one person."""
    return Place(surface=SURFACE, conversation=f"dm-{short_name(person_id)}")
