"""Weights of `triage.requestlike`, learned; do not edit by hand.

From the conversation starts of #ubuntu and other IRC help channels (Kummerfeld et al., "A Large-Scale Corpus for Conversation
Disentanglement", ACL 2019; Gouravajhala et al., ALTA 2023; CC BY 4.0; no message is contained here) and from own sentences
(122 requests, 156 others). Command: python tests/benchmarks/learn_request_weights.py --data PATH.
Learned on 2026-11-22. On `chat/help_request` (150 messages held out of learning; thresholds chosen there):
channel names known: F1 0.924 (precision 0.910, recall 0.938); recall with unsure 1.000 (precision 0.619)
text alone: F1 0.910 (precision 0.884, recall 0.938); recall with unsure 1.000 (precision 0.596)
"""

from typing import Final

REQUEST_FROM: Final = 0.5
NOT_BELOW: Final = 0.15
WEIGHTS: Final = {
    "I and a negation": -0.3029,
    "I and a word of error": -0.0385,
    "I and a word of help": 0.3112,
    "I and wanting": 0.2913,
    "addressed to a person": -2.3291,
    "advice": -0.3798,
    "anyone": -0.0774,
    "bias": -1.0701,
    "chat marks": -0.1972,
    "command or heading": 0.3056,
    "device and politeness": -0.1324,
    "device and trouble": 0.9005,
    "ends with a question mark": 0.1740,
    "first person": 0.1659,
    "greets": 1.6233,
    "link": -0.3002,
    "mentions a person": -0.2786,
    "names a device or system": 0.3720,
    "negation": -0.3448,
    "notice to all": -1.5344,
    "perhaps addressed": -2.0683,
    "points back": 0.0179,
    "polite": 0.2058,
    "question mark": 0.5280,
    "question to you": -0.0257,
    "says what does not work": 1.1636,
    "seven words or more": 0.4838,
    "short and points back": -1.6611,
    "short and that, this, it, still": -0.5891,
    "smiling face": -0.2561,
    "starts as a question": 0.5755,
    "starts by asking around": 0.8327,
    "starts like an answer": -0.9677,
    "starts with a need": 0.7270,
    "starts with a state of things": 0.5240,
    "starts with an order": 1.6821,
    "starts with please": -0.1077,
    "thanks": -0.5960,
    "that, this, it, still": -0.2159,
    "three words or fewer": -0.1050,
    "twelve words or more": 0.4821,
    "twenty words or more": -0.0715,
    "wanting": -0.3123,
    "word of error": 0.1098,
    "word of help": 0.2304,
    "works or fixed": -0.2982,
    "you without anyone": -0.7611,
}
