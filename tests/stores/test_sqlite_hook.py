"""The embedded store's fault hook has a point before and after every write; closing loses none."""

import asyncio
import inspect
import re
from pathlib import Path

import pytest
from made_up_cases import HELP, NOW, case, change, click, paid, posted

from storage.sqlite import WRITES, SqliteStore
from storage.store import CallLimits, Store, StoreError
from triage.case import Ticket


def test_every_method_that_writes_is_a_point_of_the_fault_hook() -> None:
    """A write is a method that goes through the writer; the rest of the protocol reads."""
    methods = {name for name, method in vars(Store).items() if inspect.iscoroutinefunction(method)}
    through = {name for name in methods if re.search(r"_write\(|_acceptor\.accept", inspect.getsource(getattr(SqliteStore, name)))}
    assert through == set(WRITES)
    reads = {name for name in methods if "_readers." in inspect.getsource(getattr(SqliteStore, name))}
    assert reads | through | {"close"} == methods
    assert not reads & through


async def test_the_hook_is_called_before_and_after_the_commit(tmp_path: Path) -> None:
    points: list[str] = []
    store = SqliteStore.open(tmp_path, hook=points.append)
    home = (await store.accept(posted(1))).case_id
    calls = {
        "keep": (posted(1).id, "a", "b"),
        "failed": (posted(1).id, "x"),
        "record": (posted(1).id, change(case(home, posted(1))), 0),
        "finish": (posted(1).id, "recorded"),
        "begin_post": (home, "agents", HELP, NOW),
        "again_post": (home, "agents", NOW),
        "posted": (home, "agents", "p", 1, "d"),
        "unposted": (home, "agents"),
        "drawn_all": (home, 1),
        "take": ("b", 1, 1, NOW),
        "due_schedule": ("s", NOW, 1),
        "reserve_call": (paid(), home, 0.01, CallLimits(), NOW),
        "settle_call": (paid(),),
        "add_examples": ((),),
        "remove_examples": (),
        "put_value": ("a", "b"),
    }
    for name, arguments in calls.items():
        await getattr(store, name)(*arguments)
    unknown = {"news_done": ("none", NOW), "order_done": ("none", Ticket(key="T", case_id=home)), "order_failed": ("none", "x", NOW)}
    for name, arguments in unknown.items():
        with pytest.raises(KeyError):
            await getattr(store, name)(*arguments)
    await store.close()
    assert points[:4] == ["store.accept:before", "store.accept:after", "store.keep:before", "store.keep:after"]
    assert {point.split(":")[0].removeprefix("store.") for point in points} == set(WRITES)


class Crash(BaseException):
    """The process dies here."""


@pytest.mark.parametrize(("moment", "there"), [("before", False), ("after", True)])
async def test_a_crash_at_the_hook_comes_before_or_after_the_write(tmp_path: Path, moment: str, there: bool) -> None:
    def die(point: str) -> None:
        if point == f"store.accept:{moment}":
            raise Crash

    store = SqliteStore.open(tmp_path, hook=die)
    with pytest.raises(Crash):
        await store.accept(posted(1))
    await store.close()
    store = SqliteStore.open(tmp_path)
    assert (await store.event(posted(1).id) is not None) is there
    await store.close()


async def test_closing_finishes_the_writes_under_way_and_twice_is_harmless(tmp_path: Path) -> None:
    store = SqliteStore.open(tmp_path)
    home = (await store.accept(posted(0))).case_id
    writes = [asyncio.ensure_future(store.accept(click(str(i)), home)) for i in range(100)]
    await asyncio.sleep(0)
    await store.close()
    await store.close()
    assert all(answer.new for answer in await asyncio.gather(*writes))
    for call in (store.accept(posted(1)), store.case(home), store.queue()):
        with pytest.raises(StoreError, match="closed"):
            await call
