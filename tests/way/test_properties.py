"""What must hold whatever happens in whatever order: nothing counts twice, one ticket for each key, no right that one does not have."""

import asyncio
import itertools
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from helpdesks import PLACE, Desk, desk
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from outside_world import AMARA, BEN, MAYA, OLIVER, Lasting, LastingTickets

from bot.inbound import Click, Command, Reaction, Submission
from bot.ports import GiveUp, TryAgain
from triage.case import Case, Ticket, TicketOrder
from triage.facts import ActionName, Message, Person, Place

_A = ActionName
CLEAR = "my machine does not boot, just a blinking cursor"
CASE = "C1001"
QUICK = settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def folders(tmp_path: Path) -> Callable[[], Path]:
    """A new data folder each time it is asked."""
    numbers = itertools.count()
    return lambda: tmp_path / str(next(numbers))


# --- deliveries --------------------------------------------------------------------------------------------------------

Deliver = Callable[[], Awaitable[object]]
WORDS = ("It is the one in room 4", "same here", "thanks", "It works again, solved", "please hurry", "my password is Blue-Horse-77")
STEPS = st.one_of(
    st.tuples(st.just("edit"), st.sampled_from((CLEAR + " since Monday", "PowerPoint closes itself whenever I insert a video", CLEAR))),
    st.tuples(st.just("write"), st.sampled_from((AMARA, BEN, MAYA)), st.sampled_from(WORDS)),
    st.tuples(
        st.just("press"),
        st.sampled_from((AMARA, MAYA, OLIVER)),
        st.sampled_from(
            (_A.CREATE_TICKET, _A.TALK_TO_PERSON, _A.SOLVED, _A.CLAIM, _A.UNCLAIM, _A.CONFIRM, _A.MUTE, _A.REOPEN, _A.NOT_NEEDED)
        ),
    ),
    st.tuples(
        st.just("fill"),
        st.sampled_from((AMARA, MAYA)),
        st.sampled_from((_A.REPLY, _A.ASK, _A.RESOLVE, _A.CORRECT, _A.ADD_DETAILS, _A.EDIT_REQUEST, _A.ESCALATE)),
    ),
    st.tuples(st.just("react"), st.sampled_from((BEN, MAYA)), st.sampled_from(("eyes", "+1", "ticket"))),
)


async def first_delivery(at: Desk, number: int, step: tuple[Any, ...]) -> Deliver:
    """What the world delivers for a step, fixed once, so that it can come again exactly so."""
    door, now, value = at.app.door, at.world.now, f"{CASE}|{(await at.case(CASE)).version}"
    match step:
        case ("edit", words):
            changed = at.world.messages["m1"].model_copy(update={"text": words})
            at.world.now = now.replace(microsecond=number)  # the surface's own time of the edit
            edited_at = at.world.now
            return lambda: door.edited(changed, edited_at)
        case ("write", who, words):
            thread = Place(surface="chat", conversation="it-help", thread="m1")
            message = Message(id=f"w{number}", place=thread, author=who, text=words, sent_at=now, channel="it-help")
            return lambda: door.message(message)
        case ("press", who, action):
            click = Click(id=f"c{number}", value=f"{value}|{action}", by=who, place=PLACE, at=now)
            return lambda: door.click(click)
        case ("fill", who, action):
            fields = (("text", f"words {number}"), ("category", "hardware" if action is _A.EDIT_REQUEST else "printing"))
            form = Submission(id=f"f{number}", value=f"{value}|{action}", fields=fields, by=who, place=PLACE, at=now)
            return lambda: door.submit(form)
        case ("react", who, emoji):
            message = at.world.messages["m1"]
            reaction = Reaction(id=f"r{number}", emoji=emoji, by=who, place=message.place, post="m1", message=message, at=now)
            return lambda: door.react(reaction)
    raise AssertionError(step)


async def lived(folder: Path, steps: list[tuple[Any, ...]], again: list[list[int]]) -> dict[str, object]:
    """Play the steps; after step n everything of `again[n]` is delivered once more, at once. What is left of it in the end."""
    async with desk(folder) as at:
        message = at.world.message(CLEAR)
        deliveries: list[Deliver] = [lambda: at.app.door.message(message)]
        await deliveries[0]()
        await at.settle()
        for number, step in enumerate(steps):
            deliver = await first_delivery(at, number, step)
            deliveries.append(deliver)
            once_more = [deliveries[which % len(deliveries)] for which in (again[number] if number < len(again) else ())]
            await asyncio.gather(deliver(), *(other() for other in once_more))
            await at.settle()
            await asyncio.gather(*(other() for other in once_more))
            await at.settle()
        await at.pass_time(minutes=2)
        await at.pass_time(minutes=2)
        store = at.app.world.store
        return {
            "versions": [version.model_dump() for version in await store.versions(CASE)],
            "cases": [line.case_id for line in await store.list_cases()],
            "tickets": sorted(at.world.tickets.values(), key=lambda ticket: ticket.key),
            "orders": at.world.orders,
            "feedback": await store.feedback(),
            "examples": [example.id for example in await store.examples()],
            "cards": sorted((post.card.marker, post.card.model_dump_json()) for post in at.world.posts.values()),
        }


