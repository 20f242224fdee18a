"""One running server: the helpdesk, its playground where that is served, and the aiohttp site, started and stopped in order."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from aiohttp import web

from bot import app as helpdesk
from bot.ports import Clock, Surface
from bot.settings import Settings
from bot.web.links import Links
from bot.web.playground.opening import Playground, open_clock, open_playground
from bot.web.server import build
from bot.world import World

FINISH_REQUESTS_SECONDS = 2.0


@dataclass
class Serving:
    """What `helpdesk run` holds. `address` is where the server really listens."""

    app: helpdesk.App
    playground: Playground | None
    runner: web.AppRunner
    address: str

    @classmethod
    async def start(cls, settings: Settings) -> "Serving":
        """Open the stores, listen, begin. OSError for a port that is taken; whatever was opened is closed again."""
        opened: list[Playground] = []
        clock: Clock | None = None
        if settings.playground_apart:
            settings = settings.model_copy(update={"data": settings.data / "playground"})
        if settings.serves_playground:
            clock = open_clock(settings.data)

        def surfaces(world: World) -> list[Surface]:
            if clock is None:
                return []
            opened.append(open_playground(settings.data, clock, lambda: world.organisation, settings.public_url))
            return [opened[0].surface]

        app = await helpdesk.start(settings, clock=clock, surfaces=surfaces)
        playground = opened[0] if opened else None
        if playground is not None:
            playground.attach(app.door)
            app.closing.append(playground.close)
        runner: web.AppRunner | None = None
        try:
            runner = web.AppRunner(build(app, playground), handle_signals=False, access_log=None, shutdown_timeout=FINISH_REQUESTS_SECONDS)
            await runner.setup()
            site = web.TCPSite(runner, settings.host, settings.port)
            await site.start()
        except BaseException:
            if runner is not None:
                await runner.cleanup()
            await app.close()
            raise
        host, port = runner.addresses[0][:2]
        address = f"http://{f'[{host}]' if ':' in host else host}:{port}"
        if playground is not None:
            playground.surface.base_url = settings.public_url or address
            app.world.public_url = settings.public_url or address
            app.world.open_pages = settings.public_url is None
        if app.world.public_url is not None:
            app.world.case_link = _private_links(app, app.world.public_url)
        return cls(app, playground, runner, address)

    def greeting(self) -> tuple[str, ...]:
        """What the terminal shows: where to look, and with what it works."""
        org, settings = self.app.world.organisation, self.app.settings
        lines = [
            f"Helpdesk for {org.name}: {len(self.app.world.index.articles())} articles, {len(self.app.world.learning)} labelled requests"
        ]
        lines.append(
            f"  model       {self.app.world.model.name}" + ("" if settings.anthropic_api_key else " (no ANTHROPIC_API_KEY is set)")
        )
        lines.append(f"  data        {settings.data}")
        if self.playground is not None:
            lines.append(f"  playground  {self.address}/")
            lines.append(f"  queue       {self.address}/queue")
        else:
            lines.append(
                f"  listening   {self.address} (no playground: it is served on loopback only, and beside Slack or Teams only on request)"
            )
        return tuple(lines)

    async def stop(self) -> None:
        """Take no more requests, finish or leave what is under way, close the files."""
        await self.runner.cleanup()
        await self.app.close()


def _private_links(app: helpdesk.App, base: str) -> Callable[[str, Literal["agent", "requester"], str], str | None]:
    """Signed, expiring links to a case page, each for one person (product file, "Security")."""
    links = Links.open(app.settings.data)

    def link(person_id: str, role: Literal["agent", "requester"], case_id: str) -> str | None:
        return base.rstrip("/") + links.path(person_id, role, case_id, app.world.clock.now())

    return link
