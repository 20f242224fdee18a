"""Cases wait in line for their turn: only so many are advanced at a time, each ends, and what happens to one meanwhile is not lost."""

import asyncio
from pathlib import Path

from helpdesks import desk

from bot.models.offline import OfflineModel
from triage.case import Asked
from triage.facts import Context, Request
from triage.organisation import Organisation

CLEAR = "my machine does not boot, just a blinking cursor"


class Counted:
    """The offline model, which notes how many ask it at once and answers when it is let go."""

    name, metered = "offline", False

    def __init__(self) -> None:
        self.go, self.two = asyncio.Event(), asyncio.Event()
        self.asking, self.most, self.order = 0, 0, list[str]()
        self.real: OfflineModel | None = None

    async def assess(self, request: Request, context: Context, organisation: Organisation) -> Asked:
        self.asking += 1
        self.most = max(self.most, self.asking)
        if self.asking == 2:
            self.two.set()
        self.order.append(request.text.rpartition(" ")[2])
        await self.go.wait()
        await asyncio.sleep(0)
        self.asking -= 1
        assert self.real is not None
        return await self.real.assess(request, context, organisation)


async def test_more_cases_than_there_is_room_for_wait_in_line_and_all_end(tmp_path: Path) -> None:
    counted = Counted()
    async with desk(tmp_path, model=counted) as helpdesk:
        counted.real, runner = OfflineModel(helpdesk.app.world.learning), helpdesk.app.runner
        runner.in_flight = 2
        answers = [await helpdesk.app.door.message(helpdesk.world.message(f"{CLEAR}, number {n}")) for n in range(6)]
        await asyncio.wait_for(counted.two.wait(), 10)
        counted.go.set()
        await helpdesk.settle()
        assert (counted.most, sorted(counted.order)) == (2, ["0", "1", "2", "3", "4", "5"])
        for answer in answers:
            assert answer.case_id is not None
            assert await helpdesk.app.world.store.case(answer.case_id) is not None


async def test_an_edit_of_a_case_that_waits_or_is_advanced_is_not_lost(tmp_path: Path) -> None:
    counted = Counted()
    async with desk(tmp_path, model=counted) as helpdesk:
        counted.real, helpdesk.app.runner.in_flight = OfflineModel(helpdesk.app.world.learning), 1
        messages = [helpdesk.world.message(f"{CLEAR}, number {n}") for n in range(2)]
        for message in messages:
            await helpdesk.app.door.message(message)
        for message in messages:
            await helpdesk.app.door.edited(message.model_copy(update={"text": f"{CLEAR} since today"}), helpdesk.world.now)
        counted.go.set()
        await helpdesk.settle()
        assert (await helpdesk.app.world.store.counts())["events_pending"] == 0
        assert len(helpdesk.world.cards("requester")) == 2


async def test_who_stands_in_line_when_the_helpdesk_stops_is_left_for_the_next_start(tmp_path: Path) -> None:
    counted = Counted()
    async with desk(tmp_path, model=counted) as helpdesk:
        counted.real, runner = OfflineModel(helpdesk.app.world.learning), helpdesk.app.runner
        runner.in_flight = 1
        for n in range(3):
            await helpdesk.app.door.message(helpdesk.world.message(f"{CLEAR}, number {n}"))
        await runner.stop(0)
        assert not runner._tasks
        assert len(await helpdesk.app.world.store.cases_with_work(10)) == 3
