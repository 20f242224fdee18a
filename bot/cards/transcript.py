"""What a person sees on a card, stripped of looks: to compare what a story shows on one surface with what it shows on another."""

from typing import TypedDict

from bot.cards.card import ArticleLink, Block, Card, Fields, Items, LinkLine, Moment, Quote
from bot.cards.limits import texts_of
from bot.cards.plain_text import one_line, safe_url


class Seen(TypedDict):
    """A card as plain values, such as json can hold."""

    kind: str
    title: str
    lines: list[str]
    buttons: list[str]
    menu: list[str]


def plain(card: Card) -> Seen:
    """The card's words, one line a piece; links are named with their address, buttons and menu with their labels."""
    return Seen(
        kind=card.kind,
        title=one_line(card.title),
        lines=[line for block in card.blocks for line in _lines(block)] + ([one_line(card.footer)] if card.footer else []),
        buttons=[one_line(button.label) for button in card.buttons],
        menu=[one_line(button.label) for button in card.menu],
    )


def _lines(block: Block) -> list[str]:
    match block:
        case Fields():
            return [one_line(f"{label}: {value}") for label, value in block.pairs]
        case Quote():
            return [one_line(f"{block.by}: {block.text}" if block.by else block.text)]
        case ArticleLink():
            return [_with_address(one_line(block.title), block.url), *([one_line(block.passage)] if block.passage else [])]
        case LinkLine():
            return [_with_address(one_line(f"{block.label}: {block.text}"), block.url)]
        case Moment():
            return [one_line(f"{block.label}: {block.text}")]
        case Items():
            return [one_line(item) for item in block.items]
        case _:
            return [one_line(text) for text in texts_of(block)]


def _with_address(text: str, url: str | None) -> str:
    address = safe_url(url)
    return f"{text} <{address}>" if address else text
