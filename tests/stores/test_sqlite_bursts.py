"""A burst of accepts in the embedded store: what arrives together is one write, nobody waits for ever, and each is told alone."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from made_up_cases import NOW, posted
from sqlite_utils import Database

from storage.sqlite import SqliteStore
from storage.sqlite_accept import AT_ONCE, Acceptor, Entry
from storage.sqlite_files import open_writing, say
from storage.sqlite_rows import with_json
from storage.store import Accepted, StoreError
from storage.writer import Writer


class Counting(Writer):
    """The writer, which counts what it is handed and can be kept from beginning."""

    def __init__(self, db: Database, path: Path) -> None:
        self.handed, self.has, self.may = 0, asyncio.Event(), threading.Event()
        self.may.set()
        super().__init__(db, lambda problem: say(path, problem))

    def write(self, work: Callable[[Database], Any], first: bool = False) -> "asyncio.Future[Any]":
        def when_it_may(db: Database) -> Any:
            self.may.wait(5)
            return work(db)

        self.handed += 1
        self.has.set()
        return super().write(when_it_may, first)


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[Counting]:
    path = tmp_path / "burst.sqlite"
    found = Counting(open_writing(path), path)
    yield found
    found.may.set()
    found.close()


def entry(number: int) -> Entry:
    return Entry(*with_json(posted(number)), None, NOW)


async def test_what_arrives_in_one_pass_of_the_loop_is_one_write(writer: Counting) -> None:
    acceptor = Acceptor(writer)
    answers = await asyncio.gather(*(acceptor.accept(entry(number)) for number in range(20)))
    assert [answer.case_id for answer in answers] == [f"C{1001 + number}" for number in range(20)]
    assert writer.handed == 1


async def test_who_comes_before_the_writer_begins_goes_along_and_who_comes_later_is_in_the_next_write(writer: Counting) -> None:
    acceptor = Acceptor(writer)
    writer.may.clear()
    first = asyncio.create_task(acceptor.accept(entry(1)))
    await asyncio.wait_for(writer.has.wait(), 5)
    along = asyncio.create_task(acceptor.accept(entry(2)))
    await asyncio.sleep(0)
    writer.may.set()
    assert {(await first).case_id, (await along).case_id} == {"C1001", "C1002"}
    assert writer.handed == 1
    assert await acceptor.accept(entry(3)) == Accepted(case_id="C1003", new=True)
    assert writer.handed == 2


async def test_a_burst_without_end_is_written_all_the_same(writer: Counting) -> None:
    acceptor, number = Acceptor(writer), 0
    first = asyncio.create_task(acceptor.accept(entry(number)))
    others: list[asyncio.Task[Accepted]] = []
    async with asyncio.timeout(5):
        while not first.done():
            number += 1
            others.append(asyncio.create_task(acceptor.accept(entry(number))))
            await asyncio.sleep(0)
    assert (await first).new
    assert all(answer.new for answer in await asyncio.gather(*others))


async def test_more_than_fits_into_one_statement_is_accepted_in_order(tmp_path: Path) -> None:
    store = SqliteStore.open(tmp_path)
    answers = await asyncio.gather(*(store.accept(posted(number)) for number in range(AT_ONCE + 2)))
    assert [answer.case_id for answer in answers] == [f"C{1001 + number}" for number in range(AT_ONCE + 2)]
    assert len(await store.cases_with_work(2 * AT_ONCE)) == AT_ONCE + 2
    await store.close()


async def test_whoever_waits_when_the_store_is_closed_is_written(tmp_path: Path) -> None:
    store = SqliteStore.open(tmp_path)
    waiting = asyncio.create_task(store.accept(posted(1)))
    await asyncio.sleep(0)
    await store.close()
    assert (await waiting).new


async def test_who_comes_after_the_end_is_told_so(tmp_path: Path) -> None:
    store = SqliteStore.open(tmp_path)
    await store.close()
    with pytest.raises(StoreError, match="closed"):
        await store.accept(posted(1))
