"""The API for programs: POST /api/requests and GET /api/cases/{id}, with the bearer token HELPDESK_API_TOKEN."""

import asyncio
import hashlib
import json
import re
import uuid
from typing import Annotated
from weakref import WeakValueDictionary

from aiohttp import web
from pydantic import Field, StringConstraints, ValidationError, field_validator

from bot.web.guard import require_token
from bot.web.shared import Shared, shared
from storage.store import StoredEvent
from triage.case import Case, Ticket
from triage.facts import Fact, Message, Person, Place

_SURROGATES = re.compile(r"[\ud800-\udfff]")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")
_Short = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f]+$")]
_locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()


class Requester(Fact):
    id: _Short
    name: Annotated[str, StringConstraints(max_length=200)] = ""
    email: Annotated[str, StringConstraints(max_length=320)] | None = None


class ApiRequest(Fact):
    """The body of POST /api/requests. The same `id` is the same request. `place`: where the requester's card is shown, if anywhere."""

    id: Annotated[str, StringConstraints(pattern=r"^[!-~]{1,200}$")] | None = None
    text: Annotated[str, Field(min_length=1)]
    requester: Requester
    place: Place | None = None

    @field_validator("place")
    @classmethod
    def _no_controls(cls, place: Place | None) -> Place | None:
        if place is not None and any(_CONTROLS.search(part) for part in (place.surface, place.conversation, place.thread or "")):
            raise ValueError("expected ids without control characters")
        return place


async def create(request: web.Request) -> web.Response:
    """202 and the new case; the same id again: 200 and the same case, with another text: 409. 400 names each wrong field."""
    ours = shared(request)
    require_token(request, ours.token)
    asked = _body(await request.read())
    if asked.place is not None and ours.world.surface(asked.place.surface) is None:
        raise web.HTTPBadRequest(
            text=f"place.surface: {asked.place.surface!r} is not running; expected one of {', '.join(ours.world.surfaces) or 'none'}"
        )
    message_id = f"api/{asked.id or uuid.uuid4().hex}"
    lock = _locks.setdefault(message_id, asyncio.Lock())
    async with lock:
        stored = await ours.world.store.event(message_id)
        if stored is not None:
            return await _same(ours, request, stored, asked.text)
        return await _accept(ours, request, asked, message_id)


async def case(request: web.Request) -> web.Response:
    """State, outcome, versions, tickets of one case."""
    ours = shared(request)
    require_token(request, ours.token)
    case_id = request.match_info["id"]
    versions = await ours.world.store.versions(case_id)
    if not versions:
        if not await ours.world.store.events(case_id):
            raise web.HTTPNotFound(text=f"there is no case {case_id[:40]!r}")
        return web.json_response({"id": case_id, "state": "new", "outcome": None, "versions": [], "tickets": []})
    return web.json_response(_seen(versions, await ours.world.store.tickets(case_id)))


def _body(raw: bytes) -> ApiRequest:
    try:
        given = _legible(json.loads(raw))
    except (ValueError, RecursionError):
        raise web.HTTPBadRequest(text='the body is not JSON; expected {"text": "...", "requester": {"id": "..."}}') from None
    try:
        asked = ApiRequest.model_validate(given)
    except ValidationError as error:
        raise web.HTTPBadRequest(text="; ".join(f"{_where(found['loc'])}: {found['msg']}" for found in error.errors()[:5])) from None
    if not asked.text.strip():
        raise web.HTTPBadRequest(text="text: expected words, not only blanks")
    return asked


def _where(path: tuple[int | str, ...]) -> str:
    return ".".join(str(part)[:60] for part in path) or "body"


def _legible(value: object) -> object:
    """Broken halves of characters become the sign for them, everywhere in the body."""
    match value:
        case str():
            return _SURROGATES.sub("\ufffd", value)
        case dict():
            return {_legible(key): _legible(inner) for key, inner in value.items()}
        case list():
            return [_legible(inner) for inner in value]
        case _:
            return value


async def _same(ours: Shared, request: web.Request, stored: StoredEvent, text: str) -> web.Response:
    """The id was used before: the same text is the same request. Of words that were forgotten the hash is left."""
    before = stored.event.message.text if stored.event.message else ""
    kept = None if before else await ours.world.store.value(_hash_name(stored.event.id))
    if before != text and (before or kept not in (None, _hash(text))):
        raise web.HTTPConflict(text="this id was used for another text; expected a new id for a new request")
    return _answer(ours, request, stored.case_id, 200)


async def _accept(ours: Shared, request: web.Request, asked: ApiRequest, message_id: str) -> web.Response:
    who = asked.requester
    person = Person(id=who.id if ":" in who.id else f"api:{who.id}", name=who.name, email=who.email)
    place = asked.place or Place(surface="api", conversation=person.id)
    now = ours.world.clock.now()
    message = Message(id=message_id, place=place, author=person, text=asked.text, sent_at=now, via="api")
    answer = await ours.app.door.message(message)
    if answer.case_id is None:
        raise web.HTTPServiceUnavailable(text="the request could not be taken; please try again")
    if asked.id is not None:
        await ours.world.store.put_value(_hash_name(message_id), _hash(asked.text))
    return _answer(ours, request, answer.case_id, 202)


def _hash_name(message_id: str) -> str:
    return f"text_sha256/{message_id}"


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _answer(ours: Shared, request: web.Request, case_id: str, status: int) -> web.Response:
    url = ours.world.case_url(case_id) or f"{request.scheme}://{request.host}/cases/{case_id}"
    return web.json_response({"case_id": case_id, "url": url}, status=status)


def _seen(versions: tuple[Case, ...], tickets: tuple[Ticket, ...]) -> dict[str, object]:
    newest = versions[-1]
    return {
        "id": newest.id,
        "state": newest.state,
        "outcome": newest.decision.outcome if newest.decision else "ignored" if newest.state == "ignored" else None,
        "ignored_because": newest.ignored_because,
        "closed_as": newest.closed_as,
        "category": newest.category,
        "priority": newest.priority,
        "team": newest.team,
        "assignee": newest.assignee.id if newest.assignee else None,
        "opened_at": newest.opened_at.isoformat(),
        "versions": [_version(one) for one in versions],
        "tickets": [one.model_dump(mode="json", include={"key", "number", "url", "status", "summary", "team"}) for one in tickets],
    }


def _version(case: Case) -> dict[str, object]:
    return {
        "version": case.version,
        "at": case.at.isoformat(),
        "what": case.what,
        "by": case.by.id if case.by else None,
        "state": case.state,
        "decided_by": case.decision.decided_by if case.decision else None,
        "rule": case.decision.rule if case.decision else None,
    }
