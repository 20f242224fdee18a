"""Hearing: a plain function of ours as a Bolt listener. It returns what is said in the acknowledgement, None for nothing.

With `process_before_response` Slack has its 200 only when the function has returned. What it raises becomes a 500 (no acknowledgement in
Socket Mode), and Slack delivers the event again.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.response import BoltResponse

from bot.log import log
from bot.slack.parts import Parts

Body = dict[str, Any]
Said = dict[str, Any] | None
Heard = Callable[[Parts, Body], Awaitable[Said]]


def hearing(parts: Parts, function: Heard) -> Callable[..., Awaitable[BoltResponse]]:
    """The listener of a function. What is on its way to an acknowledgement goes before walks (bot/precedence.py).

    Failures are logged by name, without what people wrote.
    """

    async def listener(body: Body, ack: AsyncAck) -> BoltResponse:
        try:
            with parts.world.precedence.accepting():
                said = await function(parts, body)
        except Exception as error:
            log.error("slack.listener_failed", listener=function.__name__, error=type(error).__name__, why=_safe(error))
            raise
        return await ack(**(said or {}))

    return listener


def _safe(error: Exception) -> str:
    """The text of errors of our own; others may carry what people wrote."""
    return str(error) if type(error).__module__.startswith("bot.") else ""
