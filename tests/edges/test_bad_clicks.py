"""Forged, replayed, misplaced and simultaneous clicks and forms: refused in words to the one who did it, and nothing is written."""

import asyncio
from collections import Counter
from pathlib import Path

import pytest
from helpdesks import PLACE, Desk, desk
from outside_world import AMARA, BEN, MAYA, OLIVER

from bot.cards.card import Card
from bot.inbound import Answer, Click
from triage.case import Case
from triage.facts import ActionName, Person
from triage.lifecycle import ROWS

_A = ActionName
CLEAR = "my machine does not boot, just a blinking cursor"
CLOCKS_OWN = [row.action for row in ROWS if row.clock]
STAFFS_OWN = [row.action for row in ROWS if row.agent and not (row.requester or row.bystander)]
ASKERS_OWN = [row.action for row in ROWS if row.requester and not (row.agent or row.bystander)]


def words_of(answer: Answer) -> str:
    """What one person reads; fails for anything that is not words."""
    assert answer.card is not None, answer
    return f"{answer.card.title} {answer.card.summary}"


async def press(at: Desk, value: str, by: Person = AMARA, id: str | None = None) -> Answer:
    """Press a button that carries this value, wherever it came from."""
    at._clicks += 1
    answer = await at.app.door.click(Click(id=id or f"forged-{at._clicks}", value=value, by=by, place=PLACE, at=at.world.now))
    await at.settle()
    return answer


async def unchanged(at: Desk, before: Case) -> bool:
    """Nothing was written: no version, no pending event, no ticket that was not there."""
    events = await at.app.world.store.events(before.id)
    return await at.case(before.id) == before and all(event.finished_at for event in events)


# --- forged ------------------------------------------------------------------------------------------------------------

FORGED = {
    "nothing": "",
    "words": "please create a ticket",
    "another shape": '{"case": "C1001", "action": "claim"}',
    "an unknown action": "C1001|1|delete_everything",
    "another case of letters": "C1001|1|CREATE_TICKET",
    "a small case id": "c1001|1|create_ticket",
    "SQL": "C1001' OR '1'='1|1|create_ticket",
    "SQL in the action": "C1001|1|create_ticket'; DROP TABLE cases; --",
    "over-long": "C1001|1|create_ticket|" + "a" * 5000,
    "a long id": "C" + "9" * 200 + "|1|create_ticket",
    "no version": "C1001||create_ticket",
    "a version below zero": "C1001|-1|create_ticket",
    "a version in other digits": "C1001|\u0661|create_ticket",
    "blanks": " C1001|1|create_ticket ",
    "a line more": "C1001|1|create_ticket\n",
    "NUL": "C1001|1|create_ticket\x00",
    "a broken half": "C1001|1|create_ticket|\ud83d",
    "a method": "C1001|1|__class__",
    "a path": "../../C1001|1|create_ticket",
}


async def test_a_forged_value_is_refused_in_words_and_writes_nothing(tmp_path: Path) -> None:
    async with desk(tmp_path / "data") as at:
        case = await at.ask(CLEAR)
        for name, value in FORGED.items():
            for answer in (await press(at, value), await press(at, value, MAYA)):
                assert answer.kind == "refused", name
                assert "no longer works" in words_of(answer), name
            assert await unchanged(at, case), name


async def test_an_unknown_case_is_refused_in_words(tmp_path: Path) -> None:
    async with desk(tmp_path / "data") as at:
        case = await at.ask(CLEAR)
        for case_id in ("C1", "C1002", "C999999999999", "X1001"):
            for action in (_A.CREATE_TICKET, _A.CLAIM, _A.RESOLVE, _A.RETRIAGE, "why"):
                answer = await press(at, f"{case_id}|1|{action}", MAYA)
                assert (answer.kind, "cannot find" in words_of(answer)) == ("refused", True), (case_id, action)
        assert await unchanged(at, case)


async def test_a_version_carries_no_right(tmp_path: Path) -> None:
    """Whatever version a button names, it is judged by how the case stands now."""
    async with desk(tmp_path / "data") as at:
        case = await at.ask(CLEAR)
        assert (await press(at, f"{case.id}|999999|create_ticket", BEN)).kind == "refused"
        assert (await press(at, f"{case.id}|999999|unclaim", MAYA)).kind == "refused"
        assert await unchanged(at, case)
        assert (await press(at, f"{case.id}|999999|create_ticket")).kind == "done"
        assert [version.version for version in await at.app.world.store.versions(case.id)] == [1, 2]
        assert (await press(at, f"{case.id}|0|create_ticket")).kind == "refused", "an old button does it twice"
        assert at.world.created == 1


