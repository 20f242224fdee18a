"""check: Slack: tokens, scopes, socket, channels, user group, clock. Asks Slack; posts nothing, changes nothing."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.check.finding import Finding, error, note, ok, warning
from bot.check.slack_address import address
from bot.check.slack_channels import agents, channels, on_call
from bot.check.slack_manifest import scopes
from bot.settings import Settings
from triage.organisation import Organisation

if TYPE_CHECKING:
    from bot.slack.calls import Calls

SUBJECT = "slack"
MOST_SKEW_SECONDS, SIGNED_FOR_SECONDS = 60.0, 300.0
OPTIONAL = frozenset({"users:read.email"})
"""Scopes that an administrator may leave out: something is then missing, nothing is broken."""


async def check(settings: Settings, organisation: Organisation | None) -> AsyncIterator[Finding]:
    """Findings in the order in which things are set up; what cannot be asked without a working token is not asked."""
    from bot.slack.calls import Calls

    if settings.slack_bot_token is None:
        if settings.slack_signing_secret is not None or settings.slack_app_token is not None:
            mend = "copy the Bot User OAuth Token (xoxb-…) from OAuth & Permissions"
            yield error(SUBJECT, "SLACK_BOT_TOKEN is not set: Slack is not connected", "the bot token beside the other variable", mend)
            return
        yield note(SUBJECT, "SLACK_BOT_TOKEN is not set: Slack is not connected", "manifests/README.md says how to install the app")
        return
    for finding in _ways_in(settings):
        yield finding
    async for finding in address(settings):
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
        for part in (channels, agents, on_call):
            async for finding in part(calls, organisation, identity_of(told)):
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
