"""`helpdesk check` asks Slack and says what is wrong and how to mend it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from fake_slack import FakeSlack
from helpdesks import sample
from slack_desk import slack_settings

from bot.check.finding import Finding
from bot.check.slack import check
from bot.check.slack_manifest import shipped
from bot.settings import Settings
from triage.organisation import Organisation


@pytest.fixture
async def slack() -> AsyncIterator[FakeSlack]:
    async with FakeSlack.open(manifest=shipped()) as found:
        yield found


async def findings(slack: FakeSlack, folder: Path, org: Organisation | None = None, **more: object) -> list[Finding]:
    settings: Settings = slack_settings(slack, folder).model_copy(update={"public_url": "https://helpdesk.example.com", **more})
    return [finding async for finding in check(settings, org or sample())]


def wrong(found: list[Finding]) -> list[Finding]:
    return [one for one in found if one.level in ("warning", "error")]


async def test_an_app_made_by_the_manifest_in_the_right_channels_is_all_right(slack: FakeSlack, tmp_path: Path) -> None:
    found = await findings(slack, tmp_path)
    assert not wrong(found), wrong(found)
    assert len([one for one in found if one.level == "ok"]) >= 5


async def test_without_a_token_nothing_is_asked(slack: FakeSlack, tmp_path: Path) -> None:
    (found,) = await findings(slack, tmp_path, slack_bot_token=None)
    assert found.level == "note"
    assert not slack.calls


@pytest.mark.parametrize("code", ["invalid_auth", "token_revoked", "account_inactive"])
async def test_a_token_that_is_no_good_is_told_with_what_to_do(slack: FakeSlack, tmp_path: Path, code: str) -> None:
    slack.faults.error("*", code, times=None)
    (found,) = wrong(await findings(slack, tmp_path))
    assert code in found.what
    assert "SLACK_BOT_TOKEN" in found.mend


async def test_scopes_are_compared_with_the_manifest(slack: FakeSlack, tmp_path: Path) -> None:
    slack.installed.scopes.discard("reactions:write")
    slack.installed.scopes.add("channels:join")
    found = {one.level: one.what for one in wrong(await findings(slack, tmp_path))}
    assert "reactions:write" in found["error"]
    assert "channels:join" in found["warning"]


async def test_a_channel_without_the_helpdesk_an_archived_and_a_public_one_are_named(slack: FakeSlack, tmp_path: Path) -> None:
    slack.world.channel("#it-help").members.remove("U0HELPDESK")
    slack.world.channel("#it-triage").kind = "channel"
    slack.world.channel("#net-ops").archived = True
    whats = [(one.what, one.mend) for one in wrong(await findings(slack, tmp_path))]
    assert any("not in #it-help" in what and "/invite @helpdesk" in mend for what, mend in whats)
    assert any("#it-triage is public" in what for what, _ in whats)
    assert any("#net-ops is archived" in what for what, _ in whats)


async def test_a_user_group_without_members_is_an_error(slack: FakeSlack, tmp_path: Path) -> None:
    org = sample()
    named = org.model_copy(update={"agents": org.agents.model_copy(update={"user_group": "it-agents"})})
    assert not wrong(await findings(slack, tmp_path, named))
    missing = org.model_copy(update={"agents": org.agents.model_copy(update={"user_group": "nobody"})})
    (found,) = wrong(await findings(slack, tmp_path, missing))
    assert "agents.user_group" in found.mend


async def test_a_socket_is_opened_and_one_that_cannot_be_is_told(slack: FakeSlack, tmp_path: Path) -> None:
    sockets = slack_settings(slack, tmp_path, sockets=1)
    found = [one async for one in check(sockets, sample())]
    assert any("greeted" in one.what for one in found)
    slack.faults.error("apps.connections.open", "not_allowed_token_type")
    (problem,) = wrong([one async for one in check(sockets, sample())])
    assert "xapp-" in problem.mend


async def test_no_way_in_is_an_error(slack: FakeSlack, tmp_path: Path) -> None:
    (found,) = wrong(await findings(slack, tmp_path, slack_signing_secret=None))
    assert "SLACK_SIGNING_SECRET" in found.mend


async def test_a_slack_that_cannot_be_reached_is_an_error(slack: FakeSlack, tmp_path: Path) -> None:
    slack.faults.down()
    (found,) = wrong(await findings(slack, tmp_path))
    assert "online" in found.mend


async def test_a_clock_that_is_wrong_is_told(slack: FakeSlack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from datetime import UTC, datetime, timedelta

    class Fast(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:
            return datetime.now(UTC) + timedelta(minutes=10)

    monkeypatch.setattr("bot.check.slack.datetime", Fast)
    (found,) = wrong(await findings(slack, tmp_path))
    assert "clock" in found.what
    assert found.level == "error"
