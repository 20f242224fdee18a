"""The pieces of a Block Kit message that hold words: rich text, plain text and context.

Words are never written as mrkdwn. In rich_text and plain_text elements nothing is interpreted, so no text can ping, forge a link, break out
of its formatting, or pose as a button; links, times and mentions are elements that only this file makes.
Sources: docs.slack.dev/reference/block-kit, rich text block and its elements.
"""

import re
from typing import Any, Final

from bot.cards.card import ArticleLink, Block, Fields, Items, Line, LinkLine, Moment, Quote
from bot.cards.plain_text import safe_url, shorten

Json = dict[str, Any]
LONGEST_CONTEXT: Final = 2000
LONGEST_URL: Final = 3000
TIME: Final = "{date_short_pretty}, {time}"
"""How Slack writes a time in the reader's own zone: today, yesterday, tomorrow or a short date, then the time of day."""
_FACTS: Final = (Fields, LinkLine, Moment)


def plain(text: str, limit: int) -> Json:
    """A plain_text object of 1 to `limit` characters."""
    return {"type": "plain_text", "text": shorten(text, limit) or "–", "emoji": True}


def context(text: str) -> Json:
    """Small print of 1 to 2,000 characters."""
    return {"type": "context", "elements": [plain(text, LONGEST_CONTEXT)]}


def words(text: str, *, bold: bool = False, italic: bool = False) -> list[Json]:
    """Text as it is; nothing for an empty one, which Slack refuses."""
    style = {name: True for name, wanted in (("bold", bold), ("italic", italic)) if wanted}
    return [{"type": "text", "text": text, **({"style": style} if style else {})}] if text else []


def link(text: str, url: str | None, *, bold: bool = False) -> list[Json]:
    """A link that leads where it says, or the text alone."""
    address = safe_url(url)
    if address is None or len(address) > LONGEST_URL or not text:
        return words(text, bold=bold)
    return [{"type": "link", "url": address, "text": text, **({"style": {"bold": True}} if bold else {})}]


def mention(person_id: str | None) -> list[Json]:
    """The person is notified: for ids such as slack:T0123/U0456. Nothing for any other text."""
    found = re.fullmatch(r"(?:.*/)?([UW][A-Z0-9]{2,20})", person_id or "", re.DOTALL)
    return [{"type": "user", "user_id": found[1]}] if found else []


def section(elements: list[Json]) -> list[Json]:
    """One paragraph, or none."""
    return [{"type": "rich_text_section", "elements": elements}] if elements else []


def rich(elements: list[Json]) -> list[Json]:
    """One rich_text block of paragraphs, lists and quotes, or none."""
    return [{"type": "rich_text", "elements": elements}] if elements else []


def texts(blocks: tuple[Block, ...]) -> list[Json]:
    """The blocks of a card in their order. What belongs together (facts, a heading and its list) stands in one block, without a gap."""
    found: list[Json] = []
    before: Block | None = None
    for block in blocks:
        drawn = _drawn(block)
        if drawn and before is not None and found and found[-1]["type"] == drawn[0]["type"] == "rich_text" and _belong(before, block):
            found[-1]["elements"] += drawn[0]["elements"]
        else:
            found += drawn
        before = block
    return found


def _belong(before: Block, block: Block) -> bool:
    if isinstance(before, Line) and before.strong:
        return isinstance(block, Items | ArticleLink | Quote)
    if isinstance(before, ArticleLink):
        return isinstance(block, ArticleLink) and not before.passage
    return isinstance(before, _FACTS) and isinstance(block, _FACTS)


def _drawn(block: Block) -> list[Json]:
    match block:
        case Line(quiet=True) if 0 < len(block.text) <= LONGEST_CONTEXT:
            return [context(block.text)]
        case Line():
            return rich(section(words(block.text, bold=block.strong, italic=block.quiet)))
        case Fields():
            return rich([part for label, value in block.pairs for part in section(_labelled(label, words(value)))])
        case Quote():
            by = section(words(f"{block.by}:", bold=True)) if block.by else []
            return rich([*by, *([{"type": "rich_text_quote", "elements": words(block.text)}] if block.text else [])])
        case ArticleLink():
            passage = section(words(block.passage))
            return rich([*section(link(block.title, block.url, bold=True)), *passage])
        case LinkLine():
            return rich(section(_labelled(block.label, link(block.text, block.url))))
        case Moment():
            return rich(section(_labelled(block.label, _time(block))))
        case Items():
            items = [part for item in block.items for part in section(words(item))]
            style = "ordered" if block.numbered else "bullet"
            return rich([{"type": "rich_text_list", "style": style, "elements": items}] if items else [])


def _labelled(label: str, value: list[Json]) -> list[Json]:
    """`Label: value`; the label alone or the value alone where the other is missing."""
    lead = words(f"{label}:", bold=True) if label else []
    return [*lead, *(words(" ") if lead and value else []), *value]


def _time(block: Moment) -> list[Json]:
    fallback = {"fallback": block.text} if block.text else {}
    return [{"type": "date", "timestamp": int(block.at.timestamp()), "format": TIME, **fallback}]
