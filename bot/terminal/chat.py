"""`helpdesk chat`: one line in, what happens is printed. The smallest edge there is: it builds inbound values and shows answers.

words                 post them where you are            3                 do what number 3 says
:as maya              be somebody else                   :in #general      go elsewhere (:dm for the direct conversation)
:under t4 words       answer in the thread of a post     :triage t4        ask that this message be triaged
:edit t4 words        change a post      :delete t4      :skip 3m          let time pass (s, m, h, d)
/triage, /retriage    commands                           :who :help :quit
"""

import re
from collections.abc import Awaitable, Callable
from datetime import timedelta

from bot.access import known
from bot.app import App
from bot.cards.card import Form
from bot.cards.forms import field_error
from bot.cards.text import ask_field, choice_of
from bot.clock import SkippingClock
from bot.inbound import Answer, Click, Command, Submission
from bot.terminal.surface import SURFACE, TerminalSurface, cast
from triage.facts import Message, Person, Place

_SKIP = re.compile(r"(\d{1,6})\s*([smhd])")
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
_ADDRESSED = re.compile(r"\s*@([a-z]+)\b[:,]?\s*", re.IGNORECASE)
BOT_NAMES = ("helpdesk", "bot")


class Chat:
    """One terminal session over a running helpdesk."""

    def __init__(self, app: App, surface: TerminalSurface, out: Callable[[str], None]) -> None:
        self._app, self._surface, self._out = app, surface, out
        self._people = {person.id.partition(":")[2]: person for person in cast()}
        self.me: Person = next(iter(self._people.values()))
        self.here = Place(surface=SURFACE, conversation=f"#{app.world.organisation.channels.help[0]}")
        self._form: Form | None = None
        self._filled: dict[str, str] = {}
        self._count = 0
        self._session = f"{int(app.world.clock.now().timestamp() * 10) % 16**6:x}"

    async def line(self, typed: str) -> bool:
        """One typed line; False when the session is to end."""
        text = typed.rstrip("\n")
        if self._form is not None:
            await self._fill(text)
        elif text.strip() == ":quit":
            return False
        elif text.startswith(":"):
            await self._meta(text[1:])
        elif text.startswith(("/triage", "/retriage")):
            name, _, rest = text[1:].partition(" ")
            await self._command(name, rest)
        elif text.strip().isdigit():
            await self._number(int(text.strip()))
        elif text.strip():
            await self._say(text, None)
        await self._app.runner.idle()
        return True

    @property
    def filling(self) -> Form | None:
        """The form that is being asked, if one is."""
        return self._form

    async def _meta(self, text: str) -> None:
        word, _, rest = text.partition(" ")
        found = self._METAS.get(word)
        if found is None:
            self._out(f"There is no :{word}. " + (__doc__ or "").partition("\n\n")[2])
            return
        await found(self, rest.strip())

    async def _as(self, rest: str) -> None:
        person = self._people.get(rest.lower())
        if person is None:
            return await self._who(rest)
        self.me = person
        self._out(f"You are {person.name}, {person.title}.")

    async def _in(self, rest: str) -> None:
        channel = await self._surface.channel(rest.lstrip("#"))
        if channel is None:
            self._out(f"There is no channel {rest}.")
            return
        self.here = channel
        self._out(f"You are in {channel.conversation}.")

    async def _dm(self, rest: str) -> None:
        self.here = await self._surface.direct(self.me.id)
        self._out("You are in your direct conversation with the helpdesk.")

    async def _who(self, rest: str) -> None:
        for name, person in self._people.items():
            self._out(f"{name:8} {person.name}, {person.title}" + (" (agent)" if person.is_agent else ""))

    async def _help(self, rest: str) -> None:
        self._out((__doc__ or "").partition("\n\n")[2])

    async def _under(self, rest: str) -> None:
        post, _, words = rest.partition(" ")
        root = self._root(post)
        if root is None:
            self._out(f"There is no post {post}.")
            return
        await self._say(words, root)

    async def _triage(self, rest: str) -> None:
        message = self._surface.messages.get(rest)
        if message is None:
            self._out(f"There is no message {rest}.")
            return
        await self._answer(await self._app.door.force(message, self.me, self._next()))

    async def _edit(self, rest: str) -> None:
        post, _, words = rest.partition(" ")
        message = self._surface.messages.get(post)
        if message is None or message.author.id != self.me.id:
            self._out(f"There is no message {post} of yours.")
            return
        changed = self._surface.messages[post] = message.model_copy(update={"text": words})
        await self._answer(await self._app.door.edited(changed, self._app.world.clock.now()))

    async def _delete(self, rest: str) -> None:
        message = self._surface.messages.pop(rest, None)
        if message is not None:
            await self._answer(await self._app.door.deleted(message.id, message.place, self._app.world.clock.now(), self.me))

    async def _skip(self, rest: str) -> None:
        found, clock = _SKIP.fullmatch(rest), self._app.world.clock
        if found is None or not isinstance(clock, SkippingClock):
            self._out("Say how long, such as :skip 3m or :skip 1d.")
            return
        clock.skip(timedelta(**{_UNITS[found[2]]: int(found[1])}))
        self._out(f"It is now {clock.now():%a %d %b %H:%M} UTC.")

    def _root(self, post: str) -> Place | None:
        """The place of a thread under a message or a card of ours."""
        message = self._surface.messages.get(post)
        if message is not None:
            return message.place.model_copy(update={"thread": message.place.thread or message.id})
        printed = next((one for one in self._surface.printed if one.post == post), None)
        return printed.place.model_copy(update={"thread": printed.place.thread or post}) if printed else None

    async def _say(self, text: str, thread: Place | None) -> None:
        place = thread or self.here
        message_id = f"m{self._next()}"
        self._out(f"{place.conversation} {self.me.name} [{message_id}]: {text}")
        message = self._surface.messages[message_id] = self._message(message_id, place, text)
        await self._answer(await self._app.door.message(message))

    def _message(self, message_id: str, place: Place, text: str) -> Message:
        direct, addressed = place.conversation.startswith("@"), _ADDRESSED.match(text)
        to = addressed[1].lower() if addressed else None
        bot = to in BOT_NAMES or any(f"@{name}" in text.lower() for name in BOT_NAMES)
        other = self._people.get(to or "")
        return Message(
            id=message_id,
            place=place,
            author=known(self.me, self._app.world.organisation),
            text=text[addressed.end() :] if addressed and to in BOT_NAMES else text,
            sent_at=self._app.world.clock.now(),
            channel=None if direct else place.conversation[1:],
            direct=direct,
            mentions_bot=bot,
            addressed_to=other.id if other is not None else None,
            via="direct" if direct else "mention" if bot else "post",
        )

    async def _command(self, name: str, rest: str) -> None:
        command = Command(id=self._next(), name=name, text=rest, by=self.me, place=self.here, at=self._app.world.clock.now())
        await self._answer(await self._app.door.command(command))

    async def _number(self, number: int) -> None:
        found = self._surface.button(number)
        if found is None:
            self._out(f"There is no number {number} to choose.")
            return
        button, place = found
        click = Click(id=self._next(), value=button.value, by=self.me, place=place, at=self._app.world.clock.now())
        await self._answer(await self._app.door.click(click))

    async def _answer(self, answer: Answer) -> None:
        if answer.form is not None:
            self._form, self._filled = answer.form, {}
            errors = dict(answer.errors)
            self._out(f"* {answer.form.title}" + (f"\n  {answer.form.intro}" if answer.form.intro else "") + "\n  (. alone gives up)")
            for field, words in errors.items():
                self._out(f"  ! {field}: {words}")
            self._ask()
        elif answer.card is not None:
            self._surface.show(await self._surface.direct(self.me.id), answer.card, self.me.id)

    def _ask(self, error: str | None = None) -> None:
        form = self._form
        field = next((field for field in form.fields if field.name not in self._filled), None) if form else None
        if field is not None:
            self._out(ask_field(field, error))

    async def _fill(self, text: str) -> None:
        """The answer to one field of the form; the last one sends it. An empty line leaves an optional field empty."""
        form = self._form
        if form is None:
            return
        if text.strip() == ".":
            self._form = None
            self._out(form.cancel)
            return
        field = next(field for field in form.fields if field.name not in self._filled)
        value = choice_of(field, text) if text.strip() else ""
        error = field_error(field, value, self.me.language or "en")
        if error is not None:
            return self._ask(error)
        self._filled[field.name] = value
        if len(self._filled) < len(form.fields):
            return self._ask()
        await self._send(form)

    async def _send(self, form: Form) -> None:
        self._form = None
        now, fields = self._app.world.clock.now(), tuple(self._filled.items())
        submission = Submission(id=self._next(), value=form.value, fields=fields, by=self.me, place=self.here, at=now)
        await self._answer(await self._app.door.submit(submission))

    def _next(self) -> str:
        self._count += 1
        return f"{self._session}-{self._count}"

    _METAS: dict[str, Callable[["Chat", str], Awaitable[None]]] = {
        "as": _as,
        "in": _in,
        "dm": _dm,
        "who": _who,
        "help": _help,
        "under": _under,
        "triage": _triage,
        "edit": _edit,
        "delete": _delete,
        "skip": _skip,
    }
