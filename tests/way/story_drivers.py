"""What plays a story on a surface: one protocol, and what all drivers share. A driver does what a person would do there and reports what
everybody sees; it knows the surface's own ids, the player (story_player.py) only the story's names."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Protocol

from helpdesks import data_folder, scan_once, settings
from story_seen import Button, Sight

from bot.app import App
from bot.clock import SkippingClock
from bot.engine import LocalRunner
from bot.web.playground.people import CAST
from triage.organisation import Organisation

START = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
"""A Tuesday morning: every team of the sample organisation is there."""
NAMES = {person.id.partition(":")[2]: person.name for person in CAST}


ALIASES: dict[str, str] = {}
"""The story's names of people whose ids on a surface do not tell them."""


class StoryClock(SkippingClock):
    """Stands still unless the story says that time passes."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)

    def now(self) -> datetime:
        return START + self.ahead


class NotDone(AssertionError):
    """The story asks for something that a person could not do there: no such card, button, field or choice."""


@dataclass(frozen=True)
class Posted:
    """Somebody's post, by the surface's id, and where it stands."""

    post: str
    place: str


class Driver(Protocol):
    """`can`: reactions (on anything, or only "reactions on cards"), files, forging, together.

    Places are "#channel" or "direct"; `under` is a post's id on the surface."""

    name: str
    can: frozenset[str]
    app: App

    async def say(self, who: str, place: str, under: str | None, words: str, file: str | None) -> str:
        """Post; returns the post's id."""
        ...

    async def edit(self, who: str, post: str, words: str) -> None: ...

    async def delete(self, who: str, post: str) -> None: ...

    async def triage(self, who: str, post: str) -> None:
        """The message menu's "triage this"."""
        ...

    async def command(self, who: str, place: str, under: str | None, typed: str) -> None: ...

    async def press(self, who: str, sight: Sight, button: Button, fills: dict[str, str] | None) -> tuple[str, ...]:
        """Click, and fill the form if one opens; returns the fields that were refused."""
        ...

    async def react(
        self, who: str, sight: Sight | None, post: str, emoji: str, added: bool, fills: dict[str, str] | None
    ) -> tuple[str, ...]:
        """An emoji on a card (sight) or on somebody's post."""
        ...

    async def skip(self, by: timedelta) -> None: ...

    async def look(self, people: frozenset[str]) -> list[Sight]:
        """What appeared or changed for these people since the last look."""
        ...

    async def close(self) -> None: ...


def short_name(person_id: str) -> str:
    """The story's name for somebody, from a surface's id: playground:maya, slack:T0FERNHILL/U0MAYA."""
    own = person_id.rpartition(":")[2].rpartition("/")[2]
    return ALIASES.get(own) or own.removeprefix("U0").lower()


def choose(choices: list[tuple[str, str]], wanted: str, field: str) -> int:
    """Which of (value, label) is meant: by value, label, or a person's first name. NotDone names what there is."""
    full = NAMES.get(wanted, wanted)
    for n, (value, label) in enumerate(choices):
        if wanted == value or full == label:
            return n
    raise NotDone(f"{field}: no choice {wanted!r}; there are {', '.join(value or label for value, label in choices)}")


async def rest(app: App) -> None:
    """Until nothing is under way, scans included: what a minute of peace would bring."""
    await app.runner.idle()
    await scan_once(app)


def story_settings(folder: Path) -> Any:
    """Settings on a fresh data folder with the sample organisation."""
    return settings(data_folder(folder))


def runs(app: App, organisation: Organisation | None) -> App:
    """Advance at once what is accepted; scans only when the story's time comes. `organisation` None is the sample one."""
    if organisation is not None:
        app.world.organisation = organisation
    app.runner = LocalRunner(app.world)
    app.world.nudge = app.runner.nudge
    return app
