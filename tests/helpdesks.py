"""Starting real helpdesks in tests: the sample organisation on real SQLite files, against the outside world of outside_world.py."""

import asyncio
import contextlib
import shutil
import tempfile
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

from outside_world import Counted, Lasting, LastingClock, LastingSurface, LastingTickets

from bot import app as helpdesk
from bot import organisation_file
from bot.engine import LocalRunner
from bot.inbound import Answer, Click, Submission
from bot.settings import Settings, load
from triage.case import Case
from triage.facts import ActionName, Person, Place
from triage.organisation import Organisation

SPARED = ("learner.state", "search.sqlite")
"""Files that can be made anew: taken from a first start, so that each test starts in a tenth of the time."""


@cache
def prepared() -> Path:
    """A folder with what the sample organisation has learned and indexed."""
    folder = Path(tempfile.mkdtemp(prefix="helpdesk-prepared-"))

    async def first_start() -> None:
        await (await helpdesk.start(settings(folder / "data"), run=False)).close()

    with ThreadPoolExecutor(1) as aside:
        aside.submit(lambda: asyncio.run(first_start())).result()
    return folder / "data"


@cache
def sample() -> Organisation:
    """The sample organisation, read once."""
    return organisation_file.load(organisation_file.sample_path())


def settings(folder: Path, **more: Any) -> Settings:
    """Settings on loopback with a data folder, and nothing of the user's."""
    return load(data=folder, _env_file=None, **more)


def data_folder(path: Path) -> Path:
    """A new data folder in which nothing has to be learned first."""
    made = prepared()
    path.mkdir(parents=True, exist_ok=True)
    for name in SPARED:
        if (made / name).exists():
            shutil.copy(made / name, path / name)
    return path


class Desk:
    """A running helpdesk and what one does to it."""

    def __init__(self, app: helpdesk.App, world: Lasting) -> None:
        self.app, self.world = app, world
        self._clicks = 0

    async def settle(self) -> None:
        """Until nothing is under way."""
        await self.app.runner.idle()

    async def ask(self, text: str, author: Person | None = None, **more: Any) -> Case:
        """Post a request and wait for what becomes of it."""
        message = self.world.message(text, **({"author": author} if author else {}), **more)
        answer = await self.app.door.message(message)
        await self.settle()
        assert answer.case_id is not None, "the message was not taken"
        return await self.case(answer.case_id)

    async def case(self, case_id: str) -> Case:
        found = await self.app.world.store.case(case_id)
        assert found is not None
        return found

    async def click(
        self, case_id: str, action: ActionName | str, by: Person, *, id: str | None = None, version: int | None = None
    ) -> Answer:
        """Press a button of the newest card."""
        self._clicks += 1
        if version is None:
            version = (await self.case(case_id)).version
        click = Click(id=id or f"click-{self._clicks}", value=f"{case_id}|{version}|{action}", by=by, place=PLACE, at=self.world.now)
        answer = await self.app.door.click(click)
        await self.settle()
        return answer

    async def fill(self, case_id: str, action: ActionName | str, by: Person, **fields: str) -> Answer:
        """Send a filled form."""
        self._clicks += 1
        value = f"{case_id}|{(await self.case(case_id)).version}|{action}"
        form = Submission(id=f"form-{self._clicks}", value=value, fields=tuple(fields.items()), by=by, place=PLACE, at=self.world.now)
        answer = await self.app.door.submit(form)
        await self.settle()
        return answer

    async def scan(self) -> None:
        """What the scans do each second, once, now."""
        await scan_once(self.app)

    async def pass_time(self, **by: float) -> None:
        """Let time pass and everything happen that is due."""
        LastingClock(self.world).skip(**by)
        await self.scan()


PLACE = Place(surface="chat", conversation="it-triage")


async def scan_once(app: helpdesk.App) -> None:
    """Every scan once, until nothing is under way; twice, because what one finds may give another work."""
    from bot.scans import SCANS

    for _ in range(2):
        for scan in SCANS:
            for case_id in await scan.run(app.world):
                app.runner.nudge(case_id)
        await app.runner.idle()


async def open_desk(folder: Path, world: Lasting, hook: Callable[[str], None] | None = None, **more: Any) -> Desk:
    """Start a helpdesk whose every write and call passes the hook. Scans run only when a test asks."""
    point = hook or (lambda name: None)

    def wrap(name: str, thing: object) -> object:
        return Counted(name.partition(".")[0], thing, point, QUIET) if hook is not None else thing

    app = await helpdesk.start(
        settings(folder, **more.pop("settings", {})),
        organisation=more.pop("organisation", None) or sample(),
        clock=LastingClock(world),
        surfaces=lambda joined: [LastingSurface(world)],
        tickets=LastingTickets(world),
        hook=hook,
        wrap=wrap,
        run=False,
        **more,
    )
    app.runner = LocalRunner(app.world)
    app.world.nudge = app.runner.nudge
    return Desk(app, world)


QUIET = ("direct", "channel", "person", "message", "people", "link", "find")
"""Calls that change nothing outside: dying around them is dying around the write beside them."""


@contextlib.asynccontextmanager
async def desk(folder: Path, world: Lasting | None = None, **more: Any) -> AsyncIterator[Desk]:
    """A helpdesk for one test, closed at its end."""
    opened = await open_desk(data_folder(folder), world or Lasting(), **more)
    try:
        yield opened
    finally:
        await opened.app.close()
