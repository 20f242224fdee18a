"""Whether the Messages API would take a request: headers, fields, messages, thinking and effort, cache breakpoints, the answer's schema."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from fake_claude_models import LADDER, Model
from fake_claude_schema import Strictness, complaints

TAKEN = frozenset(
    "model max_tokens messages system output_config thinking metadata service_tier stop_sequences cache_control inference_geo "
    "stream".split()
)
COUNTED = frozenset("model messages system output_config thinking cache_control".split())
SAMPLING = ("temperature", "top_p", "top_k")
VERSIONS = ("2026-10-21", "2023-06-01", "2023-01-01")
MOST_MARKS, MOST_MESSAGES, LONGEST_USER = 4, 100_000, 256
_PERSONAL = re.compile(r"[^@\s]+@[^@\s]+\.\w+|\+?\d[\d ()/-]{7,}\d")


class Refused(Exception):
    """A request that is answered with an error."""

    def __init__(self, status: int, kind: str, message: str, retry_after: int | None = None) -> None:
        super().__init__(message)
        self.status, self.kind, self.message, self.retry_after = status, kind, message, retry_after


def bad(message: str) -> Refused:
    return Refused(400, "invalid_request_error", message)


def check_headers(headers: Mapping[str, str], keys: set[str], betas: set[str], *, has_body: bool) -> None:
    """The key comes as x-api-key or as a bearer token."""
    given = headers.get("x-api-key") or headers.get("authorization", "").removeprefix("Bearer ")
    if not given:
        raise Refused(401, "authentication_error", "x-api-key header is required")
    if given not in keys:
        raise Refused(401, "authentication_error", "invalid x-api-key")
    version = headers.get("anthropic-version")
    if version is None:
        raise bad("anthropic-version: header is required")
    if version not in VERSIONS:
        raise bad(f'anthropic-version: "{version}" is not a valid version')
    unknown = [beta for beta in re.split(r"[,\s]+", headers.get("anthropic-beta", "")) if beta and beta not in betas]
    if unknown:
        raise bad(f"Unexpected value(s) {', '.join(unknown)} for the `anthropic-beta` header")
    if has_body and headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        raise bad("content-type: must be application/json")


def _fields(body: dict[str, Any], taken: frozenset[str], strict: Strictness) -> None:
    for name in SAMPLING:
        if name in body:
            raise bad(f"`{name}` is deprecated for this model.")
    if not strict.tools and ("tools" in body or "tool_choice" in body):
        raise bad("tools: this model is given no tools (the fake's own rule)")
    for name in body:
        if name not in taken | ({"tools", "tool_choice"} if strict.tools else set()):
            raise bad(f"{name}: Extra inputs are not permitted")
    for name in ("model", "messages"):
        if name not in body:
            raise bad(f"{name}: Field required")
    if body.get("stream") not in (None, False) and not strict.streams:
        raise bad("stream: the fake does not stream")


def _text_block(block: Any, at: str) -> None:
    if not isinstance(block, dict) or block.get("type") != "text":
        raise bad(f"{at}: Input should be a text block")
    if set(block) - {"type", "text", "cache_control", "citations"}:
        raise bad(f"{at}.text: Extra inputs are not permitted")
    if not isinstance(block.get("text"), str):
        raise bad(f"{at}.text.text: Input should be a valid string")
    if not block["text"]:
        empty = (
            "cache_control cannot be set for empty text blocks" if block.get("cache_control") else "text content blocks must be non-empty"
        )
        raise bad(f"{at}: {empty}")


def _content(content: Any, at: str, *, assistant: bool = False) -> None:
    if isinstance(content, str):
        content = [{"type": "text", "text": content}]
    if not isinstance(content, list) or not content:
        raise bad(f"{at}: content must be a non-empty string or list of blocks")
    for number, block in enumerate(content):
        thought = assistant and isinstance(block, dict) and block.get("type") in ("thinking", "redacted_thinking")
        if not thought:
            _text_block(block, f"{at}.content.{number}")
    if not any(block.get("text", "").strip() for block in content):
        raise bad(f"{at}: text content blocks must contain non-whitespace text")


def _messages(body: dict[str, Any], model: Model) -> None:
    messages = body["messages"]
    if not isinstance(messages, list) or not messages:
        raise bad("messages: at least one message is required")
    if len(messages) > MOST_MESSAGES:
        raise bad(f"messages: List should have at most {MOST_MESSAGES} items")
    for number, one in enumerate(messages):
        at = f"messages.{number}"
        if not isinstance(one, dict) or set(one) - {"role", "content"}:
            raise bad(f"{at}: Extra inputs are not permitted")
        if one.get("role") not in ("user", "assistant"):
            raise bad(f'{at}.role: Input should be "user" or "assistant"')
        if one["role"] != ("user", "assistant")[number % 2]:
            raise bad("messages: roles must alternate, the first being user (stricter than the API, which joins turns)")
        _content(one.get("content"), at, assistant=one["role"] == "assistant")
    prefilled, formatted = messages[-1]["role"] == "assistant", (body.get("output_config") or {}).get("format")
    if prefilled and (formatted or not model.prefill):
        raise bad("This model does not support assistant message prefill. The conversation must end with a user message.")


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _marks(body: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Every breakpoint in the order in which the API looks at them."""
    blocks = [(f"system.{number}", block) for number, block in enumerate(_listed(body.get("system")))]
    for number, message in enumerate(_listed(body["messages"])):
        blocks += [(f"messages.{number}.content.{at}", block) for at, block in enumerate(_listed(message["content"]))]
    yield from ((at, block["cache_control"]) for at, block in blocks if block.get("cache_control") is not None)
    if body.get("cache_control") is not None:
        yield "cache_control", body["cache_control"]


