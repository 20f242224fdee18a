"""Who is let in at /api/messages: Microsoft for us, from tenants that are ours, with addresses that may be answered to; nobody else."""

import asyncio
import json
import time
from pathlib import Path
from typing import Any

import pytest
from fake_teams import BAD_TOKENS, App, FakeTeams
from fake_teams_people import OTHER_TENANT
from structlog.testing import capture_logs
from teams_desk import Desk, close_desk, desk, open_desk

from bot.teams.references import Allowed

EXCEL = "Excel crashes when I open the budget file"


async def test_a_good_token_is_taken_and_no_bad_one(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        for kind in ("good", *BAD_TOKENS):
            found.teams.token_kind = kind
            await found.say("amara", "direct", EXCEL)
        assert [one.status for one in found.teams.deliveries] == [200] + [401] * len(BAD_TOKENS)
        assert len(await found.cases()) == 1


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"not json",
        b"[]",
        b"{}",
        b'{"type": "message"}',
        b'{"type": 7}',
        b"null",
        b"[" * 50_000,
        b'"' + b"x" * 600_000 + b'"',
        b"\xff\xfe",
    ],
)
async def test_what_is_no_activity_is_refused(tmp_path: Path, body: bytes) -> None:
    async with desk(tmp_path) as found:
        attempt = await found.teams.deliverer.raw(body, found.teams.deliverer.headers())
        assert attempt.status == 400


