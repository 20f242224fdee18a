"""The organisation file read again: what it changes at once, while the helpdesk runs (product.md, "The organisation file")."""

from pathlib import Path

from helpdesks import data_folder, settings
from outside_world import Lasting, LastingClock, LastingSurface

from bot import app as helpdesk
from bot.engine import LocalRunner
from bot.organisation_file import annotated_example

CLEAR = "my machine does not boot, just a blinking cursor"


async def test_a_changed_file_counts_from_the_next_request_on_and_a_wrong_one_does_not(tmp_path: Path) -> None:
    config, world = tmp_path / "helpdesk.yaml", Lasting()
    config.write_text(annotated_example(), encoding="utf-8")
    app = await helpdesk.start(
        settings(data_folder(tmp_path / "data"), config=config),
        clock=LastingClock(world),
        surfaces=lambda joined: [LastingSurface(world)],
        run=False,
    )
    runner = LocalRunner(app.world)
    app.world.nudge = runner.nudge

    async def outcome() -> tuple[str, int]:
        answer = await app.door.message(world.message(CLEAR))
        await runner.idle()
        case = await app.world.store.case(answer.case_id or "")
        assert case is not None
        assert case.decision is not None
        return case.decision.outcome, len(app.world.learning)

    try:
        first, learned = await outcome()
        assert (first, learned > 800) == ("ticket_proposed", True)
        config.write_text(annotated_example().replace("\n    it-help: {confirm: ask}", "\n    it-help: {confirm: auto}"), encoding="utf-8")
        assert await app.reload() is None
        assert await outcome() == ("ticket_created", learned)
        config.write_text("name: nothing else", encoding="utf-8")
        assert "categories" in (await app.reload() or "")
        assert await outcome() == ("ticket_created", learned)
        config.write_text(annotated_example().replace("name: Fernhill Instruments", "name: Acme Bakery"), encoding="utf-8")
        assert await app.reload() is None
        assert len(app.world.learning) < 100
    finally:
        await app.close()
