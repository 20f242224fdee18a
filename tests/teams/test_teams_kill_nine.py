"""`kill -9` on a real helpdesk while people post, click and send dialogs in Teams: what Teams was told is taken is done.

Tickets are opened once. A channel cannot be searched, so what was being posted at that moment may stand twice: then the newer says so.
"""

import asyncio
import random
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest
from fake_teams import CannotDo, FakeTeams, Post
from fake_teams_aside import teams_aside
from helpdesks import data_folder
from killed_helpdesk import KILLS, SEED, Do, People, Taken, at_rest, check_tickets, loop_of
from server_process import Server, wait_until

from bot.organisation_file import annotated_example

POSTS = 14
REPLACES = "This replaces the card above"
MOST_TWICE = 4
"""Posts that can be on their way when the process dies: a card or piece of news of each of a few cases."""


class TeamsPeople(People):
    """People in Teams."""

    def __init__(self, teams: FakeTeams, taken: Taken, round_number: int) -> None:
        super().__init__(taken, round_number, POSTS, CannotDo)
        self._teams = teams

    async def say(self, who: str, text: str) -> str | None:
        post = await self._teams.say(who, "it-help", text)
        return post if any(one.answered for one in self._teams.deliveries if one.activity.get("id") == post) else None

    async def _card(self, label: str, fits: Callable[[Post], bool], where: str) -> str:
        """A card with that button; CannotDo if none comes soon."""
        for _ in range(20):
            for post in reversed(self._teams.acting(where)):
                if label in post.labels and fits(post):
                    return post.id
            await asyncio.sleep(0.02)
        raise CannotDo("no card yet")

    async def accept(self, who: str, post: str) -> None:
        card = await self._card("Create ticket", lambda one: one.thread == post, "it-help")
        if (await self._teams.press(who, card, "Create ticket")).trouble is None:
            self.taken.tickets.append(post)

    async def reply(self, post: str) -> None:
        def about(one: Post) -> bool:
            return f"/{post}?" in str(one.links)

        await self._teams.press("maya", await self._card("Claim", about, "it-triage"), "Claim")
        opened = await self._teams.press("maya", await self._card("Reply…", about, "it-triage"), "Reply…")
        words = f"Please restart it once ({post})."
        if opened.dialog is not None and (await self._teams.submit("maya", {"text": words})).trouble is None:
            self.taken.replies[post] = words


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_kill_nine_while_people_use_teams_loses_nothing_and_opens_no_ticket_twice(tmp_path: Path) -> None:
    folder, chance, taken = data_folder(tmp_path / "data"), random.Random(SEED), Taken()
    config = tmp_path / "helpdesk.yaml"
    config.write_text(annotated_example().replace("news_per_case_seconds: 60", "news_per_case_seconds: 1"), encoding="utf-8")
    with teams_aside(seconds=120.0) as (teams, do):
        teams.pace.retries = ()
        for round_number in range(KILLS):
            with running(folder, config, teams) as server:
                if round_number == 0:
                    install(teams, do)
                people = asyncio.run_coroutine_threadsafe(TeamsPeople(teams, taken, round_number).act(), loop_of(do))
                wait_until(lambda before=[*taken.posts]: taken.posts != before)
                time.sleep(chance.uniform(0.1, 1.5))
                server.kill()
                people.result(60)
        with running(folder, config, teams) as server:
            wait_until(lambda: all(teams.posts("it-help", thread=post, ours=True) for post in taken.posts), 60)
            at_rest(teams, do, 2.5)
            assert server.stop() == 0
        check(teams, taken, folder)


def running(folder: Path, config: Path, teams: FakeTeams) -> Server:
    server = Server(
        folder,
        shows="listening",
        HELPDESK_CONFIG=str(config),
        MicrosoftAppId=teams.app.app_id,
        MicrosoftAppPassword=teams.app.password,
        MicrosoftAppType=teams.app.kind,
        MicrosoftAppTenantId=teams.app.tenant,
        HELPDESK_TEAMS_SERVICE_URLS=teams.base,
        HELPDESK_TEAMS_LOGIN_URL=teams.login_url,
        HELPDESK_TEAMS_OPENID_URL=teams.openid_url,
    )
    teams.request_url = f"{server.address}/api/messages"
    return server


def install(teams: FakeTeams, do: Do) -> None:
    for team in ("Fernhill", "IT Support"):
        do(teams.install("sofia", team))


def marker(post: Post) -> str:
    """Which card of which case it is; empty for a post that is none."""
    head = post.cards[0]["body"][0] if post.cards else {}
    return str(head.get("id", ""))


def check(teams: FakeTeams, taken: Taken, folder: Path) -> None:
    """Each post that was taken has its card, each ticket is one, each reply is there; what stands twice says that it replaces the older."""
    assert len(taken.posts) > KILLS
    assert taken.tickets
    assert taken.replies
    posts = [post for where in ("it-help", "it-triage") for post in teams.posts(where, ours=True)]
    cards: dict[str, list[Post]] = defaultdict(list)
    for post in posts:
        if marker(post).endswith((":requester", ":agents")):
            cards[marker(post)].append(post)
    shown = Counter(post.thread for marked in cards.values() for post in marked[-1:] if marker(post).endswith(":requester"))
    assert [post for post in taken.posts if shown[post] != 1] == []
    twice = {name: marked for name, marked in cards.items() if len(marked) > 1}
    assert not [name for name, marked in twice.items() if not all(REPLACES in post.words for post in marked[1:])]
    assert sum(len(marked) - 1 for marked in twice.values()) <= KILLS * MOST_TWICE
    for post, words in taken.replies.items():
        assert 1 <= sum(words in one.words for one in posts if one.thread == post) <= 2, f"the reply to {post}"
    check_tickets(taken, folder)
    print(f"\nkilled {KILLS} times: {taken} were taken; {len(posts)} posts of ours stand, {len(twice)} cards of them twice")
