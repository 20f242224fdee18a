"""A small, strict Slack on a free loopback port. What the helpdesk calls is answered, limited and refused as Slack does it; what people
do is delivered as Slack delivers it, signed over HTTP or through Socket Mode; what each person sees can be read.

    async with FakeSlack.open(manifest=..., now=...) as slack:   # every argument may be left out
        slack.api_url, slack.bot_token, slack.app_token, slack.signing_secret     # for SLACK_API_URL and the credentials
        slack.request_url = "http://127.0.0.1:1234/slack/events"                  # HTTP mode; None (at first): Socket Mode

People. Who is a name or an id ("amara", "U0AMARA"), a place "#it-help", an id, or "direct" (the person's conversation with the bot).
All are coroutines that return when the first attempt of each delivery was answered; `settled()` waits for retries and echoes too.

    ts = await slack.say("amara", "#it-help", "my printer is gone", thread=None, files=(), broadcast=False, raw=False)
    await slack.edit("amara", ts, "…"); slack.remove("amara", ts)
    await slack.unfurl(ts); slack.touch(ts)               # changes that are no edits: a preview of a link, Slack's bookkeeping
    slack.together("amara", "tom")                        # the id of these people's conversation with the bot
    await slack.react("amara", ts, "eyes"); slack.unreact("amara", ts, "eyes")
    await slack.join("tom", "#random"); slack.leave(...); slack.invite_bot("#random", by="sofia"); slack.remove_bot("#random")
    await slack.app_says("#it-help", "…"); slack.workflow_says("#it-help", "…")               # others' bots
    await slack.open_home("amara"); slack.open_pane("amara", looking_at="#general"); slack.look_at("amara", "#random")
    await slack.press("amara", ts, "Create ticket")       # a button, menu entry or feedback button of a message, by what one reads on it
    await slack.press("amara", None, "Claim")             # None: of the open modal, else of the Home tab
    await slack.choose("amara", ts, "Team", "Network")    # a choice of a stateful element, by label or action_id
    await slack.submit("amara", {"Summary": "…"})         # the open modal: by label, block_id or action_id; Answer.errors are shown in it
    await slack.close_modal("amara"); slack.suggest("maya", "article", "vpn")
    await slack.command("amara", "#it-help", "/triage status"); slack.shortcut("amara", "get_help")
    await slack.message_shortcut("maya", ts, "triage_this")
    await slack.uninstall(); slack.revoke()               # app_uninstalled, tokens_revoked; afterwards the Web API says so
    await slack.again(slack.deliveries[-1])               # the same delivery once more, as Slack's redeliveries do
    await slack.deliver("events_api", payload)            # a payload written by hand; slack.deliverer.raw(body, headers): any request

What the person would be told by Slack itself (a modal that did not open in time, a failed command) is in Answer.trouble and a Moment.

What people see (fake_slack_seen.py):

    slack.posts("#it-help", viewer="amara", thread=ts)    # Post: ts, thread, author, words, text, blocks, labels, only, edited, reactions…
    slack.post(ts), slack.modal("amara"), slack.home("amara"), slack.transcript("amara"), slack.moments_for("amara", since=n)
    post.pings, post.links                                # who is notified by it; (address, label) of each link

The outside of the app: `slack.calls` (method, args, status, answer), `slack.called("chat.postMessage")`, `slack.deliveries` (attempts).

Faults and limits: slack.faults (fake_slack_faults.py) error, status, lose, slow, down/up, ratelimit; slack.limits.speed; slack.pace;
slack.installed.scopes.discard("users:read.email"); slack.world.channel("#it-help").archived = True; slack.skew (clock of signatures).
Socket Mode: slack.socket.go_silent(), .disconnect("warning"), .cut(), .connections, .connected(n), .reconnected(n), .acknowledged.
In a thread of its own, for tests that block: fake_slack_aside.py.
"""

import contextlib
import json
import time
from collections.abc import AsyncIterator, Callable
from typing import Any

