"""`kill -9` on a real process at random moments, while people post and click: nothing is lost, nothing stands twice."""

import asyncio
import random
import threading
import time
from collections import Counter
from pathlib import Path

import pytest
from helpdesks import data_folder
from server_process import Server, Visitor, wait_until

from bot.cards.actions import encode
from storage.chat import ChatPost, ChatStore
from storage.sqlite import SqliteStore
from storage.ticket_book import TicketBook
from triage.facts import ActionName

NAMES = ("amara", "tom", "ines", "rosa")
TEXTS = ("my machine does not boot, just a blinking cursor", "PowerPoint closes itself whenever I insert a video", "I forgot my password")
KILLS = 6
SEED = 20261122


class People(threading.Thread):
    """Post until the server dies; remember what it took (answered 200) and press Create ticket on every other one."""

    def __init__(self, address: str, round_number: int) -> None:
        super().__init__(daemon=True)
        self.address, self.round = address, round_number
        self.taken: list[str] = []
        self.begun: list[str] = []

    def run(self) -> None:
        for n in range(200):
            visitor = Visitor(self.address, NAMES[n % len(NAMES)])
            text = f"{TEXTS[n % len(TEXTS)]} (round {self.round}, number {n})"
            self.begun.append(text)
            try:
                visitor.post(text)
                self.taken.append(text)
                self._press(visitor)
            except (OSError, ValueError, KeyError):
                return

    def _press(self, visitor: Visitor, posts: int = 3) -> bool:
        """Press Create ticket on the newest proposal under one of the last posts; True if there was one."""
        for post in reversed(visitor.read("conversation", id="it-help")["posts"][-posts:]):
            for reply in visitor.read("thread", conversation="it-help", number=str(post["number"]))["posts"]:
                if "create_ticket" in str(reply.get("card", "")):
                    case = str(reply["card"]).partition("|create_ticket")[0].rpartition("C")[2].partition("|")[0]
                    visitor.press(reply["id"], encode(f"C{case}", 1, ActionName.CREATE_TICKET))
                    return True
        return False


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_kill_nine_at_random_moments_loses_nothing_and_doubles_nothing(tmp_path: Path) -> None:
    folder, chance, taken = data_folder(tmp_path / "data"), random.Random(SEED), []
    for round_number in range(KILLS):
        with Server(folder) as server:
            people = People(server.address, round_number)
            people.start()
            wait_until(lambda people=people: people.taken)
            time.sleep(chance.uniform(0.02, 0.6))
            server.kill()
            people.join(10)
            taken += people.taken
    with Server(folder) as server:
        visitor, last = Visitor(server.address, "jonas"), People(server.address, KILLS)
        visitor.post(f"{TEXTS[0]} (after the last kill)")
        wait_until(lambda: last._press(visitor, posts=1))
        settled(server)
        assert server.stop() == 0
    check(folder, taken)


def settled(server: Server) -> None:
    """Wait until the helpdesk has nothing left to do: its metrics need a token, so its queue page must stop changing."""
    visitor, before = Visitor(server.address, "sofia"), ""
    for _ in range(40):
        now = str([visitor.read("conversation", id=where)["posts"] for where in ("it-help", "it-triage")])
        if now == before:
            return
        before = now
        time.sleep(1.5)
    raise AssertionError("it never came to rest")


def check(folder: Path, taken: list[str]) -> None:
    """Every post that was taken has one case, one card that acts, one agents' card where one belongs, and at most one ticket."""
    store, chat, book = SqliteStore.open(folder), ChatStore.open(folder), TicketBook(folder)
    posts = everything(chat)
    own = [post for post in posts if post.card is None and post.deleted_at is None and post.author != "playground:helpdesk"]
    markers = Counter(post.marker for post in posts if post.marker and post.deleted_at is None)
    cards = {post.root for post in posts if post.marker and ":requester" in post.marker and post.deleted_at is None}
    written = {post.words for post in own}
    try:
        assert len(taken) > KILLS
        assert set(taken) <= written, "a post that was answered is gone"
        assert not {marker: count for marker, count in markers.items() if count > 1}, "posted twice"
        unanswered = [post.words for post in own if post.number not in cards]
        assert not unanswered, f"no card: {unanswered}"
        tickets = book._reader.execute("SELECT key FROM tickets").fetchall()
        assert len({row[0] for row in tickets}) == len(tickets)
        assert tickets, "the proposal that was accepted after the last kill has no ticket"
    finally:
        asyncio.run(closed(store, chat, book))
    print(f"\nkilled {KILLS} times: {len(taken)} posts taken, {len(own)} in the chat, {len(cards)} cards, {len(tickets)} tickets")


def everything(chat: ChatStore) -> list[ChatPost]:
    newest = max(chat.newest("playground:maya").values())
    return [post for post in chat.some(range(1, newest + 500)) if post is not None]


async def closed(store: SqliteStore, chat: ChatStore, book: TicketBook) -> None:
    await store.close()
    await chat.close()
    await book.close()
