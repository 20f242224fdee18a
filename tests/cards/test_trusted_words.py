"""An agent's words may lead somewhere: plain addresses of http and https are links that show where they lead. A requester's never are."""

from typing import Any

import card_cases
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cards import adaptive, block_kit, html, text
from bot.cards.adaptive_text import trusted as teams_words
from bot.cards.agents import agents_card
from bot.cards.block_kit_text import trusted as slack_words
from bot.cards.card import Card, Quote
from bot.cards.news import news_card
from bot.cards.plain_text import addresses
from bot.cards.requester import requester_card
from triage.case import News, Note

ADDRESS = "https://help.example/kb/vpn_(new)?a=1&b=2"


def said(words: str, *, by_agent: bool) -> Card:
    """A card that quotes these words."""
    return Card(kind="news.agent_reply", marker="m", title="t", summary="t", blocks=(Quote(text=words, trusted=by_agent),))


def walk(value: Any) -> list[Any]:
    children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [value, *(found for child in children for found in walk(child))]


def slack_links(card: Card) -> list[tuple[str, str]]:
    return [(one["text"], one["url"]) for one in walk(block_kit.render(card).blocks) if isinstance(one, dict) and one.get("type") == "link"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (f"See {ADDRESS}.", [ADDRESS]),
        (f"(see {ADDRESS})", [ADDRESS]),
        ("http://a.example/x, then https://b.example!", ["http://a.example/x", "https://b.example"]),
        ("[reset it](https://a.example/x)", ["https://a.example/x"]),
        ("<https://a.example/x|click>", ["https://a.example/x|click"]),
        ("ftp://a.example javascript:alert(1) file:///etc www.a.example mailto:a@b.example https:// http://", []),
        ("https://a.example/" + "x" * 10 + "…", []),
        ("nothttps://a.example", []),
    ],
)
def test_addresses_are_what_people_mean_by_them(words: str, found: list[str]) -> None:
    pieces = addresses(words)

    assert [piece for piece, is_address in pieces if is_address] == found
    assert "".join(piece for piece, _ in pieces) == words


@given(st.text(alphabet=st.sampled_from("ahtps:/.)(]!_*…, \n\\"), max_size=80))
def test_no_sign_is_lost_around_addresses(words: str) -> None:
    assert "".join(piece for piece, _ in addresses(words)) == words


def test_an_agents_address_is_a_link_that_shows_where_it_leads() -> None:
    card = said(f"Please read {ADDRESS} first.", by_agent=True)

    assert slack_links(card) == [(ADDRESS, ADDRESS)]
    assert f'<a href="{ADDRESS.replace("&", "&amp;")}"' in html.render(card)
    assert ADDRESS in text.render(card)
    (line,) = teams_words(f"Please read {ADDRESS} first.")
    assert (
        line["text"]
        == "Please read [https://help.example/kb/vpnˍ(new)?a=1&\u2060b=2](https://help.example/kb/vpn%5F%28new%29?a=1&b=2) first."
    )


def test_a_requesters_address_stays_words() -> None:
    card = said(f"Please read {ADDRESS} first.", by_agent=False)

    assert slack_links(card) == []
    assert "<a " not in html.render(card)
    assert [one for one in walk(adaptive.render(card).card) if isinstance(one, str) and "](" in one] == []


def test_an_agent_cannot_hide_where_a_link_leads() -> None:
    masked = "[your bank](https://evil.example/x) <https://evil.example/y|bank>"

    assert all(shown == url for shown, url in slack_links(said(masked, by_agent=True)))
    (line,) = teams_words("look!https://a.example [bank](https://evil.example/x)")
    assert (
        line["text"]
        == "look!\u2060[https://a.example](https://a.example) [bank]\u2060(\u2060[https://evil.example/x](https://evil.example/x))"
    )


def test_only_the_line_with_an_address_is_markdown_in_teams() -> None:
    first, second = teams_words("*Hello*\nhttps://a.example")

    assert (first["type"], second["type"], second["spacing"]) == ("RichTextBlock", "TextBlock", "None")


def test_a_long_address_is_not_broken_in_a_terminal() -> None:
    address = "https://a.example/" + "x" * 150

    assert any(address in line for line in text.render(said(f"See {address} now", by_agent=True)).split("\n"))


def test_words_without_an_address_are_drawn_as_ever() -> None:
    assert slack_words("Please *wait*.") == [{"type": "text", "text": "Please *wait*."}]
    assert html.render(said("a & b", by_agent=True)) == html.render(said("a & b", by_agent=False))


def test_whose_words_they_are_decides() -> None:
    waiting = card_cases.CASES["waiting"]
    notes = [note.model_copy(update={"text": f"{note.side} {ADDRESS}"}) for note in waiting.case.notes]
    notes.append(Note(by=waiting.case.request.requester, at=waiting.now, text=f"requester {ADDRESS}", side="requester"))
    shown = waiting.model_copy(update={"case": waiting.case.model_copy(update={"notes": tuple(notes)})})
    for card in (requester_card(shown), agents_card(shown)):
        assert card is not None
        quotes = [block for block in card.blocks if isinstance(block, Quote) and ADDRESS in block.text]
        assert quotes
        assert all(quote.trusted == (not quote.text.startswith("requester")) for quote in quotes)


def test_what_a_requester_says_when_it_is_opened_again_is_not_trusted() -> None:
    shown = card_cases.CASES["created"]
    news = News(key="3/reopened", kind="reopened", text=f"See {ADDRESS}", by=shown.case.request.requester)

    (quote,) = (block for block in news_card(news, shown).blocks if isinstance(block, Quote))
    assert quote.trusted is False
