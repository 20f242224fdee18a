"""Microsoft's own SDK works with the fake; and what one has to know about that SDK, held by tests (platforms of bot/teams)."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web
from botbuilder.integration.aiohttp import CloudAdapter
from botbuilder.schema import Activity, ChannelAccount, ConversationParameters, Entity, ErrorResponseException
from botframework.connector.auth import MicrosoftAppCredentials
from botframework.connector.auth.jwt_token_extractor import JwtTokenExtractor
from fake_teams import BAD_TOKENS, FakeTeams
from fake_teams_aside import teams_aside
from fake_teams_sdk import Credentials, adapter, client, warm


@pytest.fixture
async def teams() -> AsyncIterator[FakeTeams]:
    async with FakeTeams.open() as found:
        yield found


@contextlib.asynccontextmanager
async def answering(teams: FakeTeams, made: CloudAdapter) -> AsyncIterator[list[str]]:
    """A bot on the SDK behind the fake: 200, or 401 with what was raised in the list."""
    raised: list[str] = []

    async def turn(context: Any) -> None:
        raised.append(f"heard {context.activity.text}")

    async def receive(request: web.Request) -> web.Response:
        activity = Activity().deserialize(await request.json())
        try:
            await made.process_activity(request.headers.get("Authorization", ""), activity, turn)
        except Exception as error:
            raised.append(type(error).__name__)
            return web.Response(status=401)
        return web.Response(status=200)

    app = web.Application()
    app.router.add_post("/api/messages", receive)
    runner = web.AppRunner(app, handle_signals=False, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    teams.request_url = f"http://127.0.0.1:{runner.addresses[0][1]}/api/messages"
    try:
        yield raised
    finally:
        await runner.cleanup()


async def test_the_sdk_opens_a_chat_and_sends_changes_and_deletes(teams: FakeTeams) -> None:
    sdk, amara = (await client(teams)).conversations, teams.world.person("amara")
    asked = ConversationParameters(is_group=False, members=[ChannelAccount(id=amara.id)], tenant_id=teams.world_tenant)
    chat = (await sdk.create_conversation(asked)).id
    sent = (await sdk.send_to_conversation(chat, Activity(type="message", text="one"))).id
    assert (await sdk.update_activity(chat, sent, Activity(type="message", text="two"))).id == sent
    assert [one.text for one in teams.posts("direct", "amara")] == ["two"]
    await sdk.delete_activity(chat, sent)
    assert teams.posts("direct", "amara") == []


async def test_the_sdk_reads_members_and_errors(teams: FakeTeams) -> None:
    sdk, there = (await client(teams)).conversations, teams.world.place("it-help").id
    found = await sdk.get_conversation_paged_members(there)
    assert found.members[0].additional_properties["email"] == "amara.okafor@fernhill.example"
    with pytest.raises(ErrorResponseException) as refused:
        await sdk.send_to_conversation("19:nowhere@thread.tacv2", Activity(type="message", text="x"))
    assert (refused.value.error.error.code, refused.value.response.status_code) == ("ConversationNotFound", 404)


async def test_the_sdk_takes_a_good_token_and_no_bad_one(teams: FakeTeams) -> None:
    made = adapter(teams)
    await warm(teams)
    async with answering(teams, made) as raised:
        for kind in ("good", *BAD_TOKENS):
            teams.token_kind = kind
            await teams.say("amara", "direct", "hello")
    assert [one.status for one in teams.deliveries] == [200] + [401] * len(BAD_TOKENS)
    # Not all of them are PermissionErrors: the edge has to catch everything.
    assert {"IndexError", "AttributeError", "DecodeError", "ExpiredSignatureError", "PermissionError"} <= set(raised)


async def test_the_sdk_needs_help_with_a_new_key(teams: FakeTeams) -> None:
    """It looks for a key in the keys it has and fails before it would ask for new ones."""
    made = adapter(teams)
    await warm(teams)
    teams.keys.rotate()
    async with answering(teams, made) as raised:
        await teams.say("amara", "direct", "one")
        await warm(teams)
        await teams.say("amara", "direct", "two")
    assert raised == ["IndexError", "heard two"]
    assert len(teams.called("keys")) == 2


async def test_msal_takes_no_http_address(teams: FakeTeams) -> None:
    plain = MicrosoftAppCredentials(teams.app.app_id, teams.app.password)
    plain.oauth_endpoint = f"{teams.login_url}/{teams.app.tenant}"
    with pytest.raises(ValueError, match="https"):
        await asyncio.to_thread(plain.get_access_token)


async def test_a_refused_secret_is_told_with_microsofts_code(teams: FakeTeams) -> None:
    teams.app.secret = "expired"
    with pytest.raises(PermissionError, match="AADSTS7000222"):
        await asyncio.to_thread(Credentials(teams).get_access_token)


async def test_the_token_is_fetched_once_for_all_calls(teams: FakeTeams) -> None:
    sdk = (await client(teams)).conversations
    for _ in range(3):
        await sdk.get_conversation_members(teams.world.place("it-help").id)
    assert [len(teams.called(one)) for one in ("token", "discovery", "members.list")] == [1, 1, 3]


async def test_the_sdk_tries_again_by_itself_unless_its_retries_are_off(teams: FakeTeams) -> None:
    """Reads, changes and deletions; it sleeps in its thread as long as Retry-After says, without a limit. Posts are not tried again."""
    there = teams.world.place("it-help").id
    teams.faults.throttle("members.list", retry_after=0, times=1)
    await (await client(teams, retries=3)).conversations.get_conversation_members(there)
    assert [one.status for one in teams.called("members.list")] == [429, 200]
    teams.faults.throttle("members.list", retry_after=60)
    sdk = (await client(teams)).conversations
    with pytest.raises(ErrorResponseException) as refused:
        await sdk.get_conversation_members(there)
    assert (refused.value.response.status_code, refused.value.response.headers["Retry-After"]) == (429, "60")


def test_an_entity_loses_what_it_does_not_know() -> None:
    label = Entity(type="https://schema.org/Message")
    label.additional_properties = {"@type": "Message"}
    assert Activity(type="message", entities=[label]).serialize()["entities"] == [{"type": "https://schema.org/Message"}]


def test_the_keys_are_fetched_in_the_loop_unless_they_are_warm() -> None:
    """The fake in a thread of its own, so that this is slow and not a deadlock."""
    with teams_aside() as (teams, do):
        metadata = JwtTokenExtractor.get_open_id_metadata(teams.openid_url)
        teams.faults.slow("openid", 0.2)

        async def longest_pause() -> float:
            loop, longest = asyncio.get_running_loop(), 0.0
            task = asyncio.create_task(metadata.get("fake-key-0"))
            while not task.done():
                before = loop.time()
                await asyncio.sleep(0.01)
                longest = max(longest, loop.time() - before)
            return longest

        assert asyncio.run(longest_pause()) > 0.15
        assert do(asyncio.sleep(0)) is None
