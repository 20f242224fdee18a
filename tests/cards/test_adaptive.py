"""Cards in Teams: valid Adaptive Cards 1.5 of at most 28 KB whatever stands on them, the same words as on every other surface, and nothing
that people write is Markdown, a link, a mention, a date or a citation."""

import json
import re
from typing import Any

import card_cases
import pytest
from adaptive_reader import seen, with_stamps
from fake_teams_cards import card_faults, walk
from hypothesis import given, settings
from hypothesis import strategies as st
from test_block_kit import BLOCKS, HARD_CARDS, LONG, NOON, every
from test_renderers import CARDS, EVIL

from bot.cards.adaptive import BYTES, Drawn, card_dialog, clicked, render, split, weight
from bot.cards.adaptive_actions import PRIMARY
from bot.cards.adaptive_text import address_of, escaped, linked
from bot.cards.card import ArticleLink, Button, Card, Fields, Form, Items, Line, LinkLine, Quote, Timed
from bot.cards.limits import texts_of
from bot.cards.transcript import plain
from triage.facts import ActionName

CASES = card_cases.cards()
FORMS = card_cases.forms()
MARKDOWN = [
    "**bold** _it_ ~~no~~ `code`", "[Claim](https://evil.example)", "![x](https://evil.example/x.png)", "<https://evil.example>",
    "- item", "1. one", "# head", "> quote", "---", "===", "[a]: https://evil.example", "[a][b]", "\\*x\\*", "\\\\server\\_share",
    "&lt;at&gt;Ann&lt;/at&gt;", "<at>Ann</at>", "< AT>x</AT>", "{{DATE(2026-01-15T13:30:00Z, SHORT)}}", "{{TIME(2026-01-15T13:30:00Z)}}",
    "{{{{", "${x}", "[1]", "[12] see [3]", "https://evil.example www.evil.example", "a * b * c", "snake_case_name", "<b>x</b>",
    "<!-- x -->", "| a | b |", "+ x", "* x", "10) ten", "\\",
]  # fmt: skip
HOSTILE = st.sampled_from(MARKDOWN) | st.sampled_from(range(len(EVIL))).map(EVIL.__getitem__) | st.text(max_size=60) | LONG
HOSTILE_LINES = st.lists(HOSTILE, max_size=4).map("\n".join)
HOSTILE_CARDS = st.builds(
    Card, kind=st.sampled_from(["requester.self_service", "agents.new", "test"]), marker=st.just("case:C1:requester"), title=HOSTILE,
    summary=HOSTILE, footer=HOSTILE, blocks=st.lists(BLOCKS | st.one_of(
        st.builds(Line, text=HOSTILE_LINES), st.builds(Fields, pairs=st.lists(st.tuples(HOSTILE, HOSTILE), max_size=3).map(tuple)),
        st.builds(ArticleLink, title=HOSTILE, url=st.just("https://a.example/x_y(z)*"), passage=HOSTILE_LINES),
        st.builds(Items, items=st.lists(HOSTILE, max_size=3).map(tuple)),
    ), max_size=8).map(tuple),
)  # fmt: skip
OURS = re.compile(
    r"\[[^\[\]]*\]\(https?://[^()\s<>*_~`\\]+\)| \[\d+\]$|\{\{(?:DATE|TIME)\(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ(?:, SHORT)?\)\}\}",
    re.IGNORECASE,
)
READ = r"[*_~`\n]|\\[!-/:-@\[-`{-~]|<[A-Za-z/!?]|&[#A-Za-z0-9]|\][(\[:]|\{\{|\$\{|://|\[\d+\]|^\s*(?:[-+>#=|]|\d+[.)])|</?at\b"
CALLS = r"\{\{|\$\{|</?at\b|\[\d+\]"


def markdown_of(card: dict[str, Any]) -> list[str]:
    """Every text of a card that a client reads as Markdown, without what code has made."""
    blocks = [one["text"] for one in walk(card) if one.get("type") == "TextBlock"]
    facts = [fact[side] for one in walk(card) if one.get("type") == "FactSet" for fact in one["facts"] for side in ("title", "value")]
    return [OURS.sub("", text) for text in [*blocks, *facts]]


