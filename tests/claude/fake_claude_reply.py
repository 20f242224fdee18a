"""What Claude says, as a test scripts it, and the message made of it."""

import itertools
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from fake_claude_answers import TEXT, filled, usual
from fake_claude_cache import Counted
from fake_claude_models import Model
from fake_claude_tokens import cut, estimate, words_of

THOUGHT = "The request is read, the rules are gone through and the answer is chosen."


@dataclass
class Request:
    """One call as it came. `raw` is the body byte for byte; `status` None: it got no answer; `answer` is the JSON that was sent."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    raw: bytes
    at: float
    body: Any = None
    status: int | None = None
    answer: Any = None
    fault: str | None = None
    id: str = ""
    custom_id: str | None = None

    @property
    def text(self) -> str:
        """Everything that came: path, headers and the raw body."""
        headers = "\n".join(f"{name}: {value}" for name, value in self.headers.items())
        return f"{self.method} {self.path} {self.query}\n{headers}\n\n{self.raw.decode(errors='replace')}"

    @property
    def words(self) -> str:
        """Every string in the body, unescaped."""

        def strings(value: Any) -> list[str]:
            if isinstance(value, dict):
                return [one for pair in value.items() for part in pair for one in strings(part)]
            return (
                [one for part in value for one in strings(part)] if isinstance(value, list) else [value] if isinstance(value, str) else []
            )

        return "\n".join(strings(self.body))

    @property
    def model(self) -> str:
        return str(self.body["model"])

    @property
    def system(self) -> str:
        return words_of(self.body.get("system"))

    @property
    def user(self) -> str:
        """The last message's text."""
        return words_of(self.body["messages"][-1]["content"])

    @property
    def schema(self) -> dict[str, Any] | None:
        found: dict[str, Any] | None = ((self.body.get("output_config") or {}).get("format") or {}).get("schema")
        return found

    @property
    def properties(self) -> frozenset[str]:
        """Names at the top of the answer's schema: tells one stage's question from another's."""
        return frozenset((self.schema or {}).get("properties", ()))


@dataclass
class Reply:
    """One answer. `data` is sent as JSON, `text` as it stands; neither: the plainest answer that fits the schema.

    `stop_reason` may be any word; max_tokens and model_context_window_exceeded cut a text that was not given. `thinking` None: a thinking
    block where the model thinks; False: none; a string: that thought, even of a model that was told not to think. `blocks` replaces the
    content. `usage` and `fields` overwrite members of the usage and of the message.
    """

    data: Any = None
    text: str | None = None
    stop_reason: str = "end_turn"
    thinking: str | bool | None = None
    category: str | None = None
    blocks: list[dict[str, Any]] | None = None
    usage: dict[str, Any] = field(default_factory=dict)
    fields: dict[str, Any] = field(default_factory=dict)
    latency: float | None = None


Scripted = Reply | dict[str, Any] | str | Callable[[Request], "Reply | dict[str, Any] | str"]


def named(**keys: Any) -> Callable[[Request], Reply]:
    """The plainest answer with these keys filled in wherever the schema has them; others are an error of the test."""
    return lambda request: Reply(data=filled(request.schema or {"type": "object"}, keys))


def refusal(category: str | None = "cyber", text: str = "") -> Reply:
    return Reply(text=text, stop_reason="refusal", category=category)


@dataclass
class Script:
    """What is answered: the first queued reply that fits (once), then the latest standing one that fits, then the plainest answer."""

    queued: list[tuple[Scripted, Callable[[Request], bool]]] = field(default_factory=list)
    standing: list[tuple[Scripted, Callable[[Request], bool]]] = field(default_factory=list)

    def answer(self, request: Request) -> Reply:
        for number, (scripted, fits) in enumerate(self.queued):
            if fits(request):
                del self.queued[number]
                return self._made(scripted, request)
        for scripted, fits in reversed(self.standing):
            if fits(request):
                return self._made(scripted, request)
        return Reply()

    @staticmethod
    def _made(scripted: Scripted, request: Request) -> Reply:
        said = scripted(request) if callable(scripted) else scripted
        return said if isinstance(said, Reply) else Reply(text=said) if isinstance(said, str) else Reply(data=said)


