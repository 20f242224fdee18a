"""record: one version for one event, with all that belongs to it, or nothing. On every store."""

import asyncio

import pytest
from made_up_cases import ALICE, BOB, HELP, NOW, after, case, change, click, decision, lesson, order, planned, posted

from storage.store import Store
from triage.case import Change, Due, IncidentChange, News, Ticket
from triage.facts import Receipt


async def opened(store: Store, number: int = 1) -> str:
    return (await store.accept(posted(number))).case_id


async def test_a_version_is_read_as_it_was_written(store: Store) -> None:
    home = await opened(store)
    assert await store.case(home) is None
    first = case(home, posted(1), assignee=BOB, rating=3)
    assert await store.record(posted(1).id, change(first), 0) == first
    assert await store.case(home) == first
    assert await store.case(home, 1) == first
    assert await store.case(home, 2) is None
    assert await store.version_of(home, posted(1).id) == first
    assert await store.version_of(home, "click/none") is None


async def test_an_event_makes_one_version_however_often_it_is_recorded(store: Store) -> None:
    home = await opened(store)
    first = case(home, posted(1))
    other = case(home, posted(1), state="asking")
    await store.record(posted(1).id, change(first), 0)
    assert await store.record(posted(1).id, change(other, dues=(Due(what="follow_up", at=NOW),)), 0) == first
    assert await store.versions(home) == (first,)
    assert await store.overdue(after(9), 9) == ()


async def test_of_two_at_the_same_instant_one_wins_and_the_other_is_told(store: Store) -> None:
    home = await opened(store)
    await store.record(posted(1).id, change(case(home, posted(1))), 0)
    clicks = [click(str(i)) for i in range(50)]
    for event in clicks:
        await store.accept(event, home)
    answers = await asyncio.gather(*(store.record(e.id, change(case(home, e, version=2)), 1) for e in clicks))
    (winner,) = [answer for answer in answers if answer is not None]
    assert await store.case(home) == winner
    assert len(await store.versions(home)) == 2


async def test_the_loser_writes_none_of_its_effects(store: Store) -> None:
    home = await opened(store)
    await store.record(posted(1).id, change(case(home, posted(1))), 0)
    for name in ("a", "b"):
        await store.accept(click(name), home)
    await store.record("click/a", change(case(home, click("a"), version=2)), 1)
    late = case(home, click("b"), version=2, tickets=(planned(),))
    lost = change(late, (Due(what="follow_up", at=NOW),), (News(key="k", kind="resolved"),), (order("o1"),), (lesson(late),))
    assert await store.record("click/b", lost, 1, (Receipt(step="record", started_at=NOW, seconds=0.1),)) is None
    assert (await store.overdue(after(9), 9), await store.news(NOW, 9), await store.orders(NOW, 9)) == ((), (), ())
    assert (await store.tickets(home), await store.feedback(), await store.examples()) == ((), (), ())
    stored = await store.event("click/b")
    assert stored is not None
    assert (stored.version, stored.receipts) == (None, ())


async def test_a_failing_effect_undoes_the_whole_version(store: Store) -> None:
    home = await opened(store)
    made = case(home, posted(1))
    wrong = lesson(made).model_copy(update={"case_id": "C9999"})
    with pytest.raises(Exception, match=r"FOREIGN KEY|foreign key|C9999"):
        await store.record(posted(1).id, change(made, dues=(Due(what="follow_up", at=NOW),), feedback=(wrong,)), 0)
    assert await store.case(home) is None
    assert await store.overdue(after(9), 9) == ()
    assert await store.record(posted(1).id, change(made), 0) == made


async def test_one_failing_record_among_many_writes_spoils_no_other(store: Store) -> None:
    homes = [await opened(store, number) for number in range(1, 11)]
    made = [case(home, posted(number)) for number, home in enumerate(homes, 1)]
    changes = [change(one) for one in made]
    changes[4] = change(made[4], feedback=(lesson(made[4]).model_copy(update={"case_id": "C9999"}),))
    calls = [store.record(one.case.event_id, one, 0) for one in changes]
    answers = await asyncio.gather(*calls, return_exceptions=True)
    assert isinstance(answers[4], Exception)
    assert [answer for i, answer in enumerate(answers) if i != 4] == [one for i, one in enumerate(made) if i != 4]
    assert [await store.case(home) for home in homes] == [one if i != 4 else None for i, one in enumerate(made)]


async def test_a_version_of_another_case_or_number_is_refused(store: Store) -> None:
    home, other = await opened(store, 1), await opened(store, 2)
    for wrong in (case(other, posted(1)), case(home, posted(1), version=2), case(home, posted(2))):
        with pytest.raises(ValueError, match="case C1001"):
            await store.record(posted(1).id, change(wrong), 0)
    with pytest.raises(KeyError):
        await store.record("nothing", change(case(home, posted(1))), 0)


