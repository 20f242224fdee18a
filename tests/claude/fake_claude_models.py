"""The models the fake knows: what each accepts and holds. Figures from Anthropic's models overview, migration
guides and prompt-caching page.

`least_cached` of the 5.5 models is assumed to be that of their predecessors; nothing here is a price.
"""

from dataclasses import dataclass
from typing import Any

LADDER = ("low", "medium", "high", "xhigh", "max")


@dataclass(frozen=True)
class Model:
    """`window` and `most_output` in tokens; `effort` and `thinking`: the values accepted; `thinks`: without being asked;
    `off_up_to_high`: thinking may be turned off at effort high and below only; `tokens_per`: tokens against the older tokenizer's."""

    id: str
    name: str
    line: str
    created: str
    window: int = 1_000_000
    most_output: int = 128_000
    least_cached: int = 1_024
    tokens_per: float = 1.0
    effort: tuple[str, ...] = LADDER
    usual_effort: str = "high"
    thinking: tuple[str, ...] = ("adaptive", "disabled")
    thinks: bool = False
    off_up_to_high: bool = False
    prefill: bool = False
    shows_thinking: bool = False
    lifecycle: str = "active"


FOURTH: dict[str, Any] = {"tokens_per": 1.0, "shows_thinking": True}
SMALL: dict[str, Any] = {**FOURTH, "window": 200_000, "most_output": 64_000, "thinking": ("enabled", "disabled"), "prefill": True}
FIFTH: dict[str, Any] = {"tokens_per": 1.3, "thinks": True}

MODELS = {
    one.id: one
    for one in (
        Model(
            "claude-haiku-5-5",
            "Claude Haiku 5.5",
            "haiku",
            "2026-10-07",
            least_cached=512,
            usual_effort="medium",
            off_up_to_high=True,
            **FIFTH,
        ),
        Model("claude-sonnet-5-5", "Claude Sonnet 5.5", "sonnet", "2026-10-01", thinking=("adaptive", "between_tools"), **FIFTH),
        Model(
            "claude-opus-5-5",
            "Claude Opus 5.5",
            "opus",
            "2026-09-15",
            least_cached=512,
            usual_effort="medium",
            thinking=("adaptive",),
            **FIFTH,
        ),
        Model("claude-fable-5-1", "Claude Fable 5.1", "fable", "2026-09-01", least_cached=512, thinking=("adaptive",), **FIFTH),
        Model("claude-opus-5", "Claude Opus 5", "opus", "2026-07-24", least_cached=512, off_up_to_high=True, **FIFTH),
        Model("claude-sonnet-5", "Claude Sonnet 5", "sonnet", "2026-06-30", **FIFTH),
        Model("claude-opus-4-8", "Claude Opus 4.8", "opus", "2026-05-28", tokens_per=1.3),
        Model("claude-opus-4-7", "Claude Opus 4.7", "opus", "2026-04-16", least_cached=2_048, tokens_per=1.3),
        Model(
            "claude-opus-4-6",
            "Claude Opus 4.6",
            "opus",
            "2026-02-05",
            least_cached=4_096,
            effort=("low", "medium", "high", "max"),
            thinking=("adaptive", "enabled", "disabled"),
            **FOURTH,
        ),
        Model(
            "claude-sonnet-4-6",
            "Claude Sonnet 4.6",
            "sonnet",
            "2026-02-17",
            most_output=64_000,
            effort=("low", "medium", "high", "max"),
            thinking=("adaptive", "enabled", "disabled"),
            **FOURTH,
        ),
        Model("claude-opus-4-5", "Claude Opus 4.5", "opus", "2025-11-24", least_cached=4_096, effort=LADDER[:3], **SMALL),
        Model("claude-haiku-4-5", "Claude Haiku 4.5", "haiku", "2025-10-15", least_cached=4_096, effort=(), **SMALL),
        Model("claude-sonnet-4-5", "Claude Sonnet 4.5", "sonnet", "2025-09-29", effort=(), **SMALL),
        Model("claude-opus-4-0", "Claude Opus 4", "opus", "2025-05-22", effort=(), lifecycle="retired", **SMALL),
    )
}
"""Newest first, as the list is given."""

ALIASES = {"claude-haiku-4-5-20251001": "claude-haiku-4-5", "claude-opus-4-5-20251101": "claude-opus-4-5"}


def known(id: Any) -> Model | None:
    """The model of that id or alias; retired ones count as unknown to inference."""
    found = MODELS.get(ALIASES.get(id, id)) if isinstance(id, str) else None
    return found if found and found.lifecycle != "retired" else None


def _can(yes: bool) -> dict[str, bool]:
    return {"supported": yes}


def _capabilities(model: Model) -> dict[str, Any]:
    thinking = {name: _can(name in model.thinking) for name in ("adaptive", "enabled", "disabled", "between_tools")}
    strategies = {name: _can(True) for name in ("clear_thinking_20251015", "clear_tool_uses_20250919", "compact_20260112")}
    return {
        **{name: _can(True) for name in ("batch", "citations", "code_execution", "image_input", "pdf_input", "structured_outputs")},
        "context_management": {"supported": True, **strategies},
        "effort": {"supported": bool(model.effort), **{level: _can(level in model.effort) for level in LADDER}},
        "server_tools": {"supported": True, "web_search": _can(True), "code_execution": _can(True)},
        "thinking": {"supported": True, "types": thinking},
    }


def described(model: Model) -> dict[str, Any]:
    """What GET /v1/models/{id} says (the SDK's ModelInfo)."""
    return {
        "type": "model",
        "id": model.id,
        "display_name": model.name,
        "created_at": f"{model.created}T00:00:00Z",
        "lifecycle": model.lifecycle,
        "line": model.line,
        "deprecated_at": None,
        "retires_at": None,
        "max_input_tokens": model.window,
        "max_tokens": model.most_output,
        "capabilities": _capabilities(model),
    }