def thinks(body: dict[str, Any], model: Model) -> bool:
    kind = (body.get("thinking") or {}).get("type")
    return model.thinks if kind is None else kind in ("adaptive", "enabled")


def _text(reply: Reply, request: Request) -> str:
    if reply.text is not None:
        return reply.text
    data = reply.data if reply.data is not None else usual(request.schema) if request.schema else TEXT
    whole = data if isinstance(data, str) else json.dumps(data, ensure_ascii=False)
    return whole[: len(whole) // 2] if reply.stop_reason in ("max_tokens", "model_context_window_exceeded") else whole


def _stopped(reply: Reply, text: str, body: dict[str, Any], room: int, window: int, model: Model) -> tuple[str, str, str | None]:
    """The text as far as it goes, why it stopped, at which stop sequence."""
    found = [(text.find(one), one) for one in body.get("stop_sequences", ()) if one in text]
    if found:
        at, sequence = min(found)
        return text[:at], "stop_sequence", sequence
    if estimate(text, model) > min(room, window):
        short = cut(text, max(0, min(room, window)), model)
        return short, "max_tokens" if room <= window else "model_context_window_exceeded", None
    return text, reply.stop_reason, None


def _thought(reply: Reply, body: dict[str, Any], model: Model) -> tuple[list[dict[str, Any]], int]:
    """The thinking block, if there is one, and its tokens."""
    if reply.thinking is False or (reply.thinking is None and not thinks(body, model)):
        return [], 0
    thought = reply.thinking if isinstance(reply.thinking, str) else THOUGHT
    display = (body.get("thinking") or {}).get("display") or ("summarized" if model.shows_thinking else "omitted")
    return [{"type": "thinking", "thinking": thought if display == "summarized" else "", "signature": "ZmFrZQ=="}], estimate(thought, model)


_numbers = itertools.count(1)


def message(request: Request, reply: Reply, model: Model, counted: Counted, tier: str = "standard") -> dict[str, Any]:
    """The answer's JSON (the SDK's Message)."""
    body = request.body
    blocks, thought = _thought(reply, body, model)
    room, window = body["max_tokens"] - thought, model.window - counted.total - thought
    text, why, sequence = _stopped(reply, _text(reply, request) if body["max_tokens"] else "", body, room, window, model)
    if body["max_tokens"] == 0 or (room <= 0 and thought):
        why = "max_tokens"
    if reply.blocks is not None:
        blocks = reply.blocks
    elif text:
        blocks = [*blocks, {"type": "text", "text": text, "citations": None}]
    details = {"type": "refusal", "category": reply.category, "explanation": None} if why == "refusal" else None
    usage = {
        "input_tokens": counted.plain,
        "cache_creation_input_tokens": counted.written_5m + counted.written_1h,
        "cache_read_input_tokens": counted.read,
        "cache_creation": {"ephemeral_5m_input_tokens": counted.written_5m, "ephemeral_1h_input_tokens": counted.written_1h},
        "output_tokens": min(body["max_tokens"], thought) + estimate(text, model) if body["max_tokens"] else 0,
        "output_tokens_details": {"thinking_tokens": min(body["max_tokens"], thought)},
        "service_tier": tier,
        "inference_geo": "global",
        "server_tool_use": None,
    }
    made: dict[str, Any] = {
        "id": f"msg_fake{next(_numbers):016d}",
        "type": "message",
        "role": "assistant",
        "model": model.id,
        "content": blocks,
    }
    made |= {"stop_reason": why, "stop_sequence": sequence, "stop_details": details, "usage": usage | reply.usage}
    return made | reply.fields
