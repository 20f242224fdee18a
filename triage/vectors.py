"""What the offline classifier sees of a text: words, stems, and the stems it begins with, as one sparse vector of length 1.

What no labelled request holds is left out of the vector; how much of the text they make up is told apart, as `Familiarity`.
"""

import math
import re
import unicodedata
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from triage.stem import stem

MAX_CHARACTERS = 20_000
"""Only so much of a text is read: a pasted log must not cost a second, and what a request is about stands at its start."""
MAX_WORD = 60
"""Longer runs of letters and digits are keys and encoded data; they never come again."""
FIRST_WORDS = 6
FOOTHOLD = 3
STEM_VALUE = 0.7
"""A stem counts less than a word: it helps while labelled requests are few, and blurs a little when there are many thousands."""

_MARK = re.compile(r"\[([A-Za-z]+(?:_[A-Za-z]+)*)_\d+\]")
# Scripts written without spaces (kana, Han, Thai) would make every sentence one word: each of their signs is a word.
_UNSPACED = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+")
_PADDING = 0
_STEM, _FIRST = "~", "^"


def words(text: str) -> list[str]:
    """The lower-cased words of a text in order. `[EMAIL_1]` and `[EMAIL_7]`, marks of the redaction, are the same one word."""
    one_form = unicodedata.normalize("NFKC", text[:MAX_CHARACTERS])
    marked = _MARK.sub(lambda mark: f" mark{mark[1].replace('_', '')} ", one_form)
    return [word for word in _WORD.findall(marked.lower()) if len(word) <= MAX_WORD]


def features(text: str) -> dict[str, int]:
    """Each word with its count, each stem as `~stem` with its count, and `^stem` once for each of the first six words.

    Stems let few labelled requests say more ("printers", "printing"); words keep what many of them tell apart.
    """
    found = words(text)
    stems = [stem(word) for word in found]
    return {**Counter(found), **Counter(_STEM + each for each in stems), **{_FIRST + each: 1 for each in stems[:FIRST_WORDS]}}


@dataclass(frozen=True, slots=True)
class Vector:
    """A sparse vector of length 1 (or 0: nothing known): slots of the vocabulary and their values, at least two of each."""

    slots: "array[int]"
    values: "array[float]"


class Familiarity(NamedTuple):
    """How well a text is known, both 0..1.

    `known_share`: share of its weight of words that stands, by its stem, in some labelled request; 0 for a text without words.
    `footing`: the same, less for fewer than three known words: a lone "please" says nothing, however often it was seen.
    """

    known_share: float
    footing: float


class Vocabulary:
    """The features of the labelled requests: a slot for each, and how many requests hold it. Changed in place.

    `requests` is their number (N), `holders` the requests that hold each slot's feature (df), `features` the feature of
    each slot, None for slot 0 and for free ones. Slot 0 belongs to no feature; it fills up vectors of fewer than two with
    the value 0, so that every vector can be read by one `itemgetter`.
    """

    def __init__(self) -> None:
        self.requests = 0
        self.holders: list[int] = [0]
        self.features: list[str | None] = [None]
        self._slot: dict[str, int] = {}
        self._free: list[int] = []

    def __len__(self) -> int:
        """Slots in use or once used, slot 0 among them: the width of a table of weights."""
        return len(self.holders)

    def add(self, counts: Mapping[str, int]) -> None:
        """Count one more labelled request with these features."""
        self.requests += 1
        for feature in counts:
            slot = self._slot.get(feature)
            if slot is None:
                slot = self._new_slot(feature)
            self.holders[slot] += 1

    def _new_slot(self, feature: str) -> int:
        if self._free:
            slot = self._free.pop()
        else:
            slot = len(self.holders)
            self.holders.append(0)
            self.features.append(None)
        self._slot[feature] = slot
        self.features[slot] = feature
        return slot

    def remove(self, slots: Iterable[int]) -> list[int]:
        """Take one request out; returns the slots that nobody holds any more. Their words are gone from memory too."""
        self.requests -= 1
        emptied = []
        for slot in slots:
            if slot != _PADDING:
                self.holders[slot] -= 1
                if not self.holders[slot]:
                    emptied.append(slot)
                    self._slot.pop(self.features[slot] or "", None)
                    self.features[slot] = None
        self._free.extend(reversed(emptied))
        return emptied

    def vector(self, counts: Mapping[str, int]) -> Vector:
        """The text as (1 + ln count)(1 + ln((N + 1) / (df + 1))) for each known feature, stems at 0.7, scaled to length 1."""
        slots = array("I")
        weights = []
        rarest = self._rarest()
        for feature, count in counts.items():
            slot = self._slot.get(feature)
            if slot is not None:
                weight = rarest - math.log(self.holders[slot] + 1)
                if count > 1:
                    weight *= 1.0 + math.log(count)
                slots.append(slot)
                weights.append(weight * STEM_VALUE if feature[0] == _STEM else weight)
        length = math.sqrt(math.fsum(weight * weight for weight in weights)) or 1.0
        values = array("f", [weight / length for weight in weights])
        for _ in range(2 - len(slots)):
            slots.append(_PADDING)
            values.append(0.0)
        return Vector(slots, values)

    def familiarity(self, counts: Mapping[str, int]) -> Familiarity:
        """How much of the text the labelled requests know."""
        known = total = 0.0
        found = 0
        rarest = self._rarest()
        for feature, count in counts.items():
            if feature[0] == _STEM:
                slot = self._slot.get(feature)
                weight = (rarest - math.log((self.holders[slot] if slot is not None else 0) + 1)) * (1.0 + math.log(count))
                total += weight
                if slot is not None:
                    known += weight
                    found += 1
        share = min(1.0, known / total) if total else 0.0
        return Familiarity(share, share * min(1.0, found / FOOTHOLD))

    def _rarest(self) -> float:
        """Weight of a word that no labelled request holds."""
        return 1.0 + math.log(self.requests + 1)

    @property
    def free_slots(self) -> tuple[int, ...]:
        """Slots to be used again, the next one last."""
        return tuple(self._free)

    @classmethod
    def restored(cls, requests: int, holders: list[int], features: list[str | None], free: list[int]) -> "Vocabulary":
        """The vocabulary with these counts, as `requests`, `holders`, `features` and `free_slots` gave them."""
        vocabulary = cls()
        vocabulary.requests, vocabulary.holders, vocabulary.features, vocabulary._free = requests, holders, features, free
        vocabulary._slot = {feature: slot for slot, feature in enumerate(features) if feature is not None}
        return vocabulary
