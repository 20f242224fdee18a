"""auth, conversations, users, user groups, bots and team of the fake Slack: everything that is read, and the joining of channels."""

from typing import TYPE_CHECKING, Any

from fake_slack_chat import place
from fake_slack_events import joined_event
from fake_slack_people import APP_ID, BOT_ID, BOT_USER, SISTER_TEAM, TEAM, Channel
from fake_slack_tables import METHODS
from fake_slack_web import Refused, answers, flag, need, paged

if TYPE_CHECKING:
    from fake_slack_core import Core, Message


@answers("api.test")
def api_test(core: "Core", arguments: dict[str, Any]) -> dict[str, Any]:
    if arguments.get("error"):
        raise Refused(str(arguments["error"]))
    return {"args": arguments}


@answers("auth.test")
def auth_test(core: "Core", arguments: dict[str, Any]) -> dict[str, Any]:
    world = core.world
    bot = {"user": world.users[BOT_USER].name, "user_id": BOT_USER, "bot_id": BOT_ID, "is_enterprise_install": False}
    enterprise = {"enterprise_id": world.enterprise} if world.enterprise else {}
    if world.org_wide:
        whole = {"team": "Fernhill Group", "team_id": world.enterprise, "is_enterprise_install": True}
        return {"url": f"https://{world.domain}.enterprise.slack.com/", **bot, **enterprise, **whole}
    return {"url": f"https://{world.domain}.slack.com/", "team": world.name, "team_id": TEAM, **bot, **enterprise}


@answers("auth.teams.list")
def teams_list(core: "Core", arguments: dict[str, Any]) -> dict[str, Any]:
    """The workspaces of an installation on an Enterprise organisation."""
    teams = [{"id": TEAM, "name": core.world.name}, *([{"id": SISTER_TEAM, "name": "Fernhill Field"}] if core.world.org_wide else [])]
    return paged(arguments, teams, "teams")


def _of_team(core: "Core", arguments: dict[str, Any], found: list[Any]) -> list[Any]:
    """What belongs to the workspace asked for: with the token of an organisation it must be named, else it is left out."""
    if not core.world.org_wide:
        return found
    if arguments.get("team_id") not in (TEAM, SISTER_TEAM):
        raise Refused("missing_argument" if not arguments.get("team_id") else "team_not_found")
    return [one for one in found if one.team == arguments["team_id"]]


@answers("apps.connections.open")
def connections_open(core: "Core", arguments: dict[str, Any]) -> dict[str, Any]:
    assert core.deliverer.sockets is not None
    return {"url": core.deliverer.sockets.ticket()}


@answers("bots.info")
def bots_info(core: "Core", arguments: dict[str, Any]) -> dict[str, Any]:
    if arguments.get("bot") != BOT_ID:
        raise Refused("bot_not_found")
    return {"bot": {"id": BOT_ID, "deleted": False, "name": "Helpdesk", "updated": 1_700_000_000, "app_id": APP_ID, "user_id": BOT_USER}}


@answers("team.info")
def team_info(core: "Core", arguments: dict[str, Any]) -> dict[str, Any]:
    if arguments.get("team") not in (None, TEAM):
        raise Refused("team_not_found")
    world = core.world
    enterprise = {"enterprise_id": world.enterprise, "enterprise_name": "Fernhill Group"} if world.enterprise else {}
    return {"team": {"id": TEAM, "name": world.name, "domain": world.domain, "email_domain": "", **enterprise}}


# --- Conversations. ---


def _readable(core: "Core", arguments: dict[str, Any], method: str) -> Channel:
    """The conversation, if the scope of its kind is held."""
    channel = place(core, str(arguments["channel"]))
    need(core, f"{channel.scope_word}:{METHODS[method].verb}")
    return channel


@answers("conversations.info")
def conversation_info(core: "Core", arguments: dict[str, Any]) -> dict[str, Any]:
    channel = _readable(core, arguments, "conversations.info")
    found = channel.public(BOT_USER) | channel.restrictions()
    if not flag(arguments, "include_num_members"):
        found.pop("num_members", None)
    return {"channel": found}


