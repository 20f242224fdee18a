"""What is strange at the door: bodies that are no requests, kinds that nobody knows, word of tokens that are not ours."""

from pathlib import Path
from typing import Any

import pytest
from slack_desk import desk
from structlog.testing import capture_logs

from bot.slack.errors import HINTS

JSON, FORM = {"Content-Type": "application/json"}, {"Content-Type": "application/x-www-form-urlencoded"}


@pytest.mark.parametrize("body", ["[]", '"words"', "3", "null", "{", '{"authorizations":[1]}', '{"authorizations":"x"}'])
@pytest.mark.parametrize("signed", [False, True])
async def test_json_that_is_no_request_is_refused_as_that_and_fills_no_log(tmp_path: Path, body: str, signed: bool) -> None:
    async with desk(tmp_path) as found:
        with capture_logs() as logs:
            deliverer = found.slack.deliverer
            told = await deliverer.raw(body, {**JSON, **(deliverer.signed(body) if signed else {})})
            inside = await deliverer.raw(f"payload={body}", FORM)
        assert (told.status, inside.status) == (400, 400)
        assert not logs


@pytest.mark.parametrize("kind", ["app_rate_limited", "a_kind_of_next_year"])
async def test_a_kind_that_nobody_knows_is_acknowledged(tmp_path: Path, kind: str) -> None:
    async with desk(tmp_path) as found:
        with capture_logs() as logs:
            event = await found.slack.deliver("events_api", {"type": kind, "team_id": "T0FERNHILL", "minute_rate_limited": 1_518_467_820})
            other = await found.slack.deliver("interactive", {"type": kind, "team": {"id": "T0FERNHILL"}, "user": {"id": "U0AMARA"}})
        assert event.acknowledged
        assert other.acknowledged
        held = [line["hint"] for line in logs if line["event"] == "slack.events_held_back"]
        assert held == ([HINTS[kind]] * 2 if kind == "app_rate_limited" else [])


async def test_through_a_socket_too_a_kind_that_nobody_knows_is_acknowledged(tmp_path: Path) -> None:
    async with desk(tmp_path, sockets=1) as found:
        assert (await found.slack.deliver("events_api", {"type": "a_kind_of_next_year", "team_id": "T0FERNHILL"})).acknowledged


@pytest.mark.parametrize(("tokens", "ours"), [({"oauth": ["U0AMARA"], "bot": []}, False), ({"oauth": [], "bot": ["U0HELPDESK"]}, True)])
async def test_only_the_loss_of_our_own_token_is_one(tmp_path: Path, tokens: dict[str, Any], ours: bool) -> None:
    async with desk(tmp_path) as found:
        with capture_logs() as logs:
            found.slack.emit({"type": "tokens_revoked", "tokens": tokens, "event_ts": found.slack.new_ts()})
            await found.settle()
        assert bool([line for line in logs if line["event"] == "slack.removed"]) is ours


@pytest.mark.parametrize(("name", "title"), [("/it-hilfe", "Your requests"), ("/it-retriage", "Which request")])
async def test_a_command_that_an_administrator_has_renamed_works_under_its_new_name(tmp_path: Path, name: str, title: str) -> None:
    async with desk(tmp_path) as found:
        ts = await found.say("amara", "#it-help", "Excel crashes when I open the budget file")
        assert await found.case(ts) is not None
        words = "" if name == "/it-retriage" else "mine"
        answer = await found.slack.command("amara", "#it-help", f"{name} {words}")
        assert answer.trouble is None
        assert title in str(answer.delivery.answer)
