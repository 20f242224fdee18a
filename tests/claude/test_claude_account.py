"""Claude's account through the real SDK: what is sent byte for byte, what comes back as what, batches, other deployments, closing."""

import asyncio
import contextlib
import json
import logging
import time
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from aiohttp import web
from claude_desks import organisation
from fake_claude import FakeClaude, Reply
from helpdesks import sample, settings

from bot.models.claude import Claude, connect
from bot.models.claude_answers import Reply as Answer
from bot.models.claude_answers import facts, used
from bot.models.failures import CallFailed
from bot.models.shelf import Shelf
from triage.facts import Context, Person, Place, Request
from triage.prompt import Prompt
from triage.redact import NOBODY

OPUS, HAIKU = "claude-opus-4-6", "claude-haiku-5-5"


def request(text: str, who: str = "Amara Okafor", channel: str | None = "it-help") -> Request:
    place = Place(surface="chat", conversation="it-help")
    person = Person(id=f"chat:{who}", name=who)
    return Request(case_id="C1", message_id="m1", place=place, requester=person, text=text, channel=channel, asked_at=organisation_time())


def organisation_time() -> Any:
    from outside_world import START

    return START


def question(text: str = "My VPN drops every hour", stage_2: bool = True, **more: Any) -> Prompt:
    shelf = Shelf(None)
    context = Context(now=organisation_time())
    made = shelf.compose(None, request(text, **more), context, sample(), NOBODY, stage_2=stage_2)
    return made


@pytest.fixture
async def fake() -> AsyncIterator[FakeClaude]:
    async with FakeClaude.open() as opened:
        yield opened


def account(fake: FakeClaude, tmp_path: Path, **more: Any) -> Claude:
    return connect(settings(tmp_path, **{"anthropic_api_key": fake.api_key, "anthropic_base_url": fake.url, **more}))


@pytest.fixture
async def claude(fake: FakeClaude, tmp_path: Path) -> AsyncIterator[Claude]:
    opened = account(fake, tmp_path)
    yield opened
    await opened.close()


async def test_two_different_requests_send_the_same_fixed_part_and_the_same_output_config(fake: FakeClaude, claude: Claude) -> None:
    for stage_2 in (False, True):
        one, two = question("My VPN drops", stage_2), question("Der Drucker druckt nicht", stage_2, who="Ben Ash", channel=None)
        assert one.user != two.user
        await claude.ask(one, OPUS, "5m", 5)
        await claude.ask(two, OPUS, "5m", 5)
        first, second = (json.loads(sent.raw) for sent in fake.asked[-2:])
        raws = [sent.raw for sent in fake.asked[-2:]]
        for part in ("system", "output_config", "thinking"):
            assert json.dumps(first[part]) == json.dumps(second[part]), "also in the order of every key"
            assert all(json.dumps(first[part], separators=(",", ":"), ensure_ascii=False).encode() in raw for raw in raws)


async def test_only_the_end_of_the_fixed_part_is_marked_for_the_cache(fake: FakeClaude, claude: Claude) -> None:
    for cache in ("off", "5m", "1h"):
        await claude.ask(question(), OPUS, cache, 5)  # type: ignore[arg-type]
    marks = [[block.get("cache_control") for block in sent.body["system"]] for sent in fake.asked]
    assert marks == [[None], [{"type": "ephemeral", "ttl": "5m"}], [{"type": "ephemeral", "ttl": "1h"}]]
    assert not any("cache_control" in json.dumps(sent.body["messages"]) for sent in fake.asked)


async def test_no_tools_no_stream_no_sampling(fake: FakeClaude, claude: Claude) -> None:
    await claude.ask(question(stage_2=False), HAIKU, "5m", 5)
    sent = fake.asked[-1].body
    assert set(sent) == {"model", "max_tokens", "system", "messages", "output_config", "thinking"}
    assert (sent["output_config"]["effort"], sent["thinking"]) == ("low", {"type": "disabled"})
    assert [message["role"] for message in sent["messages"]] == ["user"]


