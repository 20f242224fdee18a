"""At the same moment: deliveries, actions, deadlines, edits. Through the runner, and past it as two processes would."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest
from helpdesks import Desk, desk, scan_once
from outside_world import AMARA, BEN, MAYA, OLIVER, START, Lasting

from bot.flow import walk
from bot.inbound import Click
from bot.learning import Learning
from bot.models.offline import OfflineModel
from bot.ports import Model
from storage.store import StoredEvent
from triage.act import act
from triage.case import Asked, Case
from triage.facts import CLOCK, Action, ActionName, Context, Event, Person, Place, Request, Role
from triage.organisation import Organisation

_A = ActionName
CLEAR = "my machine does not boot, just a blinking cursor"
OTHER = "Excel crashes when I open the budget file"
PLACE = Place(surface="chat", conversation="it-triage")


def one_of_each(found: Desk, case: Case, tickets: int) -> None:
    """One requester's card, one agents' card, so many tickets."""
    cards = [post.card.marker for post in found.world.posts.values()]
    assert cards.count(f"case:{case.id}:requester") == 1
    assert cards.count(f"case:{case.id}:agents") == 1
    assert len(found.world.tickets) == found.world.created == tickets


async def test_a_message_delivered_three_times_at_once_is_one_request(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        message = found.world.message(CLEAR)
        twin = message.model_copy(update={"via": "mention", "mentions_bot": True})
        answers = await asyncio.gather(*(found.app.door.message(one) for one in (message, message, twin)))
        await found.settle()
        again = await found.app.door.message(message)
        await found.settle()
        assert {answer.case_id for answer in (*answers, again)} == {"C1001"}
        case = await found.case("C1001")
        assert (case.version, case.state) == (1, "proposed")
        one_of_each(found, case, 0)


async def test_a_click_delivered_three_times_at_once_is_one_click(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        case = await found.ask(CLEAR)
        await asyncio.gather(*(found.click(case.id, _A.CREATE_TICKET, AMARA, id="same", version=1) for _ in range(3)))
        after = await found.case(case.id)
        assert (after.version, after.state) == (2, "open")
        assert found.world.told == []
        one_of_each(found, after, 1)


async def test_fifty_people_claim_at_once_and_one_wins(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        case = await found.ask(CLEAR)
        people = [Person(id=f"chat:agent-{n}", name=f"Agent {n}", is_agent=True) for n in range(50)]
        answers = await asyncio.gather(*(found.click(case.id, _A.CLAIM, one, version=1) for one in people))
        await found.settle()
        after = await found.case(case.id)
        assert after.assignee is not None
        assert (after.version, after.state) == (2, "claimed")
        one_of_each(found, after, 1)
        at_the_door = [people[n].id for n, answer in enumerate(answers) if answer.kind == "refused"]
        told = [to for to, card in found.world.told if f"{after.assignee.name} was faster" in card.title]
        assert sorted((*at_the_door, *told, after.assignee.id)) == sorted(person.id for person in people)


async def mailed(found: Desk, case_id: str, name: str, action: Action) -> StoredEvent:
    """An event in the mailbox that no runner knows of."""
    kind = "due" if action.by == CLOCK else "action"
    await found.app.world.store.accept(Event(id=name, kind=kind, at=found.world.now, action=action, place=PLACE), case_id)
    stored = await found.app.world.store.event(name)
    assert stored is not None
    return stored


@pytest.mark.parametrize("turn", range(4))
async def test_two_walks_of_one_case_at_the_same_instant_make_one_winner(tmp_path: Path, turn: int) -> None:
    async with desk(tmp_path) as found:
        case = await found.ask(CLEAR)
        pair = ((MAYA, _A.CLAIM), (OLIVER, _A.CLAIM)) if turn % 2 else ((AMARA, _A.NOT_NEEDED), (AMARA, _A.CREATE_TICKET))
        events = [await mailed(found, case.id, f"e{n}", Action(name=name, by=by, seen_version=1)) for n, (by, name) in enumerate(pair)]
        if turn >= 2:
            events.reverse()
        await asyncio.gather(*(walk(found.app.world, event) for event in events))
        await found.scan()
        after = await found.case(case.id)
        results = [stored.result for stored in [await found.app.world.store.event("e0"), await found.app.world.store.event("e1")] if stored]
        assert sorted(str(result).partition(":")[0] for result in results) == ["recorded", "refused"]
        assert after.version == 2
        assert len(found.world.told) == 1
        one_of_each(found, after, 0 if after.state == "closed" else 1)


async def test_two_records_on_one_version_let_one_through(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        case, store = await found.ask(CLEAR), found.app.world.store
        changes = []
        for name, by in (("one", MAYA), ("two", OLIVER)):
            action = Action(name=_A.CLAIM, by=by, seen_version=1)
            await mailed(found, case.id, name, action)
            changes.append((name, act(case, action, (Role.AGENT,), name, START, found.app.world.organisation)))
        made = await asyncio.gather(*(store.record(name, change, 1) for name, change in changes))  # type: ignore[arg-type]
        assert sorted(one is None for one in made) == [False, True]
        assert [version.version for version in await store.versions(case.id)] == [1, 2]


@pytest.mark.parametrize("first", ["deadline", "click"])
@pytest.mark.parametrize("action", [_A.NOT_NEEDED, _A.CREATE_TICKET, _A.ADD_DETAILS])
async def test_an_action_against_the_deadline(tmp_path: Path, first: str, action: ActionName) -> None:
    async with desk(tmp_path) as found:
        case = await found.ask(CLEAR)
        found.world.now += timedelta(minutes=3, seconds=1)
        due = await mailed(found, case.id, f"due/{case.id}/1/auto_create", Action(name=_A.AUTO_CREATE, by=CLOCK, seen_version=1))
        click = await mailed(found, case.id, "click", Action(name=action, by=AMARA, seen_version=1, text="more"))
        order = [due, click] if first == "deadline" else [click, due]
        await asyncio.gather(*(walk(found.app.world, event) for event in order))
        await found.scan()
        after = await found.case(case.id)
        assert after.state in (("closed", "open") if action is _A.NOT_NEEDED else ("open",))
        if action is _A.ADD_DETAILS:
            assert "more" in (*after.request.additions, *(note.text for note in after.notes))
        one_of_each(found, after, 0 if after.state == "closed" else 1)
        assert {ticket.status for ticket in found.world.tickets.values()} <= {"open"}


class Slow:
    """A model that answers when it is let, with what the offline model says."""

    name, metered = "slow", False

    def __init__(self) -> None:
        self.asked, self.go = asyncio.Event(), asyncio.Event()
        self.learning: Learning | None = None
        self.heard: list[str] = []

    async def assess(self, request: Request, context: Context, organisation: Organisation) -> Asked:
        assert self.learning is not None
        self.heard.append(request.text)
        self.asked.set()
        await self.go.wait()
        return await OfflineModel(self.learning).assess(request, context, organisation)


async def slowly(found: Desk, text: str) -> tuple[Slow, str, str]:
    """A message whose triage is waiting for the model: (model, case, message)."""
    model = found.app.world.model
    assert isinstance(model, Slow)
    model.learning = found.app.world.learning
    message = found.world.message(text)
    answer = await found.app.door.message(message)
    await asyncio.wait_for(model.asked.wait(), 5)
    assert answer.case_id is not None
    return model, answer.case_id, message.id


async def test_an_edit_while_the_model_thinks_is_triaged_after_it(tmp_path: Path) -> None:
    model: Model = Slow()
    async with desk(tmp_path, model=model) as found:
        slow, case_id, message = await slowly(found, CLEAR)
        edited = found.world.messages[message].model_copy(update={"text": OTHER})
        await found.app.door.edited(edited, START + timedelta(seconds=1))
        slow.go.set()
        await found.settle()
        after = await found.case(case_id)
        assert slow.heard == [CLEAR, OTHER]
        assert (after.state, after.category, after.request.text) == ("proposed", "software", OTHER)
        one_of_each(found, after, 0)
        assert OTHER in found.world.cards("requester.")[0].summary


async def test_an_edit_while_a_ticket_is_made_reaches_the_ticket(tmp_path: Path) -> None:
    model: Model = Slow()
    text = "e-mail arrives an hour late for the whole team"
    async with desk(tmp_path, model=model) as found:
        slow, case_id, message = await slowly(found, text)
        edited = found.world.messages[message].model_copy(update={"text": f"{text}, on both floors"})
        await found.app.door.edited(edited, START + timedelta(seconds=1))
        slow.go.set()
        await found.settle()
        after = await found.case(case_id)
        assert after.state == "open"
        one_of_each(found, after, 1)
        assert [order.text for order in found.world.orders if order.operation == "comment"] == [f"{text}, on both floors"]


async def test_a_password_that_an_edit_brings_while_a_ticket_is_made_is_told_of(tmp_path: Path) -> None:
    model: Model = Slow()
    text = "e-mail arrives an hour late for the whole team"
    async with desk(tmp_path, model=model) as found:
        slow, case_id, message = await slowly(found, text)
        edited = found.world.messages[message].model_copy(update={"text": f"{text}, my password is Hunter2!Winter"})
        await found.app.door.edited(edited, START + timedelta(seconds=1))
        slow.go.set()
        await found.settle()
        after = await found.case(case_id)
        assert (after.private, len(found.world.cards("news.rotate_secret"))) == (True, 1)
        assert "Hunter2" not in str(found.world.orders) + str(found.world.posts)


async def test_a_deletion_while_the_model_thinks_withdraws(tmp_path: Path) -> None:
    model: Model = Slow()
    async with desk(tmp_path, model=model) as found:
        slow, case_id, message = await slowly(found, CLEAR)
        place = found.world.messages[message].place
        await found.app.door.deleted(message, place, START + timedelta(seconds=1), AMARA)
        slow.go.set()
        await found.settle()
        after = await found.case(case_id)
        assert (after.state, after.closed_as) == ("closed", "withdrawn")


async def test_what_is_done_while_the_model_thinks_is_refused_kindly_or_waits(tmp_path: Path) -> None:
    model: Model = Slow()
    async with desk(tmp_path, model=model) as found:
        slow, case_id, message = await slowly(found, CLEAR)
        early = Click(id="early", value=f"{case_id}|1|create_ticket", by=AMARA, place=PLACE, at=START)
        assert (await found.app.door.click(early)).kind == "refused"
        reply = found.world.message("it beeps as well", thread=message)
        await found.app.door.message(reply)
        joined = found.world.message("same here", BEN, thread=message)
        await found.app.door.message(joined)
        slow.go.set()
        await found.settle()
        after = await found.case(case_id)
        assert after.request.additions == ("it beeps as well",)
        assert [person.id for person in after.followers] == [BEN.id]
        one_of_each(found, after, 0)


async def test_the_same_deadline_found_by_two_scans_counts_once(tmp_path: Path) -> None:
    world = Lasting()
    async with desk(tmp_path, world) as found:
        case = await found.ask(CLEAR)
        world.now += timedelta(minutes=4)
        await asyncio.gather(scan_once(found.app), scan_once(found.app), scan_once(found.app))
        after = await found.case(case.id)
        assert (after.version, after.state) == (2, "open")
        one_of_each(found, after, 1)
