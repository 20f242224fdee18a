"""Suspicious text: does a post talk to the assistant instead of asking the helpdesk? A hint for a person, not the defence.

The defence is elsewhere: closed choices, no tools, people confirm. Families of word orders in five languages are counted
(`triage.tables.suspicion_orders`), a strongly shrunk logistic regression weighs them (`suspicion_weights`), and three things
are flagged outright: characters that only hide, coded text with an order in it, keys of our own answer.
Pure, total, linear; of a long text the first `HEAD` and the last `TAIL` characters are read. Design: spec offline.md.
"""

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from triage.tables.suspicion_orders import HONEST_BEHIND, ORDERS_FROM, OWN_KEYS, QUOTED_KEYS, STRUCTURES, SUBJECTS, WAYS, Family, Weight
from triage.tables.suspicion_phrases import PHRASES_FROM
from triage.tables.suspicion_weights import FLAG_FROM, WEIGHTS
from triage.tables.suspicion_words import BEHIND_A_PROMPT, CLASSES_OF
from triage.unmask import Token, Unmasked, tokens_of, unmask

HEAD: Final = 16_000
TAIL: Final = 4_000
QUOTE: Final = 160  # longest quoted passage, characters
MOST_PASSAGES: Final = 6
ENOUGH: Final = 3  # finds of one family and weight; more say nothing new
HIDDEN_WITHIN_WORDS: Final = 4  # so many words broken by characters that nobody sees are no accident of copying

_NOTHING: Final = frozenset[str]()
_REASONS: Final[dict[Family, str]] = {
    "override": "tells the assistant to drop its instructions",
    "exfiltration": "asks for the assistant's instructions or for other people's requests",
    "persona": "gives the assistant another role",
    "address": "speaks to the assistant instead of the helpdesk",
    "structure": "imitates the marks that separate instructions from text",
    "output": "dictates the wording or form of the answer",
    "authority": "claims approval, authority or priority",
    "hidden": "hides what it says",
}


