"""What people do on the page: post, edit, delete, react, click, fill forms, "triage this message", commands. Each ends at the core's door.

Every call is a POST of JSON by the page itself (bot/web/guard.py), for the person named in its header.
"""

import json
import re
import uuid
from collections.abc import Awaitable, Callable
from typing import Annotated, TypeVar

from aiohttp import web
from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from bot.cards.words import say
from bot.inbound import Click, Command, Reaction, Submission
from bot.web.guard import VIEWER_HEADER, from_own_page
from bot.web.playground.answers import answered
from bot.web.playground.chat import Chat, NotThere, legible
from bot.web.playground.own_words import own_words, spoken_by
from bot.web.playground.places import message_id
from bot.web.shared import Shared, shared
from bot.web.viewer import playground_viewer
from triage.facts import Person, Place

Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9-]{8,64}$")]
PostId = Annotated[str, StringConstraints(max_length=200)]
Emoji = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_+-]{1,40}$")]
COMMANDS = ("triage", "retriage")
_COMMAND = re.compile(r"/([a-z]+)(?:\s+(.*))?", re.DOTALL)


class Ask(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Post(Ask):
    conversation: PostId
    thread: PostId | None = None
    text: str


class Edit(Ask):
    post: PostId
    text: str


class OfPost(Ask):
    post: PostId


class React(Ask):
    id: Id
    post: PostId
    emoji: Emoji
    added: bool = True


class Press(Ask):
    id: Id
    post: PostId
    value: str


class Fill(Press):
    fields: dict[str, str] = {}


A = TypeVar("A", bound=Ask)
Action = Callable[[Shared, Chat, Person, A], Awaitable[web.Response]]


def action(ask: type[A], do: Action[A]) -> Callable[[web.Request], Awaitable[web.Response]]:
    """The route of an action, for our own page only. 400 for a body of another shape, 403 for another site, 404 for what is not there."""

    async def handle(request: web.Request) -> web.Response:
        viewer = playground_viewer(request)
        if VIEWER_HEADER not in request.headers or not from_own_page(request) or request.content_type != "application/json":
            raise web.HTTPForbidden(text="only the playground's own page may do that")
        ours = shared(request)
        assert ours.playground is not None
        try:
            asked = ask.model_validate(json.loads(await request.read()))
            return await do(ours, ours.playground.chat, viewer, asked)
        except (ValidationError, ValueError, RecursionError):
            raise web.HTTPBadRequest(text=own_words(request, viewer, "play_not_understood")) from None
        except NotThere:
            raise web.HTTPNotFound(text=own_words(request, viewer, "play_post_gone")) from None

    return handle


def _said(ours: Shared, viewer: Person, key: str, **gaps: object) -> str:
    return say(spoken_by(viewer, ours.world.organisation), key, **gaps)


async def post(ours: Shared, chat: Chat, viewer: Person, asked: Post) -> web.Response:
    """A new post or reply; what begins with / is a command."""
    place = Place(surface="playground", conversation=chat.conversation(viewer, asked.conversation).id, thread=asked.thread)
    if asked.text.startswith("/"):
        return await _command(ours, chat, viewer, place, asked.text)
    if not asked.text.strip():
        raise web.HTTPBadRequest(text=_said(ours, viewer, "play_nothing_to_send"))
    made, announced = await chat.say(viewer, asked.conversation, asked.text, asked.thread)
    assert ours.delivery is not None
    response = await answered(chat, viewer, chat.place(made), await ours.delivery.now(announced))
    response.headers["X-Post"] = message_id(made.conversation, made.number)
    return response


async def _command(ours: Shared, chat: Chat, viewer: Person, place: Place, text: str) -> web.Response:
    found = _COMMAND.fullmatch(legible(text).strip())
    if found is None or found[1] not in COMMANDS:
        known = ", ".join(f"/{name}" for name in COMMANDS)
        return web.json_response({"kind": "refused", "words": _said(ours, viewer, "play_no_command", commands=known)})
    command = Command(id=f"playground/{uuid.uuid4().hex}", name=found[1], text=found[2] or "", by=viewer, place=place, at=chat.clock.now())
    return await answered(chat, viewer, place, await ours.app.door.command(command))


async def edit(ours: Shared, chat: Chat, viewer: Person, asked: Edit) -> web.Response:
    """The author changes a post."""
    if not asked.text.strip():
        raise web.HTTPBadRequest(text=_said(ours, viewer, "play_empty_post"))
    announced = await chat.edit(viewer, asked.post, asked.text)
    assert ours.delivery is not None
    return await answered(chat, viewer, chat.place(chat.post_of(viewer, asked.post)), await ours.delivery.now(announced))


async def delete(ours: Shared, chat: Chat, viewer: Person, asked: OfPost) -> web.Response:
    """The author deletes a post."""
    announced = await chat.delete(viewer, asked.post)
    assert ours.delivery is not None
    await ours.delivery.now(announced)
    return web.json_response({"kind": "done"})


async def react(ours: Shared, chat: Chat, viewer: Person, asked: React) -> web.Response:
    """An emoji on a post, or off it. One that the helpdesk refuses stays on the post, as it would in any chat."""
    found = chat.post_of(viewer, asked.post)
    if not await chat.react(viewer, found, asked.emoji, asked.added):
        return web.json_response({"kind": "done"})
    place = chat.place(found)
    if not chat.conversations()[found.conversation].with_bot:
        return web.json_response({"kind": "done"})
    reaction = Reaction(
        id=f"playground/{asked.id}",
        emoji=asked.emoji,
        added=asked.added,
        by=viewer,
        place=place,
        post=asked.post,
        message=chat.message(found) if found.card is None else None,
        at=chat.clock.now(),
    )
    return await answered(chat, viewer, place, await ours.app.door.react(reaction))


async def triage(ours: Shared, chat: Chat, viewer: Person, asked: OfPost) -> web.Response:
    """The message menu's "triage this message": also where the helpdesk is not a member."""
    found = chat.post_of(viewer, asked.post)
    if found.card is not None:
        return web.json_response({"kind": "refused", "words": _said(ours, viewer, "play_own_post")})
    answer = await ours.app.door.force(chat.message(found), viewer, uuid.uuid4().hex, "shortcut")
    return await answered(chat, viewer, chat.place(found), answer)


async def click(ours: Shared, chat: Chat, viewer: Person, asked: Press) -> web.Response:
    """A button or menu entry of a card."""
    place = chat.place(chat.post_of(viewer, asked.post))
    pressed = Click(id=f"playground/{asked.id}", value=legible(asked.value), by=viewer, place=place, at=chat.clock.now())
    return await answered(chat, viewer, place, await ours.app.door.click(pressed))


async def submit(ours: Shared, chat: Chat, viewer: Person, asked: Fill) -> web.Response:
    """A filled form."""
    place = chat.place(chat.post_of(viewer, asked.post))
    submission = Submission(
        id=f"playground/{asked.id}",
        value=legible(asked.value),
        fields=tuple((name, legible(text)) for name, text in asked.fields.items()),
        by=viewer,
        place=place,
        at=chat.clock.now(),
    )
    return await answered(chat, viewer, place, await ours.app.door.submit(submission))


ACTIONS: dict[str, Callable[[web.Request], Awaitable[web.Response]]] = {
    "post": action(Post, post),
    "edit": action(Edit, edit),
    "delete": action(OfPost, delete),
    "react": action(React, react),
    "triage": action(OfPost, triage),
    "click": action(Press, click),
    "submit": action(Fill, submit),
}
