"""The Web API of the fake: one door for all methods, which reads the arguments, the token, the faults and the limits, and answers as Slack.

A method is a function `name(slack, arguments) -> dict` in one of the files chat, lookups, views; it raises `Refused` for an error.
"""

import asyncio
import json
import urllib.parse
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from aiohttp import web
from fake_slack_tables import METHODS, Method

if TYPE_CHECKING:
    from fake_slack_core import Core


class Refused(Exception):
    """An answer with ok: false. `more` is put beside the error; `messages` go into response_metadata."""

    def __init__(self, error: str, messages: list[str] | None = None, **more: Any) -> None:
        super().__init__(error)
        self.answer: dict[str, Any] = {"ok": False, "error": error, **more}
        if messages:
            self.answer |= {"response_metadata": {"messages": [f"[ERROR] {one}" for one in messages]}}
            if error == "invalid_blocks":
                self.answer["errors"] = messages


@dataclass
class Call:
    """A call of the app's. `answer` is what Slack said, also when it did not arrive (`lost`)."""

    method: str
    arguments: dict[str, Any]
    at: float
    status: int = 200
    answer: dict[str, Any] = field(default_factory=dict)
    lost: bool = False

    @property
    def ok(self) -> bool:
        return bool(self.answer.get("ok"))


ANSWERS: dict[str, Callable[["Core", dict[str, Any]], dict[str, Any]]] = {}


def answers(method: str) -> Callable[[Callable[["Core", dict[str, Any]], dict[str, Any]]], Callable[..., dict[str, Any]]]:
    """Register what answers a method."""

    def register(function: Callable[["Core", dict[str, Any]], dict[str, Any]]) -> Callable[..., dict[str, Any]]:
        ANSWERS[method] = function
        return function

    return register


async def serve(core: "Core", request: web.Request) -> web.StreamResponse:
    """One call, from the request to the answer or to its loss."""
    method = request.match_info["method"]
    arguments, token = await _arguments(request, METHODS.get(method))
    call = Call(method, arguments, core.now())
    core.calls.append(call)
    faults = core.faults.taken(method, arguments)
    if "slow" in faults:
        await asyncio.sleep(faults["slow"])
    if "cut" in faults:
        call.lost = True
        return _cut(request)
    early = _early(core, call, faults)
    if early is not None:
        return early
    call.answer = _answer(core, method, arguments, token, faults.get("error"))
    if "lose" in faults:
        call.lost = True
        if faults["lose"] is None:
            return _cut(request)
        call.status = faults["lose"]
        return web.Response(status=call.status, text="upstream error", content_type="text/html")
    return web.json_response(call.answer, headers=_headers(core, method))


def _early(core: "Core", call: Call, faults: dict[str, Any]) -> web.Response | None:
    """An answer that comes before the method is looked at: a server error, 429."""
    if "status" in faults:
        call.status = faults["status"]
        return web.Response(status=call.status, text="<html>no healthy upstream</html>", content_type="text/html")
    wait = faults.get("ratelimit")
    if wait is None and call.method in METHODS:
        wait = core.limits.wait(call.method, str(call.arguments.get("channel", "")))
    if wait is None:
        return None
    call.status, call.answer = 429, {"ok": False, "error": "ratelimited"}
    return web.json_response(call.answer, status=429, headers={"Retry-After": str(wait)})


def _cut(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=500)


def _headers(core: "Core", method: str) -> dict[str, str]:
    known = METHODS.get(method)
    scopes = known.scopes if known else ()
    return {"X-OAuth-Scopes": ",".join(sorted(core.installed.scopes)), "X-Accepted-OAuth-Scopes": ",".join(scopes)}


def _answer(core: "Core", method: str, arguments: dict[str, Any], token: str | None, error: str | None) -> dict[str, Any]:
    try:
        known = METHODS.get(method)
        if known is None:
            raise Refused("unknown_method", req_method=method)
        if method != "api.test":
            _check_token(core, known, token)
        if error is not None:
            raise Refused(error)
        _check_arguments(known, arguments)
        if known.scopes and not known.app_token:
            need(core, *known.scopes)
        return {"ok": True, **ANSWERS[method](core, arguments)}
    except Refused as refused:
        return refused.answer


def _check_token(core: "Core", known: Method, token: str | None) -> None:
    installed = core.installed
    if not token:
        raise Refused("not_authed")
    if token not in (installed.bot_token, installed.app_token):
        raise Refused("invalid_auth")
    if installed.dead:
        raise Refused(installed.dead)
    if known.app_token != (token == installed.app_token):
        raise Refused("not_allowed_token_type")


def _check_arguments(known: Method, arguments: dict[str, Any]) -> None:
    """Stricter than Slack: an argument that the method does not know is refused as the mistake it is. Bolt adds team_id everywhere."""
    missing = sorted(name for name in known.required if arguments.get(name) in (None, ""))
    if missing == ["channel"]:
        raise Refused("channel_not_found")
    if missing and not (missing == ["status"] and "status" in arguments):
        raise Refused("invalid_arguments", [f"missing required field: {name}" for name in missing])
    if unknown := sorted(set(arguments) - known.arguments - {"team_id"}):
        raise Refused("invalid_arguments", [f"unknown argument: {name}" for name in unknown])


def need(core: "Core", *scopes: str) -> None:
    """One of the scopes, or missing_scope with what is needed and what was provided."""
    if not set(scopes) & core.installed.scopes:
        raise Refused("missing_scope", needed=",".join(scopes), provided=",".join(sorted(core.installed.scopes)))


async def _arguments(request: web.Request, known: Method | None) -> tuple[dict[str, Any], str | None]:
    """(arguments, token), from the query, a form or JSON. JSON is only read where the method takes it, and never with a token in it."""
    found: dict[str, Any] = dict(request.query)
    if request.content_type == "application/json":
        if known is None or known.json:
            try:
                said = json.loads(await request.text() or "{}")
            except ValueError:
                said = {}
            found |= {name: value for name, value in said.items() if name != "token"} if isinstance(said, dict) else {}
    elif request.content_type == "multipart/form-data":
        found |= dict(await request.post())
    elif request.method == "POST":
        found |= dict(urllib.parse.parse_qsl(await request.text(), keep_blank_values=True))
    header = request.headers.get("Authorization", "")
    token = header.removeprefix("Bearer ").strip() if header.startswith("Bearer ") else found.get("token")
    found.pop("token", None)
    return found, token


def flag(arguments: dict[str, Any], name: str) -> bool:
    """A yes or no, as forms (1, true) and JSON (true) give it."""
    return str(arguments.get(name, "")).lower() in ("1", "true")


def parsed(arguments: dict[str, Any], name: str, error: str) -> Any:
    """A JSON argument; forms carry it as a string. None if it is not given."""
    given = arguments.get(name)
    if given is None or given == "":
        return None
    if not isinstance(given, str):
        return given
    try:
        return json.loads(given)
    except ValueError as wrong:
        raise Refused(error) from wrong


def paged(arguments: dict[str, Any], items: list[Any], name: str, default: int = 100, most: int = 1000) -> dict[str, Any]:
    """One page of a list and the cursor to the next."""
    try:
        limit = int(arguments.get("limit") or default)
        start = int(str(arguments.get("cursor") or "page:0").removeprefix("page:"))
    except ValueError as wrong:
        raise Refused("invalid_cursor" if arguments.get("cursor") else "invalid_limit") from wrong
    if not 0 < limit <= most:
        raise Refused("invalid_limit")
    end = start + limit
    cursor = f"page:{end}" if end < len(items) else ""
    return {name: items[start:end], "response_metadata": {"next_cursor": cursor}}
