"""The mailbox: an event is accepted once, waits in order, and ends once. On every store."""

import asyncio

import pytest
from made_up_cases import ALICE, BOB, HELP, NOW, after, case, change, click, due, message, posted

from storage.store import Accepted, Store
from triage.case import Due
from triage.facts import Action, ActionName, Attachment, Event, Person, Place, Receipt


async def test_a_message_opens_a_case_with_a_counted_number(store: Store) -> None:
    assert await store.accept(posted(1)) == Accepted(case_id="C1001", new=True)
    assert await store.accept(posted(2)) == Accepted(case_id="C1002", new=True)


async def test_an_event_delivered_again_is_one_event(store: Store) -> None:
    first = await store.accept(posted(1))
    again = await store.accept(posted(1, text="another delivery, other words"))
    assert again == Accepted(case_id=first.case_id, new=False)
    (stored,) = await store.events(first.case_id)
    assert stored.event == posted(1)


async def test_fifty_deliveries_at_once_make_one_case(store: Store) -> None:
    answers = await asyncio.gather(*(store.accept(posted(1)) for _ in range(50)))
    assert sum(answer.new for answer in answers) == 1
    assert {answer.case_id for answer in answers} == {"C1001"}


async def test_fifty_messages_at_once_make_fifty_cases(store: Store) -> None:
    answers = await asyncio.gather(*(store.accept(posted(number)) for number in range(50)))
    assert sorted(answer.case_id for answer in answers) == [f"C{1001 + i}" for i in range(50)]
    for number, answer in enumerate(answers):
        (stored,) = await store.pending(answer.case_id)
        assert stored.event == posted(number)


async def test_one_bad_accept_in_a_burst_fails_alone(store: Store) -> None:
    calls = [store.accept(posted(1)), store.accept(click("a"), "C9999"), store.accept(click("b")), store.accept(posted(2))]
    one, unknown, homeless, two = await asyncio.gather(*calls, return_exceptions=True)
    assert (one, two) == (Accepted(case_id="C1001", new=True), Accepted(case_id="C1002", new=True))
    assert isinstance(unknown, KeyError)
    assert "C9999" in str(unknown)
    assert isinstance(homeless, ValueError)
    assert "of kind action" in str(homeless)


async def test_a_cancelled_accept_takes_nobody_along(store: Store) -> None:
    impatient = asyncio.ensure_future(store.accept(posted(1)))
    patient = asyncio.ensure_future(store.accept(posted(2)))
    await asyncio.sleep(0)
    impatient.cancel()
    assert (await patient).new


async def test_a_second_event_of_the_same_message_joins_its_case(store: Store) -> None:
    forced = Event(id="forced/x", kind="forced", at=NOW, message=message(1))
    first, second = await asyncio.gather(store.accept(posted(1)), store.accept(forced))
    assert first.case_id == second.case_id
    assert second.new


async def test_pending_events_come_in_the_order_of_acceptance(store: Store) -> None:
    home = (await store.accept(posted(1))).case_id
    for name in ("c", "a", "b"):
        await store.accept(click(name), home)
    assert [stored.event.id for stored in await store.pending(home)] == [posted(1).id, "click/c", "click/a", "click/b"]


async def test_cases_with_work_come_oldest_event_first(store: Store) -> None:
    one, two, three = [(await store.accept(posted(number))).case_id for number in (1, 2, 3)]
    await store.finish(posted(1).id, "recorded")
    await store.finish(posted(2).id, "recorded")
    await store.accept(click("late"), one)
    assert await store.cases_with_work(10) == (three, one)
    assert await store.cases_with_work(1) == (three,)
    assert two not in await store.cases_with_work(10)


async def test_a_new_case_is_found_by_its_message_and_by_its_thread(store: Store) -> None:
    plain = (await store.accept(posted(1))).case_id
    threaded = (await store.accept(posted(2, place=HELP.model_copy(update={"thread": "t7"})))).case_id
    found = await store.thread(HELP.model_copy(update={"thread": message(1).id}))
    assert found is not None
    assert (found.case_id, found.card) == (plain, "origin")
    found = await store.thread(HELP.model_copy(update={"thread": "t7"}))
    assert found is not None
    assert found.case_id == threaded
    assert await store.thread(HELP) is None
    assert await store.thread(Place(surface="slack", conversation="it-help", thread="t7")) is None


async def test_what_a_step_kept_first_is_what_counts(store: Store) -> None:
    await store.accept(posted(1))
    values = await asyncio.gather(*(store.keep(posted(1).id, "context", f"value {i}") for i in range(50)))
    assert len(set(values)) == 1
    assert await store.keep(posted(1).id, "asked", "other") == "other"
    assert await store.kept(posted(1).id) == {"context": values[0], "asked": "other"}
    with pytest.raises(KeyError, match="no event nothing"):
        await store.keep("nothing", "context", "x")


