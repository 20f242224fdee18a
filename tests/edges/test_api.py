"""POST /api/requests and GET /api/cases/{id}: what a program gets, also for bad input and the same id twice."""

import asyncio
import io
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from running_server import TOKEN, Running, running

REQUESTER = {"id": "emp-7", "name": "Ada Example", "email": "ada@fernhill.example"}


@pytest.fixture
async def server(tmp_path: Path) -> AsyncIterator[Running]:
    async with running(tmp_path) as found:
        yield found


async def post(server: Running, body: object, raw: bytes | None = None) -> tuple[int, Any]:
    data = raw if raw is not None else json.dumps(body).encode()
    async with server.session.post(
        f"{server.address}/api/requests", data=io.BytesIO(data), headers={"Authorization": f"Bearer {TOKEN}"}
    ) as response:
        return response.status, await response.json()


async def read(server: Running, case_id: str) -> tuple[int, Any]:
    async with server.session.get(f"{server.address}/api/cases/{case_id}", headers={"Authorization": f"Bearer {TOKEN}"}) as response:
        return response.status, await response.json()


async def test_a_request_becomes_a_case_with_versions_and_tickets(server: Running) -> None:
    text = "The label printer in hall 2 is down and production has stopped, nobody can ship"
    status, told = await post(server, {"text": text, "requester": REQUESTER})
    assert status == 202
    assert told["url"].endswith(f"/cases/{told['case_id']}")
    await server.settled()
    status, case = await read(server, told["case_id"])
    assert (status, case["id"]) == (200, told["case_id"])
    assert case["outcome"] in ("person", "ticket_created", "ticket_proposed", "elsewhere")
    assert case["versions"][0]["version"] == 1
    assert case["versions"][0]["decided_by"] in ("model", "rule")


async def test_the_same_id_again_is_the_same_case_and_another_text_a_conflict(server: Running) -> None:
    body = {"id": "order-1", "text": "my mouse is broken", "requester": REQUESTER}
    first, again = await post(server, body), await post(server, body)
    assert (first[0], again[0]) == (202, 200)
    assert first[1] == again[1]
    status, told = await post(server, {**body, "text": "my keyboard is broken"})
    assert status == 409
    assert "new id" in told["error"]


async def test_the_same_id_twenty_times_at_once_is_one_case(server: Running) -> None:
    body = {"id": "burst", "text": "my mouse is broken", "requester": REQUESTER}
    answers = await asyncio.gather(*(post(server, body) for _ in range(20)))
    assert sorted(status for status, _ in answers) == [200] * 19 + [202]
    assert len({told["case_id"] for _, told in answers}) == 1


async def test_words_that_were_left_alone_and_forgotten_still_conflict_with_others(server: Running) -> None:
    body = {"id": "smile", "text": "🙂🙂", "requester": REQUESTER}
    assert (await post(server, body))[0] == 202
    await server.settled()
    assert (await post(server, body))[0] == 200
    assert (await post(server, {**body, "text": "🙃"}))[0] == 409


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ({}, "text"),
        ({"text": "x"}, "requester"),
        ({"text": "   \n", "requester": REQUESTER}, "text"),
        ({"text": 7, "requester": REQUESTER}, "text"),
        ({"text": "x", "requester": {}}, "requester.id"),
        ({"text": "x", "requester": {"id": ""}}, "requester.id"),
        ({"text": "x", "requester": {"id": "a\u0000b"}}, "requester.id"),
        ({"text": "x", "requester": REQUESTER, "id": "a b"}, "id"),
        ({"text": "x", "requester": REQUESTER, "id": ""}, "id"),
        ({"text": "x", "requester": REQUESTER, "more": 1}, "more"),
        ({"text": "x", "requester": REQUESTER, "place": {"surface": "carrier-pigeon", "conversation": "c"}}, "place.surface"),
        ([1, 2], "body"),
        ("text", "body"),
        (None, "body"),
    ],
)
async def test_wrong_fields_are_named(server: Running, body: object, named: str) -> None:
    status, told = await post(server, body)
    assert status == 400
    assert named in told["error"]


@pytest.mark.parametrize("raw", [b"", b"{", b"\xff\xfe", b"[" * 100_000, b'{"text": "x"', b"text=x"])
async def test_what_is_not_json_is_said_to_be_none(server: Running, raw: bytes) -> None:
    status, told = await post(server, None, raw)
    assert status == 400
    assert "JSON" in told["error"]


async def test_a_body_over_two_megabytes_is_refused_and_one_of_one_is_taken(server: Running) -> None:
    assert (await post(server, {"text": "x" * (2 * 1024 * 1024 + 10), "requester": REQUESTER}))[0] == 413
    assert (await post(server, {"text": "my mouse is broken " * 52_000, "requester": REQUESTER}))[0] == 202


async def test_strange_characters_are_taken_as_words(server: Running) -> None:
    text = "half a character \\ud83d, a null \\u0000, \\u202eright to left\\u200b, <b>&amp; | my laptop does not start"
    raw = f'{{"text": "{text}", "requester": {{"id": "emp-7"}}}}'.encode()
    status, told = await post(server, None, raw)
    assert status == 202
    await server.settled()
    assert (await read(server, told["case_id"]))[1]["versions"]


async def test_the_card_is_shown_in_the_place_that_is_named(server: Running) -> None:
    place = {"surface": "playground", "conversation": "dm-amara"}
    body = {"text": "I forgot my password and need to reset it", "requester": {"id": "playground:amara"}, "place": place}
    assert (await post(server, body))[0] == 202
    await server.settled()
    _, told = await server.as_("amara").get("/playground/api/conversation?id=dm-amara")
    assert [post["author"] for post in told["posts"]] == ["playground:helpdesk"]


@pytest.mark.parametrize("case_id", ["C999999", "nonsense", "C1' OR 1=1", "%2e%2e"])
async def test_an_unknown_case_is_not_found(server: Running, case_id: str) -> None:
    assert (await read(server, case_id))[0] == 404
