"""App: Teams as one running helpdesk has it: POST /api/messages, checked, heard, answered; and the parts it is made of."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from bot.door import Door
from bot.log import log
from bot.settings import Settings
from bot.teams.activities.installs import know_team_of
from bot.teams.adapter import Adapter, NoActivity, NotMicrosoft
from bot.teams.calls import Calls
from bot.teams.channels import Channels
from bot.teams.errors import HINTS
from bot.teams.hearing import heard
from bot.teams.inline_forms import InlineForms
from bot.teams.keys import OPENID, KeysUnknown
from bot.teams.parts import Parts
from bot.teams.people import People
from bot.teams.reading import Reader, tenant_in
from bot.teams.references import Allowed, References, host_of
from bot.teams.refusals import Refusals
from bot.teams.surface import TeamsSurface
from bot.teams.token import LOGIN, Credentials, Token
from bot.web.guard import from_own_page, on_loopback
from bot.world import World

PATIENCE_SECONDS = 3.0
LARGEST_ACTIVITY = 512 * 1024
OTHER_TENANT = "HELPDESK_TEAMS_TENANTS lists the other tenants whose people may use the helpdesk"


class NotAllowed(Exception):
    """An activity of a tenant, or with an address to answer to, that is not allowed."""


@dataclass
class Teams:
    """Teams as one running helpdesk has it. `local`: nothing is checked; for Microsoft's playground on this machine only."""

    parts: Parts
    adapter: Adapter
    token: Token
    local: bool
    tenants: Callable[[str], bool]
    refusals: Refusals

    @property
    def surface(self) -> TeamsSurface:
        return self.parts.surface

    async def attach(self, door: Door) -> None:
        """From now on what Teams tells is passed on. A Microsoft that is out of reach stops nothing: everything is tried again."""
        await self.parts.references.load()
        self.parts.attach(door)
        if self.local:
            log.warning(
                "teams.unchecked", hint="HELPDESK_TEAMS_LOCAL: whoever reaches this machine's loopback is believed; never in production"
            )
            return
        for what in (self.adapter.keys.warm(), self.token.known()):
            try:
                await asyncio.wait_for(what, PATIENCE_SECONDS)
            except Exception as error:
                log.error("teams.not_reached", why=str(error), hint=getattr(error, "hint", "is this machine online? see helpdesk check"))
        self.parts.later(self._warm(), "warm")

    async def _warm(self) -> None:
        """Ask who is an agent (and so for the channels) before the first activity needs it."""
        await self.parts.people.agent_ids()

    def ways(self, address: str) -> tuple[str, ...]:
        """What the terminal shows: how Teams reaches us."""
        end = f"{address.rstrip('/')}/api/messages"
        if self.local:
            return (f"UNCHECKED, for Microsoft's local playground only: {end}",)
        return (f"messaging endpoint {end}",)

    async def receive(self, request: web.Request) -> web.Response:
        """POST /api/messages. 400 no activity, 401 not signed by Microsoft for us, 403 not allowed, 500 or 503: Teams delivers it again.

        Unchecked, only programs of this machine are let in: nobody behind a proxy or tunnel, and no page in a browser here.
        """
        if self.local and not (on_loopback(request) and from_own_page(request)):
            return web.Response(status=403)
        told = await _body(request)
        with self.parts.world.precedence.accepting():
            try:
                answer = await self.adapter.take(request.headers.get("Authorization"), told, self._heard)
            except NoActivity:
                return web.Response(status=400)
            except NotMicrosoft as error:
                self.refusals.tell("teams.not_microsoft", why=str(error))
                return web.Response(status=401)
            except NotAllowed:
                return web.Response(status=403)
            except KeysUnknown:
                return web.Response(status=503)
            except Exception as error:
                log.error("teams.activity_failed", error=type(error).__name__)
                return web.Response(status=500)
        return web.json_response(answer.body, status=answer.status) if answer.body is not None else web.Response(status=answer.status)

    async def _heard(self, told: dict[str, Any]) -> dict[str, Any] | None:
        """Only after Microsoft's signature was checked: is it somebody who may talk to us, at an address that we may answer to?"""
        tenant, url = tenant_in(told), str(told["serviceUrl"])
        references = self.parts.references
        now = self.parts.world.clock.now()
        if not references.allowed.takes(url):
            if self.refusals.tell("teams.address_refused", host=str(host_of(url)), hint=HINTS["ServiceUrlNotAllowed"]):
                await self.refusals.keep("address", url[:500], now)
            raise NotAllowed
        if not self.tenants(tenant):
            if self.refusals.tell("teams.tenant_refused", tenant=tenant[:100], hint=OTHER_TENANT):
                await self.refusals.keep("tenant", tenant[:100], now)
            raise NotAllowed
        await references.heard(tenant, str(told["conversation"]["id"]), url)
        await references.keep_bot(told["recipient"])
        await know_team_of(self.parts, told)
        return await heard(self.parts, told)

    async def close(self) -> None:
        """Let go of everything."""
        await self.adapter.keys.close()
        await self.parts.close()


async def _body(request: web.Request) -> object:
    """The body as JSON; None for anything else, or too much of it."""
    try:
        raw = await request.content.read(LARGEST_ACTIVITY + 1)
        while len(raw) <= LARGEST_ACTIVITY and not request.content.at_eof():
            raw += await request.content.read(LARGEST_ACTIVITY + 1 - len(raw))
        return json.loads(raw) if len(raw) <= LARGEST_ACTIVITY else None
    except (ValueError, RecursionError):
        return None


def open_teams(settings: Settings, world: World, seconds: Callable[[], float] | None = None) -> Teams:
    """Built once the world stands; nothing is asked of Microsoft yet. ValueError without an app id (and not local).

    `seconds`: for tests, by which pauses towards Teams are measured.
    """
    if not settings.serves_teams:
        raise ValueError("MicrosoftAppId and MicrosoftAppPassword are not set")
    local, mine = settings.teams_app_id is None, credentials(settings)
    token = Token(mine)
    calls = Calls(token, mine.app_id, seconds=seconds)
    ours = frozenset(settings.teams_allowed_tenants)

    def tenants(tenant: str) -> bool:
        return local or tenant in ours

    parts = _parts(calls, allowed(settings), world, mine.app_id, tenants, seconds)
    return Teams(parts, Adapter(mine, settings.teams_openid_url or OPENID), token, local, tenants, Refusals(world.store))


def credentials(settings: Settings) -> Credentials:
    """The registration that the settings name; without an app id that of nobody."""
    return Credentials(
        app_id=settings.teams_app_id or "",
        password=settings.teams_app_password.get_secret_value() if settings.teams_app_password else "",
        tenant=settings.teams_tenant if settings.teams_single_tenant else None,
        login_url=settings.teams_login_url or LOGIN,
    )


def allowed(settings: Settings) -> Allowed:
    """The addresses that may be answered to."""
    return Allowed(addresses=settings.teams_services, loopback=settings.teams_app_id is None)


def _parts(
    calls: Calls,
    services: Allowed,
    world: World,
    app_id: str,
    tenants: Callable[[str], bool],
    seconds: Callable[[], float] | None,
) -> Parts:
    references = References(world.store, services)
    channels = Channels(calls, references, lambda: world.organisation)
    people = People(calls, references, channels, lambda: world.organisation, tenants)
    reader = Reader(people, channels, world.clock.now)
    forms = None if app_id else InlineForms(world)
    surface = TeamsSurface(calls, references, channels, people, reader, lambda: world.organisation, app_id, seconds, forms)
    return Parts(world, surface, calls, references, channels, people, reader)
