"""The driver of Teams: people act in the strict fake Teams, which delivers signed activities over HTTP; what they see is read there.

A card's kind cannot be seen in Teams, so every card that is drawn is remembered by its JSON; whatever stands on it was really shown.
"""

import contextlib
import json
import re
import sys
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

for _folder in ("teams", "cards"):
    sys.path.append(str(Path(__file__).resolve().parents[1] / _folder))

import fake_teams_activities  # noqa: E402
from adaptive_reader import seen as read_adaptive  # noqa: E402
from fake_teams import FakeTeams  # noqa: E402
from fake_teams_activities import invoke  # noqa: E402
from fake_teams_answers import read_execute, read_task  # noqa: E402
from fake_teams_cards import inputs  # noqa: E402
from helpdesks import sample  # noqa: E402
from story_drivers import ALIASES, NotDone, StoryClock, choose, rest  # noqa: E402
from story_seen import Button, Sight, seen_of  # noqa: E402
from teams_desk import Desk, close_desk, open_desk  # noqa: E402

import bot.teams.activities.dialogs  # noqa: E402
import bot.teams.activities.extension  # noqa: E402
import bot.teams.activities.invokes  # noqa: E402
import bot.teams.surface  # noqa: E402
from bot.cards.adaptive import card_dialog, render  # noqa: E402
from bot.cards.card import Card  # noqa: E402
from bot.teams.activities.invokes import words_of  # noqa: E402
from bot.web.playground.people import CAST  # noqa: E402
from triage.organisation import Organisation  # noqa: E402

NOT_TOLD = frozenset({"form.offer", "accepted"})
"""What only Teams shows: where a form that a reaction asks for opens, and how the dialog of a message action ends."""
DIALOGS = (bot.teams.activities.dialogs, bot.teams.activities.extension)
LEAD = "sofia.marques@fernhill.example"
REACTIONS = {
    "eyes": "1f440_eyes",
    "thumbsup": "like",
    "like": "like",
    "white_check_mark": "2705_whiteheavycheckmark",
    "rotating_light": "1f6a8_policecarrevolvinglight",
    "repeat": "1f501_clockwiserightandleftarrows",
    "ok_hand": "1f44c_okhand",
    "raised_hand": "270b_raisedhand",
    "boom": "1f4a5_collision",
}
ACCOUNT = fake_teams_activities._account
_WORDS = re.compile(r"\W+")


class Drawn:
    """Every card that was drawn while this is open, by what was sent."""

    def __init__(self) -> None:
        self.cards: dict[str, Card] = {}

    def render(self, card: Card, *given: Any, **more: Any) -> Any:
        found = render(card, *given, **more)
        self.cards[_key(found.card)] = card
        return found

    def dialog(self, card: Card, language: str | None = None) -> Any:
        found = card_dialog(card, language)
        self.cards[_key(found["card"]["content"])] = card
        return found

    def words(self, card: Card) -> str:
        found = words_of(card)
        self.cards[found] = card
        return found


def _key(content: dict[str, Any]) -> str:
    return json.dumps(content, sort_keys=True)


