"""The pieces of an Adaptive Card that hold words: paragraphs, facts, quotes, lists, articles with their links.

People's words stand in RichTextBlocks, where Markdown is not read. A heading, a fact, an article's link and whatever holds a time must be
a TextBlock or a Fact, which are Markdown and draw times: there every sign that means something is replaced by one that looks alike or is
kept apart by an invisible one, for backslashes are not obeyed by Teams on phones (github.com/microsoft/AdaptiveCards/issues/5590).
Sources: learn.microsoft.com/adaptive-cards/authoring-cards/text-features, and cards-format of the Teams platform's documentation.
"""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import groupby
from typing import Any, Final
from urllib.parse import quote

from bot.cards.card import ArticleLink, Block, Fields, Items, Line, LinkLine, Moment, Quote, Timed
from bot.cards.plain_text import addresses, one_line, safe_url, shown

Json = dict[str, Any]
LONGEST_URL: Final = 1500
MOST_TIMES: Final = 5
"""Times in one run of words."""
MOST_LINES: Final = 30
"""Lines of a text that are elements of their own; all others follow in one, where some clients may join them."""
APART: Final = "\u2060"
"""An invisible sign that keeps two others apart and breaks no line."""
_CALLS: Final = re.compile(r"(?<=\{)(?=\{)|(?<=\$)(?=\{)|(?<=<)(?=/?at\b)|(?<=\[)(?=\d+\])", re.IGNORECASE)
"""Where Teams itself looks for something in any text: date functions and templates, mentions, citations."""
_MARKS: Final = re.compile(r"(?<=\\)|(?<=<)|(?<=&)(?=[#\w])|(?<=\])(?=[(\[:])|(?<=:)(?=//)|(?<=\bwww)(?=\.)", re.IGNORECASE)
"""Where Markdown would read an escape, a tag, an entity, a link; where a client might make a link by itself."""
_LIKE: Final = str.maketrans({"*": "∗", "_": "ˍ", "~": "∼", "`": "ˋ"})
_IN_LINK: Final = str.maketrans({"[": "(", "]": ")"})
_PLAIN_START: Final = re.compile(r"(?!\d+[.)])\w")
"""A start that Markdown cannot take for a list, a heading, a quote, a rule or a definition."""
_SAFE_IN_URL: Final = "%:/?#@!$&+,;=.-"
_FACT: Final = (Fields, LinkLine, Moment)


def guarded(text: str) -> str:
    """Words for a place without Markdown, in which nothing calls anybody or anything any more."""
    return _CALLS.sub(APART, text)


def escaped(text: str) -> str:
    """Words on one line for a place that reads Markdown: they are shown as they are, whatever stands in them."""
    return _started(_bare(one_line(text)))


def _bare(text: str) -> str:
    """Words within a line, without any meaning."""
    return _MARKS.sub(APART, guarded(text)).translate(_LIKE)


def _started(line: str) -> str:
    """The line, whose start does not make it a list, a heading or the like."""
    return line if not line or line.startswith("{{") or _PLAIN_START.match(line) else APART + line


def linked(text: str, url: str | None) -> str:
    """A link that leads where it says, as Markdown, or the words alone."""
    address, words = address_of(url), escaped(text)
    return f"[{words.translate(_IN_LINK)}]({address})" if address and words else words


def address_of(url: str | None) -> str | None:
    """The address with every sign quoted that could end a Markdown link or be formatting in it; None for what is no link."""
    safe = safe_url(url)
    if safe is None:
        return None
    quoted = quote(safe, safe=_SAFE_IN_URL).replace("_", "%5F").replace("~", "%7E")
    return quoted if len(quoted) <= LONGEST_URL else None


def time(at: datetime) -> str:
    """That time in the reader's own zone and language: only TextBlocks and Facts know it (.../AdaptiveCards/issues/6194)."""
    stamp = at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    return f"{{{{DATE({stamp}, SHORT)}}}} {{{{TIME({stamp})}}}}"


def with_times(text: str, times: Sequence[Timed]) -> str:
    """Words as Markdown in which the first times are the reader's."""
    known = {words: one.at for one in times if (words := one_line(one.text))}
    line = one_line(text)
    pieces = re.split(f"({'|'.join(map(re.escape, known))})", line, maxsplit=MOST_TIMES) if known else [line]
    return _started("".join(time(known[piece]) if n % 2 else _bare(piece) for n, piece in enumerate(pieces)))


def paragraph(text: str, **look: Any) -> list[Json]:
    """Lines of words that are drawn as they are, each an element of its own: Teams may draw a line break inside one as a blank."""
    return [_rich(line, look, first=n == 0) for n, line in enumerate(_elements(text))]


def _elements(text: str) -> list[str]:
    """The lines of a text that are elements of their own."""
    lines = [line for line in shown(text).split("\n") if line.strip()]
    if len(lines) > MOST_LINES:
        lines = [*lines[: MOST_LINES - 1], "\n".join(lines[MOST_LINES - 1 :])]
    return lines


