"""The pieces of a Block Kit message that hold words: paragraphs, lists, quotes, facts in two columns, small print.

People's words stand in rich_text and plain_text elements, where nothing is interpreted: they cannot ping, forge a link, break out of their
formatting, or pose as a button. Only facts (label and value) are mrkdwn, with every sign taken off that means something there.
Sources: docs.slack.dev/reference/block-kit, and /messaging/formatting-message-text for mrkdwn and dates.
"""

import re
from collections.abc import Sequence
from itertools import groupby
from typing import Any, Final

from bot.cards.card import ArticleLink, Block, Fields, Items, Line, LinkLine, Moment, Quote, Timed
from bot.cards.plain_text import addresses, safe_url, shorten

Json = dict[str, Any]
LONGEST_CONTEXT: Final = 2000
LONGEST_URL: Final = 1500
LONGEST_FACT: Final = 2000
FACTS: Final = 10
LONGEST_SECTION: Final = 3000
SHORT_FACT: Final = 32
"""Characters of a label and its value that stand well in one of two columns."""
LENGTH_OF_TIME: Final = 22
MOST_TIMES: Final = 5
"""Times in one run of words."""
TIME: Final = "{date_short_pretty}, {time}"
"""How Slack writes a time in the reader's own zone: today, yesterday, tomorrow or a short date, then the time of day."""
_SIGNS: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "*": "∗", "_": "ˍ", "~": "∼", "`": "ˋ"})
"""mrkdwn has no escape for its formatting signs: they are replaced by signs that look alike."""
_CALLS: Final = re.compile(r"(?<=@)(?=(?:here|channel|everyone|group)\b)|(?<=:)(?=//)", re.IGNORECASE)
"""Where Slack would call a whole channel, or make a link by itself: an invisible sign keeps the two halves apart."""
_FACT: Final = (Fields, LinkLine, Moment)
Fact = tuple[str, str, str | None, int | None]
"""A label, its value, where the value leads to, and the time that it tells (Unix seconds)."""


def plain(text: str, limit: int) -> Json:
    """A plain_text object of 1 to `limit` characters."""
    return {"type": "plain_text", "text": shorten(text, limit) or "–", "emoji": True}


def context(text: str) -> Json:
    """Small print of 1 to 2,000 characters."""
    return {"type": "context", "elements": [plain(text, LONGEST_CONTEXT)]}


def words(text: str, *, bold: bool = False, times: Sequence[Timed] = ()) -> list[Json]:
    """Text as it is, but for the first times in it, which are the reader's; nothing for an empty one, which Slack refuses."""
    look = {"style": {"bold": True}} if bold else {}
    known = {time.text: time for time in times if time.text}
    pieces = re.split(f"({'|'.join(map(re.escape, known))})", text, maxsplit=MOST_TIMES) if known else [text]
    return [_date(known[piece]) if n % 2 else {"type": "text", "text": piece, **look} for n, piece in enumerate(pieces) if piece]


def _date(time: Timed) -> Json:
    return {"type": "date", "timestamp": int(time.at.timestamp()), "format": TIME, "fallback": time.text}


def link(text: str, url: str | None, *, bold: bool = False) -> list[Json]:
    """A link that leads where it says, or the text alone."""
    address = _address(url)
    if address is None or not text:
        return words(text, bold=bold)
    return [{"type": "link", "url": address, "text": text, **({"style": {"bold": True}} if bold else {})}]


def trusted(text: str) -> list[Json]:
    """An agent's words: a plain address in them is a link that shows where it leads."""
    return [part for piece, is_address in addresses(text) for part in (link(piece, piece) if is_address else words(piece))]


def mention(who: str | None) -> list[Json]:
    """The person or user group is notified: for ids such as slack:T0123/U0456 and slack:S0789. Nothing for any other text."""
    found = re.fullmatch(r"(?:.*/|slack:)?([UWS][A-Z0-9]{2,20})", who or "", re.DOTALL)
    if found is None:
        return []
    return [{"type": "usergroup", "usergroup_id": found[1]} if found[1].startswith("S") else {"type": "user", "user_id": found[1]}]


def mention_in_text(mentioned: Sequence[Json]) -> str:
    """The same for the text beside the blocks."""
    return "".join(f"<!subteam^{one['usergroup_id']}> " if "usergroup_id" in one else f"<@{one['user_id']}> " for one in mentioned)


def section(elements: list[Json]) -> list[Json]:
    """One paragraph, or none."""
    return [{"type": "rich_text_section", "elements": elements}] if elements else []


def rich(elements: list[Json]) -> list[Json]:
    """One rich_text block of paragraphs, lists and quotes, or none."""
    return [{"type": "rich_text", "elements": elements}] if elements else []


