"""Cutting an article into passages: at its headings, then at paragraphs to about 180 words (offline.md, Search 1)."""

import re
from collections.abc import Iterator

from triage.rank import Article, Passage

PASSAGE_WORDS = 180

_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$")
_FENCE = re.compile(r"^ {0,3}(```|~~~)")


def cut(article: Article, most_words: int = PASSAGE_WORDS) -> tuple[Passage, ...]:
    """The article's passages in reading order, at least one; `heading` is the path below the title, joined with " > "."""
    passages: list[Passage] = []
    for heading, text in _sections(article):
        for body in _pieces(text, most_words):
            passages.append(Passage(article_id=article.id, position=len(passages), heading=heading, body=body))
    return tuple(passages) or (Passage(article_id=article.id, position=0, heading="", body=""),)


def _sections(article: Article) -> Iterator[tuple[str, str]]:
    """(heading path, text below it) for every heading; a heading with nothing below it stays, its words may be the answer."""
    path: list[tuple[int, str]] = []
    lines: list[str] = []
    fenced = False
    for line in article.text.splitlines():
        fenced ^= _FENCE.match(line) is not None
        heading = None if fenced else _HEADING.match(line)
        if heading is None:
            lines.append(line)
            continue
        yield from _section(article, path, lines)
        depth = len(heading[1])
        path = [above for above in path if above[0] < depth] + [(depth, heading[2])]
        lines = []
    yield from _section(article, path, lines)


def _section(article: Article, path: list[tuple[int, str]], lines: list[str]) -> Iterator[tuple[str, str]]:
    text = "\n".join(lines).strip()
    heading = " > ".join(words for _, words in path if words and words != article.title)
    if text or heading:
        yield heading, text


def _pieces(text: str, most_words: int) -> Iterator[str]:
    """Whole paragraphs together while they fit; a longer paragraph by lines, a longer line by words."""
    held: list[str] = []
    count = 0
    for block in _blocks(text, most_words):
        size = len(block.split())
        if held and count + size > most_words:
            yield "\n\n".join(held)
            held, count = [], 0
        held.append(block)
        count += size
    if held or not text:
        yield "\n\n".join(held)


def _blocks(text: str, most_words: int) -> Iterator[str]:
    for paragraph in re.split(r"\n[ \t]*\n", text):
        if len(paragraph.split()) <= most_words:
            if paragraph.strip():
                yield paragraph
            continue
        yield from _lines(paragraph, most_words)


def _lines(paragraph: str, most_words: int) -> Iterator[str]:
    held: list[str] = []
    count = 0
    for line in paragraph.splitlines():
        words = line.split()
        for start in range(0, len(words), most_words):
            part = words[start : start + most_words]
            if held and count + len(part) > most_words:
                yield "\n".join(held)
                held, count = [], 0
            held.append(line if len(words) <= most_words else " ".join(part))
            count += len(part)
    if held:
        yield "\n".join(held)
