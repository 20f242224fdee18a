"""Reads that are asked by an id, a link or a marker: whose case it is is looked up in the core, whatever the edge says."""

from pathlib import Path

from helpdesks import desk
from outside_world import AMARA, BEN, MAYA

from bot.inbound import Answer, Reaction
from triage.facts import ActionName

_A = ActionName
PHISHING = "I clicked a link in a phishing mail and typed my password Winter-2026-secret"
CLEAR = "my machine does not boot, just a blinking cursor"


def said(answer: Answer) -> str:
    return answer.model_dump_json()


async def test_ones_own_words_in_anothers_thread_do_not_show_how_that_case_stands(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        asked = at.world.message(PHISHING, AMARA)
        await at.app.door.message(asked)
        await at.settle()
        mine = at.world.message("same here", BEN, thread=asked.id)
        await at.app.door.message(mine)
        await at.settle()
        answer = await at.app.door.force(mine, BEN, "shortcut-1")
        assert answer.kind == "refused"
        assert "belongs to somebody else" in said(answer)
        assert "phishing" not in said(answer)


async def test_a_message_that_an_edge_takes_for_mine_does_not_show_anothers_case(tmp_path: Path) -> None:
    """The edge may have it from a client that lies; the case knows who asked."""
    async with desk(tmp_path) as at:
        asked = at.world.message(PHISHING, AMARA)
        await at.app.door.message(asked)
        await at.settle()
        forged = asked.model_copy(update={"author": BEN})
        for answer in (
            await at.app.door.force(forged, BEN, "shortcut-1"),
            await at.app.door.react(
                Reaction(id="r1", emoji="ticket", by=BEN, place=asked.place, post=asked.id, message=forged, at=at.world.now)
            ),
        ):
            assert (answer.kind, answer.case_id) == ("refused", None)
            assert "phishing" not in said(answer)


async def test_who_asked_and_the_agents_still_read_how_it_stands(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        asked = at.world.message(CLEAR, AMARA)
        await at.app.door.message(asked)
        await at.settle()
        for who in (AMARA, MAYA):
            assert (await at.app.door.force(asked, who, f"shortcut-{who.id}")).kind == "shown"


async def test_a_form_with_a_mistake_comes_back_only_to_whom_it_may_be_opened(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        case = await at.ask(PHISHING, AMARA)
        for action in (_A.CORRECT, _A.RESOLVE, _A.REPLY, _A.ASSIGN, _A.MERGE, _A.ESCALATE, _A.EDIT_REQUEST, _A.WRONG_TOPIC, _A.ADD_DETAILS):
            answer = await at.fill(case.id, action, BEN, category="no such topic", text="", rating="99")
            assert (answer.kind, answer.form) == ("refused", None), action
            assert "phishing" not in said(answer)
        assert (await at.fill(case.id, _A.REPLY, MAYA, text="")).kind in ("errors", "refused")
