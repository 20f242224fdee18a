"""What `triage.suspicious` sees in one sentence: words, pairs of words, classes and concepts of words, marks of forged structure.

A text is cut into sentences and long sentences into overlapping windows, so that an order weighs the same in a long mail as alone.
Every feature is there or not. Names: "w:" word, "b:" two words one after another, "c:" class (`suspicion_words`), "k:" concept
(`suspicion_concepts`), "s:" sign; "^" in front: at the beginning. Pure and linear.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from triage.tables.suspicion_concepts import CONCEPTS
from triage.tables.suspicion_marks import CLOSING, FORGED_TURN, MARKS, OPENING, OTHER_KEYS, QUOTED_KEYS, QUOTED_TURN
from triage.tables.suspicion_phrases import PHRASES_FROM
from triage.tables.suspicion_stems import classes_of
from triage.tables.suspicion_words import BEHIND_A_PROMPT
from triage.unmask import Token

WINDOW: Final = 24
STRIDE: Final = 12
SHORTEST_STEM: Final = 3

_NOTHING: Final = frozenset[str]()
# Courtesy says nothing about who is meant: "please" is passed over, else it would buy off every order.
_COURTESY: Final = frozenset("please pls plz kindly bitte svp hi hello hey dear hallo moin bonjour salut hola cheers".split())
_QUOTES: Final = frozenset("\"'“”„«»")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence or a window of one: its features and where it stands in the text without masks."""

    features: frozenset[str]
    start: int
    end: int


def sentences(text: str, tokens: tuple[Token, ...]) -> Iterator[Sentence]:
    """All sentences of a text without masks, in order, each with its features."""
    classes = [_NOTHING if token.word == "." else classes_of(token.word) for token in tokens]
    _add_phrases(text, tokens, classes)
    _add_calls(text, tokens, classes)
    marks = _marks(text)
    for whole in _cut(text, tokens):
        end = tokens[whole[-1]].end
        for places in _windows(whole):
            found = _features(text, tokens, classes, places)
            begin, stop = tokens[places[0]].start, tokens[places[-1]].end
            line = text.rfind("\n", max(0, begin - 40), begin) + 1 or max(0, begin - 40)
            found |= {f"s:{name}" for name, at, until in marks if at < stop + 3 and until > line}
            if text[end : end + 1] == "?":
                found.add("s:asks")
            yield Sentence(frozenset(found), begin, stop)


def _features(text: str, tokens: tuple[Token, ...], classes: list[frozenset[str]], places: Sequence[int]) -> set[str]:
    found: set[str] = set()
    sets = 0
    for order, place in enumerate(places):
        word, known = tokens[place].word, concepts_of(tokens[place].word)
        found.add(f"w:{word}")
        found.update(f"c:{name}" for name in classes[place])
        found.update(f"k:{name}" for name in known)
        if order < 2:
            found.update(f"^c:{name}" for name in classes[place])
        if order == 0:
            found.add(f"^w:{word}")
            found.update(f"^k:{name}" for name in known)
        if place + 1 < len(tokens):
            behind = text[tokens[place].end : tokens[place + 1].start]
            sets += "field" in known and len(behind) < 8 and ("=" in behind or ":" in behind)
        if order + 1 < len(places):
            found.add(f"b:{word} {tokens[places[order + 1]].word}")
    said = text[tokens[places[0]].start : tokens[places[-1]].end + 1]
    signs = {
        "quotes": not _QUOTES.isdisjoint(said),
        "equals": "=" in said,
        "sets a field": sets > 0,
        "sets fields": sets > 1,
        "masked": any(tokens[place].masked for place in places),
    }
    return found | {f"s:{name}" for name, there in signs.items() if there}


def _cut(text: str, tokens: tuple[Token, ...]) -> Iterator[list[int]]:
    """Sentences as places of tokens: they end at `.` tokens and at line breaks."""
    places: list[int] = []
    for place, token in enumerate(tokens):
        if places and (token.word == "." or "\n" in text[tokens[place - 1].end : token.start]):
            yield places
            places = []
        if token.word != "." and token.word not in _COURTESY:
            places.append(place)
    if places:
        yield places


