"""`helpdesk check` asks the outside address as Slack asks it, and names who reads agents' cards without being an agent."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import web
from fake_slack import FakeSlack
from helpdesks import sample
from pydantic import SecretStr
from slack_desk import Desk, desk, slack_settings

from bot.check.finding import Finding
from bot.check.slack import check


@pytest.fixture
async def found(tmp_path: Path) -> AsyncIterator[Desk]:
    async with desk(tmp_path) as made:
        yield made


async def findings(slack: FakeSlack, folder: Path, **more: object) -> list[Finding]:
    settings = slack_settings(slack, folder).model_copy(update=more)
    return [one async for one in check(settings, sample())]


def about(found: list[Finding], words: str) -> Finding:
    (one,) = [one for one in found if words in one.what]
    return one


def outside(found: Desk) -> str:
    return str(found.slack.request_url).removesuffix("/slack/events")


async def test_an_address_behind_which_this_helpdesk_is_is_all_right(found: Desk, tmp_path: Path) -> None:
    told = await findings(found.slack, tmp_path, public_url=outside(found))
    assert about(told, "takes what Slack signs").level == "ok"
    assert about(told, "this machine's own address").level == "note"


async def test_another_signing_secret_than_the_running_one_is_an_error(found: Desk, tmp_path: Path) -> None:
    told = await findings(found.slack, tmp_path, public_url=outside(found), slack_signing_secret=SecretStr("of another app"))
    one = about(told, "refuses what is signed")
    assert one.level == "error"
    assert "Signing Secret anew" in one.mend


@pytest.mark.parametrize(("status", "level"), [(404, "error"), (302, "error"), (200, "error"), (502, "warning")])
async def test_an_address_behind_which_something_else_is_is_told(found: Desk, tmp_path: Path, status: int, level: str) -> None:
    async def answer(_: web.Request) -> web.Response:
        return web.Response(status=status, text="something else")

    other = web.Application()
    other.router.add_post("/slack/events", answer)
    runner = web.AppRunner(other, handle_signals=False, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        told = await findings(found.slack, tmp_path, public_url=f"http://127.0.0.1:{runner.addresses[0][1]}")
    finally:
        await runner.cleanup()
    assert about(told, f"answers {status}").level == level


async def test_an_address_that_leads_nowhere_is_a_warning(found: Desk, tmp_path: Path) -> None:
    told = await findings(found.slack, tmp_path, public_url="http://127.0.0.1:9")
    assert about(told, "cannot be reached").level == "warning"


async def test_an_address_without_a_certificate_is_an_error(found: Desk, tmp_path: Path) -> None:
    told = await findings(found.slack, tmp_path, public_url="http://127.0.0.2:9")
    assert about(told, "https addresses only").level == "error"


@pytest.mark.parametrize("other", ["slack_signing_secret", "slack_app_token"])
async def test_a_bot_token_that_was_forgotten_is_an_error(found: Desk, tmp_path: Path, other: str) -> None:
    given = {"slack_signing_secret": None, "slack_app_token": None, other: SecretStr("xapp-1")}
    (one,) = await findings(found.slack, tmp_path, slack_bot_token=None, **given)
    assert (one.level, "OAuth & Permissions" in one.mend) == ("error", True)


async def test_who_reads_cards_of_agents_without_being_one_is_counted(found: Desk, tmp_path: Path) -> None:
    found.slack.world.channel("#net-ops").members.append("U0TOM")
    one = about(await findings(found.slack, tmp_path), "1 of #net-ops")
    assert one.level == "note"
    assert "clicks are refused" in one.what
