"""`helpdesk run` with Teams' variables: Teams, alone or beside Slack, in one process; without them nothing of it is loaded."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import aiohttp
from fake_slack import FakeSlack
from fake_teams import FakeTeams
from helpdesks import data_folder
from slack_desk import slack_settings
from teams_desk import teams_settings

from bot.web.serving import Serving

EXCEL = "Excel crashes when I open the budget file"


async def serving(teams: FakeTeams, folder: Path, **more: Any) -> Serving:
    found = await Serving.start(teams_settings(teams, data_folder(folder)).model_copy(update=more))
    teams.request_url = f"{found.address}/api/messages"
    return found


async def settled(teams: FakeTeams, found: Serving) -> None:
    assert found.teams is not None
    for _ in range(3):
        await teams.settled()
        await found.teams.parts.rest()
        await found.app.runner.idle()


async def test_one_process_serves_teams_and_health_and_no_playground(tmp_path: Path) -> None:
    async with FakeTeams.open() as teams, aiohttp.ClientSession() as session:
        found = await serving(teams, tmp_path)
        try:
            await teams.say("amara", "direct", EXCEL)
            await settled(teams, found)
            assert len(teams.acting("direct", "amara")) == 1
            assert (await session.get(f"{found.address}/healthz")).status == 200
            assert (await session.get(f"{found.address}/")).status == 404
            assert (await session.post(f"{found.address}/slack/events")).status == 404
            assert any("/api/messages" in line for line in found.greeting())
        finally:
            await found.stop()


async def test_slack_and_teams_are_served_by_one_process(tmp_path: Path) -> None:
    async with FakeTeams.open() as teams, FakeSlack.open() as slack:
        slacks = slack_settings(slack, tmp_path)
        more = {name: getattr(slacks, name) for name in ("slack_bot_token", "slack_signing_secret", "slack_api_url")}
        found = await serving(teams, tmp_path, **more)
        slack.request_url = f"{found.address}/slack/events"
        try:
            assert found.slack is not None
            ts = await slack.say("amara", "#it-help", EXCEL)
            await teams.say("tom", "direct", EXCEL)
            await slack.settled()
            await settled(teams, found)
            await found.slack.parts.rest()
            assert len(slack.posts("#it-help", thread=ts, ours=True)) == 1
            assert len(teams.acting("direct", "tom")) == 1
            assert len(await found.app.world.store.list_cases()) == 2
        finally:
            await found.stop()


async def test_the_playground_beside_teams_is_a_helpdesk_of_its_own(tmp_path: Path) -> None:
    async with FakeTeams.open() as teams, aiohttp.ClientSession() as session:
        found = await serving(teams, tmp_path, playground=True)
        try:
            assert found.beside is not None
            assert (await session.get(f"{found.beside.address}/")).status == 200
            assert (await session.get(f"{found.address}/")).status == 404
        finally:
            await found.stop()


async def test_a_restarted_helpdesk_knows_every_place(tmp_path: Path) -> None:
    """Conversation references stand in the store: a card is redrawn and agents are told although nothing has come since the start."""
    async with FakeTeams.open() as teams:
        first = await serving(teams, tmp_path)
        await teams.install("sofia", "IT Support")
        await teams.say("amara", "direct", EXCEL)
        await settled(teams, first)
        await first.stop()
        again = await serving(teams, tmp_path)
        try:
            surface = again.app.world.surfaces["teams"]
            assert await surface.channel("it-triage") is not None
            amara = teams.world.person("amara")
            place = await surface.direct(f"teams:{teams.world_tenant}/{amara.aad_object_id}")
            assert place.conversation.endswith(teams.world.direct(amara).id)
        finally:
            await again.stop()


async def test_without_a_secret_the_greeting_says_what_is_missing(tmp_path: Path) -> None:
    async with FakeTeams.open() as teams:
        found = await Serving.start(teams_settings(teams, data_folder(tmp_path), teams_app_password=None))
        try:
            assert any("MicrosoftAppPassword" in line for line in found.greeting())
            assert found.teams is None
        finally:
            await found.stop()


def test_without_teams_variables_nothing_of_it_is_loaded() -> None:
    code = "import sys, bot.web.serving; print(sorted({'botbuilder', 'botframework', 'msrest', 'msal'} & set(sys.modules)))"
    root = Path(__file__).resolve().parents[2]
    loaded = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == "[]"
