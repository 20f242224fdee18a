"""The lifecycle table on the real store: every (state, action, role) through the front door and through the mailbox.

An accepted one makes exactly one version and the cards show it; a refused one is told to that person alone in the table's words and writes
no version, no order, no news; an ignored one is silent. What the door refuses, `record` refuses too: it alone decides.
"""

import contextlib
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from helpdesks import PLACE, Desk, data_folder, open_desk
from lifecycle_cases import ACTORS, FIELDS, action_of, put
from outside_world import AMARA, MAYA, Lasting

from bot.cards.actions import opens_form
from bot.cards.news import refusal_card
from bot.inbound import Answer, Click, Submission
from triage.case import STATES, Case, Refused, State
from triage.facts import CLOCK, Action, ActionName, Event, Role
from triage.lifecycle import ROWS, judge, verdict

_A = ActionName
WRITTEN = ("versions", "orders", "news", "dues", "feedback", "examples", "incidents", "tickets", "posts")
BY_CONTENT: dict[tuple[ActionName, State], str] = {
    **{(_A.END_INCIDENT, state): "refused_not_now" for state in STATES if state != "incident"},
    (_A.RESOLUTION_MISSED, "waiting"): "ignored",
}
"""Accepted by the table, but this case has nothing to do it to: it follows no incident; the clock stands while the requester is asked."""
CARDS: dict[str, tuple[str, ...]] = {
    "answered": ("self_service",),
    "asking": ("question",),
    "proposed": ("proposed",),
    "several": ("several",),
    "open": ("created", "person", "elsewhere"),
    "claimed": ("claimed",),
    "waiting": ("waiting",),
    "incident": ("incident",),
    "elsewhere": ("elsewhere",),
    "resolved": ("resolved",),
    "closed": ("closed",),
}


class Bench:
    """One helpdesk for all triples of a state, and the ways in."""

    def __init__(self, desk: Desk, base: Case, database: sqlite3.Connection) -> None:
        self.desk, self.base, self._database, self._count = desk, base, database, 0

    def written(self) -> tuple[int, ...]:
        """How many rows there are of everything that a refused action must not write."""
        counts = ", ".join(f"(SELECT count(*) FROM {table})" for table in WRITTEN)
        return tuple(self._database.execute(f"SELECT {counts}").fetchone())

    async def knock(self, case: Case, name: ActionName, role: Role) -> Answer:
        """At the front door: a click, or the filled form."""
        self._count += 1
        value, by = f"{case.id}|{case.version}|{name}", ACTORS[role]
        if opens_form(name):
            fields = tuple(FIELDS[name].items())
            form = Submission(id=f"f{self._count}", value=value, fields=fields, by=by, place=PLACE, at=self.desk.world.now)
            answer = await self.desk.app.door.submit(form)
        else:
            answer = await self.desk.app.door.click(Click(id=f"c{self._count}", value=value, by=by, place=PLACE, at=self.desk.world.now))
        await self.desk.settle()
        return answer

    async def mail(self, case: Case, action: Action) -> str:
        """Past the door, straight into the mailbox; returns what became of the event."""
        self._count += 1
        kind = "due" if action.by == CLOCK else "action"
        event = Event(id=f"mail/{self._count}", kind=kind, at=self.desk.world.now, action=action, place=PLACE)
        await self.desk.app.world.store.accept(event, case.id)
        self.desk.app.runner.nudge(case.id)
        await self.desk.settle()
        stored = await self.desk.app.world.store.event(event.id)
        assert stored is not None
        assert stored.result is not None
        return stored.result


@contextlib.asynccontextmanager
async def bench(folder: Path) -> AsyncIterator[Bench]:
    desk = await open_desk(data_folder(folder), Lasting())
    database = sqlite3.connect(f"file:{folder / 'helpdesk.sqlite'}?mode=ro", uri=True)
    try:
        yield Bench(desk, await desk.ask("the keyboard of my laptop misses the letter e"), database)
    finally:
        database.close()
        await desk.app.close()


@pytest.mark.parametrize("state", STATES)
async def test_every_action_by_every_role(state: State, tmp_path: Path) -> None:
    async with bench(tmp_path) as found:
        standing = await put(found.desk, found.base, state, _A.NOTE, MAYA)
        for name in ActionName:
            for role in Role:
                expected, word = verdict(state, name, role)
                if expected == "accepted":
                    await accepted(found, state, name, role)
                elif (state, name) != ("ignored", _A.RETRIAGE):
                    await not_done(found, standing, name, role, word)


