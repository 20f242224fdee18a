"""Posts that Slack never delivered are found in the help channels and taken, once; what people have settled meanwhile is left to them."""

from pathlib import Path

from fake_slack import FakeSlack
from helpdesks import data_folder
from slack_desk import Desk, StillClock, close_desk, open_desk
from structlog.testing import capture_logs

EXCEL, PRINTER = "Excel crashes when I open the budget file", "the printer on floor 3 is out of toner"
NOBODY = "http://127.0.0.1:9/nobody"


async def opened(slack: FakeSlack, folder: Path, clock: StillClock) -> Desk:
    return await open_desk(slack, data_folder(folder), clock=clock)


async def cards(found: Desk, ts: str) -> int:
    await found.scan()
    return len(found.slack.posts("#it-help", thread=ts, ours=True))


async def test_posts_of_a_time_without_the_helpdesk_are_taken_once_after_it_is_back(tmp_path: Path) -> None:
    clock = StillClock()
    async with FakeSlack.open(now=lambda: clock.now().timestamp()) as slack:
        slack.pace.retries = ()
        first = await opened(slack, tmp_path, clock)
        assert await first.joined.missed.look() == 0
        clock.skip(minutes=1)
        known = await first.say("tom", "#it-help", PRINTER)
        await close_desk(first)
        slack.request_url = NOBODY
        clock.skip(minutes=1)
        lost = await slack.say("amara", "#it-help", EXCEL)
        clock.skip(minutes=30)
        second = await opened(slack, tmp_path, clock)
        with capture_logs() as logs:
            assert await second.joined.missed.look() == 1
        assert (await cards(second, lost), await cards(second, known)) == (1, 1)
        assert (await second.case(lost)).request.asked_at < clock.now()  # type: ignore[union-attr]
        assert [line["posts"] for line in logs if line["event"] == "slack.missed"] == [1]
        assert await second.joined.missed.look() == 0
        assert await cards(second, lost) == 1
        await close_desk(second)


async def test_what_was_there_before_the_helpdesk_came_is_left_alone(tmp_path: Path) -> None:
    clock = StillClock()
    async with FakeSlack.open(now=lambda: clock.now().timestamp()) as slack:
        slack.request_url, slack.pace.retries = NOBODY, ()
        await slack.say("amara", "#it-help", EXCEL)
        clock.skip(minutes=5)
        found = await opened(slack, tmp_path, clock)
        for _ in range(2):
            assert await found.joined.missed.look() == 0
            clock.skip(minutes=10)
        assert await found.cases() == []
        await close_desk(found)


async def test_while_it_runs_too_and_only_what_nobody_else_has_answered(tmp_path: Path) -> None:
    clock = StillClock()
    async with FakeSlack.open(now=lambda: clock.now().timestamp()) as slack:
        slack.pace.retries = ()
        found = await opened(slack, tmp_path, clock)
        await found.joined.missed.look()
        there, slack.request_url = slack.request_url, NOBODY
        clock.skip(minutes=1)
        settled = await slack.say("tom", "#it-help", PRINTER)
        await slack.say("maya", "#it-help", "I bring some", thread=settled)
        open_still = await slack.say("amara", "#it-help", EXCEL)
        await slack.say("amara", "#it-help", "since this morning", thread=open_still)
        slack.request_url = there
        clock.skip(minutes=10)
        assert await found.joined.missed.look() == 1
        assert (await cards(found, open_still), await cards(found, settled)) == (1, 0)
        await close_desk(found)


async def test_what_is_only_under_way_and_what_needs_no_keeping_was_not_missed(tmp_path: Path) -> None:
    clock = StillClock()
    async with FakeSlack.open(now=lambda: clock.now().timestamp()) as slack:
        found = await opened(slack, tmp_path, clock)
        await found.joined.missed.look()
        clock.skip(minutes=1)
        await found.say("amara", "#it-help", "<@U0HELPDESK> mine", raw=True)
        clock.skip(minutes=9)
        there, slack.request_url = slack.request_url, NOBODY
        fresh = await slack.say("amara", "#it-help", EXCEL)
        slack.request_url = there
        told = len(slack.moments_for("amara"))
        with capture_logs() as logs:
            assert await found.joined.missed.look() == 0
        assert not [line for line in logs if line["event"] == "slack.missed"]
        assert await cards(found, fresh) == 1
        assert not [one for one in slack.moments_for("amara")[told:] if one.kind == "ephemeral"]
        await close_desk(found)


async def test_a_post_older_than_a_day_is_left_alone(tmp_path: Path) -> None:
    clock = StillClock()
    async with FakeSlack.open(now=lambda: clock.now().timestamp()) as slack:
        slack.pace.retries = ()
        first = await opened(slack, tmp_path, clock)
        await first.joined.missed.look()
        await close_desk(first)
        slack.request_url = NOBODY
        clock.skip(minutes=1)
        await slack.say("amara", "#it-help", EXCEL)
        clock.skip(hours=25)
        second = await opened(slack, tmp_path, clock)
        assert await second.joined.missed.look() == 0
        assert await second.cases() == []
        await close_desk(second)
