"""`helpdesk check` asks Microsoft and the store, and says what is wrong in Teams and how to mend it."""

import contextlib
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from fake_teams import FakeTeams
from fake_teams_people import OTHER_TENANT, TENANT
from helpdesks import sample
from pydantic import SecretStr
from teams_desk import desk, teams_settings

from bot.check.finding import Finding
from bot.check.teams import check
from bot.check.teams import endpoint as messaging_endpoint
from bot.settings import load
from bot.teams.ids import message_id, person_id, place_of
from bot.teams.references import Allowed, References, Team
from storage.sqlite import SqliteStore
from triage.case import Case, Change
from triage.facts import Event, Message, Person, Request, Via
from triage.organisation import Organisation

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.fixture
async def teams() -> AsyncIterator[FakeTeams]:
    async with FakeTeams.open() as found:
        yield found


@contextlib.asynccontextmanager
async def remembered(teams: FakeTeams, folder: Path) -> AsyncIterator[SqliteStore]:
    """The store of a helpdesk that has heard from every team which the app is in."""
    store = SqliteStore.open(folder)
    references = References(store, Allowed(addresses=(teams.base,)))
    await references.load()
    for team in teams.world.teams.values():
        if team.installed:
            await references.heard(TENANT, team.id, teams.service_url)
            await references.keep_team(Team(id=team.id, tenant=TENANT, name=team.name, group=team.group_id))
    try:
        yield store
    finally:
        await store.close()


async def posted(teams: FakeTeams, store: SqliteStore, where: str, number: int, via: Via) -> None:
    """A post in a channel, as it is kept when it was heard: also of what was left alone there is a version."""
    conversation, at = teams.world.place(where).id, NOW + timedelta(minutes=number)
    said = Message(
        id=message_id(TENANT, conversation, str(number)),
        place=place_of(TENANT, conversation),
        author=Person(id=person_id(TENANT, "amara")),
        text=f"the printer is gone {number}",
        sent_at=at,
        channel=where,
        mentions_bot=via == "mention",
        via=via,
    )
    event = Event(id=said.id, kind="message", at=at, message=said, place=said.place)
    home = (await store.accept(event)).case_id
    request = Request(
        case_id=home, message_id=said.id, place=said.place, requester=said.author, text=said.text, asked_at=at, channel=said.channel
    )
    case = Case(id=home, version=1, event_id=said.id, at=at, what="triage", state="ignored", request=request, opened_at=at)
    await store.record(event.id, Change(case=case), 0)
    await store.finish(event.id, "recorded")


async def findings(teams: FakeTeams, folder: Path, org: Organisation | None = None, **more: Any) -> list[Finding]:
    settings = teams_settings(teams, folder, **more)
    async with endpoint(401) as address:
        settings = settings.model_copy(update={"public_url": more.get("public_url", address)})
        return [finding async for finding in check(settings, org or sample())]


