"""HTTP of the fake: routes, recording, headers of the answers, and faults on the wire."""

import asyncio
import json
import re
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web
from fake_claude_batches import Batches
from fake_claude_cache import Cache
from fake_claude_checks import Refused, check_headers
from fake_claude_faults import PAGE, Fault, Faults, error_json
from fake_claude_models import Model, described
from fake_claude_reply import Request

LARGEST, LARGEST_BATCH = 32 * 1024 * 1024, 256 * 1024 * 1024
"""Bytes of a body: 32 MB for messages, 256 MB for a batch (Anthropic's errors page)."""
Handler = Callable[[Request, re.Match[str]], Awaitable[Any]]


class Web:
    """What FakeClaude is on the wire."""

    now: Callable[[], float]
    keys: set[str]
    betas: set[str]
    models: dict[str, Model]
    aliases: dict[str, str]
    faults: Faults
    cache: Cache
    batches: Batches
    requests: list[Request]
    closing: asyncio.Event
    at_once: int
    most_at_once: int
    base: str

    async def speak(self, request: Request, *, tier: str = "standard") -> dict[str, Any]:
        raise NotImplementedError

    async def count(self, request: Request) -> dict[str, Any]:
        raise NotImplementedError

    @staticmethod
    def parsed(raw: bytes) -> Any:
        raise NotImplementedError

    def routes(self) -> list[tuple[str, str, Handler]]:
        return [
            ("POST", r"/v1/messages", self._messages),
            ("POST", r"/v1/messages/count_tokens", self._count),
            ("GET", r"/v1/models", self._models),
            ("GET", r"/v1/models/([^/]+)", self._model),
            ("POST", r"/v1/messages/batches", self._new_batch),
            ("GET", r"/v1/messages/batches", self._batches),
            ("GET", r"/v1/messages/batches/([^/]+)", self._batch),
            ("DELETE", r"/v1/messages/batches/([^/]+)", self._delete),
            ("GET", r"/v1/messages/batches/([^/]+)/results", self._results),
            ("POST", r"/v1/messages/batches/([^/]+)/cancel", self._cancel),
        ]

    def application(self) -> web.Application:
        app = web.Application(client_max_size=LARGEST_BATCH)
        app.router.add_route("*", "/{path:.*}", self._serve)
        return app

    async def _messages(self, request: Request, _: re.Match[str]) -> Any:
        return await self.speak(request)

    async def _count(self, request: Request, _: re.Match[str]) -> Any:
        return await self.count(request)

    async def _model(self, request: Request, found: re.Match[str]) -> Any:
        model = self.models.get(self.aliases.get(found[1], found[1]))
        if model is None:
            raise Refused(404, "not_found_error", f"model: {found[1]}")
        return described(model)

    async def _batches(self, request: Request, _: re.Match[str]) -> Any:
        return page(self.batches.listed(), request.query)

    async def _new_batch(self, request: Request, _: re.Match[str]) -> Any:
        return self.batches.made(request)

    async def _batch(self, request: Request, found: re.Match[str]) -> Any:
        return await self.batches.seen(found[1])

    async def _results(self, request: Request, found: re.Match[str]) -> Any:
        return self.batches.results(found[1])

    async def _cancel(self, request: Request, found: re.Match[str]) -> Any:
        return self.batches.cancel(found[1])

    async def _delete(self, request: Request, found: re.Match[str]) -> Any:
        return self.batches.delete(found[1])

    async def _models(self, request: Request, _: re.Match[str]) -> Any:
        shown = [described(one) for one in self.models.values() if one.lifecycle != "retired"]
        return page(shown, request.query)

    async def _serve(self, http: web.Request) -> web.StreamResponse:
        path = "/v1/" + http.path.partition("/v1/")[2] if "/v1/" in http.path else http.path
        headers = {name.lower(): value for name, value in http.headers.items()}
        request = Request(http.method, path, dict(http.query), headers, await http.read(), self.now())
        request.id = f"req_fake{len(self.requests):016d}"
        self.requests.append(request)
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            return await self._answer(http, request)
        finally:
            self.at_once -= 1

    async def _answer(self, http: web.Request, request: Request) -> web.StreamResponse:
        fault, seconds = self.faults.taken(request.path, request)
        if seconds:
            await asyncio.sleep(seconds)
        if fault is not None:
            request.fault = fault.kind
            if fault.kind not in ("lose", "half", "garbled"):
                return await self._failed(http, request, fault)
        headers = self._headers(request)
        try:
            said = await self._routed(request)
            request.status = 200
        except Refused as why:
            request.status, said = why.status, error_json(why.status, request.id, why.message, why.kind)
            headers |= {} if why.retry_after is None else {"retry-after": str(why.retry_after)}
        request.answer = said
        raw = said if isinstance(said, bytes) else json.dumps(said).encode()
        if fault is not None:
            return await self._broken(http, request, raw, fault)
        kind = "application/x-jsonl" if isinstance(said, bytes) else "application/json"
        return web.Response(body=raw, status=request.status, headers=headers | {"content-type": kind})

    def _headers(self, request: Request) -> dict[str, str]:
        return {"request-id": request.id, "anthropic-organization-id": "00000000-0000-4000-8000-000000000001", "server": "fake"}

    async def _routed(self, request: Request) -> Any:
        limit = LARGEST_BATCH if request.path.startswith("/v1/messages/batches") else LARGEST
        if len(request.raw) > limit:
            raise Refused(413, "request_too_large", "Request exceeds the maximum size")
        check_headers(request.headers, self.keys, self.betas, has_body=bool(request.raw))
        for method, pattern, handler in self.routes():
            found = re.fullmatch(pattern, request.path)
            if found and method == request.method:
                if method == "POST" and request.raw:
                    request.body = self.parsed(request.raw)
                return await handler(request, found)
        raise Refused(404, "not_found_error", f"Not found: {request.method} {request.path}")

    async def _failed(self, http: web.Request, request: Request, fault: Fault) -> web.StreamResponse:
        """The request is not looked at."""
        if request.raw:
            try:
                request.body = json.loads(request.raw)
            except ValueError:
                request.body = None
        headers = self._headers(request)
        if fault.kind in ("reset", "hang"):
            if fault.kind == "hang":
                await self.closing.wait()
            return cut_off(http)
        request.status = fault.status
        if fault.kind == "html":
            return web.Response(text=PAGE, status=fault.status, content_type="text/html")
        if fault.kind == "empty":
            return web.Response(body=b"", status=fault.status, headers=headers | {"content-type": "application/json"})
        if fault.retry_after is not None:
            headers["retry-after"] = fault.retry_after
        request.answer = error_json(fault.status, request.id, fault.message)
        return web.json_response(request.answer, status=fault.status, headers=headers)

    async def _broken(self, http: web.Request, request: Request, raw: bytes, fault: Fault) -> web.StreamResponse:
        """The request was answered, but that answer does not arrive."""
        if fault.kind == "lose":
            request.status = None
            return cut_off(http)
        headers = self._headers(request) | {"content-type": "application/json"}
        if fault.kind == "garbled":
            return web.Response(body=raw[: len(raw) * 2 // 3] + b'"]]', status=request.status or 200, headers=headers)
        response = web.StreamResponse(status=request.status or 200, headers=headers | {"content-length": str(len(raw))})
        await response.prepare(http)
        await response.write(raw[: len(raw) // 2])
        cut_off(http)
        return response


def cut_off(http: web.Request) -> web.Response:
    """The connection is reset; what is returned goes nowhere."""
    if http.transport is not None:
        http.transport.abort()
    return web.Response()


def page(shown: list[dict[str, Any]], query: dict[str, str]) -> dict[str, Any]:
    """A page of a list: limit (1 to 1000, usually 20), after_id, before_id. Raises Refused."""
    limit = query.get("limit", "20")
    if not limit.isdigit() or not 1 <= int(limit) <= 1000:
        raise Refused(400, "invalid_request_error", "limit: Input should be between 1 and 1000")
    ids, most = [one["id"] for one in shown], int(limit)
    if query.get("before_id") in ids:
        end = ids.index(query["before_id"])
        start = max(0, end - most)
        data, more = shown[start:end], start > 0
    else:
        start = ids.index(query["after_id"]) + 1 if query.get("after_id") in ids else 0
        data = shown[start : start + most]
        more = start + len(data) < len(shown)
    return {"data": data, "has_more": more, "first_id": data[0]["id"] if data else None, "last_id": data[-1]["id"] if data else None}
