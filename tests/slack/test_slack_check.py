"""`helpdesk check` asks Slack and says what is wrong and how to mend it."""

import re
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from fake_slack import FakeSlack
from helpdesks import sample
from pydantic import SecretStr
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
    settings: Settings = slack_settings(slack, folder).model_copy(update=more)
    return [finding async for finding in check(settings, org or sample())]


def wrong(found: list[Finding]) -> list[Finding]:
    return [one for one in found if one.level in ("warning", "error")]


async def test_an_app_made_by_the_manifest_in_the_right_channels_is_all_right(slack: FakeSlack, tmp_path: Path) -> None:
    found = await findings(slack, tmp_path)
    assert not wrong(found), wrong(found)
    assert len([one for one in found if one.level == "ok"]) >= 5


async def test_without_a_token_nothing_is_asked(slack: FakeSlack, tmp_path: Path) -> None:
    (found,) = await findings(slack, tmp_path, slack_bot_token=None, slack_signing_secret=None)
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
    found = {one.level: (one.what, one.mend) for one in wrong(await findings(slack, tmp_path))}
    assert found == {
        "error": (
            "the token lacks reactions:write",
            "compare the app with helpdesk manifest slack, add what is missing, and install it again",
        ),
        "warning": ("the token has more than it needs: channels:join", "take what nobody needs off the app and install it again"),
    }


Spoil = Callable[[FakeSlack], object]
RESTRICTED = "add the helpdesk in the settings of #{} (Posting permissions), or name another channel in the organisation file"
ELSEWHERE = "unarchive it, or name another one in the organisation file"
SPOILT: dict[str, tuple[Spoil, str, str]] = {
    "not in it": (
        lambda slack: slack.world.channel("#it-help").members.remove("U0HELPDESK"),
        "the helpdesk is not in #it-help",
        "type /invite @helpdesk in #it-help, or mend the name in the organisation file",
    ),
    "renamed": (
        lambda slack: setattr(slack.world.channel("#it-security"), "name", "security-team"),
        "the helpdesk is not in #it-security",
        "type /invite @helpdesk in #it-security, or mend the name in the organisation file",
    ),
    "archived": (lambda slack: setattr(slack.world.channel("#net-ops"), "archived", True), "#net-ops is archived", ELSEWHERE),
    "public": (
        lambda slack: setattr(slack.world.channel("#net-ops"), "kind", "channel"),
        "#net-ops is public: everybody can read full requests there, and its members are no agents",
        "make it private in the channel's settings",
    ),
    "shared": (
        lambda slack: setattr(slack.world.channel("#it-triage"), "shared", True),
        "#it-triage is shared with another company",
        "use a channel of this workspace alone",
    ),
    "read only": (
        lambda slack: setattr(slack.world.channel("#it-help"), "read_only", True),
        "posting in #it-help is restricted, and the helpdesk may not",
        RESTRICTED.format("it-help"),
    ),
    "only some may post": (
        lambda slack: setattr(slack.world.channel("#it-triage"), "posters", ["U0SOFIA"]),
        "posting in #it-triage is restricted, and the helpdesk may not",
        RESTRICTED.format("it-triage"),
    ),
    "threads only": (
        lambda slack: setattr(slack.world.channel("#it-triage"), "threads_only", True),
        "#it-triage takes replies in threads only",
        "allow posts in the settings of #it-triage, or name another channel in the organisation file",
    ),
    "no agents": (
        lambda slack: setattr(slack.world.channel("#it-triage"), "members", ["U0HELPDESK"]),
        "nobody but the helpdesk is in #it-triage: nobody is an agent",
        "invite the agents to #it-triage, or name agents.user_group or agents.people in the organisation file",
    ),
}


@pytest.mark.parametrize("name", list(SPOILT))
async def test_what_is_wrong_with_a_channel_is_told_with_its_mending(slack: FakeSlack, tmp_path: Path, name: str) -> None:
    spoil, what, mend = SPOILT[name]
    spoil(slack)
    (found,) = wrong(await findings(slack, tmp_path))
    assert (found.what, found.mend) == (what, mend)


async def test_a_restricted_channel_that_names_the_helpdesk_is_all_right(slack: FakeSlack, tmp_path: Path) -> None:
    slack.world.channel("#it-triage").posters = ["U0HELPDESK", "U0SOFIA"]
    assert not wrong(await findings(slack, tmp_path))


