"""The driver of the playground: a real server on a free port of the loopback, used as the page uses it, through HTTP.

What people see is read as the page reads it: each of the people who take part looks at their conversations and threads.
"""

import uuid
from dataclasses import dataclass, field
from datetime import timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import aiohttp
from aiohttp import web
from story_drivers import NotDone, StoryClock, choose, rest, runs, story_settings
from story_seen import Button, Sight, read_card

from bot import app as helpdesk
from bot.web.playground.opening import Playground, open_playground
from bot.web.playground.people import BOT
from bot.web.server import build
from bot.world import World
from triage.organisation import Organisation

AGENTS = ("maya", "oliver", "sofia")
LEAD = "sofia"
"""Sees every channel, so channels are read with her eyes too."""


@dataclass
class PlaygroundDriver:
    app: helpdesk.App
    playground: Playground
    runner: web.AppRunner
    session: aiohttp.ClientSession
    address: str
    clock: StoryClock
    name: str = "playground"
    can: frozenset[str] = frozenset({"reactions", "forging", "together"})
    _known: dict[tuple[str, str | None], str] = field(default_factory=dict)
    _said: list[Sight] = field(default_factory=list)

    @classmethod
    async def open(cls, folder: Path, organisation: Organisation | None) -> "PlaygroundDriver":
        settings, clock = story_settings(folder / "data"), StoryClock(folder / "clock.json")
        opened: list[Playground] = []

        def surfaces(world: World) -> list[Any]:
            opened.append(open_playground(settings.data, clock, lambda: world.organisation))
            return [opened[0].surface]

        app = runs(await helpdesk.start(settings, clock=clock, surfaces=surfaces, run=False), organisation)
        opened[0].attach(app.door)
        app.closing.append(opened[0].close)
        runner = web.AppRunner(build(app, opened[0]), handle_signals=False, access_log=None, shutdown_timeout=1.0)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        address = f"http://127.0.0.1:{runner.addresses[0][1]}"
        return cls(app, opened[0], runner, aiohttp.ClientSession(), address, clock)

    async def close(self) -> None:
        await self.session.close()
        await self.runner.cleanup()
        await self.app.close()

    async def _post(self, who: str, what: str, body: dict[str, Any], place: str = "") -> tuple[dict[str, Any], str]:
        """What the page does; what it shows at once to this person alone is noted. Returns (answer, id of the post)."""
        headers = {"X-Helpdesk-Viewer": who, "Origin": self.address}
        async with self.session.post(f"{self.address}/playground/api/{what}", json=body, headers=headers) as response:
            told = await response.json() if response.content_type == "application/json" else {}
            if response.status != 200:
                raise NotDone(f"{what} {body}: {response.status} {await response.text()}")
            if told["kind"] == "refused":
                if "card" not in told:
                    raise NotDone(f"{what}: {told['words']}")
                marker, seen, buttons = read_card(told["card"])
                self._said.append(Sight("", place or "direct", None, who, marker, seen, buttons))
            return told, response.headers.get("X-Post", "")

    async def say(self, who: str, place: str, under: str | None, words: str, file: str | None) -> str:
        body: dict[str, Any] = {"conversation": _conversation(who, place), "text": words}
        _, post = await self._post(who, "post", body | ({"thread": under} if under else {}), place)
        await rest(self.app)
        return post

    async def edit(self, who: str, post: str, words: str) -> None:
        await self._post(who, "edit", {"post": post, "text": words})
        await rest(self.app)

    async def delete(self, who: str, post: str) -> None:
        await self._post(who, "delete", {"post": post})
        await rest(self.app)

    async def triage(self, who: str, post: str) -> None:
        await self._post(who, "triage", {"post": post})
        await rest(self.app)

    async def command(self, who: str, place: str, under: str | None, typed: str) -> None:
        await self.say(who, place, under, typed, None)

    async def press(self, who: str, sight: Sight, button: Button, fills: dict[str, str] | None) -> tuple[str, ...]:
        asked = {"id": uuid.uuid4().hex, "post": sight.post, "value": button.value}
        told, _ = await self._post(who, "click", asked)
        return await self._filled(who, sight.post, told, fills)

    async def _filled(self, who: str, post: str, told: dict[str, Any], fills: dict[str, str] | None) -> tuple[str, ...]:
        if told["kind"] != "form":
            await rest(self.app)
            return ()
        form = _Form(told["form"])
        if fills is None:
            raise NotDone(f"a form opened ({form.action}) and the story does not fill it")
        body = {"id": uuid.uuid4().hex, "post": post, "value": form.value, "fields": form.filled(fills)}
        after, _ = await self._post(who, "submit", body)
        await rest(self.app)
        return tuple(after.get("errors", ()))

    async def react(
        self, who: str, sight: Sight | None, post: str, emoji: str, added: bool, fills: dict[str, str] | None
    ) -> tuple[str, ...]:
        told, _ = await self._post(who, "react", {"id": uuid.uuid4().hex, "post": post, "emoji": emoji, "added": added})
        return await self._filled(who, post, told, fills)

    async def skip(self, by: timedelta) -> None:
        ways = {timedelta(minutes=3): "minutes", timedelta(hours=4): "hours"}
        if by in ways:
            await self._post(LEAD, "clock", {"by": ways[by]})
        else:
            self.clock.skip(by)
        await rest(self.app)

    async def look(self, people: frozenset[str]) -> list[Sight]:
        found, self._said = self._said, []
        for who in sorted(people | {LEAD}):
            for conversation in self._conversations(who):
                for post in await self._posts(who, conversation):
                    sight = self._sight(who, post)
                    if sight is not None and self._known.get((sight.post, sight.only)) != post["card"]:
                        self._known[(sight.post, sight.only)] = post["card"]
                        found.append(sight)
        return found

    def _conversations(self, who: str) -> list[str]:
        org = self.app.world.organisation
        private = org.agent_channels() if who in AGENTS else ()
        return [*org.channels.help, "general", *private, f"dm-{who}"]

    async def _posts(self, who: str, conversation: str) -> list[dict[str, Any]]:
        roots = (await self._get(who, "conversation", {"id": conversation}))["posts"]
        found = []
        for root in roots:
            found.append(root)
            if root["replies"]:
                found += (await self._get(who, "thread", {"conversation": conversation, "number": str(root["number"])}))["posts"]
        return sorted(found, key=lambda post: post["number"])

    async def _get(self, who: str, what: str, query: dict[str, str]) -> Any:
        headers = {"X-Helpdesk-Viewer": who}
        async with self.session.get(f"{self.address}/playground/api/{what}", params=query, headers=headers) as response:
            assert response.status == 200, f"{what} {query}: {response.status} {await response.text()}"
            return await response.json()

    def _sight(self, who: str, post: dict[str, Any]) -> Sight | None:
        if post["author"] != BOT.id or post["card"] is None or post["deleted"]:
            return None
        marker, seen, buttons = read_card(post["card"])
        direct = post["conversation"].startswith("dm-")
        place = f"direct {who}" if direct else f"#{post['conversation']}"
        only = who if post["private"] else None
        return Sight(post["id"], place, post["root"], only, marker, seen, buttons)


