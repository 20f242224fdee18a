"""What the fake refuses, as the real API does: every row is a request that must never leave the helpdesk."""

import copy
from collections.abc import AsyncIterator
from typing import Any

import anthropic
import httpx2
import pytest
from fake_claude import FakeClaude
from fake_claude_schema import Strictness, complaints

TEXT = {"type": "string"}
MARK = {"type": "ephemeral"}


def an_object(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def block(text: str = "x", **more: Any) -> dict[str, Any]:
    return {"type": "text", "text": text, **more}


@pytest.fixture
async def claude() -> AsyncIterator[FakeClaude]:
    async with FakeClaude.open() as opened:
        yield opened


async def sent(claude: FakeClaude, client: anthropic.AsyncAnthropic, **more: Any) -> str:
    """The complaint; empty: it was taken. What the SDK's types do not have goes along as extra_body."""
    own = {name: more.pop(name) for name in ("temperature", "top_p", "top_k", "surprise") if name in more}
    question: dict[str, Any] = {"model": "claude-opus-4-6", "max_tokens": 100, "messages": [{"role": "user", "content": "hello"}]}
    try:
        await client.messages.create(**question | more, extra_body=own)
    except anthropic.APIStatusError as refused:
        told: Any = refused.body
        return f"{refused.status_code} {told['error']['type']} {told['error']['message']}"
    return ""


def client_of(claude: FakeClaude, **more: Any) -> anthropic.AsyncAnthropic:
    return anthropic.AsyncAnthropic(**{"base_url": claude.url, "api_key": claude.api_key, "max_retries": 0, "timeout": 5} | more)


REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"surprise": 1}, "400 invalid_request_error surprise: Extra inputs"),
    ({"temperature": 0.0}, "400 invalid_request_error `temperature`"),
    ({"top_p": 0.5}, "400 invalid_request_error `top_p`"),
    ({"top_k": 5}, "400 invalid_request_error `top_k`"),
    ({"tools": []}, "400 invalid_request_error tools"),
    ({"model": "claude-none-9"}, "404 not_found_error model: claude-none-9"),
    ({"max_tokens": 128_001}, "400 invalid_request_error max_tokens: 128001 > 128000"),
    ({"messages": []}, "400 invalid_request_error messages: at least one"),
    ({"messages": [{"role": "assistant", "content": "x"}]}, "400 invalid_request_error messages: roles must alternate"),
    ({"messages": [{"role": "user", "content": "x"}] * 2}, "400 invalid_request_error messages: roles must alternate"),
    ({"messages": [{"role": "user", "content": " "}]}, "400 invalid_request_error messages.0: text content blocks must contain"),
    (
        {"messages": [{"role": "user", "content": "x"}, {"role": "assistant", "content": "{"}]},
        "400 invalid_request_error This model does not support assistant message prefill",
    ),
    ({"system": [block("", cache_control=MARK)]}, "400 invalid_request_error system.content.0: cache_control cannot be set for empty"),
    (
        {"system": [block(cache_control=MARK)] * 5},
        "400 invalid_request_error A maximum of 4 blocks with cache_control may be provided. Found 5",
    ),
    ({"system": [block(cache_control={"type": "ephemeral", "ttl": "2h"})]}, "400 invalid_request_error system.0.cache_control.ttl"),
    (
        {"system": [block(cache_control=MARK), block(cache_control={"type": "ephemeral", "ttl": "1h"})]},
        "400 invalid_request_error system.1.cache_control.ttl: a ttl='1h' cache_control block must not come after",
    ),
    ({"output_config": {"effort": "extreme"}}, "400 invalid_request_error output_config.effort"),
    ({"output_config": {"effort": "xhigh"}}, "400 invalid_request_error This model does not support effort level 'xhigh'"),
    ({"output_config": {"effort": "low"}, "model": "claude-haiku-4-5"}, "400 invalid_request_error This model does not support the effort"),
    (
        {"thinking": {"type": "adaptive"}, "model": "claude-haiku-4-5"},
        '400 invalid_request_error "thinking.type.adaptive" is not supported',
    ),
    ({"thinking": {"type": "disabled"}, "model": "claude-opus-5-5"}, '400 invalid_request_error "thinking.type.disabled" is not supported'),
    (
        {"thinking": {"type": "disabled"}, "output_config": {"effort": "max"}, "model": "claude-haiku-5-5"},
        "400 invalid_request_error thinking can be disabled on claude-haiku-5-5 at effort high or below only",
    ),
    (
        {"thinking": {"type": "enabled", "budget_tokens": 1024}, "model": "claude-haiku-4-5"},
        "400 invalid_request_error `max_tokens` must be greater than `thinking.budget_tokens`",
    ),
    ({"metadata": {"user_id": "amara@fernhill.example"}}, "400 invalid_request_error metadata.user_id"),
    ({"stop_sequences": [" "]}, "400 invalid_request_error stop_sequences"),
    (
        {"output_config": {"format": {"type": "json_schema", "schema": {"type": "object", "properties": {}}}}},
        "400 invalid_request_error output_config.format.schema: For 'object' type, 'additionalProperties' must be explicitly set to false",
    ),
]