async def test_an_event_that_has_ended_makes_no_version(store: Store) -> None:
    home = await opened(store)
    await store.finish(posted(1).id, "left_alone")
    assert await store.record(posted(1).id, change(case(home, posted(1))), 0) is None
    assert await store.case(home) is None


async def test_the_event_shows_its_version_and_its_receipts(store: Store) -> None:
    home = await opened(store)
    steps = [Receipt(step=step, started_at=NOW, seconds=0.1, detail=step) for step in ("intake", "route", "reply")]
    await store.record(posted(1).id, change(case(home, posted(1))), 0, steps[:2])
    assert [stored.event.id for stored in await store.pending(home)] == [posted(1).id]
    await store.finish(posted(1).id, "recorded", steps[2:])
    (stored,) = await store.events(home)
    assert (stored.version, stored.result, [receipt.step for receipt in stored.receipts]) == (1, "recorded", ["intake", "route", "reply"])


async def test_each_version_replaces_all_deadlines(store: Store) -> None:
    home = await opened(store)
    both = (Due(what="follow_up", at=NOW), Due(what="auto_create", at=NOW))
    await store.record(posted(1).id, change(case(home, posted(1)), dues=both), 0)
    await store.accept(click("a"), home)
    await store.record("click/a", change(case(home, click("a"), version=2), dues=(Due(what="follow_up", at=after(60)),)), 1)
    assert [(row.version, row.what, row.at) for row in await store.overdue(after(60), 9)] == [(2, "follow_up", after(60))]


async def test_planned_tickets_get_rows_that_follow_the_plan(store: Store) -> None:
    home = await opened(store)
    await store.record(posted(1).id, change(case(home, posted(1), tickets=(planned("T2"), planned("T1")))), 0)
    assert [(t.key, t.status, t.number) for t in await store.tickets(home)] == [("T2", "ordered", None), ("T1", "ordered", None)]
    await store.accept(click("a"), home)
    await store.record("click/a", change(case(home, click("a"), version=2, tickets=(planned("T2", "Other words"), planned("T1")))), 1)
    assert [t.summary for t in await store.tickets(home)] == ["Other words", "Docking station dead"]


async def walk(store: Store, number: int, state_before: str, what: str, author=ALICE) -> None:
    home = (await store.accept(posted(number, author))).case_id
    asked = case(home, posted(number, author), state=state_before, by=author)
    await store.record(posted(number).id, change(asked), 0)
    event = click(f"{number}")
    await store.accept(event, home)
    acted = asked.model_copy(update={"version": 2, "event_id": event.id, "what": what, "by": author})
    await store.record(event.id, Change(case=acted), 1)


async def test_proposals_accepted_in_a_row_are_counted_per_person(store: Store) -> None:
    assert await store.accepted_proposals(ALICE.id) == 0
    for number in (1, 2):
        await walk(store, number, "proposed", "create_ticket")
    await walk(store, 3, "answered", "create_ticket")
    assert (await store.accepted_proposals(ALICE.id), await store.accepted_proposals(BOB.id)) == (2, 0)
    await walk(store, 4, "proposed", "edit_request")
    assert await store.accepted_proposals(ALICE.id) == 0
    for number in range(5, 20):
        await walk(store, number, "proposed", "create_ticket")
    assert await store.accepted_proposals(ALICE.id) == 10


async def test_an_incident_is_declared_followed_and_ended(store: Store) -> None:
    home, follower, done = [await opened(store, number) for number in (1, 2, 3)]
    declared = IncidentChange(id="mail-down", title="Mail is down", category="mail", words=("mail", "outlook"))
    await store.record(posted(1).id, change(case(home, posted(1), incident="mail-down"), incident=declared), 0)
    await store.record(posted(2).id, change(case(follower, posted(2), state="incident", incident="mail-down")), 0)
    await store.record(posted(3).id, change(case(done, posted(3), state="closed", incident="mail-down")), 0)
    (incident,) = await store.incidents()
    assert (incident.id, incident.title, incident.words, incident.reporters) == ("mail-down", "Mail is down", ("mail", "outlook"), 2)
    assert await store.incident_cases("mail-down") == (home, follower)
    await store.accept(click("a"), home)
    ended = IncidentChange(id="mail-down", ended=True)
    await store.record("click/a", change(case(home, click("a"), version=2, state="resolved"), incident=ended), 1)
    assert await store.incidents() == ()


async def test_versions_survive_a_restart_and_the_check_finds_nothing(open_store) -> None:
    store = await open_store()
    home = await opened(store)
    first = case(home, posted(1), decision=decision("Words with ünïcode"))
    await store.record(posted(1).id, change(first, orders=(order("o1"),)), 0)
    await store.order_done("o1", Ticket(key="T1", case_id=home, number="IT-1"))
    store = await open_store()
    assert await store.case(home) == first
    assert await store.check() == ()
    found = await store.thread(HELP.model_copy(update={"thread": posted(1).id}))
    assert found is not None
    assert found.case_id == home