@contextlib.asynccontextmanager
async def endpoint(status: int) -> AsyncIterator[str]:
    """A server whose messaging endpoint gives this status; a redirect leads to what a helpdesk would say."""

    async def answer(request: web.Request) -> web.Response:
        return web.Response(status=status, headers={"Location": "/helpdesk"} if status == 302 else {})

    async def helpdesk(request: web.Request) -> web.Response:
        return web.Response(status=401)

    site = web.Application()
    site.router.add_route("*", "/helpdesk", helpdesk)
    site.router.add_post("/api/messages", answer)
    runner = web.AppRunner(site, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


def wrong(found: list[Finding]) -> list[Finding]:
    return [one for one in found if one.level in ("warning", "error")]


def the(found: list[Finding], words: str) -> Finding:
    (one,) = [one for one in found if words in one.what]
    return one


async def test_an_app_that_is_installed_where_it_should_be_is_all_right(teams: FakeTeams, tmp_path: Path) -> None:
    async with remembered(teams, tmp_path) as store:
        await posted(teams, store, "it-help", 1, "post")
        found = await findings(teams, tmp_path)
    assert not wrong(found), wrong(found)
    for words in (
        "gives the app a token",
        "clock agrees",
        "#it-help: the app is in",
        "3 members: the agents",
        "#it-security",
        "posts without",
    ):
        assert the(found, words).level in ("ok", "note")
    assert the(found, "whether the team of #it-triage, IT Support, is private").level == "note"


async def test_nothing_is_posted_or_changed(teams: FakeTeams, tmp_path: Path) -> None:
    async with remembered(teams, tmp_path):
        await findings(teams, tmp_path)
    assert {call.operation for call in teams.calls} <= {"openid", "token", "teams.channels", "members.paged"}


async def test_without_an_app_id_nothing_is_asked(teams: FakeTeams, tmp_path: Path) -> None:
    (found,) = await findings(teams, tmp_path, teams_app_id=None)
    assert found.level == "note"
    assert not teams.calls
    (found,) = await findings(teams, tmp_path, teams_app_id=None, teams_local=True)
    assert found.level == "warning"


@pytest.mark.parametrize(
    ("given", "words", "mend"),
    [
        ({"teams_app_id": "helpdesk"}, "MicrosoftAppId", "Azure Bot"),
        ({"teams_app_password": None}, "MicrosoftAppPassword is not set", "client secret"),
        ({"teams_app_password": "8f14e45f-ceea-467a-9575-5bd8ae0e4a10"}, "the secret's id", "Value"),
        ({"teams_tenant": None}, "MicrosoftAppTenantId is not set", "Azure Bot"),
        ({"teams_tenant": "fernhill.onmicrosoft.com"}, "MicrosoftAppTenantId is no id", "Azure Bot"),
        ({"teams_app_type": "MultiTenant", "teams_tenant": None}, "no tenant is named", "HELPDESK_TEAMS_TENANTS"),
    ],
)
async def test_a_variable_that_is_wrong_or_missing_is_named_and_no_token_asked_for(
    teams: FakeTeams, tmp_path: Path, given: dict[str, Any], words: str, mend: str
) -> None:
    (found,) = wrong(await findings(teams, tmp_path, **given))
    assert words in found.what
    assert mend in found.mend
    assert found.level == "error"
    assert not teams.called("token")


async def expired(teams: FakeTeams) -> None:
    teams.app.secret = "expired"


async def changed(teams: FakeTeams) -> None:
    teams.app.password = "another-secret~0123456789abcdef"


async def unregistered(teams: FakeTeams) -> None:
    teams.app.registered = False


@pytest.mark.parametrize(
    ("happens", "code", "mend"),
    [
        (expired, "AADSTS7000222", "make a new one"),
        (changed, "AADSTS7000215", "secret's value"),
        (unregistered, "AADSTS700016", "MicrosoftAppId"),
    ],
)
async def test_a_secret_that_microsoft_refuses_is_named_with_what_to_do(
    teams: FakeTeams, tmp_path: Path, happens: Any, code: str, mend: str
) -> None:
    given = {"teams_app_password": SecretStr(teams.app.password)}
    await happens(teams)
    async with remembered(teams, tmp_path):
        (found,) = wrong(await findings(teams, tmp_path, **given))
    assert code in found.what
    assert mend in found.mend
    assert found.level == "error"


async def test_a_tenant_that_does_not_exist_is_named(teams: FakeTeams, tmp_path: Path) -> None:
    (found,) = wrong(await findings(teams, tmp_path, teams_tenant="8f14e45f-ceea-467a-9575-5bd8ae0e4a10"))
    assert "AADSTS90002" in found.what
    assert "MicrosoftAppTenantId" in found.mend


async def test_a_login_and_keys_out_of_reach_are_two_errors(teams: FakeTeams, tmp_path: Path) -> None:
    teams.faults.down(login=True)
    keys, token = wrong(await findings(teams, tmp_path))
    assert "keys" in keys.what
    assert "login.microsoftonline.com" in token.mend


async def test_a_proxys_page_instead_of_the_keys_is_an_error(teams: FakeTeams, tmp_path: Path) -> None:
    teams.faults.page("openid", times=None)
    (found,) = wrong(await findings(teams, tmp_path))
    assert "keys" in found.what


@pytest.mark.parametrize(("minutes", "level"), [(2, "warning"), (10, "error")])
async def test_a_clock_that_is_wrong_is_told(
    teams: FakeTeams, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, minutes: int, level: str
) -> None:
    class Fast(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:
            return datetime.now(UTC) + timedelta(minutes=minutes)

    monkeypatch.setattr("bot.check.teams.datetime", Fast)
    (found,) = wrong(await findings(teams, tmp_path))
    assert "clock" in found.what
    assert found.level == level


@pytest.mark.parametrize(("status", "level"), [(400, "ok"), (200, "error"), (404, "error"), (302, "error"), (502, "warning")])
async def test_what_the_messaging_endpoint_says_to_a_stranger_is_judged(teams: FakeTeams, tmp_path: Path, status: int, level: str) -> None:
    async with endpoint(status) as address:
        found = await findings(teams, tmp_path, public_url=f"{address}/")
    (judged,) = [one for one in found if f"{address}/api/messages" in one.what and one.level != "note"]
    assert judged.level == level


@pytest.mark.parametrize(
    ("address", "words"), [(None, "HELPDESK_PUBLIC_URL is not set"), ("http://127.0.0.1:1", "cannot be reached from this machine")]
)
async def test_an_endpoint_that_is_not_there_is_a_warning(teams: FakeTeams, tmp_path: Path, address: str | None, words: str) -> None:
    (found,) = wrong(await findings(teams, tmp_path, public_url=address))
    assert words in found.what
    assert found.level == "warning"


async def test_an_address_without_https_is_an_error(tmp_path: Path) -> None:
    settings = load(data=tmp_path, public_url="http://help.fernhill.example", _env_file=None)
    asked = messaging_endpoint(settings)
    first = await anext(asked)
    await asked.aclose()
    assert first.level == "error"
    assert "https" in first.mend


async def test_before_anything_came_from_teams_that_is_said(teams: FakeTeams, tmp_path: Path) -> None:
    found = await findings(teams, tmp_path)
    assert not wrong(found)
    assert the(found, "nothing has come from Teams yet").mend
    await SqliteStore.open(tmp_path).close()
    found = await findings(teams, tmp_path)
    assert [one.level for one in wrong(found)] == ["error"]
    assert "owner adds the app" in the(found, "the app is in no team").mend


async def test_an_address_that_is_not_allowed_is_named(teams: FakeTeams, tmp_path: Path) -> None:
    async with remembered(teams, tmp_path):
        found = wrong(await findings(teams, tmp_path, teams_service_urls="https://smba.trafficmanager.net/"))
    assert found[0].level == "error"
    assert "HELPDESK_TEAMS_SERVICE_URLS" in found[0].mend
    assert not teams.called("teams.channels")


async def test_a_team_that_the_app_was_taken_out_of_is_named(teams: FakeTeams, tmp_path: Path) -> None:
    async with remembered(teams, tmp_path):
        teams.world.team("IT Support").installed = False
        found = wrong(await findings(teams, tmp_path))
    assert "IT Support" in found[0].what
    assert "add it again" in found[0].mend
    assert {name for name in ("#it-triage", "#it-security", "#net-ops") for one in found if name in one.what} == {
        "#it-triage",
        "#it-security",
        "#net-ops",
    }


async def test_channels_that_are_missing_are_errors_but_beside_slack_only_warnings(teams: FakeTeams, tmp_path: Path) -> None:
    org = sample()
    org = org.model_copy(update={"channels": org.channels.model_copy(update={"help": ("it-help", "help-porto")})})
    async with remembered(teams, tmp_path):
        (alone,) = wrong(await findings(teams, tmp_path, org))
        slack = {"slack_bot_token": "xoxb-1", "slack_signing_secret": "x"}
        (beside,) = wrong(await findings(teams, tmp_path, org, **slack))
    assert alone.what == beside.what
    assert "#help-porto" in alone.what
    assert (alone.level, beside.level) == ("error", "warning")


async def test_an_agents_channel_where_employees_are_is_an_error(teams: FakeTeams, tmp_path: Path) -> None:
    teams.world.place("it-triage").name = "old-triage"
    teams.world.add_channel(teams.world.team("Fernhill"), "IT Triage")
    async with remembered(teams, tmp_path):
        (found,) = wrong(await findings(teams, tmp_path))
    assert "stands where employees ask" in found.what
    assert found.level == "error"


async def test_a_private_channel_in_the_employees_team_is_as_good_and_is_taken_first(teams: FakeTeams, tmp_path: Path) -> None:
    members = list(teams.world.team("IT Support").members)
    teams.world.add_channel(teams.world.team("Fernhill"), "it-triage", kind="private", members=members[:2])
    async with remembered(teams, tmp_path):
        (several,) = wrong(await findings(teams, tmp_path))
        assert "cards go to Fernhill" in several.what
        teams.world.place("IT Support/it-triage").name = "old-triage"
        found = await findings(teams, tmp_path)
    assert not wrong(found)
    private = the(found, "#it-triage of the team Fernhill is private")
    assert "standard channel" in private.mend, "Microsoft has held back posts of apps in private channels"
    assert the(found, "#it-triage of the team Fernhill has 2 members")


async def test_a_shared_agents_channel_is_a_warning(teams: FakeTeams, tmp_path: Path) -> None:
    teams.world.place("it-security").channel_kind = "shared"
    async with remembered(teams, tmp_path):
        (found,) = wrong(await findings(teams, tmp_path))
    assert "#it-security" in found.what
    assert "shared" in found.what


async def test_two_channels_of_one_name_are_told_with_the_one_that_is_taken(teams: FakeTeams, tmp_path: Path) -> None:
    teams.world.add_channel(teams.world.team("Fernhill"), "net-ops")
    async with remembered(teams, tmp_path):
        (found,) = wrong(await findings(teams, tmp_path))
    assert "cards go to IT Support" in found.what


async def test_guests_among_the_agents_and_an_empty_channel_are_told(teams: FakeTeams, tmp_path: Path) -> None:
    team = teams.world.team("IT Support")
    team.members.append(teams.world.person("kit").id)
    async with remembered(teams, tmp_path):
        (found,) = wrong(await findings(teams, tmp_path))
        assert "1 guests" in found.what
        team.members[:] = [teams.world.person("kit").id]
        nobody, guests = wrong(await findings(teams, tmp_path))
    assert nobody.level == "error"
    assert guests.level == "warning"


@pytest.mark.parametrize("told", [{"guest": True, "upn": "kit@studio.example"}, {"guest": False, "upn": "kit_x#EXT#@fernhill.example"}])
async def test_a_guest_is_known_by_the_role_or_by_the_name(teams: FakeTeams, tmp_path: Path, told: dict[str, Any]) -> None:
    for name, value in told.items():
        setattr(teams.world.person("kit"), name, value)
    teams.world.team("IT Support").members.append(teams.world.person("kit").id)
    async with remembered(teams, tmp_path):
        (found,) = wrong(await findings(teams, tmp_path))
    assert "guests" in found.what


async def test_members_that_cannot_be_read_are_an_error(teams: FakeTeams, tmp_path: Path) -> None:
    teams.faults.error("members.paged", "NotEnoughPermissions", times=None)
    async with remembered(teams, tmp_path):
        (found,) = wrong(await findings(teams, tmp_path))
    assert "the members of #it-triage" in found.what
    assert "helpdesk manifest teams" in found.mend


async def test_agents_may_be_the_members_of_a_named_team(teams: FakeTeams, tmp_path: Path) -> None:
    org = sample()
    named = org.model_copy(update={"agents": org.agents.model_copy(update={"user_group": "it-support"})})
    missing = org.model_copy(update={"agents": org.agents.model_copy(update={"user_group": "nobody"})})
    async with remembered(teams, tmp_path):
        found = await findings(teams, tmp_path, named)
        assert not wrong(found)
        assert "3 members" in the(found, "the team it-support has").what
        (problem,) = wrong(await findings(teams, tmp_path, missing))
    assert "agents.user_group" in problem.mend


async def test_without_a_team_of_that_name_check_counts_the_agents_whom_the_helpdesk_counts(tmp_path: Path) -> None:
    org = sample()
    missing = org.model_copy(update={"agents": org.agents.model_copy(update={"user_group": "nobody"})})
    async with desk(tmp_path, organisation=missing) as running:
        agents = await running.joined.parts.people.agents()
        found = await findings(running.teams, tmp_path, missing)
        assert len(agents) == 3
        assert the(found, "no team that the app is in is called nobody").level == "warning"
        assert the(found, "#it-triage of the team IT Support has 3 members: the agents")


async def test_a_connector_that_is_down_is_an_error_for_each_team(teams: FakeTeams, tmp_path: Path) -> None:
    teams.faults.down()
    async with remembered(teams, tmp_path):
        found = wrong(await findings(teams, tmp_path))
    assert len(found) == 2
    assert all("smba.trafficmanager.net" in one.mend for one in found)


async def test_posts_that_come_only_with_a_mention_are_diagnosed(teams: FakeTeams, tmp_path: Path) -> None:
    async with remembered(teams, tmp_path) as store:
        found = await findings(teams, tmp_path)
        assert "without a mention" in the(found, "nothing has come from #it-help").mend
        await posted(teams, store, "it-help", 1, "mention")
        (one,) = wrong(await findings(teams, tmp_path))
        assert one.level == "warning"
        for number in (2, 3):
            await posted(teams, store, "it-help", number, "mention")
        (three,) = wrong(await findings(teams, tmp_path))
    assert three.level == "error"
    assert "no post without a mention has ever come" in three.what
    for step in ("adds it again", "--app-version", "Entra", "Triage this message"):
        assert step in three.mend


async def test_what_somebody_pointed_at_says_nothing_about_the_permission(teams: FakeTeams, tmp_path: Path) -> None:
    async with remembered(teams, tmp_path) as store:
        for number in range(3):
            await posted(teams, store, "it-help", number, "shortcut")
        assert not wrong(await findings(teams, tmp_path))


async def test_posts_without_a_mention_that_stopped_coming_are_diagnosed(teams: FakeTeams, tmp_path: Path) -> None:
    async with remembered(teams, tmp_path) as store:
        await posted(teams, store, "it-help", 1, "post")
        for number in (2, 3):
            await posted(teams, store, "it-help", number, "mention")
        assert not wrong(await findings(teams, tmp_path))
        await posted(teams, store, "it-help", 4, "mention")
        (found,) = wrong(await findings(teams, tmp_path))
        assert "since the one of 2026-11-24 09:01 UTC" in found.what
        await posted(teams, store, "it-help", 5, "post")
        assert not wrong(await findings(teams, tmp_path))


# --- A helpdesk that runs: what it hears and remembers is what the check reads. ---


async def test_beside_a_running_helpdesk_everything_is_all_right(tmp_path: Path) -> None:
    async with desk(tmp_path, known=False) as running:
        for team in ("Fernhill", "IT Support"):
            await running.teams.install("sofia", team)
        await running.say("amara", "it-help", "My VPN drops every hour")
        address = running.teams.request_url.removesuffix("/api/messages")
        found = await findings(running.teams, tmp_path, public_url=address)
    assert not wrong(found), wrong(found)
    assert the(found, "lets no stranger in")
    assert the(found, "posts without a mention arrive")


async def test_where_the_owner_has_not_agreed_the_check_says_so(tmp_path: Path) -> None:
    async with desk(tmp_path) as running:
        await running.teams.install("sofia", "Fernhill", permissions=())
        for number in range(3):
            await running.say("amara", "it-help", f"My VPN drops every hour, and laptop {number} does not start")
            await running.say("amara", "it-help", f"Laptop {number} of the lab does not start", mention=True)
        (found,) = wrong(await findings(running.teams, tmp_path))
    assert found.level == "error"
    assert "no post without a mention has ever come" in found.what
    assert "adds it again" in found.mend


async def test_an_address_that_is_refused_is_told_until_it_is_listed(tmp_path: Path) -> None:
    async with desk(tmp_path, settings={"teams_service_urls": "https://smba.trafficmanager.net/"}, known=False) as running:
        await running.say("amara", "direct", "my printer is gone")
        assert [one.status for one in running.teams.deliveries] == [403]
        found = await findings(running.teams, tmp_path, teams_service_urls="https://smba.trafficmanager.net/")
        told = the(found, "what Teams sends is refused")
        assert (told.level, running.teams.service_url in told.what) == ("error", True)
        assert "HELPDESK_TEAMS_SERVICE_URLS" in told.mend
        assert not [one for one in found if "nothing has come" in one.what and "from Teams yet" in one.what and one.level == "note"]
        assert not [one for one in await findings(running.teams, tmp_path) if "is refused" in one.what]


async def test_people_of_a_tenant_that_is_not_listed_are_told(tmp_path: Path) -> None:
    async with desk(tmp_path) as running:
        await running.say("amara", "direct", "my printer is gone")
        theirs = json.dumps({**running.teams.deliveries[-1].activity, "id": "theirs"}).replace(TENANT, OTHER_TENANT)
        refused = await running.teams.send({**json.loads(theirs), "serviceUrl": running.teams.service_url})
        assert refused.status == 403
        told = the(await findings(running.teams, tmp_path), f"people of the tenant {OTHER_TENANT} were refused")
        assert "HELPDESK_TEAMS_TENANTS" in told.mend
        listed = await findings(running.teams, tmp_path, teams_tenants=OTHER_TENANT)
        assert not [one for one in listed if "were refused" in one.what]
