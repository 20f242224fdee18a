"""Socket Mode of the fake Slack, with Slack's own client at the other end: envelopes, acknowledgements, several connections, endings."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

import aiohttp
import pytest
from fake_slack import FakeSlack
from slack_receiver import client, error
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse


class Listener:
    """Slack's client with a listener that writes down each envelope and acknowledges it as long as `answers` says so."""

    def __init__(self, slack: FakeSlack, pings: float) -> None:
        self.envelopes: list[SocketModeRequest] = []
        self.answers = True
        self.payload: dict[str, object] | None = None
        self.client = SocketModeClient(slack.app_token, web_client=client(slack), ping_interval=pings)
        self.client.socket_mode_request_listeners.append(self._take)

    async def _take(self, at: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        self.envelopes.append(request)
        if self.answers:
            await at.send_socket_mode_response(SocketModeResponse(request.envelope_id, self.payload))


@contextlib.asynccontextmanager
async def connected(slack: FakeSlack, pings: float = 0.05) -> AsyncIterator[Listener]:
    listener = Listener(slack, pings)
    before = slack.socket.opened
    await listener.client.connect()
    await slack.socket.reconnected(before + 1)
    try:
        yield listener
    finally:
        await listener.client.close()


@pytest.fixture
async def slack() -> AsyncIterator[FakeSlack]:
    async with FakeSlack.open() as found:
        found.pace.acknowledge = 2.0
        yield found


async def test_events_interactions_and_commands_come_as_envelopes(slack: FakeSlack) -> None:
    async with connected(slack) as app:
        await slack.say("amara", "#it-help", "hello")
        await slack.shortcut("amara", "get_help")
        app.payload = {"text": "none"}
        assert (await slack.command("amara", "#it-help", "/triage status")).said == {"text": "none"}
    assert [one.type for one in app.envelopes] == ["events_api", "interactive", "slash_commands"]
    assert [one.accepts_response_payload for one in app.envelopes] == [False, True, True]
    assert app.envelopes[0].payload["event"]["text"] == "hello"
    assert slack.socket.acknowledged == [one.envelope_id for one in app.envelopes]
    assert slack.posts("#it-help", viewer="amara")[-1].only == "U0AMARA"


async def test_an_event_without_acknowledgement_comes_again(slack: FakeSlack) -> None:
    slack.pace.acknowledge = 0.3
    async with connected(slack) as app:
        app.answers = False
        await slack.say("amara", "#it-help", "hello")
        app.answers = True
        await slack.settled()
        await slack.shortcut("amara", "get_help")
        assert [one.retry_attempt for one in app.envelopes[:2]] == [0, 1]
        assert app.envelopes[1].retry_reason == "timeout"
        assert len({one.payload["event_id"] for one in app.envelopes[:2]}) == 1
        app.answers = False
        assert (await slack.shortcut("amara", "get_help")).trouble
        await slack.settled()
    assert len(app.envelopes) == 4, "an interaction does not come again"


async def test_several_connections_take_turns(slack: FakeSlack) -> None:
    async with connected(slack) as one, connected(slack) as two:
        for number in range(4):
            await slack.say("amara", "#it-help", f"hello {number}")
        assert (len(one.envelopes), len(two.envelopes)) == (2, 2)


async def test_a_silent_connection_neither_delivers_nor_answers_and_stays_open(slack: FakeSlack) -> None:
    slack.pace.acknowledge, slack.pace.retries = 0.15, (0.1, 0.2, 0.4, 0.8)
    async with connected(slack, pings=0.2) as app:
        await asyncio.sleep(0.22)
        assert slack.socket.connections[0].pings > 0
        slack.socket.go_silent()
        pings = slack.socket.connections[0].pings
        await slack.say("amara", "#it-help", "into the void")
        assert app.envelopes == []
        assert not slack.socket.connections[0].socket.closed
        assert slack.socket.connections[0].pings == pings
        await slack.socket.reconnected(2)
        await slack.settled()
        assert {one.payload["event"]["text"] for one in app.envelopes} == {"into the void"}, "by the pings the client finds out"


async def test_slacks_client_follows_a_disconnect_and_a_cut(slack: FakeSlack) -> None:
    async with connected(slack) as app:
        await slack.socket.disconnect("refresh_requested")
        await slack.socket.connected(1)
        await slack.settled()
        await slack.say("amara", "#it-help", "on the new one")
        slack.socket.cut()
        await slack.socket.reconnected(3)
        await slack.say("amara", "#it-help", "on the third")
        await slack.settled()
    assert [one.payload["event"]["text"] for one in app.envelopes] == ["on the new one", "on the third"]


async def test_without_a_connection_an_event_waits_for_its_retries(slack: FakeSlack) -> None:
    slack.pace.retries = (0.2,)
    await slack.say("amara", "#it-help", "hello")
    async with connected(slack) as app:
        await slack.settled()
    assert [one.outcome for one in slack.deliveries[0].attempts] == ["no_connection", "acknowledged"]
    assert len(app.envelopes) == 1


async def test_a_connection_needs_a_fresh_ticket_and_the_right_token(slack: FakeSlack) -> None:
    web = client(slack)
    url = (await web.apps_connections_open(app_token=slack.app_token))["url"]
    async with aiohttp.ClientSession() as session:
        async with session.ws_connect(url) as socket:
            hello = await socket.receive_json()
            assert (hello["type"], hello["num_connections"], hello["connection_info"]["app_id"]) == ("hello", 1, "A0HELPDESK")
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await session.ws_connect(url)
    assert await error(web.apps_connections_open(app_token="xapp-wrong")) == "invalid_auth"
