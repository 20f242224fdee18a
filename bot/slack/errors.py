"""Slack's error codes: what each means for the core, and the hint for the administrator. Data and one function."""

from typing import Final

from bot.ports import GiveUp, TryAgain


class Refused(GiveUp):
    """Slack said no, for certain: nothing was changed. `code` is Slack's word for it."""

    def __init__(self, method: str, code: str, hint: str = "", where: str = "") -> None:
        super().__init__(f"{method}: {code}" + (f" ({where})" if where else ""), hint)
        self.code = code


class Later(TryAgain):
    """Slack did not do it, for certain: too fast, or known to be out of reach."""


class Resting(Later):
    """Not even asked: Slack is left in peace for a moment after failures, in every channel."""


class Unclear(TryAgain):
    """No answer, or a server error: it may have been done all the same."""


GONE: Final = frozenset({"message_not_found", "cant_update_message", "edit_window_closed", "cant_delete_message"})
TOO_MUCH: Final = frozenset(
    {"msg_too_long", "invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "invalid_attachments", "no_text"}
)
HARMLESS: Final = frozenset({"already_reacted", "no_reaction", "message_not_found", "thread_not_found", "channel_not_found"})
RESTRICTED: Final = frozenset(
    {
        "restricted_action",
        "restricted_action_read_only_channel",
        "restricted_action_thread_only_channel",
        "restricted_action_non_threadable_channel",
    }
)
UNSEEN: Final = RESTRICTED | {
    "user_not_in_channel",
    "channel_not_found",
    "not_in_channel",
    "is_archived",
    "user_not_found",
    "cannot_reply_to_message",
}
TOKEN: Final = frozenset(
    {
        "invalid_auth",
        "not_authed",
        "account_inactive",
        "token_revoked",
        "token_expired",
        "org_login_required",
        "team_access_not_granted",
        "access_denied",
    }
)
FAULTS: Final = frozenset({"internal_error", "fatal_error", "service_unavailable", "request_timeout", "team_added_to_org"})
"""Slack's own troubles: what was asked for may have been done."""

_TOO_LATE: Final = "more than three seconds passed between the click and the form: is this machine, or its way to Slack, overloaded?"
_TWICE: Final = "a form was opened twice for one click"
HINTS: Final[dict[str, str]] = {
    "channel_not_found": "invite the helpdesk to the channel (/invite @helpdesk), or mend its name in the organisation file",
    "not_in_channel": "invite the helpdesk to the channel: type /invite @helpdesk there",
    "is_archived": "the channel is archived: unarchive it, or name another one in the organisation file",
    "restricted_action": "the channel's posting permissions leave the helpdesk out: add it in the channel's settings",
    "restricted_action_read_only_channel": "the channel is read-only: allow the helpdesk to post in its settings",
    "restricted_action_thread_only_channel": "only threads are allowed in that channel: choose another one",
    "thread_not_found": "the post was deleted; its author is answered directly",
    "message_not_found": "the message was deleted; a new one is posted",
    "cant_update_message": "that message is not ours any more (another app token?): a new one is posted",
    "msg_too_long": "the card was too long even in its short form; please report the case",
    "invalid_blocks": "Slack refused the card even in its plain form; please report the case",
    "invalid_auth": "SLACK_BOT_TOKEN is not a token of this workspace: copy it anew from OAuth & Permissions",
    "not_authed": "no token was sent: set SLACK_BOT_TOKEN",
    "account_inactive": "the app was removed or switched off: install it again and set the new SLACK_BOT_TOKEN",
    "token_revoked": "the token was taken back: install the app again and set the new SLACK_BOT_TOKEN",
    "token_expired": "the token has expired: switch token rotation off in the app's settings, install again, set SLACK_BOT_TOKEN",
    "org_login_required": "the workspace is moving into an Enterprise organisation: install the app again when that is done",
    "team_access_not_granted": "the app is not approved for this workspace: an administrator must approve it",
    "access_denied": "an administrator must approve the app",
    "missing_scope": "the app lacks a scope: compare it with `helpdesk manifest slack`, add what is missing, install it again",
    "no_permission": "the app may not do that here: compare it with `helpdesk manifest slack` and install it again",
    "not_allowed_token_type": "the wrong kind of token: SLACK_BOT_TOKEN begins with xoxb-, SLACK_APP_TOKEN with xapp-",
    "trigger_expired": _TOO_LATE,
    "expired_trigger_id": _TOO_LATE,
    "trigger_exchanged": _TWICE,
    "exchanged_trigger_id": _TWICE,
    "invalid_trigger_id": "the click was of another app, or the form was asked for without one",
    "ratelimited": "Slack is being asked too often; the helpdesk slows down by itself",
    "user_not_in_channel": "the person is not in that channel; it is said in a direct message",
    "user_not_found": "the person is not in this workspace",
    "user_disabled": "the person's account is switched off",
    "cannot_dm_bot": "bots cannot be written to directly",
    "app_rate_limited": "more than 30,000 events came within an hour, and Slack holds some back: take the helpdesk out of busy channels",
}
"""What the administrator can do, by Slack's code. `helpdesk check` and the log say it."""


def hint_for(code: str, needed: str = "") -> str:
    """The hint for a code; a missing scope is named."""
    hint = HINTS.get(code, f"Slack says {code}: see its page on the method that was called")
    return f"{hint} (missing: {needed})" if code == "missing_scope" and needed else hint
