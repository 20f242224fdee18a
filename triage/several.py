"""One matter or several in a post: a small logistic regression over the signs of its sentences.

It says *how likely*, not *what*: the answer is a question to the requester ("one thing or two?"), never a silent split.
Pure and total; at most `READ_AT_MOST` characters count. Weights with provenance stand in `triage.tables.several_weights`,
words in `triage.tables.several_words`. Design: spec offline.md, "One issue or several?".
"""

import math
import re
from typing import Final

from triage.sentences import BULLET, NUMBERED, Unit, units_of
from triage.tables import several_words as words
from triage.tables.several_weights import SEVERAL_FROM, WEIGHTS

READ_AT_MOST: Final = 2_000  # characters
ASKING: Final = 0.5  # a sentence from this request probability on counts as asking or reporting something

_SECOND: Final = re.compile(r"(?:^[ \t]*\(?2[.)]|(?<=[.?!:,;][ \t])2[.)]|(?<=\s)\(?2\))[ \t]+(?=\S)", re.MULTILINE)
_OTHER: Final = re.compile(words.OTHER_START)
_TOLD: Final = re.compile(words.SEVERAL_TOLD)
_ANYONE: Final = re.compile(r"\b(?:any(?:one|body)|some(?:one|body)|jemand)\b")
_GREETING: Final = re.compile(r"(?:hi|hello|hey|hallo|good (?:morning|evening|afternoon))\b")


def several_probability(text: str) -> float:
    """Probability 0..1 that a post raises more than one matter."""
    found = several_features(text)
    if not found:
        return 0.0
    total = WEIGHTS["bias"] + sum(WEIGHTS.get(name, 0.0) * value for name, value in found.items())
    return 1 / (1 + math.exp(-total))


def is_several(text: str) -> bool:
    """True from the learned threshold on: ask "one thing or two?"."""
    return several_probability(text) >= SEVERAL_FROM


def segments(text: str) -> tuple[str, ...]:
    """The candidate matters of a post, in order, to be shown one line each; one or more for any text with a word in it.

    A new one begins at a sentence that asks or reports something and either opens with a joining word, or is a list item, or
    has no word and no topic in common with the one before; other sentences stay with the one before them.
    """
    parts: list[list[Unit]] = []
    for unit in units_of(text[:READ_AT_MOST]):
        if parts and not _begins(unit, parts[-1]):
            parts[-1].append(unit)
        else:
            parts.append([unit])
    if len(parts) > 1 and max(unit.probability for unit in parts[0]) < ASKING:
        parts = [parts[0] + parts[1], *parts[2:]]
    return tuple(" ".join(unit.text for unit in part) for part in parts)


def _begins(unit: Unit, part: list[Unit]) -> bool:
    """True if a sentence opens a matter of its own."""
    if unit.probability < ASKING and not (unit.joins and unit.topics) and not (unit.listed and unit.topics):
        return False
    if unit.listed:
        return not unit.points_back
    content = frozenset().union(*(other.content for other in part))
    topics = frozenset().union(*(other.topics for other in part))
    if unit.topics and topics and unit.topics.isdisjoint(topics):
        return True
    apart = content.isdisjoint(unit.content) and not unit.points_back
    return apart and (unit.joins or unit.asks)


def several_features(text: str) -> dict[str, float]:
    """Named signs of a post, each scaled to about 0..1; empty for a text without words."""
    read = text[:READ_AT_MOST]
    units = units_of(read)
    if not units:
        return {}
    found = _counts(units) | _strengths(units) | _marks(read, units) | _topics_apart(units)
    return {name: value for name, value in found.items() if value}


def _counts(units: tuple[Unit, ...]) -> dict[str, float]:
    """How many sentences ask, join, lean back or stand on their own."""
    later = units[1:]
    asking = [unit for unit in units if unit.probability >= ASKING]
    questions = sum(unit.text.endswith("?") for unit in units)
    asks = sum(unit.asks for unit in units)
    own = sum(unit.asks and not unit.points_back and len(unit.content) >= 2 for unit in units)
    return {
        "question marks": _upto(questions - 1, 3),
        "two question marks": float(questions >= 2),
        "three question marks": float(questions >= 3),
        "two questions": float(sum(unit.text.endswith("?") and not unit.points_back for unit in units) > 1),
        "asking sentences": _upto(len(asking) - 1, 3),
        "joining words": _upto(sum(unit.joins for unit in later), 2),
        "joined and asking": _upto(sum(unit.joins and unit.probability >= ASKING for unit in later), 2),
        "opens as a question again": _upto(asks - 1, 3),
        "two open as a question": float(asks >= 2),
        "three open as a question": float(asks >= 3),
        "questions of their own": _upto(own, 3),
        "two questions of their own": float(own >= 2),
        "later sentence points back": _upto(sum(unit.points_back for unit in later), 3),
        "asks without pointing back": _upto(sum(unit.probability >= ASKING and not unit.points_back for unit in later), 3),
        "greets again": float(any(_GREETING.match(unit.text.lower()) for unit in later)),
        "another thing said": float(any(_OTHER.match(unit.text.lower()) for unit in later)),
        "sentences": _upto(len(units) - 1, 6),
    }


