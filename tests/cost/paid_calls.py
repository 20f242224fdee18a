"""Paid calls for tests: as they are settled, with what they took."""

from datetime import UTC, datetime, timedelta
from itertools import count

from triage.case import ModelCall, Stage, Usage

START = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
_NUMBERS = count(1)


def after(**by: float) -> datetime:
    return START + timedelta(**by)


def paid(
    stage: Stage = "stage_2",
    usd: float = 0.01,
    at: datetime = START,
    result: str = "ok",
    tokens: tuple[int, int, int, int] = (1000, 200, 0, 0),
    **more: object,
) -> ModelCall:
    """A call with an id of its own; `tokens` in, out, written to the cache, read from it."""
    known: dict[str, object] = {
        "id": f"paid-{next(_NUMBERS)}",
        "stage": stage,
        "model": "claude-opus-4-6" if stage == "stage_2" else "claude-haiku-5-5",
        "prompt_version": "triage/1" if stage == "stage_2" else "first-look/1",
        "prompt_hash": "0123456789abcdef",
        "at": at,
        "seconds": 1.5,
        "usage": Usage(input_tokens=tokens[0], output_tokens=tokens[1], cache_write_tokens=tokens[2], cache_read_tokens=tokens[3]),
        "cost_usd": usd,
        "result": result,
    }
    return ModelCall.model_validate(known | more)
