"""check: Teams: the teams and channels that the app is in, whether agents are among themselves there, and who is one."""

from collections.abc import AsyncIterator, Iterable, Iterator
from typing import TYPE_CHECKING, Final

from bot.check import teams_posts
from bot.check.finding import Finding, error, note, ok, warning
from triage.facts import Fact
from triage.organisation import Organisation

if TYPE_CHECKING:
    from bot.teams.calls import Calls
    from bot.teams.references import References, Team
    from storage.store import Store

SUBJECT: Final = "teams"
MOST_TEAMS: Final = 50
ADD = "a team's owner adds the app: Teams, the team, Manage team, Apps; in a private channel once more, in the channel itself"


class Seen(Fact):
    """A channel as Teams lists it. `kind`: standard, private or shared. `name` as the organisation file writes it."""

    id: str
    name: str
    kind: str
    team_id: str
    team_name: str
    tenant: str


async def check(
    calls: "Calls", references: "References", store: "Store", organisation: Organisation, *, alone: bool
) -> AsyncIterator[Finding]:
    """What only the connector and the stored references tell. `alone`: no other platform is connected, so every channel must be here."""
    teams = references.teams()
    if not teams:
        what = "nothing of any team has come from Teams yet: the app is in no team that this helpdesk knows"
        yield (
            error(SUBJECT, what, "the app in the teams of the help channels and of the agents", ADD) if alone else note(SUBJECT, what, ADD)
        )
        return
    channels: list[Seen] = []
    for team in teams[:MOST_TEAMS]:
        found, problem = await _channels(calls, references, team)
        channels += found
        if problem is not None:
            yield problem
    if not channels:
        return
    for finding in (*_help(organisation, channels, alone=alone), *_private(organisation, channels, alone=alone)):
        yield finding
    for finding in _group(organisation, channels, alone=alone):
        yield finding
    async for finding in _agents(calls, references, organisation, channels):
        yield finding
    helping = {one.id: _where(one) for name in organisation.channels.help for one in _called(name, channels)}
    async for finding in teams_posts.check(store, helping):
        yield finding


async def _channels(calls: "Calls", references: "References", team: "Team") -> tuple[list[Seen], Finding | None]:
    from bot.ports import GiveUp, TryAgain
    from bot.teams.channels import GENERAL, slug

    name = team.name or team.id
    try:
        told = await calls.channels(await references.service(team.tenant, team.id), team.id)
    except (GiveUp, TryAgain) as problem:
        return [], error(SUBJECT, f"the team {name}: {problem}", "its channels", hint_of(problem))
    found = [
        Seen(
            id=str(one["id"]),
            name=slug(str(one.get("name") or GENERAL)),
            kind=str(one.get("type") or "standard"),
            team_id=team.id,
            team_name=name,
            tenant=team.tenant,
        )
        for one in told
    ]
    return found, None


def hint_of(problem: Exception) -> str:
    return (
        str(getattr(problem, "hint", "")) or "is this machine online, and does a proxy let it reach smba.trafficmanager.net? Then try again"
    )


def _help(organisation: Organisation, channels: list[Seen], *, alone: bool) -> Iterator[Finding]:
    for name in organisation.channels.help:
        there = _called(name, channels)
        if there:
            yield ok(SUBJECT, f"#{name}: the app is in {_teams(there)}")
        else:
            yield _missing(name, alone=alone)


def _private(organisation: Organisation, channels: list[Seen], *, alone: bool) -> Iterator[Finding]:
    """The agents' channels: there, once, and not where employees are."""
    for name in organisation.agent_channels():
        there = _called(name, channels)
        if not there:
            yield _missing(name, alone=alone)
            continue
        chosen = chosen_of(there, organisation, channels)
        if len(there) > 1:
            mend = "rename the others, or name one in the organisation file that there is once"
            yield warning(
                SUBJECT, f"there are several #{name}: {_teams(there)}; cards go to {chosen.team_name}", "one channel of that name", mend
            )
        yield _privacy(chosen, is_open(chosen, organisation, channels))


def chosen_of(there: list[Seen], organisation: Organisation, channels: list[Seen]) -> Seen:
    """Of several channels of a name the one that the helpdesk takes (bot/teams/channels.py)."""
    return min(there, key=lambda one: (one.kind == "standard", is_open(one, organisation, channels), one.id))


