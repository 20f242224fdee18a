"""`kill -9` on a real helpdesk while people post, click and send forms in Slack: what Slack was told is taken is done, and done once."""

import asyncio
import random
import time
from collections import Counter
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from fake_slack import CannotDo, FakeSlack
from fake_slack_aside import slack_aside
from helpdesks import data_folder
from server_process import Server, wait_until

from bot.organisation_file import annotated_example
from storage.sqlite import SqliteStore
from storage.ticket_book import TicketBook

NAMES = ("amara", "tom", "ines", "jonas")
TEXTS = ("Excel crashes when I open the budget file", "the headset makes strange noises in calls", "I cannot print on the second floor")
KILLS, POSTS = 5, 60
SEED = 20261122
Do = Callable[[Coroutine[Any, Any, Any]], Any]


@dataclass
class Taken:
    """What Slack was told is taken: posts by ts, tickets asked for and replies by the post's ts."""

    posts: list[str] = field(default_factory=list)
    tickets: list[str] = field(default_factory=list)
    replies: dict[str, str] = field(default_factory=dict)


class People:
    """They post, accept proposals, and an agent claims and replies, for as long as the helpdesk answers."""

    def __init__(self, slack: FakeSlack, taken: Taken, round_number: int) -> None:
        self._slack, self._taken, self._round = slack, taken, round_number

    async def act(self) -> None:
        for number in range(POSTS):
            who = NAMES[number % len(NAMES)]
            ts = await self._slack.say(who, "#it-help", f"{TEXTS[number % len(TEXTS)]} (round {self._round}, number {number})")
            if not self._answered(ts):
                return
            self._taken.posts.append(ts)
            try:
                if number % 3 == 1:
                    await self._accept(who, ts)
                if number % 3 == 2:
                    await self._reply(ts)
            except CannotDo:
                continue

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

    async def _accept(self, who: str, ts: str) -> None:
        answer = await self._slack.press(who, await self._card("#it-help", ts), "Create ticket")
        if answer.trouble is None:
            self._taken.tickets.append(ts)

    async def _reply(self, ts: str) -> None:
        card = await self._card("#it-triage", ts)
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
        words = f"Please restart it once ({ts})."
        answer = await self._slack.submit("maya", {"text": words})
        if answer.trouble is None and not answer.errors:
            self._taken.replies[ts] = words
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
                people = asyncio.run_coroutine_threadsafe(People(slack, taken, round_number).act(), slack_loop(slack, do))
                wait_until(lambda before=[*taken.posts]: taken.posts != before)
                time.sleep(chance.uniform(0.1, 1.5))
                server.kill()
                people.result(60)
        with running(folder, config, slack) as server:
            wait_until(lambda: all(shown(slack, ts) for ts in taken.posts), 60)
            at_rest(slack, do)
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


def slack_loop(slack: FakeSlack, do: Do) -> asyncio.AbstractEventLoop:
    """The loop in which the fake runs."""

    async def here() -> asyncio.AbstractEventLoop:
        return asyncio.get_running_loop()

    found: asyncio.AbstractEventLoop = do(here())
    return found


def shown(slack: FakeSlack, ts: str) -> bool:
    return any(post.thread == ts for post in slack.posts("#it-help", ours=True))


def at_rest(slack: FakeSlack, do: Do) -> None:
    """Until Slack is asked for nothing any more for a while."""
    before = -1
    for _ in range(40):
        do(slack.settled())
        if len(slack.calls) == before:
            return
        before = len(slack.calls)
        time.sleep(2.0)
    raise AssertionError("it never came to rest")


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
    store, book = SqliteStore.open(folder), TicketBook(folder)
    try:
        tickets = Counter(line.message_id.rpartition("/")[2] for line in asyncio.run(_with_tickets(store)))
        assert [ts for ts in taken.tickets if tickets[ts] != 1] == []
        keys = [row[0] for row in book._reader.execute("SELECT key FROM tickets").fetchall()]
        assert len(set(keys)) == len(keys)
    finally:
        asyncio.run(_closed(store, book))
    done = f"{len(taken.posts)} posts, {len(taken.tickets)} tickets, {len(taken.replies)} replies"
    print(f"\nkilled {KILLS} times: {done} were taken; {len(posts)} posts of ours stand")


async def _with_tickets(store: SqliteStore) -> list[Any]:
    return [line for line in await store.list_cases() if await store.tickets(line.case_id)]


async def _closed(store: SqliteStore, book: TicketBook) -> None:
    await store.close()
    await book.close()