@pytest.mark.parametrize(
    ("told", "tokens"),
    [
        ({"input_tokens": 12.0, "output_tokens": 3}, (12, 3)),
        ({"input_tokens": 12, "output_tokens": 10**40}, (0, 0)),
        ({"input_tokens": 1e300, "output_tokens": 3}, (0, 0)),
        ({"input_tokens": -5, "output_tokens": "many"}, (0, 0)),
        (None, (0, 0)),
    ],
)
def test_a_count_that_no_model_can_have_is_none(told: object, tokens: tuple[int, int]) -> None:
    """A gateway's nonsense would else cost more than the ledger can hold, and be asked for again and again."""
    found = used(SimpleNamespace(**told) if isinstance(told, dict) else told)
    assert (found.input_tokens, found.output_tokens) == tokens


@pytest.mark.parametrize(
    "odd",
    [
        {"lifecycle": {"a": 1}, "max_tokens": "many", "display_name": ["x"]},
        {"max_tokens": 4096.5, "capabilities": [1, 2]},
        {"lifecycle": 7, "max_tokens": -1, "capabilities": SimpleNamespace(effort="yes", thinking="no", structured_outputs="true")},
    ],
)
def test_what_a_gateway_says_of_a_model_in_a_way_of_its_own_is_left_open(odd: dict[str, Any]) -> None:
    found = facts("m", SimpleNamespace(id="m", **odd))
    assert (found.lifecycle, found.max_tokens, found.structured, found.thinking_off) == (None, None, None, None)


async def test_an_answer_with_its_usage_and_its_identity(fake: FakeClaude, claude: Claude) -> None:
    fake.models[OPUS] = replace(fake.models[OPUS], least_cached=100)
    first, second = [await claude.ask(question(), OPUS, "5m", 5) for _ in range(2)]
    assert first.usage.cache_write_tokens == second.usage.cache_read_tokens > 100
    assert second.usage.input_tokens < first.usage.cache_write_tokens
    assert first.stop_reason == "end_turn"
    assert first.request_id
    json.loads(first.text)


async def test_the_text_is_picked_by_type_when_thinking_comes_first(fake: FakeClaude, claude: Claude) -> None:
    fake.next(Reply(text="{}", thinking="what may this be"))
    assert (await claude.ask(question(), OPUS, "5m", 5)).text == "{}"


async def test_what_a_model_is_known_to_refuse_is_left_out(fake: FakeClaude, claude: Claude) -> None:
    found = await claude.model_facts("claude-haiku-4-5")
    assert found is not None
    assert found.efforts == ()
    await claude.ask(question(stage_2=False), "claude-haiku-4-5", "5m", 5)
    assert "effort" not in fake.asked[-1].body["output_config"]


async def test_a_model_that_refuses_how_it_is_asked_is_looked_up_once_and_asked_otherwise(fake: FakeClaude, claude: Claude) -> None:
    for _ in range(2):
        assert (await claude.ask(question(), "claude-opus-5-5", "5m", 5)).stop_reason == "end_turn"
    assert [(sent.path.rpartition("/")[2], sent.status) for sent in fake.requests] == [
        ("messages", 400),
        ("claude-opus-5-5", 200),
        ("messages", 200),
        ("messages", 200),
    ]
    assert "thinking" not in fake.asked[-1].body


async def test_a_model_that_is_not_there(claude: Claude) -> None:
    with pytest.raises(CallFailed) as failed:
        await claude.model_facts("claude-nobody-9")
    assert failed.value.result == "no_such_model"


async def test_tokens_are_counted_by_the_api(fake: FakeClaude, claude: Claude) -> None:
    asked = question()
    counted = await claude.count_tokens(asked, OPUS)
    await claude.ask(asked, OPUS, "off", 5)
    assert counted == fake.answered[-1].answer["usage"]["input_tokens"]