@dataclass(frozen=True, slots=True)
class Suspicion:
    """What was found in a text.

    `score` 0..1; `flagged`: show it to a person; `families` found, strongest first; `passages` quoted without masks and `reasons`
    in words, both only if flagged. Passages are not redacted.
    """

    score: float
    flagged: bool
    families: tuple[Family, ...]
    passages: tuple[str, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Find:
    """One order or mark: its family, how telling it is, and the passage it stands in."""

    family: Family
    weight: Weight
    passage: str


def suspicion(text: str) -> Suspicion:
    """Judge one text. Honest talk about prompts, passwords and systems stays below the threshold."""
    unmasked = unmask(_read(text))
    finds, outright = _all_finds(unmasked)
    score = _probability(suspicion_features(finds))
    if outright:
        score = max(score, 0.99)
    ranked = sorted(finds, key=lambda find: find.weight != "strong")
    flagged = bool(outright) or score >= FLAG_FROM
    families = tuple(dict.fromkeys(find.family for find in ranked))
    reasons = (*outright, *(_REASONS[family] for family in families if any(f.family == family and f.weight == "strong" for f in finds)))
    passages = tuple(dict.fromkeys(find.passage for find in ranked if find.passage)) if flagged else ()
    return Suspicion(round(score, 4), flagged, families, passages[:MOST_PASSAGES], tuple(dict.fromkeys(reasons)) if flagged else ())


def suspicion_signs(text: str) -> dict[str, float]:
    """The features of a text as the learning script needs them."""
    return suspicion_features(_all_finds(unmask(_read(text)))[0])


def flagged_outright(text: str) -> bool:
    """True if hidden characters, a coded order or keys of our own answer flag the text whatever its score."""
    return bool(_all_finds(unmask(_read(text)))[1])


def _read(text: str) -> str:
    return text if len(text) <= HEAD + TAIL else f"{text[:HEAD]}\n{text[-TAIL:]}"


def suspicion_features(finds: Iterable[Find]) -> dict[str, float]:
    """Counts by family, number of families, pairs; each 0..1."""
    counts: dict[str, int] = {}
    for find in finds:
        key = f"{find.family} {find.weight}"
        counts[key] = counts.get(key, 0) + 1
    out = {key: min(count, ENOUGH) / ENOUGH for key, count in counts.items()}
    strong = {key.split()[0] for key in counts if key.endswith("strong")}
    seen = {key.split()[0] for key in counts}
    out |= {f"{family} is strong": 1.0 for family in strong}
    out["families"] = min(len(seen), 5) / 5
    out["strong families"] = min(len(strong), 4) / 4
    out["a strong family"] = float(bool(strong))
    out["two strong families"] = float(len(strong) >= 2)
    out["strong beside another"] = float(bool(strong) and len(seen) >= 2)
    out["two families"] = float(len(seen) >= 2)
    out["three families"] = float(len(seen) >= 3)
    out["four families"] = float(len(seen) >= 4)
    return {key: value for key, value in out.items() if value}


def _probability(found: dict[str, float]) -> float:
    total = WEIGHTS["bias"] + sum(WEIGHTS.get(name, 0.0) * value for name, value in found.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def _all_finds(unmasked: Unmasked) -> tuple[list[Find], list[str]]:
    """What was found, and why it is flagged whatever the score."""
    finds = list(_orders(unmasked.text, unmasked.tokens))
    finds += _structures(unmasked.text)
    outright = []
    disguised = sum(token.masked for token in unmasked.tokens)
    if unmasked.within_words >= HIDDEN_WITHIN_WORDS or unmasked.reversing > 1:
        outright.append("holds characters that only hide")
        finds.append(Find("hidden", "strong", ""))
    if disguised >= 3:
        finds.append(Find("hidden", "strong", ""))
    for how, said in unmasked.decoded:
        inside = list(_orders(said, tokens_of(said)))
        finds += inside
        if how == "letters that cannot be seen" or any(find.weight == "strong" for find in inside):
            outright.append(f"holds an order written in {how}" if inside else f"holds {how}")
            finds.append(Find("hidden", "strong", said[:QUOTE]))
    if _own_keys(unmasked.text):
        outright.append("sets fields of the assistant's own answer")
        finds.append(Find("output", "strong", _passage(unmasked.text, *_own_keys(unmasked.text)[0])))
    return finds, outright


def _own_keys(text: str) -> list[tuple[int, int]]:
    """Places of keys of our answer: one that only we use, or two common ones in quotes with a colon."""
    own = [match.span() for match in OWN_KEYS.finditer(text)]
    quoted = list(QUOTED_KEYS.finditer(text))
    if len({match[1].lower() for match in quoted}) >= 2:
        own += [match.span() for match in quoted]
    return own


def _structures(text: str) -> Iterator[Find]:
    for weight, pattern in STRUCTURES:
        match = pattern.search(text)
        if match:
            yield Find("structure", "strong" if weight == "strong" else "weak", _passage(text, *match.span()))


def _orders(text: str, tokens: tuple[Token, ...]) -> Iterator[Find]:
    """Orders of word classes, each (family, weight, place) once."""
    classes = [_NOTHING if token.word == "." else CLASSES_OF.get(token.word, _NOTHING) for token in tokens]
    ends = _add_phrases(text, tokens, classes)
    times: dict[tuple[Family, Weight], int] = {}
    for at, found in enumerate(classes):
        if not found:
            continue
        told = at > 0 and tokens[at - 1].word in SUBJECTS
        best: dict[Family, tuple[Weight, int]] = {}
        for name in found:
            for family, weight, steps, gap in ORDERS_FROM.get(name, ()):
                if best.get(family, ("weak", 0))[0] == "strong" or times.get((family, weight), 0) >= ENOUGH:
                    continue
                last = _walk(tokens, classes, ends, at, steps, gap)
                if last is None or (told and family == "override") or (family == "output" and _about_the_way(tokens, classes, last)):
                    continue
                if weight == "strong" or not _honest(classes, at, last):
                    best[family] = (weight, last)
        for family, (weight, last) in best.items():
            times[family, weight] = times.get((family, weight), 0) + 1
            yield Find(family, weight, _passage(text, tokens[at].start, tokens[last].end))


def _add_phrases(text: str, tokens: tuple[Token, ...], classes: list[frozenset[str]]) -> dict[int, int]:
    """Give the first word of every fixed phrase the class of the phrase; the answer tells where the longest phrase there ends."""
    words = [token.word for token in tokens]
    ends: dict[int, int] = {}
    for at, word in enumerate(words):
        courtesy = word == "prompt" and words[at - 1 : at] == ["your"] and text[tokens[at].end : tokens[at].end + 1] == " "
        if courtesy and at + 1 < len(words) and words[at + 1] not in BEHIND_A_PROMPT:
            classes[at] = _NOTHING
            words[at] = ""
    for at, word in enumerate(words):
        for parts, name in PHRASES_FROM.get(word, ()):
            if tuple(words[at : at + len(parts)]) == parts:
                classes[at] = classes[at] | {name}
                ends[at] = max(ends.get(at, at), at + len(parts) - 1)
    return ends


def _walk(
    tokens: tuple[Token, ...], classes: list[frozenset[str]], ends: dict[int, int], at: int, steps: tuple[frozenset[str], ...], gap: int
) -> int | None:
    """Place of the last step if the steps follow one another within a sentence, at most `gap` words between two; else None."""
    for step in steps[1:]:
        for place in range(at + 1, min(ends.get(at, at) + gap + 2, len(tokens))):
            if tokens[place].word == ".":
                return None
            if not step.isdisjoint(classes[place]):
                at = place
                break
        else:
            return None
    return at


def _honest(classes: list[frozenset[str]], at: int, last: int) -> bool:
    """Ignoring an earlier *message* is what people ask each other for."""
    near = classes[at + 1 : last + 3]
    return "IGNORE" in classes[at] and any(not HONEST_BEHIND.isdisjoint(found) for found in near) and not any("RULES" in f for f in near)


def _about_the_way(tokens: tuple[Token, ...], classes: list[frozenset[str]], last: int) -> bool:
    """ "Reply only by e-mail": a way or a time follows the word for "only"."""
    return "ONLY" in classes[last] and any(token.word in WAYS for token in tokens[last + 1 : last + 4])


def _passage(text: str, start: int, end: int) -> str:
    """The line around a place, at most `QUOTE` characters, without line breaks."""
    room = max(0, QUOTE - (end - start)) // 2
    left = max(text.rfind("\n", max(0, start - room), start) + 1, start - room, 0)
    right = text.find("\n", end, end + room)
    return re.sub(r"\s+", " ", text[left : right if right >= 0 else end + room][:QUOTE]).strip()
