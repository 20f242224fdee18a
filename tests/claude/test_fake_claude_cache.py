"""The fake's token counts and prompt cache, through the real SDK."""

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import anthropic
import pytest
from fake_claude import FakeClaude, estimate

LONG = "Network team: routers, switches, VPN. " * 500
"""About 5,000 tokens."""


class Clock:
    def __init__(self) -> None:
        self.at = 1_800_000_000.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def claude(clock: Clock) -> AsyncIterator[FakeClaude]:
    async with FakeClaude.open(now=clock) as opened:
        yield opened


def question(system: str = LONG, ttl: str = "5m", user: str = "My VPN fails.", answers: tuple[str, ...] = ("a", "b"), **more: Any) -> Any:
    schema = {"type": "object", "properties": {"a": {"enum": list(answers)}}, "required": ["a"], "additionalProperties": False}
    return {
        "model": "claude-opus-4-6",
        "max_tokens": 100,
        "system": [{"type": "text", "text": system, "cache_control": {"type": "ephemeral", "ttl": ttl}}],
        "messages": [{"role": "user", "content": user}],
        "output_config": {"format": {"type": "json_schema", "schema": schema}},
    } | more


async def used(claude: FakeClaude, **asked: Any) -> tuple[int, int, int]:
    """Tokens written, read, plain."""
    async with anthropic.AsyncAnthropic(base_url=claude.url, api_key=claude.api_key, max_retries=0) as client:
        usage = (await client.messages.create(**question(**asked))).usage
    made = usage.cache_creation
    assert made is not None
    assert made.ephemeral_5m_input_tokens + made.ephemeral_1h_input_tokens == usage.cache_creation_input_tokens
    return usage.cache_creation_input_tokens or 0, usage.cache_read_input_tokens or 0, usage.input_tokens


async def test_the_fixed_part_is_written_once_and_then_read(claude: FakeClaude) -> None:
    written, read, plain = await used(claude)
    assert written > 4_096
    assert read == 0
    again = await used(claude, user="Another request, with other words in it.")
    assert again[:2] == (0, written)
    assert again[2] > plain


async def test_an_entry_lives_for_its_ttl_from_the_last_use(claude: FakeClaude, clock: Clock) -> None:
    await used(claude)
    for _ in range(2):
        clock.at += 299
        assert (await used(claude))[1] > 0
    clock.at += 301
    assert (await used(claude))[0] > 0


async def test_an_hour_is_counted_as_an_hour(claude: FakeClaude, clock: Clock) -> None:
    async with anthropic.AsyncAnthropic(base_url=claude.url, api_key=claude.api_key) as client:
        usage = (await client.messages.create(**question(ttl="1h"))).usage
    assert usage.cache_creation is not None
    assert usage.cache_creation.ephemeral_1h_input_tokens > 4_096
    assert usage.cache_creation.ephemeral_5m_input_tokens == 0
    clock.at += 3_599
    assert (await used(claude, ttl="1h"))[1] > 0


@pytest.mark.parametrize("other", [{"answers": ("a", "b", "c")}, {"system": LONG + "!"}, {"model": "claude-opus-4-5"}])
async def test_another_schema_system_or_model_shares_nothing(claude: FakeClaude, other: dict[str, Any]) -> None:
    await used(claude)
    written, read, _ = await used(claude, **other)
    assert written > 0
    assert read == 0


async def test_below_the_models_minimum_nothing_is_cached_and_nothing_is_said(claude: FakeClaude) -> None:
    short = LONG[: len(LONG) // 3]
    assert (await used(claude, system=short))[:2] == (0, 0)
    assert (await used(claude, system=short))[:2] == (0, 0)
    thinking = {"type": "disabled"}
    assert (await used(claude, system=short, model="claude-haiku-5-5", thinking=thinking))[0] > 512


async def test_counted_beforehand_is_what_is_used(claude: FakeClaude) -> None:
    asked = question()
    written, _, plain = await used(claude)
    async with anthropic.AsyncAnthropic(base_url=claude.url, api_key=claude.api_key) as client:
        counted = await client.messages.count_tokens(**{name: value for name, value in asked.items() if name != "max_tokens"})
        newer = await client.messages.count_tokens(model="claude-haiku-5-5", messages=[{"role": "user", "content": LONG}])
    assert counted.input_tokens == written + plain
    assert newer.input_tokens > 1.25 * estimate(LONG)


async def test_the_context_window_ends_a_prompt_and_an_answer(claude: FakeClaude) -> None:
    small = claude.models["claude-opus-4-6"]
    claude.models["claude-opus-4-6"] = replace(small, window=1_000)
    with pytest.raises(anthropic.BadRequestError, match="prompt is too long"):
        await used(claude)
    async with anthropic.AsyncAnthropic(base_url=claude.url, api_key=claude.api_key) as client:
        asked = question(system="short")
        size = (await client.messages.count_tokens(**{name: value for name, value in asked.items() if name != "max_tokens"})).input_tokens
        claude.models["claude-opus-4-6"] = replace(small, window=size + 2)
        message = await client.messages.create(**asked)
    assert message.stop_reason == "model_context_window_exceeded"


def test_english_and_json_have_the_length_one_expects() -> None:
    english = "My laptop does not connect to the office network since this morning, and the VPN client says error 809."
    assert 3.5 < len(english) / estimate(english) < 5
    assert estimate("我的电脑坏了") >= 6
    assert estimate("") == 0
