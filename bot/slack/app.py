"""App: Bolt's AsyncApp over our parts, and the two ways in: HTTP (signed requests) and Socket Mode.

The two ways take the same payloads to the same listeners. Which of them is open is decided by the settings that are there.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from bot.door import Door
from bot.log import log
from bot.settings import Settings
from bot.slack.calls import Calls, quiet_logger
from bot.slack.channels import Channels
from bot.slack.identity import Myself
from bot.slack.listeners import register
from bot.slack.missed import Missed
from bot.slack.parts import Parts
from bot.slack.people import People
from bot.slack.reading import Reader
from bot.slack.sockets import Sockets
from bot.slack.surface import SlackSurface
from bot.world import World

PATIENCE_SECONDS = 3.0


@dataclass
class Slack:
    """Slack as one running helpdesk has it. `sockets` None: HTTP mode; `signed` False: Socket Mode only."""

    parts: Parts
    bolt: AsyncApp
    sockets: Sockets | None
    signed: bool
    missed: Missed

    @property
    def surface(self) -> SlackSurface:
        return self.parts.surface

    async def attach(self, door: Door) -> None:
        """From now on what Slack tells is passed on. A Slack that is out of reach stops nothing: everything is tried again."""
        self.parts.attach(door)
        try:
            await asyncio.wait_for(self.parts.me(), PATIENCE_SECONDS)
        except Exception as error:
            log.error("slack.not_reached", why=str(error), hint=getattr(error, "hint", "is this machine online? see helpdesk check"))
        self.parts.later(self._warm(), "warm")
        self.missed.start()
        if self.sockets is not None:
            self.sockets.start()

    async def _warm(self) -> None:
        """Ask who is an agent, with their profiles (and so for the channels), before the first event needs it or Slack is away."""
        await self.parts.people.agents()

    def ways(self, address: str) -> tuple[str, ...]:
        """What the terminal shows: how Slack reaches us."""
        http = (f"HTTP, request URL {address.rstrip('/')}/slack/events",) if self.signed else ()
        return (*http, *((f"Socket Mode, {self.sockets.count} connections",) if self.sockets else ()))

    async def receive(self, request: web.Request) -> web.Response:
        """POST /slack/events: events, interactivity, commands and options. 404 where HTTP mode is not set up, 401 without a signature."""
        if not self.signed:
            return web.Response(status=404)
        with self.parts.world.precedence.accepting():
            try:
                answer = await self.bolt.async_dispatch(await to_bolt_request(request))
            except (ValueError, AttributeError, TypeError):  # no JSON, or JSON that is no object: Bolt reads it before the signature
                return web.Response(status=400)
            return await to_aiohttp_response(answer)

    async def stop_listening(self) -> None:
        """Close the sockets after what they brought was acknowledged; look for nothing more."""
        await self.missed.stop()
        if self.sockets is not None:
            await self.sockets.stop()

    async def close(self) -> None:
        """Let go of everything."""
        await self.stop_listening()
        await self.parts.close()


def open_slack(settings: Settings, world: World, seconds: Callable[[], float] | None = None) -> Slack:
    """Built once the world stands; nothing is asked of Slack yet. ValueError without a bot token. `seconds`: for tests, by which pauses
    towards Slack are measured."""
    if settings.slack_bot_token is None:
        raise ValueError("SLACK_BOT_TOKEN is not set")
    parts = _parts(settings.slack_bot_token.get_secret_value(), settings.slack_api_url, world, seconds)
    secret = settings.slack_signing_secret.get_secret_value() if settings.slack_signing_secret else ""
    bolt = _bolt(parts, secret)
    register(bolt, parts)
    sockets = None
    if settings.slack_app_token is not None:
        sockets = Sockets(bolt, settings.slack_app_token.get_secret_value(), parts.calls.base_url, settings.slack_sockets)
    return Slack(parts, bolt, sockets, bool(secret), Missed(parts))


def _parts(token: str, api_url: str | None, world: World, seconds: Callable[[], float] | None) -> Parts:
    calls = Calls(token, api_url, seconds=seconds)
    myself = Myself(calls)
    channels = Channels(calls, myself)
    people = People(calls, myself, channels, lambda: world.organisation)
    reader = Reader(myself, people, channels)
    surface = SlackSurface(calls, myself, people, channels, reader, lambda: world.organisation, seconds)
    return Parts(world, surface, calls, myself, channels, people, reader)


def _bolt(parts: Parts, secret: str) -> AsyncApp:
    """Bolt with its own token lookup replaced by ours: while Slack cannot be asked who we are, events are refused and come again."""

    async def authorize() -> AuthorizeResult:
        me = await parts.me()
        return AuthorizeResult(
            enterprise_id=me.enterprise, team_id=me.workspace, bot_user_id=me.user, bot_id=me.bot, bot_token="held-elsewhere"
        )

    return AsyncApp(
        logger=quiet_logger(),
        name="helpdesk",
        raise_error_for_unhandled_request=True,
        process_before_response=True,
        signing_secret=secret or "socket mode only",
        client=AsyncWebClient(base_url=parts.calls.base_url, logger=quiet_logger()),
        authorize=authorize,
        ignoring_self_events_enabled=False,
        attaching_function_token_enabled=False,
        attaching_conversation_kwargs_enabled=False,
    )
