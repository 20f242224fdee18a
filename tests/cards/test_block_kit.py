"""Slack posts: within Slack's limits for any card, the same words as on every other surface, and nothing that people write is markup."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import card_cases
import pytest
from block_kit_reader import seen
from hypothesis import given, settings
from hypothesis import strategies as st
from slack_limits import message_problems, view_problems
from test_renderers import CARDS, EVIL

from bot.cards.block_kit import clicked, home, marker_of, render
from bot.cards.block_kit_forms import card_modal
from bot.cards.card import ArticleLink, Button, Card, Fields, Items, Line, LinkLine, Moment, Quote, Timed
from bot.cards.transcript import plain
from triage.facts import ActionName

CASES = card_cases.cards()
NOON = datetime(2026, 1, 15, 12, tzinfo=UTC)
PIECES = [("", 1), ("&", 3000), ("<", 80), ("*_~`", 900), ("Word ", 700), ("🎉", 200), ("a\n\n\nb", 1), ("@here", 1), ("x", 40_000)]
LONG = st.sampled_from(PIECES).map(lambda piece: piece[0] * piece[1])
ANY = st.sampled_from(range(len(EVIL))).map(EVIL.__getitem__) | st.text(max_size=60) | LONG
URLS = st.sampled_from([("", 1), ("?x=1&y=2|z", 1), ("x", 5000), ("&", 900)]).map(lambda one: f"https://a.example/{one[0] * one[1]}")
MIXED = st.lists(st.tuples(ANY, ANY), max_size=25).map(lambda pairs: Fields(pairs=tuple(pairs)))
TIMES = st.lists(st.sampled_from(["Word", "x", "&", "🎉"]).map(lambda text: Timed(text=text, at=NOON)), max_size=3, unique=True).map(tuple)
BLOCKS = st.one_of(
    MIXED,
    st.builds(Line, text=ANY, strong=st.booleans(), quiet=st.booleans()),
    st.builds(Quote, text=ANY, by=st.none() | ANY, times=TIMES),
    st.builds(ArticleLink, title=ANY, url=st.none() | URLS, passage=ANY),
    st.builds(LinkLine, label=ANY, text=ANY, url=st.none() | URLS),
    st.builds(Moment, label=ANY, at=st.just(NOON), text=ANY),
    st.builds(Items, items=st.lists(ANY, max_size=30).map(tuple), numbered=st.booleans(), times=TIMES),
)


def buttons(most: int, start: int) -> st.SearchStrategy[tuple[Button, ...]]:
    """Each with a value of its own, as they have on real cards."""
    made = st.builds(Button, action=st.sampled_from(["claim", "why"]), label=ANY, value=st.just(""), form=st.booleans(),
                     style=st.sampled_from(["plain", "primary", "danger"]))  # fmt: skip
    lists = st.lists(made, max_size=most)
    return lists.map(lambda found: tuple(one.model_copy(update={"value": f"C1|{start + n}|why"}) for n, one in enumerate(found)))


HARD_CARDS = st.builds(
    Card, kind=st.sampled_from(["requester.created", "news.waiting", "test"]), marker=st.sampled_from(["", "case:C1:requester", "m" * 400]),
    title=ANY, summary=ANY, tone=st.sampled_from(["plain", "good", "attention", "warning", "quiet"]),
    blocks=st.lists(BLOCKS, max_size=60).map(tuple), buttons=buttons(30, 0), menu=buttons(110, 500), menu_label=ANY, footer=ANY,
    mention=st.sampled_from([None, "slack:T1/U0456", "slack:S0ONCALL", "slack:T1/U1><!channel>", "test:alice"]) | ANY,
    feedback=st.none() | buttons(2, 900).filter(lambda found: len(found) == 2),
)  # fmt: skip


def every(value: Any, key: str) -> Iterator[Any]:
    """Every value under that key, at any depth."""
    if isinstance(value, dict):
        for name, one in value.items():
            if name == key:
                yield one
            yield from every(one, key)
    elif isinstance(value, list):
        for one in value:
            yield from every(one, key)


def mrkdwn(value: Any) -> list[str]:
    """Every text that Slack reads as mrkdwn."""
    if isinstance(value, dict):
        return [value["text"]] if value.get("type") == "mrkdwn" else [text for one in value.values() for text in mrkdwn(one)]
    return [text for one in value for text in mrkdwn(one)] if isinstance(value, list) else []


@settings(max_examples=150, deadline=None)
@given(HARD_CARDS | CARDS)
def test_any_card_keeps_slacks_limits_and_loses_nothing_to_click(card: Card) -> None:
    if len({entry.value for entry in card.menu}) < len(card.menu):
        card = card.model_copy(update={"menu": ()})
    post = render(card)
    assert message_problems(post.blocks, post.text) == []
    assert len(post.text) <= 4000
    assert marker_of(post.blocks) == card.marker[:255]
    values = [one for block in post.blocks if block["type"] == "actions" for one in every(block["elements"], "value")]
    assert values == [button.value for button in (*card.buttons[:25], *card.menu[:100])]


@settings(max_examples=150, deadline=None)
@given(HARD_CARDS | CARDS)
def test_no_words_ping_link_or_format(card: Card) -> None:
    """What mrkdwn there is has only a label in bold, and links and times that code has made; nothing but Card.mention mentions."""
    card = card.model_copy(update={"menu": ()})
    post = render(card.model_copy(update={"mention": None}))
    assert list(every(post.blocks, "user_id")) == []
    for text in mrkdwn(post.blocks):
        for line in text.split("\n"):
            bare = re.sub(r"<!date\^\d+\^\{date_short_pretty\}, \{time\}\|[^<>*_~`]*>", "", line)
            bare = re.sub(r"<https?://[^<>|\s]+\|[^<>]*>", "", re.sub(r"^\*[^*\n]+\*", "", bare), flags=re.IGNORECASE)
            assert re.search(r"[<>*_~`]|&(?!amp;|lt;|gt;)|@(?:here|channel|everyone)\b|://", bare, re.IGNORECASE) is None
    assert re.search(r"[<>]|@(?:here|channel|everyone)\b|://", post.text, re.IGNORECASE) is None
    assert {url.lower().split(":")[0] for url in every(post.blocks, "url")} <= {"http", "https"}


@pytest.mark.parametrize("name", sorted(CASES))
def test_a_post_says_the_same_as_every_other_surface(name: str) -> None:
    card = CASES[name]
    post = render(card)
    assert {"kind": card.kind, **seen(post.blocks)} == plain(card)
    assert post.text.startswith(card.summary)


@pytest.mark.parametrize("name", sorted(CASES))
def test_screen_readers_hear_all_words_of_a_card(name: str) -> None:
    """They read `text` and not the blocks (docs.slack.dev, chat.postMessage): it must say all, but no addresses."""
    heard = render(CASES[name]).text.replace("\u2060", "").replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")
    for line in seen(render(CASES[name]).blocks)["lines"]:
        assert re.sub(r" <https?://\S+>$", "", line) in heard


def test_the_marker_is_read_back() -> None:
    assert marker_of(render(CASES["requester.created"]).blocks) == "case:C1042:requester"
    assert marker_of(render(CASES["news.waiting"]).blocks) == "case:C1042:news/3/waiting"
    assert marker_of(render(CASES["command.help"]).blocks) == marker_of([]) == ""


def test_actions_are_named_by_what_they_do_and_whether_a_form_opens() -> None:
    card = CASES["agents.claimed"]
    ids = list(every(render(card).blocks, "action_id"))
    assert ids == ["form:reply:0", "form:resolve:1", "form:correct:2", "menu:more:3"]


def test_few_entries_stand_behind_dots_and_many_or_a_menu_alone_under_a_name() -> None:
    def menu(name: str) -> dict[str, Any]:
        return next(block for block in render(CASES[name]).blocks if block["type"] == "actions")["elements"][-1]  # type: ignore[no-any-return]

    assert menu("requester.created")["type"] == "overflow"
    assert menu("agents.claimed")["type"] == "static_select"
    assert menu("requester.elsewhere_tell")["placeholder"]["text"] == "More…"


@pytest.mark.parametrize("count", [1, 5, 6, 25, 26, 100])
@pytest.mark.parametrize("buttons", [0, 1, 24, 25])
def test_any_number_of_buttons_and_entries_has_room(buttons: int, count: int) -> None:
    made = [Button(action="why", label=f"No. {n}", value=f"C{n}|1|why") for n in range(200)]
    card = Card(kind="t", marker="m", title="t", summary="t", buttons=tuple(made[:buttons]), menu=tuple(made[100 : 100 + count]))
    post = render(card)
    assert message_problems(post.blocks, post.text) == []
    assert len(seen(post.blocks)["menu"]) == count


def test_a_menu_has_a_new_name_in_a_new_version_so_that_slack_forgets_what_was_chosen() -> None:
    card = CASES["requester.created"]
    newer = card.model_copy(
        update={"buttons": tuple(one.model_copy(update={"value": one.value.replace("|3|", "|4|")}) for one in card.buttons)}
    )
    names = [[block["block_id"] for block in render(one).blocks if block["type"] == "actions"] for one in (card, newer)]
    assert names[0] != names[1]


@pytest.mark.parametrize(
    ("action", "value"),
    [
        ({"type": "button", "value": "C1|1|claim"}, "C1|1|claim"),
        ({"type": "overflow", "selected_option": {"value": "C1|1|mute"}}, "C1|1|mute"),
        ({"type": "static_select", "selected_option": None, "value": None}, ""),
        ({}, ""),
        ({"selected_option": {"value": 7}}, ""),
    ],
)
def test_what_was_clicked_is_read_from_button_or_menu(action: dict[str, Any], value: str) -> None:
    assert clicked(action) == value


def test_only_the_person_of_the_card_is_mentioned_in_post_and_notification() -> None:
    post = render(CASES["news.waiting"].model_copy(update={"mention": "slack:T012/U0456"}))
    assert list(every(post.blocks, "user_id")) == ["U0456"]
    assert post.text.startswith("<@U0456> Ben Achebe needs an answer")
    assert seen(post.blocks)["title"] == "Ben Achebe needs an answer from you"
    assert "<" not in render(CASES["news.waiting"].model_copy(update={"mention": "slack:T1/U1><!channel>"})).text


def test_times_are_drawn_in_the_readers_zone() -> None:
    assert "<!date^1768483800^{date_short_pretty}, {time}|Thu 15 Jan, 14:30 CET>" in json.dumps(render(CASES["requester.created"]).blocks)


def test_a_value_that_slack_would_not_carry_is_an_error_here() -> None:
    card = Card(kind="t", marker="", title="t", summary="t", buttons=(Button(action=ActionName.CLAIM, label="Claim", value="x" * 2001),))
    with pytest.raises(ValueError, match=r"value of claim has 2001 characters; expected 1 to 2000"):
        render(card)


def test_a_short_label_says_more_to_a_screen_reader() -> None:
    labels = list(every(render(CASES["requester.created"]).blocks, "accessibility_label"))
    assert labels[0] == "Add details… – Your ticket is with the team: VPN times out from home"


@settings(max_examples=30, deadline=None)
@given(st.lists(HARD_CARDS.map(lambda card: card.model_copy(update={"menu": card.menu[:3]})), min_size=1, max_size=6))
def test_any_home_keeps_slacks_limits(cards: list[Card]) -> None:
    assert view_problems(home(cards)) == []


def test_a_home_shows_whole_cards_and_says_how_many_more_there_are() -> None:
    view = home([CASES["agents.created"]] * 20)
    titles = [block for block in view["blocks"] if block["type"] == "header"]
    assert view["blocks"][-1]["elements"][0]["text"] == f"and {20 - len(titles)} more"
    assert 4 <= len(titles) < 20


@pytest.mark.parametrize("lines", range(6))
def test_a_home_that_is_just_full_keeps_the_limit(lines: int) -> None:
    """A first card of any length before many of five blocks: the hundredth block falls on each place of a card once."""
    first, other = (Card(kind="t", marker="", title="t", summary="t", blocks=(Line(text="one"),) * count) for count in (lines, 4))
    assert view_problems(home([first, *[other] * 30])) == []


def test_every_card_of_a_home_has_a_heading_and_buttons_of_its_own() -> None:
    view = home([CASES["command.mine"], CASES["command.retriage_offer"], CASES["command.retriage_offer"], CASES["command.report"]])
    titles = [block["text"]["text"] for block in view["blocks"] if block["type"] == "header"]
    assert titles == ["Your requests", *["Which request shall we look at again?"] * 2, "4 requests so far"]
    assert len(set(every(view["blocks"], "action_id"))) == 6


@pytest.mark.parametrize("name", sorted(CASES))
def test_a_card_can_be_shown_as_a_modal(name: str) -> None:
    assert view_problems(card_modal(CASES[name], "Close")) == []
