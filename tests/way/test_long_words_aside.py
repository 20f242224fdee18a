"""Long words take long to read: everybody else is served meanwhile."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from helpdesks import desk
from running_server import running

import bot.flow
import bot.models.offline
import bot.steps.intake
import bot.steps.recall
import bot.web.case_page

SHORT = "My laptop shows error 0x80072ee7 and my password is Tr0ub4dor&3."
LONG = f"{SHORT} " + "My laptop shows error 0x80072ee7 again. " * 150


class Threads:
    """Where a piece of work was done: beside the thread of the test, in which the event loop runs, or in it."""

    def __init__(self) -> None:
        self.loop, self.aside = threading.get_ident(), list[bool]()

    def noting(self, work: Callable[..., Any]) -> Callable[..., Any]:
        def noted(*arguments: Any, **named: Any) -> Any:
            self.aside.append(threading.get_ident() != self.loop)
            return work(*arguments, **named)

        return noted


@pytest.mark.parametrize(("words", "aside"), [(SHORT, False), (LONG, True)], ids=["short", "long"])
@pytest.mark.parametrize(("module", "work"), [(bot.flow, "meaning"), (bot.steps.intake, "anew"), (bot.models.offline, "redact")])
async def test_long_words_are_read_beside_the_event_loop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: Any, work: str, words: str, aside: bool
) -> None:
    threads = Threads()
    async with desk(tmp_path) as opened:
        monkeypatch.setattr(module, work, threads.noting(getattr(module, work)))
        await opened.ask(words)
    assert set(threads.aside) == {aside}


async def test_what_is_kept_and_shown_of_a_long_message_is_masked_beside_the_event_loop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, shown = Threads(), Threads()
    monkeypatch.setattr(bot.steps.recall, "mask", kept.noting(bot.steps.recall.mask))
    monkeypatch.setattr(bot.web.case_page, "mask", shown.noting(bot.web.case_page.mask))
    async with running(tmp_path) as server:
        _, told = await server.as_("amara").do("post", conversation="it-help", text=LONG)
        await server.settled()
        status, page = await server.as_("maya").page(f"/cases/{told['case']}")
    assert status == 200
    assert "Tr0ub4dor" not in page
    assert kept.aside == shown.aside == [True]