async def test_failed_tries_are_counted_until_the_end(store: Store) -> None:
    home = (await store.accept(posted(1))).case_id
    assert [await store.failed(posted(1).id, f"problem {i}") for i in (1, 2)] == [1, 2]
    (stored,) = await store.pending(home)
    assert (stored.attempts, stored.problem) == (2, "problem 2")
    await store.finish(posted(1).id, "recorded")
    assert await store.failed(posted(1).id, "too late") == 2
    with pytest.raises(KeyError):
        await store.failed("nothing", "x")


async def test_an_event_ends_once(open_store) -> None:
    store = await open_store(now=lambda: after(100))
    home = (await store.accept(posted(1))).case_id
    receipt = Receipt(step="intake", started_at=NOW, seconds=0.1, detail="ok")
    await store.finish(posted(1).id, "recorded", (receipt,))
    await store.finish(posted(1).id, "ignored", (receipt, receipt))
    stored = await store.event(posted(1).id)
    assert stored is not None
    assert (stored.result, stored.receipts, stored.accepted_at, stored.finished_at) == ("recorded", (receipt,), after(100), after(100))
    assert await store.pending(home) == ()
    with pytest.raises(KeyError):
        await store.finish("nothing", "recorded")


async def test_words_are_forgotten_and_the_identity_stays(store: Store) -> None:
    said = message(1, text="the secret word").model_copy(update={"subject": "secret", "attachments": (Attachment(name="secret.png"),)})
    home = (await store.accept(Event(id=said.id, kind="message", at=NOW, message=said))).case_id
    await store.keep(said.id, "asked", "prompt with the secret word")
    await store.finish(said.id, "left_alone", forget_words=True)
    (stored,) = await store.events(home)
    assert stored.event.message is not None
    assert (stored.event.message.id, stored.event.message.author) == (said.id, ALICE)
    assert "secret" not in stored.model_dump_json()


async def test_the_words_of_an_action_are_forgotten_too(store: Store) -> None:
    home = (await store.accept(posted(1))).case_id
    action = Action(name=ActionName.ADD_DETAILS, by=ALICE, text="the secret word", seen_version=1)
    await store.accept(Event(id="form/1", kind="action", at=NOW, action=action), home)
    await store.finish("form/1", "recorded", forget_words=True)
    stored = await store.event("form/1")
    assert stored is not None
    assert stored.event.action == action.model_copy(update={"text": None})


async def test_what_was_kept_for_a_version_stays_as_its_receipt(store: Store) -> None:
    await store.accept(posted(1))
    await store.keep(posted(1).id, "asked", "what the model was asked")
    await store.finish(posted(1).id, "recorded", forget_words=True)
    assert await store.kept(posted(1).id) == {"asked": "what the model was asked"}


async def test_a_deadline_leaves_the_list_when_its_event_is_accepted(store: Store) -> None:
    home = (await store.accept(posted(1))).case_id
    dues = (Due(what="follow_up", at=after(10)), Due(what="auto_create", at=after(5)))
    await store.record(posted(1).id, change(case(home, posted(1)), dues=dues), 0)
    assert await store.overdue(after(4), 10) == ()
    assert [row.what for row in await store.overdue(after(10), 10)] == ["auto_create", "follow_up"]
    assert await store.next_due_at() == after(5)
    assert (await store.accept(due(home, 1, "auto_create"), home)).new
    assert [row.what for row in await store.overdue(after(10), 10)] == ["follow_up"]
    assert not (await store.accept(due(home, 1, "auto_create"), home)).new


async def test_broken_surrogates_and_control_characters_do_not_lose_a_message(store: Store) -> None:
    odd = Person(id="playground:odd", name="\ud83d\x00odd")
    home = (await store.accept(posted(1, author=odd, text="half a \ud83d smile, a NUL \x00, whole \U0001f600"))).case_id
    (stored,) = await store.pending(home)
    assert stored.event.message is not None
    assert stored.event.message.text == "half a \ufffd smile, a NUL \x00, whole \U0001f600"
    assert await store.keep(stored.event.id, "asked", "\udc00") == "\ufffd"


async def test_an_id_with_a_nul_is_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="NUL"):
        await store.accept(Event(id="a\x00b", kind="message", at=NOW, message=message(1)))


async def test_everything_is_there_after_a_restart(open_store) -> None:
    store = await open_store()
    home = (await store.accept(posted(1))).case_id
    await store.keep(posted(1).id, "context", "{}")
    await store.accept(click("a", by=BOB), home)
    before = await store.pending(home)
    store = await open_store()
    assert await store.pending(home) == before
    assert await store.accept(posted(1)) == Accepted(case_id=home, new=False)
    assert (await store.accept(posted(2))).case_id == "C1002"
