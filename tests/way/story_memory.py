"""The driver of the in-memory surface that can do everything: the core's own doors, without any platform between."""

import re
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from outside_world import Lasting, LastingSurface
from story_drivers import NotDone, StoryClock, choose, rest, runs, story_settings
from story_seen import Button, Sight, seen_of

from bot import app as helpdesk
from bot.cards.card import Card, Form
from bot.inbound import Answer, Click, Command, Reaction, Submission
from bot.web.playground.people import CAST
from triage.facts import Attachment, Message, Person, Place
from triage.organisation import Organisation

PEOPLE = {p.id.partition(":")[2]: p.model_copy(update={"id": f"chat:{p.id.partition(':')[2]}"}) for p in CAST}
_BOT = re.compile(r"\s*(?<![\w@])@helpdesk\b[,:]?", re.IGNORECASE)
_AT = re.compile(r"(?<![\w@])@([a-z]{2,20})\b", re.IGNORECASE)


class WatchedSurface(LastingSurface):
    """The chat of outside_world.py with the story's cast, and a log of what everybody saw."""

    def __init__(self, world: Lasting) -> None:
        super().__init__(world)
        self.log: list[Sight] = []
        self._posts = world.posts

    def saw(self, post: str, place: Place, card: Card, only: str | None = None) -> None:
        seen, buttons = seen_of(card)
        direct = place.conversation.startswith("dm-")
        where = f"direct {place.conversation.partition(':')[2]}" if direct else f"#{place.conversation}"
        self.log.append(Sight(post, where, place.thread, only, card.marker, seen, buttons))

    async def post(self, place: Place, card: Card) -> str:
        post = await super().post(place, card)
        self.saw(post, place, card)
        return post

    async def redraw(self, place: Place, post: str, card: Card) -> None:
        await super().redraw(place, post, card)
        self.saw(post, self._posts[post].place, card)

    async def tell(self, person_id: str, place: Place, card: Card) -> None:
        await super().tell(person_id, place, card)
        self.saw(f"told-{len(self.log)}", place, card, person_id.partition(":")[2])

    async def person(self, person_id: str) -> Person:
        return PEOPLE.get(person_id.partition(":")[2]) or Person(id=person_id)

    async def people(self) -> tuple[Person, ...]:
        return tuple(person for person in PEOPLE.values() if person.is_agent)