def texts(blocks: Sequence[Block]) -> list[Json]:
    """The blocks of a card in their order: facts that follow each other in columns, a heading in one block with what it heads."""
    found: list[Json] = []
    before: Block | None = None
    for are_facts, run in groupby(blocks, lambda block: isinstance(block, _FACT)):
        members = list(run)
        if are_facts:
            found += facts([fact for block in members for fact in _facts_of(block)])
            before = None
            continue
        for block in members:
            drawn = _drawn(block)
            if drawn and before is not None and found[-1]["type"] == "rich_text" and _belong(before, block):
                _append(found[-1]["elements"], drawn[0]["elements"])
            else:
                found += drawn
            before = block if drawn else None
    return found


def _belong(before: Block, block: Block) -> bool:
    if isinstance(before, Line):
        return before.strong and isinstance(block, Items | ArticleLink)
    return isinstance(before, ArticleLink) and isinstance(block, ArticleLink) and not before.passage


def _append(elements: list[Json], more: list[Json]) -> None:
    """Paragraphs that follow each other are lines of one, as when a person writes them."""
    if elements[-1]["type"] == more[0]["type"] == "rich_text_section":
        elements[-1]["elements"] += [*words("\n"), *more[0]["elements"]]
        more = more[1:]
    elements += more


def _drawn(block: Block) -> list[Json]:
    match block:
        case Line(quiet=True) if 0 < len(block.text) <= LONGEST_CONTEXT:
            return [context(block.text)]
        case Line():
            return rich(section(words(block.text, bold=block.strong)))
        case Quote():
            by = section(words(f"{block.by}:", bold=True, times=block.times)) if block.by else []
            said = trusted(block.text) if block.trusted else words(block.text)
            return rich([*by, *([{"type": "rich_text_quote", "elements": said}] if said else [])])
        case ArticleLink():
            title = link(block.title, block.url, bold=True)
            return rich(section([*title, *words("\n" if title and block.passage else ""), *words(block.passage)]))
        case Items():
            items = [part for item in block.items for part in section(words(item, times=block.times))]
            style = "ordered" if block.numbered else "bullet"
            return rich([{"type": "rich_text_list", "style": style, "elements": items}] if items else [])
        case _:
            return []


def _facts_of(block: Block) -> list[Fact]:
    match block:
        case Fields():
            return [(label, value, None, None) for label, value in block.pairs if label or value]
        case LinkLine() if block.label or block.text:
            return [(block.label, block.text, block.url, None)]
        case Moment():
            return [(block.label, block.text or "–", None, int(block.at.timestamp()))]
        case _:
            return []


def facts(found: Sequence[Fact]) -> list[Json]:
    """Two and more short facts that follow each other stand in two columns, ten to a block; others line by line over the whole width.

    Where half of them or more are long, all stand line by line.
    """
    blocks: list[Json] = []
    mostly_short = sum(map(_is_short, found)) * 2 > len(found)
    for short, run in groupby(found, _is_short):
        drawn = [_fact(fact) for fact in run]
        if short and mostly_short and len(drawn) > 1:
            fields = [{"type": "mrkdwn", "text": text} for text in drawn]
            blocks += [{"type": "section", "fields": fields[at : at + FACTS]} for at in range(0, len(fields), FACTS)]
        else:
            _add_lines(blocks, drawn)
    return blocks


def _add_lines(blocks: list[Json], lines: Sequence[str]) -> None:
    for line in lines:
        before = blocks[-1].get("text") if blocks else None
        if before is not None and len(before["text"]) + len(line) < LONGEST_SECTION:
            before["text"] += f"\n{line}"
        else:
            blocks.append({"type": "section", "text": {"type": "mrkdwn", "text": line}})


def _is_short(fact: Fact) -> bool:
    label, value, _, at = fact
    return len(label) + (LENGTH_OF_TIME if at is not None else len(value)) <= SHORT_FACT


def _fact(fact: Fact) -> str:
    """`*Label:* value` in at most 2,000 characters, as mrkdwn."""
    label, value, url, at = fact
    lead = f"*{escaped(label, 400)}:* " if label else ""
    address = _address(url)
    if at is not None:
        return f"{lead}<!date^{at}^{TIME}|{escaped(value, 400)}>"
    if address is not None and value:
        href = address.replace("&", "&amp;").replace("|", "%7C")
        return f"{lead}<{href}|{escaped(value, LONGEST_FACT - len(lead) - len(href) - 3)}>"
    return (lead + escaped(value, LONGEST_FACT - len(lead))).strip()


def escaped(text: str, limit: int) -> str:
    """Words for mrkdwn in which nothing has a meaning any more, of at most `limit` characters."""
    words, longest = _without_meaning(text), limit
    while len(words) > limit and longest > 1:
        longest = longest * 3 // 4
        words = _without_meaning(shorten(text, longest))
    return words[:limit]


def _without_meaning(text: str) -> str:
    return _CALLS.sub("\u2060", text).translate(_SIGNS)


def _address(url: str | None) -> str | None:
    address = safe_url(url)
    return address if address is not None and len(address.replace("&", "&amp;")) <= LONGEST_URL else None
