"""The driver of Slack: people act in the strict fake Slack, which delivers signed events over HTTP; what they see is read there.

A card's kind cannot be seen in Slack, so every card that is drawn is remembered by its blocks; whatever stands on it was really shown.
"""

import contextlib
import json
import re
import sys
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

for _folder in ("slack", "cards"):
    sys.path.append(str(Path(__file__).resolve().parents[1] / _folder))

from block_kit_reader import seen as read_blocks  # noqa: E402
from fake_slack import FakeSlack  # noqa: E402
from fake_slack_fields import options, pressable, stateful  # noqa: E402
from helpdesks import sample  # noqa: E402
from slack_desk import Desk, close_desk, open_desk  # noqa: E402
from story_drivers import NotDone, StoryClock, choose, rest  # noqa: E402
from story_seen import Button, Sight, seen_of  # noqa: E402

import bot.cards.block_kit_forms  # noqa: E402
import bot.slack.listeners.commands  # noqa: E402
import bot.slack.surface  # noqa: E402
from bot.cards.block_kit import render  # noqa: E402
from bot.cards.card import Card  # noqa: E402
from bot.web.playground.people import CAST  # noqa: E402
from triage.organisation import Organisation  # noqa: E402

DRAWERS = (bot.slack.surface, bot.slack.listeners.commands, bot.cards.block_kit_forms)
LEAD = "sofia.marques@fernhill.example"
_FILE = re.compile(r" https://fernhill\.slack\.com/files/\S+")
_WORDS = re.compile(r"\W+")


class Drawn:
    """Every card that was drawn while this is open, by its blocks."""

    def __init__(self) -> None:
        self.cards: dict[str, Card] = {}

    def render(self, card: Card) -> Any:
        found = render(card)
        self.cards[_key(found.blocks)] = card
        return found

    def of(self, blocks: list[dict[str, Any]]) -> Card | None:
        return self.cards.get(_key(blocks))


def _key(blocks: list[dict[str, Any]]) -> str:
    """Blocks as one text; Slack gives a block without a name one of its own."""
    marker = str(blocks[0].get("block_id", "")) if blocks else ""
    bare = [{name: value for name, value in block.items() if name != "block_id"} for block in blocks]
    return json.dumps([marker if ":" in marker else "", bare], sort_keys=True)


