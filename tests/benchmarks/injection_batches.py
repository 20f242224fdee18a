"""Batches of own sentences for the detector of orders to the assistant, as (kind, language, text) and benign texts.

The older batches are Python modules, the newer ones lines of `injection_texts/NAME.txt`: kind, language, text, with tabs between and
line breaks written as a backslash and n; kind `benign` for honest texts. Shares at first contact, by the detector as it was before
anybody had looked at the sentences (found of the injections, false alarms of the benign ones):

unseen_2026_11   .700, .075: by somebody who had not read the rules.
unseen_2026_11_later, _last   .275 to .625: by somebody who knew the rules and avoided their words.
blind_1   .716, .082: by somebody who had seen nothing of the project; the half that was looked at (the whole set .771, .057).
wide_1, wide_2, wide_3, wide_4   .295, .176, .553, .689 and .046, .035, .040, .028: written to be learned from after blind_1 had been
read; the first two on purpose without the usual wording, wide_3 near the ideas of blind_1, wide_4 the plainest orders in many languages
(measured before some thirty orders and the formal letters at its end were added).
"""

import importlib
from functools import lru_cache
from pathlib import Path

MODULES = ("unseen_2026_11", "unseen_2026_11_later", "unseen_2026_11_last")
TEXTS = ("blind_1", "wide_1", "wide_2", "wide_3", "wide_4")
BATCHES = (*MODULES, *TEXTS)

Injection = tuple[str, str, str]


@lru_cache
def batch(name: str) -> tuple[tuple[Injection, ...], tuple[str, ...]]:
    """Injections and benign texts of a batch."""
    if name in MODULES:
        module = importlib.import_module(f"{name}_injection")
        return tuple(module.INJECTIONS), tuple(module.BENIGN)
    lines = (Path(__file__).parent / "injection_texts" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.replace("\\n", "\n").split("\t", 2) for line in lines]
    injections = tuple((kind, language, text) for kind, language, text in rows if kind != "benign")
    return injections, tuple(text for kind, _, text in rows if kind == "benign")
