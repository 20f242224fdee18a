"""Claude: the only door to anthropic. Asks what triage/prompt.py composed, one try at a time; what it means is read elsewhere.

No tools, no streaming, no retries of the SDK's own (it obeys Retry-After without a cap). The SDK takes over a second to import: it is
imported in a thread, while the helpdesk starts.
"""

import asyncio
import contextlib
import json
import logging
import time
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping, Sequence
from email.utils import parsedate_to_datetime
from typing import Any, Final, TypeVar

from bot.models.claude_answers import (
    LONGEST_WHY,
    READ_TOO_LITTLE,
    BatchState,
    ModelFacts,
    Reply,
    facts,
    number,
    read,
    result,
    state_of,
    whole,
)
from bot.models.failures import TIMED_OUT, CallFailed, result_of
from bot.models.spending_port import CacheFor
from bot.settings import Settings
from triage.prompt import Prompt

T = TypeVar("T")
DIRECT: Final = "https://api.anthropic.com"
CONNECT_SECONDS: Final = 5.0
SLOW_SECONDS: Final = 30.0
"""For what nobody waits for: facts about a model, batches."""


class Claude:
    """One account of one deployment. `connect` makes it; `close` it at the end."""

    def __init__(self, build: Callable[[], Any], *, has_models: bool, has_batches: bool, has_counting: bool) -> None:
        """`build` makes the SDK's client; it is called in a thread, once."""
        self._build = build
        self._made: Any = None
        self._building: asyncio.Future[Any] | None = None
        self.has_models, self.has_batches, self.has_counting = has_models, has_batches, has_counting
        self._facts: dict[str, ModelFacts] = {}
        self._turn = asyncio.Lock()
        self._closed = False

    async def ready(self) -> Any:
        """The SDK's client, made at the first call. CallFailed not_set_up: something is missing, and how to mend it."""
        if self._closed:
            raise CallFailed("connection", "the helpdesk is closing", again=False)
        if self._made is None:
            if self._building is None:
                self._building = asyncio.ensure_future(asyncio.to_thread(self._build))
                self._building.add_done_callback(_looked_at)
            try:
                self._made = await asyncio.shield(self._building)
            except CallFailed:
                raise
            except Exception as error:
                raise CallFailed("not_set_up", _first_line(error)) from None
        return self._made

    async def close(self) -> None:
        """Let go of the connections. Whatever is still asked fails at once; closing twice is harmless."""
        self._closed = True
        if self._building is not None and self._made is None:
            with contextlib.suppress(Exception):
                self._made = await asyncio.shield(self._building)
        if self._made is not None:
            made, self._made = self._made, None
            await made.close()

    async def ask(self, prompt: Prompt, model: str, cache: CacheFor, timeout: float) -> Reply:
        """One try, of at most `timeout` seconds. CallFailed for everything but an answer.

        A model that refuses how it is asked is looked up once and asked without what it does not know, in the same time.
        """
        loop = asyncio.get_running_loop()
        until, body = loop.time() + timeout, self.body(prompt, model, cache)
        try:
            return await self._message(body, timeout)
        except CallFailed as failure:
            if failure.result != "bad_request" or model in self._facts or not self.has_models:
                raise
            with contextlib.suppress(CallFailed):
                await self.model_facts(model, until - loop.time())
            lighter = self.body(prompt, model, cache)
            if lighter == body:
                raise
        return await self._message(lighter, until - loop.time())

    async def _message(self, body: dict[str, Any], seconds: float) -> Reply:
        """Answers that come together are read one by one: reading takes a millisecond, and everybody else goes first in between."""
        answer = await self._do(seconds, lambda client: client.messages.with_raw_response.create(**body, timeout=_timeout(seconds)))
        async with self._turn:
            await asyncio.sleep(0)
            try:
                return read(await answer.parse())
            except CallFailed:
                raise
            except Exception as error:
                raise failure_of(error) from None

    async def count_tokens(self, prompt: Prompt, model: str) -> int:
        """The tokens of a question as the API counts them; the API's count costs nothing. CallFailed where there is no such count."""
        if not self.has_counting:
            raise CallFailed("not_allowed", "this deployment counts no tokens", again=False)
        body = {name: value for name, value in self.body(prompt, model, "off").items() if name != "max_tokens"}
        counted = await self._do(SLOW_SECONDS, lambda client: client.messages.count_tokens(**body, timeout=_timeout(SLOW_SECONDS)))
        return number(whole(counted, "input_tokens").input_tokens)

    async def model_facts(self, model: str, seconds: float = SLOW_SECONDS) -> ModelFacts | None:
        """What the API says about a model; None where this deployment does not tell. CallFailed no_such_model: there is none."""
        if not self.has_models:
            return None
        if model not in self._facts:
            found = await self._do(seconds, lambda client: client.models.retrieve(model, timeout=_timeout(seconds)))
            self._facts[model] = facts(model, found)
        return self._facts[model]

    async def send_batch(self, items: Mapping[str, Prompt], model: str, cache: CacheFor) -> str:
        """Send questions to be answered within a day at half the price; `items`: up to 100,000, by an id of 1 to 64 of A-Z a-z 0-9 _ -.

        Returns the batch's id. CallFailed, also where the deployment has no batches.
        """
        requests = [{"custom_id": name, "params": self.body(prompt, model, cache)} for name, prompt in items.items()]
        sent = await self._batches(lambda batches: batches.create(requests=requests, timeout=_timeout(SLOW_SECONDS)))
        return str(whole(sent, "id").id)

    async def batch_state(self, batch: str) -> BatchState:
        """How far a batch is. CallFailed no_such_model where there is no such batch."""
        return state_of(batch, await self._batches(lambda batches: batches.retrieve(batch, timeout=_timeout(SLOW_SECONDS))))

    async def sent_batches(self, most: int = 20) -> tuple[BatchState, ...]:
        """The account's newest batches, the newest first: for one that was sent by somebody who died before hearing its id."""
        page = await self._batches(lambda batches: batches.list(limit=most, timeout=_timeout(SLOW_SECONDS)))
        return tuple(state_of(str(one.id), one) for one in page.data)

    async def batch_results(self, batch: str) -> AsyncIterator[tuple[str, Reply | CallFailed]]:
        """(id, answer or why there is none) of an ended batch, in any order."""
        lines = await self._batches(lambda batches: batches.results(batch, timeout=_timeout(SLOW_SECONDS)))
        async for line in lines:
            yield str(line.custom_id), result(line.result)

    def body(self, prompt: Prompt, model: str, cache: CacheFor) -> dict[str, Any]:
        """What is sent, word for word. What the API has said that a model refuses (effort, thinking off) is left out."""
        known = self._facts.get(model)
        system: list[dict[str, Any]] = [{"type": "text", "text": part} for part in prompt.system]
        if cache != "off" and system:
            system[-1]["cache_control"] = {"type": "ephemeral", "ttl": cache}
        output: dict[str, Any] = {"format": {"type": "json_schema", "schema": json.loads(prompt.schema_json)}}
        if prompt.effort and (known is None or known.efforts is None or prompt.effort in known.efforts):
            output["effort"] = prompt.effort
        found: dict[str, Any] = {
            "model": model,
            "max_tokens": prompt.max_tokens,
            "system": system,
            "messages": [{"role": "user", "content": prompt.user}],
            "output_config": output,
        }
        if prompt.thinking:
            found["thinking"] = {"type": "adaptive"}
        elif known is None or known.thinking_off is not False:
            found["thinking"] = {"type": "disabled"}
        return found

    async def _batches(self, call: Callable[[Any], Coroutine[Any, Any, T]]) -> T:
        if not self.has_batches:
            raise CallFailed("not_allowed", "this deployment has no batches", again=False)
        return await self._do(SLOW_SECONDS, lambda client: call(client.messages.batches))

    async def _do(self, seconds: float, call: Callable[[Any], Coroutine[Any, Any, T]]) -> T:
        """One call, in time; whatever goes wrong as a CallFailed."""
        try:
            async with asyncio.timeout(seconds):
                return await call(await self.ready())
        except TimeoutError:
            raise CallFailed(TIMED_OUT, f"no whole answer within {seconds:.3g} s") from None
        except CallFailed:
            raise
        except Exception as error:
            raise failure_of(error) from None