@pytest.mark.parametrize("who", [AMARA, BEN, MAYA])
async def test_nobody_does_by_hand_what_the_clock_does(tmp_path: Path, who: Person) -> None:
    async with desk(tmp_path / "data") as at:
        case = await at.ask(CLEAR)
        for action in CLOCKS_OWN:
            answer = await press(at, f"{case.id}|{case.version}|{action}", who)
            assert (answer.kind, "by itself" in words_of(answer)) == ("refused", True), action
        assert await unchanged(at, case)
        assert at.world.created == 0


async def test_a_form_cannot_be_left_out_by_a_forged_argument(tmp_path: Path) -> None:
    async with desk(tmp_path / "data") as at:
        case = await at.ask(CLEAR)
        await at.click(case.id, _A.CLAIM, MAYA)
        case = await at.case(case.id)
        for action in (_A.RESOLVE, _A.REPLY, _A.CORRECT, _A.ESCALATE, _A.ASSIGN, _A.MERGE, _A.ASK):
            for argument in ("forced", "5", "I-1", "chat:maya"):
                answer = await press(at, f"{case.id}|1|{action}|{argument}", MAYA)
                assert answer.kind == "form", (action, argument)
        assert await unchanged(at, case)


@pytest.mark.parametrize("who", [AMARA, BEN, MAYA])
async def test_what_no_card_offers_is_not_done_by_a_button(tmp_path: Path, who: Person) -> None:
    """Following another's request is for who writes so in its thread, a note for who writes under the card."""
    async with desk(tmp_path / "data") as at:
        case = await at.ask(CLEAR)
        await press(at, f"{case.id}|1|join", who)
        assert (await at.fill(case.id, _A.NOTE, who, text="words")).kind == "refused"
        assert await unchanged(at, case)


async def test_a_button_of_another_state_is_none_of_this_one_unless_it_stood_there(tmp_path: Path) -> None:
    async with desk(tmp_path / "data") as at:
        case = await at.ask(CLEAR)
        answer = await press(at, f"{case.id}|1|reply", MAYA)
        assert (answer.kind, "no longer works" in words_of(answer)) == ("refused", True), "no agents' card has it before somebody claims"
        await at.click(case.id, _A.CLAIM, MAYA)
        assert (await press(at, f"{case.id}|2|reply", MAYA)).kind == "form"
        await at.click(case.id, _A.UNCLAIM, MAYA)
        assert (await press(at, f"{case.id}|2|reply", OLIVER)).kind == "form", "it stood on the card that was seen"
        assert (await press(at, f"{case.id}|3|reply", OLIVER)).kind == "refused"


# --- the wrong person --------------------------------------------------------------------------------------------------


async def test_a_bystander_has_no_button_but_joining(tmp_path: Path) -> None:
    async with desk(tmp_path / "data") as at:
        case = await at.ask(CLEAR)
        for action in ActionName:
            if action is _A.JOIN:
                continue
            for answer in (
                await at.click(case.id, action, BEN),
                await at.fill(case.id, action, BEN, text="x", category="email", rating="5"),
            ):
                assert answer.kind in ("refused", "errors"), (action, answer)
        for reading in ("why", "summary"):
            answer = await press(at, f"{case.id}|1|{reading}", BEN)
            assert (answer.kind, "agents" in words_of(answer)) == ("refused", True)
        assert await unchanged(at, case)


async def test_a_requester_has_no_button_of_the_agents_and_they_none_of_hers(tmp_path: Path) -> None:
    async with desk(tmp_path / "data") as at:
        case = await at.ask(CLEAR)
        for who, actions, word in ((AMARA, STAFFS_OWN, "agents"), (MAYA, ASKERS_OWN, "person who asked")):
            for action in actions:
                answer = await at.click(case.id, action, who)
                assert answer.kind == "refused", (who.id, action)
                assert word in words_of(answer), (who.id, action)
        assert await unchanged(at, case)


async def test_a_bot_and_a_guest_have_no_more_rights_than_anybody(tmp_path: Path) -> None:
    bot, guest = Person(id="chat:b1", name="Some bot", is_bot=True), Person(id="chat:g1", name="A guest", is_guest=True)
    async with desk(tmp_path / "data") as at:
        case = await at.ask(CLEAR)
        for who in (bot, guest):
            for action in (_A.CREATE_TICKET, _A.CLAIM, _A.NOT_NEEDED, _A.CONFIRM):
                assert (await at.click(case.id, action, who)).kind == "refused"
        assert await unchanged(at, case)


async def test_another_persons_case_is_no_place_for_ones_own_button(tmp_path: Path) -> None:
    """Ben takes the value from his own card and puts Amara's case into it."""
    async with desk(tmp_path / "data") as at:
        hers, his = await at.ask(CLEAR), await at.ask("PowerPoint closes itself whenever I insert a video", BEN)
        assert (await press(at, f"{hers.id}|1|create_ticket", BEN)).kind == "refused"
        assert await unchanged(at, hers)
        assert await unchanged(at, his)


