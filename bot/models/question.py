"""One request's questions to a paid model: each within what time, tokens and money are left, reserved before it is put and settled after.

Every question leaves a ModelCall, whatever became of it. No words of anybody stand in one.
"""

import asyncio
import json
import uuid
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, TypeVar

from bot.models.claude import Claude
from bot.models.claude_answers import Reply
from bot.models.failures import LIMITS, CallFailed
from bot.models.spending_port import CacheFor, Spending, Verdict
from bot.models.tries import Answered, Breaker, Limits, Pace, tried
from bot.ports import GiveUp
from triage.answer import KEPT_RAW
from triage.case import ModelCall, Unreadable, Usage
from triage.organisation import Organisation
from triage.prompt import Prompt

T = TypeVar("T")
MOST_TOKENS: Final = 1.9
"""So many times the estimate a question may come to: German of a newer tokenizer (triage/tokens.py)."""
STOPPED: Final[dict[str, tuple[str, str]]] = {
    "max_tokens": ("max_tokens", "the answer was cut off at its most tokens"),
    "refusal": ("refusal", "the model refused to answer"),
    "model_context_window_exceeded": ("context_window", "the question and its answer are longer than the model takes"),
    "pause_turn": ("stopped", "the model paused in the middle of its turn"),
    "tool_use": ("stopped", "the model asked for a tool, and it has none"),
}
"""Reasons to stop that leave no answer to be used: the call's result, and the reason in words."""
CANCELLED: Final = "cancelled"
NOT_ANSWERED: Final = "not_answered"
"""The result of a call that a batch gave no answer to."""
FINISHED: Final = frozenset({"end_turn", "stop_sequence"})


def another(prompt: Prompt, model: str) -> str:
    """The identity of a question that is about to be put: every one is another."""
    return uuid.uuid4().hex


