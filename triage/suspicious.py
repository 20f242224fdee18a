"""Suspicious text: does a post talk to the assistant instead of asking the helpdesk? A hint for a person, not the defence.

The defence is elsewhere: closed choices, no tools, people confirm. Families of word orders in five languages are counted
(`triage.tables.suspicion_orders`), a strongly shrunk logistic regression weighs them (`suspicion_weights`), and three things
are flagged outright: characters that only hide, coded text with an order in it, keys of our own answer.
Pure, total, linear; of a long text the first `HEAD` and the last `TAIL` characters are read. Design: spec offline.md.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from triage.suspicious_orders import ENOUGH, QUOTE, Find, orders, passage
from triage.tables.suspicion_orders import (
    CLOSING,
    FORGED_TURN,
    OPENING,
    OTHER_KEYS,
    OWN_KEYS,
    QUOTED_KEYS,
    QUOTED_TURN,
    STRUCTURES,
    Family,
)
from triage.tables.suspicion_weights import FLAG_FROM, WEIGHTS
from triage.unmask import Unmasked, tokens_of, unmask

HEAD: Final = 16_000
TAIL: Final = 4_000
MOST_PASSAGES: Final = 6
HIDDEN_WITHIN_WORDS: Final = 4  # so many words broken by characters that nobody sees are no accident of copying

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
    finds = list(orders(unmasked.text, unmasked.tokens))
    finds += _structures(unmasked.text)
    outright = []
    disguised = sum(token.masked for token in unmasked.tokens)
    if unmasked.within_words >= HIDDEN_WITHIN_WORDS or unmasked.reversing > 1:
        outright.append("holds characters that only hide")
        finds.append(Find("hidden", "strong", ""))
    if disguised >= 3:
        finds.append(Find("hidden", "strong", ""))
    for how, said in unmasked.decoded:
        inside = list(orders(said, tokens_of(said)))
        finds += inside
        if how == "letters that cannot be seen" or any(find.weight == "strong" for find in inside) or (inside and "apart" in how):
            outright.append(f"holds an order written in {how}" if inside else f"holds {how}")
            finds.append(Find("hidden", "strong", said[:QUOTE]))
    if _own_keys(unmasked.text):
        outright.append("sets fields of the assistant's own answer")
        finds.append(Find("output", "strong", passage(unmasked.text, *_own_keys(unmasked.text)[0])))
    return finds, outright


def _own_keys(text: str) -> list[tuple[int, int]]:
    """Places of keys of our answer: one that only we use, or two common ones in quotes with a colon and no foreign one."""
    own = [match.span() for match in OWN_KEYS.finditer(text)]
    quoted = list(QUOTED_KEYS.finditer(text))
    if len({match[1].lower() for match in quoted}) >= 2 and not OTHER_KEYS.search(text):
        own += [match.span() for match in quoted]
    return own


def _structures(text: str) -> Iterator[Find]:
    opened = {found[1].lower(): found.start() for found in reversed([*OPENING.finditer(text)])}
    for closed in CLOSING.finditer(text):
        if opened.get(closed[1].lower(), len(text)) > closed.start():
            yield Find("structure", "strong", passage(text, *closed.span()))
            break
    turn = FORGED_TURN.search(text)
    if turn and not QUOTED_TURN.search(text, 0, turn.start()):
        yield Find("structure", "strong", passage(text, *turn.span()))
    for weight, pattern in STRUCTURES:
        match = pattern.search(text)
        if match:
            yield Find("structure", "strong" if weight == "strong" else "weak", passage(text, *match.span()))
