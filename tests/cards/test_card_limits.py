"""Cards keep to each surface's limits whatever stands on them, and nothing that can be clicked is lost."""

import pytest
from card_cases import cards
from card_facts import NOW
from hypothesis import given, settings
from hypothesis import strategies as st
from test_renderers import CARDS

from bot.cards.card import ArticleLink, Card, Items, Line, LinkLine, Moment, Quote
from bot.cards.limits import LIMITS, Limits, fit, size, texts_of
from bot.cards.plain_text import ELLIPSIS, shorten

NARROW = Limits(title=20, summary=20, text=40, label=10, value=30, blocks=4, items=3, buttons=25, menu=100, footer=10, total=400)


def check(card: Card, limits: Limits) -> None:
    fitted = fit(card, limits)
    assert len(fitted.title) <= limits.title
    assert len(fitted.summary) <= limits.summary
    assert len(fitted.footer) <= limits.footer
    assert len(fitted.blocks) <= limits.blocks
    assert all(len(text) <= max(limits.text, limits.value) for block in fitted.blocks for text in texts_of(block))
    assert all(len(button.label) <= limits.label for button in (*fitted.buttons, *fitted.menu))
    links = [block for block in fitted.blocks if isinstance(block, ArticleLink | LinkLine)]
    assert size(fitted) <= limits.total or len(links) == len(fitted.blocks)
    assert fitted.marker == card.marker
    assert [button.value for button in (*fitted.buttons, *fitted.menu)] == [button.value for button in (*card.buttons, *card.menu)]


@settings(max_examples=60)
@given(CARDS, st.sampled_from([NARROW, *LIMITS.values()]))
def test_any_card_fits(card: Card, limits: Limits) -> None:
    check(card, limits)


@settings(max_examples=60)
@given(CARDS, st.sampled_from([NARROW, *LIMITS.values()]))
def test_a_fitted_card_fits_already(card: Card, limits: Limits) -> None:
    once = fit(card, limits)
    assert fit(once, limits) == once


@pytest.mark.parametrize("surface", sorted(LIMITS))
def test_our_own_cards_fit_without_being_shortened(surface: str) -> None:
    assert [name for name, card in cards().items() if fit(card, LIMITS[surface]) != card] == []


def test_links_are_kept_when_blocks_are_too_many() -> None:
    links = tuple(ArticleLink(title=f"Article {n}", url=f"https://kb.example/{n}") for n in range(3))
    card = Card(kind="t", marker="m", title="t", summary="t", blocks=(*(Line(text=f"line {n}") for n in range(9)), *links))
    assert fit(card, NARROW).blocks == (Line(text="line 0"), *links)


def test_a_long_quote_is_cut_before_short_lines_are() -> None:
    card = Card(
        kind="t",
        marker="m",
        title="t",
        summary="t",
        blocks=(Line(text="First line."), Quote(text="word " * 4000), Moment(label="By", at=NOW, text="noon")),
    )
    fitted = fit(card, LIMITS["teams"])
    assert fitted.blocks[0] == card.blocks[0]
    assert fitted.blocks[2] == card.blocks[2]
    assert texts_of(fitted.blocks[1])[0].endswith("word" + ELLIPSIS)


def test_many_short_lines_give_way_when_the_whole_is_too_long() -> None:
    link = ArticleLink(title="An article", url="https://kb.example/1")
    limits = NARROW.model_copy(update={"blocks": 90})
    card = Card(kind="t", marker="m", title="t", summary="t", blocks=(*(Line(text=f"line number {n}") for n in range(80)), link))
    fitted = fit(card, limits)
    assert size(fitted) <= limits.total
    assert fitted.blocks[0] == card.blocks[0]
    assert fitted.blocks[-1] == link


def test_a_long_list_says_less() -> None:
    card = Card(kind="t", marker="m", title="t", summary="t", blocks=(Items(items=tuple(f"item {n}" for n in range(9))),))
    assert fit(card, NARROW).blocks == (Items(items=("item 0", "item 1", "item 2")),)


@given(st.text(), st.integers(1, 200))
def test_shortening_keeps_the_limit_and_the_beginning(text: str, limit: int) -> None:
    short = shorten(text, limit)
    assert len(short) <= limit
    assert short == text or (short.endswith(ELLIPSIS) and text.startswith(short[:-1]))


def test_shortening_stops_at_a_word() -> None:
    assert shorten("The printer on the second floor is on fire", 30) == "The printer on the second…"
