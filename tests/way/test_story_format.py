"""The stories' language refuses what it does not know, by file and step; and together the stories press every button there is."""

import pytest
from story_format import Step, Story, StoryError, load, parse, stories

from bot.cards.agents import AGENTS_KINDS
from bot.cards.news import NEWS_KINDS
from bot.cards.offers import AGENTS, REQUESTER
from bot.cards.requester import REQUESTER_KINDS
from triage.case import OUTCOMES
from triage.policy import Emoji

POST = "{who: ines, says: hello, where: '#it-help', as: first}"


def told(*steps: str, more: str = "") -> str:
    return "title: A story that is told in a test\n" + more + "steps:\n" + "".join(f"  - {step}\n" for step in steps)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[a, b]", "a list; expected `title` and `steps`"),
        ("title: [", "not YAML"),
        ("title: A story without any steps\n", "steps: Field required"),
        (told("{who: ines, shouts: hello}"), "step 1: unknown field 'shouts'"),
        (told(POST, "{who: ines}"), "step 2: does nothing; expected exactly one of says, clicks"),
        (told(POST, "{who: ines, edits: first, deletes: first, to: x}"), "step 2: does ['edits', 'deletes']"),
        (told("{says: hello, where: direct}"), "step 1: `says` and who: None"),
        (told("{who: bob, says: hello, where: direct}"), "step 1 who: Input should be 'amara'"),
        (told("{who: ines, says: hello}"), "step 1: `says` without `where`"),
        (told("{who: ines, says: hello, where: it-help}"), "step 1 where: String should match pattern"),
        (told(POST, POST), "step 2: `as: first` is given twice"),
        (told(POST, "{who: ines, clicks: solved, on: {requester: second}}"), "step 2 speaks of 'second'; expected one of first"),
        (told(POST, "{who: ines, clicks: solved}"), "step 2: `clicks` without `on`"),
        (told(POST, "{who: ines, clicks: solved, on: {requester: first, agents: first}}"), "exactly one of requester, agents"),
        (told(POST, "{who: ines, reacts: eyes, on: {agents: first}}"), "step 2: `reacts` without `instead`"),
        (told("{passes: a while}"), "step 1 passes: String should match pattern"),
        (told(POST, "{passes: 3m, expect: {mood: good}}"), "step 2 expect step 1: unknown field 'mood'"),
        (told(POST, more="only: [memory]\n"), "expected `because` with `only`"),
    ],
)
def test_what_is_not_a_story_is_refused_by_name_and_step(text: str, why: str) -> None:
    with pytest.raises(StoryError) as refused:
        parse(text, "told.yaml")
    assert str(refused.value).startswith("told.yaml: ")
    assert why in str(refused.value)


def everything() -> list[Story]:
    return [load(path) for path in stories()]


def steps() -> list[Step]:
    return [part for story in everything() for step in story.steps for part in (step, *(step.together or ()))]


def test_there_are_many_stories_and_nearly_all_are_for_every_surface() -> None:
    found = everything()
    assert len(found) >= 60
    assert len({story.title for story in found}) == len(found)
    assert [story.title for story in found if story.because is not None and "terminal" not in story.because] == []
    assert sum(story.because is None for story in found) >= len(found) - 4


@pytest.mark.parametrize(("card", "table"), [("requester", REQUESTER), ("agents", AGENTS)])
def test_every_button_and_menu_entry_is_pressed(card: str, table: dict[str, object]) -> None:
    offered = {str(action) for offer in table.values() for action in (*offer.buttons, *offer.menu)}  # type: ignore[attr-defined]
    pressed = {step.clicks for step in steps() if step.on is not None and step.on.alias is not None}
    on_card = {step.clicks for step in steps() if step.on is not None and getattr(step.on, card) is not None}
    assert sorted(offered - on_card) == [], f"pressed elsewhere: {sorted(offered & set(filter(None, pressed)) - on_card)}"


def test_every_reaction_is_used_and_taken_back_where_that_means_something() -> None:
    emoji = Emoji()
    used = {step.reacts for step in steps()}
    assert {emoji.triage, emoji.claim, emoji.resolve, emoji.escalate, emoji.retriage} <= used
    assert used & set(emoji.confirm)
    taken_back = {step.unreacts for step in steps()}
    assert emoji.claim in taken_back
    assert taken_back & set(emoji.confirm)


def test_every_outcome_card_and_news_is_expected_somewhere() -> None:
    expected = [one for step in steps() for one in step.expect]
    assert {one.outcome for one in expected} >= set(OUTCOMES) - {"ignored"}
    assert any(one.left_alone for one in expected)
    cards = {kind for one in expected for kind in (one.cards or {}).values()}
    assert sorted(set(REQUESTER_KINDS) - cards) == []
    assert sorted(set(AGENTS_KINDS) - cards) == []
    news = {kind for one in expected for kind in one.news or ()}
    assert sorted(set(NEWS_KINDS) - news - {"limit", "private_line"}) == []
