"""Plays a story on a driver, step by step: finds the cards it speaks of, checks what is expected, and writes the transcript."""

import asyncio
import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from story_drivers import NAMES, Driver, NotDone, short_name
from story_expect import check
from story_format import On, Step, Story, StoryError
from story_seen import Button, Fold, Line, Sight, text_of

_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
_CASE = re.compile(r"case:([A-Z][0-9]+):(.+)")


@dataclass
class Now:
    """What a step brought: the lines of the transcript, the sightings, the case it is about, the fields that a form refused."""

    lines: list[Line]
    sights: list[Sight]
    case_id: str | None
    errors: tuple[str, ...] = ()


@dataclass
class Player:
    """One story on one surface. `cases` and `posts` are the story's names for the surface's ids."""

    story: Story
    driver: Driver
    posts: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    """name -> (id on the surface, place, who)"""
    cases: dict[str, str] = field(default_factory=dict)
    seen: list[Sight] = field(default_factory=list)
    hidden: dict[str, str] = field(default_factory=dict)
    transcript: list[str] = field(default_factory=list)

    async def play(self) -> list[str]:
        """The transcript. AssertionError with the step for whatever is not as expected."""
        people = frozenset(part.who for step in self.story.steps for part in (step, *(step.together or ())) if part.who is not None)
        fold = Fold(self._named)
        for number, step in enumerate(self.story.steps, 1):
            try:
                errors = await self._do(step)
                sights = await self.driver.look(people)
                self.seen += sights
                lines = fold.step(sights)
                now = Now(lines, sights, await self._case_of(step), errors)
                for expected in step.expect:
                    await check(self, step, expected, now)
            except AssertionError as error:
                raise AssertionError(f"{self.driver.name}, step {number} ({step.who or 'time'} {step.deed}): {error}") from error
            self.transcript += [f"step {number}", *text_of(lines, self.hidden)]
        return self.transcript

    async def _do(self, step: Step) -> tuple[str, ...]:
        who, driver = step.who or "", self.driver
        match step.deed:
            case "says":
                await self._say(step)
            case "clicks":
                return await self._click(step)
            case "reacts" | "unreacts":
                return await self._react(step)
            case "edits":
                await driver.edit(who, self.posts[step.edits or ""][0], step.to or "")
            case "deletes":
                await driver.delete(who, self.posts[step.deletes or ""][0])
            case "triages":
                await driver.triage(who, self.posts[step.triages or ""][0])
                await self._name_case(step.triages)
            case "command":
                under = self.thread(step.under) if step.under else None
                await driver.command(who, step.where or "#it-help", under, step.command or "")
                await self._name_case(step.name)
            case "forges":
                sight = self.find(On(requester=next(iter(self.cases))), who)
                await driver.press(who, sight, Button("forged", "", self._forged(step.forges or "")), step.fills)
            case "passes":
                await driver.skip(timedelta(**{_UNITS[(step.passes or "")[-1]]: int((step.passes or "")[:-1])}))
            case "until":
                await driver.skip(datetime.fromisoformat(step.until or "") - driver.app.world.clock.now())
            case "together":
                await self._together(step)
        return ()

    async def _say(self, step: Step) -> None:
        if step.file is not None and "files" not in self.driver.can:
            raise NotDone("there are no files here: `only` the surfaces that have them")
        under = self.thread(step.under) if step.under else None
        place = step.where or self._place_of(step.under)
        post = await self.driver.say(step.who or "", place, under, step.says or "", step.file)
        if step.name is not None:
            self.posts[step.name] = (post, place, step.who or "")
            await self._name_case(step.name)

    async def _click(self, step: Step) -> tuple[str, ...]:
        assert step.on is not None
        sight = self.find(step.on, step.who or "")
        button = self.button(step, sight)
        return await self.driver.press(step.who or "", sight, button, step.fills)

    def button(self, step: Step, sight: Sight) -> Button:
        """The button on that card; of an earlier look of it if the step says so."""
        number = step.on.number if step.on else 1
        looks = [one for one in self.seen if one.marker == sight.marker] if step.outdated else [sight]
        for look in looks:
            found = [button for button in look.buttons if button.action == step.clicks]
            if len(found) >= number:
                return found[number - 1]
        offered = ", ".join(button.action for button in sight.buttons)
        raise NotDone(f"the card {sight.seen['kind']} offers no {step.clicks}; it offers {offered or 'nothing'}")

    async def _react(self, step: Step) -> tuple[str, ...]:
        assert step.on is not None
        if not {"reactions", *(("reactions on cards",) if step.on.post is None else ())} & self.driver.can:
            assert step.instead is not None
            return await self._do(step.instead)
        sight = self.find(step.on, step.who or "") if step.on.post is None else None
        post = sight.post if sight else self.posts[step.on.post or ""][0]
        emoji = step.reacts or step.unreacts or ""
        errors = await self.driver.react(step.who or "", sight, post, emoji, step.reacts is not None, step.fills)
        await self._name_case(step.on.post)
        return errors

    async def _together(self, step: Step) -> None:
        """At the same instant where a surface can; who wins is not the story's to say, so the winner has no name in the transcript."""
        parts = step.together or ()
        if "together" in self.driver.can:
            await asyncio.gather(*(self._do(part) for part in parts))
        else:
            for part in parts:
                await self._do(part)
        store = self.driver.app.world.store
        for case_id in self.cases.values():
            case = await store.case(case_id)
            if case is not None and case.assignee is not None:
                winner = short_name(case.assignee.id)
                self.hidden = {NAMES[winner]: "WINNER", **{f"privately to {part.who}": "privately to somebody" for part in parts}}

    async def _name_case(self, name: str | None) -> None:
        """The case that a post belongs to, or the newest one, has the story's name from now on."""
        if name is None or name in self.cases:
            return
        store = self.driver.app.world.store
        stored = await store.event(self.posts[name][0]) if name in self.posts else None
        case_id = stored.case_id if stored else await self._newest_case(name)
        if case_id is not None:
            self.cases[name] = case_id

    async def _newest_case(self, name: str) -> str | None:
        known = set(self.cases.values())
        lines = await self.driver.app.world.store.list_cases(limit=1)
        if name in self.posts:
            message_id = self.posts[name][0]
            return next((line.case_id for line in lines if line.message_id == message_id), None)
        return next((line.case_id for line in lines if line.case_id not in known), None)

    async def _case_of(self, step: Step) -> str | None:
        names = [step.name, step.triages, step.edits, step.deletes, *(on.alias for on in (step.on, step.under) if on)]
        return next((self.cases[name] for name in names if name in self.cases), None)

    # --- cards and places -------------------------------------------------------------------------------------------------

    def find(self, on: On, who: str) -> Sight:
        """The newest look of the card that is meant, as this person sees it. NotDone if there is none."""
        for sight in reversed(self.seen):
            if sight.post and self._is(sight, on) and sight.only in (None, who):
                return sight
        raise NotDone(f"there is no card {on.model_dump(exclude_none=True, exclude={'number'})}")

    def _is(self, sight: Sight, on: On) -> bool:
        if on.list is not None:
            return sight.seen["kind"] == on.list
        found = _CASE.fullmatch(sight.marker)
        if found is None or on.alias not in self.cases or found[1] != self.cases[on.alias]:
            return False
        card = found[2]
        if on.news is not None:
            return sight.seen["kind"] == f"news.{on.kind}"
        return card == ("requester" if on.requester else "agents" if on.agents else card if on.team and card.startswith("team/") else "")

    def thread(self, on: On) -> str:
        """The id of the post that one writes under."""
        if on.post is not None:
            return self.posts[on.post][0]
        sight = self.find(on, "")
        return sight.under or sight.post

    def _place_of(self, on: On | None) -> str:
        assert on is not None
        if on.post is not None:
            return self.posts[on.post][1]
        place = self.find(on, "").place
        return "direct" if place.startswith("direct") else place

    def _named(self, post: str) -> str:
        name = next((name for name, (known, _, _) in self.posts.items() if known == post), None)
        if name is not None:
            return name
        marker = next((sight.marker for sight in reversed(self.seen) if sight.post == post), post)
        return f"card {marker}"

    def _forged(self, template: str) -> str:
        """A value with {name} for the id of a case."""
        try:
            return template.format(**self.cases)
        except KeyError as error:
            raise StoryError(f"no case is called {error}") from None


def case_markers(sights: list[Sight]) -> dict[str, Any]:
    """marker -> newest sighting, of cards of cases."""
    return {sight.marker: sight for sight in sights if sight.marker}