def connect(settings: Settings) -> Claude:
    """The account that the settings name: HELPDESK_CLAUDE and its variables. Nothing is imported, asked or checked yet."""
    return Claude(
        lambda: _client(settings),
        has_models=settings.claude == "direct",
        has_batches=settings.claude == "direct",
        has_counting=settings.claude != "bedrock",
    )


def _client(settings: Settings) -> Any:
    """The SDK's client of the deployment. In a thread: over a second of imports, and a table of certificates."""
    import anthropic

    _quiet()
    common: dict[str, Any] = {
        "max_retries": 0,
        "timeout": anthropic.Timeout(SLOW_SECONDS, connect=CONNECT_SECONDS),
        "http_client": anthropic.DefaultAioHttpClient(follow_redirects=False),
        "open_telemetry": {"propagation": False, "traces": {"content_mode": "metadata_only"}},
    }
    if settings.anthropic_base_url:
        common["base_url"] = settings.anthropic_base_url
    match settings.claude:
        case "bedrock":
            return anthropic.AsyncAnthropicBedrock(aws_region=settings.aws_region, api_key=_secret(settings.bedrock_api_key), **common)
        case "vertex":
            common |= {"region": settings.vertex_region} if settings.vertex_region else {}
            common |= {"project_id": settings.vertex_project} if settings.vertex_project else {}
            return anthropic.AsyncAnthropicVertex(**common)
        case "foundry":
            common |= {} if settings.anthropic_base_url else {"resource": settings.foundry_resource}
            return anthropic.AsyncAnthropicFoundry(api_key=_secret(settings.foundry_api_key), **common)
        case "direct":
            key = _secret(settings.anthropic_api_key)
            if key is None:
                raise CallFailed("not_set_up", "ANTHROPIC_API_KEY is not set")
            return anthropic.AsyncAnthropic(api_key=key, **{"base_url": DIRECT, **common})


