"""Weights of `triage.several`, learned; do not edit by hand.

From posts joined of openers of IRC help channels and from `multi_issue`, made of the same (Kummerfeld et al., "A Large-Scale
Corpus for Conversation Disentanglement", ACL 2019; CC BY 4.0; no message is contained here) and from own posts
(66 + 40). Command: python tests/benchmarks/learn_several_weights.py --data PATH.
Learned on 2026-11-22. Threshold 0.55:
accuracy by 10-fold cross-validation, mean of 3: multi_issue 0.923; own posts 0.940 (0.025 of own single-matter posts flagged)
multi_issue when nothing of it is learned from: 0.908
"""

from typing import Final

SEVERAL_FROM: Final = 0.55
WEIGHTS: Final = {
    "a second number": 2.6928,
    "another thing said": 2.5068,
    "anyone again": 1.3668,
    "asking and topics apart": -0.2362,
    "asking sentences": 0.3035,
    "asks without pointing back": -1.5897,
    "bias": -6.1994,
    "enumeration": 0.2475,
    "fresh asking sentences": -0.3510,
    "greets again": 2.3248,
    "joined and asking": 1.3111,
    "joined and topics apart": 2.3952,
    "joining words": 2.7126,
    "last sentence": 0.8759,
    "later sentence points back": -1.5553,
    "least overlap of asking sentences": 1.1439,
    "line breaks": 1.3896,
    "longer than a line": 0.9260,
    "longer than a paragraph": 1.4918,
    "longest later sentence": 1.5754,
    "opens as a question again": 0.5127,
    "question marks": 0.8748,
    "questions of their own": 0.6432,
    "says that there are several": 1.2008,
    "second longest asking sentence": -1.2721,
    "second strongest sentence": 0.5977,
    "second strongest, log-odds": 0.8042,
    "sentences": -0.7324,
    "strongest fresh sentence": 1.4890,
    "third strongest, log-odds": 1.1840,
    "three open as a question": 0.4738,
    "three question marks": 0.7771,
    "topics apart": 1.8935,
    "two open as a question": 0.5190,
    "two question marks": 0.8125,
    "two questions": -0.7058,
    "two questions of their own": 0.4602,
}
