"""The fake Messages API through the real SDK: what it answers, counts and caches."""

import json
from collections.abc import AsyncIterator
from typing import Any

import anthropic
import pytest
from fake_claude import FakeClaude, Reply, named, refusal

ANSWER = {
    "type": "object",
    "properties": {
        "category": {"type": "string", "enum": ["vpn", "printing", "none"]},
        "issues": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"priority": {"type": "string", "enum": ["low", "high"]}, "summary": {"type": "string"}},
                "required": ["priority", "summary"],
                "additionalProperties": False,
            },
        },
        "confidence": {"type": "number"},
    },
    "required": ["category", "issues", "confidence"],
    "additionalProperties": False,
}


@pytest.fixture
async def claude() -> AsyncIterator[FakeClaude]:
    async with FakeClaude.open() as opened:
        yield opened


async def ask(claude: FakeClaude, **more: Any) -> Any:
    question: dict[str, Any] = {
        "model": "claude-opus-4-6",
        "max_tokens": 300,
        "system": "You triage.",
        "messages": [{"role": "user", "content": "My printer is gone."}],
        "output_config": {"format": {"type": "json_schema", "schema": ANSWER}},
    }
    async with anthropic.AsyncAnthropic(base_url=claude.url, api_key=claude.api_key, max_retries=0, timeout=5) as client:
        return await client.messages.create(**question | more)


async def test_unscripted_the_answer_is_the_plainest_that_fits_the_schema(claude: FakeClaude) -> None:
    message = await ask(claude)
    assert json.loads(message.content[0].text) == {
        "category": "vpn",
        "issues": [{"priority": "low", "summary": "An answer of the fake."}],
        "confidence": 0.9,
    }
    assert message.stop_reason == "end_turn"
    assert message.usage.output_tokens > 10


async def test_keys_are_filled_in_by_name_once_or_for_good(claude: FakeClaude) -> None:
    claude.always(named(issues__priority="high"))
    claude.next(named(category="printing"), refusal())
    said = [await ask(claude) for _ in range(3)]
    assert json.loads(said[0].content[0].text)["category"] == "printing"
    assert (said[1].stop_reason, said[1].content, said[1].stop_details.category) == ("refusal", [], "cyber")
    assert json.loads(said[2].content[0].text)["issues"][0]["priority"] == "high"


async def test_a_scripted_value_the_schema_forbids_is_an_error_of_the_test() -> None:
    with pytest.raises(AssertionError, match="script"):  # noqa: PT012 - the error comes when the block ends
        async with FakeClaude.open() as claude:
            claude.next(named(category="made up"))
            with pytest.raises(anthropic.InternalServerError):
                await ask(claude)


async def test_what_was_sent_is_kept_word_for_word(claude: FakeClaude) -> None:
    await ask(claude, messages=[{"role": "user", "content": "Schlüssel “1234”"}])
    (request,) = claude.requests
    assert request.user == "Schlüssel “1234”"
    assert request.system == "You triage."
    assert "“1234”" in request.words
    assert request.headers["anthropic-version"]
    assert json.loads(request.raw) == request.body
    assert request.properties == {"category", "issues", "confidence"}


async def test_too_few_tokens_cut_the_answer(claude: FakeClaude) -> None:
    message = await ask(claude, max_tokens=12)
    assert message.stop_reason == "max_tokens"
    assert message.usage.output_tokens == 12
    with pytest.raises(json.JSONDecodeError):
        json.loads(message.content[0].text)


async def test_any_stop_reason_can_be_said(claude: FakeClaude) -> None:
    claude.next(Reply(stop_reason="pause_turn"), Reply(stop_reason="something_new"), Reply(text="{oh", stop_reason="end_turn"))
    said = [await ask(claude) for _ in range(3)]
    assert [one.stop_reason for one in said] == ["pause_turn", "something_new", "end_turn"]
    assert said[2].content[0].text == "{oh"


async def test_a_model_that_thinks_puts_its_thinking_first(claude: FakeClaude) -> None:
    thinking = await ask(claude, model="claude-haiku-5-5")
    quiet = await ask(claude, model="claude-haiku-5-5", thinking={"type": "disabled"})
    assert [block.type for block in thinking.content] == ["thinking", "text"]
    assert [block.type for block in quiet.content] == ["text"]
    assert thinking.usage.output_tokens_details.thinking_tokens > 0