def is_open(channel: Seen, organisation: Organisation, channels: list[Seen]) -> bool:
    """A standard channel of a team that has a help channel: employees are in it."""
    helping = {one.team_id for name in organisation.channels.help for one in _called(name, channels)}
    return channel.kind == "standard" and channel.team_id in helping


def _privacy(channel: Seen, open_to_all: bool) -> Finding:
    where = _where(channel)
    if open_to_all:
        what = f"{where} stands where employees ask: everybody there reads full requests, and its members are no agents"
        return error(
            SUBJECT, what, "a channel of the agents' own private team", "make such a team, add the app to it, and name its channel"
        )
    if channel.kind == "private":
        mend = "if none comes although requests wait: take a standard channel of a private team of the agents' own"
        return note(SUBJECT, f"{where} is private: whether Microsoft lets an app post in private channels depends on the tenant", mend)
    if channel.kind != "standard":
        mend = "use a channel of the agents' own private team"
        return warning(SUBJECT, f"{where} is {channel.kind}: people of other teams or companies may be in it", "agents only", mend)
    mend = "look in Teams: Edit team, Privacy must be Private; else anybody joins, reads full requests and counts as an agent"
    return note(SUBJECT, f"whether the team of #{channel.name}, {channel.team_name}, is private cannot be seen by an app", mend)


def _missing(name: str, *, alone: bool) -> Finding:
    what, expected = f"no team that the app is in has a channel #{name}", "every channel that the organisation file names"
    mend = f"{ADD}; or mend the name in the organisation file (IT Help is written it-help there)"
    return error(SUBJECT, what, expected, mend) if alone else warning(SUBJECT, what, expected, mend)


def _group(organisation: Organisation, channels: list[Seen], *, alone: bool) -> Iterator[Finding]:
    """`agents.user_group` names a group in Slack or a team here; where there is none of that name the agents' channel counts."""
    group = organisation.agents.user_group
    if not group or _team_called(group, channels) is not None:
        return
    what = f"no team that the app is in is called {group}: in Teams the members of #{organisation.channels.agents} are the agents"
    mend = "mend agents.user_group in the organisation file, or add the app to that team"
    yield warning(SUBJECT, what, "the team of the agents", mend) if alone else note(SUBJECT, what, mend)


async def _agents(calls: "Calls", references: "References", organisation: Organisation, channels: list[Seen]) -> AsyncIterator[Finding]:
    """Who is an agent: the members of the named team, else of the agents' channel."""
    from bot.ports import GiveUp, TryAgain
    from bot.teams.people import is_guest

    place, where = _agents_place(organisation, channels)
    if place is None:
        return
    try:
        members = await calls.members(await references.service(place.tenant, place.id), place.id)
    except (GiveUp, TryAgain) as problem:
        yield error(SUBJECT, f"the members of {where}: {problem}", "who is in it: they are the agents", hint_of(problem))
        return
    guests = [one for one in members if is_guest(one)]
    agents = len(members) - len(guests)
    if agents:
        yield ok(SUBJECT, f"{where} has {agents} members: the agents")
    else:
        yield error(
            SUBJECT, f"nobody is in {where}", "the agents", "add the agents to it, or list them in the organisation file (agents: people)"
        )
    if guests:
        mend = "take the guests out of it; they are no agents, and full requests stand there"
        yield warning(SUBJECT, f"{len(guests)} guests are in {where}", "people of your own tenant only", mend)


def _agents_place(organisation: Organisation, channels: list[Seen]) -> tuple[Seen | None, str]:
    """As the helpdesk finds it (bot/teams/people.py)."""
    group = organisation.agents.user_group
    if group and (named := _team_called(group, channels)) is not None:
        return named, f"the team {group}"
    there = _called(organisation.channels.agents, channels)
    chosen = chosen_of(there, organisation, channels) if there else None
    if chosen is None or is_open(chosen, organisation, channels):
        return None, ""
    return chosen, _where(chosen)


def _team_called(name: str, channels: list[Seen]) -> Seen | None:
    """The first channel of the team of that name."""
    from bot.teams.channels import slug

    return next((one for one in channels if slug(one.team_name) == slug(name) and one.id == one.team_id), None)


def _called(name: str, channels: Iterable[Seen]) -> list[Seen]:
    from bot.teams.channels import slug

    return [one for one in channels if one.name == slug(name)]


def _teams(channels: list[Seen]) -> str:
    return ", ".join(f"the team {one.team_name}" for one in channels)


def _where(channel: Seen) -> str:
    return f"#{channel.name} of the team {channel.team_name}"
