"""The other side of the fake Teams in its own tests: a bare HTTP server that writes down what is delivered and answers as it is told, and
a bare client of the connector."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

import aiohttp
from aiohttp import web
from fake_teams import FakeTeams

Json = dict[str, Any]
Reply = Callable[[Json], Any]
CARD = "application/vnd.microsoft.card.adaptive"


@dataclass
class Receiver:
    """Answers 202 with nothing, unless `reply` says otherwise: a status, a dict (JSON), a str (text) or seconds to wait (float)."""

    reply: Reply = lambda activity: 202
    received: list[Json] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    async def serve(self, request: web.Request) -> web.Response:
        activity = json.loads(await request.text())
        self.received.append(activity)
        self.headers.append(dict(request.headers))
        said = self.reply(activity)
        if isinstance(said, float):
            await asyncio.sleep(said)
            said = 202
        if isinstance(said, dict):
            return web.json_response(said)
        return web.Response(text=said) if isinstance(said, str) else web.Response(status=said)

    def of(self, kind: str) -> list[Json]:
        """The activities of a type, or the invokes of a name."""
        return [one for one in self.received if kind in (one["type"], one.get("name"))]

    @property
    def last(self) -> Json:
        return self.received[-1]


@contextlib.asynccontextmanager
async def listening(teams: FakeTeams, reply: Reply | None = None) -> AsyncIterator[Receiver]:
    """A receiver that the fake delivers to."""
    receiver = Receiver(reply) if reply else Receiver()
    app = web.Application()
    app.router.add_post("/api/messages", receiver.serve)
    runner = web.AppRunner(app, handle_signals=False, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    teams.request_url = f"http://127.0.0.1:{runner.addresses[0][1]}/api/messages"
    try:
        yield receiver
    finally:
        await runner.cleanup()


@dataclass
class Bot:
    """A client of the connector without any SDK: status and body of each answer."""

    teams: FakeTeams
    session: aiohttp.ClientSession
    token: str = ""

    async def sign_in(self, **more: str) -> tuple[int, Json]:
        """Ask the token service; `more` replaces fields of the form or the tenant."""
        app = self.teams.app
        tenant = more.pop("tenant", app.tenant if app.kind == "SingleTenant" else "botframework.com")
        form = {"grant_type": "client_credentials", "client_id": app.app_id, "client_secret": app.password}
        form |= {"scope": "https://api.botframework.com/.default", **more}
        async with self.session.post(f"{self.teams.login_url}/{tenant}/oauth2/v2.0/token", data=form) as response:
            found: Json = await response.json()
            self.token = found.get("access_token", self.token)
            return response.status, found

    async def call(self, method: str, path: str, body: Any = None, **more: Any) -> tuple[int, Any]:
        headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        async with self.session.request(method, self.teams.service_url + path, json=body, headers=headers, **more) as response:
            raw = await response.text()
            return response.status, json.loads(raw) if raw else None

    async def send(self, conversation: str, **activity: Any) -> str:
        """Post a message; its id."""
        status, said = await self.try_send(conversation, **activity)
        assert status == 201, said
        return str(said["id"])

    async def try_send(self, conversation: str, /, **activity: Any) -> tuple[int, Any]:
        return await self.call("POST", f"v3/conversations/{quote(conversation, safe='')}/activities", {"type": "message", **activity})

    async def update(self, conversation: str, activity_id: str, **activity: Any) -> tuple[int, Any]:
        path = f"v3/conversations/{quote(conversation, safe='')}/activities/{quote(activity_id, safe='')}"
        return await self.call("PUT", path, {"type": "message", **activity})

    def place(self, where: str, who: str = "amara") -> str:
        """The conversation id of a place, or of somebody's chat with the bot."""
        world = self.teams.world
        return world.direct(world.person(who)).id if where == "direct" else world.place(where).id


@contextlib.asynccontextmanager
async def bot_of(teams: FakeTeams) -> AsyncIterator[Bot]:
    """A client that is signed in."""
    async with aiohttp.ClientSession() as session:
        bot = Bot(teams, session)
        await bot.sign_in()
        yield bot


def card(*body: Json, actions: list[Json] | None = None, **more: Any) -> Json:
    """An Adaptive Card as an attachment."""
    content: Json = {"type": "AdaptiveCard", "version": "1.5", "body": list(body), **more}
    return {"contentType": CARD, "content": content | ({"actions": actions} if actions else {})}


def text(words: str, **more: Any) -> Json:
    return {"type": "TextBlock", "text": words, "wrap": True, **more}


def execute(title: str, **data: Any) -> Json:
    """A button with the fall-back for old clients."""
    return {
        "type": "Action.Execute",
        "title": title,
        "verb": "act",
        "data": data,
        "fallback": {"type": "Action.Submit", "title": title, "data": data},
    }


def submit(title: str, **data: Any) -> Json:
    return {"type": "Action.Submit", "title": title, "data": data}


def dialog(*body: Json, title: str = "A form", actions: list[Json] | None = None) -> Json:
    """An answer that opens a dialog."""
    value = {"title": title, "height": "medium", "width": "medium", "card": card(*body, actions=actions or [submit("Send")])}
    return {"task": {"type": "continue", "value": value}}


def said(words: str) -> Json:
    """The private answer to a click."""
    return {"statusCode": 200, "type": "application/vnd.microsoft.activity.message", "value": words}