def _breakpoints(body: dict[str, Any]) -> None:
    marks = list(_marks(body))
    if len(marks) > MOST_MARKS:
        raise bad(f"A maximum of {MOST_MARKS} blocks with cache_control may be provided. Found {len(marks)}.")
    short = False
    for at, mark in marks:
        if not isinstance(mark, dict) or mark.get("type") != "ephemeral" or set(mark) - {"type", "ttl"}:
            raise bad(f'{at}.cache_control: Input should be {{"type": "ephemeral"}} with an optional ttl')
        if mark.get("ttl", "5m") not in ("5m", "1h"):
            raise bad(f"{at}.cache_control.ttl: Input should be '5m' or '1h'")
        if short and mark.get("ttl") == "1h":
            raise bad(f"{at}.cache_control.ttl: a ttl='1h' cache_control block must not come after a ttl='5m' cache_control block.")
        short = short or mark.get("ttl", "5m") == "5m"


def _effort(body: dict[str, Any], model: Model) -> str:
    """The effort that holds."""
    config = body.get("output_config") or {}
    if not isinstance(config, dict) or set(config) - {"effort", "format"}:
        raise bad("output_config: Extra inputs are not permitted")
    effort = config.get("effort")
    if effort is None:
        return model.usual_effort
    if effort not in LADDER:
        raise bad("output_config.effort: Input should be 'low', 'medium', 'high', 'xhigh' or 'max'")
    if not model.effort:
        raise bad("This model does not support the effort parameter.")
    if effort not in model.effort:
        raise bad(f"This model does not support effort level '{effort}'. Supported levels: {', '.join(sorted(model.effort))}.")
    return str(effort)


