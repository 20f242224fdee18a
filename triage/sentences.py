"""The sentences of a post as `triage.several` weighs them: what each says, asks, joins to or leans on.

Pure and total; more than `MOST_UNITS` sentences are not looked at.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from triage.requestlike import request_probability
from triage.sentence_ends import sentences
from triage.tables import several_words as words

MOST_UNITS: Final = 14
_ITEM: Final = "\x02"  # stands before a list item while a text is cut; never in a unit's text

_WORD: Final = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_CUT: Final = re.compile(r"(?<=\.\.)[ \t]+|(?<=[?!][.?!])[ \t]+|[ \t]{2,}|[\r\n]+")
_JOIN_INSIDE: Final = re.compile(words.JOIN_INSIDE, re.IGNORECASE)
_JOIN_START: Final = re.compile(words.JOIN_START)
_BACK: Final = re.compile(words.LEANS_BACK)
_BACK_AT_END: Final = re.compile(r"\b(?:it|that|this|them|these|those|so|dafür|damit)\W*$")
NUMBERED: Final = re.compile(r"(?:^[ \t]*\(?[1-9][.)]|(?<=[.?!:,;][ \t])\(?[1-9][.)]|(?<=\s)\(?[1-9]\))[ \t]+(?=\S)", re.MULTILINE)
BULLET: Final = re.compile(r"^[ \t]*[-*•–][ \t]+", re.MULTILINE)
_ASKS: Final = re.compile(
    r"(?:\W|\b(?:and|also|so|btw|hi|hello|hey|all|guys|another thing|by the way)\b)*(?:how|what|where|why|which|who|when|is|are|does|do|did"
    r"|can|could|has|any|anyone|anybody|someone|should|will|wie|was|wo|warum|kann|könnt|gibt)\b"
)


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence or line: its text, how much it looks like a request (0..1), its content words and topics."""

    text: str
    probability: float
    content: frozenset[str]
    topics: frozenset[str]
    joins: bool
    asks: bool
    points_back: bool
    listed: bool


@lru_cache(maxsize=8)
def units_of(read: str) -> tuple[Unit, ...]:
    """Sentences and lines with a word in them; those above `MOST_UNITS` are left out."""
    marked = NUMBERED.sub(f"\n{_ITEM}", BULLET.sub(f"\n{_ITEM}", read.replace(_ITEM, " ")))
    pieces = [piece for line in _CUT.split(marked) for rough in sentences(line) for piece in _JOIN_INSIDE.split(rough)]
    bare = [piece.strip() for piece in pieces if _WORD.search(piece)]
    return tuple(_unit(piece) for piece in bare[:MOST_UNITS])


def _unit(marked: str) -> Unit:
    piece = marked.replace(_ITEM, "").strip()
    lowered = piece.lower().replace("\u2019", "'")
    tokens = _WORD.findall(lowered)
    joined = _JOIN_START.match(lowered)
    return Unit(
        text=piece,
        probability=request_probability(piece[joined.end() :] if joined else piece),
        content=frozenset(token[:6] for token in tokens if token not in words.COMMON and len(token) > 1),
        topics=frozenset(words.TOPICS[token] for token in tokens if token in words.TOPICS),
        joins=joined is not None,
        asks=bool(_ASKS.match(lowered)),
        points_back=bool(_BACK.match(lowered) or _BACK_AT_END.search(lowered[-20:])),
        listed=_ITEM in marked,
    )
