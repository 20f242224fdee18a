"""What a text says about weight: production impact, many affected, blocked, a lost device, ... Plain patterns in English and German.

The signals are hints for rules and priority; none of them decides alone. Definitions: the seed's priority examples.
"""

import re
from typing import Final

from triage.facts import Priority

READ_CHARACTERS: Final = 5_000
_I = re.IGNORECASE
PATTERNS: Final[dict[str, re.Pattern[str]]] = {
    "production_impact": re.compile(
        r"\b(?:production (?:line|system|server|is|has|stopped|down)|prod(?:uction)? (?:is )?down|line (?:is )?(?:stopped|"
        r"standing)|revenue|"
        r"customers? (?:can(?:no|')t|cannot) (?:pay|order|buy)|payments? (?:are |is )?fail\w*|shipping (?:has )?stopped|"
        r"order entry is down|"
        r"produktion (?:steht|still)|umsatz)\b",
        _I,
    ),
    "many_affected": re.compile(
        r"\b(?:every(?:one|body) (?:is|in|on|at|has|gets)|all (?:of us|users|colleagues|staff|scanners|phones|screens)|(?:whole|entire) "
        r"(?:office|team|floor|building|department|company|site|warehouse)|nobody (?:can|in)|no one (?:can|in)|"
        r"the rest of (?:the|my) team|"
        r"several (?:people|colleagues|of us)|alle (?:kollegen|im büro|können)|das ganze (?:team|büro)|niemand (?:kann|im))\b",
        _I,
    ),
    "no_critical_system": re.compile(
        r"\b(?:can(?:no|')?t (?:reach|access|connect to|get to|open) (?:any(?:thing)?|all|every)|none of (?:my|our|"
        r"the) systems|nothing (?:loads|works|connects)|"
        r"no (?:access|connection) (?:at all|to any)|keine? (?:verbindung|zugriff) (?:mehr )?(?:auf|zu) (?:irgend|alle)|nichts geht)\b",
        _I,
    ),
    "blocked": re.compile(
        r"\b(?:can(?:no|')?t (?:work|do my (?:job|work)|do anything)|unable to work|completely (?:stuck|blocked|locked out)|am blocked|"
        r"kann nicht (?:mehr )?arbeiten|komplett blockiert)\b",
        _I,
    ),
    "deadline_near": re.compile(
        r"\b(?:in (?:\d+|ten|five|twenty|half an?) (?:min(?:ute)?s?|hours?)|starts? (?:soon|in)|within the hour|"
        r"before (?:noon|lunch|the audit)|"
        r"by (?:noon|tonight|end of (?:the )?day)|due today|in einer (?:halben )?stunde|bis heute abend)\b",
        _I,
    ),
    "device_lost": re.compile(
        r"\b(?:(?:lost|stole[n]?|missing|left) (?:my |the |a |our )?(?:work |company )?(?:laptop|phone|notebook|tablet|badge|"
        r"bag|token|usb)|"
        r"(?:laptop|phone|notebook|tablet|badge|bag|usb stick) (?:was |is |has been |got |seems )?(?:lost|stolen|missing|gone)|"
        r"(?:laptop|handy|notebook|tasche) (?:wurde |ist )?(?:gestohlen|weg|verloren)|(?:verloren|gestohlen).{0,30}(?:laptop|"
        r"handy|notebook))\b",
        _I,
    ),
    "leak": re.compile(
        r"\b(?:phishing|ransomware|malware|virus (?:warning|alert|found)|suspicious (?:mail|email|e-mail|link|login|message)|"
        r"hacked|compromised|"
        r"(?:entered|typed|gave|sent) (?:my|our|the) (?:password|credentials|pin)|password (?:leaked|was leaked|got out)|"
        r"leaked (?:secret|key|password|credentials)|"
        r"verdächtige (?:mail|e-mail|nachricht)|gehackt|data breach)\b",
        _I,
    ),
    "unusual": re.compile(
        r"\b(?:legal hold|subpoena|court|press (?:is )?calling|journalist|police|regulator|whistleblow\w*|staatsanwalt\w*)\b", _I
    ),
    "risky": re.compile(
        r"\b(?:delete (?:all|every|the whole|the entire)|wipe (?:all|the server|every)|disable (?:the )?(?:firewall|"
        r"antivirus|mfa|logging)|"
        r"(?:full|domain|global) admin(?:istrator)? (?:rights|access)|bypass|turn off (?:the )?(?:backup|encryption|virus))\b",
        _I,
    ),
}


def signals(text: str) -> tuple[str, ...]:
    """The signals in the first 5,000 characters, in the order of SIGNALS."""
    read = text[:READ_CHARACTERS]
    return tuple(name for name, pattern in PATTERNS.items() if pattern.search(read))


def weighed(usual: Priority, found: tuple[str, ...]) -> Priority:
    """The usual priority of such requests, raised by what the text says of its weight (seed: explicit priority definitions)."""
    said = set(found)
    if {"production_impact", "many_affected"} <= said:
        return "critical"
    if said & {"production_impact", "many_affected", "no_critical_system", "device_lost", "leak"}:
        return "high"
    if "blocked" in said and usual in ("normal", "low"):
        return "high" if "deadline_near" in said else "normal"
    return usual