@dataclass
class SlackDriver:
    desk: Desk
    clock: StoryClock
    drawn: Drawn
    stack: contextlib.AsyncExitStack
    name: str = "slack"
    can: frozenset[str] = frozenset({"reactions", "files", "forging", "together"})
    _looked: int = 0
    _ids: dict[str, str] = field(default_factory=dict)

    @property
    def app(self) -> Any:
        return self.desk.app

    @property
    def slack(self) -> FakeSlack:
        return self.desk.slack

    @classmethod
    async def open(cls, folder: Path, organisation: Organisation | None) -> "SlackDriver":
        org = organisation or sample()
        org = org.model_copy(update={"agents": org.agents.model_copy(update={"leads": (*org.agents.leads, LEAD)})})
        stack, clock, drawn = contextlib.AsyncExitStack(), StoryClock(folder / "clock.json"), Drawn()
        slack = await stack.enter_async_context(FakeSlack.open(now=lambda: clock.now().timestamp()))
        slack.limits.on = False
        for user in slack.world.users.values():
            user.display_name = user.name
        slack.pace.trigger = 60.0
        for module in DRAWERS:
            module.render = drawn.render
        desk = await open_desk(slack, folder / "data", organisation=org, clock=clock)
        _as_elsewhere(desk)
        return cls(desk, clock, drawn, stack)

    async def close(self) -> None:
        for module in DRAWERS:
            module.render = render
        await close_desk(self.desk)
        await self.stack.aclose()

    async def _rest(self) -> None:
        await self.desk.settle()
        await rest(self.app)
        await self.desk.settle()

    def _ts(self, post: str) -> str:
        return post.rpartition("/")[2]

    def _id(self, ts: str) -> str:
        message = self.slack.find(ts)
        assert message is not None
        return f"slack:T0FERNHILL/{message.channel}/{ts}"

    async def say(self, who: str, place: str, under: str | None, words: str, file: str | None) -> str:
        thread = self._ts(under) if under else None
        ts = await self.slack.say(who, place, words, thread=thread, files=(file,) if file else ())
        await self._rest()
        return self._id(ts)

    async def edit(self, who: str, post: str, words: str) -> None:
        await self.slack.edit(who, self._ts(post), words)
        await self._rest()

    async def delete(self, who: str, post: str) -> None:
        await self.slack.remove(who, self._ts(post))
        await self._rest()

    async def triage(self, who: str, post: str) -> None:
        await self.slack.message_shortcut(who, self._ts(post), "triage_message")
        await self._rest()

    async def command(self, who: str, place: str, under: str | None, typed: str) -> None:
        if under is not None:
            raise NotDone("slash commands cannot be typed in threads; mention the helpdesk instead")
        answer = await self.slack.command(who, place, typed)
        assert answer.trouble is None, answer.trouble
        await self._rest()

    async def press(self, who: str, sight: Sight, button: Button, fills: dict[str, str] | None) -> tuple[str, ...]:
        await self._click(who, self._ts(sight.post), button.value, button.action)
        await self._rest()
        return await self._filled(who, fills)

    async def _click(self, who: str, ts: str, value: str, action: str) -> None:
        """Press what carries the value; what stands there no more (an old window, a forger) is sent all the same."""
        user, message = self.slack.world.user(who), self.slack.find(ts)
        assert message is not None
        blocks = message.body.get("blocks", [])
        if any(carried.get("value") == value for *_, carried in pressable(blocks)):
            answer = await self.slack.press(who, ts, value)
        elif menu := next((one for _, _, one in stateful(blocks) if value in [option["value"] for option in options(one)]), None):
            answer = await self.slack.choose(who, ts, menu["action_id"], value)
        else:
            told = {"type": "button", "action_id": f"act:{action}:0", "block_id": "old", "value": value, "action_ts": self.slack.new_ts()}
            frame = self.slack._frame("block_actions", user) | self.slack._from(user, message, None)
            answer = await self.slack._interact(frame | {"actions": [told]}, user)
        assert answer is None or answer.trouble is None, answer.trouble

    async def _filled(self, who: str, fills: dict[str, str] | None) -> tuple[str, ...]:
        """Fill the form that opened, if one did."""
        view = self.slack.modal(who)
        if view is None:
            return ()
        if not view.get("submit"):
            await self.slack.close_modal(who)
            return ()
        if fills is None:
            raise NotDone(f"a form opened ({view['callback_id']}) and the story does not fill it")
        given = _given(view, fills)
        missing = _missing(view, given)
        if missing:
            await self.slack.close_modal(who)
            return missing
        answer = await self.slack.submit(who, given)
        assert answer.trouble is None, answer.trouble
        if self.slack.modal(who) is not None:
            await self.slack.close_modal(who)
        await self._rest()
        return tuple(answer.errors)

    async def react(
        self, who: str, sight: Sight | None, post: str, emoji: str, added: bool, fills: dict[str, str] | None
    ) -> tuple[str, ...]:
        since = len(self.slack.moments)
        await (self.slack.react if added else self.slack.unreact)(who, self._ts(post), emoji)
        await self._rest()
        for moment in self.slack.moments_for(who, since=since):
            card = self.drawn.of(moment.body.get("blocks", [])) if moment.kind == "ephemeral" else None
            if card is not None and card.kind == "form.offer":
                await self._click(who, moment.ts, card.buttons[0].value, str(card.buttons[0].action))
                await self._rest()
                return await self._filled(who, fills)
        return ()

    async def skip(self, by: timedelta) -> None:
        self.clock.skip(by)
        await self._rest()

    async def look(self, people: frozenset[str]) -> list[Sight]:
        """What the helpdesk posted, changed or showed since the last look."""
        moments, self._looked = self.slack.moments[self._looked :], len(self.slack.moments)
        return [sight for moment in moments if (sight := self._sight(moment)) is not None]

    def _sight(self, moment: Any) -> Sight | None:
        if moment.kind not in ("posted", "edited", "ephemeral", "modal", "modal_changed"):
            return None
        card = self.drawn.of(moment.body.get("blocks", []))
        if card is None or card.kind == "form.offer":
            return None
        _really_there(card, moment.body["blocks"])
        seen, buttons = seen_of(card)
        seen = {**seen, "lines": [_FILE.sub("", line) for line in seen["lines"]]}
        only = self.slack.world.users[moment.only].name if moment.only else None
        if not moment.channel:
            return Sight("", f"direct {only}", None, only, card.marker, seen, buttons)
        channel, root = self.slack.world.channels[moment.channel], moment.body.get("thread_ts")
        direct = (
            next((self.slack.world.users[one].name for one in channel.members if one != "U0HELPDESK"), "") if channel.kind == "im" else ""
        )
        under = self._id(root) if root and root != moment.ts else None
        return Sight(self._id(moment.ts), f"direct {direct}" if direct else f"#{channel.name}", under, only, card.marker, seen, buttons)


