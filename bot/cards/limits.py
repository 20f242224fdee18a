"""How long things on a card may be, surface by surface, in one table; and `fit`, which makes a card keep to it.

Nothing that can be clicked is lost: marker, buttons, menu, and links stay; words are shortened with an ellipsis at word borders.
"""

from collections.abc import Callable, Sequence
from typing import Final

from bot.cards.card import ArticleLink, Block, Button, Card, Fields, Items, Line, LinkLine, Moment, Quote
from bot.cards.plain_text import one_line, shorten, shown
from triage.facts import Fact


class Limits(Fact):
    """Lengths in characters, counts in pieces. `total` is of all texts together."""

    title: int
    summary: int
    text: int
    label: int
    value: int
    blocks: int
    items: int
    buttons: int
    menu: int
    footer: int
    total: int


LIMITS: Final[dict[str, Limits]] = {
    # Block Kit: header 150, section text 3,000, button and option text 75, 10 fields, 50 blocks (of which we keep some for actions).
    "slack": Limits(
        title=150, summary=300, text=2900, label=75, value=1900, blocks=40, items=20, buttons=25, menu=100, footer=300, total=12000
    ),
    # Adaptive Cards in Teams: 28 KB for the whole card as JSON; a character may take 4 bytes.
    "teams": Limits(
        title=150, summary=300, text=2000, label=75, value=500, blocks=40, items=20, buttons=25, menu=100, footer=300, total=5000
    ),
    "html": Limits(
        title=200, summary=300, text=6000, label=75, value=500, blocks=60, items=50, buttons=25, menu=100, footer=300, total=30000
    ),
    "text": Limits(
        title=200, summary=300, text=6000, label=75, value=500, blocks=60, items=50, buttons=25, menu=100, footer=300, total=30000
    ),
}
_LEAST: Final = 16
"""No text is shortened below this many characters to make the total fit."""


def fit(card: Card, limits: Limits) -> Card:
    """The card within the limits; the same card if it fits. Texts lose control characters too, on whichever surface they are drawn."""
    blocks = _counted([_shortened(block, limits) for block in card.blocks], limits)
    found = card.model_copy(
        update={
            "title": shorten(one_line(card.title), limits.title),
            "summary": shorten(one_line(card.summary), limits.summary),
            "blocks": tuple(blocks),
            "buttons": tuple(_labelled(button, limits) for button in card.buttons[: limits.buttons]),
            "menu": tuple(_labelled(button, limits) for button in card.menu[: limits.menu]),
            "menu_label": shorten(one_line(card.menu_label), limits.label),
            "footer": shorten(one_line(card.footer), limits.footer),
            "feedback": card.feedback and (_labelled(card.feedback[0], limits), _labelled(card.feedback[1], limits)),
        }
    )
    longest = limits.text
    while size(found) > limits.total and longest > _LEAST:
        longest = max(_LEAST, longest * 3 // 4)
        tighter = limits.model_copy(update={"text": longest, "value": min(limits.value, longest)})
        found = found.model_copy(update={"blocks": tuple(_shortened(block, tighter) for block in found.blocks)})
    while size(found) > limits.total and (at := _least_needed(found.blocks)) is not None:
        found = found.model_copy(update={"blocks": (*found.blocks[:at], *found.blocks[at + 1 :])})
    return found


def in_few_lines(card: Card) -> Card:
    """What it is about and what can be done: for a platform that will not have the whole card."""
    words = Line(text=card.summary[:500])
    return card.model_copy(
        update={
            "title": card.title[:100],
            "blocks": (words,),
            "footer": "",
            "buttons": card.buttons[:5],
            "menu": card.menu[:5],
            "feedback": None,
        }
    )


def size(card: Card) -> int:
    """Characters of all texts of a card together."""
    return sum(len(text) for block in card.blocks for text in texts_of(block)) + len(card.title) + len(card.summary) + len(card.footer)


def texts_of(block: Block) -> tuple[str, ...]:
    """Every text of a block, in reading order."""
    match block:
        case Line():
            return (block.text,)
        case Fields():
            return tuple(text for pair in block.pairs for text in pair)
        case Quote():
            return (block.text, block.by or "")
        case ArticleLink():
            return (block.title, block.passage)
        case LinkLine():
            return (block.label, block.text)
        case Moment():
            return (block.label, block.text)
        case Items():
            return block.items


def _labelled(button: Button, limits: Limits) -> Button:
    return button.model_copy(update={"label": shorten(one_line(button.label), limits.label)})


def _shortened(block: Block, limits: Limits) -> Block:
    def line(text: str, limit: int = limits.value) -> str:
        return shorten(one_line(text), limit)

    def text(words: str) -> str:
        return shorten(shown(words), limits.text)

    match block:
        case Line():
            return block.model_copy(update={"text": text(block.text)})
        case Fields():
            return block.model_copy(update={"pairs": tuple((line(k, limits.label), line(v)) for k, v in block.pairs[: limits.items])})
        case Quote():
            return block.model_copy(update={"text": text(block.text), "by": line(block.by) if block.by is not None else None})
        case ArticleLink():
            return block.model_copy(update={"title": line(block.title), "passage": text(block.passage)})
        case LinkLine():
            return block.model_copy(update={"label": line(block.label, limits.label), "text": line(block.text)})
        case Moment():
            return block.model_copy(update={"label": line(block.label, limits.label), "text": line(block.text)})
        case Items():
            return block.model_copy(update={"items": _listed(block.items, limits, line)})


def _listed(items: Sequence[str], limits: Limits, line: Callable[[str], str]) -> tuple[str, ...]:
    kept = [line(item) for item in items[: limits.items]]
    while len(kept) > 1 and sum(map(len, kept)) > limits.text:
        kept.pop()
    return tuple(kept)


def _counted(blocks: list[Block], limits: Limits) -> list[Block]:
    """At most so many blocks: words go first, from the end; links go last."""
    kept = list(blocks)
    while len(kept) > limits.blocks:
        at = _least_needed(tuple(kept))
        kept.pop(at if at is not None else -1)
    return kept


def _least_needed(blocks: tuple[Block, ...]) -> int | None:
    """The last block that is not a link; None if only links are left."""
    return next((n for n in range(len(blocks) - 1, -1, -1) if not isinstance(blocks[n], ArticleLink | LinkLine)), None)