def _windows(whole: list[int]) -> Iterator[list[int]]:
    if len(whole) <= WINDOW:
        yield whole
        return
    for begin in range(0, len(whole) - STRIDE, STRIDE):
        yield whole[begin : begin + WINDOW]


def _marks(text: str) -> list[tuple[str, int, int]]:
    """Marks of forged structure: name, start, end; of each kind the first one, except that every pattern is looked for once."""
    found = [(name, match.start(), match.end()) for name, pattern in MARKS if (match := pattern.search(text))]
    opened = {match[1].lower(): match.start() for match in reversed([*OPENING.finditer(text)])}
    for closed in CLOSING.finditer(text):
        if opened.get(closed[1].lower(), len(text)) > closed.start():
            found.append(("closes what is not open", closed.start(), closed.end()))
            break
    turn = FORGED_TURN.search(text)
    if turn and not QUOTED_TURN.search(text, 0, turn.start()):
        found.append(("forged turn", turn.start(), turn.end()))
    keys = list(QUOTED_KEYS.finditer(text))
    if len({match[1].lower() for match in keys}) >= 2 and not OTHER_KEYS.search(text):
        found.append(("keys of the answer", keys[0].start(), keys[-1].end()))
    return found


def _add_calls(text: str, tokens: tuple[Token, ...], classes: list[frozenset[str]]) -> None:
    """A machine that is called, "dear model" or "Classifier: ...", gets the class CALLED; "your memory" the class YOUR_SELF."""
    for at, found in enumerate(classes):
        before = _NOTHING.union(*classes[max(0, at - 2) : at])
        if "SELF" in found and "YOUR" in before:
            classes[at] = found | {"YOUR_SELF"}
        if "BOT" not in found:
            continue
        sign = text[max(0, tokens[at].start - 2) : tokens[at].start].strip()[-1:]
        opens = at == 0 or tokens[at - 1].word == "." or "TO_THE" in before or sign in (":", "(", "-", '"')
        if "DEAR" in before or (opens and text[tokens[at].end : tokens[at].end + 1] in (",", ":", "!")):
            classes[at] = classes[at] | {"CALLED"}


def _add_phrases(text: str, tokens: tuple[Token, ...], classes: list[frozenset[str]]) -> None:
    """Give the first word of every fixed phrase the class of the phrase; "your prompt reply" is about no prompt."""
    words = [token.word for token in tokens]
    for at, word in enumerate(words):
        courtesy = word == "prompt" and words[at - 1 : at] == ["your"] and text[tokens[at].end : tokens[at].end + 1] == " "
        if courtesy and at + 1 < len(words) and words[at + 1] not in BEHIND_A_PROMPT:
            classes[at] = _NOTHING
            words[at] = ""
    for at, word in enumerate(words):
        for parts, name in PHRASES_FROM.get(word, ()):
            if tuple(words[at : at + len(parts)]) == parts:
                classes[at] = classes[at] | {name}


def _tables() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    whole: dict[str, set[str]] = {}
    stems: dict[str, set[str]] = {}
    for name, listed in CONCEPTS.items():
        for word in listed.split():
            (stems if word.endswith("*") else whole).setdefault(word.rstrip("*"), set()).add(name)
    return {word: frozenset(names) for word, names in whole.items()}, {stem: frozenset(names) for stem, names in stems.items()}


_WHOLE, _STEMS = _tables()


@lru_cache(maxsize=8192)
def concepts_of(word: str) -> frozenset[str]:
    """Broad concepts of a folded word, and of what follows a French elision ("l'assistant")."""
    stems = (_STEMS.get(word[:size], _NOTHING) for size in range(SHORTEST_STEM, len(word) + 1))
    found = _WHOLE.get(word, _NOTHING).union(*stems)
    rest = word.partition("'")[2]
    return found | concepts_of(rest) if len(rest) >= SHORTEST_STEM and "'" not in rest else found
