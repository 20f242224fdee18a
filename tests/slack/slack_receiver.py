"""The other side of the fake Slack in its own tests: a bare HTTP server that writes down what is delivered and answers as it is told, and
Slack's own client."""

import asyncio
import contextlib
import json
import urllib.parse
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web
from fake_slack import FakeSlack
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

Reply = Callable[["Received"], Any]


@dataclass
class Received:
    """One request: its headers, its raw body and the payload in it."""

    headers: dict[str, str]
    raw: str
    payload: dict[str, Any]

    @property
    def event(self) -> dict[str, Any]:
        found: dict[str, Any] = self.payload.get("event", {})
        return found


@dataclass
class Receiver:
    """Answers 200 with nothing, unless `reply` says otherwise: a status, a dict (JSON), a str (text) or seconds to wait (float)."""

    reply: Reply = lambda received: 200
    received: list[Received] = field(default_factory=list)

    async def serve(self, request: web.Request) -> web.Response:
        raw = await request.text()
        if request.content_type == "application/json":
            payload = json.loads(raw)
        else:
            form = dict(urllib.parse.parse_qsl(raw))
            payload = json.loads(form["payload"]) if "payload" in form else form
        one = Received(dict(request.headers), raw, payload)
        self.received.append(one)
        said = self.reply(one)
        if isinstance(said, float):
            await asyncio.sleep(said)
            said = 200
        if isinstance(said, dict):
            return web.json_response(said)
        return web.Response(text=said) if isinstance(said, str) else web.Response(status=said)

    def events(self, kind: str | None = None) -> list[dict[str, Any]]:
        found = [one.event for one in self.received if one.event]
        return [event for event in found if kind is None or event["type"] == kind]

    @property
    def last(self) -> dict[str, Any]:
        return self.received[-1].payload


@contextlib.asynccontextmanager
async def listening(slack: FakeSlack, reply: Reply | None = None) -> AsyncIterator[Receiver]:
    """A receiver that the fake delivers to."""
    receiver = Receiver(reply) if reply else Receiver()
    app = web.Application()
    app.router.add_post("/slack/events", receiver.serve)
    runner = web.AppRunner(app, handle_signals=False, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    slack.request_url = f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events"
    try:
        yield receiver
    finally:
        await runner.cleanup()


def client(slack: FakeSlack, token: str | None = None) -> AsyncWebClient:
    """Slack's own client, without retries."""
    return AsyncWebClient(token=token or slack.bot_token, base_url=slack.api_url, retry_handlers=[], timeout=5)


async def refusal(call: Any) -> dict[str, Any]:
    """The answer with which a call is refused."""
    try:
        await call
    except SlackApiError as refused:
        found: dict[str, Any] = refused.response.data
        return found
    raise AssertionError("the call was not refused")


async def error(call: Any) -> str:
    return str((await refusal(call))["error"])


def section(text: str = "words", **more: Any) -> dict[str, Any]:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}, **more}


def button(label: str = "Go", action_id: str = "go", **more: Any) -> dict[str, Any]:
    return {"type": "button", "text": {"type": "plain_text", "text": label}, "action_id": action_id, **more}


def buttons(*elements: dict[str, Any]) -> dict[str, Any]:
    return {"type": "actions", "elements": list(elements)}


def field_of(label: str, element: dict[str, Any], **more: Any) -> dict[str, Any]:
    """An input block whose ids are its label."""
    title = {"type": "plain_text", "text": label}
    return {"type": "input", "block_id": label.lower(), "label": title, "element": {"action_id": label.lower(), **element}, **more}


def modal(*blocks: dict[str, Any], **more: Any) -> dict[str, Any]:
    title, send = {"type": "plain_text", "text": "A form"}, {"type": "plain_text", "text": "Send"}
    return {"type": "modal", "callback_id": "form", "title": title, "submit": send, "blocks": list(blocks), **more}