@dataclass
class TeamsDriver:
    desk: Desk
    clock: StoryClock
    drawn: Drawn
    stack: contextlib.AsyncExitStack
    name: str = "teams"
    can: frozenset[str] = frozenset({"reactions on cards", "forging", "together"})
    """Teams tells a bot of reactions on its own messages only, and in channels not which file hangs on a message."""
    _looked: int = 0
    _ids: dict[str, str] = field(default_factory=dict)

    @property
    def app(self) -> Any:
        return self.desk.app

    @property
    def teams(self) -> FakeTeams:
        return self.desk.teams

    @classmethod
    async def open(cls, folder: Path, organisation: Organisation | None) -> "TeamsDriver":
        org = organisation or sample()
        org = org.model_copy(update={"agents": org.agents.model_copy(update={"leads": (*org.agents.leads, LEAD)})})
        stack, clock, drawn = contextlib.AsyncExitStack(), StoryClock(folder / "clock.json"), Drawn()
        teams = await stack.enter_async_context(FakeTeams.open(now=lambda: clock.now().timestamp()))
        ALIASES.update({person.aad_object_id: person.name for person in teams.world.people.values()})
        bot.teams.surface.render = drawn.render
        bot.teams.activities.invokes.words_of = drawn.words
        for module in DIALOGS:
            module.card_dialog = drawn.dialog
        fake_teams_activities._account = _called_by_first_name
        desk = await open_desk(teams, folder / "data", organisation=org, clock=clock)
        _as_elsewhere(desk)
        return cls(desk, clock, drawn, stack)

    async def close(self) -> None:
        bot.teams.surface.render = render
        bot.teams.activities.invokes.words_of = words_of
        for module in DIALOGS:
            module.card_dialog = card_dialog
        fake_teams_activities._account = ACCOUNT
        await close_desk(self.desk)
        await self.stack.aclose()

    async def _rest(self) -> None:
        await self.desk.settle()
        await rest(self.app)
        await self.desk.settle()

    @staticmethod
    def _place(where: str) -> str:
        return "Fernhill/General" if where == "#general" else where

    def _activity(self, post: str) -> str:
        return post.rpartition("/")[2]

    def _id(self, activity: str) -> str:
        return f"teams:{self.teams.world_tenant}/{self.teams.find(activity).conversation}/{activity}"

    async def say(self, who: str, place: str, under: str | None, words: str, file: str | None) -> str:
        thread = self._activity(under) if under else None
        files = (file,) if file else ()
        activity = await self.teams.say(who, self._place(place), words, thread=thread, files=files)
        await self._rest()
        return self._id(activity)

    async def edit(self, who: str, post: str, words: str) -> None:
        await self.teams.edit(who, self._activity(post), words)
        await self._rest()

    async def delete(self, who: str, post: str) -> None:
        await self.teams.remove(who, self._activity(post))
        await self._rest()

    async def triage(self, who: str, post: str) -> None:
        answer = await self.teams.message_action(who, self._activity(post), "triageThis")
        assert answer.trouble is None, answer.faults
        if self.teams.dialog(who) is not None and any(one["type"] == "Action.Submit" for one in self._dialog(who).get("actions", ())):
            answer = await self.teams.submit(who)
            assert answer.trouble is None, answer.faults
        self.teams.close_dialog(who)
        await self._rest()

    async def command(self, who: str, place: str, under: str | None, typed: str) -> None:
        """Commands are words here: to the helpdesk in its chat, elsewhere with a mention."""
        words, thread = typed.removeprefix("/"), self._activity(under) if under else None
        await self.teams.say(who, self._place(place), words, thread=thread, mention=place != "direct")
        await self._rest()

    async def press(self, who: str, sight: Sight, button: Button, fills: dict[str, str] | None) -> tuple[str, ...]:
        await self._click(who, self._activity(sight.post), button.value)
        await self._rest()
        return await self._filled(who, fills)

    async def _click(self, who: str, activity: str, value: str) -> None:
        """Press what carries the value; what stands there no more (an old window, a forger) is sent all the same."""
        person, said = self.teams.world.person(who), self.teams.find(activity)
        found = next((act for act in self.teams.acts_of(said, person) if act.action.get("data", {}).get("value") == value), None)
        if found is not None:
            answer = await self.teams.press(who, activity, found.label)
        else:
            place = self.teams.world.places[said.conversation]
            asked = {"action": {"type": "Action.Execute", "verb": "act", "data": {"verb": "act", "value": value}}, "trigger": "manual"}
            form = any(word in value for word in ("|correct", "|reply", "|resolve", "|escalate", "|add_details", "|edit"))
            sent = {"data": {"value": value}, "context": {"theme": "default"}} if form else asked
            delivery = self.teams.tell(invoke(self.teams, "task/fetch" if form else "adaptiveCard/action", person, place, sent, said))
            await delivery.first.wait()
            answer = read_task(delivery, may_close=False) if form else read_execute(delivery)
            self.teams.open_dialog(answer, person, {"place": place, "said": said, "command": None})
            self.teams._shown(answer, person, place, said)
        assert answer.trouble is None, answer.faults

    def _dialog(self, who: str) -> dict[str, Any]:
        found = self.teams.dialog(who)
        return dict(found["card"]) if found is not None else {}

    async def _filled(self, who: str, fills: dict[str, str] | None) -> tuple[str, ...]:
        """Fill the form that opened, if one did."""
        card = self._dialog(who)
        if not card:
            return ()
        if not any(one["type"] == "Action.Submit" and one["data"].get("verb") == "form" for one in card.get("actions", ())):
            self.teams.close_dialog(who)
            return ()
        if fills is None:
            raise NotDone(f"a form opened ({self.teams.dialog_words(who)[:40]}) and the story does not fill it")
        answer = await self.teams.submit(who, _given(card, fills))
        assert answer.trouble is None, answer.faults
        errors = tuple(answer.errors)
        if answer.dialog is not None:
            errors = errors or _refused(answer.dialog["card"]["content"])
        self.teams.close_dialog(who)
        await self._rest()
        return errors

    async def react(
        self, who: str, sight: Sight | None, post: str, emoji: str, added: bool, fills: dict[str, str] | None
    ) -> tuple[str, ...]:
        since, kind = len(self.teams.moments), REACTIONS.get(emoji, emoji)
        await (self.teams.react if added else self.teams.unreact)(who, self._activity(post), kind)
        await self._rest()
        for moment in self.teams.moments_for(who, since=since):
            card = self._card(moment)
            if card is not None and card.kind == "form.offer":
                await self._click(who, moment.message, card.buttons[0].value)
                await self._rest()
                return await self._filled(who, fills)
        return ()

    async def skip(self, by: timedelta) -> None:
        self.clock.skip(by)
        await self._rest()

    async def look(self, people: frozenset[str]) -> list[Sight]:
        """What the helpdesk posted, changed or showed since the last look."""
        moments, self._looked = self.teams.moments[self._looked :], len(self.teams.moments)
        return [sight for moment in moments if (sight := self._sight(moment)) is not None]

    def _card(self, moment: Any) -> Card | None:
        if moment.kind in ("posted", "edited"):
            found = [one["content"] for one in moment.body.get("attachments", ()) if "content" in one]
            return self.drawn.cards.get(_key(found[0])) if found else None
        if moment.kind == "dialog":
            return self.drawn.cards.get(_key(moment.body["card"]["content"]))
        return self.drawn.cards.get(moment.body) if moment.kind == "private" else None

    def _sight(self, moment: Any) -> Sight | None:
        card = self._card(moment)
        if card is None or card.kind in NOT_TOLD:
            return None
        seen, buttons = seen_of(card)
        only = self.teams.world.people[moment.only].name if moment.only else None
        if moment.kind in ("dialog", "private"):
            return Sight("", f"direct {only}", None, only, card.marker, seen, buttons)
        _really_there(card, moment.body["attachments"][0]["content"])
        said, place = self.teams.find(moment.message), self.teams.world.places[moment.conversation]
        person = self.teams.world.people[place.members[0]].name if place.kind == "personal" else ""
        where = f"direct {person}" if person else f"#{place.name.lower()}"
        return Sight(self._id(said.id), where, self._id(said.thread) if said.thread else None, None, card.marker, seen, buttons)


