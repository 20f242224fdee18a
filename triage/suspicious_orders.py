"""Which orders stand in a text: word classes one after another (`suspicion_orders`) or near each other (`suspicion_frames`).

The engine under `triage.suspicious`: it looks words up, walks the sentences and tells what it found. Pure and linear.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from triage.tables.suspicion_frames import DOERS, FRAMES_FROM, OWN_WORDS, SMALL_PRINT, TELLING
from triage.tables.suspicion_orders import GUIDES, HONEST_BEHIND, NO_THING, ORDERS_FROM, SUBJECTS, WAYS, Family, Weight
from triage.tables.suspicion_phrases import PHRASES_FROM
from triage.tables.suspicion_stems import classes_of
from triage.tables.suspicion_words import BEHIND_A_PROMPT
from triage.unmask import Token

QUOTE: Final = 160  # longest quoted passage, characters
ENOUGH: Final = 3  # finds of one family and weight; more say nothing new

_NOTHING: Final = frozenset[str]()


@dataclass(frozen=True, slots=True)
class Find:
    """One order or mark: its family, how telling it is, and the passage it stands in."""

    family: Family
    weight: Weight
    passage: str


def orders(text: str, tokens: tuple[Token, ...]) -> Iterator[Find]:
    """Orders of word classes, each (family, weight, place) once."""
    classes = [_NOTHING if token.word == "." else classes_of(token.word) for token in tokens]
    ends = _add_phrases(text, tokens, classes)
    _add_calls(text, tokens, classes)
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
                if family == "override" and "IGNORE" in classes[at] and _about_things(tokens, classes, last):
                    continue
                own = any(token.word in OWN_WORDS for token in tokens[at + 1 : last])
                if own and family == "override" and any("TOLD" in step for step in steps):
                    continue
                if weight == "strong" or not _honest(classes, at, last):
                    best[family] = (weight, last)
        for family, (weight, last) in best.items():
            times[family, weight] = times.get((family, weight), 0) + 1
            yield Find(family, weight, passage(text, tokens[at].start, tokens[last].end))
    yield from _frames(text, tokens, classes, times)


def _frames(text: str, tokens: tuple[Token, ...], classes: list[frozenset[str]], times: dict[tuple[Family, Weight], int]) -> Iterator[Find]:
    """Classes near each other in one sentence, in any order; each (family, weight) at most `ENOUGH` times with what was found before."""
    for at, found in enumerate(classes):
        for name in found:
            for family, weight, steps, reach in FRAMES_FROM.get(name, ()):
                if times.get((family, weight), 0) >= ENOUGH:
                    continue
                places = _near(tokens, classes, at, steps, reach)
                said = any("TOLD" in step for step in steps)
                if places and not _meant_for_people(family, tokens, at, places, said=said):
                    times[family, weight] = times.get((family, weight), 0) + 1
                    yield Find(family, weight, passage(text, tokens[min(places)].start, tokens[max(places)].end))


def _near(
    tokens: tuple[Token, ...], classes: list[frozenset[str]], at: int, steps: tuple[frozenset[str], ...], reach: int
) -> list[int] | None:
    """Places of all steps, each another one, within `reach` words of `at` and in its sentence; None if one is missing."""
    first, last = at, at
    while first > 0 and at - first <= reach and tokens[first - 1].word != ".":
        first -= 1
    while last + 1 < len(tokens) and last - at <= reach and tokens[last + 1].word != ".":
        last += 1
    places = [at]
    for step in steps[1:]:
        near = [place for place in range(first, last + 1) if place not in places and not step.isdisjoint(classes[place])]
        if not near:
            return None
        places.append(min(near, key=lambda place: abs(place - at)))
    return places


def _meant_for_people(family: Family, tokens: tuple[Token, ...], at: int, places: list[int], *, said: bool) -> bool:
    """Whether somebody else does it, the user takes back his own words ("forget what I told you"), or it is a mail's small print."""
    small_print = any(token.word in SMALL_PRINT for token in tokens[max(0, min(places) - 8) : max(places) + 8])
    if small_print and (said or family == "exfiltration"):
        return True
    before = {token.word for token in tokens[max(0, at - 2) : at]}
    own = any(token.word in OWN_WORDS for token in tokens[max(0, min(places) - 1) if said else at + 1 : max(places)])
    if family == "persona":
        return not before.isdisjoint(DOERS)
    return family == "override" and (own or not before.isdisjoint(TELLING))


def _add_calls(text: str, tokens: tuple[Token, ...], classes: list[frozenset[str]]) -> None:
    """A machine that is called, "dear model" or "Classifier: ...", gets the class CALLED; "your memory" the class YOUR_SELF."""
    for at, found in enumerate(classes):
        before = frozenset[str]().union(*classes[max(0, at - 2) : at])
        if "SELF" in found and "YOUR" in before:
            classes[at] = found | {"YOUR_SELF"}
        if "BOT" not in found:
            continue
        sign = text[max(0, tokens[at].start - 2) : tokens[at].start].strip()[-1:]
        opens = at == 0 or tokens[at - 1].word == "." or "TO_THE" in before or sign in (":", "(", "-", '"')
        if "DEAR" in before or (opens and text[tokens[at].end : tokens[at].end + 1] in (",", ":", "!")):
            classes[at] = classes[at] | {"CALLED"}


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


def _about_things(tokens: tuple[Token, ...], classes: list[frozenset[str]], last: int) -> bool:
    """ "Ignore all previous print jobs": a thing of daily work follows the word for "previous", none of what guides an assistant."""
    following = tokens[last + 1].word if last + 1 < len(tokens) else "."
    guides = last + 1 < len(tokens) and not GUIDES.isdisjoint(classes[last + 1])
    return "BEFORE" in classes[last] and GUIDES.isdisjoint(classes[last] - {"BEFORE"}) and not guides and following not in NO_THING


def _about_the_way(tokens: tuple[Token, ...], classes: list[frozenset[str]], last: int) -> bool:
    """ "Reply only by e-mail", "reply by phone only": a way or a time stands beside the word for "only"."""
    return "ONLY" in classes[last] and any(token.word in WAYS for token in tokens[max(0, last - 2) : last + 4])


def passage(text: str, start: int, end: int) -> str:
    """The line around a place, at most `QUOTE` characters, without line breaks."""
    room = max(0, QUOTE - (end - start)) // 2
    left = max(text.rfind("\n", max(0, start - room), start) + 1, start - room, 0)
    right = text.find("\n", end, end + room)
    return re.sub(r"\s+", " ", text[left : right if right >= 0 else end + room][:QUOTE]).strip()
