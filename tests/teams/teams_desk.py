"""A helpdesk connected to the fake Teams, for tests: a real server and real HTTP between the two."""

import contextlib
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aiohttp import web
from fake_teams import FakeTeams
from helpdesks import data_folder, sample, scan_once

from bot import app as helpdesk
from bot.clock import SystemClock
from bot.engine import LocalRunner
from bot.ports import Clock
from bot.settings import Settings, load
from bot.teams.app import Teams, open_teams
from bot.web.server import build
from triage.case import Case
from triage.organisation import Organisation


@dataclass
class Desk:
    """The fake Teams and the helpdesk, and what one asks of both."""

    teams: FakeTeams
    app: helpdesk.App
    joined: Teams
    runner: web.AppRunner

    async def settle(self) -> None:
        """Until nothing is under way on either side."""
        for _ in range(3):
            await self.teams.settled()
            await self.joined.parts.rest()
            await self.app.runner.idle()

    async def scan(self) -> None:
        """What the scans do each second, once, now."""
        await self.settle()
        await scan_once(self.app)
        await self.settle()

    async def say(self, who: str, where: str, words: str, **more: Any) -> str:
        """Somebody posts, and everything that follows from it."""
        identity = await self.teams.say(who, where, words, **more)
        await self.settle()
        return identity

    async def press(self, who: str, post: str, label: str, given: dict[str, Any] | None = None) -> Any:
        answer = await self.teams.press(who, post, label, given)
        await self.settle()
        return answer

    async def submit(self, who: str, given: dict[str, Any] | None = None) -> Any:
        answer = await self.teams.submit(who, given)
        await self.settle()
        return answer

    async def case(self, identity: str) -> Case | None:
        """The case of somebody's post."""
        lines = await self.app.world.store.list_cases()
        line = next((one for one in lines if one.message_id.endswith(f"/{identity}")), None)
        return await self.app.world.store.case(line.case_id) if line else None

    async def cases(self) -> list[str]:
        return [line.state for line in await self.app.world.store.list_cases()]

    def card(self, where: str, viewer: str | None = None, thread: str | None = None) -> Any:
        """The helpdesk's one post with something to press in a place."""
        cards = self.teams.acting(where, viewer, thread=thread)
        assert len(cards) == 1, f"{len(cards)} cards that act: {[post.words[:60] for post in cards]}"
        return cards[0]

    def agents_card(self, where: str = "it-triage") -> Any:
        """The newest card in the agents' channel."""
        cards = [post for post in self.teams.acting(where) if post.thread is None]
        assert cards, "no card in the agents' channel"
        return cards[-1]


def teams_settings(teams: FakeTeams, folder: Path, **more: Any) -> Settings:
    """The registration of the fake, and where it stands in for Microsoft."""
    app = teams.app
    given: dict[str, Any] = {
        "teams_app_id": app.app_id or None,
        "teams_app_password": app.password,
        "teams_app_type": app.kind,
        "teams_tenant": app.tenant,
        "teams_service_urls": teams.base,
        "teams_login_url": teams.login_url,
        "teams_openid_url": teams.openid_url,
        **more,
    }
    return load(data=folder, port=0, _env_file=None, **given)


async def open_desk(
    teams: FakeTeams,
    folder: Path,
    *,
    organisation: Organisation | None = None,
    clock: Clock | None = None,
    seconds: Callable[[], float] | None = None,
    known: bool = True,
    beside: Callable[[Any], list[Any]] | None = None,
    slack_receive: Callable[[], Any] | None = None,
    settings: dict[str, Any] | None = None,
    **more: Any,
) -> Desk:
    """A helpdesk on that folder, connected; advances what is accepted, scans only when a test asks.

    `known`: the app was installed in its teams before; `beside`: other surfaces in the same process, `slack_receive` what takes Slack's
    events; `seconds`: pauses go by this clock.
    """
    joined: list[Teams] = []
    found = teams_settings(teams, data_folder(folder), **(settings or {}))

    def surfaces(world: Any) -> list[Any]:
        joined.append(open_teams(found, world, seconds))
        return [*(beside(world) if beside else []), joined[0].surface]

    app = await helpdesk.start(
        found, organisation=organisation or sample(), clock=clock or SystemClock(), surfaces=surfaces, run=False, **more
    )
    app.runner = LocalRunner(app.world)
    app.world.nudge = app.runner.nudge
    app.closing.append(joined[0].close)
    runner = web.AppRunner(
        build(app, None, slack_receive() if slack_receive else None, joined[0].receive),
        handle_signals=False,
        access_log=None,
        shutdown_timeout=1.0,
    )
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    teams.request_url = f"http://127.0.0.1:{runner.addresses[0][1]}/api/messages"
    desk = Desk(teams, app, joined[0], runner)
    if known:
        await remember_installed(desk)
    await joined[0].attach(app.door)
    await joined[0].parts.rest()
    return desk


async def remember_installed(desk: Desk) -> None:
    """What a helpdesk knows that has been in its teams for a while: where to answer, its account, its teams; everybody was greeted."""
    from bot.teams.references import Team

    references, teams = desk.joined.parts.references, desk.teams
    await references.heard(teams.world_tenant, "19:any@thread.tacv2", teams.service_url)
    await references.keep_bot(teams.app.account)
    for team in teams.world.teams.values():
        if team.installed:
            await references.keep_team(Team(id=team.id, tenant=teams.world_tenant, name=team.name, group=team.group_id))


async def close_desk(found: Desk) -> None:
    await found.runner.cleanup()
    await found.app.close()


@contextlib.asynccontextmanager
async def desk(folder: Path, *, now: Callable[[], float] | None = None, **more: Any) -> AsyncIterator[Desk]:
    """A fake Teams and a helpdesk for one test."""
    given: dict[str, Any] = {"now": now} if now else {}
    async with FakeTeams.open(**given) as teams:
        found = await open_desk(teams, folder, **more)
        try:
            yield found
        finally:
            await found.settle()
            await close_desk(found)