@pytest.mark.parametrize(
    ("who", "known"), [("slack:S0AGENTS", True), ("slack:U0MAYA", True), ("slack:S0NOBODY", False), ("slack:U0NO", False)]
)
async def test_who_is_on_call_must_exist(slack: FakeSlack, tmp_path: Path, who: str, known: bool) -> None:
    told = sample().model_dump()
    next(team for team in told["teams"] if team["id"] == "security")["on_call_id"] = who
    found = wrong(await findings(slack, tmp_path, Organisation.model_validate(told)))
    mend = "mend on_call_id of the team security in the organisation file: slack: and the id of a person (U…) or user group (S…)"
    assert [one.mend for one in found] == ([] if known else [mend])


async def test_a_user_group_without_members_is_an_error(slack: FakeSlack, tmp_path: Path) -> None:
    org = sample()
    named = org.model_copy(update={"agents": org.agents.model_copy(update={"user_group": "it-agents"})})
    assert not wrong(await findings(slack, tmp_path, named))
    missing = org.model_copy(update={"agents": org.agents.model_copy(update={"user_group": "nobody"})})
    (found,) = wrong(await findings(slack, tmp_path, missing))
    assert found.mend == "mend agents.user_group in the organisation file, or add the agents to the group"


async def test_a_socket_is_opened_and_one_that_cannot_be_is_told(slack: FakeSlack, tmp_path: Path) -> None:
    sockets = slack_settings(slack, tmp_path, sockets=1)
    found = [one async for one in check(sockets, sample())]
    assert any("greeted" in one.what for one in found)
    slack.faults.error("apps.connections.open", "not_allowed_token_type")
    (problem,) = wrong([one async for one in check(sockets, sample())])
    assert problem.mend == "the wrong kind of token: SLACK_BOT_TOKEN begins with xoxb-, SLACK_APP_TOKEN with xapp-"


async def test_no_way_in_is_an_error(slack: FakeSlack, tmp_path: Path) -> None:
    (found,) = wrong(await findings(slack, tmp_path, slack_signing_secret=None))
    assert found.mend == "set SLACK_SIGNING_SECRET (HTTP) or SLACK_APP_TOKEN (Socket Mode), both from Basic Information"


async def test_a_slack_that_cannot_be_reached_is_an_error(slack: FakeSlack, tmp_path: Path) -> None:
    slack.faults.down()
    (found,) = wrong(await findings(slack, tmp_path))
    assert found.mend == "is this machine online, and does a proxy let it reach slack.com? Then try again"


async def test_a_clock_that_is_wrong_is_told(slack: FakeSlack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from datetime import UTC, datetime, timedelta

    class Fast(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:
            return datetime.now(UTC) + timedelta(minutes=10)

    monkeypatch.setattr("bot.check.slack.datetime", Fast)
    (found,) = wrong(await findings(slack, tmp_path))
    assert (found.level, found.mend) == ("error", "let the machine set its clock by NTP")
    assert re.search(r"clock is (59|60)\d s off Slack's", found.what)


async def test_a_socket_that_slack_does_not_greet_is_told(slack: FakeSlack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.slack.sockets.GREETING_SECONDS", 0)
    (found,) = wrong([one async for one in check(slack_settings(slack, tmp_path, sockets=1), sample())])
    assert found.mend == "switch Socket Mode on in the app's settings; does a proxy let WebSockets through?"


async def test_a_scope_that_lists_need_is_named_where_it_is_missing(slack: FakeSlack, tmp_path: Path) -> None:
    slack.installed.scopes.discard("groups:read")
    found = wrong(await findings(slack, tmp_path))
    assert any("groups:read" in one.what for one in found)
    assert any(one.mend.endswith("(missing: groups:read)") for one in found), [one.mend for one in found]


@pytest.mark.parametrize(("variable", "begins"), [("slack_bot_token", "xoxb-"), ("slack_app_token", "xapp-")])
async def test_a_token_of_the_wrong_kind_is_seen_by_its_beginning(slack: FakeSlack, tmp_path: Path, variable: str, begins: str) -> None:
    found = wrong(await findings(slack, tmp_path, **{variable: SecretStr("xoxp-a-persons-own")}))
    assert any(begins in one.what for one in found)
