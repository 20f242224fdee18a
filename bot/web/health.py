"""/healthz: the process answers. /readyz: it can work. /metrics: counts and times, for a bearer token."""

from aiohttp import web

from bot.web.guard import require_token
from bot.web.shared import shared
from storage.store import StoreError


async def healthz(request: web.Request) -> web.Response:
    """200 as long as the event loop turns."""
    return web.Response(text="ok\n")


async def readyz(request: web.Request) -> web.Response:
    """200 when requests can be taken; 503 while it starts or stops, or when the store cannot be read."""
    ours = shared(request)
    try:
        await ours.world.store.counts()
    except StoreError:
        return web.Response(status=503, text="the store cannot be read\n")
    return web.Response(text="ready\n") if ours.ready else web.Response(status=503, text="starting or stopping\n")


async def metrics(request: web.Request) -> web.Response:
    """Prometheus' text format."""
    ours = shared(request)
    require_token(request, ours.token)
    page = ours.world.metrics.text(await ours.world.store.counts())
    return web.Response(body=page, content_type="text/plain", charset="utf-8")
