"""What is remembered of people and places has a limit: the oldest makes room."""

import pytest

from bot import kept
from bot.kept import Kept


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST", 3)


async def test_of_more_than_fit_the_oldest_make_room_however_they_came() -> None:
    asked: list[str] = []

    async def ask(key: str) -> str:
        asked.append(key)
        return key.upper()

    found: Kept[str] = Kept(ask)
    for key in "ab":
        assert await found.get(key) == key.upper()
    for key in "cde":
        found.put(key, "told")
    assert [found.now(key) for key in "abcde"] == [None, None, "told", "told", "told"]
    assert await found.get("a") == "A"
    assert asked == ["a", "b", "a"]
    assert found.now("c") is None


async def test_what_is_asked_anew_takes_nobodys_room() -> None:
    async def ask(key: str) -> str:
        return key.upper()

    found: Kept[str] = Kept(ask)
    for key in "abc":
        await found.get(key)
    found.forget("a")
    assert await found.get("a") == "A"
    assert [found.now(key) for key in "abc"] == ["A", "B", "C"]
