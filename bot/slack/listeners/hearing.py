"""Hearing: a plain function of ours as a Bolt listener. It returns what is said in the acknowledgement, None for nothing.

With `process_before_response` Slack has its 200 only when the function has returned. What it raises becomes a 500 (no acknowledgement in
Socket Mode), and Slack delivers the event again.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.middleware.async_middleware import AsyncMiddleware
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.request.payload_utils import is_event
from slack_bolt.response import BoltResponse

from bot.log import log
from bot.slack.parts import Parts

Body = dict[str, Any]
Said = dict[str, Any] | None
Heard = Callable[[Parts, Body], Awaitable[Said]]


def hearing(parts: Parts, function: Heard) -> Callable[..., Awaitable[BoltResponse]]:
    """The listener of a function."""

    async def listener(body: Body, ack: AsyncAck) -> BoltResponse:
        return await ack(**(await _said(parts, function, body) or {}))

    return listener


class Straight(AsyncMiddleware):
    """One kind of event goes to its function without asking Bolt's listeners, after Bolt has checked who sent it.

    For posts, which are nearly all that comes: Bolt makes some thirty arguments for a listener and as many for the question whether it is
    the right one, a fifth of what an event costs until it is acknowledged.
    """

    def __init__(self, parts: Parts, kind: str, function: Heard) -> None:
        self._parts, self._kind, self._function = parts, kind, function

    async def async_process(
        self, *, req: AsyncBoltRequest, resp: BoltResponse, next: Callable[[], Awaitable[BoltResponse]]
    ) -> BoltResponse | None:
        if not is_event(req.body) or req.body["event"].get("type") != self._kind:
            return await next()
        await _said(self._parts, self._function, req.body)
        return BoltResponse(status=200, body="")


async def _said(parts: Parts, function: Heard, body: Body) -> Said:
    """What is on its way to an acknowledgement goes before walks (bot/precedence.py).

    Failures are logged by name, without what people wrote.
    """
    try:
        with parts.world.precedence.accepting():
            return await function(parts, body)
    except Exception as error:
        log.error("slack.listener_failed", listener=function.__name__, error=type(error).__name__, why=_safe(error))
        raise


def _safe(error: Exception) -> str:
    """The text of errors of our own; others may carry what people wrote."""
    return str(error) if type(error).__module__.startswith("bot.") else ""