@answers("conversations.list")
def conversation_list(core: "Core", arguments: dict[str, Any]) -> dict[str, Any]:
    return paged(arguments, _visible(core, arguments), "channels")


@answers("users.conversations")
def own_conversations(core: "Core", arguments: dict[str, Any]) -> dict[str, Any]:
    """Those of the list that the bot is in."""
    return paged(arguments, [one for one in _visible(core, arguments) if one.get("is_im") or one["is_member"]], "channels", most=999)


def _visible(core: "Core", arguments: dict[str, Any]) -> list[dict[str, Any]]:
    """The conversations of the kinds that were asked for, as far as the bot may know of them."""
    words = {"public_channel": "channel", "private_channel": "private", "im": "im", "mpim": "mpim"}
    asked = str(arguments.get("types") or "public_channel").split(",")
    if set(asked) - set(words):
        raise Refused("invalid_types")
    kinds = {words[one] for one in asked}
    for channel in (Channel("", "", kind) for kind in sorted(kinds)):
        need(core, f"{channel.scope_word}:read")
    return [
        channel.public(BOT_USER)
        for channel in _of_team(core, arguments, list(core.world.channels.values()))
        if channel.kind in kinds
        and (channel.kind == "channel" or BOT_USER in channel.members)
        and not (channel.archived and flag(arguments, "exclude_archived"))
    ]


@answers("conversations.members")
def conversation_members(core: "Core", arguments: dict[str, Any]) -> dict[str, Any]:
    return paged(arguments, _readable(core, arguments, "conversations.members").members, "members")


@answers("conversations.join")
def conversation_join(core: "Core", arguments: dict[str, Any]) -> dict[str, Any]:
    channel = place(core, str(arguments["channel"]))
    if channel.kind != "channel":
        raise Refused("method_not_supported_for_channel_type")
    if channel.archived:
        raise Refused("is_archived")
    if BOT_USER in channel.members:
        return {"channel": channel.public(BOT_USER), "warning": "already_in_channel"}
    channel.members.append(BOT_USER)
    core.emit(joined_event(core, BOT_USER, channel, None), channel)
    return {"channel": channel.public(BOT_USER)}


@answers("conversations.open")
def conversation_open(core: "Core", arguments: dict[str, Any]) -> dict[str, Any]:
    if arguments.get("channel"):
        return {"channel": place(core, str(arguments["channel"])).public(BOT_USER)}
    names = [one for one in str(arguments.get("users") or "").split(",") if one]
    if not names:
        raise Refused("users_list_not_supplied")
    if len(names) > 8:
        raise Refused("too_many_users")
    for name in names:
        _reachable(core, name)
    if len(names) == 1:
        need(core, "im:write")
        channel = core.world.direct(names[0])
    else:
        need(core, "mpim:write")
        channel = core.world.several([*names, BOT_USER])
    return {"channel": channel.public(BOT_USER) if flag(arguments, "return_im") else {"id": channel.id}}


def _reachable(core: "Core", user: str) -> None:
    found = core.world.users.get(user)
    if found is None:
        raise Refused("user_not_found")
    if found.left:
        raise Refused("user_disabled")
    if found.bot:
        raise Refused("cannot_dm_bot")


def _given_back(core: "Core", message: "Message", arguments: dict[str, Any]) -> dict[str, Any]:
    """Metadata only comes when asked for, with its scope."""
    body = dict(message.body)
    if not flag(arguments, "include_all_metadata") or "metadata.message:read" not in core.installed.scopes:
        body.pop("metadata", None)
    return body


def _bound(arguments: dict[str, Any], name: str, default: float) -> float:
    try:
        return float(arguments.get(name) or default)
    except ValueError as wrong:
        raise Refused(f"invalid_ts_{name}") from wrong


