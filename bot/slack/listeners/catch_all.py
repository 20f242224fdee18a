"""Catch-all: whatever nobody listens to is acknowledged, so that Slack does not send it again (Bolt would not, in Socket Mode)."""

import re

from slack_bolt.async_app import AsyncApp
from slack_bolt.error import BoltUnhandledRequestError
from slack_bolt.response import BoltResponse

from bot.log import log
from bot.slack.errors import HINTS
from bot.slack.listeners.hearing import Body, Said, hearing
from bot.slack.parts import Parts

ANYTHING = re.compile(r".*", re.DOTALL)


def register(app: AsyncApp, parts: Parts) -> None:
    listener = hearing(parts, unheard)
    for kind in (app.event, app.action, app.command, app.shortcut, app.view_submission, app.view_closed):
        kind(ANYTHING)(listener)
    app.options(ANYTHING)(hearing(parts, no_options))
    app.error(failed)


async def unheard(parts: Parts, body: Body) -> Said:
    """Acknowledged, and that is all."""
    return None


async def no_options(parts: Parts, body: Body) -> Said:
    """Our lists are whole when they are shown: nothing is asked for while somebody types."""
    return {"options": []}


async def failed(error: Exception, body: Body) -> BoltResponse | None:
    """What is of no kind that Bolt knows, such as Slack's word that it holds events back, is acknowledged too. Other failures stay so."""
    if not isinstance(error, BoltUnhandledRequestError):
        return None
    kind = str(body.get("type") or "")
    if kind == "app_rate_limited":
        log.error("slack.events_held_back", hint=HINTS[kind])
    else:
        log.info("slack.unknown_kind", kind=kind[:40])
    return BoltResponse(status=200)
