"""Shadow mode: agents judge what was decided; whatever would reach the requester or a ticket is refused in words."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from helpdesks import PLACE, Desk, desk, sample
from outside_world import AMARA, MAYA

from bot.inbound import Reaction
from triage.facts import ActionName

_A = ActionName
STOPPED = "The label printer in hall 2 is down and production has stopped, nobody can ship"


@pytest.fixture
async def shadow(tmp_path: Path) -> AsyncIterator[Desk]:
    rollout = sample().rollout.model_copy(update={"shadow": True})
    async with desk(tmp_path / "data", organisation=sample().model_copy(update={"rollout": rollout})) as opened:
        yield opened


@pytest.mark.parametrize("action", [_A.CLAIM, _A.REPLY, _A.RESOLVE, _A.ESCALATE, _A.ASSIGN, _A.MERGE])
async def test_a_button_that_would_reach_out_is_refused_in_words(shadow: Desk, action: ActionName) -> None:
    case = await shadow.ask(STOPPED)
    answer = await shadow.click(case.id, action, MAYA)
    assert answer.kind == "refused"
    assert answer.card is not None
    assert "shadow mode" in answer.card.title
    assert (await shadow.case(case.id)).version == case.version


async def test_so_is_a_reaction_on_the_agents_card(shadow: Desk) -> None:
    await shadow.ask(STOPPED)
    card = next(post for post in shadow.world.posts.values() if post.card.kind == "agents.new")
    eyes = Reaction(id="r1", emoji="eyes", added=True, by=MAYA, place=card.place, post=card.id, message=None, at=shadow.world.now)
    assert (await shadow.app.door.react(eyes)).kind == "refused"


async def test_a_confirmation_and_a_correction_teach(shadow: Desk) -> None:
    case = await shadow.ask(STOPPED)
    assert (await shadow.click(case.id, _A.CONFIRM, MAYA)).kind == "done"
    feedback = await shadow.app.world.store.feedback()
    assert [(one.kind, one.teaches) for one in feedback] == [("confirmed", True)]


async def test_nothing_is_posted_to_the_requester_and_nothing_is_ordered_whatever_happens(shadow: Desk) -> None:
    case = await shadow.ask(STOPPED)
    await shadow.app.door.message(shadow.world.message("restart it, please", MAYA, thread=case.request.message_id))
    await shadow.app.door.message(shadow.world.message("still broken", AMARA, thread=case.request.message_id))
    await shadow.settle()
    await shadow.pass_time(hours=9)
    assert {post.place.conversation for post in shadow.world.posts.values()} == {PLACE.conversation}
    assert (shadow.world.told, shadow.world.orders) == ([], [])
    assert (await shadow.case(case.id)).assignee is None
