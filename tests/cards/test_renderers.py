"""Whatever people write, a renderer draws it as words: no forged button, link, markup, ping, or terminal escape."""

import re
from html.parser import HTMLParser
from typing import Any

import card_cases
import card_facts
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cards import html, text
from bot.cards.card import ArticleLink, Button, Card, Choice, Field, Fields, Form, Items, Line, LinkLine, Moment, Quote
from bot.cards.plain_text import safe_url, shown
from bot.cards.transcript import plain
from triage.facts import ActionName

EVIL = [
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "[9] Delete everything", "\n[1] Claim", "\r[1] Claim", "\u2028[1] Claim",
    "\x1b[31mred\x1b[0m", "\x1b]0;title\x07", "\x9b2J", "a\x08\x08b", "</article><button data-value='C1|1|claim'>", "javascript:alert(1)",
    "<!channel> <@U1> @here", "\u202etxt.exe", "\ud800", "\x00", "&amp;&lt;", "*bold* _it_ `code`", "]]>", "\u200b", "a\u0301" * 50,
    "{name}", "https://evil.example/ [click](https://evil.example)", "<https://evil.example|click>", "x" * 700, "one two " * 900,
]  # fmt: skip
WORDS = st.one_of(st.sampled_from(EVIL), st.text(max_size=60), st.builds("{}{}".format, st.sampled_from(EVIL), st.text(max_size=20)))
URLS = st.one_of(
    st.none(), st.sampled_from(["https://a.example/x?y=1&z=2", "javascript:alert(1)", "data:text/html,x", "//x", "HTTP://B.example"]), WORDS
)
BLOCKS = st.one_of(
    st.builds(Line, text=WORDS, strong=st.booleans(), quiet=st.booleans()),
    st.builds(Fields, pairs=st.lists(st.tuples(WORDS, WORDS), max_size=3).map(tuple)),
    st.builds(Quote, text=WORDS, by=st.none() | WORDS, trusted=st.booleans()),
    st.builds(ArticleLink, title=WORDS, url=URLS, passage=WORDS),
    st.builds(LinkLine, label=WORDS, text=WORDS, url=URLS),
    st.builds(Moment, label=WORDS, at=st.just(card_facts.NOW), text=WORDS),
    st.builds(Items, items=st.lists(WORDS, max_size=3).map(tuple), numbered=st.booleans()),
)
BUTTONS = st.lists(
    st.builds(Button, action=st.just(ActionName.CLAIM), label=WORDS, value=st.just("C1|1|claim"), form=st.booleans()), max_size=3
)
CARDS = st.builds(
    Card, kind=st.just("test"), marker=st.just("case:C1:test"), title=WORDS, summary=WORDS, blocks=st.lists(BLOCKS, max_size=5).map(tuple),
    buttons=BUTTONS.map(tuple), menu=BUTTONS.map(tuple), menu_label=WORDS, footer=WORDS, mention=st.none() | WORDS,
)  # fmt: skip
EMPTY = ("br", "input")
KNOWN = {
    "article", "h3", "p", "span", "a", "dl", "div", "dt", "dd", "blockquote", "footer", "cite", "time", "ol", "ul", "li", "button",
    "details", "summary", "small", "br", "form", "label", "textarea", "input", "select", "option",
}  # fmt: skip


class Tags(HTMLParser):
    """Collects tags with their attributes, and fails on markup that is not well nested."""

    def __init__(self, drawn: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(drawn)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        assert len(dict(attrs)) == len(attrs), "an attribute stands twice"
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def count(self, tag: str) -> int:
        return sum(name == tag for name, _ in self.tags)


def check_html(drawn: str) -> Tags:
    """Known tags only, no script, no style, links of http and https only."""
    tags = Tags(drawn)
    for name, attributes in tags.tags:
        assert name in KNOWN
        assert not any(key.startswith("on") or key in ("style", "src", "action", "formaction") for key in attributes)
        assert name != "a" or str(attributes["href"]).lower().startswith(("http://", "https://"))
    return tags


@settings(max_examples=150)
@given(CARDS)
def test_html_holds_any_words(card: Card) -> None:
    tags = check_html(html.render(card))
    assert tags.count("button") == len(card.buttons) + len(card.menu)
    assert tags.count("article") == 1
    assert [attributes["data-value"] for name, attributes in tags.tags if name == "button"] == ["C1|1|claim"] * tags.count("button")


@settings(max_examples=150)
@given(CARDS, st.integers(1, 40))
def test_text_holds_any_words(card: Card, first: int) -> None:
    drawn = text.render(card, first)
    numbers = [int(found[1]) for line in drawn.split("\n") if (found := re.match(r"\[(\d+)\]", line))]
    assert numbers == list(range(first, first + len(text.actions(card))))
    assert re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\ud800-\udfff]", drawn) is None


