"""Weights of `triage.requestlike`, learned; do not edit by hand.

From the conversation starts of #ubuntu and other IRC help channels (Kummerfeld et al., "A Large-Scale Corpus for Conversation
Disentanglement", ACL 2019; Gouravajhala et al., ALTA 2023; CC BY 4.0; no message is contained here) and from own sentences
(122 requests, 101 others). Command: python tests/benchmarks/learn_request_weights.py --data PATH.
Learned on 2026-11-22. On `chat/help_request` (150 messages held out of learning; thresholds chosen there):
channel names known: F1 0.932 (precision 0.912, recall 0.954); recall with unsure 1.000 (precision 0.670)
text alone: F1 0.925 (precision 0.899, recall 0.954); recall with unsure 1.000 (precision 0.637)
"""

from typing import Final

REQUEST_FROM: Final = 0.5
NOT_BELOW: Final = 0.2
WEIGHTS: Final = {
    "I and a negation": -0.3161,
    "I and a word of error": -0.1964,
    "I and a word of help": 0.2979,
    "I and wanting": 0.2793,
    "addressed to a person": -2.3064,
    "advice": -0.3178,
    "anyone": -0.1187,
    "bias": -1.2094,
    "chat marks": -0.0804,
    "command or heading": 0.3444,
    "device and politeness": -0.3337,
    "device and trouble": 0.7468,
    "ends with a question mark": 0.2681,
    "first person": 0.2508,
    "greets": 1.6231,
    "link": -0.2125,
    "mentions a person": -0.2394,
    "names a device or system": 0.5097,
    "negation": -0.3655,
    "notice to all": -0.4732,
    "perhaps addressed": -2.0963,
    "points back": 0.0943,
    "polite": 0.2269,
    "question mark": 0.5156,
    "question to you": -0.1443,
    "says what does not work": 1.2035,
    "seven words or more": 0.5180,
    "short and points back": -1.4353,
    "short and that, this, it, still": -0.4477,
    "smiling face": -0.1964,
    "starts as a question": 0.7045,
    "starts by asking around": 0.7331,
    "starts like an answer": -0.8603,
    "starts with a need": 0.6854,
    "starts with a state of things": 0.5624,
    "starts with an order": 1.6850,
    "starts with please": 0.0632,
    "thanks": -0.5664,
    "that, this, it, still": -0.3386,
    "three words or fewer": -0.0415,
    "twelve words or more": 0.3294,
    "twenty words or more": 0.0416,
    "wanting": -0.2704,
    "word of error": 0.2229,
    "word of help": 0.2571,
    "works or fixed": -0.2661,
    "you without anyone": -0.5407,
}
