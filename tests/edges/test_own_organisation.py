"""The playground with an organisation file of one's own: it asks what that file asks, where that file says, in its language."""

from pathlib import Path

import pytest
from running_server import Running, running

from bot.cards.words import say
from bot.organisation_file import annotated_example

OWN = (
    ("name: Fernhill Instruments", "name: Müller & Söhne"),
    ("language: en  ", "language: de  "),
    ("help: [it-help]", "help: [it-hilfe]"),
    ("    it-help: {confirm: ask}", "    it-hilfe: {confirm: ask}"),
    ("agents: it-triage ", "agents: it-leitstand "),
)


def file_of(folder: Path, *changes: tuple[str, str]) -> Path:
    text = annotated_example()
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    path = folder / "helpdesk.yaml"
    path.write_text(text, encoding="utf-8")
    return path


async def asked(server: Running, name: str = "amara") -> tuple[dict[str, object], list[dict[str, str]]]:
    _, state = await server.as_(name).get("/playground/api/state")
    return state, state["examples"]


async def test_every_example_of_an_own_organisation_can_be_posted(tmp_path: Path) -> None:
    async with running(tmp_path / "data", config=file_of(tmp_path, *OWN)) as server:
        state, examples = await asked(server)
        assert state["language"] == "de"
        assert {one["group"] for one in examples} == {say("de", "play_own_examples")}
        assert "VPN times out when I connect from home" in {one["text"] for one in examples}
        for one in examples[:3]:
            status, told = await server.as_(one["who"]).do("post", conversation=one["where"], text=one["text"])
            assert (status, bool(told["case"])) == (200, True)


@pytest.mark.parametrize(
    ("changes", "stories"), [((), True), (OWN[2:], False), (OWN[:1], False)], ids=["sample", "other channels", "other name"]
)
async def test_the_samples_stories_are_told_only_where_they_play(
    tmp_path: Path, changes: tuple[tuple[str, str], ...], stories: bool
) -> None:
    async with running(tmp_path / "data", config=file_of(tmp_path, *changes)) as server:
        _, examples = await asked(server)
        assert any("steps" in one for one in examples) == stories
        assert len(examples) > 9