def _conversation(who: str, place: str) -> str:
    return f"dm-{who}" if place == "direct" else place[1:]


class _Form(HTMLParser):
    """A form as the page shows it: its value, its fields with what stands in them, the choices."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.action, self.value = "", ""
        self.fields: dict[str, str] = {}
        self.choices: dict[str, list[tuple[str, str]]] = {}
        self._field, self._words, self._option = "", "", ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._words = ""
        match tag:
            case "form":
                self.action, self.value = given["data-action"], given["data-value"]
            case "textarea" | "input" | "select":
                self._field = given["name"]
                self.fields[self._field] = given.get("value", "")
            case "option":
                self._option = given["value"]
                if "selected" in given or not self.choices.get(self._field):
                    self.fields[self._field] = self._option
            case _:
                pass

    def handle_data(self, data: str) -> None:
        self._words += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.fields[self._field] = self._words.removeprefix("\n")
        if tag == "option":
            self.choices.setdefault(self._field, []).append((self._option, " ".join(self._words.split())))

    def filled(self, fills: dict[str, str]) -> dict[str, str]:
        """What the page sends."""
        strange = set(fills) - set(self.fields)
        if strange:
            raise NotDone(f"the form {self.action} has no field {sorted(strange)[0]}; it has {', '.join(self.fields)}")
        sent = dict(self.fields)
        for name, wanted in fills.items():
            choices = self.choices.get(name)
            sent[name] = choices[choose(choices, wanted, name)][0] if choices else wanted
        return sent
