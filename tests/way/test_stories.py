"""One story file drives every surface: what people see, stripped of looks, is the same everywhere, and as the story expects."""

import difflib
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML
from story_format import Story, load, stories
from story_memory import MemoryDriver
from story_player import Player
from story_playground import PlaygroundDriver
from story_slack import SlackDriver
from story_teams import TeamsDriver
from story_terminal import TerminalDriver

from bot import organisation_file
from triage.organisation import Organisation

DRIVERS: dict[str, Any] = {
    "memory": MemoryDriver,
    "terminal": TerminalDriver,
    "playground": PlaygroundDriver,
    "slack": SlackDriver,
    "teams": TeamsDriver,
}


@pytest.mark.parametrize("path", stories(), ids=lambda path: path.stem)
async def test_story(path: Path, tmp_path: Path) -> None:
    story = load(path)
    told: dict[str, list[str]] = {}
    for name in surfaces(story):
        driver = await DRIVERS[name].open(tmp_path / name, organisation(story, tmp_path))
        try:
            told[name] = await Player(story, driver).play()
        finally:
            await driver.close()
    first, *others = told
    for other in others:
        difference = "\n".join(difflib.unified_diff(told[first], told[other], first, other, lineterm="", n=2))
        assert not difference, f"{story.title}\n{difference}"


def surfaces(story: Story) -> tuple[str, ...]:
    """Slack can do whatever the surface in memory can; Teams all but tell which files hang on a post in a channel."""
    files = any(step.file for step in story.steps)
    return (*story.only, *(("slack", *(() if files else ("teams",))) if "memory" in story.only else ()))


def organisation(story: Story, folder: Path) -> Organisation | None:
    """The sample organisation with what the story changes; None where it changes nothing."""
    if not story.organisation:
        return None
    yaml = YAML()
    told = yaml.load(organisation_file.sample_path())
    for key, value in story.organisation.items():
        if isinstance(value, dict) and isinstance(told.get(key), dict):
            told[key].update(value)
        else:
            told[key] = value
    path = folder / "helpdesk.yaml"
    with path.open("w", encoding="utf-8") as file:
        yaml.dump(told, file)
    return organisation_file.load(path)
