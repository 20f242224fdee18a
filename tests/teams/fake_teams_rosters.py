"""Who is where, as the connector tells it: members of a conversation (at once, by pages, one), a team and its channels."""

from typing import TYPE_CHECKING

from fake_teams_conversations import place_of
from fake_teams_errors import Refused
from fake_teams_people import Person, Team
from fake_teams_web import Answer, Call, answers

if TYPE_CHECKING:
    from fake_teams_core import Core


def _members(core: "Core", call: Call) -> list[Person]:
    place, _ = place_of(core, call.conversation)
    return core.world.people_of(place)


@answers("members.list")
def members(core: "Core", call: Call) -> Answer:
    """All at once; Teams refuses this for big teams."""
    found = _members(core, call)
    if len(found) > core.limits.page:
        raise Refused("BadArgument", "There are too many members; ask by pages.")
    return 200, [one.member() for one in found]


@answers("members.paged")
def paged(core: "Core", call: Call) -> Answer:
    """By pages of pageSize, 50 to 500 (fewer where the limits say so); the token is opaque."""
    found = _members(core, call)
    asked = call.query.get("pageSize", "200")
    if not asked.isdigit() or not 1 <= int(asked) <= 500:
        raise Refused("BadArgument", f"pageSize {asked} is not between 50 and 500.")
    start = _start(call.query.get("continuationToken", ""))
    size = min(max(50, int(asked)), core.limits.page)
    answer: dict[str, object] = {"members": [one.member() for one in found[start : start + size]]}
    return 200, answer | ({"continuationToken": f"from-{start + size}"} if start + size < len(found) else {})


def _start(token: str) -> int:
    word, _, number = token.partition("-")
    if token and (word != "from" or not number.isdigit()):
        raise Refused("BadArgument", "The continuation token is wrong.")
    return int(number or 0)


@answers("members.get")
def member(core: "Core", call: Call) -> Answer:
    """One, by channel account id or AAD object id."""
    found = next((one for one in _members(core, call) if call.where["member"] in (one.id, one.aad_object_id)), None)
    if found is None:
        raise Refused("MemberNotFoundInConversation")
    return 200, found.member()


def _team(core: "Core", call: Call) -> Team:
    team = core.world.teams.get(call.where["team"])
    if team is None:
        raise Refused("NotFound", "Team not found.")
    if not team.installed:
        raise Refused("BotNotInConversationRoster")
    return team


@answers("teams.get")
def team_details(core: "Core", call: Call) -> Answer:
    team = _team(core, call)
    return 200, team.data() | {"channelCount": len(core.world.channels_of(team)), "memberCount": len(team.members), "type": "standard"}


@answers("teams.channels")
def channels(core: "Core", call: Call) -> Answer:
    """The standard channels and those others in which the bot is. The one called General comes without a name."""
    team = _team(core, call)
    found = [one for one in core.world.channels_of(team) if one.channel_kind == "standard" or one.bot]
    shown = [{"id": one.id, "name": None if one.id == team.id else one.name, "type": one.channel_kind} for one in found]
    return 200, {"conversations": shown}
