"""What a person sees of a Slack post: its blocks -> title, lines, buttons and menu as bot.cards.transcript has them, stripped of looks.

Reads mrkdwn as Slack draws it; signs that stand for mrkdwn's own are read as those.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any, TypedDict

from bot.cards.plain_text import one_line

Json = dict[str, Any]
_SIGN = re.compile("^[\u2600-\u27bf\U0001f000-\U0001faff]\ufe0f? ")
_LIKE = str.maketrans({"∗": "*", "ˍ": "_", "∼": "~", "ˋ": "`", "\u2060": None})


class SeenBlocks(TypedDict):
    """A post as plain values; the kind of a card cannot be seen on Slack."""

    title: str
    lines: list[str]
    buttons: list[str]
    menu: list[str]


def seen(blocks: Sequence[Json]) -> SeenBlocks:
    """The words of a post, one line a piece."""
    first, *rest = blocks
    lines = [line for block in rest for line in _lines(block)]
    title = first["text"]["text"] if first["type"] == "header" else " ".join(_lines(first))
    elements = [element for block in rest if block["type"] == "actions" for element in block["elements"]]
    return SeenBlocks(
        title=one_line(_SIGN.sub("", title.strip())),
        lines=lines,
        buttons=[element["text"]["text"] for element in elements if element["type"] == "button"],
        menu=[option["text"]["text"] for element in elements if element["type"] != "button" for option in element["options"]],
    )


def _lines(block: Json) -> Iterator[str]:
    match block["type"]:
        case "context":
            yield from (one_line(element["text"]) for element in block["elements"])
        case "section" if "fields" in block:
            yield from (drawn(field["text"]) for field in block["fields"])
        case "section":
            yield from map(drawn, block["text"]["text"].split("\n"))
        case "rich_text":
            yield from (one_line(line) for line in _rich(block["elements"]) if one_line(line))


def _rich(parts: Sequence[Json]) -> Iterator[str]:
    """A line in bold that ends in a colon belongs to the quote after it."""
    lead = ""
    for n, part in enumerate(parts):
        if part["type"] == "rich_text_list":
            yield from ("".join(map(_words, item["elements"])) for item in part["elements"])
        elif part["type"] == "rich_text_quote":
            yield f"{lead} " + "".join(map(_words, part["elements"]))
            lead = ""
        elif n + 1 < len(parts) and parts[n + 1]["type"] == "rich_text_quote":
            lead = "".join(map(_words, part["elements"]))
        else:
            yield from _pieces(part["elements"])


def _pieces(elements: Sequence[Json]) -> Iterator[str]:
    """A line break of its own separates two lines; one inside a text does not."""
    line = ""
    for element in elements:
        if element.get("text") == "\n":
            yield line
            line = ""
        else:
            line += _words(element)
    yield line


def _words(element: Json) -> str:
    match element["type"]:
        case "link":
            return str(element["url"]) if element["text"] == element["url"] else f"{element['text']} <{element['url']}>"
        case "date":
            return str(element["fallback"])
        case "user":
            return ""
        case _:
            return str(element["text"])


def drawn(mrkdwn: str) -> str:
    """What Slack draws of it: no stars around the label, links with their address, times by their fall-back."""
    text = re.sub(r"^\*([^*]+)\*", r"\1", mrkdwn)
    text = re.sub(r"<!date\^\d+\^[^|>]+\|([^>]*)>", r"\1", text)
    text = re.sub(r"<(https?://[^|>]+)\|([^>]*)>", "\\2 \x02\\1\x03", text)
    for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"), ("\x02", "<"), ("\x03", ">")):
        text = text.replace(entity, sign)
    return one_line(text.translate(_LIKE))
