"""The fake's Message Batches, through the real SDK."""

from collections.abc import AsyncIterator
from typing import Any

import anthropic
import pytest
from fake_claude import FakeClaude, Reply


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


@pytest.fixture
async def client(claude: FakeClaude) -> AsyncIterator[anthropic.AsyncAnthropic]:
    async with anthropic.AsyncAnthropic(base_url=claude.url, api_key=claude.api_key, max_retries=0, timeout=5) as opened:
        yield opened


def item(name: str, **more: Any) -> Any:
    params = {"model": "claude-opus-4-6", "max_tokens": 50, "messages": [{"role": "user", "content": f"This is {name}."}]}
    return {"custom_id": name, "params": params | more}


async def results(client: anthropic.AsyncAnthropic, id: str) -> dict[str, Any]:
    return {one.custom_id: one.result async for one in await client.messages.batches.results(id)}


async def test_a_batch_ends_after_some_polls_and_answers_each_request(claude: FakeClaude, client: anthropic.AsyncAnthropic) -> None:
    claude.always(lambda request: Reply(text=f"Seen: {request.user}"))
    claude.batches.polls = 2
    claude.batches.outcome = {"c": "expired", "d": "errored"}
    wrong = item("e", output_config={"effort": "xhigh"})
    batch = await client.messages.batches.create(requests=[item("a"), item("b"), item("c"), item("d"), wrong])
    assert (batch.processing_status, batch.request_counts.processing, batch.results_url) == ("in_progress", 5, None)
    states = [(await client.messages.batches.retrieve(batch.id)).processing_status for _ in range(3)]
    assert states == ["in_progress", "in_progress", "ended"]
    found = await results(client, batch.id)
    assert list(found) == ["e", "d", "c", "b", "a"]
    assert found["a"].message.content[0].text == "Seen: This is a."
    assert found["a"].message.usage.service_tier == "batch"
    assert [found[one].type for one in "bcde"] == ["succeeded", "expired", "errored", "errored"]
    assert found["e"].error.error.type == "invalid_request_error"
    counts = (await client.messages.batches.retrieve(batch.id)).request_counts
    assert (counts.succeeded, counts.errored, counts.expired, counts.processing) == (2, 2, 1, 0)
    assert [one.custom_id for one in claude.batches.items] == ["a", "b", "c", "d", "e"]


async def test_on_command_and_no_sooner(claude: FakeClaude, client: anthropic.AsyncAnthropic) -> None:
    claude.batches.polls = None
    batch = await client.messages.batches.create(requests=[item("a")])
    for _ in range(3):
        assert (await client.messages.batches.retrieve(batch.id)).processing_status == "in_progress"
    with pytest.raises(anthropic.AnthropicError):
        await results(client, batch.id)
    await claude.batches.end(batch.id)
    assert set(await results(client, batch.id)) == {"a"}


async def test_a_cancelled_batch_is_canceling_first(claude: FakeClaude, client: anthropic.AsyncAnthropic) -> None:
    batch = await client.messages.batches.create(requests=[item("a")])
    assert (await client.messages.batches.cancel(batch.id)).processing_status == "canceling"
    assert (await client.messages.batches.retrieve(batch.id)).processing_status == "ended"
    assert (await results(client, batch.id))["a"].type == "canceled"
    with pytest.raises(anthropic.BadRequestError, match="already ended"):
        await client.messages.batches.cancel(batch.id)
    assert (await client.messages.batches.delete(batch.id)).id == batch.id
    with pytest.raises(anthropic.NotFoundError):
        await client.messages.batches.retrieve(batch.id)


async def test_after_a_day_what_is_left_expires_and_after_a_month_all_is_gone(
    claude: FakeClaude, client: anthropic.AsyncAnthropic, clock: Clock
) -> None:
    claude.batches.polls = None
    batch = await client.messages.batches.create(requests=[item("a")])
    clock.at += 24 * 3600
    assert (await client.messages.batches.retrieve(batch.id)).request_counts.expired == 1
    clock.at += 29 * 24 * 3600
    late = await client.messages.batches.retrieve(batch.id)
    assert late.archived_at is not None
    assert late.results_url is None


@pytest.mark.parametrize(
    ("requests", "complaint"),
    [
        ([], "at least 1"),
        ([item("a"), item("a")], "unique"),
        ([item("with space")], "custom_id"),
        ([item("x" * 65)], "custom_id"),
        ([{"custom_id": "a"}], "params"),
    ],
)
async def test_a_batch_that_is_not_in_order_is_refused(client: anthropic.AsyncAnthropic, requests: Any, complaint: str) -> None:
    with pytest.raises(anthropic.BadRequestError, match=complaint):
        await client.messages.batches.create(requests=requests)


async def test_batches_are_listed_newest_first_page_by_page(client: anthropic.AsyncAnthropic) -> None:
    made = [(await client.messages.batches.create(requests=[item("a")])).id for _ in range(5)]
    assert [one.id async for one in client.messages.batches.list(limit=2)] == made[::-1]