async def test_a_batch_is_sent_watched_and_read(fake: FakeClaude, claude: Claude) -> None:
    fake.next("{oh", when=lambda sent: "nobody" in sent.user)
    batch = await claude.send_batch({"a": question("My VPN drops"), "b": question("nobody hears me")}, OPUS, "1h")
    state = await claude.batch_state(batch)
    for _ in range(100):
        if state.ended:
            break
        await asyncio.sleep(0.01)
        state = await claude.batch_state(batch)
    assert (state.ended, state.total, state.done) == (True, 2, 2)
    found = {name: answer async for name, answer in claude.batch_results(batch)}
    assert isinstance(found["a"], Answer)
    assert isinstance(found["b"], Answer)
    assert found["b"].text == "{oh"
    assert found["a"].usage.output_tokens > 0


async def test_a_base_url_with_a_path_is_a_gateway(fake: FakeClaude, tmp_path: Path) -> None:
    gateway = account(fake, tmp_path, anthropic_base_url=fake.proxied_url)
    await gateway.ask(question(), OPUS, "5m", 5)
    await gateway.close()
    assert len(fake.answered) == 1


async def test_foundry_speaks_the_same_at_its_own_address(fake: FakeClaude, tmp_path: Path) -> None:
    foundry = account(fake, tmp_path, claude="foundry", foundry_api_key=fake.api_key, anthropic_base_url=fake.proxied_url)
    assert (await foundry.ask(question(), OPUS, "5m", 5)).stop_reason == "end_turn"
    assert await foundry.model_facts(OPUS) is None
    with pytest.raises(CallFailed, match="no batches"):
        await foundry.batch_state("any")
    await foundry.close()


@pytest.mark.parametrize(
    ("deployment", "given", "said"),
    [
        ("direct", {"anthropic_api_key": None}, "ANTHROPIC_API_KEY"),
        ("foundry", {"foundry_resource": None, "foundry_api_key": "k-1"}, "resource"),
        ("foundry", {"foundry_resource": "ours"}, "redentials"),
        ("vertex", {"vertex_region": None}, "region"),
    ],
)
async def test_a_deployment_that_is_not_set_up_says_what_is_missing(
    deployment: str, given: dict[str, Any], said: str, fake: FakeClaude, tmp_path: Path
) -> None:
    opened = account(fake, tmp_path, claude=deployment, anthropic_base_url=None, **given)
    with pytest.raises(CallFailed) as failed:
        await opened.ask(question(), OPUS, "5m", 5)
    assert (failed.value.result, failed.value.again) == ("not_set_up", False)
    assert said in str(failed.value)
    await opened.close()


async def test_bedrock_is_asked_at_its_own_paths_with_its_api_key(fake: FakeClaude, tmp_path: Path) -> None:
    said: list[tuple[str, str, dict[str, Any]]] = []

    async def invoke(sent: web.Request) -> web.Response:
        said.append((sent.path, sent.headers["Authorization"], await sent.json()))
        content = [{"type": "text", "text": "{}"}]
        usage = {"input_tokens": 7, "output_tokens": 1}
        return web.json_response({"type": "message", "id": "msg_1", "content": content, "stop_reason": "end_turn", "usage": usage})

    async with serving(invoke) as url:
        given: dict[str, Any] = {"aws_region": "eu-central-1", "bedrock_api_key": "bedrock-key-1", "anthropic_base_url": url}
        bedrock = account(fake, tmp_path, claude="bedrock", **given)
        reply = await bedrock.ask(question(), "eu.anthropic.claude-opus-4-6-v1:0", "5m", 5)
        await bedrock.close()
    ((path, key, body),) = said
    assert path.startswith("/model/eu.anthropic.claude-opus-4-6-v1")
    assert (key, "model" in body, reply.usage.input_tokens) == ("Bearer bedrock-key-1", False, 7)
    assert body["output_config"]["format"]["type"] == "json_schema"


