"""What people do with buttons and menus, in messages, forms and the Home tab; told to the app as Slack tells it."""

import copy
import time
from dataclasses import dataclass, field
from typing import Any

from fake_slack_acts import Acts, CannotDo
from fake_slack_core import Message
from fake_slack_deliver import Delivery
from fake_slack_elements import option
from fake_slack_fields import entered, find_pressable, find_stateful, values
from fake_slack_people import APP_ID, TEAM, Channel, User
from fake_slack_views import shown

TROUBLE = "We had some trouble connecting. Try again?"
View = dict[str, Any]


@dataclass
class Answer:
    """What came of an interaction. `trouble` is what Slack tells the person, `errors` stand in the form by block_id, `said` is what the
    app answered, `options` the suggestions of an external select."""

    delivery: Delivery
    trouble: str | None = None
    errors: dict[str, str] = field(default_factory=dict)
    options: list[dict[str, Any]] = field(default_factory=list)

    @property
    def said(self) -> Any:
        return self.delivery.answer


class Clicks(Acts):
    """Clicks and choices."""

    # --- The payload's frame. ---

    def _who(self, user: User) -> dict[str, Any]:
        return {"id": user.id, "username": user.name, "name": user.name, "team_id": user.team}

    def _frame(self, kind: str, user: User) -> dict[str, Any]:
        enterprise = {"id": self.world.enterprise, "name": "Fernhill Group"} if self.world.enterprise else None
        frame: dict[str, Any] = {"type": kind, "token": "fake-verification-token", "api_app_id": APP_ID, "user": self._who(user)}
        team = None if self.world.org_wide else {"id": TEAM, "domain": self.world.domain}
        frame |= {"team": team, "enterprise": enterprise, "is_enterprise_install": self.world.org_wide}
        return frame | {"trigger_id": self.trigger(user.id)}

    @staticmethod
    def _channel(channel: Channel) -> dict[str, Any]:
        name = {"im": "directmessage", "channel": channel.name}.get(channel.kind, "privategroup")
        return {"id": channel.id, "name": name}

    def _response_url(self, user: User, channel: Channel, message: Message | None) -> str:
        key = self.new_id("r")
        self.response_urls[key] = {"user": user.id, "channel": channel.id, "message": message, "left": 5, "made": time.monotonic()}
        return f"{self.base}/response/{key}"

    async def _interact(self, payload: dict[str, Any], user: User, kind: str = "interactive") -> Answer:
        """Deliver and wait; what is not acknowledged in time is trouble that the person sees."""
        delivery = self.send(Delivery(kind, payload))
        await delivery.first.wait()
        if delivery.acknowledged:
            return Answer(delivery)
        return self._trouble(Answer(delivery), user, TROUBLE)

    def _trouble(self, answer: Answer, user: User, words: str) -> Answer:
        answer.trouble = words
        self.happened("trouble", only=user.id, body=words)
        return answer

    # --- Buttons and menus. ---

    def _spot(self, user: User, where: str | None) -> tuple[Message | None, View | None]:
        """The message of that ts, as far as this person sees it; None or "home": the open modal, else the Home tab."""
        if where is not None and where != "home":
            message = self.standing(where)
            if user.id not in self.world.channels[message.channel].members or message.only not in (None, user.id):
                raise CannotDo(f"{user.name} does not see {where}")
            return message, None
        stack = self.stacks.get(user.id)
        view = self.views[stack[-1]] if stack and where is None else self.homes.get(user.id)
        if view is None:
            raise CannotDo(f"{user.name} has no modal open and no Home tab")
        return None, view

    def _from(self, user: User, message: Message | None, view: View | None) -> dict[str, Any]:
        """Where an action comes from. An ephemeral message is not in the payload; a view has no response_url."""
        if message is None:
            assert view is not None
            sent = shown(view) | {"state": {"values": values(view["blocks"], view["state"]["values"])}}
            return {"container": {"type": "view", "view_id": view["id"]}, "view": sent}
        channel = self.world.channels[message.channel]
        container = {"type": "message", "message_ts": message.ts, "channel_id": channel.id, "is_ephemeral": message.only is not None}
        found: dict[str, Any] = {"container": container, "channel": self._channel(channel)}
        if message.body.get("thread_ts"):
            container["thread_ts"] = message.body["thread_ts"]
        if message.only is None:
            found["message"] = copy.deepcopy(message.body)
        state = {"values": values(message.body.get("blocks", []), message.choices)}
        return found | {"state": state, "response_url": self._response_url(user, channel, message)}

    async def press(self, who: str, where: str | None, wanted: str) -> Answer:
        """Click a button, menu entry or feedback button, by what one reads on it (or its action_id or value)."""
        user = self.world.user(who)
        message, view = self._spot(user, where)
        blocks = message.body.get("blocks", []) if message else (view or {})["blocks"]
        block, one, carried = find_pressable(blocks, wanted)
        action = {"type": one["type"], "action_id": one["action_id"], "block_id": block["block_id"], "action_ts": self.new_ts(), **carried}
        if "style" in one:
            action["style"] = one["style"]
        payload = self._frame("block_actions", user) | self._from(user, message, view) | {"actions": [action]}
        return await self._interact(payload, user)

    async def choose(self, who: str, where: str | None, wanted: str, given: Any) -> Answer | None:
        """Choose in a menu or the like. In an input block the app only hears of it with dispatch_action; then None is returned."""
        user = self.world.user(who)
        message, view = self._spot(user, where)
        blocks = message.body.get("blocks", []) if message else (view or {})["blocks"]
        block, one = find_stateful(blocks, wanted)
        held = entered(self.world, one, await self._suggested(user, where, one, given))
        kept = message.choices if message else (view or {})["state"]["values"]
        kept.setdefault(block["block_id"], {})[one["action_id"]] = held
        if block["type"] == "input" and not block.get("dispatch_action"):
            return None
        action = {"action_id": one["action_id"], "block_id": block["block_id"], "action_ts": self.new_ts(), **held}
        return await self._interact(self._frame("block_actions", user) | self._from(user, message, view) | {"actions": [action]}, user)

    async def suggest(self, who: str, wanted: str, typed: str, where: str | None = None) -> Answer:
        """Type into an external select; the options that came are in Answer.options."""
        user = self.world.user(who)
        message, view = self._spot(user, where)
        blocks = message.body.get("blocks", []) if message else (view or {})["blocks"]
        block, one = find_stateful(blocks, wanted)
        source = {name: value for name, value in self._from(user, message, view).items() if name not in ("state", "response_url")}
        payload = (
            self._frame("block_suggestion", user) | source | {"action_id": one["action_id"], "block_id": block["block_id"], "value": typed}
        )
        payload.pop("trigger_id")
        answer = await self._interact(payload, user)
        said = answer.said if isinstance(answer.said, dict) else {}
        found = said.get("options", [each for group in said.get("option_groups", ()) for each in group["options"]])
        wrong = [complaint for each in found for complaint in option()(each, "/options")]
        if answer.trouble is None and (wrong or len(found) > 100 or not {"options", "option_groups"} & set(said)):
            return self._trouble(answer, user, f"No results: {wrong or 'options are missing'}")
        answer.options = found
        return answer

    async def _suggested(self, user: User, where: str | None, one: dict[str, Any], given: Any) -> Any:
        """For an external select: the suggestion that reads so."""
        if one["type"] not in ("external_select", "multi_external_select") or not isinstance(given, str):
            return given
        answer = await self.suggest(user.id, one["action_id"], given, where)
        found = [each for each in answer.options if given.casefold() in each["text"]["text"].casefold() or given == each["value"]]
        if not found:
            raise CannotDo(f"nothing is suggested for {given!r}")
        return found[0] if one["type"] == "external_select" else [found[0]]
