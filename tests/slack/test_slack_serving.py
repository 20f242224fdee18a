"""`helpdesk run` with Slack's variables: Slack beside the web server in one process; without them nothing of it is loaded."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from fake_slack import FakeSlack
from helpdesks import data_folder
from pydantic import SecretStr
from slack_desk import slack_settings

from bot.settings import Settings
from bot.web.serving import Serving

EXCEL = "Excel crashes when I open the budget file"


async def serving(slack: FakeSlack, folder: Path, **more: Any) -> Serving:
    found = await Serving.start(slack_settings(slack, data_folder(folder)).model_copy(update=more))
    slack.request_url = f"{found.address}/slack/events"
    return found


async def settled(slack: FakeSlack, found: Serving) -> None:
    assert found.slack is not None
    for _ in range(3):
        await slack.settled()
        await found.slack.parts.rest()
        await found.app.runner.idle()


async def test_one_process_serves_slack_and_health_and_no_playground(tmp_path: Path) -> None:
    async with FakeSlack.open() as slack, aiohttp.ClientSession() as session:
        found = await serving(slack, tmp_path)
        try:
            ts = await slack.say("amara", "#it-help", EXCEL)
            await settled(slack, found)
            assert len(slack.posts("#it-help", thread=ts, ours=True)) == 1
            assert (await session.get(f"{found.address}/healthz")).status == 200
            assert (await session.get(f"{found.address}/")).status == 404
            assert any("/slack/events" in line for line in found.greeting())
        finally:
            await found.stop()


@pytest.mark.parametrize("only", ["slack_signing_secret", "slack_app_token"])
async def test_a_credential_without_the_bot_token_is_said_at_the_start(tmp_path: Path, only: str) -> None:
    settings = Settings(data=data_folder(tmp_path), port=0, _env_file=None).model_copy(update={only: SecretStr("xapp-of-nobody")})
    found = await Serving.start(settings)
    try:
        assert any("set SLACK_BOT_TOKEN too" in line for line in found.greeting())
    finally:
        await found.stop()


async def test_the_playground_beside_slack_is_a_helpdesk_of_its_own(tmp_path: Path) -> None:
    async with FakeSlack.open() as slack, aiohttp.ClientSession() as session:
        found = await serving(slack, tmp_path, playground=True)
        try:
            assert found.beside is not None
            assert found.beside.app.settings.data == tmp_path / "playground"
            assert (await session.get(f"{found.beside.address}/")).status == 200
            assert (await session.get(f"{found.address}/")).status == 404
            await slack.say("amara", "#it-help", EXCEL)
            await settled(slack, found)
            assert len(await found.app.world.store.list_cases()) == 1
            assert not await found.beside.app.world.store.list_cases()
        finally:
            await found.stop()


async def test_sockets_need_no_address(tmp_path: Path) -> None:
    async with FakeSlack.open() as slack:
        settings = slack_settings(slack, data_folder(tmp_path), sockets=2)
        found = await Serving.start(settings)
        try:
            await slack.socket.connected(2)
            ts = await slack.say("amara", "#it-help", EXCEL)
            await settled(slack, found)
            assert len(slack.posts("#it-help", thread=ts, ours=True)) == 1
            async with aiohttp.ClientSession() as session:
                assert (await session.post(f"{found.address}/slack/events", json={})).status == 404
        finally:
            await found.stop()
        await slack.settled()
        assert not [one for one in slack.socket.connections if not one.socket.closed]


@pytest.mark.parametrize("down", [True, False])
async def test_a_slack_that_is_out_of_reach_at_the_start_stops_nothing(tmp_path: Path, down: bool) -> None:
    async with FakeSlack.open() as slack, aiohttp.ClientSession() as session:
        if down:
            slack.faults.down()
        else:
            slack.faults.error("auth.test", "invalid_auth", times=None)
        found = await serving(slack, tmp_path)
        try:
            assert (await session.get(f"{found.address}/healthz")).status == 200
            await slack.say("amara", "#it-help", EXCEL)
            assert not slack.deliveries[-1].acknowledged, "Slack must send it again"
        finally:
            await found.stop()


def test_without_slacks_variables_its_libraries_are_not_loaded() -> None:
    code = "import bot.web.serving, sys; print([name for name in sys.modules if name.startswith('slack_')])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2])
    assert ran.stdout.strip() == "[]"