async def test_odd_activities_harm_nothing(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        await found.say("amara", "direct", EXCEL)
        good = found.teams.deliveries[-1].activity
        odd: list[dict[str, Any]] = [
            {"entities": "none"},
            {"entities": [None, 3, {"type": "mention"}, {"type": "mention", "mentioned": 4}]},
            {"attachments": {"contentType": "text/html"}},
            {"attachments": [None, {"contentType": "text/html", "content": 5}]},
            {"text": None},
            {"timestamp": "yesterday"},
            {"localTimezone": 5, "locale": ["de"]},
            {"channelData": []},
            {"channelData": {"tenant": None, "team": None}},
            {"value": {"value": "C1001|1|claim"}},
            {"value": 3},
        ]
        for n, change in enumerate(odd):
            delivery = await found.teams.send({**good, "id": f"odd{n}", **change})
            assert delivery.status == 200, (change, delivery.status)
        await found.settle()


@pytest.mark.parametrize(
    "name", ["adaptiveCard/action", "task/fetch", "task/submit", "composeExtension/fetchTask", "composeExtension/query"]
)
@pytest.mark.parametrize(
    "value", [None, {}, {"action": 3}, {"action": {"data": "x"}}, {"data": [1]}, {"messagePayload": 3}, {"parameters": [3]}, "x"]
)
async def test_odd_invokes_are_answered_in_words(tmp_path: Path, name: str, value: Any) -> None:
    async with desk(tmp_path) as found:
        await found.say("amara", "direct", EXCEL)
        good = {key: one for key, one in found.teams.deliveries[-1].activity.items() if key != "text"}
        delivery = await found.teams.send({**good, "type": "invoke", "name": name, "value": value, "id": "f:odd"})
        assert delivery.status == 200
        assert isinstance(delivery.answer, dict)


async def test_an_address_that_is_not_allowed_is_never_answered(tmp_path: Path) -> None:
    async with desk(tmp_path, settings={"teams_service_urls": "https://smba.trafficmanager.net/"}, known=False) as found:
        await found.say("amara", "direct", EXCEL)
        assert [one.status for one in found.teams.deliveries] == [403]
        assert await found.cases() == []
        assert [call for call in found.teams.calls if call.operation.startswith("activities")] == []


async def test_a_tenant_that_is_not_ours_is_refused(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        await found.say("amara", "direct", EXCEL)
        told = json.loads(json.dumps(found.teams.deliveries[-1].activity).replace(found.teams.world_tenant, OTHER_TENANT))
        told["serviceUrl"] = found.teams.service_url
        assert (await found.teams.send({**told, "id": "theirs"})).status == 403
        assert len(await found.cases()) == 1


async def test_another_channel_of_the_same_registration_is_refused(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        await found.say("amara", "direct", EXCEL)
        told = {**found.teams.deliveries[-1].activity, "id": "from the web", "channelId": "webchat"}
        assert (await found.teams.send(told)).status in (401, 403)
        assert len(await found.cases()) == 1


async def test_a_listed_tenant_may_use_a_multi_tenant_app(tmp_path: Path) -> None:
    async with FakeTeams.open(app=App(kind="MultiTenant")) as teams:
        more = {"teams_tenant": None, "teams_tenants": teams.world_tenant}
        found = await open_desk(teams, tmp_path, settings=more)
        await found.say("amara", "direct", EXCEL)
        assert len(teams.acting("direct", "amara")) == 1
        assert {call.where["tenant"] for call in teams.called("token")} == {"botframework.com"}
        await close_desk(found)


async def test_a_new_key_of_microsofts_is_asked_for(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        found.teams.keys.rotate()
        found.joined.adapter.keys._asked_at = float("-inf")
        await found.say("amara", "direct", EXCEL)
        assert [one.status for one in found.teams.deliveries] == [200]
        assert len(found.teams.called("keys")) == 2


async def test_junk_keys_do_not_make_us_ask_without_end(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        found.teams.token_kind = "unknown_key"
        for _ in range(5):
            await found.say("amara", "direct", EXCEL)
        assert len(found.teams.called("keys")) <= 2


async def test_without_microsofts_keys_it_comes_again(tmp_path: Path) -> None:
    async with FakeTeams.open() as teams:
        teams.faults.down(login=True)
        teams.pace.retries = ()
        found = await open_desk(teams, tmp_path, known=True)
        await found.say("amara", "direct", EXCEL)
        assert [one.status for one in teams.deliveries] == [503]
        teams.faults.up()
        await found.teams.again(teams.deliveries[-1])
        await found.settle()
        assert len(await found.cases()) == 1
        await close_desk(found)


async def test_slow_keys_do_not_stop_the_loop(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        found.teams.faults.slow("openid", 0.5)
        asking = asyncio.create_task(found.joined.adapter.keys.warm())
        longest, before = 0.0, time.monotonic()
        while not asking.done():
            await asyncio.sleep(0.01)
            longest, before = max(longest, time.monotonic() - before), time.monotonic()
        assert longest < 0.4


async def test_without_an_app_id_only_this_machine_is_let_in(tmp_path: Path) -> None:
    async with FakeTeams.open(app=App(app_id="")) as teams:
        found = await open_desk(teams, tmp_path, settings={"teams_local": True, "teams_tenant": None, "teams_app_password": None})
        assert "UNCHECKED" in found.joined.ways("http://127.0.0.1:1")[0]
        await found.say("amara", "direct", EXCEL)
        assert len(teams.acting("direct", "amara")) == 1
        assert teams.called("token") == []
        await close_desk(found)


@pytest.mark.parametrize(
    "header",
    [
        {"X-Forwarded-For": "203.0.113.9"},
        {"Forwarded": "for=203.0.113.9"},
        {"Host": "rebound.example"},
        {"Origin": "https://elsewhere.example"},
        {"Sec-Fetch-Site": "cross-site"},
    ],
)
async def test_unchecked_no_tunnel_and_no_browsers_page_is_let_in(tmp_path: Path, header: dict[str, str]) -> None:
    async with FakeTeams.open(app=App(app_id="")) as teams:
        found = await open_desk(teams, tmp_path, settings={"teams_local": True, "teams_tenant": None, "teams_app_password": None})
        await found.say("amara", "direct", EXCEL)
        told = json.dumps({**teams.deliveries[-1].activity, "id": "another"})
        attempt = await teams.deliverer.raw(told, teams.deliverer.headers() | header)
        assert attempt.status == 403
        assert len(await found.cases()) == 1
        await close_desk(found)


@pytest.mark.parametrize(
    "url",
    [
        "https://elsewhere.example\\@smba.trafficmanager.net/",
        "https://elsewhere.example@smba.trafficmanager.net/",
        "https://smba.trafficmanager.net@elsewhere.example/",
        "https://smba.trafficmanager.net.elsewhere.example/",
        "https://smba.trafficmanager.net/teams/../elsewhere/",
        "https://smba.trafficmanager.net /",
        "http://smba.trafficmanager.net/teams/",
        "http://127.0.0.1/",
        "",
    ],
)
def test_an_address_that_only_looks_like_an_allowed_one_is_not_taken(url: str) -> None:
    services = Allowed(addresses=("https://smba.trafficmanager.net/teams/",))
    assert services.takes("https://smba.trafficmanager.net/teams/")
    assert not services.takes(url)
    assert not Allowed(addresses=("https://smba.trafficmanager.net/",)).takes(url)


@pytest.mark.parametrize("blank", ["", "  "])
def test_an_app_id_of_blanks_is_none_and_opens_nothing(tmp_path: Path, blank: str) -> None:
    from bot.settings import load

    found = load(data=tmp_path, _env_file=None, teams_app_id=blank, teams_app_password="kept", host="0.0.0.0")
    assert found.teams_app_id is None
    assert not found.serves_teams


def test_without_an_app_id_nothing_is_served_unless_it_is_asked_for(tmp_path: Path) -> None:
    from bot.settings import load

    assert not load(data=tmp_path, _env_file=None).serves_teams
    assert not load(data=tmp_path, _env_file=None, teams_local=True, host="0.0.0.0").serves_teams
    assert load(data=tmp_path, _env_file=None, teams_local=True).serves_teams
    assert not load(data=tmp_path, _env_file=None, teams_local=True, teams_app_id="b07b07b0-0000-4000-8000-0000000b07b0").serves_teams


async def test_junk_fills_no_log_and_what_is_told_says_how_much_it_was(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        with capture_logs() as logs:
            for number in range(30):
                await found.teams.deliverer.raw("{}" if number % 2 else json.dumps(_odd(found)), {"Authorization": f"Bearer junk{number}"})
            found.joined.refusals._told_at.clear()
            await found.teams.deliverer.raw(json.dumps(_odd(found)), {"Authorization": "Bearer junk"})
        told = [entry for entry in logs if entry["event"] == "teams.not_microsoft"]
        assert [entry["more"] for entry in told] == [0, 14]


async def test_people_of_another_tenant_fill_no_log_either(tmp_path: Path) -> None:
    async with desk(tmp_path, settings={"teams_tenant": OTHER_TENANT}) as found:
        with capture_logs() as logs:
            for _ in range(5):
                await found.say("amara", "direct", EXCEL)
        assert [one.status for one in found.teams.deliveries] == [403] * 5
        assert len([entry for entry in logs if entry["event"] == "teams.tenant_refused"]) == 1


def _odd(found: Desk) -> dict[str, Any]:
    """An activity of nobody's."""
    about = {"conversation": {"id": "a:1"}, "from": {"id": "29:1"}, "recipient": {"id": "28:1"}}
    return {"type": "message", "id": "1", "channelId": "msteams", "serviceUrl": found.teams.service_url, **about}