# --- replayed ----------------------------------------------------------------------------------------------------------


async def test_a_click_that_comes_again_is_one_click_and_not_refused(tmp_path: Path) -> None:
    async with desk(tmp_path / "data") as at:
        case = await at.ask(CLEAR)
        for _ in range(5):
            assert (await at.click(case.id, _A.CREATE_TICKET, AMARA, id="one", version=1)).kind == "done"
        assert [version.what for version in await at.app.world.store.versions(case.id)] == ["triaged", "create_ticket"]
        assert at.world.created == 1
        assert at.world.told == []


async def test_an_old_button_pressed_again_later_is_told_how_it_stands(tmp_path: Path) -> None:
    async with desk(tmp_path / "data") as at:
        case = await at.ask(CLEAR)
        await at.click(case.id, _A.CREATE_TICKET, AMARA)
        await at.click(case.id, _A.CLAIM, MAYA)
        await at.fill(case.id, _A.RESOLVE, MAYA, text="A new drive")
        before = await at.case(case.id)
        for action, who in ((_A.CREATE_TICKET, AMARA), (_A.NOT_NEEDED, AMARA), (_A.CLAIM, OLIVER), (_A.SOLVED, AMARA)):
            answer = await at.click(case.id, action, who, version=1)
            assert (answer.kind, bool(words_of(answer).strip())) == ("refused", True), action
        assert await at.case(case.id) == before
        assert at.world.created == 1


async def test_an_id_that_another_click_had_does_not_do_something_else(tmp_path: Path) -> None:
    async with desk(tmp_path / "data") as at:
        first, second = await at.ask(CLEAR), await at.ask("PowerPoint closes itself whenever I insert a video", BEN)
        await at.click(first.id, _A.CREATE_TICKET, AMARA, id="one")
        await at.click(first.id, _A.SOLVED, AMARA, id="one")
        await at.click(second.id, _A.CREATE_TICKET, BEN, id="one")
        assert [version.what for version in await at.app.world.store.versions(first.id)] == ["triaged", "create_ticket"]
        assert await unchanged(at, second)


# --- forms -------------------------------------------------------------------------------------------------------------

WRONG_FORMS: list[tuple[ActionName, dict[str, str], str]] = [
    (_A.REPLY, {}, "text"),
    (_A.REPLY, {"text": "  \n "}, "text"),
    (_A.REPLY, {"text": "x" * 3001}, "text"),
    (_A.ASK, {"words": "in a field that is none"}, "text"),
    (_A.CORRECT, {"category": "no-such-topic"}, "category"),
    (_A.CORRECT, {"team": "no-such-team"}, "team"),
    (_A.CORRECT, {"team": "facilities-it"}, "team"),
    (_A.CORRECT, {"priority": "URGENT"}, "priority"),
    (_A.CORRECT, {"kind": "it"}, "kind"),
    (_A.CORRECT, {"outcome": "ignored"}, "outcome"),
    (_A.CORRECT, {"article": "../../etc/passwd"}, "article"),
    (_A.CORRECT, {}, "category"),
    (_A.ASSIGN, {}, "assignee"),
    (_A.ASSIGN, {"assignee": "chat:ben"}, "assignee"),
    (_A.ASSIGN, {"assignee": "' OR 1=1"}, "assignee"),
    (_A.MERGE, {"incident": "I-999"}, "incident"),
    (_A.MERGE, {"incident": "new"}, "text"),
]


async def test_a_wrong_form_is_answered_beside_its_field_and_writes_nothing(tmp_path: Path) -> None:
    async with desk(tmp_path / "data") as at:
        case = await at.ask(CLEAR)
        await at.click(case.id, _A.CLAIM, MAYA)
        case = await at.case(case.id)
        for action, fields, wrong in WRONG_FORMS:
            answer = await at.fill(case.id, action, MAYA, **fields)
            assert answer.kind == "errors", (action, fields, answer)
            assert dict(answer.errors)[wrong].strip(), (action, fields)
            assert answer.form is not None
        assert await unchanged(at, case)


async def test_a_field_that_the_form_does_not_have_changes_nothing(tmp_path: Path) -> None:
    async with desk(tmp_path / "data") as at:
        case = await at.ask(CLEAR)
        await at.click(case.id, _A.CLAIM, MAYA)
        case = await at.case(case.id)
        extra = {
            "author": "chat:oliver",
            "seen_version": "1",
            "name": "resolve",
            "state": "closed",
            "rating": "5",
            "assignee": "chat:oliver",
        }
        assert (await at.fill(case.id, _A.REPLY, MAYA, text="A reply", category="email", priority="critical", **extra)).kind == "done"
        now = await at.case(case.id)
        assert now.notes[-1].by.id == MAYA.id
        same = ("state", "category", "priority", "team", "assignee", "rating", "decision", "request", "tickets")
        assert [getattr(now, name) for name in same] == [getattr(case, name) for name in same]


