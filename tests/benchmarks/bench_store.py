"""What the embedded store costs: accepts under a burst, the writes of a request, and 100,000 cases against none.

Run: python tests/benchmarks/bench_store.py [--cases 100000] [--folder PATH]
"""

import argparse
import asyncio
import os
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from storage import sqlite_mailbox, sqlite_record, sqlite_shown
from storage.sqlite import SqliteStore
from storage.sqlite_accept import Entry, accept_all
from storage.sqlite_files import DATABASE, connect, open_writing
from storage.store import Accepted
from triage.case import Case, Change, Clocks, Decision, Due, News, Note, PlannedTicket, Routed, TicketOrder
from triage.facts import Candidate, Event, Message, Person, Place, Receipt, Request

START = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)
WORDS = "the docking station in my office shows a black screen since the update this morning and a restart did not help " * 3
STATES = ("answered", "resolved", "closed", "open", "closed", "resolved", "closed", "ignored", "closed", "claimed")
STEPS = ("intake", "enrich", "classify", "route")
RECEIPTS = tuple(Receipt(step=step, started_at=START, seconds=0.002, detail="x" * 120) for step in STEPS)


COMPARED = ("request (8 writes and reads)", "redraw: case, posts, tickets", "receipt: events, versions", "scans")
"""Where both stores answer with as much: "scans" is one look of each scan. A list of an empty store is shorter, and that is no merit."""


def message_event(number: int) -> Event:
    person = Person(id=f"playground:person{number % 3000}", name=f"Person {number % 3000}", title="Analyst", department="Finance")
    place = Place(surface="playground", conversation="it-help")
    at = START + timedelta(seconds=number)
    message = Message(id=f"playground:it-help/{number}", place=place, author=person, text=WORDS, sent_at=at, channel="it-help")
    return Event(id=f"playground:it-help/{number}", kind="message", at=at, message=message)


def change_of(case_id: str, event: Event, number: int) -> Change:
    assert event.message is not None
    message = event.message
    article = Candidate(id="docking-station-and-monitor", title="Docking station and monitor", passage="y" * 300, score=3.0, confidence=0.8)
    routed = Routed(
        summary="Black screen at the docking station", category="hardware", priority="normal", team="l1", action="route",
        category_confidence=0.8, answer_confidence=0.4, articles=(article,) * 3,
    )  # fmt: skip
    decision = Decision(
        outcome="ticket_created", rule="routed by topic", decided_by="model", issues=(routed,), team="l1", priority="normal",
        category="hardware", category_confidence=0.8, answer_confidence=0.4, model="offline",
    )  # fmt: skip
    state = STATES[number % len(STATES)]
    case = Case(
        id=case_id, version=1, event_id=event.id, at=event.at, what="triage", state=state,
        request=Request(
            case_id=case_id, message_id=message.id, place=message.place, requester=message.author, text=message.text, asked_at=event.at
        ),
        decision=decision, category="hardware", priority=("critical", "high", "normal", "low")[number % 4], team=f"l{number % 3}",
        tickets=(PlannedTicket(key=case_id, summary="Black screen", category="hardware", priority="normal", team="l1"),),
        notes=(Note(by=message.author, at=event.at, text="z" * 100, side="requester"),),
        clocks=Clocks(first_response_due_at=event.at + timedelta(hours=4)), opened_at=event.at,
    )  # fmt: skip
    dues = (Due(what="first_response_missed", at=event.at + timedelta(days=9000)),)
    orders = (TicketOrder(id=f"{case_id}/create", key=case_id, operation="create"),)
    return Change(case=case, dues=dues, orders=orders, news=(News(key="v1", kind="limit", to="private"),))