import fake_slack_chat
import fake_slack_lookups
import fake_slack_views
from aiohttp import web
from fake_slack_acts import CannotDo
from fake_slack_clicks import Answer
from fake_slack_core import Moment, Pace
from fake_slack_deliver import Attempt, Delivery
from fake_slack_forms import Forms
from fake_slack_people import Workspace, sample_workspace
from fake_slack_seen import Post, Seen
from fake_slack_socket import Sockets
from fake_slack_web import Call, serve

METHODS_IN = (fake_slack_chat, fake_slack_lookups, fake_slack_views)
"""The files whose import registers what answers the Web API."""

__all__ = ["Answer", "Attempt", "Call", "CannotDo", "Delivery", "FakeSlack", "Moment", "Pace", "Post", "Workspace", "sample_workspace"]


class FakeSlack(Forms, Seen):
    """A running fake Slack; see above."""

    def __init__(
        self, manifest: dict[str, Any] | None = None, world: Workspace | None = None, now: Callable[[], float] = time.time
    ) -> None:
        super().__init__(manifest, world, now)
        self.socket = Sockets(self)
        self.deliverer.sockets = self.socket

    @classmethod
    @contextlib.asynccontextmanager
    async def open(
        cls, manifest: dict[str, Any] | None = None, world: Workspace | None = None, now: Callable[[], float] = time.time
    ) -> AsyncIterator["FakeSlack"]:
        """Served on a free port of the loopback until the end of the block."""
        slack = cls(manifest, world, now)
        runner = web.AppRunner(slack._routes(), handle_signals=False, access_log=None, shutdown_timeout=0.2)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        slack.base = f"http://127.0.0.1:{runner.addresses[0][1]}"
        try:
            yield slack
        finally:
            await slack._close()
            await runner.cleanup()

    def _routes(self) -> web.Application:
        app = web.Application(client_max_size=4 * 1024 * 1024)

        async def api(request: web.Request) -> web.StreamResponse:
            return await serve(self, request)

        app.router.add_route("GET", "/api/{method}", api)
        app.router.add_route("POST", "/api/{method}", api)
        app.router.add_post("/response/{key}", self._by_response_url)
        app.router.add_get("/link/", self.socket.serve)
        return app

    async def _close(self) -> None:
        for task in list(self._tasks):
            task.cancel()
        self.socket.cut()
        await self.deliverer.close()

    @property
    def api_url(self) -> str:
        """For SLACK_API_URL and AsyncWebClient(base_url=...)."""
        return f"{self.base}/api/"

    @property
    def bot_token(self) -> str:
        return self.installed.bot_token

    @property
    def app_token(self) -> str:
        return self.installed.app_token

    @property
    def signing_secret(self) -> str:
        return self.installed.signing_secret

    def called(self, method: str, *, ok: bool | None = None) -> list[Call]:
        """The calls of a method, in order; only those that took effect (ok) or were refused."""
        return [call for call in self.calls if call.method == method and (ok is None or call.ok == ok)]

    async def _by_response_url(self, request: web.Request) -> web.Response:
        """A message by response_url: five times within half an hour (docs.slack.dev, handling user interaction)."""
        found = self.response_urls.get(request.match_info["key"])
        if found is None or time.monotonic() - found["made"] > self.pace.response_url:
            return web.json_response({"ok": False, "error": "expired_url"}, status=404)
        if not found["left"]:
            return web.json_response({"ok": False, "error": "used_url"}, status=404)
        try:
            said = json.loads(await request.text())
            assert isinstance(said, dict)
        except (ValueError, AssertionError):
            return web.json_response({"ok": False, "error": "invalid_payload"}, status=400)
        wrong = self.respond(said, found["user"], self.world.channels[found["channel"]], found["message"])
        if wrong:
            return web.json_response({"ok": False, "error": wrong}, status=400)
        found["left"] -= 1
        return web.Response(text="ok")
