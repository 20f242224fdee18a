"""What a person sees of an Adaptive Card: title, lines, buttons and menu as bot.cards.transcript has them, stripped of looks.

Times are read as their stamp, as a client draws them in its own zone; signs that stand for Markdown's own are read as those.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, TypedDict
from urllib.parse import unquote

from bot.cards.card import Block, Card, Items, Moment, Quote, Timed
from bot.cards.plain_text import one_line

Json = dict[str, Any]
_SIGN = re.compile("^[\u2600-\u27bf\U0001f000-\U0001faff]\ufe0f? ")
_LIKE = str.maketrans({"∗": "*", "ˍ": "_", "∼": "~", "ˋ": "`", "\u2060": None})
_TIME = re.compile(r"\{\{DATE\(([^,()]+), SHORT\)\}\} \{\{TIME\(\1\)\}\}")
_LINK = re.compile(r"\[([^\[\]]*)\]\((https?://[^()\s]+)\)(?: \[\d+\])?", re.IGNORECASE)


class SeenCard(TypedDict):
    """A card as plain values; its kind cannot be seen in Teams."""

    title: str
    lines: list[str]
    buttons: list[str]
    menu: list[str]


def seen(card: Json) -> SeenCard:
    """The words of a card, one line a piece; whom it mentions left out."""
    head, *rest = card["body"]
    actions = card.get("actions", [])
    return SeenCard(
        title=one_line(_SIGN.sub("", drawn(head["items"][0]["text"]))),
        lines=list(_lines(rest)),
        buttons=[action["title"] for action in actions if action.get("mode") != "secondary"],
        menu=[action["title"] for action in actions if action.get("mode") == "secondary"],
    )


def drawn(markdown: str) -> str:
    """What a client draws of it: links with their address unless they show it, stamps for times."""
    return _LINK.sub(_link, _TIME.sub(r"\1", markdown)).translate(_LIKE)


def _link(found: re.Match[str]) -> str:
    return found[1] if found[1].translate(_LIKE) == unquote(found[2]) else f"{found[1]} <{found[2]}>"


def _lines(elements: Sequence[Json]) -> Iterator[str]:
    """A paragraph without space before it belongs to the paragraph above."""
    line: str | None = None
    for element in elements:
        if element["type"] == "RichTextBlock":
            if element.get("spacing") == "None" and line is not None:
                line += f" {_rich(element)}"
                continue
            yield from [] if line is None else [line]
            line = _rich(element)
            continue
        yield from [] if line is None else [line]
        line = None
        yield from _whole(element)
    yield from [] if line is None else [line]


def _whole(element: Json) -> list[str]:
    match element["type"]:
        case "FactSet":
            return [one_line(drawn(f"{fact['title']}: {fact['value']}")) for fact in element["facts"]]
        case "Container":
            return [" ".join(_lines(element["items"]))]
        case _:
            return [one_line(drawn(element["text"]))]


def _rich(element: Json) -> str:
    return one_line("".join(run if isinstance(run, str) else run["text"] for run in element["inlines"]).translate(_LIKE))


def stamp(at: datetime) -> str:
    return at.isoformat(timespec="seconds").replace("+00:00", "Z")


def with_stamps(card: Card) -> Card:
    """The card with every time as its stamp, which is what `seen` reads."""
    return card.model_copy(update={"blocks": tuple(_stamped(block) for block in card.blocks)})


def _stamped(block: Block) -> Block:
    match block:
        case Moment():
            return block.model_copy(update={"text": stamp(block.at)})
        case Quote(by=str(by)):
            return block.model_copy(update={"by": _told(by, block.times)})
        case Items():
            return block.model_copy(update={"items": tuple(_told(item, block.times) for item in block.items)})
        case _:
            return block


def _told(text: str, times: Sequence[Timed]) -> str:
    for one in times:
        text = text.replace(one.text, stamp(one.at))
    return text