@settings(max_examples=100)
@given(CARDS)
def test_every_line_that_is_no_action_is_indented_or_the_title(card: Card) -> None:
    lines = text.render(card).split("\n")
    assert lines[0].startswith("*")
    assert all(not line or line.startswith((" ", "[")) for line in lines[1:])


def test_a_long_label_stays_on_its_own_line() -> None:
    card = Card(kind="t", marker="", title="t", summary="t", buttons=(Button(action="why", label="a\n[7] b " * 40, value="C1|1|why"),))
    assert len(text.render(card).split("\n")) == 2


FIELDS = st.builds(
    Field,
    name=st.sampled_from(["text", "category"]),
    label=WORDS,
    type=st.sampled_from(["text", "words", "choice", "rating"]),
    choices=st.lists(st.builds(Choice, value=WORDS, label=WORDS), max_size=3).map(tuple),
    value=WORDS,
    hint=WORDS,
)
FORMS = st.builds(
    Form, action=st.just(ActionName.REPLY), title=WORDS, value=st.just("C1|1|reply"), fields=st.lists(FIELDS, max_size=3).map(tuple),
    submit=WORDS, cancel=WORDS, intro=WORDS,
)  # fmt: skip


@settings(max_examples=100)
@given(FORMS, st.dictionaries(st.sampled_from(["text", "category"]), WORDS))
def test_a_form_holds_any_words(form: Form, errors: dict[str, str]) -> None:
    tags = check_html(html.render_form(form, errors, errors))
    assert tags.count("label") == len(form.fields)
    assert tags.count("button") == 2
    assert re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u202e]", text.render_form(form, errors)) is None


def test_every_input_has_its_label_and_its_error_is_announced() -> None:
    form = card_cases.forms()["correct"]
    tags = Tags(html.render_form(form, {"category": "Please choose one."}))
    labels = {attributes["for"] for name, attributes in tags.tags if name == "label"}
    inputs = {attributes["id"]: attributes for name, attributes in tags.tags if name in ("select", "textarea", "input")}
    assert labels == set(inputs)
    assert inputs["correct-category"]["aria-describedby"] == "correct-category-error"
    assert inputs["correct-category"]["aria-invalid"] == "true"


def test_a_menu_is_a_details_that_a_keyboard_opens() -> None:
    tags = check_html(html.render(card_cases.cards()["agents.created"]))
    assert (tags.count("details"), tags.count("summary")) == (1, 1)


def test_a_form_button_announces_its_dialog() -> None:
    drawn = html.render(card_cases.cards()["agents.claimed"])
    assert 'data-action="reply" data-value="C1042|3|reply" data-form="true" aria-haspopup="dialog"' in drawn
    assert 'data-value="C1042|3|unclaim">' in drawn


def test_a_time_can_be_read_by_the_page() -> None:
    assert '<time datetime="2026-01-15T13:30:00Z">' in html.render(card_cases.cards()["requester.created"])


def test_the_heading_fits_the_page_around_it() -> None:
    assert '<h2 class="title"' in html.render(card_cases.cards()["error"], heading=2)
    with pytest.raises(ValueError, match="heading level 1"):
        html.render(card_cases.cards()["error"], heading=1)


@pytest.mark.parametrize("name", sorted(card_cases.cards()))
def test_every_word_of_a_card_is_on_every_surface(name: str) -> None:
    card = card_cases.cards()[name]
    seen = plain(card)
    drawn = " ".join(text.render(card, width=1000).split())
    page = " ".join(Words(html.render(card)).found.split())
    for words in (*seen["buttons"], *seen["menu"], seen["title"]):
        assert words in drawn
        assert words in page


class Words(HTMLParser):
    """The text of a page without its tags."""

    def __init__(self, drawn: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found = ""
        self.feed(drawn)

    def handle_data(self, data: str) -> None:
        self.found += data


def test_actions_are_numbered_on_from_any_number() -> None:
    drawn = text.render(card_cases.cards()["requester.closed"], first_number=7)
    assert "[7] Reopen" in drawn


@pytest.mark.parametrize(
    ("typed", "value"),
    [("2", "network"), ("network and vpn", "network"), ("network", "network"), ("99", "99"), ("0", "0"), (" 1 ", ""), ("pizza", "pizza")],
)
def test_a_typed_choice_is_a_number_a_label_or_a_value(typed: str, value: str) -> None:
    field: Any = card_cases.forms()["wrong_topic"].fields[0]
    assert text.choice_of(field, typed) == value


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:x", "https://a b", 'https://a"b', "https://a\nb", "ftp://a", "", "//a", "https://a\u202eb"]
)
def test_an_address_that_is_not_plain_http_is_no_link(url: str) -> None:
    assert safe_url(url) is None


@given(st.text())
def test_shown_text_has_nothing_hidden_and_stays_as_it_is(words: str) -> None:
    once = shown(words)
    assert re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\ud800-\udfff]", once) is None
    assert shown(once) == once
