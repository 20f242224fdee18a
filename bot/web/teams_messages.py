"""POST /api/messages: what Teams sends. Signed by Microsoft; who cannot do that gets nothing out of it."""

from aiohttp import web

from bot.web.shared import shared


async def receive(request: web.Request) -> web.StreamResponse:
    """Handed to Teams' own folder; 404 where Teams is not connected."""
    take = shared(request).teams
    if take is None:
        raise web.HTTPNotFound
    return await take(request)