async def accepted(found: Bench, state: State, name: ActionName, role: Role) -> None:
    """One version more, made by this action, and cards that show it."""
    case = await put(found.desk, found.base, state, name, ACTORS[role])
    what = f"{name} by {role} in {state}"
    by_content = BY_CONTENT.get((name, state))
    if role is Role.CLOCK:
        result = await found.mail(case, action_of(name, CLOCK, case.version))
        assert result == (f"{by_content}:no_change" if by_content else "recorded"), f"{what}: {result}"
    else:
        answer = await found.knock(case, name, role)
        if answer.kind == "refused":
            # No card has it: a command, a post or a reaction does it, past the buttons' door.
            assert name not in on_cards(found.desk, case, role), f"{what}: {answer}"
            result = await found.mail(case, action_of(name, ACTORS[role], case.version))
            assert result == (f"refused:{by_content}" if by_content else "recorded"), f"{what}: {result}"
        else:
            assert answer.kind == "done", f"{what}: {answer}"
    after = await found.desk.case(case.id)
    if by_content:
        assert after.version == case.version, what
        return
    assert (after.version, after.by and after.by.id) == (case.version + 1, ACTORS[role].id), what
    assert after.what in (name.value, "retriaged"), what
    shows(found.desk, after, what)


def on_cards(desk: Desk, case: Case, role: Role) -> set[str]:
    """What the cards of the case that stand now have for that role."""
    mine = f"case:{case.id}:requester"
    cards = [post.card for post in desk.world.posts.values() if post.card.marker.startswith(f"case:{case.id}:")]
    cards = [card for card in cards if (card.marker == mine) == (role is Role.REQUESTER)] if role is not Role.BYSTANDER else []
    return {str(button.action) for card in cards for button in (*card.buttons, *card.menu)}


def shows(desk: Desk, case: Case, what: str) -> None:
    """The requester's card is of the kind of its state; the agents' card carries the newest state's."""
    cards = {post.card.marker: post.card for post in desk.world.posts.values()}
    mine = cards[f"case:{case.id}:requester"]
    assert mine.kind.removeprefix("requester.") in CARDS[case.state], f"{what}: {mine.kind} in {case.state}"
    agents = cards.get(f"case:{case.id}:agents")
    for button in (*mine.buttons, *mine.menu, *(agents.buttons if agents else ())):
        roles = (Role.REQUESTER,) if button in (*mine.buttons, *mine.menu) else (Role.AGENT,)
        if button.action not in ("why", "summary"):
            assert any(verdict(case.state, ActionName(button.action), role)[0] == "accepted" for role in roles), f"{what}: {button.action}"


async def not_done(found: Bench, case: Case, name: ActionName, role: Role, word: str) -> None:
    """Nothing is written; the person is told the table's words, or nobody anything."""
    what, before, person = f"{name} by {role} in {case.state}", found.written(), ACTORS[role]
    roles = (Role.LEAD, Role.AGENT) if role is Role.LEAD else (role,)
    refusal = judge(case, action_of(name, person, case.version), roles)
    assert isinstance(refusal, Refused) == bool(word), what
    title = refusal_card(refusal, found.desk.app.world.organisation, "en").title if isinstance(refusal, Refused) else ""
    if role is not Role.CLOCK:
        answer = await found.knock(case, name, role)
        assert answer.kind == ("refused" if word else "done"), f"{what}: {answer}"
        assert (answer.card.title if answer.card else "") == title, what
        assert found.written() == before, f"{what}: the door wrote"
    found.desk.world.told.clear()
    result = await found.mail(case, action_of(name, person, case.version))
    assert result == (f"refused:{word}" if word else "ignored:no_change"), f"{what}: {result}"
    told = [(to, card.title) for to, card in found.desk.world.told]
    assert told == ([(person.id, title)] if word else []), f"{what}: told {told}"
    assert found.written() == before, f"{what}: record wrote"


async def test_what_is_left_alone_can_be_looked_at_again_by_those_who_may(tmp_path: Path) -> None:
    async with bench(tmp_path) as found:
        for role, kind in ((Role.BYSTANDER, "refused"), (Role.REQUESTER, "done"), (Role.AGENT, "done"), (Role.LEAD, "done")):
            case = await put(found.desk, found.base, "ignored", _A.RETRIAGE, AMARA)
            click = Click(id=f"again-{role}", value=f"{case.id}|1|retriage|forced", by=ACTORS[role], place=PLACE, at=found.desk.world.now)
            assert (await found.desk.app.door.click(click)).kind == kind
            await found.desk.settle()
            assert ((await found.desk.case(case.id)).state == "ignored") == (kind == "refused")


async def test_what_an_action_needs_is_asked_for_by_name(tmp_path: Path) -> None:
    async with bench(tmp_path) as found:
        for row in (row for row in ROWS if row.needs):
            role = Role.AGENT if row.agent else Role.REQUESTER
            case = await put(found.desk, found.base, (row.agent or row.requester)[0], row.action, ACTORS[role])
            before = found.written()
            found.desk.world.told.clear()
            bare = Action(name=row.action, by=ACTORS[role], text="  \n" if row.needs == ("text",) else None)
            assert await found.mail(case, bare) == f"refused:refused_missing_{row.needs[0]}"
            assert [to for to, _ in found.desk.world.told] == [ACTORS[role].id]
            assert found.written() == before, row.action