def plain_of(card: dict[str, Any]) -> list[str]:
    """Every text of a card that is no Markdown."""
    runs = [
        run if isinstance(run, str) else run["text"] for one in walk(card) if one.get("type") == "RichTextBlock" for run in one["inlines"]
    ]
    return [*runs, *every(card.get("actions", []), "title"), card["fallbackText"]]


def check(drawn: Drawn) -> None:
    """Valid, small enough, wrapped, and narrow enough for a phone."""
    assert card_faults(drawn.card) == []
    assert weight(drawn) <= 28 * 1000
    assert len(drawn.text) <= 800
    assert len(drawn.card["body"][0].get("id", "")) <= 255
    json.dumps(drawn.card, ensure_ascii=False).encode()
    kinds = {one["type"] for one in walk(drawn.card) if "type" in one}
    assert kinds.isdisjoint({"ColumnSet", "Table", "Image"})
    assert all(one["wrap"] for one in walk(drawn.card) if one.get("type") == "TextBlock")
    assert sum(action.get("mode") != "secondary" for action in drawn.card.get("actions", [])) <= PRIMARY


@settings(max_examples=150, deadline=None)
@given(HARD_CARDS | CARDS | HOSTILE_CARDS, st.sampled_from([None, "en", "de"]), st.booleans())
def test_any_card_is_valid_and_keeps_the_size_limit(card: Card, language: str | None, replaces: bool) -> None:
    check(render(card, language, replaces=replaces))
    assert card_faults(card_dialog(card, language)["card"]["content"]) == []


@settings(max_examples=150, deadline=None)
@given(HOSTILE_CARDS | HARD_CARDS)
def test_no_words_are_markdown_or_call_anybody(card: Card) -> None:
    check_words(card.model_copy(update={"mention": None}))


def check_words(card: Card) -> None:
    drawn = render(card)
    for text in markdown_of(drawn.card):
        assert re.search(READ, text, re.IGNORECASE) is None
    for text in plain_of(drawn.card):
        assert re.search(CALLS, text, re.IGNORECASE) is None
    assert "msteams" not in drawn.card


@pytest.mark.parametrize("words", [*MARKDOWN, *EVIL])
def test_hostile_words_are_words_wherever_they_stand(words: str) -> None:
    told = Timed(text="noon", at=NOON)
    blocks = (
        Line(text=words),
        Fields(pairs=((words, words), ("", words))),
        Quote(text=words, by=f"{words} noon", times=(told,)),
        ArticleLink(title=words, url="https://a.example/", passage=words),
        ArticleLink(title=words, url=None),
        LinkLine(label=words, text=words, url="https://a.example/"),
        Items(items=(words, f"noon {words}", f"{words} noon{words}"), numbered=True, times=(told,)),
    )
    button = Button(action="why", label=words, value="C1|1|why")
    check_words(Card(kind="agents.new", marker="", title=words, summary=words, blocks=blocks, buttons=(button,), footer=words))


@given(HOSTILE)
def test_words_among_markdown_read_as_they_are(words: str) -> None:
    read = escaped(words).translate({ord("∗"): "*", ord("ˍ"): "_", ord("∼"): "~", ord("ˋ"): "`", 0x2060: None})
    assert read == " ".join(texts_of(Line(text=words))[0].split()) or re.search("[^ -~]|\\s", words)


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://a.example/x_y(1)?a=b&c=%20#d", "https://a.example/x%5Fy%281%29?a=b&c=%20#d"),
        ("https://a.example/*~[x]{y}|", "https://a.example/%2A%7E%5Bx%5D%7By%7D%7C"),
        ("https://bücher.example/ü", "https://b%C3%BCcher.example/%C3%BC"),
        ("javascript:alert(1)", None),
        ("https://a.example/ x", None),
        ("https://a.example/" + "x" * 1500, None),
    ],
)
def test_an_address_cannot_end_its_link(url: str, address: str | None) -> None:
    assert address_of(url) == address


def test_a_title_cannot_end_its_link() -> None:
    assert linked("a](https://evil.example) [b", "https://a.example/") == "[a)\u2060(https:\u2060//evil.example) (b](https://a.example/)"


