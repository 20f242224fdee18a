"""The fake's tokens, its login and its client: what people write reaches the app as Microsoft sends it."""

from collections.abc import AsyncIterator

import jwt
import pytest
from fake_teams import App, CannotDo, FakeTeams
from fake_teams_keys import public_key
from teams_receiver import bot_of, listening


@pytest.fixture
async def teams() -> AsyncIterator[FakeTeams]:
    async with FakeTeams.open() as found:
        yield found


async def test_a_personal_message_has_the_recorded_shape(teams: FakeTeams) -> None:
    async with listening(teams) as app:
        sent = await teams.say("ines", "direct", "is <b> & c down?\nsince 9")
    found, ines = app.last, teams.world.person("ines")
    assert (found["type"], found["id"], found["channelId"], found["textFormat"]) == ("message", sent, "msteams", "plain")
    assert found["text"] == "is <b> & c down?\nsince 9"
    assert found["attachments"] == [{"contentType": "text/html", "content": "<p>is &lt;b&gt; &amp; c down?</p>\n<p>since 9</p>"}]
    assert found["from"] == {"id": ines.id, "name": "Inês Carvalho", "aadObjectId": ines.aad_object_id}
    assert found["recipient"] == {"id": f"28:{teams.app.app_id}", "name": "Helpdesk"}
    assert found["conversation"] == {
        "conversationType": "personal",
        "tenantId": teams.world_tenant,
        "id": teams.world.direct(ines).id,
    }
    assert found["channelData"] == {"tenant": {"id": teams.world_tenant}}
    assert found["serviceUrl"] == teams.service_url
    assert found["entities"] == [
        {"locale": "en-GB", "country": "GB", "platform": "Web", "timezone": "Europe/Lisbon", "type": "clientInfo"},
    ]


async def test_a_mention_in_a_channel_has_the_recorded_shape(teams: FakeTeams) -> None:
    async with listening(teams) as app:
        root = await teams.say("amara", "it-help", "is the VPN down, @maya?", mention=True)
        reply = await teams.say("tom", "it-help", "for me too", thread=root)
    first, second = app.received
    channel, team = teams.world.place("it-help"), teams.world.team("Fernhill")
    assert first["text"] == "<at>Helpdesk</at> is the VPN down, <at>Maya Lindqvist</at>?"
    assert [one["mentioned"]["id"] for one in first["entities"][:2]] == [teams.app.bot_id, teams.world.person("maya").id]
    assert 'itemid="0">Helpdesk</span>&nbsp;is the VPN down' in first["attachments"][0]["content"]
    assert first["conversation"]["id"] == f"{channel.id};messageid={root}"
    assert first["conversation"]["isGroup"] is True
    assert first["channelData"]["team"] == {"id": team.id}
    assert first["channelData"]["channel"] == {"id": channel.id}
    assert (second["id"], second["conversation"]["id"]) == (reply, first["conversation"]["id"])


async def test_without_a_mention_the_app_hears_only_what_rsc_lets_it(teams: FakeTeams) -> None:
    async with listening(teams) as app:
        await teams.say("amara", "it-help", "heard")
        teams.world.team("Fernhill").permissions.clear()
        unheard = await teams.say("amara", "it-help", "not heard")
        await teams.edit("amara", unheard, "still not heard")
        await teams.edit("amara", unheard, "@helpdesk heard as an edit")
        await teams.say("amara", "suppliers", "not heard")
        await teams.say("amara", "suppliers", "heard", mention=True)
        await teams.say("amara", "lunch", "not heard: the app is not there", mention=True)
    texts = [one["text"] for one in app.received]
    assert texts == ["heard", "<at>Helpdesk</at> heard as an edit", "<at>Helpdesk</at> heard"]
    assert app.received[-1]["conversation"]["conversationType"] == "groupChat"
    assert "team" not in app.received[-1]["channelData"]


async def test_edits_and_deletions_keep_the_id_of_the_message(teams: FakeTeams) -> None:
    async with listening(teams) as app:
        sent = await teams.say("amara", "direct", "one")
        await teams.edit("amara", sent, "two")
        await teams.remove("amara", sent)
        await teams.undelete("amara", sent)
    told = [(one["type"], one["channelData"].get("eventType"), one["id"] == sent, one.get("text")) for one in app.received[1:]]
    assert told == [
        ("messageUpdate", "editMessage", True, "two"),
        ("messageDelete", "softDeleteMessage", True, None),
        ("messageUpdate", "undeleteMessage", True, "two"),
    ]


async def test_files_are_attached_in_personal_chats_only(teams: FakeTeams) -> None:
    async with listening(teams) as app:
        await teams.say("amara", "direct", "look", files=("error.png",))
        await teams.say("amara", "it-help", "look", files=("error.png",))
    personal, channel = [[one["contentType"] for one in found["attachments"]] for found in app.received]
    assert personal == ["application/vnd.microsoft.teams.file.download.info", "text/html"]
    assert channel == ["text/html"]
    assert "<attachment id=" in app.received[1]["attachments"][0]["content"]


