"""check: Slack's channels and agents: every channel of the organisation file is there, joined, in use, open to posts; those of agents are
private; somebody is an agent; who is on call exists. Asks Slack; posts nothing, changes nothing."""

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Any

from bot.check.finding import Finding, error, note, ok, warning
from triage.organisation import Organisation

if TYPE_CHECKING:
    from bot.slack.calls import Calls
    from bot.slack.identity import Identity

SUBJECT = "slack"
ORIGIN = "slack:"


async def channels(calls: "Calls", org: Organisation, me: "Identity") -> AsyncIterator[Finding]:
    """Findings channel by channel. Whether posts are restricted only the description of a single channel says."""
    from bot.slack.channels import joined_channels

    there: dict[str, dict[str, Any]] = {}
    async for told in joined_channels(calls, me, archived=True):
        there[str(told.get("name"))] = told
    for name in dict.fromkeys((*org.channels.help, *org.agent_channels())):
        told = there.get(name, {})
        if told and not told.get("is_archived"):
            told = {**told, **(await calls.read("conversations.info", channel=told["id"])).get("channel", {})}
        for finding in _channel(name, told, org, me):
            yield finding


def _channel(name: str, told: dict[str, Any], org: Organisation, me: "Identity") -> list[Finding]:
    agents = name in org.agent_channels()
    if not told:
        mend = f"type /invite @helpdesk in #{name}, or mend the name in the organisation file"
        return [error(SUBJECT, f"the helpdesk is not in #{name}", "a member of every channel that the organisation file names", mend)]
    if told.get("is_archived"):
        return [error(SUBJECT, f"#{name} is archived", "a channel in use", "unarchive it, or name another one in the organisation file")]
    found = [*_posting(name, told, agents, me)]
    if agents and not told.get("is_private"):
        rights = ", and its members are no agents" if org.agents.user_group is None else ""
        what = f"#{name} is public: everybody can read full requests there{rights}"
        found.append(error(SUBJECT, what, "a private channel", "make it private in the channel's settings"))
    if agents and told.get("is_ext_shared"):
        mend = "use a channel of this workspace alone"
        found.append(error(SUBJECT, f"#{name} is shared with another company", "a channel of your own agents only", mend))
    return found or [ok(SUBJECT, f"#{name}: the helpdesk is in it" + (", and it is private" if agents else ""))]


def _posting(name: str, told: dict[str, Any], agents: bool, me: "Identity") -> list[Finding]:
    """May the helpdesk post? A list of those who may must name it; where only threads are open, cards of agents have no place."""
    listed = (told.get("properties") or {}).get("posting_restricted_to")
    if (told.get("is_read_only") or listed) and me.user not in ((listed or {}).get("user") or ()):
        mend = f"add the helpdesk in the settings of #{name} (Posting permissions), or name another channel in the organisation file"
        return [error(SUBJECT, f"posting in #{name} is restricted, and the helpdesk may not", "the helpdesk may post there", mend)]
    if agents and told.get("is_thread_only"):
        mend = f"allow posts in the settings of #{name}, or name another channel in the organisation file"
        return [error(SUBJECT, f"#{name} takes replies in threads only", "the helpdesk may post there", mend)]
    return []


async def agents(calls: "Calls", org: Organisation, me: "Identity") -> AsyncIterator[Finding]:
    """The user group of the agents, if one is named; else somebody must be in the agents' channel, or be listed. Who else reads cards."""
    from bot.slack.channels import joined_channels, paged
    from bot.slack.people import group_members

    group, found, inside = org.agents.user_group, frozenset[str](), dict[str, frozenset[str]]()
    async for told in joined_channels(calls, me):
        if told.get("name") in org.agent_channels() and told.get("is_private"):
            people = [user async for user in paged(calls, "conversations.members", "members", channel=told["id"])]
            inside[str(told["name"])] = frozenset(people) - {me.user}
    if group is not None:
        found = await group_members(calls, group, me)
        yield _group(group, len(found))
    elif org.channels.agents in inside:
        found = inside[org.channels.agents]
        yield _in_channel(org, len(found))
    for name, members in inside.items():
        if found and (strange := len(members - found)):
            who = f"members of the user group {group}" if group is not None else f"in #{org.channels.agents}"
            mend = f"make them agents too, or take them out of #{name}; whom agents.people lists is an agent all the same"
            yield note(SUBJECT, f"{strange} of #{name} are not {who}: they read its cards, and their clicks are refused", mend)


def _group(group: str, count: int) -> Finding:
    if count:
        return ok(SUBJECT, f"the user group {group} has {count} members: the agents")
    mend = "mend agents.user_group in the organisation file, or add the agents to the group"
    return error(SUBJECT, f"the user group {group} has no members, or does not exist", "the agents' user group", mend)


def _in_channel(org: Organisation, count: int) -> Finding:
    if count or org.agents.people:
        return ok(SUBJECT, f"#{org.channels.agents} has {count} members beside the helpdesk: the agents")
    mend = f"invite the agents to #{org.channels.agents}, or name agents.user_group or agents.people in the organisation file"
    return warning(SUBJECT, f"nobody but the helpdesk is in #{org.channels.agents}: nobody is an agent", "the agents", mend)


async def on_call(calls: "Calls", org: Organisation, me: "Identity") -> AsyncIterator[Finding]:
    """Who is mentioned for security reports exists in Slack."""
    from bot.slack.channels import workspaces
    from bot.slack.errors import Refused

    wanted = {team.id: team.on_call_id for team in org.teams if team.on_call_id is not None and team.on_call_id.startswith(ORIGIN)}
    if not wanted:
        return
    groups: set[str] = set()
    for workspace in await workspaces(calls, me):
        groups |= {one["id"] for one in (await calls.read("usergroups.list", team_id=workspace))["usergroups"]}
    for team, who in wanted.items():
        id = who.rpartition("/")[2].removeprefix(ORIGIN)
        try:
            known = id in groups if id.startswith("S") else bool(await calls.read("users.info", user=id))
        except Refused:
            known = False
        if known:
            yield ok(SUBJECT, f"who is on call for {team} is known to Slack")
        else:
            mend = f"mend on_call_id of the team {team} in the organisation file: slack: and the id of a person (U…) or user group (S…)"
            yield error(SUBJECT, f"Slack knows nobody of the id {id}, who is on call for {team}", "a person or user group", mend)
