"""One file a kind of event: each only translates what Slack tells, calls the Door, and shows its answer to the one person."""

from collections.abc import Callable
from typing import Final

from slack_bolt.async_app import AsyncApp

from bot.slack.listeners import actions, assistant, catch_all, commands, home, lifecycle, messages, reactions, shortcuts, views
from bot.slack.parts import Parts

_IN_ORDER: Final[tuple[Callable[[AsyncApp, Parts], None], ...]] = (
    messages.register,
    reactions.register,
    actions.register,
    views.register,
    commands.register,
    shortcuts.register,
    home.register,
    assistant.register,
    lifecycle.register,
    catch_all.register,
)
"""The first that fits is asked, so the catch-all comes last."""


def register(app: AsyncApp, parts: Parts) -> None:
    """Every listener of the helpdesk's."""
    for one in _IN_ORDER:
        one(app, parts)
