"""What the tests that kill a real helpdesk have in common: people who go on until nobody answers, and what was taken from them."""

import asyncio
import time
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from storage.sqlite import SqliteStore
from storage.ticket_book import TicketBook

NAMES = ("amara", "tom", "ines", "jonas")
TEXTS = ("Excel crashes when I open the budget file", "the headset makes strange noises in calls", "I cannot print on the second floor")
KILLS = 5
SEED = 20261122
Do = Callable[[Coroutine[Any, Any, Any]], Any]
"""Runs something in the loop of the fake and waits for it."""


@dataclass
class Taken:
    """What the platform was told is taken: posts by id, tickets asked for and replies by the post's id."""

    posts: list[str] = field(default_factory=list)
    tickets: list[str] = field(default_factory=list)
    replies: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{len(self.posts)} posts, {len(self.tickets)} tickets, {len(self.replies)} replies"


class People(ABC):
    """They post, accept proposals, and an agent claims and replies, for as long as the helpdesk answers. `gone` is raised by what cannot be
    done any more."""

    def __init__(self, taken: Taken, round_number: int, most: int, gone: type[Exception]) -> None:
        self.taken, self._round, self._most, self._gone = taken, round_number, most, gone

    @abstractmethod
    async def say(self, who: str, text: str) -> str | None:
        """The id of the post; None if the helpdesk did not take it."""

    @abstractmethod
    async def accept(self, who: str, post: str) -> None:
        """Press Create ticket; note it if it was taken."""

    @abstractmethod
    async def reply(self, post: str) -> None:
        """Claim as an agent and reply; note it if it was taken."""

    async def act(self) -> None:
        for number in range(self._most):
            who = NAMES[number % len(NAMES)]
            post = await self.say(who, f"{TEXTS[number % len(TEXTS)]} (round {self._round}, number {number})")
            if post is None:
                return
            self.taken.posts.append(post)
            try:
                if number % 3 == 1:
                    await self.accept(who, post)
                if number % 3 == 2:
                    await self.reply(post)
            except self._gone:
                continue


def loop_of(do: Do) -> asyncio.AbstractEventLoop:
    """The loop in which the fake runs."""

    async def here() -> asyncio.AbstractEventLoop:
        return asyncio.get_running_loop()

    found: asyncio.AbstractEventLoop = do(here())
    return found


def at_rest(fake: Any, do: Do, quiet_seconds: float) -> None:
    """Until the platform is asked for nothing any more for that long."""
    before = -1
    for _ in range(40):
        do(fake.settled())
        if len(fake.calls) == before:
            return
        before = len(fake.calls)
        time.sleep(quiet_seconds)
    raise AssertionError("it never came to rest")


def check_tickets(taken: Taken, folder: Path) -> None:
    """One ticket for each that was asked for, and none twice in the book."""
    store, book = SqliteStore.open(folder), TicketBook(folder)
    try:
        tickets = Counter(line.message_id.rpartition("/")[2] for line in asyncio.run(_with_tickets(store)))
        assert [post for post in taken.tickets if tickets[post] != 1] == []
        keys = [row[0] for row in book._reader.execute("SELECT key FROM tickets").fetchall()]
        assert len(set(keys)) == len(keys)
    finally:
        asyncio.run(_closed(store, book))


async def _with_tickets(store: SqliteStore) -> list[Any]:
    return [line for line in await store.list_cases() if await store.tickets(line.case_id)]


async def _closed(store: SqliteStore, book: TicketBook) -> None:
    await store.close()
    await book.close()
