"""One running server: the helpdesk, its playground where that is served, and the aiohttp site, started and stopped in order."""

import gc
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

from aiohttp import web

from bot import app as helpdesk
from bot.clock import SystemClock
from bot.ports import Clock, Surface
from bot.settings import Settings
from bot.web.links import Links
from bot.web.playground.opening import Playground, open_clock, open_playground
from bot.web.playground.people import CAST, short_name
from bot.web.server import build
from bot.web.viewer import CHOSEN
from bot.world import World

if TYPE_CHECKING:
    from bot.slack.app import Slack
    from bot.teams.app import Teams

FINISH_REQUESTS_SECONDS = 2.0
COLLECT_AFTER = 10_000


@dataclass
class Serving:
    """What `helpdesk run` holds. `address` is where the server really listens."""

    app: helpdesk.App
    playground: Playground | None
    runner: web.AppRunner
    address: str
    slack: "Slack | None" = None
    teams: "Teams | None" = None
    beside: "Serving | None" = None
    """The playground beside a real platform: a helpdesk of its own, on data and a port of its own."""

    @classmethod
    async def start(cls, settings: Settings) -> "Serving":
        """Open the stores, listen, begin. OSError for a port that is taken; whatever was opened is closed again."""
        if not settings.playground_apart:
            return await cls._open(settings, playground=settings.serves_playground)
        apart = {"data": settings.data / "playground", "port": settings.port + 1 if 0 < settings.port < 65535 else 0, "public_url": None}
        if not settings.serves_slack and not settings.serves_teams:
            return await cls._open(settings.model_copy(update={"data": apart["data"]}), playground=True)
        main = await cls._open(settings, playground=False)
        try:
            main.beside = await cls._open(settings.model_copy(update=apart), playground=True)
        except BaseException:
            await main.stop()
            raise
        return main

    @classmethod
    async def _open(cls, settings: Settings, *, playground: bool) -> "Serving":
        """One helpdesk with its server: with the playground, or with the platforms that the settings name."""
        clock: Clock = open_clock(settings.data) if playground else SystemClock()
        played: list[Playground] = []
        joined: list[Slack | Teams] = []

        def surfaces(world: World) -> list[Surface]:
            if playground:
                played.append(open_playground(settings.data, clock, lambda: world.organisation, settings.public_url))
                return [played[0].surface]
            joined.extend([*_slack(settings, world), *_teams(settings, world)])
            return [one.surface for one in joined]

        app = await helpdesk.start(settings, clock=clock, surfaces=surfaces)
        for one in played:
            one.attach(app.door)
            app.closing.append(one.close)
        for platform in joined:
            app.closing.append(platform.close)
        found = cls(app, played[0] if played else None, _unstarted(), "")
        found._connect(joined)
        try:
            await found._listen(settings)
        except BaseException:
            await found.stop()
            raise
        return found

    def _connect(self, joined: "Sequence[Slack | Teams]") -> None:
        for one in joined:
            if one.surface.name == "slack":
                self.slack = cast("Slack", one)
            else:
                self.teams = cast("Teams", one)

    async def _listen(self, settings: Settings) -> None:
        """Begin to serve, and only then to take what Slack and Teams send."""
        app, playground, slack, teams = self.app, self.playground, self.slack, self.teams
        site = build(app, playground, slack.receive if slack else None, teams.receive if teams else None)
        self.runner = web.AppRunner(site, handle_signals=False, access_log=None, shutdown_timeout=FINISH_REQUESTS_SECONDS)
        await self.runner.setup()
        await web.TCPSite(self.runner, settings.host, settings.port).start()
        host, port = self.runner.addresses[0][:2]
        self.address = f"http://{f'[{host}]' if ':' in host else host}:{port}"
        if playground is not None:
            playground.surface.base_url = settings.public_url or self.address
            app.world.public_url = settings.public_url or self.address
            app.world.open_pages = settings.public_url is None
        if app.world.public_url is not None:
            app.world.case_link = _private_links(app, app.world.public_url)
        for platform in (slack, teams):
            if platform is not None:
                await platform.attach(app.door)

    def greeting(self) -> tuple[str, ...]:
        """What the terminal shows: where to look, and with what it works."""
        org, settings = self.app.world.organisation, self.app.settings
        lines = [
            f"Helpdesk for {org.name}: {len(self.app.world.index.articles())} articles, {len(self.app.world.learning)} labelled requests"
        ]
        lines.append(f"  model       {self.app.world.model.name}" + ("" if settings.has_claude else " (no ANTHROPIC_API_KEY is set)"))
        lines.append(f"  data        {settings.data}")
        if self.slack is not None:
            lines += [f"  slack       {way}" for way in self.slack.ways(settings.public_url or self.address)]
        elif settings.slack_bot_token is not None and self.playground is None:
            lines.append("  slack       not connected: set SLACK_SIGNING_SECRET or SLACK_APP_TOKEN too")
        elif settings.slack_bot_token is None and (settings.slack_signing_secret or settings.slack_app_token):
            lines.append("  slack       not connected: set SLACK_BOT_TOKEN too")
        lines += self._teams_lines(settings)
        if self.playground is not None:
            lines.append(f"  playground  {self.address}/")
            agent = next(short_name(one.id) for one in CAST if one.is_agent)
            lines.append(f"  queue       {self.address}/queue?{CHOSEN}={agent}")
        elif self.beside is not None:
            lines.append(f"  listening   {self.address}")
            lines.append(f"  playground  {self.beside.address}/ (on data of its own: {self.beside.app.settings.data})")
        else:
            lines.append(
                f"  listening   {self.address} (no playground: it is served on loopback only, and beside Slack or Teams only on request)"
            )
        return tuple(lines)

    def _teams_lines(self, settings: Settings) -> list[str]:
        if self.teams is not None:
            return [f"  teams       {way}" for way in self.teams.ways(settings.public_url or self.address)]
        if settings.teams_app_id is not None and self.playground is None:
            return ["  teams       not connected: set MicrosoftAppPassword too"]
        return []

    async def stop(self) -> None:
        """Take no more requests, finish or leave what is under way, close the files."""
        if self.beside is not None:
            await self.beside.stop()
        if self.slack is not None:
            await self.slack.stop_listening()
        await self.runner.cleanup()
        await self.app.close()


def _unstarted() -> web.AppRunner:
    return web.AppRunner(web.Application())


def _slack(settings: Settings, world: World) -> "list[Slack]":
    """Slack, if its variables are set; its libraries are loaded only then."""
    if not settings.serves_slack:
        return []
    from bot.slack.app import open_slack

    return [open_slack(settings, world)]


def _teams(settings: Settings, world: World) -> "list[Teams]":
    """Teams, if its variables are set; its libraries are loaded only then."""
    if not settings.serves_teams:
        return []
    from bot.teams.app import open_teams

    return [open_teams(settings, world)]


def _private_links(app: helpdesk.App, base: str) -> Callable[[str, Literal["agent", "requester"], str], str | None]:
    """Signed, expiring links to a case page, each for one person (product file, "Security")."""
    links = Links.open(app.settings.data)

    def link(person_id: str, role: Literal["agent", "requester"], case_id: str) -> str | None:
        return base.rstrip("/") + links.path(person_id, role, case_id, app.world.clock.now())

    return link


def keep_for_good() -> None:
    """What the start has read stays: Python's collector, which would go through all of it now and then and stop everything for some
    70 ms, leaves it alone from now on. And it looks for cycles among ten thousand new things, not seven hundred: an event leaves some
    forty that outlive it, so that every few events one would wait for a collection."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(COLLECT_AFTER, *gc.get_threshold()[1:])
