"""Code that changed between crash and restart reads what was kept, strands nothing, and never contradicts what was decided."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from dying import Died
from helpdesks import data_folder, open_desk
from outside_world import AMARA, Lasting

from bot.inbound import Click
from bot.steps import classify as classify_step
from triage.case import Case
from triage.facts import ActionName, Place
from triage.organisation import Organisation

_A = ActionName
CLEAR = "my machine does not boot, just a blinking cursor"
PLACE = Place(surface="chat", conversation="it-triage")


def both_stand(world: Lasting, case: Case) -> bool:
    """The requester's and the agents' card stand, once each."""
    markers = [post.card.marker for post in world.posts.values()]
    return all(markers.count(f"case:{case.id}:{card}") == 1 for card in ("requester", "agents"))


async def dies_at(folder: Path, world: Lasting, point: str) -> str:
    """Accept a message and die when that point is passed; returns the case."""
    dead: list[bool] = []

    def hook(name: str) -> None:
        if dead or name == point:
            dead.append(True)
            raise Died(name)

    found = await open_desk(data_folder(folder), world, hook)
    answer = await found.app.door.message(world.message(CLEAR))
    for task in list(found.app.runner._tasks.values()):
        await asyncio.gather(task, return_exceptions=True)
    assert dead, f"the point {point} was never passed"
    await found.app.close(0)
    assert answer.case_id is not None
    return answer.case_id


async def test_what_was_kept_is_read_by_the_code_of_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    world = Lasting()
    case_id = await dies_at(tmp_path, world, "store.record:before")

    async def never(*args: Any) -> Any:
        raise AssertionError("what was kept is asked for again")

    monkeypatch.setattr(classify_step, "_ask", never)
    monkeypatch.setattr("bot.steps.enrich._context", never)
    found = await open_desk(tmp_path, world)
    try:
        await found.scan()
        case = await found.case(case_id)
        assert (case.state, case.category) == ("proposed", "hardware")
        assert both_stand(world, case)
    finally:
        await found.app.close()


async def test_a_changed_policy_does_not_contradict_what_was_decided(tmp_path: Path) -> None:
    world = Lasting()
    case_id = await dies_at(tmp_path, world, "surface.post:before")
    found = await open_desk(tmp_path, world)
    try:
        org = found.app.world.organisation
        found.app.world.organisation = org.model_copy(
            update={"thresholds": org.thresholds.model_copy(update={"route": 1.0}), "confirm": "auto"}
        )
        await found.scan()
        case = await found.case(case_id)
        assert (case.version, case.state) == (1, "proposed")
        assert case.decision is not None
        assert case.decision.outcome == "ticket_proposed"
        assert [card.kind for card in world.cards("requester.")] == ["requester.proposed"]
        await found.click(case_id, _A.CREATE_TICKET, AMARA)
        assert (await found.case(case_id)).state == "open"
    finally:
        await found.app.close()


async def test_a_category_that_is_gone_after_the_restart_strands_nothing(tmp_path: Path) -> None:
    world = Lasting()
    case_id = await dies_at(tmp_path, world, "store.record:before")
    found = await open_desk(tmp_path, world)
    try:
        org = found.app.world.organisation
        told = org.model_dump()
        told["categories"] = [category for category in told["categories"] if category["id"] != "hardware"]
        told["teams"] = [{**team, "active": team["active"] and team["id"] != "devices"} for team in told["teams"]]
        found.app.world.organisation = Organisation.model_validate(told)
        await found.scan()
        case = await found.case(case_id)
        assert case.state in ("proposed", "open")
        assert case.team != "devices"
        assert both_stand(world, case)
        click = Click(id="go", value=f"{case_id}|1|create_ticket", by=AMARA, place=PLACE, at=world.now)
        await found.app.door.click(click)
        for _ in range(4):
            await found.pass_time(minutes=6)
        assert world.created == 1
    finally:
        await found.app.close()
