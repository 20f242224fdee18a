"""A password that somebody writes is nowhere in what the helpdesk keeps, shows to agents, orders, exports or logs."""

import contextlib
import sqlite3
from pathlib import Path

import pytest
from helpdesks import Desk, desk
from outside_world import AMARA, BEN, MAYA

from bot.log import set_up
from bot.trace import trace
from triage.case import Case
from triage.facts import ActionName

_A = ActionName
SECRET = "Hunter2!xyz9"
TOLD = f"my password is {SECRET} and the VPN does not take it"
CLEAR = "my machine does not boot, just a blinking cursor"


@pytest.fixture(autouse=True)
def _logs_everything() -> object:
    set_up("debug")
    yield
    set_up()


def rows_of(folder: Path) -> str:
    """Every row of every table of every database file."""
    found = []
    for path in sorted(folder.rglob("*.sqlite")):
        with contextlib.closing(sqlite3.connect(path)) as db, db:
            tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            found += [str(row) for name in tables for row in db.execute(f'SELECT * FROM "{name}"')]
    return "\n".join(found)


async def nowhere(helpdesk: Desk, folder: Path, case_id: str, capfd: pytest.CaptureFixture[str]) -> None:
    store = helpdesk.app.world.store
    kept = await trace(store, case_id)
    assert kept is not None
    for where, text in {
        "the databases": rows_of(folder),
        "the cards": "\n".join(card.model_dump_json() for post in helpdesk.world.posts.values() for card in post.shown),
        "private words": "\n".join(card.model_dump_json() for _, card in helpdesk.world.told),
        "ticket orders": "\n".join(order.model_dump_json() for order in helpdesk.world.orders),
        "the trace": kept.model_dump_json(),
        "feedback": "\n".join(one.model_dump_json() for one in await store.feedback()),
        "the log": "".join(capfd.readouterr()),
    }.items():
        assert "Hunter2" not in text, where


async def test_a_password_in_the_first_words(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    async with desk(tmp_path / "data") as helpdesk:
        case = await helpdesk.ask(TOLD)
        await helpdesk.click(case.id, _A.CREATE_TICKET, AMARA)
        await helpdesk.click(case.id, _A.CONFIRM, MAYA)
        await nowhere(helpdesk, tmp_path, case.id, capfd)


async def test_the_receipt_of_a_case_with_a_password_still_says_what_was_found(tmp_path: Path) -> None:
    async with desk(tmp_path / "data") as helpdesk:
        case = await helpdesk.ask(TOLD)
        found = await trace(helpdesk.app.world.store, case.id)
        assert found is not None
        assert found.events[0].question is not None


async def test_of_a_long_message_with_a_password_the_rest_stays_with_the_case_without_it(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    async with desk(tmp_path / "data") as helpdesk:
        case = await helpdesk.ask(f"{CLEAR}\n" + "line of the log 0x80070005\n" * 300 + f"{TOLD}\nthe very last line of the report")
        assert {"secret", "truncated"} <= {*case.request.flags}
        assert "the very last line" not in case.request.text
        kept = [dict(event.kept).get("rest", "") for event in await helpdesk.app.world.store.events(case.id)]
        assert "the very last line of the report" in "".join(kept)
        await nowhere(helpdesk, tmp_path, case.id, capfd)


async def _answers(helpdesk: Desk, case: Case) -> None:
    await helpdesk.app.door.message(helpdesk.world.message(TOLD, thread=case.request.message_id))


async def _edits(helpdesk: Desk, case: Case) -> None:
    changed = helpdesk.world.messages[case.request.message_id].model_copy(update={"text": TOLD})
    await helpdesk.app.door.edited(changed, helpdesk.world.now)


async def _adds_details(helpdesk: Desk, case: Case) -> None:
    assert (await helpdesk.fill(case.id, _A.ADD_DETAILS, AMARA, text=TOLD)).kind == "done"


async def _calls_the_topic_wrong(helpdesk: Desk, case: Case) -> None:
    assert (await helpdesk.fill(case.id, _A.WRONG_TOPIC, AMARA, category="network", text=TOLD)).kind == "done"


async def _asks_again(helpdesk: Desk, case: Case) -> None:
    assert (await helpdesk.fill(case.id, _A.RETRIAGE, AMARA, text=TOLD)).kind == "done"


async def _talks_beside(helpdesk: Desk, case: Case) -> None:
    """Another employee under the post: nothing to the case, and nothing to keep."""
    await helpdesk.app.door.message(helpdesk.world.message(TOLD, BEN, thread=case.request.message_id))


@pytest.mark.parametrize("says", [_answers, _edits, _adds_details, _calls_the_topic_wrong, _asks_again, _talks_beside])
async def test_a_password_in_later_words(says, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    async with desk(tmp_path / "data") as helpdesk:
        case = await helpdesk.ask(CLEAR)
        await says(helpdesk, case)
        await helpdesk.settle()
        await nowhere(helpdesk, tmp_path, case.id, capfd)


async def test_a_password_in_a_form_that_came_too_late(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    async with desk(tmp_path / "data") as helpdesk:
        case = await helpdesk.ask(CLEAR)
        world, store = helpdesk.app.world, helpdesk.app.world.store
        nudge, world.nudge = world.nudge, lambda case_id: None
        await helpdesk.click(case.id, _A.NOT_NEEDED, AMARA)
        await helpdesk.fill(case.id, _A.EDIT_REQUEST, AMARA, text=TOLD)
        world.nudge = nudge
        nudge(case.id)
        await helpdesk.settle()
        events = await store.events(case.id)
        assert [event.result for event in events] == ["recorded", "recorded", "refused:refused_already_closed"]
        await nowhere(helpdesk, tmp_path, case.id, capfd)


async def test_who_asks_again_with_a_password_is_told_also_while_people_work_on_it(tmp_path: Path) -> None:
    async with desk(tmp_path / "data") as helpdesk:
        case = await helpdesk.ask(CLEAR, MAYA.model_copy(update={"is_agent": True}), channel=None)
        await helpdesk.click(case.id, _A.CLAIM, MAYA)
        await helpdesk.fill(case.id, _A.RETRIAGE, MAYA, text=TOLD)
        assert (await helpdesk.case(case.id)).private
        assert len(helpdesk.world.cards("news.rotate_secret")) == 1
