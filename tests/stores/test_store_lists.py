"""Lists of cases: the queue, a person's cases, all cases, counts. On every store."""

from made_up_cases import AGENTS, ALICE, BOB, HELP, NOW, after, case, change, click, posted

from storage.store import Store
from triage.case import STATES, Case, Clocks
from triage.facts import PRIORITIES, Person, Place


async def add(store: Store, number: int, author: Person = ALICE, place: Place = HELP, **more: object) -> Case:
    event = posted(number, author, place)
    home = (await store.accept(event)).case_id
    made = case(home, event, **more)
    assert await store.record(event.id, change(made), 0) == made
    return made


def ids(lines) -> list[str]:
    return [line.case_id for line in lines]


async def test_the_queue_is_most_urgent_first(store: Store) -> None:
    soon, later = Clocks(first_response_due_at=after(60)), Clocks(first_response_due_at=after(600))
    low = await add(store, 1, priority="low", clocks=soon)
    no_clock = await add(store, 2)
    slow = await add(store, 3, clocks=later)
    fast = await add(store, 4, clocks=soon)
    critical = await add(store, 5, priority="critical", clocks=later)
    older = await add(store, 0)
    assert ids(await store.queue()) == [case.id for case in (critical, fast, slow, older, no_clock, low)]
    assert ids(await store.queue(limit=2)) == [critical.id, fast.id]


async def test_the_queue_holds_what_is_open_to_people(store: Store) -> None:
    for number, state in enumerate(STATES):
        await add(store, number, state=state)
    listed = {line.state for line in await store.queue()}
    assert listed == {"new", "asking", "proposed", "several", "open", "claimed", "waiting", "incident"}


async def test_a_case_of_shadow_mode_stands_in_no_queue(store: Store) -> None:
    seen = await add(store, 1)
    watched = await add(store, 2, request=seen.request.model_copy(update={"flags": ("shadow",)}), team="l1", assignee=BOB)
    for queue in (await store.queue(), await store.queue(team="l1"), await store.queue(assignee_id=BOB.id)):
        assert watched.id not in ids(queue)
    assert ids(await store.queue()) == [seen.id]
    assert {line.case_id: line.shadow for line in await store.list_cases()} == {seen.id: False, watched.id: True}


async def test_the_queue_of_a_team_and_of_an_agent(store: Store) -> None:
    mine = await add(store, 1, team="l2", assignee=BOB, state="claimed")
    theirs = await add(store, 2, team="l2")
    await add(store, 3, team="l1")
    assert ids(await store.queue(team="l2")) == [mine.id, theirs.id]
    assert ids(await store.queue(assignee_id=BOB.id)) == [mine.id]
    assert ids(await store.queue(team="l1", assignee_id=BOB.id)) == []


async def test_a_line_shows_the_newest_version(store: Store) -> None:
    made = await add(store, 1, clocks=Clocks(first_response_due_at=after(60), resolution_due_at=after(120)))
    await store.accept(click("a"), made.id)
    claimed = made.model_copy(update={"version": 2, "event_id": "click/a", "state": "claimed", "assignee": BOB, "at": after(30)})
    await store.record("click/a", change(claimed), 1)
    (line,) = await store.queue()
    assert (line.version, line.state, line.summary) == (2, "claimed", "Docking station dead")
    assert (line.requester_id, line.requester_name, line.assignee_id, line.assignee_name) == (ALICE.id, ALICE.name, BOB.id, BOB.name)
    assert (line.opened_at, line.changed_at) == (after(1), after(30))
    assert (line.first_response_due_at, line.resolution_due_at, line.first_response_at) == (after(60), after(120), None)
    assert (line.category, line.team, line.outcome, line.channel, line.message_id) == (
        "hardware",
        "l1",
        "ticket_created",
        "it-help",
        posted(1).id,
    )


async def test_a_case_without_decision_is_listed_with_its_first_words(store: Store) -> None:
    await add(store, 1, state="ignored", decision=None, ignored_because="chatter")
    (line,) = await store.list_cases(("ignored",))
    assert (line.summary, line.ignored_because, line.outcome) == ("my docking station is dead", "chatter", None)


async def test_a_persons_cases_are_newest_first_without_ignored_ones(store: Store) -> None:
    one, two = await add(store, 1), await add(store, 2, state="closed")
    await add(store, 3, state="ignored")
    await add(store, 4, author=BOB)
    await store.accept(posted(5))
    assert ids(await store.cases_of(ALICE.id)) == [two.id, one.id]
    assert ids(await store.cases_of(ALICE.id, limit=1)) == [two.id]


async def test_all_cases_are_listed_newest_first(store: Store) -> None:
    a, b, c, d = [await add(store, number, state=state) for number, state in enumerate(("open", "closed", "open", "resolved"), 1)]
    await store.accept(posted(9))
    assert ids(await store.list_cases()) == [d.id, c.id, b.id, a.id]
    assert ids(await store.list_cases(("open", "closed"))) == [c.id, b.id, a.id]
    assert ids(await store.list_cases(("open", "closed"), limit=2)) == [c.id, b.id]
    assert ids(await store.list_cases(since=after(3))) == [d.id, c.id]


async def test_past_cases_are_decided_ones_of_the_person(store: Store) -> None:
    old = await add(store, 1)
    new = await add(store, 100, state="resolved")
    await add(store, 101, state="ignored", decision=None)
    await add(store, 102, author=BOB)
    assert [past.case_id for past in await store.past_cases(ALICE.id, NOW)] == [new.id, old.id]
    (past,) = await store.past_cases(ALICE.id, after(50))
    assert (past.summary, past.category, past.team, past.state, past.opened_at) == (
        "Docking station dead",
        "hardware",
        "l1",
        "resolved",
        after(100),
    )


async def test_an_open_question_is_found_where_it_was_asked(store: Store) -> None:
    older = await add(store, 1, state="asking")
    newer = await add(store, 2, state="waiting")
    await add(store, 3, state="open")
    assert await store.open_question(ALICE.id, HELP) == newer.id
    assert await store.open_question(BOB.id, HELP) is None
    assert await store.open_question(ALICE.id, AGENTS) is None
    direct = Place(surface="playground", conversation="dm-alice")
    await store.begin_post(older.id, "requester", direct, NOW)
    await store.posted(older.id, "requester", "p1", 1, "d")
    await store.begin_post(newer.id, "agents", AGENTS, NOW)
    await store.posted(newer.id, "agents", "p2", 1, "d")
    assert await store.open_question(ALICE.id, direct) == older.id
    assert await store.open_question(ALICE.id, AGENTS) is None


async def test_counts_are_by_state_with_what_waits(store: Store) -> None:
    made = await add(store, 1)
    await add(store, 2, state="closed")
    await store.accept(posted(3))
    await store.finish(posted(1).id, "recorded")
    await store.drawn_all(made.id, 1)
    counts = await store.counts()
    assert {name: n for name, n in counts.items() if n} == {"open": 1, "closed": 1, "new": 1, "events_pending": 2, "cards_behind": 1}
    assert set(counts) == {*STATES, "events_pending", "cards_behind", "orders_open"}


async def test_every_priority_has_its_rank(store: Store) -> None:
    for number, priority in enumerate(reversed(PRIORITIES)):
        await add(store, number, priority=priority)
    assert [line.priority for line in await store.queue()] == list(PRIORITIES)