def _called_by_first_name(core: Any, name: str) -> Any:
    """Whom a mention means; people are mentioned by their first names, as everywhere in the stories."""
    found = ACCOUNT(core, name)
    return found | {"name": name} if found is not None and found["id"].startswith("29:") else found


def _as_elsewhere(desk: Desk) -> None:
    """What other surfaces of the stories have and Teams has not, and the other way round: departments and titles; links to posts."""
    parts, cast = desk.joined.parts, {person.name: person for person in CAST}
    read = parts.people._read

    def whole(told: Any, tenant: str) -> Any:
        person = read(told, tenant)
        known = cast.get(person.name)
        more = {name: getattr(known, name) for name in ("title", "department", "location", "remote")} if known else {}
        return person.model_copy(update=more)

    async def no_link(place: Any, post: Any = None) -> None:
        return None

    parts.people._read = whole
    parts.people._profiles._found.clear()
    parts.people.forget()
    parts.surface.link = no_link


def _really_there(card: Card, content: dict[str, Any]) -> None:
    """Every word of the card can be read in its JSON."""
    seen, _ = seen_of(card)
    found = read_adaptive(content)
    there = _bare(" ".join([found["title"], *found["lines"], *found["buttons"], *found["menu"]]))
    missing = [line for line in (seen["title"], *seen["buttons"], *seen["menu"]) if _bare(line) not in there]
    assert not missing, f"not shown in Teams: {missing}"


def _bare(text: str) -> str:
    return _WORDS.sub("", text)


def _given(card: dict[str, Any], fills: dict[str, str]) -> dict[str, Any]:
    """What a person types and chooses, by input."""
    there = {one["id"]: one for one in inputs(card)}
    strange = set(fills) - set(there)
    if strange:
        raise NotDone(f"the form has no field {sorted(strange)[0]}; it has {', '.join(there)}")
    return {name: _chosen(there[name], name, wanted) for name, wanted in fills.items()}


def _chosen(one: dict[str, Any], name: str, wanted: str) -> Any:
    every = one.get("choices")
    if not every:
        return wanted
    found = choose([(choice["value"].removeprefix("="), choice["title"]) for choice in every], wanted, name)
    return every[found]["value"]


def _refused(card: dict[str, Any]) -> tuple[str, ...]:
    """The inputs beside which words of an error stand."""
    found, last = [], ""
    for one in card["body"]:
        if str(one["type"]).startswith("Input."):
            last = one["id"]
        elif "⚠️" in json.dumps(one, ensure_ascii=False):
            found.append(last)
    return tuple(found)