def fill(folder: Path, cases: int) -> None:
    """The same functions that the store runs, 2,000 cases to a transaction."""
    folder.mkdir(parents=True, exist_ok=True)
    db = open_writing(folder / DATABASE)
    for start in range(0, cases, 2000):
        db.execute("BEGIN")
        for number in range(start, min(start + 2000, cases)):
            event = message_event(number)
            (accepted,) = accept_all(db, [Entry(event, event.model_dump_json(), None, event.at)])
            assert isinstance(accepted, Accepted)
            case_id = accepted.case_id
            change = change_of(case_id, event, number)
            sqlite_record.record(db, sqlite_record.recording(event.id, change, 0, RECEIPTS))
            sqlite_mailbox.finish(db, event.id, "recorded", None, False, event.at)
            sqlite_shown.begin_post(db, case_id, "requester", Place(surface="playground", conversation="it-help"), event.at)
            sqlite_shown.posted(db, case_id, "requester", f"p{number}", 1, "d")
            sqlite_shown.drawn_all(db, case_id, 1)
            db.execute("UPDATE orders SET done = 1 WHERE done = 0 AND case_id = ?", (case_id,))
            db.execute("UPDATE news SET done_at = at WHERE done_at IS NULL AND case_id = ?", (case_id,))
        db.execute("COMMIT")
    db.close()


async def request(store: SqliteStore, number: int, accepted: list[float]) -> str:
    """Eight small writes and the reads between them: what one message costs the store."""
    event = message_event(number)
    begin = time.perf_counter()
    case_id = (await store.accept(event)).case_id
    accepted.append(time.perf_counter() - begin)
    await store.pending(case_id)
    await store.kept(event.id)
    await store.keep(event.id, "context", "c" * 2000)
    await store.keep(event.id, "asked", "a" * 2000)
    await store.case(case_id)
    case = await store.record(event.id, change_of(case_id, event, number), 0, RECEIPTS)
    assert case is not None
    await store.begin_post(case_id, "requester", Place(surface="playground", conversation="it-help"), event.at)
    await store.posted(case_id, "requester", f"p{number}", 1, "d")
    await store.posts(case_id)
    await store.drawn_all(case_id, 1)
    await store.finish(event.id, "recorded")
    return case_id


def say(what: str, seconds: list[float]) -> None:
    ordered = sorted(seconds)
    p99 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]
    print(f"  {what:44} median {statistics.median(ordered) * 1e3:8.3f} ms   p99 {p99 * 1e3:8.3f} ms   most {ordered[-1] * 1e3:8.3f} ms")


async def accepts(folder: Path) -> None:
    store = SqliteStore.open(folder)
    begin, times = time.perf_counter(), []

    async def one(number: int) -> None:
        start = time.perf_counter()
        await store.accept(message_event(number))
        times.append(time.perf_counter() - start)

    for burst in range(10):
        await asyncio.gather(*(one(burst * 500 + i) for i in range(500)))
    print(f"  {5000 / (time.perf_counter() - begin):.0f} accepts/s (ten bursts of 500)")
    say("accept, 500 at once", times)
    lone: list[float] = []
    for number in range(5000, 5500):
        start = time.perf_counter()
        await store.accept(message_event(number))
        lone.append(time.perf_counter() - start)
    say("accept, one after the other", lone)
    await store.close()


async def requests(folder: Path) -> None:
    store = SqliteStore.open(folder)
    accepted: list[float] = []
    begin, cpu = time.perf_counter(), time.process_time()
    await asyncio.gather(*(request(store, i, accepted) for i in range(500)))
    took, cpu = time.perf_counter() - begin, time.process_time() - cpu
    print(f"  500 requests at once: {500 / took:.0f} requests/s, {cpu / 500 * 1e3:.2f} ms of CPU each")
    say("accept among them", accepted)
    trickle: list[float] = []
    late: list[float] = []

    async def later(number: int) -> None:
        start = time.perf_counter()
        await store.accept(message_event(number))
        late.append(time.perf_counter() - start)

    work = [asyncio.create_task(request(store, i, trickle)) for i in range(500, 1000)]
    for number in range(2000, 2100):
        await asyncio.sleep(0.004)
        await later(number)
    await asyncio.gather(*work)
    say("accept while 500 requests are under way", late)
    await store.close()


async def timed(call: Callable[[int], Awaitable[object]], times: int) -> list[float]:
    found = []
    for i in range(times):
        begin = time.perf_counter()
        await call(i)
        found.append(time.perf_counter() - begin)
    return found


