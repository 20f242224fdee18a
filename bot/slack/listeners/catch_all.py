"""Catch-all: whatever nobody listens to is acknowledged, so that Slack does not send it again (Bolt would not, in Socket Mode)."""

import re

from slack_bolt.async_app import AsyncApp

from bot.slack.listeners.hearing import Body, Said, hearing
from bot.slack.parts import Parts

ANYTHING = re.compile(r".*", re.DOTALL)


def register(app: AsyncApp, parts: Parts) -> None:
    listener = hearing(parts, unheard)
    for kind in (app.event, app.action, app.command, app.shortcut, app.view_submission, app.view_closed):
        kind(ANYTHING)(listener)
    app.options(ANYTHING)(hearing(parts, no_options))


async def unheard(parts: Parts, body: Body) -> Said:
    """Acknowledged, and that is all."""
    return None


async def no_options(parts: Parts, body: Body) -> Said:
    """Our lists are whole when they are shown: nothing is asked for while somebody types."""
    return {"options": []}
