"""users.conversations for the fake Slack: the conversations that the bot is in."""

from typing import TYPE_CHECKING, Any

from fake_slack_lookups import conversation_list
from fake_slack_people import BOT_USER
from fake_slack_tables import METHODS, _method
from fake_slack_web import answers

if TYPE_CHECKING:
    from fake_slack_core import Core

METHODS.setdefault("users.conversations", _method("3", "cursor exclude_archived limit team_id types user", json=False))


@answers("users.conversations")
def user_conversations(core: "Core", arguments: dict[str, Any]) -> dict[str, Any]:
    """As conversations.list, with the member's own alone."""
    found = conversation_list(core, {**arguments, "limit": 1000, "cursor": ""})
    mine = [one for one in found["channels"] if BOT_USER in core.world.channels[one["id"]].members]
    return {"channels": mine, "response_metadata": {"next_cursor": ""}}
