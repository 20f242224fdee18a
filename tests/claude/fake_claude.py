"""A small, strict Messages API of Anthropic on a free loopback port: what the helpdesk sends is checked, counted, cached, answered and
refused as the real one documents it. It shows how the helpdesk asks and what it does with an answer, never how good a prompt is.

    async with FakeClaude.open(now=...) as claude:            # now: the cache's and batches' clock, seconds
        claude.url, claude.api_key                            # for ANTHROPIC_BASE_URL and ANTHROPIC_API_KEY
        claude.proxied_url                                    # the same under a path, as gateways and Foundry have it

What it says (fake_claude_reply.py): the first queued reply that fits, else the latest standing one, else the plainest answer that fits the
schema sent (the first of each enum, .9, one object a list).

    claude.always(named(category="vpn", issues__priority="high"))       # keys of the schema, filled in wherever it has them
    claude.next(named(kind="billing"), when=lambda request: "kind" in request.properties)
    claude.next(Reply(text="{oh"), refusal("cyber"), Reply(stop_reason="pause_turn"), {"category": "made_up"}, "words")
    claude.always(lambda request: {"category": "printing"} if "printer" in request.user else Reply())
    claude.latency = 0.2                                      # seconds before each answer; Reply(latency=...) for one
    claude.models["claude-opus-4-6"] = replace(claude.models["claude-opus-4-6"], window=3000)     # a smaller model

What goes wrong: claude.faults (fake_claude_faults.py). What may be sent: claude.strict (fake_claude_schema.Strictness), claude.keys,
claude.betas. What is cached: claude.cache.entries (fake_claude_cache.py). Tokens are an estimate of our own: fake_claude_tokens.py.

    claude.per_minute = 50                                    # over it: 429 with a truthful retry-after

What was sent, in order: claude.requests (Request: path, headers, raw, body, text, words, model, system, user, schema, status, answer,
fault); claude.asked are those to /v1/messages; claude.answered those of them that were answered with 200; claude.most_at_once.
Errors of a test's own script come out at the end of the block. Batches: claude.batches (fake_claude_batches.py). For tests that block:
fake_claude_aside.py (a thread; a process for measurements).
"""

import asyncio
import contextlib
import json
import math
import time
from collections.abc import AsyncIterator, Callable
from typing import Any

from aiohttp import web
from fake_claude_batches import Batches
from fake_claude_cache import Cache
from fake_claude_checks import Refused, check_body, model_of
from fake_claude_faults import Faults
from fake_claude_models import ALIASES, MODELS, Model
from fake_claude_reply import Reply, Request, Script, Scripted, message, named, refusal
from fake_claude_schema import Strictness
from fake_claude_tokens import estimate, input_tokens
from fake_claude_web import Web

__all__ = ["FakeClaude", "Model", "Reply", "Request", "Strictness", "estimate", "named", "refusal"]


class FakeClaude(Web):
    """A running fake of the Messages API; see above."""

    def __init__(self, now: Callable[[], float] = time.time) -> None:
        self.now = now
        self.api_key = "fake-key-of-the-tests"
        self.keys = {self.api_key}
        self.betas: set[str] = set()
        self.models = dict(MODELS)
        self.aliases = dict(ALIASES)
        self.strict = Strictness()
        self.script = Script()
        self.faults = Faults()
        self.cache = Cache()
        self.batches = Batches(self)
        self.per_minute: int | None = None
        self.latency = 0.0
        self.requests: list[Request] = []
        self.troubles: list[BaseException] = []
        self.at_once = self.most_at_once = 0
        self.closing = asyncio.Event()
        self.base = ""

    @classmethod
    @contextlib.asynccontextmanager
    async def open(cls, now: Callable[[], float] = time.time) -> AsyncIterator["FakeClaude"]:
        """Served on a free port of the loopback until the end of the block."""
        claude = cls(now)
        runner = web.AppRunner(claude.application(), handle_signals=False, access_log=None, shutdown_timeout=0.2, handler_cancellation=True)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        claude.base = f"http://127.0.0.1:{runner.addresses[0][1]}"
        try:
            yield claude
        finally:
            claude.closing.set()
            await runner.cleanup()
        if claude.troubles:
            raise AssertionError("a scripted reply failed") from claude.troubles[0]

    @property
    def url(self) -> str:
        return self.base

    @property
    def proxied_url(self) -> str:
        return f"{self.base}/gateway/anthropic"

    @property
    def asked(self) -> list[Request]:
        return [one for one in self.requests if one.path == "/v1/messages"]

    @property
    def answered(self) -> list[Request]:
        return [one for one in self.asked if one.status == 200 and isinstance(one.answer, dict)]

    def always(self, *replies: Scripted, when: Callable[[Request], bool] = lambda request: True) -> None:
        """From now on; the latest that fits holds."""
        self.script.standing += [(one, when) for one in replies]

    def next(self, *replies: Scripted, when: Callable[[Request], bool] = lambda request: True) -> None:
        """Once each, in this order."""
        self.script.queued += [(one, when) for one in replies]

    def _replied(self, request: Request) -> Reply:
        try:
            return self.script.answer(request)
        except Exception as wrong:
            self.troubles.append(wrong)
            raise Refused(500, "api_error", f"the test's script failed: {wrong}") from wrong

    def checked(self, request: Request, *, counting: bool = False) -> Model:
        """The model of a request that is in order. Raises Refused."""
        model = model_of(request.body, self.models, self.aliases)
        check_body(request.body, model, self.strict, counting=counting)
        tokens = input_tokens(request.body, model)
        if not counting and tokens >= model.window:
            raise Refused(400, "invalid_request_error", f"prompt is too long: {tokens} tokens > {model.window} maximum")
        return model

    async def speak(self, request: Request, *, tier: str = "standard") -> dict[str, Any]:
        """The message that answers a request. Raises Refused."""
        if tier == "standard":
            self._limit(request)
        model = self.checked(request)
        reply = self._replied(request)
        counted = self.cache.count(request.body, model, self.now())
        wait = self.latency if reply.latency is None else reply.latency
        if wait and tier == "standard":
            await asyncio.sleep(wait)
        self.cache.keep(counted, self.now())
        return message(request, reply, model, counted, tier)

    def _limit(self, request: Request) -> None:
        """`per_minute` messages in the minute before this one. Raises Refused."""
        if self.per_minute is None:
            return
        recent = [one.at for one in self.asked if one.at > request.at - 60 and one.status != 429 and one is not request]
        if len(recent) >= self.per_minute:
            wait = max(1, math.ceil(recent[0] + 60 - request.at))
            raise Refused(429, "rate_limit_error", f"This request would exceed the limit of {self.per_minute} requests per minute.", wait)

    async def count(self, request: Request) -> dict[str, Any]:
        return {"input_tokens": input_tokens(request.body, self.checked(request, counting=True))}

    @staticmethod
    def parsed(raw: bytes) -> Any:
        """The JSON of a body. Raises Refused."""
        try:
            return json.loads(raw)
        except ValueError:
            raise Refused(400, "invalid_request_error", "The request body is not valid JSON") from None
