"""Slack is down for a minute while people go on: what they do is taken, and shown afterwards: in order, each once, as it is then."""

from collections import Counter
from itertools import cycle
from pathlib import Path

import pytest
from slack_desk import Desk, StillClock, desk

from bot.slack.errors import Later, Unclear
from triage.case import Case

EXCEL = "Excel crashes when I open the budget file"
WIFI = "the wifi in the warehouse drops every ten minutes"
OUTAGE_SECONDS, MOST_CALLS = 60, 60


async def minute(found: Desk, clock: StillClock) -> list[str]:
    """A minute of fake time: a post every six seconds, a claim, an edit, an answer of an agent in the thread."""
    people, posts = cycle(("amara", "tom", "ines", "jonas")), []
    for second in range(OUTAGE_SECONDS):
        clock.skip(seconds=1)
        if second % 6 == 0:
            posts.append(await found.slack.say(next(people), "#it-help", f"{EXCEL} number {second}"))
        if second == 12:
            await found.slack.press("maya", found.agents_card().ts, "Claim")
        if second == 20:
            await found.slack.edit("amara", posts[0], f"{EXCEL} and the other ones too")
        if second == 30:
            await found.slack.say("oliver", "#it-help", "I have a look at this", thread=posts[1])
        await found.scan()
    return posts


async def test_a_minute_without_slack_is_made_up_for_in_order_each_card_once(tmp_path: Path) -> None:
    clock = StillClock()
    timed = {"clock": clock, "seconds": lambda: clock.now().timestamp(), "now": lambda: clock.now().timestamp()}
    async with desk(tmp_path, **timed) as found:
        await found.say("ines", "#it-help", WIFI)
        before, standing = len(found.slack.calls), found.slack.posts(ours=True)
        found.slack.faults.down()
        posts = await minute(found, clock)
        tried = len(found.slack.calls) - before
        assert tried <= MOST_CALLS, f"Slack is left in peace while it is down: {tried} calls"
        assert found.slack.posts(ours=True) == standing, "nothing new stands yet"
        cases = [await taken(found, ts) for ts in posts]
        found.slack.faults.up()
        for _ in range(10):
            clock.skip(seconds=1)
            await found.scan()
        assert await found.app.world.store.behind(10) == ()
        once_and_in_order(found, [case.id for case in sorted(cases, key=lambda case: (case.at, case.id))], posts)
        assert "Maya Lindqvist is on it" in found.slack.posts("#it-triage", ours=True)[0].words
        assert "and the other ones too" in found.card("#it-help", posts[0]).words
        assert (await taken(found, posts[1])).assignee is not None
        assert "Oliver Grant is on it" in found.card("#it-help", posts[1]).words


async def taken(found: Desk, ts: str) -> Case:
    case = await found.case(ts)
    assert case is not None, "accepted although Slack is down"
    return case


def once_and_in_order(found: Desk, cases: list[str], posts: list[str]) -> None:
    """Each card stands once; those of one channel in the order of what happened last to each; no more was posted than stands."""
    markers = [str(post.blocks[0]["block_id"]) for post in found.slack.posts(ours=True)]
    assert not [marker for marker, count in Counter(markers).items() if count > 1]
    for card in ("requester", "agents"):
        drawn = [marker.split(":")[1] for marker in markers if marker.endswith(f":{card}")]
        assert [case for case in drawn if case in cases] == cases, card
    for ts in posts:
        found.card("#it-help", ts)
    assert len(found.slack.called("chat.postMessage", ok=True)) == len(markers), "nothing was posted and taken away again"


async def test_what_is_pressed_while_slack_is_down_is_done_and_a_form_is_asked_for_again(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        ts = await found.say("amara", "#it-help", EXCEL)
        found.slack.faults.down()
        answer = await found.slack.press("amara", found.card("#it-help", ts).ts, "Create ticket")
        assert answer.trouble is None
        opened = await found.slack.press("maya", found.agents_card().ts, "Correct…")
        assert opened.trouble is None, "acknowledged; the form cannot be opened now"
        assert found.slack.modal("maya") is None
        await found.settle()
        assert (await taken(found, ts)).state == "open"


async def test_pauses_towards_slack_go_by_the_clock_that_is_given(tmp_path: Path) -> None:
    clock = StillClock()
    async with desk(tmp_path, seconds=lambda: clock.now().timestamp()) as found:
        calls = found.joined.parts.calls
        found.slack.faults.down()
        for _ in range(3):
            with pytest.raises(Unclear):
                await calls.read("users.info", user="U0AMARA")
        asked = len(found.slack.calls)
        with pytest.raises(Later) as told:
            await calls.read("users.info", user="U0AMARA")
        assert 0 < told.value.after_seconds <= 5.0
        assert len(found.slack.calls) == asked
        found.slack.faults.up()
        clock.skip(seconds=5)
        assert (await calls.read("users.info", user="U0AMARA"))["ok"]
