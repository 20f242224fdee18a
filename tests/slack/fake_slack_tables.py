"""What each Web API method takes, needs and allows: arguments, scopes, calls a minute (docs.slack.dev/reference/methods, read in November
2026 through slack-ruby/slack-api-ref). `*` behind an argument: required."""

from dataclasses import dataclass
from typing import Final

TIERS: Final = {"1": 1, "2": 20, "3": 50, "4": 100, "status": 600, "auth": 600, "link": 600, "post": 600}
"""Calls a minute that are always allowed (docs.slack.dev/apis/web-api/rate-limits). Posting besides: about one a second and channel."""


@dataclass(frozen=True)
class Method:
    """`scopes`: one of them is needed; `verb`: the one of the conversation's kind (channels:read, im:history). `json`: takes JSON."""

    tier: str
    arguments: frozenset[str]
    required: frozenset[str]
    scopes: tuple[str, ...] = ()
    verb: str | None = None
    json: bool = True
    app_token: bool = False


def _method(tier: str, arguments: str, *scopes: str, verb: str | None = None, json: bool = True, app_token: bool = False) -> Method:
    words = arguments.split()
    names = frozenset(word.rstrip("*") for word in words)
    required = frozenset(word.rstrip("*") for word in words if word.endswith("*"))
    return Method(tier, names, required, scopes, verb, json, app_token)


_MESSAGE = "channel* text blocks attachments metadata markdown_text parse link_names"
_LOOKS = "icon_emoji icon_url username mrkdwn as_user"

METHODS: Final[dict[str, Method]] = {
    "api.test": _method("4", "error foo"),
    "auth.test": _method("auth", ""),
    "apps.connections.open": _method("1", "", "connections:write", app_token=True),
    "assistant.threads.setStatus": _method(
        "status", "channel_id* thread_ts* status* loading_messages icon_emoji icon_url username", "chat:write"
    ),
    "assistant.threads.setSuggestedPrompts": _method("4", "channel_id* thread_ts prompts* title", "assistant:write"),
    "assistant.threads.setTitle": _method("3", "channel_id* thread_ts* title*", "assistant:write"),
    "auth.teams.list": _method("2", "cursor include_icon limit", json=False),
    "bots.info": _method("3", "bot team_id", "users:read", json=False),
    "chat.delete": _method("3", "channel* ts* as_user", "chat:write"),
    "chat.getPermalink": _method("link", "channel* message_ts*", json=False),
    "chat.postEphemeral": _method("4", f"{_MESSAGE} {_LOOKS} user* thread_ts", "chat:write"),
    "chat.postMessage": _method("post", f"{_MESSAGE} {_LOOKS} thread_ts reply_broadcast unfurl_links unfurl_media", "chat:write"),
    "chat.update": _method("3", f"{_MESSAGE} ts* as_user reply_broadcast file_ids", "chat:write"),
    "conversations.history": _method("3", "channel* cursor include_all_metadata inclusive latest limit oldest", verb="history", json=False),
    "conversations.info": _method("3", "channel* include_locale include_num_members", verb="read", json=False),
    "conversations.join": _method("3", "channel*", "channels:join"),
    "conversations.list": _method("2", "cursor exclude_archived limit team_id types", json=False),
    "conversations.members": _method("4", "channel* cursor limit", verb="read", json=False),
    "conversations.open": _method("3", "channel return_im users prevent_creation", "im:write", "mpim:write"),
    "conversations.replies": _method(
        "3", "channel* ts* cursor include_all_metadata inclusive latest limit oldest", verb="history", json=False
    ),
    "reactions.add": _method("3", "channel* name* timestamp*", "reactions:write"),
    "reactions.get": _method("3", "channel file file_comment full timestamp", "reactions:read", json=False),
    "reactions.remove": _method("2", "channel name* timestamp file file_comment", "reactions:write"),
    "team.info": _method("3", "team domain", "team:read", json=False),
    "usergroups.list": _method("2", "include_count include_disabled include_users team_id", "usergroups:read", json=False),
    "usergroups.users.list": _method("2", "usergroup* include_disabled team_id", "usergroups:read", json=False),
    "users.conversations": _method("3", "cursor exclude_archived limit team_id types user", json=False),
    "users.info": _method("4", "user* include_locale", "users:read", json=False),
    "users.list": _method("2", "cursor include_locale limit team_id", "users:read", json=False),
    "users.lookupByEmail": _method("3", "email*", "users:read.email", json=False),
    "views.open": _method("4", "trigger_id interactivity_pointer view*"),
    "views.publish": _method("4", "user_id* view* hash interactivity_pointer"),
    "views.push": _method("4", "trigger_id interactivity_pointer view*"),
    "views.update": _method("4", "view_id external_id view* hash"),
}

_KINDS = ("channels", "groups", "im", "mpim")
ALL_SCOPES: Final = frozenset(
    [
        *(f"{kind}:{verb}" for kind in _KINDS for verb in ("read", "history")),
        *"im:write mpim:write channels:join chat:write app_mentions:read assistant:write commands metadata.message:read".split(),
        *"reactions:read reactions:write team:read usergroups:read users:read users:read.email files:read".split(),
    ]
)
"""What an app without a manifest holds. Not chat:write.public and chat:write.customize: those are for tests that want them."""

ALL_EVENTS: Final = frozenset(
    [
        *(f"message.{kind}" for kind in _KINDS),
        *"app_mention reaction_added reaction_removed member_joined_channel member_left_channel app_home_opened".split(),
        *"app_context_changed assistant_thread_started assistant_thread_context_changed app_uninstalled tokens_revoked".split(),
    ]
)