def test_whatever_comes_again_changes_nothing(folders: Callable[[], Path]) -> None:
    with asyncio.Runner() as loop:

        @QUICK
        @given(st.lists(STEPS, max_size=6), st.lists(st.lists(st.integers(0, 6), max_size=4), max_size=6))
        def deliver(steps: list[tuple[Any, ...]], again: list[list[int]]) -> None:
            once = loop.run(lived(folders(), steps, []))
            more = loop.run(lived(folders(), steps, again))
            for what, there in once.items():
                assert more[what] == there, what

        deliver()


# --- tickets -----------------------------------------------------------------------------------------------------------

FATES = ("done", "busy", "lost", "refused", "broken")
"""What becomes of one call: done · busy: tried again later · lost: done, and the answer is lost · refused for good · a fault."""


class Unreliable:
    """A ticket system for which each call has its fate; when they are used up it works."""

    name = "unreliable"

    def __init__(self, world: Lasting, fates: list[str]) -> None:
        self._real, self._fates = LastingTickets(world), list(fates)

    async def find(self, key: str) -> Ticket | None:
        return await self._real.find(key)

    async def carry_out(self, order: TicketOrder) -> Ticket:
        match self._fates.pop(0) if self._fates else "done":
            case "busy":
                raise TryAgain("busy", after_seconds=30)
            case "lost":
                await self._real.carry_out(order)
                raise TimeoutError("no answer")
            case "refused":
                raise GiveUp("this field is not allowed", "mend the field")
            case "broken":
                raise RuntimeError("a fault")
        return await self._real.carry_out(order)


async def ticketed(folder: Path, text: str, fates: list[str], acts: list[tuple[Person, ActionName]]) -> None:
    """A request becomes tickets while their system fails; in the end there is one for each key, in the state of the case."""
    async with desk(folder) as at:
        at.app.world.tickets = Unreliable(at.world, fates)
        case = await at.ask(text)
        for who, action in acts:
            if action is _A.RESOLVE:
                await at.fill(case.id, action, who, text="It has a new drive")
            else:
                await at.click(case.id, action, who)
        for _ in range(len(fates) + 4):
            await at.pass_time(hours=1, seconds=1)
        case = await at.case(case.id)
        keys = [planned.key for planned in case.tickets]
        assert sorted(at.world.tickets) == sorted(keys)
        assert at.world.created == len(keys) == len(set(keys))
        assert len({order.id for order in at.world.orders}) == len(at.world.orders), "an order was carried out twice"
        counts = await at.app.world.store.counts()
        assert (counts["orders_open"], counts["events_pending"], counts["cards_behind"]) == (0, 0, 0)
        expected = {"resolved": "resolved", "closed": "cancelled"}.get(case.state, "open")
        assert {ticket.status for ticket in at.world.tickets.values()} <= {expected}
        created = [order.key for order in at.world.orders if order.operation == "create"]
        assert sorted(created) == sorted(keys)


SEVERAL = (
    "Two things: 1) my laptop does not start any more, just a blinking cursor. "
    "2) Also please give me access to the shared folder of the marketing team."
)


def test_however_the_ticket_system_fails_there_is_one_ticket_for_each_key(folders: Callable[[], Path]) -> None:
    ways = [
        (CLEAR, [(AMARA, _A.CREATE_TICKET)]),
        (CLEAR, [(AMARA, _A.CREATE_TICKET), (MAYA, _A.CLAIM), (MAYA, _A.RESOLVE)]),
        (CLEAR, [(AMARA, _A.TALK_TO_PERSON), (MAYA, _A.RESOLVE), (AMARA, _A.REOPEN)]),
        (CLEAR, []),  # the deadline creates it
        (SEVERAL, [(AMARA, _A.FILE_SPLIT), (MAYA, _A.CLAIM)]),
        (SEVERAL, [(AMARA, _A.FILE_ONE), (MAYA, _A.RESOLVE)]),
    ]
    with asyncio.Runner() as loop:

        @QUICK
        @given(st.sampled_from(ways), st.lists(st.sampled_from(FATES), max_size=6))
        def fail(way: tuple[str, list[tuple[Person, ActionName]]], fates: list[str]) -> None:
            loop.run(ticketed(folders(), way[0], fates, way[1]))

        fail()


# --- rights ------------------------------------------------------------------------------------------------------------