async def test_nobody_writes_where_they_are_not_or_changes_what_is_not_theirs(teams: FakeTeams) -> None:
    async with listening(teams):
        sent = await teams.say("amara", "it-help", "mine")
        with pytest.raises(CannotDo):
            await teams.say("amara", "it-triage", "let me in")
        with pytest.raises(CannotDo):
            await teams.edit("tom", sent, "yours")
        with pytest.raises(CannotDo):
            await teams.say("amara", "old-help", "archived")
    assert teams.posts("it-triage", "amara") == []


async def test_a_stranger_writes_from_their_own_tenant(teams: FakeTeams) -> None:
    async with listening(teams) as app:
        await teams.say("stranger", "direct", "hello")
        await teams.say("stranger", "suppliers", "hello", mention=True)
    theirs, ours = [one["conversation"]["tenantId"] for one in app.received]
    assert (theirs, ours) == (teams.world.person("stranger").tenant, teams.world_tenant)
    assert app.received[0]["channelData"]["tenant"]["id"] == theirs != ours


async def test_ids_and_times_go_by_the_given_clock() -> None:
    async with FakeTeams.open(now=lambda: 1_800_000_000.25) as teams, listening(teams) as app:
        await teams.say("jonas", "direct", "one")
        await teams.say("jonas", "direct", "two")
    assert [one["id"] for one in app.received] == ["1800000000250", "1800000000251"]
    assert app.last["timestamp"] == "2027-01-15T08:00:00.2500000Z"
    assert app.last["localTimestamp"] == "2027-01-15T09:00:00.2500000+01:00"


async def test_deliveries_are_signed_with_the_published_key(teams: FakeTeams) -> None:
    async with listening(teams) as app:
        await teams.say("amara", "direct", "hello")
        teams.keys.rotate()
        await teams.say("amara", "direct", "hello")
    tokens = [one["Authorization"].removeprefix("Bearer ") for one in app.headers]
    assert [jwt.get_unverified_header(one)["kid"] for one in tokens] == [one["kid"] for one in teams.keys.published_set()["keys"]]
    key = jwt.PyJWK(public_key(0)).key
    claims = jwt.decode(tokens[0], key, algorithms=["RS256"], audience=teams.app.app_id, issuer="https://api.botframework.com")
    assert claims["serviceurl"] == teams.service_url


async def test_the_playground_signs_nothing_and_asks_for_nothing() -> None:
    async with FakeTeams.open(app=App(app_id="")) as teams, listening(teams) as app, bot_of(teams) as bot:
        bot.token = ""
        await teams.say("amara", "direct", "hello")
        await bot.send(bot.place("direct"), text="hello yourself")
    assert "Authorization" not in app.headers[0]


async def test_the_token_service_gives_a_token_that_the_connector_takes(teams: FakeTeams) -> None:
    async with bot_of(teams) as bot:
        status, found = await bot.sign_in()
        assert (status, found["token_type"], found["expires_in"]) == (200, "Bearer", 86399)
        assert (await bot.call("GET", f"v3/teams/{teams.world.team('Fernhill').id}"))[0] == 200
        bot.token = "junk"
        assert await bot.call("GET", "v3/teams/x") == (401, {"message": "Authorization has been denied for this request."})


@pytest.mark.parametrize(
    ("given", "error", "code"),
    [
        ({"client_secret": "wrong"}, "invalid_client", 7000215),
        ({"client_id": "00000000-0000-4000-8000-000000000001"}, "unauthorized_client", 700016),
        ({"tenant": "botframework.com"}, "unauthorized_client", 700016),
        ({"tenant": "nowhere.example"}, "invalid_request", 90002),
        ({"grant_type": "password"}, "unsupported_grant_type", 70003),
        ({"scope": "https://graph.microsoft.com/.default"}, "invalid_resource", 500011),
        ({"scope": ""}, "invalid_request", 900144),
    ],
)
async def test_the_token_service_refuses_as_entra_does(teams: FakeTeams, given: dict[str, str], error: str, code: int) -> None:
    async with bot_of(teams) as bot:
        status, found = await bot.sign_in(**given)
    assert status in (400, 401)
    assert (found["error"], found["error_codes"]) == (error, [code])
    assert found["error_description"].startswith(f"AADSTS{code}: ")
    assert found["error_uri"].endswith(f"?code={code}")


async def test_an_expired_secret_and_an_expired_token_are_refused(teams: FakeTeams) -> None:
    async with bot_of(teams) as bot:
        teams.app.secret = "expired"
        status, found = await bot.sign_in()
        assert (status, found["error_codes"]) == (401, [7000222])
        teams.app.secret, teams.pace.token_seconds = "good", -1
        await bot.sign_in()
        assert (await bot.try_send(bot.place("direct"), text="late"))[0] == 401


async def test_a_multi_tenant_app_gets_its_token_from_bot_framework() -> None:
    async with FakeTeams.open(app=App(kind="MultiTenant")) as teams, bot_of(teams) as bot:
        assert (await bot.sign_in())[0] == 200
        assert (await bot.sign_in(tenant=teams.app.tenant))[1]["error_codes"] == [700016]
