"""What people do reaches the app as Slack sends it: signed, in Slack's shapes, again if nobody answers, and only what was asked for."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from fake_slack import CannotDo, FakeSlack
from slack_receiver import client, listening
from slack_sdk.signature import SignatureVerifier


@pytest.fixture
async def slack() -> AsyncIterator[FakeSlack]:
    async with FakeSlack.open() as found:
        found.pace.retries = (0.0, 0.01, 0.02)
        yield found


async def test_every_request_is_signed(slack: FakeSlack) -> None:
    async with listening(slack) as app:
        await slack.say("amara", "#it-help", "hello")
        await slack.command("amara", "#it-help", "/triage status")
        slack.skew = -400.0
        await slack.say("amara", "#it-help", "an old one")
    verifier = SignatureVerifier(slack.signing_secret)
    assert [verifier.is_valid_request(one.raw, one.headers) for one in app.received] == [True, True, False]


async def test_the_address_is_verified(slack: FakeSlack) -> None:
    async with listening(slack, lambda one: one.payload.get("challenge", "")):
        assert await slack.verify_address()
    async with listening(slack):
        assert not await slack.verify_address()


async def test_a_post_arrives_as_slack_writes_it(slack: FakeSlack) -> None:
    async with listening(slack) as app:
        typed = 'is <b> & "c" down? @maya #general @it-agents https://x.example/?a=1&b=2 (me@x.example)'
        ts = await slack.say("amara", "#it-help", typed)
    event = app.events("message")[0]
    assert event["text"] == (
        'is &lt;b&gt; &amp; "c" down? <@U0MAYA> <#C0GENERAL|general> <!subteam^S0AGENTS|@it-agents> '
        "<https://x.example/?a=1&amp;b=2> (<mailto:me@x.example|me@x.example>)"
    )
    assert (event["ts"], event["channel"], event["channel_type"], event["user"]) == (ts, "C0ITHELP", "channel", "U0AMARA")
    outer = app.received[0].payload
    assert outer["type"] == "event_callback"
    assert outer["authorizations"][0]["user_id"] == "U0HELPDESK"
    assert slack.post(ts).words == typed.replace("@maya", "@Maya Lindqvist")


async def test_a_mention_comes_twice_with_two_event_ids(slack: FakeSlack) -> None:
    async with listening(slack) as app:
        ts = await slack.say("amara", "#it-help", "@helpdesk hello")
        await slack.say("amara", "direct", "@helpdesk hello")
    kinds = [(one.event["type"], one.event["ts"] == ts) for one in app.received]
    assert sorted(kinds) == [("app_mention", True), ("message", False), ("message", True)]
    assert len({one.payload["event_id"] for one in app.received}) == 3
    assert [event["channel_type"] for event in app.events("message")] == ["channel", "im"]


async def test_edits_previews_and_deletions_are_told_apart(slack: FakeSlack) -> None:
    async with listening(slack) as app:
        ts = await slack.say("amara", "#it-help", "one")
        await slack.edit("amara", ts, "two")
        await slack.unfurl(ts)
        await slack.remove("amara", ts)
    edit, preview, deletion = app.events("message")[1:]
    assert (edit["subtype"], edit["message"]["text"], edit["previous_message"]["text"]) == ("message_changed", "two", "one")
    assert "edited" in edit["message"]
    assert preview["message"]["edited"] == edit["message"]["edited"]
    assert preview["message"]["attachments"]
    assert (deletion["subtype"], deletion["deleted_ts"]) == ("message_deleted", ts)


async def test_an_edit_of_a_mention_is_a_mention_again(slack: FakeSlack) -> None:
    async with listening(slack) as app:
        ts = await slack.say("amara", "#it-help", "@helpdesk my scren is dark")
        await slack.edit("amara", ts, "@helpdesk my screen is dark")
    first, second = app.events("app_mention")
    assert "edited" not in first
    assert (second["ts"], second["edited"]["user"]) == (ts, "U0AMARA")


async def test_a_deleted_parent_leaves_a_tombstone(slack: FakeSlack) -> None:
    async with listening(slack) as app:
        ts = await slack.say("amara", "#it-help", "one")
        await slack.say("tom", "#it-help", "two", thread=ts)
        await slack.remove("amara", ts)
    assert app.events("message")[-1]["message"]["subtype"] == "tombstone"
    assert app.events("message")[-1]["subtype"] == "message_changed"


async def test_the_apps_own_posts_come_back_with_their_metadata(slack: FakeSlack) -> None:
    async with listening(slack) as app:
        kept = {"event_type": "case", "event_payload": {"id": "c1"}}
        await client(slack).chat_postMessage(channel="C0ITHELP", text="a card", metadata=kept)
        await slack.settled()
        slack.installed.scopes.discard("metadata.message:read")
        await client(slack).chat_postMessage(channel="C0ITHELP", text="a card", metadata=kept)
        await slack.settled()
    first, second = app.events("message")
    assert (first["bot_id"], first["app_id"], first["metadata"]) == ("B0HELPDESK", "A0HELPDESK", kept)
    assert "metadata" not in second


async def test_only_what_happens_where_the_bot_is_and_was_asked_for_is_told(slack: FakeSlack) -> None:
    async with listening(slack) as app:
        await slack.say("amara", "#random", "not told")
        await slack.say("sofia", "#secret", "not told")
        slack.installed.events.discard("message.groups")
        await slack.say("maya", "#it-triage", "not told")
        await slack.say("amara", "#random", "@helpdesk told, as a mention alone")
        await slack.settled()
    assert [event["type"] for event in app.events()] == ["app_mention"]


async def test_other_kinds_of_events_have_slacks_shapes(slack: FakeSlack) -> None:
    async with listening(slack) as app:
        ts = await slack.say("stranger", "#suppliers", "hello")
        await slack.react("amara", ts, ":eyes:")
        await slack.unreact("amara", ts, "eyes")
        await slack.invite_bot("#random", by="sofia")
        await slack.open_home("amara")
        await slack.open_pane("amara", looking_at="#general")
        slack.installed.agent_view = False
        thread = await slack.open_pane("amara", looking_at="#general")
        await slack.say("tom", "#it-help", "look", files=("screen.png",))
        await slack.workflow_says("#it-help", "weekly form")
        await slack.app_says("#it-help", "built")
        await slack.revoke()
    assert app.received[0].payload["is_ext_shared_channel"]
    assert app.events("message")[0]["user_team"] == "T0PARTNER"
    assert app.events("reaction_added")[0]["item"] == {"type": "message", "channel": "C0SUPPLIERS", "ts": ts}
    assert app.events("reaction_removed")[0]["reaction"] == "eyes"
    joined = app.events("member_joined_channel")[0]
    assert (joined["user"], joined["inviter"]) == ("U0HELPDESK", "U0SOFIA")
    assert [event["tab"] for event in app.events("app_home_opened")] == ["home", "messages"]
    assert app.events("assistant_thread_started")[0]["assistant_thread"]["thread_ts"] == thread
    subtypes = [event.get("subtype") for event in app.events("message")]
    assert subtypes == [None, "channel_join", "assistant_app_thread", "file_share", "bot_message", None]
    assert app.events("tokens_revoked")[0]["tokens"]["bot"] == ["U0HELPDESK"]


# --- Again. ---


async def test_an_event_that_fails_comes_again_under_the_same_id(slack: FakeSlack) -> None:
    failing = iter([500, 500, 200])
    async with listening(slack, lambda one: next(failing)) as app:
        await slack.say("amara", "#it-help", "hello")
        await slack.settled()
    assert len({one.payload["event_id"] for one in app.received}) == 1
    retries = [(one.headers.get("X-Slack-Retry-Num"), one.headers.get("X-Slack-Retry-Reason")) for one in app.received]
    assert retries == [(None, None), ("1", "http_error"), ("2", "http_error")]


async def test_an_answer_after_the_time_limit_is_none(slack: FakeSlack) -> None:
    slack.pace.acknowledge = 0.05
    waits = iter([0.3, 200])
    async with listening(slack, lambda one: next(waits)) as app:
        await slack.say("amara", "#it-help", "hello")
        await slack.settled()
    assert [one.headers.get("X-Slack-Retry-Reason") for one in app.received] == [None, "http_timeout"]


async def test_slack_gives_up_after_three_retries_or_when_told(slack: FakeSlack) -> None:
    async with listening(slack, lambda one: 500) as app:
        await slack.say("amara", "#it-help", "hello")
        await slack.settled()
    assert len(app.received) == 4
    assert not slack.deliveries[-1].acknowledged


async def test_a_delivery_can_be_repeated(slack: FakeSlack) -> None:
    async with listening(slack) as app:
        await slack.say("amara", "#it-help", "hello")
        await slack.again(slack.deliveries[0])
    assert app.received[0].payload == app.received[1].payload


async def test_nobody_listening_is_a_failed_connection(slack: FakeSlack) -> None:
    async with listening(slack):
        pass
    await slack.say("amara", "#it-help", "hello")
    await slack.settled()
    assert [one.outcome for one in slack.deliveries[0].attempts] == ["connection_failed"] * 4


# --- Faults on the way to Slack. ---


async def failing(call: Any) -> str:
    try:
        await call
    except Exception as wrong:
        return type(wrong).__name__
    return "nothing"


async def test_a_lost_answer_has_taken_effect(slack: FakeSlack) -> None:
    slack.faults.lose("chat.postMessage")
    assert await failing(client(slack).chat_postMessage(channel="C0ITHELP", text="once")) != "nothing"
    slack.faults.lose("chat.postMessage", answer=500)
    assert await failing(client(slack).chat_postMessage(channel="C0ITHELP", text="twice")) != "nothing"
    assert [post.text for post in slack.posts("#it-help")] == ["once", "twice"]
    assert [call.lost for call in slack.called("chat.postMessage")] == [True, True]


async def test_errors_statuses_and_outages_have_no_effect(slack: FakeSlack) -> None:
    web = client(slack)
    slack.faults.error("chat.postMessage", "is_archived", skip=1)
    slack.faults.status("chat.*", 503, where=lambda arguments: arguments.get("text") == "c")
    for text in "abc":
        await failing(web.chat_postMessage(channel="C0ITHELP", text=text))
    slack.faults.down()
    assert await failing(web.auth_test()) != "nothing"
    slack.faults.up()
    slack.faults.down(cut=True)
    assert await failing(web.auth_test()) != "nothing"
    slack.faults.up()
    assert await failing(web.auth_test()) == "nothing"
    assert [post.text for post in slack.posts("#it-help")] == ["a"]


async def test_faults_by_chance_are_repeatable(slack: FakeSlack) -> None:
    fault = slack.faults.status("api.test", 500, chance=0.2, times=None)
    slack.limits.on = False
    for _ in range(100):
        await failing(client(slack).api_test())
    assert fault.happened == 20


async def test_a_slow_answer_takes_its_time(slack: FakeSlack) -> None:
    slack.faults.slow("api.test", 0.05)
    began = asyncio.get_running_loop().time()
    await client(slack).api_test()
    assert asyncio.get_running_loop().time() - began >= 0.05


async def test_people_cannot_do_what_slack_does_not_let_them(slack: FakeSlack) -> None:
    ts = await slack.say("maya", "#it-triage", "hello")
    for doing in (
        slack.say("amara", "#it-triage", "hello"),
        slack.say("amara", "#old-help", "hello"),
        slack.edit("amara", ts, "mine"),
        slack.remove("oliver", ts),
        slack.press("amara", ts, "Go"),
        slack.submit("amara", {}),
    ):
        with pytest.raises(CannotDo):
            await doing