def _between(arguments: dict[str, Any], messages: list["Message"]) -> list["Message"]:
    oldest, latest = _bound(arguments, "oldest", 0.0), _bound(arguments, "latest", 9e12)
    if flag(arguments, "inclusive"):
        return [one for one in messages if oldest <= float(one.ts) <= latest]
    return [one for one in messages if oldest < float(one.ts) < latest]


@answers("conversations.history")
def history(core: "Core", arguments: dict[str, Any]) -> dict[str, Any]:
    """Newest first, without the replies in threads (a broadcast one is there) and without what only one person sees."""
    channel = _readable(core, arguments, "conversations.history")
    if BOT_USER not in channel.members:
        raise Refused("not_in_channel")
    all_ = [one for one in core.messages.get(channel.id, {}).values() if not one.deleted and one.only is None]
    top = [one for one in all_ if one.body.get("thread_ts", one.ts) == one.ts or one.body.get("subtype") == "thread_broadcast"]
    found = [_given_back(core, one, arguments) for one in sorted(_between(arguments, top), key=lambda one: float(one.ts), reverse=True)]
    page = paged(arguments, found, "messages", most=999)
    return page | {"has_more": bool(page["response_metadata"]["next_cursor"]), "pin_count": 0}


@answers("conversations.replies")
def replies(core: "Core", arguments: dict[str, Any]) -> dict[str, Any]:
    """The parent, then its replies, oldest first. The bounds do not apply to the parent."""
    channel = _readable(core, arguments, "conversations.replies")
    if BOT_USER not in channel.members:
        raise Refused("not_in_channel")
    ts = str(arguments["ts"])
    parent = core.find(ts, channel.id)
    if parent is None or parent.deleted or parent.only is not None:
        raise Refused("thread_not_found")
    under = [one for one in core.messages[channel.id].values() if one.body.get("thread_ts") == ts and one is not parent]
    under = _between(arguments, [one for one in under if not one.deleted and one.only is None])
    found = [_given_back(core, one, arguments) for one in [parent, *sorted(under, key=lambda one: float(one.ts))]]
    page = paged(arguments, found, "messages", default=1000)
    return page | {"has_more": bool(page["response_metadata"]["next_cursor"])}


# --- People. ---


def _email(core: "Core") -> bool:
    return "users:read.email" in core.installed.scopes


@answers("users.info")
def user_info(core: "Core", arguments: dict[str, Any]) -> dict[str, Any]:
    user = core.world.users.get(str(arguments["user"]))
    if user is None:
        raise Refused("user_not_found")
    return {"user": user.public(email=_email(core), locale=flag(arguments, "include_locale"))}


@answers("users.list")
def user_list(core: "Core", arguments: dict[str, Any]) -> dict[str, Any]:
    found = [one.public(email=_email(core), locale=flag(arguments, "include_locale")) for one in core.world.users.values()]
    page = paged(arguments, found, "members", default=1000)
    return page | {"cache_ts": int(core.now())}


@answers("users.lookupByEmail")
def user_by_email(core: "Core", arguments: dict[str, Any]) -> dict[str, Any]:
    wanted = str(arguments["email"]).casefold()
    user = next((one for one in core.world.users.values() if one.email.casefold() == wanted and not one.left), None)
    if user is None:
        raise Refused("users_not_found")
    return {"user": user.public(email=True)}


@answers("usergroups.list")
def group_list(core: "Core", arguments: dict[str, Any]) -> dict[str, Any]:
    every = _of_team(core, arguments, list(core.world.groups.values()))
    groups = [one for one in every if not one.disabled or flag(arguments, "include_disabled")]
    return {"usergroups": [one.public(users=flag(arguments, "include_users")) for one in groups]}


@answers("usergroups.users.list")
def group_users(core: "Core", arguments: dict[str, Any]) -> dict[str, Any]:
    group = core.world.groups.get(str(arguments["usergroup"]))
    if group is None or (group.disabled and not flag(arguments, "include_disabled")):
        raise Refused("no_such_subteam")
    return {"users": list(group.users)}