LED_UP: dict[str, list[tuple[Person, ActionName, str]]] = {
    "proposed": [],
    "open": [(AMARA, _A.CREATE_TICKET, "")],
    "claimed": [(AMARA, _A.CREATE_TICKET, ""), (MAYA, _A.CLAIM, "")],
    "waiting": [(AMARA, _A.CREATE_TICKET, ""), (MAYA, _A.ASK, "Which room?")],
    "resolved": [(MAYA, _A.RESOLVE, "A new drive")],
    "closed": [(AMARA, _A.NOT_NEEDED, "")],
    "wished": [(AMARA, _A.WRONG_TOPIC, "It is the network")],
}
STRANGERS = st.sampled_from(
    (
        BEN,
        Person(id="chat:x1", name="Maya Lindqvist"),  # only called like an agent
        Person(id="chat:x2", name=AMARA.name, email="amara@example.com"),  # only called like the requester
        Person(id="chat:x3", is_guest=True),
        Person(id="chat:amara ", name="With a blank"),
        Person(id="CHAT:AMARA", name="In capitals"),
        Person(id="Clock", name="clock"),
    )
)
TRIES = st.one_of(
    st.tuples(st.just("press"), st.sampled_from(tuple(ActionName)), st.sampled_from(("", "|forced", "|5"))),
    st.tuples(st.just("fill"), st.sampled_from(tuple(ActionName))),
    st.tuples(
        st.just("write"), st.sampled_from(("same here", "+1", "please close this", "It works again, solved", "my laptop too, help!"))
    ),
    st.tuples(st.just("mention"), st.sampled_from(("mute", "unmute", f"retriage {CASE}", "retriage", f"status {CASE}", "mine", "queue"))),
    st.tuples(st.just("react"), st.sampled_from(("eyes", "+1", "ticket", "white_check_mark", "rotating_light", "repeat", "thumbsup"))),
    st.tuples(st.just("force"), st.just("")),
    st.tuples(st.just("edit"), st.sampled_from(("close it", CLEAR))),
)


async def tried(at: Desk, number: int, who: Person, what: tuple[Any, ...]) -> object:
    """One thing that somebody tries, on the card, in the thread, on the message."""
    door, now, value = at.app.door, at.world.now, f"{CASE}|{(await at.case(CASE)).version}"
    thread = Place(surface="chat", conversation="it-help", thread="m1")
    origin = at.world.messages["m1"]
    match what:
        case ("press", action, argument):
            return await door.click(Click(id=f"t{number}", value=f"{value}|{action}{argument}", by=who, place=PLACE, at=now))
        case ("fill", action):
            fields = (("text", "words"), ("category", "email"), ("rating", "5"), ("assignee", "chat:oliver"), ("incident", "new"))
            return await door.submit(Submission(id=f"t{number}", value=f"{value}|{action}", fields=fields, by=who, place=PLACE, at=now))
        case ("write", words):
            return await door.message(Message(id=f"t{number}", place=thread, author=who, text=words, sent_at=now, channel="it-help"))
        case ("mention", words):
            name, text = ("retriage", words[len("retriage ") :]) if words.startswith("retriage") else ("triage", words)
            return await door.command(Command(id=f"t{number}", name=name, text=text, by=who, place=thread, at=now))
        case ("react", emoji):
            agents = next((post for post in at.world.posts.values() if post.card.marker == f"case:{CASE}:agents"), None)
            if number % 2 and agents is not None:
                return await door.react(Reaction(id=f"t{number}", emoji=emoji, by=who, place=agents.place, post=agents.id, at=now))
            return await door.react(Reaction(id=f"t{number}", emoji=emoji, by=who, place=origin.place, post="m1", message=origin, at=now))
        case ("force", _):
            return await door.force(origin, who, f"t{number}")
        case ("edit", words):
            # Their own post under the request, changed afterwards.
            own = Message(id=f"t{number}", place=thread, author=who, text="hm", sent_at=now, channel="it-help")
            await door.message(own)
            await at.settle()
            return await door.edited(own.model_copy(update={"text": words}), now)
    raise AssertionError(what)


UNTOUCHED = tuple(
    name for name in Case.model_fields if name not in ("version", "event_id", "at", "what", "by", "followers", "undo", "replaced")
)


async def meddled(folder: Path, state: str, tries: list[tuple[Person, tuple[Any, ...]]]) -> None:
    async with desk(folder) as at:
        await at.ask(CLEAR)
        for who, action, words in LED_UP[state]:
            await (at.fill(CASE, action, who, text=words) if words else at.click(CASE, action, who))
        before, orders = await at.case(CASE), list(at.world.orders)
        for number, (who, what) in enumerate(tries):
            await tried(at, number, who, what)
            await at.settle()
        after = await at.case(CASE)
        made = (await at.app.world.store.versions(CASE))[before.version :]
        assert {version.what for version in made} <= {"join"}, [version.what for version in made]
        assert {name: getattr(after, name) for name in UNTOUCHED} == {name: getattr(before, name) for name in UNTOUCHED}
        assert at.world.orders == orders
        assert {follower.id for follower in after.followers} <= {who.id for who, _ in tries}
        feedback = [found for found in await at.app.world.store.feedback() if found.by.id not in (AMARA.id, MAYA.id)]
        assert feedback == []


def test_nothing_that_a_bystander_tries_changes_a_case_but_joining(folders: Callable[[], Path]) -> None:
    with asyncio.Runner() as loop:

        @settings(QUICK, max_examples=30)
        @given(st.sampled_from(sorted(LED_UP)), st.lists(st.tuples(STRANGERS, TRIES), min_size=1, max_size=12))
        def meddle(state: str, tries: list[tuple[Person, tuple[Any, ...]]]) -> None:
            loop.run(meddled(folders(), state, tries))

        meddle()
