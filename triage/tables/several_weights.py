"""Weights of `triage.several`, learned; do not edit by hand.

From posts joined of openers of IRC help channels and from `multi_issue`, made of the same (Kummerfeld et al., "A Large-Scale
Corpus for Conversation Disentanglement", ACL 2019; CC BY 4.0; no message is contained here) and from own posts
(66 + 40). Command: python tests/benchmarks/learn_several_weights.py --data PATH.
Learned on 2026-11-22. Threshold 0.55:
accuracy by 10-fold cross-validation, mean of 3: multi_issue 0.922; own posts 0.931 (0.025 of own single-matter posts flagged)
multi_issue when nothing of it is learned from: 0.906
"""

from typing import Final

SEVERAL_FROM: Final = 0.55
WEIGHTS: Final = {
    "a second number": 2.7069,
    "another thing said": 2.5115,
    "anyone again": 1.2059,
    "asking and topics apart": 0.4716,
    "asking sentences": 0.3238,
    "asks without pointing back": -0.7998,
    "bias": -6.2222,
    "enumeration": 0.3693,
    "fresh asking sentences": -0.6197,
    "greets again": 2.0957,
    "joined and asking": 0.9899,
    "joined and topics apart": 3.1694,
    "joining words": 2.6998,
    "last sentence": 1.0030,
    "later sentence points back": -1.2742,
    "least overlap of asking sentences": 0.8162,
    "line breaks": 1.3024,
    "longer than a line": 1.1727,
    "longer than a paragraph": 1.4108,
    "longest later sentence": 1.2737,
    "opens as a question again": 0.4869,
    "question marks": 0.8149,
    "questions of their own": 0.7516,
    "says that there are several": 1.2333,
    "second longest asking sentence": -1.1087,
    "second strongest sentence": 0.6655,
    "second strongest, log-odds": 0.8645,
    "sentences": -0.7742,
    "strongest fresh sentence": 1.5095,
    "third strongest, log-odds": 1.0094,
    "three open as a question": 0.5565,
    "three question marks": 0.7376,
    "topics apart": 0.7747,
    "two open as a question": 0.3059,
    "two question marks": 0.8215,
    "two questions": -0.8389,
    "two questions of their own": 0.6105,
}