@pytest.mark.parametrize("name", sorted(CASES))
def test_a_card_says_the_same_as_every_other_surface(name: str) -> None:
    card = CASES[name]
    found, wanted = seen(render(card).card), plain(with_stamps(card))
    assert found["title"] == wanted["title"]
    assert [unnumbered(line) for line in found["lines"]] == [unnumbered(line) for line in wanted["lines"]]
    assert found["buttons"] + found["menu"] == wanted["buttons"] + wanted["menu"]
    assert found["buttons"] == (wanted["buttons"] or wanted["menu"])[: len(found["buttons"])]


def unnumbered(line: str) -> str:
    return re.sub(r"^(?:• |\d+\. )", "", line)


@pytest.mark.parametrize("name", sorted(CASES))
def test_what_is_read_without_the_card_says_its_summary_first(name: str) -> None:
    drawn = render(CASES[name])
    assert drawn.text.startswith(CASES[name].summary)
    assert drawn.card["fallbackText"] == CASES[name].summary
    written = [block.text for block in CASES[name].blocks if isinstance(block, Quote) and block.trusted]
    assert "http" in "".join(written) or "http" not in drawn.text


@pytest.mark.parametrize("name", sorted(CASES))
def test_a_card_of_the_suite_is_whole(name: str) -> None:
    """Nothing of a real card is shortened, and it has room to spare."""
    assert weight(render(CASES[name])) < BYTES // 2
    assert split(CASES[name]) == (CASES[name],)


def test_a_click_is_an_execute_with_a_submit_that_says_the_same() -> None:
    for card in CASES.values():
        for action in render(card).card.get("actions", []):
            if action["type"] == "Action.Execute":
                assert action["verb"] == action["data"]["verb"] == "act"
                assert action["fallback"] == {"type": "Action.Submit"} | {
                    name: action[name] for name in ("title", "style", "mode", "data") if name in action
                }
            else:
                assert action["type"] == "Action.Submit"
                assert action["data"]["msteams"] == {"type": "task/fetch"}
                reads = action["data"]["value"].endswith(("|why", "|summary"))
                assert action["data"]["verb"] == ("act" if reads else "form")


def test_what_is_only_read_opens_as_a_dialog_as_an_execute_has_one_line_of_words() -> None:
    named = {action["title"]: action for action in render(CASES["agents.claimed"]).card["actions"]}
    assert {named[title]["data"]["msteams"]["type"] for title in ("Why?", "Summary")} == {"task/fetch"}


def test_where_there_are_no_dialogs_nothing_asks_for_one() -> None:
    drawn = render(CASES["agents.claimed"], dialogs=False)
    check(drawn)
    assert {(action["type"], action["verb"], action["data"]["verb"]) for action in drawn.card["actions"]} == {
        ("Action.Execute", "act", "act")
    }


def test_every_action_tells_the_card_and_its_version() -> None:
    action = render(CASES["requester.created"]).card["actions"][1]
    assert action["data"] == {"verb": "act", "value": "C1042|3|solved", "marker": "case:C1042:requester", "version": 3}
    assert clicked(action["data"]) == "C1042|3|solved"
    assert [clicked(odd) for odd in (None, "x", {}, {"value": 7})] == [""] * 4


def test_a_cards_marker_stands_on_it_even_without_actions() -> None:
    assert render(CASES["news.waiting"]).card["body"][0]["id"] == "case:C1042:news/3/waiting"
    assert "id" not in render(CASES["command.help"]).card["body"][0]


def test_the_menu_stands_behind_the_dots_and_alone_it_is_shown() -> None:
    modes = [action.get("mode") for action in render(CASES["agents.claimed"]).card["actions"]]
    assert modes == [None] * 3 + ["secondary"] * 11
    assert [action.get("mode") for action in render(CASES["requester.elsewhere_tell"]).card["actions"]] == [None] * 3


