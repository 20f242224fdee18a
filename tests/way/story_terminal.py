"""The driver of the terminal: types what a person types into `helpdesk chat`, and reads what is printed."""

import re
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from story_drivers import NotDone, StoryClock, choose, rest, runs, story_settings
from story_seen import Button, Sight, seen_of

from bot import app as helpdesk
from bot.cards.card import Field, Form
from bot.terminal.chat import Chat
from bot.terminal.surface import Printed, TerminalSurface
from bot.world import World
from triage.organisation import Organisation

_POSTED = re.compile(r"\S+ .+ \[(\S+)\]: ")
_WORDS = re.compile(r"\W+")


@dataclass
class TerminalDriver:
    """Every act is a line that is typed."""

    app: helpdesk.App
    chat: Chat
    surface: TerminalSurface
    lines: list[str]
    name: str = "terminal"
    can: frozenset[str] = frozenset()
    _looked: int = 0
    _now: tuple[str, str] = ("", "")
    _roots: dict[str, str] = field(default_factory=dict)

    @classmethod
    async def open(cls, folder: Path, organisation: Organisation | None) -> "TerminalDriver":
        lines: list[str] = []
        made: list[TerminalSurface] = []

        def surfaces(world: World) -> list[TerminalSurface]:
            org = world.organisation
            made.append(TerminalSurface(lines.append, (*org.channels.help, "general", *org.agent_channels())))
            return made

        clock = StoryClock(folder / "clock.json")
        app = await helpdesk.start(story_settings(folder / "data"), clock=clock, surfaces=surfaces, run=False)
        return cls(runs(app, organisation), Chat(app, made[0], lines.append), made[0], lines)

    async def close(self) -> None:
        await self.app.close()

    async def _type(self, line: str) -> list[str]:
        """Type a line; returns what was printed upon it."""
        before = len(self.lines)
        assert await self.chat.line(line), "the session ended"
        await rest(self.app)
        return self.lines[before:]

    async def _be(self, who: str, place: str = "") -> None:
        if who != self._now[0]:
            await self._type(f":as {who}")
            self._now = (who, "")
        if place and place != self._now[1]:
            await self._type(":dm" if place == "direct" else f":in {place}")
            self._now = (who, place)

    async def say(self, who: str, place: str, under: str | None, words: str, file: str | None) -> str:
        await self._be(who, place)
        printed = await self._type(f":under {under} {words}" if under else words)
        found = next((match[1] for line in printed if (match := _POSTED.match(line))), None)
        if found is None:
            raise NotDone(f"nothing was posted: {printed}")
        return found

    async def edit(self, who: str, post: str, words: str) -> None:
        await self._be(who)
        await self._type(f":edit {post} {words}")

    async def delete(self, who: str, post: str) -> None:
        await self._be(who)
        await self._type(f":delete {post}")

    async def triage(self, who: str, post: str) -> None:
        await self._be(who)
        await self._type(f":triage {post}")

    async def command(self, who: str, place: str, under: str | None, typed: str) -> None:
        if under is not None:
            raise NotDone("a command cannot be typed under a post; mention the helpdesk instead")
        await self._be(who, place)
        await self._type(typed)

    async def press(self, who: str, sight: Sight, button: Button, fills: dict[str, str] | None) -> tuple[str, ...]:
        await self._be(who)
        number = self.surface.number_of(button.value)
        if number is None:
            raise NotDone(f"no number does {button.action}")
        printed = await self._type(str(number))
        form = self.chat.filling
        if form is None:
            return ()
        if fills is None:
            raise NotDone(f"a form is asked ({form.action}) and the story does not fill it: {printed}")
        return await self._fill(form, fills)

    async def _fill(self, form: Form, fills: dict[str, str]) -> tuple[str, ...]:
        """Answer field by field; a refused answer is noted and the form given up."""
        strange = set(fills) - {one.name for one in form.fields}
        if strange:
            raise NotDone(f"the form {form.action} has no field {sorted(strange)[0]}; it has {', '.join(one.name for one in form.fields)}")
        for one in form.fields:
            printed = await self._type(_typed(one, fills))
            refused = [line[4:] for line in printed if line.startswith("  ! ")]
            if refused:
                await self._type(".")
                anew = any(line.startswith("* ") for line in printed)
                return tuple(line.partition(":")[0] for line in refused) if anew else (one.name,)
        return ()

    async def react(
        self, who: str, sight: Sight | None, post: str, emoji: str, added: bool, fills: dict[str, str] | None
    ) -> tuple[str, ...]:
        raise NotDone("there are no reactions in a terminal")

    async def skip(self, by: timedelta) -> None:
        seconds = int(by.total_seconds())
        if seconds > 999_999:
            await self._type(f":skip {seconds // 60}m")
            seconds %= 60
        if seconds:
            await self._type(f":skip {seconds}s")

    async def look(self, people: frozenset[str]) -> list[Sight]:
        found, self._looked = self.surface.printed[self._looked :], len(self.surface.printed)
        text = _bare("\n".join(self.lines))
        return [self._sight(printed, text) for printed in found]

    def _sight(self, printed: Printed, text: str) -> Sight:
        """A printed card; whatever stands on it was really printed."""
        seen, buttons = seen_of(printed.card)
        missing = [
            line for line in (seen["title"], *seen["lines"], *seen["buttons"], *seen["menu"]) if _bare(line.partition(" <")[0]) not in text
        ]
        assert not missing, f"not printed: {missing}"
        conversation = printed.place.conversation
        where = f"direct {conversation[1:]}" if conversation.startswith("@") else conversation
        only = printed.person_id.partition(":")[2] if printed.person_id else None
        return Sight(printed.post, where, printed.place.thread, only, printed.card.marker, seen, buttons)


def _bare(text: str) -> str:
    return _WORDS.sub("", text)


def _typed(one: Field, fills: dict[str, str]) -> str:
    """What is typed for a field: the number of a choice, else the words; what stands there already is typed again."""
    wanted = fills.get(one.name)
    if one.choices and wanted is not None:
        return str(choose([(choice.value, choice.label) for choice in one.choices], wanted, one.name) + 1)
    return one.value if wanted is None and not one.choices else wanted or ""
