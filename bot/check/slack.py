"""check: Slack: tokens, scopes, socket, channels, user group, clock. Asks Slack; posts nothing, changes nothing."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from bot.check.finding import Finding, error, note, ok, warning
from bot.check.slack_manifest import scopes
from bot.settings import Settings
from triage.organisation import Organisation

if TYPE_CHECKING:
    from bot.slack.calls import Calls
    from bot.slack.identity import Identity

SUBJECT = "slack"
MOST_SKEW_SECONDS, SIGNED_FOR_SECONDS = 60.0, 300.0
OPTIONAL = frozenset({"users:read.email"})
"""Scopes that an administrator may leave out: something is then missing, nothing is broken."""


async def check(settings: Settings, organisation: Organisation | None) -> AsyncIterator[Finding]:
    """Findings in the order in which things are set up; what cannot be asked without a working token is not asked."""
    from bot.slack.calls import Calls

    if settings.slack_bot_token is None:
        yield note(SUBJECT, "SLACK_BOT_TOKEN is not set: Slack is not connected", "manifests/README.md says how to install the app")
        return
    for finding in _ways_in(settings):
        yield finding
    calls = Calls(settings.slack_bot_token.get_secret_value(), settings.slack_api_url)
    try:
        async for finding in _bot(calls, organisation):
            yield finding
    finally:
        await calls.close()
    if settings.slack_app_token is not None:
        async for finding in _socket(Calls(settings.slack_app_token.get_secret_value(), settings.slack_api_url)):
            yield finding


def _ways_in(settings: Settings) -> list[Finding]:
    assert settings.slack_bot_token is not None
    found = []
    if not settings.slack_bot_token.get_secret_value().startswith("xoxb-"):
        found.append(error(SUBJECT, "SLACK_BOT_TOKEN does not begin with xoxb-", "the bot token", "copy it from OAuth & Permissions"))
    app = settings.slack_app_token
    if app is not None and not app.get_secret_value().startswith("xapp-"):
        found.append(error(SUBJECT, "SLACK_APP_TOKEN does not begin with xapp-", "an app-level token", "make one in Basic Information"))
    if app is None and settings.slack_signing_secret is None:
        mend = "set SLACK_SIGNING_SECRET (HTTP) or SLACK_APP_TOKEN (Socket Mode), both from Basic Information"
        found.append(
            error(SUBJECT, "neither SLACK_SIGNING_SECRET nor SLACK_APP_TOKEN is set: nothing of Slack's is heard", "one of them", mend)
        )
    if settings.slack_signing_secret is not None and app is None and settings.public_url is None:
        mend = "set HELPDESK_PUBLIC_URL, and print the manifest for it with helpdesk manifest slack"
        found.append(note(SUBJECT, "HTTP mode: Slack must reach /slack/events of this server from outside", mend))
    return found


async def _bot(calls: "Calls", organisation: Organisation | None) -> AsyncIterator[Finding]:
    from bot.ports import GiveUp, TryAgain
    from bot.slack.identity import identity_of

    try:
        told = await calls.write("auth.test")
    except (GiveUp, TryAgain) as problem:
        yield error(SUBJECT, f"the bot token: {problem}", "an answer from Slack", _hint(problem))
        return
    yield ok(SUBJECT, f"the bot token is {told.get('user')}'s in {told.get('team')}")
    for finding in (*_scopes(calls), *_clock(calls)):
        yield finding
    if organisation is None:
        return
    try:
        me = identity_of(told)
        async for finding in _channels(calls, organisation, me):
            yield finding
        async for finding in _group(calls, organisation, me):
            yield finding
    except (GiveUp, TryAgain) as problem:
        yield error(SUBJECT, f"the channels: {problem}", "an answer from Slack", _hint(problem))


def _hint(problem: Exception) -> str:
    return str(getattr(problem, "hint", "")) or "is this machine online, and does a proxy let it reach slack.com? Then try again"


def _scopes(calls: "Calls") -> list[Finding]:
    """The token's scopes beside the manifest's."""
    if calls.scopes is None:
        return [note(SUBJECT, "Slack does not say which scopes the token has")]
    missing, more = scopes() - calls.scopes, calls.scopes - scopes()
    found = []
    mend = "compare the app with helpdesk manifest slack, add what is missing, and install it again"
    if needed := sorted(missing - OPTIONAL):
        found.append(error(SUBJECT, f"the token lacks {', '.join(needed)}", "every scope of the manifest", mend))
    if optional := sorted(missing & OPTIONAL):
        found.append(note(SUBJECT, f"the token lacks {', '.join(optional)}: agents and leads cannot be listed by e-mail address", mend))
    if more:
        mend = "take what nobody needs off the app and install it again"
        found.append(warning(SUBJECT, f"the token has more than it needs: {', '.join(sorted(more))}", "the manifest's scopes only", mend))
    return found or [ok(SUBJECT, f"the token has the manifest's {len(scopes())} scopes")]


def _clock(calls: "Calls") -> list[Finding]:
    """Signed requests are refused when the clocks are five minutes apart."""
    if calls.slack_time is None:
        return []
    apart = abs((datetime.now(UTC) - calls.slack_time).total_seconds())
    if apart <= MOST_SKEW_SECONDS:
        return [ok(SUBJECT, "this machine's clock agrees with Slack's")]
    what, mend = f"this machine's clock is {apart:.0f} s off Slack's", "let the machine set its clock by NTP"
    expected = "less than a minute; beyond five minutes every signed request is refused"
    return [(error if apart >= SIGNED_FOR_SECONDS else warning)(SUBJECT, what, expected, mend)]


async def _channels(calls: "Calls", org: Organisation, me: "Identity") -> AsyncIterator[Finding]:
    """Every channel of the organisation file: there, joined, not archived, open to posts; those of agents private."""
    from bot.slack.channels import joined_channels

    there: dict[str, dict[str, Any]] = {}
    async for told in joined_channels(calls, me, archived=True):
        there[str(told.get("name"))] = told
    for name in dict.fromkeys((*org.channels.help, *org.agent_channels())):
        for finding in _channel(name, there.get(name), name in org.agent_channels(), org.agents.user_group is None):
            yield finding


def _channel(name: str, told: dict[str, Any] | None, agents: bool, gives_rights: bool) -> list[Finding]:
    if told is None:
        what, mend = f"the helpdesk is not in #{name}", f"type /invite @helpdesk in #{name}, or mend the name in the organisation file"
        return [error(SUBJECT, what, "a member of every channel that the organisation file names", mend)]
    if told.get("is_archived"):
        return [error(SUBJECT, f"#{name} is archived", "a channel in use", "unarchive it, or name another one in the organisation file")]
    found = []
    if agents and not told.get("is_private"):
        what = f"#{name} is public: everybody can read full requests there" + (", and its members are no agents" if gives_rights else "")
        found.append(error(SUBJECT, what, "a private channel", "make it private in the channel's settings"))
    if told.get("is_read_only") or (told.get("properties") or {}).get("posting_restricted_to"):
        mend = "allow the helpdesk to post in the channel's settings"
        found.append(warning(SUBJECT, f"posting in #{name} is restricted", "the helpdesk may post there", mend))
    if agents and told.get("is_ext_shared"):
        mend = "use a channel of this workspace alone"
        found.append(error(SUBJECT, f"#{name} is shared with another company", "a channel of your own agents only", mend))
    return found or [ok(SUBJECT, f"#{name}: the helpdesk is in it" + (", and it is private" if agents else ""))]


async def _group(calls: "Calls", org: Organisation, me: "Identity") -> AsyncIterator[Finding]:
    """The user group of the agents, if one is named; else somebody must be in the agents' channel."""
    from bot.slack.people import group_members

    if org.agents.user_group is None:
        return
    count = len(await group_members(calls, org.agents.user_group, me))
    if count:
        yield ok(SUBJECT, f"the user group {org.agents.user_group} has {count} members: the agents")
    else:
        mend = "mend agents.user_group in the organisation file, or add the agents to the group"
        yield error(SUBJECT, f"the user group {org.agents.user_group} has no members, or does not exist", "the agents' user group", mend)


async def _socket(calls: "Calls") -> AsyncIterator[Finding]:
    """Could a connection be opened? One is opened, greeted and closed."""
    from bot.slack.sockets import greeted

    try:
        await greeted(calls)
        yield ok(SUBJECT, "Socket Mode: a connection was opened and greeted")
    except Exception as problem:
        mend = (
            _hint(problem)
            if getattr(problem, "hint", "")
            else "switch Socket Mode on in the app's settings; does a proxy let WebSockets through?"
        )
        yield error(SUBJECT, f"Socket Mode: {problem or type(problem).__name__}", "a connection that Slack greets", mend)
    finally:
        await calls.close()