@dataclass
class Books:
    """What all requests share: the account, the money, a breaker for each model, time and chance."""

    claude: Claude
    spending: Spending
    now: Callable[[], datetime]
    pace: Pace = field(default_factory=Pace)
    breakers: dict[str, Breaker] = field(default_factory=dict)
    name_of: Callable[[Prompt, str], str] = another
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Whoever comes through it may work for some milliseconds (compose, send, read); whoever else is ready goes first in between."""

    def breaker(self, model: str) -> Breaker:
        return self.breakers.setdefault(model, Breaker(model, self.pace.now))


@dataclass
class Questions:
    """The questions of one request. `until`, of the books' pace, is when the last must have been answered."""

    books: Books
    organisation: Organisation
    case_id: str
    until: float
    limits: Limits
    calls: list[ModelCall] = field(default_factory=list)
    said: list[tuple[str, str]] = field(default_factory=list)
    """(stage, answer) of every answer that came, word for word: placeholders stand for what was taken out."""
    asked: str = ""
    """The last question's variable part, redacted."""

    @property
    def seconds_left(self) -> float:
        return self.until - self.books.pace.now()

    @property
    def tokens_left(self) -> int:
        """Of `input_tokens_per_request`, by the API's count of what was asked already."""
        used = sum(call.usage.input_tokens + call.usage.cache_write_tokens + call.usage.cache_read_tokens for call in self.calls)
        return self.organisation.models.input_tokens_per_request - used

    async def put(self, prompt: Prompt, model: str, read: Callable[[str], T | Unreadable], until: float | None = None) -> T | Unreadable:
        """Put one question: what `read` makes of the answer, or Unreadable. CallFailed: there is none, for a reason in one word."""
        self.asked = prompt.user
        if prompt.estimated_tokens > self.tokens_left:
            raise CallFailed("too_large", f"{prompt.estimated_tokens} tokens; {max(self.tokens_left, 0)} are left of this request's")
        call, stake = self._call(prompt, model), Stake(self._worst(prompt, model))
        verdict = await self._reserve(call, stake.worst, first=not self.calls)
        if verdict != "ok":
            raise CallFailed(LIMITS[verdict], "")
        started = self.books.pace.now()
        try:
            async with self.books.turn:
                await asyncio.sleep(0)
            answered = await self._answered(prompt, model, min(until or self.until, self.until), call, stake)
            return await self._read(call, answered, started, stake, read)
        except CallFailed as failure:
            ended = {"result": failure.result, "tries": failure.tries, "seconds": self._since(started)}
            await self._settle(call.model_copy(update=ended), stake.of_lost(failure.lost))
            raise
        except GiveUp:
            await self._settle(call.model_copy(update={"result": NOT_ANSWERED, "seconds": self._since(started)}), None)
            raise
        except BaseException:
            ended = {"result": CANCELLED, "seconds": self._since(started)}
            await asyncio.shield(self._settle(call.model_copy(update=ended), stake.held))
            raise

    async def _reserve(self, call: ModelCall, usd: float, *, first: bool) -> Verdict:
        return await self.books.spending.reserve(call, self.case_id, usd, self.organisation, first=first)

    async def _answered(self, prompt: Prompt, model: str, until: float, call: ModelCall, stake: "Stake") -> Answered[Reply]:
        books, cache = self.books, self.cache

        async def may(lost: int) -> bool:
            wanted = stake.worst * (lost + 1)
            if await self._reserve(call, wanted, first=True) != "ok":
                return False
            stake.held = wanted
            return True

        def ask(seconds: float) -> Awaitable[Reply]:
            return books.claude.ask(prompt, model, cache, seconds)

        return await tried(ask, until, self.limits, books.breaker(model), books.pace, may)

    async def _read(
        self, call: ModelCall, answered: Answered[Reply], started: float, stake: "Stake", read: Callable[[str], T | Unreadable]
    ) -> T | Unreadable:
        """Read the answer, then settle the call with what it was worth."""
        reply = answered.reply
        async with self.books.turn:
            await asyncio.sleep(0)
        self.said.append((call.stage, reply.text[:KEPT_RAW]))
        result, why = _stopped(reply.stop_reason)
        found = Unreadable(why=why, raw=reply.text[:KEPT_RAW]) if why else read(reply.text)
        if not why and isinstance(found, Unreadable):
            result = "unreadable"
        cost = self.books.spending.cost_usd(reply.usage, call.model, self.cache)
        lost = stake.of_lost(answered.lost + (reply.usage == Usage()))  # a gateway that counts no tokens: nobody knows what it cost
        ended = {
            "result": result,
            "tries": answered.tries,
            "seconds": self._since(started),
            "usage": reply.usage,
            "cost_usd": cost,
            "request_id": reply.request_id,
        }
        await self._settle(call.model_copy(update=ended), None if lost is None else cost + lost)
        return found

    async def _settle(self, call: ModelCall, counted_usd: float | None) -> None:
        self.calls.append(call)
        await self.books.spending.settle(call, counted_usd)

    @property
    def cache(self) -> CacheFor:
        return self.organisation.models.cache

    def _since(self, started: float) -> float:
        return round(self.books.pace.now() - started, 6)

    def _call(self, prompt: Prompt, model: str) -> ModelCall:
        parameters = {**json.loads(prompt.parameters), "cache": self.cache}
        return ModelCall(
            id=self.books.name_of(prompt, model),
            stage=prompt.stage,
            model=model,
            prompt_version=prompt.version,
            prompt_hash=prompt.hash,
            parameters=json.dumps(parameters, sort_keys=True, separators=(",", ":")),
            at=self.books.now(),
            tries=0,
        )

    def _worst(self, prompt: Prompt, model: str) -> float:
        """The most that one answered try may cost: everything written to the cache anew, every token of the answer used."""
        tokens = round(prompt.estimated_tokens * MOST_TOKENS)
        written = Usage(cache_write_tokens=tokens) if self.cache != "off" else Usage(input_tokens=tokens)
        return self.books.spending.cost_usd(written.model_copy(update={"output_tokens": prompt.max_tokens}), model, self.cache)


@dataclass
class Stake:
    """What one question may cost: `worst` for each try that is answered. `held`: reserved by now, in USD."""

    worst: float
    held: float = 0.0

    def __post_init__(self) -> None:
        self.held = self.worst

    def of_lost(self, tries: int) -> float | None:
        """What counts for tries that may have been paid for without an answer; None: certainly nothing."""
        return self.worst * tries if tries else None


def _stopped(reason: str) -> tuple[str, str]:
    """(result, why it cannot be used, "" if it can) of a reason to stop."""
    if reason in FINISHED:
        return "ok", ""
    return STOPPED.get(reason, ("stopped", f"the model stopped for a reason that is not known here ({reason[:40] or 'none'})"))