@pytest.mark.parametrize(("wrong", "complaint"), REFUSED, ids=[complaint[:60] for _, complaint in REFUSED])
async def test_what_the_api_would_refuse_is_refused(claude: FakeClaude, wrong: dict[str, Any], complaint: str) -> None:
    async with client_of(claude) as client:
        assert (await sent(claude, client, **copy.deepcopy(wrong))).startswith(complaint)
    assert not claude.answered


async def test_what_the_seed_models_take_is_taken(claude: FakeClaude) -> None:
    shape = {"type": "json_schema", "schema": an_object(kind={"enum": ["it", "hr"]}, sure={"type": "number"})}
    long, short = ({"type": "ephemeral", "ttl": ttl} for ttl in ("1h", "5m"))
    async with client_of(claude) as client:
        first = {"model": "claude-haiku-5-5", "thinking": {"type": "disabled"}, "output_config": {"effort": "low", "format": shape}}
        assert await sent(claude, client, **first, system=[block(cache_control=long), block(cache_control=short)]) == ""
        assert await sent(claude, client, thinking={"type": "adaptive"}, output_config={"effort": "medium", "format": shape}) == ""


async def test_a_missing_or_refused_key_is_unauthorised(claude: FakeClaude) -> None:
    async with client_of(claude, api_key="another") as client:
        assert (await sent(claude, client)).startswith("401 authentication_error invalid x-api-key")
    async with client_of(claude, api_key=None, auth_token=claude.api_key) as client:
        assert await sent(claude, client) == ""
    async with httpx2.AsyncClient() as bare:
        answer = await bare.post(f"{claude.url}/v1/messages", json={})
        assert (answer.status_code, answer.json()["error"]["type"]) == (401, "authentication_error")
        headers = {"x-api-key": claude.api_key}
        assert "anthropic-version" in (await bare.post(f"{claude.url}/v1/messages", json={}, headers=headers)).text
        headers["anthropic-version"] = "2026-10-21"
        assert "content-type" in (await bare.post(f"{claude.url}/v1/messages", content="{}", headers=headers)).text
        missing = await bare.post(f"{claude.url}/v1/messages", json={"model": "claude-opus-4-6", "messages": []}, headers=headers)
        assert "max_tokens: Field required" in missing.text
        assert (await bare.get(f"{claude.url}/v1/elsewhere", headers=headers)).status_code == 404


SCHEMAS: list[tuple[Any, str]] = [
    ([], "schema: Input should be a valid dictionary"),
    (TEXT, "the answer itself must be an object"),
    (an_object(a={"type": "object", "properties": {}}), "schema.properties.a: For 'object' type, 'additionalProperties'"),
    (an_object(a={"type": "number", "minimum": 0, "maximum": 1}), "For 'number' type, properties maximum, minimum are not supported"),
    (an_object(a={"type": "string", "maxLength": 5}), "For 'string' type, properties maxLength are not supported"),
    (an_object(a={"type": "string", "pattern": "^a"}), "For 'string' type, properties pattern are not supported"),
    (an_object(a={"type": "string", "format": "iban"}), "format 'iban' is not supported"),
    (an_object(a={"type": "array", "items": TEXT, "maxItems": 3}), "For 'array' type, properties maxItems are not supported"),
    (an_object(a={"type": "array", "items": TEXT, "minItems": 2}), "'minItems' values other than 0 or 1"),
    (an_object(a={"type": "array"}), "'items' must be a schema"),
    (an_object(a={"enum": []}), "'enum' must be a list that is not empty"),
    (an_object(a={"enum": ["x", "x"]}), "has a value twice"),
    (an_object(a={"oneOf": [TEXT]}), "oneOf are not supported"),
    (an_object(a={"type": "text"}), "type 'text' is not supported"),
    (an_object(a={"$ref": "https://example.org/schema"}), "external '$ref' is not supported"),
    (an_object(a={"$ref": "#/$defs/gone"}), "'$ref' to nothing"),
    ({**an_object(a={"$ref": "#/$defs/A"}), "$defs": {"A": an_object(a={"$ref": "#/$defs/A"})}}, "recursive schemas"),
    ({**an_object(a=TEXT), "required": []}, "too many optional parameters (1), limit: 0"),
    (an_object(**{f"a{number}": {"type": ["string", "null"]} for number in range(17)}), "union types (17), limit: 16"),
    (an_object(a={"enum": [f"team {number}" for number in range(501)]}), "The compiled grammar is too large"),
    (an_object(a={"type": "string", "description": "x" * 10_000}), "The compiled grammar is too large"),
]


@pytest.mark.parametrize(("schema", "complaint"), SCHEMAS, ids=[complaint[:60] for _, complaint in SCHEMAS])
def test_a_schema_that_cannot_be_compiled_is_refused(schema: Any, complaint: str) -> None:
    assert any(complaint in one for one in complaints(schema, Strictness()))


def test_what_the_sdk_makes_of_a_model_is_taken() -> None:
    nested = an_object(a={"$ref": "#/$defs/A"}, b={"anyOf": [TEXT, {"type": "null"}]}, c={"type": "string", "format": "date"})
    wanted = {**nested, "$defs": {"A": an_object(a={"type": "array", "items": {"enum": ["x", None, 3]}, "minItems": 1})}}
    assert complaints(anthropic.transform_schema(wanted), Strictness()) == []
    optional = {**an_object(a=TEXT), "required": []}
    assert complaints(optional, Strictness(optional_properties=24)) == []