@dataclass
class MemoryDriver:
    """Calls the doors as an edge does."""

    app: helpdesk.App
    world: Lasting
    surface: WatchedSurface
    clock: StoryClock
    name: str = "memory"
    can: frozenset[str] = frozenset({"reactions", "files", "forging", "together"})
    _count: int = 0
    _looked: int = 0
    _edits: dict[str, int] = field(default_factory=dict)

    @classmethod
    async def open(cls, folder: Path, organisation: Organisation | None) -> "MemoryDriver":
        world, clock, made = Lasting(), StoryClock(folder / "clock.json"), []

        def surfaces(_: object) -> list[WatchedSurface]:
            made.append(WatchedSurface(world))
            return made

        app = await helpdesk.start(story_settings(folder / "data"), clock=clock, surfaces=surfaces, run=False)
        return cls(runs(app, organisation), world, made[0], clock)

    async def close(self) -> None:
        await self.app.close()

    def _id(self) -> str:
        self._count += 1
        return f"act-{self._count}"

    def _place(self, who: str, place: str, under: str | None) -> Place:
        return Place(surface="chat", conversation=f"dm-chat:{who}" if place == "direct" else place[1:], thread=under)

    def _message(self, post: str, who: str, place: Place, words: str, file: str | None) -> Message:
        bare, direct = _BOT.sub("", words), place.conversation.startswith("dm-")
        asked = bare != words
        named = [PEOPLE[name.lower()] for name in _AT.findall(bare) if name.lower() in PEOPLE]
        first = _AT.match(bare.strip())
        return Message(
            id=post,
            place=place,
            author=PEOPLE[who],
            text=bare.strip() if asked else words,
            sent_at=self.clock.now(),
            channel=None if direct else place.conversation,
            direct=direct,
            mentions_bot=asked,
            mentions=tuple(dict.fromkeys(person.id for person in named)),
            addressed_to=f"chat:{first[1].lower()}" if first and first[1].lower() in PEOPLE else None,
            attachments=(Attachment(name=file),) if file else (),
            via="direct" if direct else "mention" if asked else "post",
        )

    async def _answered(self, who: str, place: Place, answer: Answer) -> None:
        if answer.card is not None:
            self.surface.saw(f"told-{len(self.surface.log)}", place, answer.card, who)
        await rest(self.app)

    async def say(self, who: str, place: str, under: str | None, words: str, file: str | None) -> str:
        self.world.counted += 1
        message = self._message(f"m{self.world.counted}", who, self._place(who, place, under), words, file)
        self.world.messages[message.id] = message
        await self._answered(who, message.place, await self.app.door.message(message))
        return message.id

    async def edit(self, who: str, post: str, words: str) -> None:
        old = self.world.messages[post]
        new = self._message(post, who, old.place, words, None).model_copy(update={"sent_at": old.sent_at})
        self.world.messages[post] = new
        await self._answered(who, old.place, await self.app.door.edited(new, self.clock.now()))

    async def delete(self, who: str, post: str) -> None:
        old = self.world.messages.pop(post)
        await self._answered(who, old.place, await self.app.door.deleted(post, old.place, self.clock.now(), PEOPLE[who]))

    async def triage(self, who: str, post: str) -> None:
        message = self.world.messages[post]
        await self._answered(who, message.place, await self.app.door.force(message, PEOPLE[who], self._id()))

    async def command(self, who: str, place: str, under: str | None, typed: str) -> None:
        name, _, rest_of_it = typed[1:].partition(" ")
        where = self._place(who, place, under)
        command = Command(id=self._id(), name=name, text=rest_of_it, by=PEOPLE[who], place=where, at=self.clock.now())
        await self._answered(who, where, await self.app.door.command(command))

    def _where(self, who: str, sight: Sight) -> Place:
        return self._place(who, "direct" if sight.place.startswith("direct") else sight.place, sight.under)

    async def press(self, who: str, sight: Sight, button: Button, fills: dict[str, str] | None) -> tuple[str, ...]:
        place = self._where(who, sight)
        click = Click(id=self._id(), value=button.value, by=PEOPLE[who], place=place, at=self.clock.now())
        return await self._filled(who, place, await self.app.door.click(click), fills)

    async def _filled(self, who: str, place: Place, answer: Answer, fills: dict[str, str] | None) -> tuple[str, ...]:
        if answer.form is None:
            await self._answered(who, place, answer)
            return ()
        if fills is None:
            raise NotDone(f"a form opened ({answer.form.action}) and the story does not fill it")
        submission = Submission(
            id=self._id(),
            value=answer.form.value,
            fields=tuple(_fields(answer.form, fills).items()),
            by=PEOPLE[who],
            place=place,
            at=self.clock.now(),
        )
        after = await self.app.door.submit(submission)
        await self._answered(who, place, after)
        return tuple(name for name, _ in after.errors)

    async def react(
        self, who: str, sight: Sight | None, post: str, emoji: str, added: bool, fills: dict[str, str] | None
    ) -> tuple[str, ...]:
        message = self.world.messages.get(post)
        place = self._where(who, sight) if sight else message.place if message else self._place(who, "direct", None)
        reaction = Reaction(
            id=self._id(), emoji=emoji, added=added, by=PEOPLE[who], place=place, post=post, message=message, at=self.clock.now()
        )
        return await self._filled(who, place, await self.app.door.react(reaction), fills)

    async def skip(self, by: timedelta) -> None:
        self.clock.skip(by)
        await rest(self.app)

    async def look(self, people: frozenset[str]) -> list[Sight]:
        found, self._looked = self.surface.log[self._looked :], len(self.surface.log)
        return found


def _fields(form: Form, fills: dict[str, str]) -> dict[str, str]:
    """What a person sends: what stands in the form, with what the story fills in."""
    strange = set(fills) - {one.name for one in form.fields}
    if strange:
        raise NotDone(f"the form {form.action} has no field {sorted(strange)[0]}; it has {', '.join(one.name for one in form.fields)}")
    sent = {}
    for one in form.fields:
        wanted = fills.get(one.name)
        if wanted is None or not one.choices:
            sent[one.name] = one.value if wanted is None else wanted
            continue
        choices = [(choice.value, choice.label) for choice in one.choices]
        sent[one.name] = choices[choose(choices, wanted, one.name)][0]
    return sent