def _thinking(body: dict[str, Any], model: Model, effort: str) -> None:
    thinking = body.get("thinking")
    if thinking is None:
        return
    kind = thinking.get("type") if isinstance(thinking, dict) else None
    if kind not in ("adaptive", "enabled", "disabled", "between_tools"):
        raise bad("thinking.type: Input should be 'adaptive', 'enabled', 'disabled' or 'between_tools'")
    fields = {"type"} | ({"display"} if kind in ("adaptive", "enabled") else set()) | ({"budget_tokens"} if kind == "enabled" else set())
    if set(thinking) - fields:
        raise bad(f"thinking.{kind}.{min(set(thinking) - fields)}: Extra inputs are not permitted")
    if kind not in model.thinking:
        raise bad(f'"thinking.type.{kind}" is not supported for this model. It takes: {", ".join(model.thinking)}.')
    if thinking.get("display") not in (None, "summarized", "omitted"):
        raise bad("thinking.display: Input should be 'summarized' or 'omitted'")
    if kind in ("disabled", "between_tools") and model.off_up_to_high and effort in ("xhigh", "max"):
        raise bad(f"thinking can be disabled on {model.id} at effort high or below only, not at {effort}")
    if kind == "enabled":
        budget = thinking.get("budget_tokens")
        if not isinstance(budget, int) or budget < 1024:
            raise bad("thinking.enabled.budget_tokens: Input should be greater than or equal to 1024")
        if budget >= body.get("max_tokens", budget + 1):
            raise bad("`max_tokens` must be greater than `thinking.budget_tokens`.")


def _format(body: dict[str, Any], strict: Strictness) -> None:
    wanted = (body.get("output_config") or {}).get("format")
    if wanted is None:
        return
    if not isinstance(wanted, dict) or wanted.get("type") != "json_schema" or set(wanted) != {"type", "schema"}:
        raise bad("output_config.format: Input should have type 'json_schema' and a schema")
    wrong = complaints(wanted["schema"], strict)
    if wrong:
        raise bad(f"output_config.format.{'; '.join(wrong)}")


def _small_fields(body: dict[str, Any]) -> None:
    metadata = body.get("metadata", {})
    if not isinstance(metadata, dict) or set(metadata) - {"user_id"}:
        raise bad("metadata: Extra inputs are not permitted")
    user = metadata.get("user_id")
    if user is not None and (not isinstance(user, str) or len(user) > LONGEST_USER):
        raise bad(f"metadata.user_id: String should have at most {LONGEST_USER} characters")
    if user is not None and _PERSONAL.search(user):
        raise bad("metadata.user_id: user_id appears to contain an email address or a phone number")
    if body.get("service_tier", "auto") not in ("auto", "standard_only"):
        raise bad("service_tier: Input should be 'auto' or 'standard_only'")
    stops = body.get("stop_sequences", [])
    if not isinstance(stops, list) or not all(isinstance(one, str) and one.strip() for one in stops):
        raise bad("stop_sequences: each stop sequence must contain non-whitespace")


def _max_tokens(body: dict[str, Any], model: Model) -> None:
    most = body.get("max_tokens")
    if most is None:
        raise bad("max_tokens: Field required")
    if not isinstance(most, int) or isinstance(most, bool) or most < 0:
        raise bad("max_tokens: Input should be greater than or equal to 0")
    if most > model.most_output:
        raise bad(f"max_tokens: {most} > {model.most_output}, which is the maximum allowed number of output tokens for {model.id}")


def model_of(body: Any, models: Mapping[str, Model], aliases: Mapping[str, str]) -> Model:
    """The model asked for; an unknown or retired one is not found."""
    if not isinstance(body, dict):
        raise bad("The request body is not a JSON object")
    wanted = body.get("model")
    if not isinstance(wanted, str):
        raise bad("model: Field required" if wanted is None else "model: Input should be a valid string")
    found = models.get(aliases.get(wanted, wanted))
    if found is None or found.lifecycle == "retired":
        raise Refused(404, "not_found_error", f"model: {wanted}")
    return found


def check_body(body: dict[str, Any], model: Model, strict: Strictness, *, counting: bool = False) -> None:
    """Raises Refused with the first complaint. Counting tokens takes fewer fields and no max_tokens."""
    _fields(body, COUNTED if counting else TAKEN, strict)
    if not counting:
        _max_tokens(body, model)
    if body.get("system") is not None and body["system"] != []:
        _content(body["system"], "system")
    _messages(body, model)
    _breakpoints(body)
    _thinking(body, model, _effort(body, model))
    _format(body, strict)
    _small_fields(body)