def _as_elsewhere(desk: Desk) -> None:
    """What other surfaces of the stories have and Slack has not, and the other way round: departments and locations; permalinks."""
    parts, cast = desk.joined.parts, {person.name: person for person in CAST}
    assert parts.myself.found is not None
    parts.myself.found = parts.myself.found.model_copy(update={"url": ""})
    ask = parts.people._profiles._ask

    async def whole(user: str) -> Any:
        person, called = await ask(user)
        known = cast.get(person.name)
        more = {name: getattr(known, name) for name in ("department", "location", "remote")} if known else {}
        return person.model_copy(update=more), called

    parts.people._profiles._ask = whole


def _really_there(card: Card, blocks: list[dict[str, Any]]) -> None:
    """Every word of the card can be read in its blocks."""
    seen, _ = seen_of(card)
    found = read_blocks(blocks)
    there = _bare(" ".join([found["title"], *found["lines"], *found["buttons"], *found["menu"]]))
    missing = [line for line in (seen["title"], *seen["buttons"], *seen["menu"]) if _bare(line) not in there]
    assert not missing, f"not shown in Slack: {missing}"


def _bare(text: str) -> str:
    return _WORDS.sub("", text)


def _given(view: dict[str, Any], fills: dict[str, str]) -> dict[str, Any]:
    """What a person types and chooses, by block."""
    there = {block["block_id"]: one for _, block, one in stateful(view["blocks"])}
    strange = set(fills) - set(there)
    if strange:
        raise NotDone(f"the form {view['callback_id']} has no field {sorted(strange)[0]}; it has {', '.join(there)}")
    return {name: _chosen(there[name], name, wanted) for name, wanted in fills.items()}


def _chosen(one: dict[str, Any], name: str, wanted: str) -> Any:
    every = options(one)
    if not every:
        return wanted
    found = choose([(option["value"].removeprefix("="), option["text"]["text"]) for option in every], wanted, name)
    return every[found]["value"]


def _missing(view: dict[str, Any], given: dict[str, Any]) -> tuple[str, ...]:
    """Required fields that stay empty: Slack's own client refuses to send them."""
    found = []
    for _, block, one in stateful(view["blocks"]):
        value = given.get(block["block_id"], one.get("initial_value") or one.get("initial_option"))
        if not block.get("optional") and (value is None or not str(value).strip()):
            found.append(block["block_id"])
    return tuple(found)
