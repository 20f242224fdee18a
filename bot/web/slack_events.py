"""POST /slack/events: what Slack sends in HTTP mode. Signed; who does not know the signing secret gets nothing out of it."""

from aiohttp import web

from bot.web.shared import shared


async def receive(request: web.Request) -> web.StreamResponse:
    """Handed to Slack's own folder; 404 where Slack is not connected over HTTP."""
    take = shared(request).slack
    if take is None:
        raise web.HTTPNotFound
    return await take(request)