def trusted(text: str) -> list[Json]:
    """An agent's words, line by line: a line with plain addresses is Markdown, where each is a link that shows where it leads.

    Not a TextRun's own action, which Teams' desktop client did not draw as a link (github.com/microsoft/AdaptiveCards/issues/9100).
    """
    found = []
    for n, line in enumerate(_elements(text)):
        pieces = addresses(one_line(line))
        linked = any(address_of(piece) for piece, is_address in pieces if is_address)
        found.append(text_block(_started(_with_links(pieces))) if linked else _rich(line, {}, first=True))
        if n:
            found[-1] = {**found[-1], "spacing": "None"}
    return found


def _with_links(pieces: Sequence[tuple[str, bool]]) -> str:
    said = ""
    for piece, is_address in pieces:
        address = address_of(piece) if is_address else None
        if address is None:
            said += _bare(piece)
            continue
        shown_as = _bare(piece).replace(f":{APART}//", "://").translate(_IN_LINK)
        said += f"{APART if said[-1:].strip() else ''}[{shown_as}]({address})"
    return said


def _rich(text: str, look: Json, *, first: bool) -> Json:
    run = {"type": "TextRun", "text": guarded(text), **look} if look else guarded(text)
    return {"type": "RichTextBlock", **({} if first else {"spacing": "None"}), "inlines": [run]}


def quiet(text: str) -> list[Json]:
    """Small print."""
    return paragraph(text, size="Small", isSubtle=True)


def text_block(markdown: str, **look: Any) -> Json:
    """Markdown that was made here, wrapped."""
    return {"type": "TextBlock", "text": markdown, "wrap": True, **look}


def texts(blocks: Sequence[Block], citations: dict[int, int]) -> list[Json]:
    """The blocks of a card in their order; facts that follow each other in one FactSet.

    `citations`: the place of an ArticleLink among the blocks -> its number.
    """
    found: list[Json] = []
    for are_facts, run in groupby(enumerate(blocks), lambda one: isinstance(one[1], _FACT)):
        members = list(run)
        if are_facts:
            found += _facts([fact for _, block in members for fact in _facts_of(block)])
            continue
        before: Block | None = None
        for n, block in members:
            drawn = _drawn(block, citations.get(n))
            if drawn and before is not None and _belong(before, block):
                drawn[0] = {**drawn[0], "spacing": "Small"}
            found += drawn
            before = block if drawn else before
    return found


def _belong(before: Block, block: Block) -> bool:
    """Whether they stand close together: lines, articles of one list, a heading and what it heads."""
    if isinstance(before, Line):
        return isinstance(block, Line | Items | ArticleLink)
    return isinstance(before, ArticleLink) and isinstance(block, ArticleLink)


def _facts_of(block: Block) -> list[tuple[str, str]]:
    """(label, value as Markdown) of each."""
    match block:
        case Fields():
            return [(label, escaped(value)) for label, value in block.pairs if label.strip() or value.strip()]
        case LinkLine() if block.label or block.text:
            return [(block.label, linked(block.text, block.url))]
        case Moment():
            return [(block.label, time(block.at))]
        case _:
            return []


def _facts(facts: Sequence[tuple[str, str]]) -> list[Json]:
    """A value without a label is a line between two sets."""
    found: list[Json] = []
    for labelled, run in groupby(facts, lambda fact: bool(one_line(fact[0]))):
        if labelled:
            found.append({"type": "FactSet", "facts": [{"title": escaped(label), "value": value or "–"} for label, value in run]})
        else:
            found += [text_block(value) for _, value in run if value]
    return found


def _drawn(block: Block, citation: int | None) -> list[Json]:
    match block:
        case Line():
            return quiet(block.text) if block.quiet else paragraph(block.text, **({"weight": "Bolder"} if block.strong else {}))
        case Quote():
            return _quote(block)
        case ArticleLink():
            return _article(block, citation)
        case Items():
            return _items(block)
        case _:
            return []


def _quote(block: Quote) -> list[Json]:
    """In a box of its own, under the name of whose words they are."""
    by = [text_block(with_times(f"{block.by}:", block.times), weight="Bolder", size="Small")] if block.by else []
    words = trusted(block.text) if block.trusted else paragraph(block.text)
    if by and words:
        words[0] = {"type": words[0]["type"], "spacing": "None", **words[0]}
    return [{"type": "Container", "style": "emphasis", "items": [*by, *words]}] if by or words else []


def _article(block: ArticleLink, citation: int | None) -> list[Json]:
    title = linked(block.title, block.url)
    number = f" [{citation}]" if citation is not None else ""
    passage = [{**one, "spacing": "None"} for one in paragraph(block.passage)]
    return [*([text_block(title + number, weight="Bolder")] if title else []), *passage]


def _items(block: Items) -> list[Json]:
    found: list[Json] = []
    for n, item in enumerate(block.items, 1):
        if not (words := one_line(item)):
            continue
        words = f"{n}. {words}" if block.numbered else f"• {words}"
        if any(one.text and one_line(one.text) in words for one in block.times):
            drawn = text_block(with_times(words, block.times))
        else:
            drawn = _rich(words, {}, first=True)
        found.append({**drawn, "spacing": "Small"} if found else drawn)
    return found
