"""What the fake does to a call, as the real SDK shows it."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import anthropic
import pytest
from fake_claude import FakeClaude
from fake_claude_aside import claude_aside, claude_process

STATUSES = {
    400: anthropic.BadRequestError,
    401: anthropic.AuthenticationError,
    402: anthropic.APIStatusError,
    403: anthropic.PermissionDeniedError,
    404: anthropic.NotFoundError,
    413: anthropic.APIStatusError,
    429: anthropic.RateLimitError,
    500: anthropic.InternalServerError,
    502: anthropic.InternalServerError,
    503: anthropic.InternalServerError,
    504: anthropic.InternalServerError,
    529: anthropic.InternalServerError,
}


@pytest.fixture
async def claude() -> AsyncIterator[FakeClaude]:
    async with FakeClaude.open() as opened:
        yield opened


@pytest.fixture
async def client(claude: FakeClaude) -> AsyncIterator[anthropic.AsyncAnthropic]:
    async with anthropic.AsyncAnthropic(base_url=claude.url, api_key=claude.api_key, max_retries=0, timeout=5) as opened:
        yield opened


async def ask(client: anthropic.AsyncAnthropic, **more: Any) -> Any:
    return await client.messages.create(
        **{"model": "claude-opus-4-6", "max_tokens": 50, "messages": [{"role": "user", "content": "hello"}]} | more
    )


@pytest.mark.parametrize("status", STATUSES)
async def test_each_status_is_the_sdks_error(claude: FakeClaude, client: anthropic.AsyncAnthropic, status: int) -> None:
    claude.faults.status(status, retry_after=120)
    with pytest.raises(STATUSES[status]) as caught:
        await ask(client)
    assert caught.value.status_code == status
    assert caught.value.response.headers["retry-after"] == "120"
    assert caught.value.request_id == claude.requests[0].id
    assert caught.value.body["error"]["message"]
    assert (await ask(client)).stop_reason == "end_turn"


@pytest.mark.parametrize("kind", ["reset", "lose", "half"])
async def test_a_cut_connection_is_a_connection_error(claude: FakeClaude, client: anthropic.AsyncAnthropic, kind: str) -> None:
    getattr(claude.faults, kind)()
    with pytest.raises(anthropic.APIConnectionError):
        await ask(client)
    answered = claude.asked[0].answer is not None
    assert answered == (kind != "reset")
    await ask(client)


async def test_what_is_no_json_breaks_the_sdk_in_its_own_ways(claude: FakeClaude, client: anthropic.AsyncAnthropic) -> None:
    """A garbled or empty body is a bare ValueError, a page with 200 a plain string: neither is one of the SDK's errors."""
    claude.faults.garbled()
    claude.faults.empty()
    claude.faults.html()
    claude.faults.html(status=502)
    for _ in range(2):
        with pytest.raises(json.JSONDecodeError):
            await ask(client)
    assert str(await ask(client)).startswith("<!DOCTYPE html>")
    with pytest.raises(anthropic.InternalServerError):
        await ask(client)


async def test_an_answer_that_never_comes_ends_in_a_timeout(claude: FakeClaude, client: anthropic.AsyncAnthropic) -> None:
    claude.faults.hang()
    with pytest.raises(anthropic.APITimeoutError):
        await ask(client, timeout=0.1)
    claude.latency = 0.3
    with pytest.raises(anthropic.APITimeoutError):
        await ask(client, timeout=0.1)


async def test_calls_at_once_wait_side_by_side(claude: FakeClaude, client: anthropic.AsyncAnthropic) -> None:
    claude.latency = 0.05
    await asyncio.gather(*(ask(client) for _ in range(10)))
    assert claude.most_at_once == 10
    assert claude.at_once == 0


async def test_faults_come_in_their_order_by_chance_or_where_they_fit(claude: FakeClaude, client: anthropic.AsyncAnthropic) -> None:
    claude.faults.status(529, skip=1, where=lambda request: b"now" in request.raw)
    claude.faults.status(503, chance=0.3, times=None)
    seen = []
    for number in range(20):
        said = "now" if number < 2 else "hello"
        try:
            await ask(client, messages=[{"role": "user", "content": said}])
        except anthropic.APIStatusError as wrong:
            seen.append(wrong.status_code)
    assert seen.count(529) == 1
    assert 2 <= seen.count(503) <= 10
    claude.faults.clear()
    claude.faults.down()
    with pytest.raises(anthropic.InternalServerError):
        await client.models.list()
    claude.faults.up()
    assert (await client.models.list()).data


async def test_more_than_the_minutes_calls_are_told_how_long_to_wait(claude: FakeClaude, client: anthropic.AsyncAnthropic) -> None:
    claude.per_minute = 2
    await ask(client)
    await ask(client)
    with pytest.raises(anthropic.RateLimitError) as caught:
        await ask(client)
    assert 1 <= int(caught.value.response.headers["retry-after"]) <= 60


async def test_models_say_what_they_can(claude: FakeClaude, client: anthropic.AsyncAnthropic) -> None:
    haiku = await client.models.retrieve("claude-haiku-5-5")
    assert haiku.capabilities is not None
    assert haiku.capabilities.effort.low.supported
    assert haiku.capabilities.thinking.types.disabled.supported
    assert (haiku.max_input_tokens, haiku.max_tokens) == (1_000_000, 128_000)
    assert (await client.models.retrieve("claude-opus-4-6")).capabilities.effort.xhigh.supported is False  # type: ignore[union-attr]
    assert [one.id async for one in client.models.list(limit=3)] == [id for id, one in claude.models.items() if one.lifecycle == "active"]
    with pytest.raises(anthropic.NotFoundError):
        await client.models.retrieve("claude-none-9")


async def test_it_answers_under_a_gateways_path_too(claude: FakeClaude) -> None:
    async with anthropic.AsyncAnthropic(base_url=claude.proxied_url, api_key=claude.api_key) as client:
        await ask(client)
    assert claude.asked[0].path == "/v1/messages"


def test_in_a_thread_it_serves_tests_that_block() -> None:
    with claude_aside() as (claude, _):
        with anthropic.Anthropic(base_url=claude.url, api_key=claude.api_key) as client:
            client.messages.create(model="claude-opus-4-6", max_tokens=9, messages=[{"role": "user", "content": "hello"}])
        assert len(claude.answered) == 1


def test_in_a_process_it_serves_measurements() -> None:
    with claude_process() as (url, key), anthropic.Anthropic(base_url=url, api_key=key) as client:
        said = client.messages.create(model="claude-opus-4-6", max_tokens=9, messages=[{"role": "user", "content": "hello"}])
    assert said.stop_reason == "end_turn"
