"""Hearing: which listener an activity goes to, in two tables."""

from collections.abc import Awaitable, Callable
from typing import Any, Final

from bot.log import log
from bot.teams.activities import dialogs, extension, feedback, installs, invokes, messages, reactions
from bot.teams.parts import Parts

Told = dict[str, Any]
Said = dict[str, Any] | None
Listener = Callable[[Parts, Told], Awaitable[Said]]

BY_TYPE: Final[dict[str, Listener]] = {
    "message": messages.message,
    "messageUpdate": messages.updated,
    "messageDelete": messages.deleted,
    "messageReaction": reactions.reacted,
    "installationUpdate": installs.installed,
    "conversationUpdate": installs.changed,
}
INVOKES: Final[dict[str, Listener]] = {
    "adaptiveCard/action": invokes.pressed,
    "task/fetch": dialogs.fetched,
    "task/submit": dialogs.submitted,
    "composeExtension/fetchTask": extension.pointed,
    "composeExtension/submitAction": extension.confirmed,
    "composeExtension/query": extension.searched,
    "message/submitAction": feedback.thumbed,
}


async def heard(parts: Parts, told: Told) -> Said:
    """Have an activity heard. What nobody listens to (typing, read receipts, …) is accepted, so that Teams does not send it again.

    Failures are logged by name, without what people wrote.
    """
    kind = str(told["type"])
    listener = INVOKES.get(str(told.get("name"))) if kind == "invoke" else BY_TYPE.get(kind)
    if listener is None:
        return None
    try:
        return await listener(parts, told)
    except Exception as error:
        name = f"{listener.__module__.rpartition('.')[2]}.{getattr(listener, '__name__', '')}"
        log.error("teams.listener_failed", listener=name, error=type(error).__name__, why=_safe(error))
        raise


def _safe(error: Exception) -> str:
    """The text of errors of our own; others may carry what people wrote."""
    return str(error) if type(error).__module__.startswith("bot.") else ""
