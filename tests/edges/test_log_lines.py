"""The log: JSON lines that say what went wrong and where, and never what somebody wrote."""

import json

import pytest
from helpdesks import desk
from outside_world import AMARA
from pydantic import ValidationError

from bot.log import log, plainly, set_up
from bot.ports import GiveUp
from triage.facts import Person

WORDS = "my salary is a secret of mine"


@pytest.fixture(autouse=True)
def _logs_everything() -> object:
    set_up("debug")
    yield
    set_up()


def test_an_error_is_told_without_the_words_it_went_wrong_on() -> None:
    with pytest.raises(ValidationError) as wrong:
        Person.model_validate({"id": "a", "remote": WORDS})
    assert plainly(wrong.value) == "ValidationError: remote: bool_parsing"
    with pytest.raises(ValueError, match="salary") as unforeseen:
        int(WORDS)
    assert plainly(unforeseen.value).startswith("ValueError at test_log_lines.py:")


def test_errors_of_the_machine_and_our_own_keep_their_message() -> None:
    assert plainly(OSError(28, "No space left on device")) == "OSError: [Errno 28] No space left on device"
    assert plainly(GiveUp("channel_not_found")) == "GiveUp: channel_not_found"


def test_a_line_is_one_json_object_on_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    log.error("card.failed", case="C1001", error=ValueError(WORDS))
    out, err = capsys.readouterr()
    assert out == ""
    told = json.loads(err)
    assert (told["event"], told["case"], told["error"], told["level"]) == ("card.failed", "C1001", "ValueError", "error")


async def test_a_step_that_fails_on_words_logs_and_keeps_none_of_them(tmp_path, capsys: pytest.CaptureFixture[str], monkeypatch) -> None:
    async with desk(tmp_path) as helpdesk:
        calls = 0

        async def search(*_: object) -> object:
            nonlocal calls
            calls += 1
            helpdesk.world.now = helpdesk.world.now.replace(minute=calls % 60)
            raise ValueError(f"cannot read {WORDS!r}")

        monkeypatch.setattr(helpdesk.app.world.store, "past_cases", search)
        case = await helpdesk.ask(WORDS + " and Excel crashes when I open it", AMARA)
        events = await helpdesk.app.world.store.events(case.id)
        lines = capsys.readouterr().err
        assert "step.failed" in lines
        assert "salary" not in lines
        assert "salary" not in (events[0].problem or "")
