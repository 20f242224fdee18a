"""`kill -9` on a real helpdesk while people post, click and send forms in Slack: what Slack was told is taken is done, and done once."""

import asyncio
import random
import time
from collections import Counter
from pathlib import Path

import pytest
from fake_slack import CannotDo, FakeSlack
from fake_slack_aside import slack_aside
from helpdesks import data_folder
from killed_helpdesk import KILLS, SEED, People, Taken, at_rest, check_tickets, loop_of
from server_process import Server, wait_until

from bot.organisation_file import annotated_example

POSTS = 60


class SlackPeople(People):
    """People in Slack."""

    def __init__(self, slack: FakeSlack, taken: Taken, round_number: int) -> None:
        super().__init__(taken, round_number, POSTS, CannotDo)
        self._slack = slack

    async def say(self, who: str, text: str) -> str | None:
        ts = await self._slack.say(who, "#it-help", text)
        return ts if self._answered(ts) else None

    def _answered(self, ts: str) -> bool:
        return any(one.acknowledged for one in self._slack.deliveries if one.event.get("ts") == ts)

    async def _card(self, where: str, ts: str) -> str:
        """The requester's card in the thread, or the agents' card that leads to the post; CannotDo if it does not come soon."""
        mark = f"p{ts.replace('.', '')}"
        for _ in range(20):
            for post in reversed(self._slack.posts(where, ours=True)):
                if (post.thread == ts and post.labels) or (post.thread is None and mark in str(post.links)):
                    return post.ts
            await asyncio.sleep(0.02)
        raise CannotDo("no card yet")

    async def accept(self, who: str, post: str) -> None:
        answer = await self._slack.press(who, await self._card("#it-help", post), "Create ticket")
        if answer.trouble is None:
            self.taken.tickets.append(post)

    async def reply(self, post: str) -> None:
        card = await self._card("#it-triage", post)
        await self._slack.press("maya", card, "Claim")
        for _ in range(20):
            if "Reply…" in self._slack.post(card).labels:
                break
            await asyncio.sleep(0.02)
        await self._slack.press("maya", card, "Reply…")
        for _ in range(20):
            view = self._slack.modal("maya")
            if view is not None and view.get("submit"):
                break
            await asyncio.sleep(0.02)
        words = f"Please restart it once ({post})."
        answer = await self._slack.submit("maya", {"text": words})
        if answer.trouble is None and not answer.errors:
            self.taken.replies[post] = words
        while self._slack.modal("maya") is not None:
            await self._slack.close_modal("maya")


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_kill_nine_while_people_use_slack_loses_nothing_and_doubles_nothing(tmp_path: Path) -> None:
    folder, chance, taken = data_folder(tmp_path / "data"), random.Random(SEED), Taken()
    config = tmp_path / "helpdesk.yaml"
    config.write_text(annotated_example().replace("news_per_case_seconds: 60", "news_per_case_seconds: 1"), encoding="utf-8")
    with slack_aside(seconds=120.0) as (slack, do):
        slack.limits.on, slack.pace.retries = False, ()
        for round_number in range(KILLS):
            with running(folder, config, slack) as server:
                people = asyncio.run_coroutine_threadsafe(SlackPeople(slack, taken, round_number).act(), loop_of(do))
                wait_until(lambda before=[*taken.posts]: taken.posts != before)
                time.sleep(chance.uniform(0.1, 1.5))
                server.kill()
                people.result(60)
        with running(folder, config, slack) as server:
            wait_until(lambda: all(shown(slack, ts) for ts in taken.posts), 60)
            at_rest(slack, do, 2.0)
            assert server.stop() == 0
        check(slack, taken, folder)


def running(folder: Path, config: Path, slack: FakeSlack) -> Server:
    server = Server(
        folder,
        shows="listening",
        HELPDESK_CONFIG=str(config),
        SLACK_BOT_TOKEN=slack.bot_token,
        SLACK_SIGNING_SECRET=slack.signing_secret,
        SLACK_API_URL=slack.api_url,
    )
    slack.request_url = f"{server.address}/slack/events"
    return server


def shown(slack: FakeSlack, ts: str) -> bool:
    return any(post.thread == ts for post in slack.posts("#it-help", ours=True))


def check(slack: FakeSlack, taken: Taken, folder: Path) -> None:
    """One card for each post that was taken, one ticket for each that was asked for, each reply once; nothing stands twice."""
    posts = slack.posts(ours=True)
    markers = Counter(str(post.blocks[0]["block_id"]) for post in posts if str(post.blocks[0]["block_id"]).startswith("case:"))
    assert len(taken.posts) > KILLS
    assert taken.tickets
    assert taken.replies
    assert not {marker: count for marker, count in markers.items() if count > 1}, "posted twice"
    cards = Counter(post.thread for post in posts if str(post.blocks[0]["block_id"]).endswith(":requester"))
    assert [ts for ts in taken.posts if cards[ts] != 1] == []
    for ts, words in taken.replies.items():
        assert sum(words in post.words for post in posts if post.thread == ts) == 1, f"the reply to {ts}"
    check_tickets(taken, folder)
    print(f"\nkilled {KILLS} times: {taken} were taken; {len(posts)} posts of ours stand")
