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
