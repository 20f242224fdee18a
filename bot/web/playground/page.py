"""The page itself, its scripts and styles, and the live connection: on loopback only, for our own page only."""

import asyncio
from pathlib import PurePosixPath

from aiohttp import WSCloseCode, WSMsgType, web

from bot.resources import resource
from bot.web.guard import VIEWER_COOKIE, from_own_page, on_loopback
from bot.web.playground import people
from bot.web.playground.live import Viewing
from bot.web.playground.own_words import as_data, page_words, spoken_by
from bot.web.shared import shared
from bot.web.viewer import CHOSEN, playground_viewer

TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
HEARTBEAT_SECONDS = 20.0
BEGIN_AS = "amara"


def _served(request: web.Request) -> None:
    if shared(request).playground is None or not on_loopback(request):
        raise web.HTTPNotFound(text="not found")


async def index(request: web.Request) -> web.StreamResponse:
    """The page. Who one is stands in the address (so that two windows can be two people) and, for the case page, in a cookie."""
    _served(request)
    viewer = people.viewer(request.query.get(CHOSEN)) or people.viewer(request.cookies.get(VIEWER_COOKIE)) or people.viewer(BEGIN_AS)
    assert viewer is not None
    ours = shared(request)
    language = spoken_by(viewer, ours.world.organisation)
    drawn = ours.templates.get_template("playground.html").render(language=language, words=as_data(page_words(language)))
    response = web.Response(text=drawn, content_type="text/html")
    response.set_cookie(VIEWER_COOKIE, people.short_name(viewer.id), samesite="Strict", httponly=False, path="/")
    return response


async def asset(request: web.Request) -> web.StreamResponse:
    """A script, style or picture of the page."""
    _served(request)
    path = PurePosixPath(request.match_info["path"])
    kind = TYPES.get(path.suffix)
    try:
        found = resource("pages", "playground", str(path))
    except (ValueError, FileNotFoundError):
        raise web.HTTPNotFound(text="not found") from None
    if kind is None or not found.is_file():
        raise web.HTTPNotFound(text="not found")
    return web.Response(body=found.read_bytes(), content_type=kind, charset="utf-8", headers={"Cache-Control": "no-cache"})


async def live(request: web.Request) -> web.StreamResponse:
    """What changes, as it changes. A page that falls behind is told to reload by the end of the connection."""
    viewer = playground_viewer(request)
    if not from_own_page(request) or "Origin" not in request.headers:
        raise web.HTTPForbidden(text="only the playground's own page may listen")
    playground = shared(request).playground
    assert playground is not None
    socket = web.WebSocketResponse(heartbeat=HEARTBEAT_SECONDS, max_msg_size=1024)
    await socket.prepare(request)
    hub = playground.chat.live
    viewing = hub.join(viewer)
    pump = asyncio.create_task(_pump(socket, viewing))
    try:
        async for message in socket:
            if message.type in (WSMsgType.ERROR, WSMsgType.CLOSE):
                break
    finally:
        hub.leave(viewing)
        pump.cancel()
        await asyncio.gather(pump, return_exceptions=True)
    return socket


async def _pump(socket: web.WebSocketResponse, viewing: Viewing) -> None:
    await socket.send_json({"what": "hello"})
    while (text := await viewing.queue.get()) is not None:
        await socket.send_str(text)
    await socket.close(code=WSCloseCode.GOING_AWAY)
