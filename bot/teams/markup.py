"""Markup: the HTML of a Teams message -> plain words. Pure. What the core takes off itself (Markdown, signs) is left as it is.

Paragraphs and list items are lines, a link is "label (address)", a mention "@name" (the helpdesk's own name is left out: an address, no
word), a picture its description, a quotation stands behind ">". The message that a reply quotes, scripts, styles and marks of attachments
are nothing.
"""

import re
from collections.abc import Collection
from html.parser import HTMLParser
from typing import Final

MENTION: Final = "http://schema.skype.com/Mention"
REPLY: Final = "http://schema.skype.com/Reply"
"""What a reply quotes: words of somebody else that stand in the chat already."""
BLOCKS: Final = frozenset({"p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "table", "ul", "ol", "hr"})
SILENT: Final = frozenset({"script", "style", "head", "title", "template"})
MOST_OPEN: Final = 20
"""More signs than these that open no tag are no slip of a client's, and each would have Python's parser read on to the end."""
_AT: Final = re.compile(r"<at\b[^<>]*>([^<]*)</at>")
_OPEN: Final = re.compile(r"<(?![^<>]*>)")
_DECLARED: Final = re.compile(r"<(?=[!?])")


class _Reader(HTMLParser):
    """Collects lines; what is open at the end counts as closed."""

    def __init__(self, ours: Collection[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.ours = {name.casefold() for name in ours}
        self.lines: list[str] = [""]
        self.files = 0
        self._links: list[tuple[str, int]] = []
        self._mention: list[str] | None = None
        self._spans: list[bool] = []
        self._silent = self._quoted = 0
        self._replies: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in SILENT:
            self._silent += 1
        elif tag == "blockquote":
            self._replies.append(given.get("itemtype") == REPLY)
            self._quoted += 1
            self._silent += self._replies[-1]
            self._line()
        elif tag == "br":
            self._line()
        elif tag in BLOCKS:
            self._line()
            self._add("- " if tag == "li" else "")
        elif tag in ("td", "th"):
            self._add(" " if self.lines[-1] else "")
        elif tag == "a":
            self._links.append((given.get("href", ""), len("\n".join(self.lines))))
        elif tag in ("span", "at"):
            self._spans.append(tag == "at" or given.get("itemtype") == MENTION)
            self._mention = [] if self._spans[-1] else self._mention
        elif tag in ("img", "emoji"):
            self._add(given.get("alt", ""))
        elif tag == "attachment":
            self.files += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag == "blockquote" and self._replies:
            self._line()
            self._quoted -= 1
            self._silent -= self._replies.pop()
        elif tag in BLOCKS:
            self._line()
        elif tag == "a" and self._links:
            self._linked(*self._links.pop())
        elif tag in ("span", "at") and self._spans and self._spans.pop() and self._mention is not None:
            self._mentioned("".join(self._mention))

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        if self._mention is not None:
            self._mention.append(data)
            return
        self._add(_on_one_line(data) if data.strip() else (" " if "\n" not in data else ""))

    def _mentioned(self, name: str) -> None:
        self._mention = None
        if name.strip().casefold() not in self.ours:
            self._add(f"@{name.strip()}")

    def _linked(self, address: str, begun: int) -> None:
        label = "\n".join(self.lines)[begun:].strip()
        target = address.removeprefix("mailto:").removeprefix("tel:")
        if target and label and label.rstrip("/") != target.rstrip("/") and not target.rstrip("/").endswith(f"//{label.rstrip('/')}"):
            self._add(f" ({target})")
        elif target and not label:
            self._add(target)

    def _add(self, words: str) -> None:
        if words and not self._silent:
            self.lines[-1] += words if self.lines[-1] or not self._quoted else f"> {words}"

    def _line(self) -> None:
        if self.lines[-1].strip() not in ("", "-"):
            self.lines.append("")


def plain(html: str, ours: Collection[str] = ()) -> str:
    """The words of a message's HTML. `ours`: names of the helpdesk, whose mention is left out."""
    return read(html, ours)[0]


def read(html: str, ours: Collection[str] = ()) -> tuple[str, int]:
    """The words, and how many files hang on the message without being told otherwise (in channels)."""
    reader = _Reader(ours)
    reader.feed(_tame(html))
    reader.close()
    lines = [re.sub(r"[ \xa0]{2,}", " ", line.replace("\xa0", " ")).strip() for line in reader.lines]
    words = "\n".join(line for line in lines if line)
    return re.sub(r"^[,:]\s*", "", words) if ours else words, reader.files


def _on_one_line(data: str) -> str:
    """A line break in the source is a blank, with the blanks around it."""
    first, *more = data.split("\n")
    if not more:
        return data
    *middle, last = more
    return " ".join([first.rstrip(), *(line for one in middle if (line := one.strip())), last.lstrip()])


def _tame(html: str) -> str:
    """The same words in time that grows with their length only, whatever was typed: everybody waits while a message is read."""
    html = _DECLARED.sub("&lt;", html)
    return _OPEN.sub("&lt;", html) if len(_OPEN.findall(html)) > MOST_OPEN else html


def without_marks(text: str, ours: Collection[str] = ()) -> str:
    """The words of a message's plain text, in which mentions stand as <at>name</at>."""
    known = {name.casefold() for name in ours}

    def named(found: re.Match[str]) -> str:
        name = found[1].strip()
        return "" if name.casefold() in known else f"@{name}"

    stripped = re.sub(r"[ \xa0]{2,}", " ", _AT.sub(named, text)).strip()
    return re.sub(r"^[,:]\s*", "", stripped) if stripped != text.strip() else stripped
