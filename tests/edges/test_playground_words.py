"""The playground's own words: in the viewer's language like the cards, all of them in the catalogues, and none that nobody says."""

import json
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from running_server import Running, running

from bot.cards.words import CATALOGUES, say
from bot.resources import resource
from bot.web.playground.own_words import as_data, page_words

PAGES = [resource("pages", "playground.html"), *sorted(resource("pages", "playground").glob("*.js"))]
SAID = re.compile(r"\bplay_[a-z_]+\b")


@pytest.fixture(scope="module")
def said() -> set[str]:
    """Keys that the page and its server name; those put together from a closed set of words as a whole."""
    code = [*PAGES, *(Path(__file__).parents[2] / "bot" / "web" / "playground").glob("*.py")]
    return {key for path in code for key in SAID.findall(path.read_text(encoding="utf-8"))}


@pytest.fixture
async def server(tmp_path: Path) -> AsyncIterator[Running]:
    async with running(tmp_path) as found:
        yield found


def data_block(page: str) -> dict[str, str]:
    found = re.search(r'<script type="application/json" id="words">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    return dict(json.loads(found[1]))


async def test_the_page_speaks_the_language_of_who_looks(server: Running) -> None:
    for name, language in (("jonas", "de"), ("amara", "en")):
        _, page = await server.as_(name).page(f"/?as={name}")
        _, state = await server.as_(name).get("/playground/api/state")
        assert f'<html lang="{language}">' in page
        assert data_block(page) == state["words"] == page_words(language)
        about = {one["id"]: one["about"] for one in state["conversations"]}
        assert about["it-help"] == say(language, "play_about_help")
        assert (state["language"], {one["location"] for one in state["people"] if one["short"] == "tom"}) == (
            language,
            {say(language, "play_works_from_home")},
        )


async def test_what_does_not_work_is_said_in_their_language(server: Running) -> None:
    jonas = server.as_("jonas")
    assert (await jonas.do("post", conversation="it-help", text="/nonsense"))[1]["words"].startswith("Diesen Befehl gibt es hier nicht.")
    assert (await jonas.do("post", conversation="it-help", text=" "))[1]["error"] == say("de", "play_nothing_to_send")
    assert (await jonas.do("delete", post="playground/it-help/p99"))[1]["error"] == say("de", "play_post_gone")


def test_every_word_that_the_page_says_is_there(said: set[str]) -> None:
    endings = ("", "_one", "thumbsup")
    missing = {key for key in said if not any(key + ending in CATALOGUES["en"] for ending in endings)}
    assert missing <= {"play_", "play_words"}


def test_every_word_that_is_there_is_said(said: set[str]) -> None:
    families = tuple(key for key in said if key.endswith("_"))
    counted = {key + ending for key in said for ending in ("_one", "_many")}
    unsaid = [key for key in page_words("en") if key not in said | counted and not key.startswith("play_emoji_")]
    assert (unsaid, "play_emoji_" in families) == ([], True)


def test_no_words_for_people_are_left_in_the_page() -> None:
    page = PAGES[0].read_text(encoding="utf-8")
    assert re.findall(r'(?<![-\w])(?:aria-label|title|placeholder)="[^"]+"', page) == []
    bare = re.sub(r"<(script|title)\b.*?</\1>|<[^>]*>|\{\{.*?\}\}", " ", page, flags=re.DOTALL)
    assert bare.split() == []


def test_nothing_in_the_words_ends_their_block() -> None:
    assert "</script" not in as_data({"play_x": "</script><b>"})
    assert json.loads(as_data({"play_x": "</script><b>"})) == {"play_x": "</script><b>"}