@pytest.mark.parametrize(
    ("labels", "menu", "shown"),
    [
        (["Claim", "Confirm", "Correct…"], 5, 3),
        (["Agree: topic is wrong", "Dismiss", "Claim", "Confirm"], 1, 3),
        (["x" * 75, "Claim"], 0, 1),
        (["x" * 44, ""], 0, 1),
        (["x" * 39, "xxxxx"], 0, 2),
        (["x" * 39, "xxxxx"], 1, 1),
        (["x"] * 9, 0, 6),
        ([], 2, 2),
    ],
)
def test_as_many_buttons_stand_side_by_side_as_a_row_has_room_for(labels: list[str], menu: int, shown: int) -> None:
    buttons = tuple(Button(action="why", label=label, value=f"C1|{n}|why") for n, label in enumerate(labels))
    more = tuple(Button(action="why", label="More", value=f"C2|{n}|why") for n in range(menu))
    card = Card(kind="t", marker="", title="t", summary="t", buttons=buttons, menu=more)
    assert sum("mode" not in action for action in render(card).card["actions"]) == shown


@settings(max_examples=60, deadline=None)
@given(HARD_CARDS)
def test_parts_lose_nothing_to_click_and_only_the_last_ones_act(card: Card) -> None:
    parts = split(card)
    values = [button.value for part in parts for button in (*part.buttons, *part.menu)]
    assert sorted(values) == sorted(button.value for button in (*card.buttons, *card.menu))
    drawn = [render(part) for part in parts]
    for one, part in zip(drawn, parts, strict=True):
        check(one)
        shown = {clicked(action["data"]) for action in one.card.get("actions", [])}
        assert shown == {button.value for button in (*part.buttons, *part.menu)}
    assert [piece for part in parts for piece in _pieces(part)] == _pieces(card)
    acting = [bool(part.buttons or part.menu) for part in parts]
    assert acting == sorted(acting)


def _pieces(card: Card) -> list[object]:
    """The blocks of a card, each line of a list by itself: a list may go on in the next part."""
    return [piece for block in card.blocks for piece in (block.items if isinstance(block, Items) and not block.numbered else [block])]


def test_a_list_that_one_card_would_cut_short_goes_on_in_the_next() -> None:
    items = tuple(f"C{1000 + n} {'word ' * 30}" for n in range(40))
    parts = split(Card(kind="command.queue", marker="", title="Queue", summary="Queue", blocks=(Items(items=items),)))
    drawn = " ".join(str(render(part).card) for part in parts)
    assert len(parts) > 1
    assert [n for n in range(40) if f"C{1000 + n}" not in drawn] == []


def test_the_longest_links_markers_and_values_have_room_too() -> None:
    blocks = tuple(ArticleLink(title="🎉" * 90, url="https://a.example/" + "x" * 1400 + str(n), passage="é" * 400) for n in range(40))
    buttons = tuple(Button(action="why", label="🎉" * 90, value=f"{n:03}" + "v" * 497, style="primary") for n in range(25))
    card = Card(
        kind="agents.new", marker="case:C1:" + "m" * 400, title="t", summary="🎉" * 400, blocks=blocks, buttons=buttons, menu=buttons
    )
    check(render(card))


def test_a_long_list_is_split_into_numbered_cards() -> None:
    blocks = tuple(Line(text=f"{n}: " + "word " * 60) for n in range(40))
    parts = split(Card(kind="t", marker="", title="Long list", summary="Long", blocks=blocks, mention="teams:t/1", footer="The end"))
    assert [part.title for part in parts] == [f"Long list ({n}/{len(parts)})" for n in range(1, len(parts) + 1)]
    assert [part.mention for part in parts] == ["teams:t/1"] + [None] * (len(parts) - 1)
    assert [part.footer for part in parts] == [""] * (len(parts) - 1) + ["The end"]
    assert 2 < len(parts) < 9


def test_times_are_drawn_in_the_readers_zone_where_teams_knows_them() -> None:
    """TextBlocks and Facts: a TextRun shows the function itself (microsoft/AdaptiveCards#6194)."""
    card = render(CASES["agents.waiting"]).card
    texts = [
        text for one in walk(card) if one.get("type") in ("TextBlock", "FactSet") for text in (*every(one, "text"), *every(one, "value"))
    ]
    assert "{{DATE(2026-01-16T15:30:00Z, SHORT)}} {{TIME(2026-01-16T15:30:00Z)}}" in texts
    assert "Alice Moreau, {{DATE(2026-01-15T09:28:00Z, SHORT)}} {{TIME(2026-01-15T09:28:00Z)}}:" in texts
    assert sum("{{" in text for text in plain_of(card)) == 0


