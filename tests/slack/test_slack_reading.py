"""Messages as Slack tells them: forwarded ones, Slackbot's; and what is not looked up because it means nothing."""

from pathlib import Path
from typing import Any

import pytest
from slack_desk import Desk, desk

EXCEL = "Excel crashes when I open the budget file"


def forwarded(text: str, **more: Any) -> dict[str, Any]:
    """What Slack puts into `attachments` of a post that shares a message."""
    link = "https://fernhill.slack.com/archives/C0GENERAL/p1700000000000100"
    found = {"ts": "1700000000.000100", "author_id": "U0TOM", "author_name": "Tom Hargreaves", "channel_id": "C0GENERAL", "from_url": link}
    return (
        found
        | {"is_msg_unfurl": True, "is_share": True, "text": text, "fallback": f"[Today] tom: {text}", "footer": "From #general"}
        | more
    )


async def posted(found: Desk, who: str, **body: Any) -> str:
    """A post in Slack's own shape."""
    slack = found.slack
    message, told = slack.add(slack.world.channel("#it-help"), {"user": slack.world.user(who).id, "team": "T0FERNHILL", **body})
    await slack.answered(told)
    await found.settle()
    return message.ts


@pytest.mark.parametrize("own", ["", "<@U0HELPDESK>", "can somebody help Tom?"])
async def test_the_words_of_a_forwarded_message_are_the_requests(tmp_path: Path, own: str) -> None:
    async with desk(tmp_path) as found:
        ts = await posted(found, "amara", text=own, attachments=[forwarded(f"{EXCEL} &amp; Word", files=[{"id": "F1", "name": "log.txt"}])])
        case = await found.case(ts)
        assert case is not None
        assert case.state == "proposed"
        assert f"{EXCEL} & Word" in case.request.text
        assert case.request.requester.name == "Amara Okafor"
        assert [file.name for file in case.request.attachments] == ["log.txt"]


async def test_the_preview_of_a_link_is_nobodys_words(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        ts = await posted(found, "amara", text=EXCEL, attachments=[forwarded("the printer is broken", is_share=False)])
        assert (await found.case(ts)).request.text == EXCEL  # type: ignore[union-attr]


async def test_slackbot_is_a_bot_also_while_nobody_is_described(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        found.slack.faults.status("users.info", 503, times=None)
        ts = await posted(found, "amara", user="USLACKBOT", text=f"Reminder: {EXCEL}")
        assert (await found.case(ts)).ignored_because == "bot"  # type: ignore[union-attr]


async def test_emoji_on_what_is_no_request_look_nothing_up(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        ts = await found.say("amara", "#general", "there is cake in the kitchen")
        for who in ("tom", "ines", "maya"):
            for emoji in ("+1", "eyes", "white_check_mark", "rotating_light", "repeat", "tada"):
                await found.slack.react(who, ts, emoji)
            await found.slack.unreact(who, ts, "+1")
        await found.settle()
        assert not found.slack.called("conversations.history")


async def test_a_thumb_of_a_colleague_on_a_request_joins_them(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        ts = await found.say("amara", "#it-help", EXCEL)
        await found.slack.react("tom", ts, "+1")
        await found.settle()
        assert [one.name for one in (await found.case(ts)).followers] == ["Tom Hargreaves"]  # type: ignore[union-attr]


async def test_people_who_join_a_channel_cost_no_lists_but_agents_who_join_theirs_are_agents_at_once(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        await found.settle()
        before = len(found.slack.called("users.conversations")), len(found.slack.called("conversations.members"))
        found.slack.world.channel("#it-help").members.remove("U0TOM")
        await found.slack.join("tom", "#it-help")
        await found.say("tom", "#it-help", EXCEL)
        assert (len(found.slack.called("users.conversations")), len(found.slack.called("conversations.members"))) == before
        await found.slack.join("tom", "#it-triage")
        assert (await found.joined.parts.people.user("U0TOM")).is_agent