async def big_against_empty(big: Path, empty: Path, cases: int) -> None:
    """Turn about, so that whatever else the machine does falls on both."""
    stores = {"big": SqliteStore.open(big), "empty": SqliteStore.open(empty)}
    for i in range(200):
        await request(stores["empty"], i, [])
    # Other messages in every run: in a store that is used again, the same ones would cost nothing.
    run = int(time.time()) % 1_000_000 * 2000
    ids = {"big": lambda i: f"C{1001 + i * 7919 % cases}", "empty": lambda i: f"C{1001 + i % 200}"}
    seen: dict[tuple[str, str], list[float]] = {}
    used: dict[str, float] = {"big": 0.0, "empty": 0.0}
    for part in range(20):
        for name, store in stores.items():
            cpu = time.process_time()
            walk = await timed(lambda i, s=store, p=part: request(s, run + p * 100 + i, []), 50)
            used[name] += time.process_time() - cpu
            seen.setdefault((name, "request (8 writes and reads)"), []).extend(walk)
            calls: dict[str, Callable[[int], Awaitable[object]]] = {
                "redraw: case, posts, tickets": lambda i, s=store, n=name, p=part: redraw(s, ids[n](p * 50 + i)),
                "receipt: events, versions": lambda i, s=store, n=name, p=part: receipt(s, ids[n](p * 50 + i)),
                "queue of 200": lambda i, s=store: s.queue(),
                "queue of a team": lambda i, s=store: s.queue(team="l1"),
                "cases_of a person": lambda i, s=store: s.cases_of(f"playground:person{i}"),
                "list_cases, 100 open": lambda i, s=store: s.list_cases(("open", "claimed"), 100),
                "scans": lambda i, s=store: scans(s),
                "counts": lambda i, s=store: s.counts(),
            }
            for what, call in calls.items():
                seen.setdefault((name, what), []).extend(await timed(call, 3 if what == "counts" else 20))
    for (name, what), times in seen.items():
        if name == "big":
            say(what, times)
            if what not in COMPARED:
                continue
            ratio = statistics.median(times) / statistics.median(seen["empty", what])
            say(f"  the same, empty store (ratio {ratio:.2f})", seen["empty", what])
    print(f"  CPU per request: {used['big']:.2f} ms with {cases} cases, {used['empty']:.2f} empty: ratio {used['big'] / used['empty']:.2f}")
    for store in stores.values():
        await store.close()


async def redraw(store: SqliteStore, case_id: str) -> None:
    await store.case(case_id)
    await store.posts(case_id)
    await store.tickets(case_id)


async def receipt(store: SqliteStore, case_id: str) -> None:
    await store.events(case_id)
    await store.versions(case_id)


async def scans(store: SqliteStore) -> None:
    await store.cases_with_work(50)
    await store.behind(50)
    await store.news(START, 50)
    await store.orders(START, 50)
    await store.overdue(START, 50)
    await store.next_due_at()


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--cases", type=int, default=100_000)
    options.add_argument("--folder", type=Path, help="where to work; a filled store there is used again (default: a temporary folder)")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        print("accept")
        asyncio.run(accepts(folder / "accepts"))
        print("requests")
        asyncio.run(requests(folder / "requests"))
        big = (given.folder or folder) / f"filled-{given.cases}"
        if not (big / DATABASE).exists():
            begin = time.perf_counter()
            fill(big, given.cases)
            size = os.stat(big / DATABASE).st_size
            print(f"filled {given.cases} cases in {time.perf_counter() - begin:.0f} s, {size / 2**20:.0f} MB")
        begin = time.perf_counter()
        connect(big / DATABASE, read_only=True).close()
        store = SqliteStore.open(big)
        print(f"opened in {time.perf_counter() - begin:.3f} s")
        begin = time.perf_counter()
        print(f"check: {asyncio.run(checked(store))} in {time.perf_counter() - begin:.1f} s")
        print(f"{given.cases} cases against none")
        asyncio.run(big_against_empty(big, folder / "empty", given.cases))


async def checked(store: SqliteStore) -> tuple[str, ...]:
    found = await store.check()
    await store.close()
    return found


if __name__ == "__main__":
    main()
