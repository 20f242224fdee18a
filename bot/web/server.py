"""The one aiohttp server: health, API, case page, queue, playground. Every route stands in one table, which a test walks."""

from collections.abc import Awaitable, Callable

from aiohttp import web

from bot.app import App
from bot.web import api, case_page, health, queue_page, slack_events, teams_messages
from bot.web.headers import safe_answers
from bot.web.links import Links
from bot.web.playground import actions, page, reads
from bot.web.playground.opening import Playground
from bot.web.shared import SHARED, Shared

LARGEST_BODY = 2 * 1024 * 1024

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

ROUTES: tuple[tuple[str, str, Handler], ...] = (
    ("GET", "/healthz", health.healthz),
    ("GET", "/readyz", health.readyz),
    ("GET", "/metrics", health.metrics),
    ("POST", "/api/requests", api.create),
    ("GET", "/api/cases/{id}", api.case),
    ("POST", "/slack/events", slack_events.receive),
    ("POST", "/api/messages", teams_messages.receive),
    ("GET", "/cases/{id}", case_page.receipt),
    ("GET", "/queue", queue_page.queue),
    ("GET", "/", page.index),
    ("GET", "/playground/assets/{path:.+}", page.asset),
    ("GET", "/playground/live", page.live),
    ("GET", "/playground/api/state", reads.state),
    ("GET", "/playground/api/conversation", reads.conversation),
    ("GET", "/playground/api/thread", reads.thread),
    ("GET", "/playground/api/card", reads.card),
    ("POST", "/playground/api/clock", reads.skip),
    *(("POST", f"/playground/api/{name}", handler) for name, handler in actions.ACTIONS.items()),
)
OPEN_ROUTES = frozenset({"/healthz", "/readyz"})
"""What answers without credentials and off loopback too."""


def build(app: App, playground: Playground | None = None, slack: Handler | None = None, teams: Handler | None = None) -> web.Application:
    """The server's application. `playground`, `slack`, `teams` None: their routes answer 404. OSError if the links' key cannot be kept."""
    site = web.Application(client_max_size=LARGEST_BODY, middlewares=[safe_answers])
    ours = Shared(app, Links.open(app.settings.data), playground.surface if playground else None, slack=slack, teams=teams)
    site[SHARED] = ours
    for method, path, handler in ROUTES:
        site.router.add_route(method, path, handler)

    async def begin(_: web.Application) -> None:
        ours.delivery = playground.delivery if playground else None
        ours.ready = True

    async def end(_: web.Application) -> None:
        ours.ready = False
        if playground is not None:
            await playground.chat.live.close()

    site.on_startup.append(begin)
    site.on_shutdown.append(end)
    return site