def test_times_are_in_the_cards_language_or_in_the_readers_own() -> None:
    card = CASES["requester.created"]
    assert render(card, "de").card["lang"] == "de"
    assert "lang" not in render(card, "en").card
    assert "lang" not in render(card).card


def test_only_the_person_of_the_card_is_mentioned() -> None:
    card = CASES["news.waiting"].model_copy(update={"mention": "teams:tenant-1/29:ben"})
    drawn = render(card, mentioned="Ben <at>Achebe</at>*")
    assert drawn.card["msteams"]["entities"] == [
        {"type": "mention", "text": "<at>Ben at Achebe at</at>", "mentioned": {"id": "29:ben", "name": "Ben at Achebe at"}}
    ]
    assert drawn.card["body"][0]["items"][1]["text"] == "<at>Ben at Achebe at</at>"
    assert seen(drawn.card)["title"] == "Ben Achebe needs an answer from you"
    assert render(card, "de").card["msteams"]["entities"][0]["mentioned"]["name"] == "jemand"
    for other in ("slack:T1/U1", "teams:", "teams:t/", "teams:t/a b", "29:ben", ""):
        assert "msteams" not in render(card.model_copy(update={"mention": other})).card


def test_what_the_triage_found_is_labelled_and_its_articles_are_cited() -> None:
    drawn = render(CASES["requester.self_service"])
    (label,) = drawn.entities
    assert (label["type"], label["additionalType"]) == ("https://schema.org/Message", ["AIGeneratedContent"])
    assert label["citation"][0] == {
        "@type": "Claim",
        "position": 1,
        "appearance": {
            "@type": "DigitalDocument",
            "name": "VPN times out from home",
            "abstract": "Sign out of the VPN client, wait a minute and sign in again.",
            "url": "https://help.northwind.example/kb/vpn-reset",
        },
    }
    assert label["citation"][1]["appearance"]["abstract"] == "Office and guest Wi-Fi"
    shown = json.dumps(drawn.card)
    assert [f"[{n}]" in shown for n in (1, 2, 3)] == [True, True, False]


def test_what_people_did_is_not_labelled() -> None:
    labelled = {card.kind for card in CASES.values() if render(card).entities}
    assert "agents.ignored" not in labelled
    assert labelled.isdisjoint(
        {"requester.claimed", "requester.resolved", "news.agent_reply", "command.kb", "command.queue", "refusal", "error"}
    )
    assert {"requester.question", "requester.proposed", "agents.new", "agents.claimed", "command.why"} <= labelled
    assert render(CASES["command.kb"]).card["body"][1]["text"].endswith("vpn-reset)")


def cited(*blocks: ArticleLink) -> list[dict[str, Any]]:
    """The citations of an agents' card with these articles."""
    (label,) = render(Card(kind="agents.new", marker="m", title="t", summary="t", blocks=blocks)).entities
    found: list[dict[str, Any]] = label["citation"]
    return found


def test_no_more_than_twenty_articles_are_cited() -> None:
    many = cited(*(ArticleLink(title=f"No. {n}", url=None) for n in range(25)))
    assert [one["position"] for one in many] == list(range(1, 21))


def test_a_citation_is_short_and_leads_to_https_only() -> None:
    (one,) = cited(ArticleLink(title="n" * 99, url="http://a.example/", passage="x" * 190))
    assert one["appearance"] == {"@type": "DigitalDocument", "name": "n" * 79 + "…", "abstract": "x" * 159 + "…"}


def test_feedback_buttons_are_teams_own() -> None:
    assert render(CASES["requester.self_service"]).channel_data == {"feedbackLoop": {"type": "default"}}
    assert render(CASES["requester.created"]).channel_data == {}


