"""Sanitise: what people and programs post becomes plain text that can be judged, stored and shown. Markup off, tricks off, capped.

The result is text, not safe HTML: whoever draws it escapes it. Nothing here judges the words; the counts are for those who do.
Every pass is linear in the length of the text.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from pydantic import BaseModel, ConfigDict

from triage.markup import plain

MAXIMUM_CHARACTERS = 5000
"""How much of one request is looked at (seed, Intake); the rest stays with the case."""

Blank = Literal["empty", "whitespace", "invisible", "emoji"]

_JOINED_SCRIPTS = "\u0600-\u109f\u1780-\u180a\u1820-\u18af\ua800-\uabff\U00010a00-\U00011fff"
_PICTURES = "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
# Joiners stay where they shape letters (Arabic, Indic) or build one picture of several; selectors stay behind a picture or a keycap.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0d\ufeff\uffa0"
    "\ufff0-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
    f"|(?<![0-9#*{_PICTURES}])[\ufe0e\ufe0f]"
    f"|(?<![{_JOINED_SCRIPTS}])\u200c|\u200c(?![{_JOINED_SCRIPTS}])"
    f"|(?<![{_JOINED_SCRIPTS}{_PICTURES}\ufe0f])\u200d|\u200d(?![{_JOINED_SCRIPTS}{_PICTURES}])"
)
_TERMINAL_COLOURS = re.compile(r"\x1b\[[0-9;?]{0,32}[@-~]")
_LINE_BREAKS = re.compile("\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_SURROGATE_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_SPACES = re.compile(r"[^\S\n]+")
_SPACES_AT_BREAK = re.compile(r" ?\n ?")
_MANY_BREAKS = re.compile(r"\n{3,}")
_EMOJI_NAME = re.compile(r":[a-z0-9_+'-]{1,64}:")
_EMOJI = re.compile(f"[0-9#*]\ufe0f?\u20e3|[{_PICTURES}\ufe0e\ufe0f\u200d\u20e3\U000e0020-\U000e007f]")
_MAXIMUM_MARKS = 8
"""Accents on one letter. No script stacks more; thousands in a row would make normalising quadratic."""


class Cleaned(BaseModel):
    """Plain text of a message, with what was taken off on the way."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str
    """NFC, at most `limit` characters, no control character but line breaks, at most two of them in a row."""
    truncated: bool
    """Whether `text` is only the beginning."""
    full_length: int
    """Characters of the whole plain text, before the cap."""
    removed: tuple[str, ...]
    """Kinds of things met, each once: surrogate, control, invisible, mark, comment, style, hiding, html, entity, markdown."""
    invisible: int
    """Zero-width and text-direction characters taken off: many of them mean that something was to be hidden."""


def clean(text: str, limit: int = MAXIMUM_CHARACTERS) -> Cleaned:
    """Takes markup, control and invisible characters off a text and caps it at a word border, never inside a visible character.

    Links keep label and address ("label (url)"), code keeps its words. Total: any str is accepted, broken surrogates too.
    """
    removed: list[str] = []
    text = _mend_surrogates(text, removed)
    text, invisible = _strip_characters(text, removed)
    text = plain(text, removed)
    # Entities can spell characters that were just taken off.
    text, spelled = _strip_characters(text, removed)
    text = unicodedata.normalize("NFC", text)
    text = _MANY_BREAKS.sub("\n\n", _SPACES_AT_BREAK.sub("\n", _SPACES.sub(" ", text))).strip()
    kept = cut(text, limit)
    return Cleaned(
        text=kept,
        truncated=len(kept) < len(text),
        full_length=len(text),
        removed=tuple(dict.fromkeys(removed)),
        invisible=invisible + spelled,
    )


def visible(text: str) -> str:
    """Only what a reader sees: halves of characters mended, control and invisible characters off. Markup stays; idempotent."""
    if text.isascii() and text.isprintable():
        return text
    removed: list[str] = []
    return _strip_characters(_mend_surrogates(text, removed), removed)[0]


def is_blank(text: str) -> Blank | None:
    """Why a text says nothing: empty, whitespace, invisible (only zero-width and control characters), emoji (also :names:), else None."""
    if not text:
        return "empty"
    if not text.strip():
        return "whitespace"
    visible = _CONTROLS.sub("", _INVISIBLE.sub("", text)).strip()
    if not visible:
        return "invisible"
    return "emoji" if not _EMOJI.sub("", _EMOJI_NAME.sub("", visible)).strip() else None


def cut(text: str, limit: int) -> str:
    """The beginning of `text`, at most `limit` characters: up to a word border if one is near, else up to a whole visible character."""
    if len(text) <= limit:
        return text
    near = max(limit * 4 // 5, limit - 200)
    for end in range(limit, near, -1):
        if text[end].isspace() or text[end - 1].isspace():
            return text[:end].rstrip()
    end = limit
    while end > 0 and _continues(text, end):
        end -= 1
    # A "visible character" longer than the cap can only be a trick.
    return text[: end or limit].rstrip()


def _mend_surrogates(text: str, removed: list[str]) -> str:
    """Joins pairs that arrived as two characters and puts U+FFFD for each half that stands alone."""
    if _SURROGATES.search(text) is None:
        return text
    removed.append("surrogate")
    return _SURROGATES.sub("\ufffd", _SURROGATE_PAIR.sub(_joined, text))


def _joined(pair: re.Match[str]) -> str:
    return pair[0].encode("utf-16-le", "surrogatepass").decode("utf-16-le")


def _strip_characters(text: str, removed: list[str]) -> tuple[str, int]:
    text = _LINE_BREAKS.sub("\n", text)
    text, colours = _TERMINAL_COLOURS.subn("", text)
    text, controls = _CONTROLS.subn("", text)
    if colours or controls:
        removed.append("control")
    if text.isascii():
        return text, 0
    text, invisible = _INVISIBLE.subn("", text)
    if invisible:
        removed.append("invisible")
    kept = _limit_marks(text)
    if len(kept) < len(text):
        removed.append("mark")
    return kept, invisible


def _limit_marks(text: str) -> str:
    """Keeps the first marks of a letter on which more than a script can need are stacked."""
    run, kept = 0, []
    for character in text:
        run = run + 1 if unicodedata.combining(character) else 0
        if run <= _MAXIMUM_MARKS:
            kept.append(character)
    return "".join(kept)


def _continues(text: str, at: int) -> bool:
    """Whether a cut before `text[at]` would divide what a reader sees as one character (Unicode annex 29, the main rules)."""
    here, before = text[at], text[at - 1]
    if unicodedata.category(here) in ("Mn", "Mc", "Me") or here in "\u200c\u200d" or "\U0001f3fb" <= here <= "\U0001f3ff":
        return True
    if before == "\u200d" or "\u1160" <= here <= "\u11ff":
        return True
    if not ("\U0001f1e6" <= here <= "\U0001f1ff"):
        return False
    flags = 0
    while flags < at and "\U0001f1e6" <= text[at - 1 - flags] <= "\U0001f1ff":
        flags += 1
    return flags % 2 == 1
