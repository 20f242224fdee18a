"""What people do with forms, commands and shortcuts; and what Slack makes of the app's answer."""

import copy
from typing import Any

from fake_slack_acts import CannotDo, as_sent
from fake_slack_blocks import check_blocks, check_view, with_ids
from fake_slack_clicks import Answer, Clicks, View
from fake_slack_core import Message
from fake_slack_fields import refused_by_client, values
from fake_slack_people import APP_ID, TEAM, Channel, User, Workspace
from fake_slack_views import put_on_top, refill, shown


class Forms(Clicks):
    """Modals, slash commands, shortcuts, messages by response_url."""

    def top(self, user: User) -> View:
        stack = self.stacks.get(user.id)
        if not stack:
            raise CannotDo(f"{user.name} has no modal open")
        return self.views[stack[-1]]

    async def submit(self, who: str, given: dict[str, Any] | None = None) -> Answer:
        """Fill the open modal and send it. CannotDo if Slack's client would not let it be sent."""
        user = self.world.user(who)
        view = self.top(user)
        for name, value in (given or {}).items():
            await self.choose(who, None, name, value)
        view = self.top(user)
        if not view.get("submit"):
            raise CannotDo("the modal has nothing to send")
        view["state"] = {"values": values(view["blocks"], view["state"]["values"])}
        if why := refused_by_client(view):
            raise CannotDo(why)
        payload = self._frame("view_submission", user) | {"view": shown(view), "response_urls": []}
        answer = await self._interact(payload, user)
        return answer if answer.trouble else self._after(user, view, answer)

    def _after(self, user: User, view: View, answer: Answer) -> Answer:
        """What the answer to a form does: nothing closes it; errors stay in it; update, push and clear change the stack."""
        said = answer.said if isinstance(answer.said, dict) else {}
        action = said.get("response_action")
        if view["id"] not in self.views:
            return answer
        if action == "errors":
            inputs = {block["block_id"] for block in view["blocks"] if block["type"] == "input"}
            if not said.get("errors") or set(said["errors"]) - inputs:
                return self._trouble(answer, user, f"errors for no field of the form: {sorted(set(said.get('errors', {})) - inputs)}")
            view["errors"] = answer.errors = said["errors"]
            self.happened("modal_changed", only=user.id, ts=view["id"], body=shown(view) | {"errors": answer.errors})
        elif action in ("update", "push"):
            if wrong := check_view(said.get("view") or {}, "modal"):
                return self._trouble(answer, user, f"the form cannot be shown: {wrong}")
            refill(self, view, said["view"]) if action == "update" else put_on_top(self, user.id, said["view"], push=True)
        elif action in (None, "clear") and not (said and action is None):
            self._shut(user, everything=action == "clear")
        else:
            return self._trouble(answer, user, f"an answer Slack does not understand: {said}")
        return answer

    def _shut(self, user: User, *, everything: bool) -> list[View]:
        stack = self.stacks[user.id]
        gone = [self.views.pop(id) for id in (stack[:] if everything else stack[-1:])]
        del stack[0 if everything else -1 :]
        for view in gone:
            self.happened("modal_closed", only=user.id, ts=view["id"])
        return gone

    async def close_modal(self, who: str) -> None:
        """Close the modal without sending it. The app hears of it if the view asks for that."""
        user = self.world.user(who)
        cleared = bool(self.top(user)["clear_on_close"])
        for view in self._shut(user, everything=cleared):
            if view["notify_on_close"]:
                frame = self._frame("view_closed", user)
                frame.pop("trigger_id")
                await self._interact(frame | {"view": shown(view), "is_cleared": cleared}, user)

    # --- Commands and shortcuts. ---

    async def command(self, who: str, where: str, typed: str) -> Answer:
        """Type a slash command. The app need not be in the channel; a thread does not take commands, so there is none here."""
        user = self.world.user(who)
        channel, (name, _, text) = self.place(user, where), typed.partition(" ")
        declared = self.installed.commands
        if declared is not None and name not in declared:
            raise CannotDo(f"{name} is not a valid command; there are {sorted(declared)}")
        escaped = as_sent(self.world, text) if name in self.installed.escaping else as_sent(Workspace({}, {}, {}), text, links=False)
        payload = {
            "token": "fake-verification-token",
            "team_id": TEAM,
            "team_domain": self.world.domain,
            "channel_id": channel.id,
            "channel_name": self._channel(channel)["name"],
            "user_id": user.id,
            "user_name": user.name,
            "command": name,
            "text": escaped.strip(),
            "api_app_id": APP_ID,
            "is_enterprise_install": "true" if self.world.org_wide else "false",
            **({"enterprise_id": self.world.enterprise, "enterprise_name": "Fernhill Group"} if self.world.enterprise else {}),
            "response_url": self._response_url(user, channel, None),
            "trigger_id": self.trigger(user.id),
        }
        answer = await self._interact(payload, user, "slash_commands")
        if answer.trouble:
            late = answer.delivery.attempts[0].outcome in ("http_timeout", "timeout")
            answer.trouble = f'{name} failed with the error "{"operation_timeout" if late else "dispatch_failed"}"'
            return answer
        said = {"text": answer.said} if isinstance(answer.said, str) else answer.said
        if said and (wrong := self.respond(said, user.id, channel)):
            return self._trouble(answer, user, f"{name} failed: {wrong}")
        return answer

    def respond(self, said: dict[str, Any], user: str, channel: Channel, original: Message | None = None) -> str | None:
        """A message by response_url or in answer to a command; returns the error, if any."""
        blocks = said.get("blocks") or []
        if not said.get("text") and not blocks and not said.get("delete_original"):
            return "no_text"
        if blocks and check_blocks(blocks, "message"):
            return "invalid_blocks"
        if said.get("delete_original") and original is not None:
            self.delete(original)
            return None
        body = {"text": said.get("text", ""), "blocks": with_ids(self, blocks)}
        if said.get("replace_original") and original is not None:
            self.change(original, body, edited_by=self.bot_author()["user"])
            return None
        parent = said.get("thread_ts")
        public = said.get("response_type") == "in_channel"
        self.add(channel, body | self.bot_author() | ({"thread_ts": parent} if parent else {}), only=None if public else user)
        return None

    async def shortcut(self, who: str, callback_id: str) -> Answer:
        """A global shortcut."""
        user = self.world.user(who)
        self._known(callback_id)
        return await self._interact(self._frame("shortcut", user) | {"callback_id": callback_id, "action_ts": self.new_ts()}, user)

    async def message_shortcut(self, who: str, ts: str, callback_id: str) -> Answer:
        """An entry of a message's menu. The app need not be in the channel."""
        user = self.world.user(who)
        self._known(callback_id)
        message, _ = self._spot(user, ts)
        assert message is not None
        channel = self.world.channels[message.channel]
        payload = self._frame("message_action", user) | {"callback_id": callback_id, "action_ts": self.new_ts(), "message_ts": ts}
        payload |= {"channel": self._channel(channel), "message": copy.deepcopy(message.body)}
        return await self._interact(payload | {"response_url": self._response_url(user, channel, None)}, user)

    def _known(self, callback_id: str) -> None:
        declared = self.installed.shortcuts
        if declared is not None and callback_id not in declared:
            raise CannotDo(f"the app has no shortcut {callback_id}; there are {sorted(declared)}")
