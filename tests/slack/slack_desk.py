"""A helpdesk connected to the fake Slack, for tests: a real server, real HTTP or real WebSockets between the two."""

import contextlib
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from aiohttp import web
from fake_slack import FakeSlack, Workspace
from helpdesks import data_folder, sample, scan_once
from outside_world import START

from bot import app as helpdesk
from bot.clock import SystemClock
from bot.engine import LocalRunner
from bot.ports import Clock
from bot.settings import Settings, load
from bot.slack.app import Slack, open_slack
from bot.web.server import build
from triage.case import Case
from triage.organisation import Organisation


class StillClock:
    """A Tuesday morning, when every team of the sample organisation is there; time passes when a test says so."""

    def __init__(self) -> None:
        self._now = START

    def now(self) -> datetime:
        return self._now

    def skip(self, **by: float) -> None:
        self._now += timedelta(**by)


@dataclass
class Desk:
    """The fake Slack and the helpdesk, and what one asks of both."""

    slack: FakeSlack
    app: helpdesk.App
    joined: Slack
    runner: web.AppRunner | None

    async def settle(self) -> None:
        """Until nothing is under way on either side."""
        for _ in range(3):
            await self.slack.settled()
            await self.joined.parts.rest()
            await self.app.runner.idle()

    async def scan(self) -> None:
        """What the scans do each second, once, now."""
        await self.settle()
        await scan_once(self.app)
        await self.settle()

    async def say(self, who: str, where: str, words: str, **more: Any) -> str:
        """Somebody posts, and everything that follows from it."""
        ts = await self.slack.say(who, where, words, **more)
        await self.settle()
        return ts

    async def case(self, ts: str) -> Case | None:
        """The case of somebody's post."""
        lines = await self.app.world.store.list_cases()
        line = next((one for one in lines if one.message_id.endswith(f"/{ts}")), None)
        return await self.app.world.store.case(line.case_id) if line else None

    async def cases(self) -> list[str]:
        return [line.state for line in await self.app.world.store.list_cases()]

    def card(self, where: str, ts: str, viewer: str | None = None) -> Any:
        """The helpdesk's one card in the thread of a post."""
        cards = [post for post in self.slack.posts(where, thread=ts, ours=True, viewer=viewer) if not post.body.get("only")]
        assert len(cards) == 1, f"{len(cards)} posts of ours in the thread: {[post.text[:60] for post in cards]}"
        return cards[0]

    def agents_card(self, where: str = "#it-triage") -> Any:
        """The newest card in the agents' channel."""
        cards = [post for post in self.slack.posts(where, ours=True) if post.thread is None]
        assert cards, "no card in the agents' channel"
        return cards[-1]


def slack_settings(slack: FakeSlack, folder: Path, *, sockets: int = 0) -> Settings:
    """The credentials of the fake, for HTTP mode, or for so many sockets."""
    ways: dict[str, Any] = {"slack_app_token": slack.app_token, "slack_sockets": sockets} if sockets else {}
    ways = ways or {"slack_signing_secret": slack.signing_secret}
    return load(data=folder, port=0, slack_bot_token=slack.bot_token, slack_api_url=slack.api_url, _env_file=None, **ways)


async def open_desk(
    slack: FakeSlack,
    folder: Path,
    *,
    organisation: Organisation | None = None,
    clock: Clock | None = None,
    sockets: int = 0,
    seconds: Callable[[], float] | None = None,
    config: Path | None = None,
    **more: Any,
) -> Desk:
    """A helpdesk on that folder, connected; advances what is accepted, scans only when a test asks. `seconds`: pauses go by this clock."""
    joined: list[Slack] = []
    settings = slack_settings(slack, data_folder(folder), sockets=sockets).model_copy(update={"config": config})

    def surfaces(world: Any) -> list[Any]:
        joined.append(open_slack(settings, world, seconds))
        return [joined[0].surface]

    app = await helpdesk.start(
        settings, organisation=organisation or sample(), clock=clock or SystemClock(), surfaces=surfaces, run=False, **more
    )
    app.runner = LocalRunner(app.world)
    app.world.nudge = app.runner.nudge
    app.closing.append(joined[0].close)
    runner = None
    if not sockets:
        runner = web.AppRunner(build(app, None, joined[0].receive), handle_signals=False, access_log=None, shutdown_timeout=1.0)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        slack.request_url = f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events"
    await joined[0].attach(app.door)
    if sockets:
        await slack.socket.connected(sockets)
    return Desk(slack, app, joined[0], runner)


async def close_desk(found: Desk) -> None:
    await found.joined.stop_listening()
    if found.runner is not None:
        await found.runner.cleanup()
    await found.app.close()


@contextlib.asynccontextmanager
async def desk(
    folder: Path, *, now: Callable[[], float] | None = None, manifest: Any = None, people: Workspace | None = None, **more: Any
) -> AsyncIterator[Desk]:
    """A fake Slack and a helpdesk for one test."""
    given: dict[str, Any] = {"now": now} if now else {}
    async with FakeSlack.open(manifest=manifest, world=people, **given) as slack:
        found = await open_desk(slack, folder, **more)
        try:
            yield found
        finally:
            await found.settle()
            await close_desk(found)
