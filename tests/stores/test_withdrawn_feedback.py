"""Taking back a confirmation: it leaves exports, and what it taught is unlearned; an earlier lesson of the case stands again."""

from pathlib import Path

from helpdesks import desk
from outside_world import MAYA

from triage.facts import ActionName

CLEAR = "my machine does not boot, just a blinking cursor"


async def test_a_confirmation_taken_back_teaches_nothing(tmp_path: Path) -> None:
    async with desk(tmp_path) as helpdesk:
        case = await helpdesk.ask(CLEAR)
        store = helpdesk.app.world.store
        await helpdesk.click(case.id, ActionName.CONFIRM, MAYA)
        assert [example.id for example in await store.examples()] == [f"case/{case.id}"]

        await helpdesk.click(case.id, ActionName.UNCONFIRM, MAYA)

        assert await store.examples() == ()
        assert await store.feedback() == ()


async def test_what_an_earlier_correction_taught_stands_again(tmp_path: Path) -> None:
    async with desk(tmp_path) as helpdesk:
        case = await helpdesk.ask(CLEAR)
        store = helpdesk.app.world.store
        await helpdesk.fill(case.id, ActionName.CORRECT, MAYA, category="software", text="it is the boot loader")
        await helpdesk.click(case.id, ActionName.CONFIRM, MAYA)

        await helpdesk.click(case.id, ActionName.UNCONFIRM, MAYA)

        assert [(example.id, example.label) for example in await store.examples()] == [(f"case/{case.id}", "software")]
        assert [given.kind for given in await store.feedback()] == ["corrected"]
