"""Commands, shortcuts, the agent pane and the transcripts of the fake Slack."""

import asyncio
import urllib.request
from collections.abc import AsyncIterator

import pytest
from fake_slack import CannotDo, FakeSlack
from fake_slack_aside import slack_aside
from slack_receiver import Receiver, client, error, listening, section


@pytest.fixture
async def slack() -> AsyncIterator[FakeSlack]:
    async with FakeSlack.open() as found:
        found.pace.retries = ()
        yield found


@pytest.fixture
async def app(slack: FakeSlack) -> AsyncIterator[Receiver]:
    async with listening(slack) as found:
        yield found


async def test_a_command_is_answered_privately(slack: FakeSlack) -> None:
    async with listening(slack, lambda one: "your requests: none") as app:
        answer = await slack.command("amara", "#random", "/triage status <now>")
        assert (app.last["command"], app.last["text"], app.last["channel_id"]) == ("/triage", "status &lt;now&gt;", "C0RANDOM")
        app.reply = lambda one: {"response_type": "in_channel", "text": "for all"}
        await slack.command("amara", "#random", "/triage")
        app.reply = lambda one: 500
        assert (await slack.command("amara", "#random", "/triage")).trouble == '/triage failed with the error "dispatch_failed"'
    assert answer.said == "your requests: none"
    assert [post.text for post in slack.posts("#random", viewer="tom")] == ["for all"]
    slack.installed.commands = {"/retriage"}
    with pytest.raises(CannotDo):
        await slack.command("amara", "#random", "/triage")


async def test_a_shortcut_on_a_message_brings_the_message(slack: FakeSlack, app: Receiver) -> None:
    ts = await slack.say("amara", "#random", "my screen is dark")
    await slack.message_shortcut("maya", ts, "triage_this")
    sent = app.last
    assert (sent["type"], sent["callback_id"], sent["message"]["text"]) == ("message_action", "triage_this", "my screen is dark")
    assert sent["channel"] == {"id": "C0RANDOM", "name": "random"}


async def test_the_agent_pane_has_a_status_a_title_and_prompts(slack: FakeSlack, app: Receiver) -> None:
    web, direct = client(slack), slack.world.direct("U0AMARA").id
    ts = await slack.say("amara", "direct", "hello")
    await web.assistant_threads_setStatus(channel_id=direct, thread_ts=ts, status="is thinking…")
    assert slack.status(direct, ts) == "is thinking…"
    await web.chat_postMessage(channel=direct, thread_ts=ts, text="here")
    assert slack.status(direct, ts) is None
    await web.assistant_threads_setTitle(channel_id=direct, thread_ts=ts, title="Dark screen")
    prompts = [{"title": "My requests", "message": "status"}]
    await web.assistant_threads_setSuggestedPrompts(channel_id=direct, prompts=prompts, thread_ts=ts)
    assert "prompts" not in [one.kind for one in slack.moments], "an agent app must leave thread_ts out, or nothing happens"
    await web.api_call("assistant.threads.setSuggestedPrompts", json={"channel_id": direct, "prompts": prompts})
    assert slack.moments[-1].body == prompts
    assert await error(web.assistant_threads_setTitle(channel_id=direct, thread_ts="1.000000", title="x")) == "invalid_thread_ts"
    assert await error(web.api_call("assistant.threads.setSuggestedPrompts", json={"channel_id": direct, "prompts": prompts * 5})) == (
        "invalid_arguments"
    )


async def test_the_transcript_is_each_persons_own(slack: FakeSlack, app: Receiver) -> None:
    ts = await slack.say("amara", "#it-help", "@helpdesk my screen is dark")
    await client(slack).chat_postMessage(channel="C0ITHELP", thread_ts=ts, text="A ticket?", blocks=[section("A *ticket*?")])
    await client(slack).chat_postEphemeral(channel="C0ITHELP", user="U0AMARA", text="only for you")
    await asyncio.sleep(0)
    assert slack.transcript("tom") == (
        f"#it-help posted: Amara Okafor: @Helpdesk my screen is dark\n#it-help posted: Helpdesk under {ts}: A *ticket*?"
    )
    assert slack.transcript("amara").splitlines()[-1] == "#it-help (only you) ephemeral: Helpdesk: only for you"
    assert slack.transcript("stranger") == ""


async def test_changes_that_change_nothing_and_conversations_of_several(slack: FakeSlack, app: Receiver) -> None:
    several = slack.together("amara", "tom")
    ts = await slack.say("amara", several, "both of us have it")
    await slack.touch(ts)
    await slack.look_at("amara", "#random")
    said, touched, looked = app.events()
    assert (said["channel"], said["channel_type"]) == (several, "mpim")
    assert touched["message"]["text"] == touched["previous_message"]["text"]
    assert "edited" not in touched["message"]
    assert looked["context"]["entities"][0]["value"] == "C0RANDOM"
    assert (await slack.deliver("events_api", {"type": "event_callback", "team_id": "T0OTHER", "event": {}})).acknowledged


def test_the_fake_runs_aside_for_tests_that_block() -> None:
    with slack_aside() as (slack, do):
        ts = do(slack.say("amara", "#it-help", "hello"))
        assert slack.post(ts).words == "hello"
        with urllib.request.urlopen(f"{slack.api_url}api.test", timeout=5) as answer:
            assert answer.status == 200