def _strengths(units: tuple[Unit, ...]) -> dict[str, float]:
    """How much the sentences beside the strongest one look like requests of their own."""
    strongest = sorted((unit.probability for unit in units), reverse=True)
    fresh = [_freshness(units, at) for at in range(1, len(units))]
    sizes = sorted((len(unit.content) for unit in units if unit.asks or unit.probability > ASKING), reverse=True)
    return {
        "second strongest sentence": strongest[1] if len(units) > 1 else 0.0,
        "second strongest, log-odds": _log_odds(strongest[1]) if len(units) > 1 else 0.0,
        "third strongest, log-odds": _log_odds(strongest[2]) if len(units) > 2 else 0.0,
        "last sentence": units[-1].probability if len(units) > 1 else 0.0,
        "least overlap of asking sentences": _least_overlap([unit for unit in units if unit.probability >= ASKING]),
        "strongest fresh sentence": max(fresh, default=0.0),
        "fresh asking sentences": _upto(sum(unit.asks and value >= 0.35 for unit, value in zip(units[1:], fresh, strict=True)), 2),
        "longest later sentence": min(1.0, max((len(unit.content) for unit in units[1:]), default=0) / 12),
        "second longest asking sentence": min(1.0, sizes[1] / 10) if len(sizes) > 1 else 0.0,
    }


def _marks(read: str, units: tuple[Unit, ...]) -> dict[str, float]:
    """Lists, numbers, lengths and words that count."""
    lowered = read.lower()
    return {
        "enumeration": _upto(max(len(NUMBERED.findall(read)), len(BULLET.findall(read))) - 1, 2),
        "a second number": float(bool(_SECOND.search(read)) and len(units) > 1),
        "anyone again": _upto(len(_ANYONE.findall(lowered)) - 1, 2),
        "says that there are several": float(bool(_TOLD.search(lowered))),
        "line breaks": _upto(read.count("\n"), 2),
        "longer than a line": min(1.0, len(read) / 120),
        "longer than a paragraph": min(1.0, len(read) / 300),
    }


def _log_odds(probability: float) -> float:
    """0 at .05 or less, 1 at .95 or more, straight in the log-odds between."""
    kept = min(0.95, max(0.05, probability))
    return 0.5 + math.log(kept / (1 - kept)) / (2 * math.log(19))


def _upto(count: int, most: int) -> float:
    return max(0, min(count, most)) / most


def _least_overlap(asking: list[Unit]) -> float:
    """1 - the least share of common content words between two asking sentences; 0 if there are not two."""
    shares = [
        len(a.content & b.content) / max(1, min(len(a.content), len(b.content))) for i, a in enumerate(asking) for b in asking[i + 1 :]
    ]
    return 1 - min(shares) if shares else 0.0


def _freshness(units: tuple[Unit, ...], at: int) -> float:
    """How much a later sentence looks like a request of its own: its probability, less what it shares with those before it."""
    unit = units[at]
    before = frozenset().union(*(other.content for other in units[:at]))
    shared = len(unit.content & before) / max(1, len(unit.content))
    if unit.points_back or len(unit.content) < 2:
        return 0.0
    return unit.probability * (1 - shared)


def _topics_apart(units: tuple[Unit, ...]) -> dict[str, float]:
    """Does a later sentence bring a topic that none before it had, and how does it open?"""
    before: set[str] = set()
    found = dict.fromkeys(("topics apart", "joined and topics apart", "asking and topics apart"), 0.0)
    for unit in units:
        if before and unit.topics and before.isdisjoint(unit.topics) and not (unit.points_back and not unit.joins):
            found["topics apart"] = max(found["topics apart"], float(unit.probability >= 0.4))
            found["joined and topics apart"] = max(found["joined and topics apart"], float(unit.joins))
            found["asking and topics apart"] = max(found["asking and topics apart"], float(unit.probability >= 0.7 or unit.asks))
        before |= unit.topics
    return found
