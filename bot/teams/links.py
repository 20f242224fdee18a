"""Links: addresses that open a place or a post in Teams ("Deep links", learn.microsoft.com). Made here, without asking. Pure."""

import json
from typing import Final
from urllib.parse import quote

from bot.teams.ids import Address, conversation_of, is_channel, is_group, opened, thread_of
from triage.facts import Place

BASE: Final = "https://teams.microsoft.com/l"


def link(place: Place, post: str | None, app_id: str, tenant: str, group: str | None = None) -> str | None:
    """To the post, else to the place. A person's chat with the helpdesk has no address of its own: the app is opened."""
    conversation = conversation_of(place)
    address = opened(post or place.thread)
    if is_group(conversation) and address is not None:
        return f"{_message(address)}?context={quote(json.dumps({'contextType': 'chat'}, separators=(',', ':')), safe='')}"
    if not is_channel(conversation):
        return f"{BASE}/chat/0/0?users={quote(f'28:{app_id}', safe='')}&tenantId={quote(tenant, safe='')}" if app_id else None
    team = f"&groupId={quote(group, safe='')}" if group else ""
    if address is None or address.conversation != conversation:
        return f"{BASE}/channel/{quote(conversation, safe='')}/channel?tenantId={quote(tenant, safe='')}{team}"
    root = thread_of(place) or address.activity
    return f"{_message(address)}?tenantId={quote(tenant, safe='')}{team}&parentMessageId={quote(root, safe='')}"


def _message(address: Address) -> str:
    return f"{BASE}/message/{quote(address.conversation, safe='')}/{quote(address.activity, safe='')}"
