"""What the page reads: who is who, conversations, posts, threads, the time; and the way to send the time ahead."""

import json
from datetime import datetime, timedelta

from aiohttp import web

from bot.clock import SkippingClock, next_working_day
from bot.web.guard import VIEWER_HEADER, from_own_page
from bot.web.playground.chat import Chat, NotThere
from bot.web.playground.examples import examples
from bot.web.playground.own_words import own_words, page_words, spoken_by
from bot.web.playground.people import BOT, CAST
from bot.web.playground.places import message_id
from bot.web.playground.views import conversation_view, person_view, post_view
from bot.web.shared import Shared, shared
from bot.web.viewer import playground_viewer

PAGE = 50


def _chat(ours: Shared) -> Chat:
    assert ours.playground is not None
    return ours.playground.chat


async def state(request: web.Request) -> web.Response:
    """Everything the page needs to begin."""
    viewer = playground_viewer(request)
    ours = shared(request)
    chat = _chat(ours)
    newest = chat.store.newest(viewer.id)
    organisation = ours.world.organisation
    language = spoken_by(viewer, organisation)
    return web.json_response(
        {
            "viewer": viewer.id,
            "language": language,
            "words": page_words(language),
            "organisation": organisation.name,
            "model": ours.world.model.name,
            "people": [person_view(one, organisation, language) for one in (*CAST, BOT)],
            "conversations": [conversation_view(viewer, one, newest.get(one.id, 0), language) for one in chat.seen(viewer)],
            "examples": examples(organisation, language),
            "clock": clock_view(ours),
        }
    )


async def conversation(request: web.Request) -> web.Response:
    """The newest posts of a conversation, or those before a number."""
    viewer, chat = playground_viewer(request), _chat(shared(request))
    where = _there(request, "id")
    try:
        found = chat.conversation(viewer, where)
    except NotThere:
        raise web.HTTPNotFound(text=own_words(request, viewer, "play_no_conversation")) from None
    before = request.query.get("before", "")
    posts = chat.store.conversation(found.id, viewer.id, int(before) if before.isdecimal() and len(before) < 19 else None, PAGE)
    return web.json_response({"posts": [post_view(post) for post in posts], "more": len(posts) == PAGE})


async def thread(request: web.Request) -> web.Response:
    """A post and what stands under it."""
    viewer, chat = playground_viewer(request), _chat(shared(request))
    try:
        conversation_id, number = _there(request, "conversation"), _there(request, "number")
        where = chat.conversation(viewer, conversation_id)
        found = chat.store.get(int(number)) if number.isdecimal() and len(number) < 19 else None
        root = chat.store.get(found.root) if found is not None and found.root is not None else found
        if root is None or root.conversation != where.id or root.only_for not in (None, viewer.id):
            raise NotThere(number)
    except NotThere:
        raise web.HTTPNotFound(text=own_words(request, viewer, "play_no_thread")) from None
    return web.json_response({"root": post_view(root), "posts": [post_view(post) for post in chat.store.thread(root.number, viewer.id)]})


async def card(request: web.Request) -> web.Response:
    """Where the newest card of a case stands, for the examples' guide; {"post": null} if this person sees none."""
    viewer, chat = playground_viewer(request), _chat(shared(request))
    seen = {one.id for one in chat.seen(viewer)}
    found = chat.store.where_marked(f"case:{_there(request, 'case')}:{_there(request, 'card')}", viewer.id)
    post = next((message_id(where, number) for where, number in found if where in seen), None)
    return web.json_response({"post": post})


def _there(request: web.Request, name: str) -> str:
    return request.query.get(name, "")


def clock_view(ours: Shared) -> dict[str, object]:
    """The time in the playground, and how far it is ahead of the machine's."""
    clock = ours.world.clock
    ahead = clock.ahead.total_seconds() if isinstance(clock, SkippingClock) else 0.0
    return {
        "now": clock.now().isoformat(),
        "ahead_seconds": ahead,
        "zone": ours.world.organisation.time_zone,
        "skips": isinstance(clock, SkippingClock),
    }


def _by(what: object, now: datetime, zone: str) -> timedelta:
    """ValueError for anything but the three ways to skip."""
    match what:
        case "minutes":
            return timedelta(minutes=3)
        case "hours":
            return timedelta(hours=4)
        case "working_day":
            return next_working_day(now, zone) - now
        case _:
            raise ValueError(f"cannot skip {what!r}; expected minutes, hours or working_day")


async def skip(request: web.Request) -> web.Response:
    """Send the time ahead for everybody: three minutes, four hours, to the next working day."""
    playground_viewer(request)
    if VIEWER_HEADER not in request.headers or not from_own_page(request) or request.content_type != "application/json":
        raise web.HTTPForbidden(text="only the playground's own page may do that")
    ours = shared(request)
    clock = ours.world.clock
    if not isinstance(clock, SkippingClock):
        raise web.HTTPConflict(text="the clock cannot be sent ahead here")
    try:
        asked = json.loads(await request.read())
        clock.skip(_by(asked.get("by") if isinstance(asked, dict) else None, clock.now(), ours.world.organisation.time_zone))
    except ValueError as error:
        raise web.HTTPBadRequest(text=str(error)) from None
    _chat(ours).live.say("clock", clock=clock_view(ours))
    return web.json_response({"kind": "done", "clock": clock_view(ours)})