def _quiet() -> None:
    """The SDK prints whole questions when it is asked to debug, its HTTP library every address; what matters is logged by ourselves."""
    for name in ("anthropic", "httpx2", "httpcore"):
        logging.getLogger(name).setLevel(logging.CRITICAL)


def _timeout(seconds: float) -> Any:
    import anthropic

    return anthropic.Timeout(seconds, connect=min(seconds, CONNECT_SECONDS))


def failure_of(error: Exception) -> CallFailed:
    """Any error of the SDK as ours. Messages of the API name parameters, never the words that were sent."""
    import anthropic

    if isinstance(error, anthropic.APIStatusError):
        wanted = error.response.headers.get("x-should-retry")
        why = f"{error.status_code} {error.api_message or error.type or ''}".strip()[:LONGEST_WHY]
        again = False if wanted == "false" else None
        return CallFailed(result_of(error.status_code), why, _retry_after(error.response.headers), again=again)
    if isinstance(error, anthropic.APITimeoutError):
        return CallFailed(TIMED_OUT, "no answer in time", unpaid=False)
    if isinstance(error, anthropic.APIConnectionError):
        cause = type(error.__cause__).__name__ if error.__cause__ else "APIConnectionError"
        return CallFailed("connection", cause, unpaid=_never_connected(error))
    if isinstance(error, (anthropic.AnthropicError, ImportError)):
        return CallFailed("not_set_up", _first_line(error))
    if isinstance(error, (json.JSONDecodeError, UnicodeDecodeError, RecursionError)):
        return CallFailed("not_the_api", READ_TOO_LITTLE, unpaid=False)
    return CallFailed("not_set_up", type(error).__name__)


def _never_connected(error: BaseException | None) -> bool:
    """Was there no connection at all? The SDK says the same of one that was lost while an answer was waited for, which may be paid for."""
    while error is not None and not any(kind.__name__ == "ClientConnectorError" for kind in type(error).__mro__):
        error = error.__cause__
    return error is not None


def _retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds to wait, of Retry-After (seconds or a date); None where it says nothing readable."""
    told = headers.get("retry-after")
    if told is None:
        return None
    with contextlib.suppress(ValueError):
        return max(float(told), 0.0) if float(told) < float("inf") else None
    with contextlib.suppress(ValueError, TypeError):
        return max(parsedate_to_datetime(told).timestamp() - time.time(), 0.0)
    return None


def _secret(value: Any) -> str | None:
    return value.get_secret_value() if value is not None else None


def _first_line(error: Exception) -> str:
    """What a library says is missing: its first line, never a value."""
    lines: Sequence[str] = [line.strip() for line in str(error).splitlines() if line.strip()]
    return (lines[0] if lines else type(error).__name__)[:LONGEST_WHY]


def _looked_at(done: "asyncio.Future[Any]") -> None:
    """A failure that nobody has waited for yet is told at the first call, not by asyncio."""
    if not done.cancelled():
        done.exception()