@pytest.mark.parametrize(("language", "words"), [("en", "replaces the card above"), ("de", "ersetzt die frühere"), (None, "replaces")])
def test_a_card_that_replaces_an_older_one_says_so_and_both_work(language: str | None, words: str) -> None:
    card = CASES["requester.created"]
    newer, older = render(card, language, replaces=True), render(card, language)
    assert words in seen(newer.card)["lines"][0]
    assert newer.card["actions"] == older.card["actions"]
    assert render(card.model_copy(update={"replaces": True}), language) == newer


def test_what_is_added_is_said_in_the_cards_own_language() -> None:
    card = CASES["requester.german"].model_copy(update={"replaces": True})
    assert seen(render(card).card)["lines"][0].startswith("Diese Karte ersetzt")
    assert render(card).card["lang"] == "de"
    assert [CASES[name].language for name in ("requester.german", "agents.german", "news.waiting")] == ["de", "en", "en"]


def test_a_form_can_stand_on_the_card_itself() -> None:
    card = CASES["agents.claimed"]
    forms = {"C1042|3|reply": FORMS["reply"], "C1042|3|correct": FORMS["correct"]}
    drawn = render(card, forms=forms)
    check(drawn)
    shown = {action["title"]: action for action in drawn.card["actions"] if action["type"] == "Action.ShowCard"}
    assert list(shown) == ["Reply…", "Correct…"]
    sent = shown["Reply…"]["card"]["actions"][0]
    assert (sent["type"], sent["verb"], sent["data"]["value"]) == ("Action.Execute", "form", "C1042|3|reply")
    assert sent["fallback"]["data"] == sent["data"]


def test_the_tone_is_a_colour_and_a_sign_or_words() -> None:
    heads = {card.tone: render(card).card["body"][0] for card in CASES.values() if card.kind != "requester.self_service"}
    assert {tone: head["style"] for tone, head in heads.items()} == {
        "plain": "emphasis",
        "good": "good",
        "attention": "accent",
        "warning": "warning",
        "quiet": "emphasis",
    }
    assert {tone: head["items"][0]["text"][:1] for tone, head in heads.items() if tone not in ("plain", "quiet")} == {
        "good": "✅",
        "attention": "🔔",
        "warning": "⚠",
    }
    assert all(head["items"][0]["style"] == "heading" for head in heads.values())


def test_a_dialog_that_is_only_read_sends_by_submit_alone() -> None:
    shown = card_dialog(CASES["command.retriage_offer"])
    assert shown["title"] == "Which request shall we look at again?"
    assert {action["type"] for action in shown["card"]["content"]["actions"]} == {"Action.Submit"}
    assert "msteams" not in json.dumps(shown)
    news = CASES["news.waiting"].model_copy(update={"mention": "teams:t/29:ben"})
    assert "msteams" not in card_dialog(news)["card"]["content"]


@pytest.mark.parametrize("value", ["", "x" * 501])
def test_a_value_that_no_button_has_is_an_error_here(value: str) -> None:
    card = Card(kind="t", marker="", title="t", summary="t", buttons=(Button(action=ActionName.CLAIM, label="Claim", value=value),))
    with pytest.raises(ValueError, match=f"has {len(value)} characters; expected 1 to 500"):
        render(card)


def test_a_text_of_very_many_lines_has_a_bounded_number_of_elements() -> None:
    card = Card(kind="t", marker="", title="t", summary="t", blocks=(Line(text="\n".join("abcdefgh")), Line(text="\n".join(["x"] * 500))))
    body = render(card).card["body"]
    assert [one["inlines"] for one in body[1:9]] == [[letter] for letter in "abcdefgh"]
    assert len(body) == 1 + 8 + 30


def test_forms_without_a_button_change_nothing() -> None:
    form: Form = FORMS["rate"]
    assert render(CASES["agents.claimed"], forms={form.value: form}) == render(CASES["agents.claimed"])


def test_of_two_forms_of_one_action_only_the_first_stands_on_the_card() -> None:
    card = CASES["command.retriage_offer"]
    values = [button.value for button in (*card.buttons, *card.menu)]
    assert len(values) > 1
    drawn = render(card, forms=dict.fromkeys(values, FORMS["retriage"]), dialogs=False)
    check(drawn)
    assert [action["type"] for action in drawn.card["actions"]] == ["Action.ShowCard", *["Action.Execute"] * (len(values) - 1)]
