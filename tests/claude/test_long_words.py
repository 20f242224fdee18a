"""Long words take long to redact: everybody else is served meanwhile."""

import threading
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from claude_desks import claude_desk, organisation
from fake_claude import FakeClaude
from test_claude_failures import TEXT, sound


@pytest.fixture
async def claude() -> AsyncIterator[FakeClaude]:
    async with FakeClaude.open() as opened:
        sound(opened)
        yield opened


@pytest.mark.parametrize(("words", "aside"), [(TEXT, False), (f"{TEXT} " + "My laptop shows error 0x80072ee7. " * 130, True)])
async def test_only_long_words_are_composed_beside_the_event_loop(claude: FakeClaude, tmp_path: Path, words: str, aside: bool) -> None:
    async with claude_desk(tmp_path, claude, organisation=organisation(seconds=12.0)) as desk:
        shelf: Any = desk.app.world.model.shelf  # type: ignore[attr-defined]
        compose, threads = shelf.compose, list[int]()

        def noted(*arguments: Any, **named: Any) -> Any:
            threads.append(threading.get_ident())
            return compose(*arguments, **named)

        shelf.compose = noted
        case = await desk.ask(words)
        assert case.decision is not None
        assert len(claude.answered) == len(threads) == 2
        assert {one != threading.get_ident() for one in threads} == {aside}
