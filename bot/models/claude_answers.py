"""What comes back from Claude, as plain values: an answer, facts about a model, a batch. Knows the shape of the API, not its library."""

from typing import Any, Final

from bot.models.failures import CallFailed, writable
from triage.case import Usage
from triage.facts import Fact

LONGEST_WHY: Final = 200
READ_TOO_LITTLE: Final = "the answer is not what the API sends"
MOST_TOKENS: Final = 10_000_000
"""No model takes or gives so many in one call."""
LEVELS: Final = ("low", "medium", "high", "xhigh", "max")


class Reply(Fact):
    """One answer as it came. `text`: the text blocks, of which structured output has one. `stop_reason`: the API's word, "" for none."""

    text: str
    stop_reason: str
    usage: Usage
    request_id: str | None = None
    model: str = ""


class ModelFacts(Fact):
    """What the API says about a model: None where it does not say."""

    id: str
    name: str = ""
    lifecycle: str | None = None
    structured: bool | None = None
    efforts: tuple[str, ...] | None = None
    thinking_off: bool | None = None
    """Does it take a question with thinking switched off?"""
    batches: bool | None = None
    max_tokens: int | None = None


class BatchState(Fact):
    """A batch on its way. `done`: of its requests, those that have ended in any way."""

    id: str
    ended: bool
    total: int
    done: int
    results_until: str | None = None


def whole(found: Any, *names: str) -> Any:
    """What came, if it has these members. Else CallFailed not_the_api: something other than the API has answered."""
    if any(getattr(found, name, None) is None for name in names):
        raise CallFailed("not_the_api", READ_TOO_LITTLE)
    return found


def state_of(batch: str, found: Any) -> BatchState:
    """What `batches.retrieve` says."""
    counts = whole(found, "request_counts", "processing_status").request_counts
    done = sum(number(getattr(counts, name, 0)) for name in ("succeeded", "errored", "canceled", "expired"))
    until = str(found.expires_at) if getattr(found, "expires_at", None) else None
    total = done + number(getattr(counts, "processing", 0))
    return BatchState(id=batch, ended=found.processing_status == "ended", total=total, done=done, results_until=until)


def read(message: Any) -> Reply:
    """The SDK's message as a Reply. A body that is none (a page, half of one) is CallFailed not_the_api: the SDK hands it over as it is."""
    content = getattr(message, "content", None)
    if not isinstance(content, list):
        raise CallFailed("not_the_api", READ_TOO_LITTLE, unpaid=not isinstance(message, str))
    texts = [block.text for block in content if getattr(block, "type", None) == "text" and isinstance(getattr(block, "text", None), str)]
    return Reply(
        text=writable("".join(texts)),
        stop_reason=writable(getattr(message, "stop_reason", None) or ""),
        usage=used(getattr(message, "usage", None)),
        request_id=writable(getattr(message, "_request_id", None) or getattr(message, "id", None) or "") or None,
        model=writable(getattr(message, "model", None) or ""),
    )


def used(found: Any) -> Usage:
    """The tokens as they were counted. Where a gateway counts none, or more than any model takes, nobody knows: all of them are 0."""
    counts = {
        "input_tokens": number(getattr(found, "input_tokens", 0)),
        "output_tokens": number(getattr(found, "output_tokens", 0)),
        "cache_write_tokens": number(getattr(found, "cache_creation_input_tokens", 0)),
        "cache_read_tokens": number(getattr(found, "cache_read_input_tokens", 0)),
    }
    return Usage(**counts) if max(counts.values()) <= MOST_TOKENS else Usage()


def result(result: Any) -> Reply | CallFailed:
    """One line of a batch's results."""
    if result.type == "succeeded":
        try:
            return read(result.message)
        except CallFailed as failed:
            return failed
    error = getattr(getattr(result, "error", None), "error", None)
    return CallFailed(str(result.type), str(getattr(error, "message", "") or "")[:LONGEST_WHY], again=False)


def facts(model: str, found: Any) -> ModelFacts:
    """What `models.retrieve` says, with None for what it leaves open or says in a way of its own. CallFailed where it is no such thing."""
    can = getattr(whole(found, "id"), "capabilities", None)
    effort, lifecycle = getattr(can, "effort", None), getattr(found, "lifecycle", None)
    return ModelFacts(
        id=model,
        name=str(getattr(found, "display_name", "") or ""),
        lifecycle=lifecycle if isinstance(lifecycle, str) else None,
        structured=_supported(getattr(can, "structured_outputs", None)),
        efforts=tuple(level for level in LEVELS if _supported(getattr(effort, level, None))) if effort is not None else None,
        thinking_off=_supported(getattr(getattr(getattr(can, "thinking", None), "types", None), "disabled", None)),
        batches=_supported(getattr(can, "batch", None)),
        max_tokens=number(getattr(found, "max_tokens", None)) or None,
    )


def _supported(ability: Any) -> bool | None:
    found = getattr(ability, "supported", None)
    return found if isinstance(found, bool) else None


def number(found: object) -> int:
    """A count; some gateways write 12.0 for 12."""
    if isinstance(found, float) and found.is_integer():
        found = int(found)
    return max(found, 0) if isinstance(found, int) and not isinstance(found, bool) else 0
