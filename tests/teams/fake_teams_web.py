"""The doors of the fake: the connector and the login, each on a port of its own. One function takes every call: it records it, lets the
faults happen, checks the token and gives it to what answers the operation.

What answers is a function `name(core, call) -> Answer`, registered with @answers; it raises Refused for an error.
"""

import asyncio
import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from aiohttp import web
from fake_teams_errors import Refused

if TYPE_CHECKING:
    from fake_teams_core import Core

Answer = tuple[int, Any]
ROUTES = (
    ("conversations.create", "POST", "/v3/conversations"),
    ("activities.send", "POST", "/v3/conversations/{conversation}/activities"),
    ("activities.reply", "POST", "/v3/conversations/{conversation}/activities/{activity}"),
    ("activities.update", "PUT", "/v3/conversations/{conversation}/activities/{activity}"),
    ("activities.delete", "DELETE", "/v3/conversations/{conversation}/activities/{activity}"),
    ("members.list", "GET", "/v3/conversations/{conversation}/members"),
    ("members.paged", "GET", "/v3/conversations/{conversation}/pagedmembers"),
    ("members.get", "GET", "/v3/conversations/{conversation}/members/{member}"),
    ("teams.get", "GET", "/v3/teams/{team}"),
    ("teams.channels", "GET", "/v3/teams/{team}/conversations"),
)
LOGIN_ROUTES = (
    ("discovery", "GET", "/{tenant}/v2.0/.well-known/openid-configuration"),
    ("token", "POST", "/{tenant}/oauth2/v2.0/token"),
    ("openid", "GET", "/v1/.well-known/openidconfiguration"),
    ("keys", "GET", "/v1/.well-known/keys"),
)


@dataclass
class Call:
    """A call of the app's. `where`: the parts of the address; `body` read as JSON or as a form. `answer` is what was said, also when it did
    not arrive (`lost`); `seconds` from the request to the answer."""

    operation: str
    where: dict[str, str]
    query: dict[str, str]
    headers: dict[str, str]
    at: float
    body: Any = None
    status: int = 0
    answer: Any = None
    lost: bool = False
    seconds: float = 0.0
    log: list[str] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """Whether it took effect."""
        return not self.log and 200 <= self.status < 300

    @property
    def conversation(self) -> str:
        return self.where.get("conversation", "")


ANSWERS: dict[str, Callable[["Core", Call], Answer]] = {}
MADE = Callable[["Core", Call], Answer]


def answers(operation: str) -> Callable[[MADE], MADE]:
    """Register what answers an operation."""

    def register(function: MADE) -> MADE:
        ANSWERS[operation] = function
        return function

    return register


def connector(core: "Core") -> web.Application:
    """The connector under any region and tenant, as in https://smba.trafficmanager.net/emea/TENANT/."""
    app = web.Application(client_max_size=4 * 1024 * 1024)
    for operation, method, path in ROUTES:
        app.router.add_route(method, "/{region}/{tenant}" + path, _door(core, operation), name=None)
        app.router.add_route(method, "/{region}" + path, _door(core, operation), name=None)
    return app


def login(core: "Core") -> web.Application:
    app = web.Application()
    for operation, method, path in LOGIN_ROUTES:
        app.router.add_route(method, path, _door(core, operation))
    return app


def _door(core: "Core", operation: str) -> Callable[[web.Request], Any]:
    async def serve(request: web.Request) -> web.StreamResponse:
        began = time.monotonic()
        call = Call(operation, dict(request.match_info), dict(request.query), _headers(request), core.now())
        core.calls.append(call)
        try:
            return await _serve(core, request, call)
        finally:
            call.seconds = time.monotonic() - began

    return serve


async def _serve(core: "Core", request: web.Request, call: Call) -> web.StreamResponse:
    raw = await request.text()
    faults = core.faults.taken(call)
    if "slow" in faults:
        await asyncio.sleep(faults["slow"])
    if "cut" in faults:
        return _lose(request, call, "cut")
    early = _early(call, faults)
    if early is not None:
        return early
    call.status, call.answer = _answer(core, request, call, raw, faults.get("error"))
    if "lose" in faults:
        call.lost = True
        if faults["lose"] is None:
            return _cut(request)
        return web.Response(status=faults["lose"], text="upstream error", content_type="text/html")
    return _response(call.status, call.answer)


def _early(call: Call, faults: dict[str, Any]) -> web.Response | None:
    """An answer that comes before the operation is looked at: a server error, 429, a proxy's page."""
    if "status" in faults:
        call.log.append("status")
        call.status, call.answer = faults["status"], {"error": {"code": "ServiceError", "message": "Unknown"}}
        return _response(call.status, call.answer)
    if "throttle" in faults:
        call.log.append("throttle")
        call.status, call.answer = 429, Refused("TooManyRequests").answer
        wait = faults["throttle"]
        return _response(429, call.answer, {"Retry-After": str(wait)} if wait is not None else {})
    if "page" in faults:
        call.log.append("page")
        call.status, call.answer = 200, "<html><body>Sign in to the network</body></html>"
        return web.Response(text=call.answer, content_type="text/html")
    return None


def _answer(core: "Core", request: web.Request, call: Call, raw: str, error: str | None) -> Answer:
    try:
        if call.operation not in ("discovery", "token", "openid", "keys"):
            _admitted(core, call)
        call.body = _body(request, raw)
        if error is not None:
            raise Refused(error)
        return ANSWERS[call.operation](core, call)
    except Refused as refused:
        call.log.append(refused.code)
        return refused.status, refused.answer


def _admitted(core: "Core", call: Call) -> None:
    """Whether the app may call at all."""
    if core.app.app_id and not core.keys.read(call.headers.get("authorization"), core.app.app_id):
        raise Refused("Unauthorized")
    if not core.app.bot:
        raise Refused("BotNotRegistered")
    if core.app.disabled:
        raise Refused("BotDisabledByAdmin")


def _body(request: web.Request, raw: str) -> Any:
    """The body, which has to be what its content type says."""
    if request.method in ("GET", "DELETE"):
        return None
    if request.path.endswith("/token"):
        from urllib.parse import parse_qsl

        return dict(parse_qsl(raw, keep_blank_values=True))
    if request.content_type != "application/json":
        raise Refused("UnsupportedMediaType", f"The content type {request.content_type} is not supported; application/json is.")
    try:
        found = json.loads(raw)
    except ValueError as wrong:
        raise Refused("BadSyntax", f"The body is no JSON: {wrong}") from wrong
    if not isinstance(found, dict):
        raise Refused("BadSyntax", "The body is no object.")
    return found


def _headers(request: web.Request) -> dict[str, str]:
    return {name.lower(): value for name, value in request.headers.items()}


def _response(status: int, answer: Any, headers: dict[str, str] | None = None) -> web.Response:
    if answer is None:
        return web.Response(status=status, headers=headers)
    return web.json_response(answer, status=status, headers=headers)


def _lose(request: web.Request, call: Call, why: str) -> web.StreamResponse:
    call.lost = True
    call.log.append(why)
    return _cut(request)


def _cut(request: web.Request) -> web.StreamResponse:
    """Close the connection without an answer."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=499)
