"""Text as a renderer may draw it: nothing in it can move the cursor, turn the reading direction round, or hide. Shortening at word borders.

Escaping for a platform is each renderer's own; this is what all of them take off first.
"""

import re
from typing import Final

from triage.sanitise import cut

_LINE_BREAKS: Final = re.compile("\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_SPACES: Final = re.compile("[\t\xa0]")
_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
_SURROGATES: Final = re.compile("[\ud800-\udfff]")
_MANY_BREAKS: Final = re.compile(r"(?:\n[^\S\n]*){3,}")
ELLIPSIS: Final = "…"
_ADDRESS: Final = re.compile(r"(?<!\w)https?://\w[^\s<>\"'`\\…]*", re.IGNORECASE)
_AFTER_ADDRESS: Final = ".,;:!?*_~|"
_BRACKETS: Final = {")": "(", "]": "[", "}": "{"}


def shown(text: str) -> str:
    """The text without control, direction and hidden characters; line breaks are \\n, at most one empty line in a row."""
    text = _SPACES.sub(" ", _LINE_BREAKS.sub("\n", text))
    return _MANY_BREAKS.sub("\n\n", _SURROGATES.sub("\ufffd", _UNSEEN.sub("", text))).strip()


def one_line(text: str) -> str:
    """The same on a single line."""
    return " ".join(shown(text).split())


def sentence(text: str) -> str:
    """The text with a capital at its start, for a gap that stands first."""
    return text[:1].upper() + text[1:]


def shorten(text: str, limit: int) -> str:
    """At most `limit` (>= 1) characters: whole if it fits, else cut at a word border or a whole visible character, with an ellipsis."""
    if len(text) <= limit:
        return text
    return cut(text, limit - 1).rstrip(" ,;:.-") + ELLIPSIS if limit > 1 else ELLIPSIS


def safe_url(url: str | None) -> str | None:
    """The address if it is http or https and has no blank or control character; None otherwise: then only the label is shown."""
    if url is None or re.fullmatch(r"https?://[^\s\x00-\x20\x7f-\x9f\"'<>`\\]+", url, re.IGNORECASE) is None:
        return None
    return url if shown(url) == url else None


def addresses(text: str) -> list[tuple[str, bool]]:
    """The text in pieces, and of each whether it is an address (http or https) that may be followed; together they are the text.

    Signs that end a sentence or close a bracket around it belong to the words; an address that was cut off is none.
    """
    pieces: list[tuple[str, bool]] = []
    told = 0
    for found in _ADDRESS.finditer(text):
        address = _bare_address(found[0])
        if safe_url(address) is None or text.startswith(ELLIPSIS, found.end()):
            continue
        end = found.start() + len(address)
        pieces += [(text[told : found.start()], False), (address, True)]
        told = end
    return [piece for piece in (*pieces, (text[told:], False)) if piece[0]]


def _bare_address(found: str) -> str:
    """Without what stands behind it: "see https://a.example/x_(y))." leads to https://a.example/x_(y)."""
    while found:
        last = found[-1]
        opening = _BRACKETS.get(last)
        if last not in _AFTER_ADDRESS and (opening is None or found.count(last) <= found.count(opening)):
            break
        found = found[:-1]
    return found
