"""What every route of the server is handed: the running helpdesk, its links, its playground, its templates."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import cached_property

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from bot.app import App
from bot.cards.plain_text import shown
from bot.resources import resource
from bot.web.links import Links
from bot.web.playground.delivery import Delivery
from bot.web.playground.surface import PlaygroundSurface
from bot.world import World


@dataclass
class Shared:
    """`playground` None: it is not served. `ready` turns True when the server listens and False when it stops."""

    app: App
    links: Links
    playground: PlaygroundSurface | None
    delivery: Delivery | None = None
    ready: bool = False
    slack: Callable[[web.Request], Awaitable[web.StreamResponse]] | None = None
    """Takes what Slack sends over HTTP; None: Slack is not connected that way."""
    teams: Callable[[web.Request], Awaitable[web.StreamResponse]] | None = None
    """Takes what Teams sends; None: Teams is not connected."""

    @property
    def world(self) -> World:
        return self.app.world

    @property
    def token(self) -> str | None:
        secret = self.app.settings.api_token
        return secret.get_secret_value() if secret is not None else None

    @cached_property
    def templates(self) -> Environment:
        return Environment(
            loader=FileSystemLoader(resource("pages")),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            finalize=_visible,
        )


def _visible(value: object) -> object:
    """Whatever stands on a page: nothing in it hides, turns the reading direction or cannot be written."""
    return shown(value) if isinstance(value, str) and not isinstance(value, Markup) else value


SHARED = web.AppKey("shared", Shared)


def shared(request: web.Request) -> Shared:
    return request.app[SHARED]
