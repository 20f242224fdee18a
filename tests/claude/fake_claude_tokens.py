"""How many tokens a text has: the product's own estimate, held against the last tokenizer that was published (triage/tokens.py).

count_tokens of the real API is the measure. The models with the newer tokenizer have 1.3 times as many (Anthropic's migration guide says
about 30 % more). A message costs four tokens more, a system block two, an output schema its compact JSON and a fixed 60 (the API puts an
explanation of the format before the system prompt).
"""

import functools
import json
import math
from collections.abc import Iterable
from typing import Any

from fake_claude_models import Model

from triage.tokens import PER_BLOCK, PER_MESSAGE, PER_SCHEMA, estimated_tokens


@functools.lru_cache(maxsize=4096)
def _counted(text: str) -> int:
    """Of the older tokenizer; kept, because the fixed part of a prompt comes again and again."""
    return estimated_tokens(text)


def estimate(text: str, model: Model | None = None) -> int:
    """Tokens of a text for that model (none: the older tokenizer)."""
    return math.ceil(_counted(text) * (model.tokens_per if model else 1.0))


def words_of(content: Any) -> str:
    """The text of a message's or system prompt's content."""
    if isinstance(content, str):
        return content
    return "\n".join(block.get("text", "") or block.get("thinking", "") for block in content or () if isinstance(block, dict))


def blocks_of(content: Any) -> list[dict[str, Any]]:
    """A string is one text block."""
    return [{"type": "text", "text": content}] if isinstance(content, str) else list(content or ())


def schema_tokens(body: dict[str, Any], model: Model) -> int:
    schema = ((body.get("output_config") or {}).get("format") or {}).get("schema")
    return 0 if schema is None else estimate(json.dumps(schema, separators=(",", ":")), model) + PER_SCHEMA


def block_tokens(block: dict[str, Any], model: Model) -> int:
    return PER_BLOCK + estimate(words_of([block]), model)


def sum_of(blocks: Iterable[dict[str, Any]], model: Model) -> int:
    return sum(block_tokens(block, model) for block in blocks)


def input_tokens(body: dict[str, Any], model: Model) -> int:
    """All that goes in: schema, system, messages."""
    messages = sum(PER_MESSAGE + sum_of(blocks_of(one.get("content")), model) for one in body.get("messages", ()))
    return schema_tokens(body, model) + sum_of(blocks_of(body.get("system")), model) + messages


def cut(text: str, tokens: int, model: Model) -> str:
    """The longest beginning that has no more than so many tokens."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if estimate(text[:middle], model) <= tokens else (low, middle - 1)
    return text[:low]