@contextlib.asynccontextmanager
async def serving(handler: Any) -> AsyncIterator[str]:
    """Any path is answered by the handler."""
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", handler)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


@pytest.mark.parametrize("deployment", ["bedrock", "vertex"])
async def test_a_cloud_without_its_extra_says_so(deployment: str, fake: FakeClaude, tmp_path: Path) -> None:
    there = {"aws_region": "eu-central-1", "vertex_region": "eu", "vertex_project": "ours"}
    opened = account(fake, tmp_path, claude=deployment, **there)
    with pytest.raises(CallFailed) as failed:
        await opened.ask(question(), OPUS, "5m", 5)
    assert failed.value.result == "not_set_up"
    await opened.close()


async def test_a_page_that_redirects_is_not_followed(fake: FakeClaude, tmp_path: Path) -> None:
    """Nothing is sent to where nobody has configured it."""

    async def elsewhere(sent: web.Request) -> web.Response:
        return web.Response(status=307, headers={"Location": f"{fake.url}/v1/messages"})

    async with serving(elsewhere) as url:
        opened = account(fake, tmp_path, anthropic_base_url=url)
        with pytest.raises(CallFailed) as failed:
            await opened.ask(question(), OPUS, "5m", 5)
        await opened.close()
    assert failed.value.result == "bad_request"
    assert fake.requests == []


async def arrived(fake: FakeClaude) -> None:
    """Until a question is there."""
    for _ in range(500):
        if fake.requests:
            return
        await asyncio.sleep(0.01)
    raise AssertionError("nothing was asked")


async def test_closing_ends_what_is_under_way_at_once(fake: FakeClaude, claude: Claude) -> None:
    fake.faults.hang()
    await claude.ready()
    asking = asyncio.create_task(claude.ask(question(), OPUS, "5m", 10))
    await arrived(fake)
    started = time.monotonic()
    await claude.close()
    with pytest.raises(CallFailed):
        await asking
    with pytest.raises(CallFailed, match="closing"):
        await claude.ask(question(), OPUS, "5m", 10)
    assert time.monotonic() - started < 1


async def test_a_question_that_is_given_up_leaves_no_connection_behind(fake: FakeClaude, claude: Claude) -> None:
    fake.faults.hang()
    await claude.ready()
    asking = asyncio.create_task(claude.ask(question(), OPUS, "5m", 10))
    await arrived(fake)
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking
    assert (await claude.ask(question(), OPUS, "5m", 5)).stop_reason == "end_turn"


async def test_neither_words_nor_key_reach_a_log_or_a_span(
    fake: FakeClaude, claude: Claude, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    caplog.set_level(logging.DEBUG)
    client = await claude.ready()
    await claude.ask(question("the zebra eats my toner"), OPUS, "5m", 5)
    assert "zebra" not in caplog.text
    assert fake.api_key not in caplog.text
    assert client.open_telemetry["traces"]["content_mode"] == "metadata_only"
    assert "traceparent" not in fake.asked[-1].headers
    assert client.max_retries == 0


def test_the_sample_organisation_is_asked_within_its_own_deadline() -> None:
    assert organisation().timing.model_deadline_seconds == pytest.approx(1.2)


async def test_a_lost_answer_may_have_been_paid_for_a_connection_that_never_was_not(fake: FakeClaude, tmp_path: Path) -> None:
    claude, nowhere = account(fake, tmp_path), account(fake, tmp_path, anthropic_base_url="http://127.0.0.1:9")
    try:
        for fault in (fake.faults.lose, fake.faults.reset, fake.faults.half):
            fault()
            with pytest.raises(CallFailed) as failed:
                await claude.ask(question(), OPUS, "off", 5)
            assert (failed.value.result, failed.value.lost) == ("connection", 1)
        with pytest.raises(CallFailed) as refused:
            await nowhere.ask(question(), OPUS, "off", 5)
        assert (refused.value.result, refused.value.lost) == ("connection", 0)
    finally:
        await claude.close()
        await nowhere.close()