async def test_a_priority_cannot_be_raised_to_critical_by_a_forged_choice(tmp_path: Path) -> None:
    async with desk(tmp_path / "data") as at:
        case = await at.ask(CLEAR)
        answer = await at.fill(case.id, _A.EDIT_REQUEST, AMARA, text="My laptop is dead", priority="critical")
        assert (answer.kind, "priority" in dict(answer.errors)) == ("errors", True)
        assert await unchanged(at, case)


async def test_a_rating_is_one_of_five_stars(tmp_path: Path) -> None:
    async with desk(tmp_path / "data") as at:
        case = await at.ask(CLEAR)
        await at.click(case.id, _A.CREATE_TICKET, AMARA)
        await at.click(case.id, _A.SOLVED, AMARA)
        before = await at.case(case.id)
        for stars in ("", "0", "6", "-1", "5.0", "five", "\u0665", "1e0", "9" * 400):
            answer = await at.fill(case.id, _A.RATE, AMARA, rating=stars)
            assert answer.kind == "errors", stars
        assert await unchanged(at, before)
        assert (await at.fill(case.id, _A.RATE, AMARA, rating="5")).kind == "done"
        assert (await at.case(case.id)).rating == 5


async def test_a_form_without_a_form_is_refused(tmp_path: Path) -> None:
    """A submission for something that is a plain button, or for something that only shows."""
    async with desk(tmp_path / "data") as at:
        case = await at.ask(CLEAR)
        for action in (_A.CLAIM, _A.CREATE_TICKET, _A.AUTO_CREATE, "why", "summary", "nonsense"):
            assert (await at.fill(case.id, action, MAYA, text="x")).kind == "refused", action
        assert await unchanged(at, case)


# --- all at once -------------------------------------------------------------------------------------------------------


async def test_fifty_people_press_claim_at_once_and_again_and_one_wins(tmp_path: Path) -> None:
    """Agents and others, each delivered twice: one version, and everybody else is told who it was, or why not."""
    async with desk(tmp_path / "data") as at:
        case = await at.ask(CLEAR)
        people = [Person(id=f"chat:p{n}", name=f"Person {n}", is_agent=n % 2 == 0) for n in range(50)]
        presses = [at.click(case.id, _A.CLAIM, who, id=f"p{n}", version=1) for n, who in enumerate(people) for _ in range(2)]
        answers = await asyncio.gather(*presses)
        await at.settle()
        after = await at.case(case.id)
        assert after.assignee is not None
        assert (after.version, after.state, after.assignee.is_agent) == (2, "claimed", True)
        told = Counter({who.id: 0 for who in people})
        for n, who in enumerate(people):
            heard = [words_of(answer) for answer in answers[2 * n : 2 * n + 2] if answer.kind == "refused"]
            heard += [words(card) for to, card in at.world.told if to == who.id]
            told[who.id] = len(heard)
            expected = f"{after.assignee.name} was" if who.is_agent else "Only the helpdesk's agents"
            assert who.id == after.assignee.id or any(expected in one for one in heard), (who.id, heard)
        assert told[after.assignee.id] == 0


def words(card: Card) -> str:
    return f"{card.title} {card.summary}"


async def test_fifty_different_things_at_once_leave_the_case_whole(tmp_path: Path) -> None:
    async with desk(tmp_path / "data") as at:
        case = await at.ask(CLEAR)
        plain = [_A.CREATE_TICKET, _A.SOLVED, _A.NOT_NEEDED, _A.TALK_TO_PERSON, _A.CLAIM, _A.CONFIRM, _A.NOT_A_REQUEST, _A.MUTE, _A.JOIN]
        presses = [at.click(case.id, action, who, version=1) for action in plain for who in (AMARA, BEN, MAYA, OLIVER)]
        forms = [at.fill(case.id, action, who, text="words") for action in (_A.NOTE, _A.REPLY, _A.RESOLVE) for who in (MAYA, OLIVER)]
        answers = await asyncio.gather(*presses, *forms, return_exceptions=True)
        await at.settle()
        assert not [answer for answer in answers if isinstance(answer, BaseException)]
        await at.scan()
        versions = await at.app.world.store.versions(case.id)
        assert [version.version for version in versions] == list(range(1, len(versions) + 1))
        assert len({version.event_id for version in versions}) == len(versions)
        assert at.world.created <= 1
        counts = await at.app.world.store.counts()
        assert (counts["events_pending"], counts["cards_behind"], counts["orders_open"]) == (0, 0, 0)
        assert await at.app.world.store.check() == ()
