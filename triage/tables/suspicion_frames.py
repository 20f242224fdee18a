"""Frames that `triage.suspicious` looks for: classes that stand in one sentence, near each other, in any order; own lists.

A frame is (family, weight, the classes, how many words may lie between the first class and any other). `A|B` means either class; the
first class is the rarest. Orders whose sequence matters stand in `suspicion_orders`: languages and passives turn the sequence, frames
do not mind.
"""

from typing import Final

from triage.tables.suspicion_orders import Family, Weight

_FRAMES: Final[tuple[tuple[Family, Weight, str, int], ...]] = (
    ("override", "strong", "DROP INSTR|GUIDE YOUR|YOU|AI|SYSTEM_PROMPT|TOLD", 8),
    ("override", "strong", "DROP INSTR BEFORE|ALL", 6),
    ("override", "strong", "DROP|IGNORE TOLD YOU|AI", 8),
    ("override", "strong", "REPLACED INSTR BEFORE|YOUR|YOU|AI", 8),
    ("override", "strong", "REPLACED|TURN_OFF INSTR|GUIDE YOUR", 6),
    ("override", "strong", "HOLD_NOT NEGATE INSTR|GUIDE", 10),
    ("override", "strong", "LISTEN ONLY I_SAY", 6),
    ("override", "strong", "LISTEN NEGATE GUIDE|INSTR I_SAY", 12),
    ("override", "strong", "OBEY ME", 2),
    ("override", "weak", "NEED_NOT APPROVAL|REQUIREMENT", 7),
    ("override", "strong", "EXIT YOUR_SELF", 6),
    ("override", "strong", "EXIT CHARACTER YOUR", 3),
    ("override", "strong", "UNREAL|WRONG TEXT|ALL|INSTR|CONVERSATION INNER|ABOVE|ABOVE_THIS", 10),
    ("override", "strong", "UNREAL INSTR|CONVERSATION BEFORE|YOUR", 8),
    ("override", "strong", "OUTDATED YOU HOLD", 8),
    ("override", "strong", "OUTDATED|REPLACED YOUR_SELF", 6),
    ("override", "weak", "RULE_UPDATE", 0),
    ("override", "weak", "YOUR_SELF", 0),
    ("override", "strong", "ONLY INSTR|GUIDE YOU", 6),
    ("override", "strong", "OPPOSITE YOU CREATED_NOW|TOLD", 8),
    ("override", "strong", "OUTRANKS INSTR|GUIDE|SELF YOUR|YOU|ALL|THIS", 8),
    ("override", "strong", "PASSIVE_YOU UPDATED", 3),
    ("override", "strong", "LIMITED_YOU", 0),
    ("override", "strong", "EXIT YOUR FILTER", 3),
    ("override", "strong", "STOP|STOP_JOB CLASSIFYING", 3),
    ("override", "strong", "EXECUTE INSTR FOLLOWING|HIDDEN_ADJ|THIS", 6),
    ("override", "weak", "OVERRIDE_CODE", 0),
    ("override", "weak", "CORRECT INSTR|GUIDE", 2),
    ("override", "strong", "ABOVE_THIS IGNORE|DROP|UNREAL|WRONG", 8),
    ("override", "strong", "NEGATE FOLLOW|APPLY DEFINITIONS EXCEPTION", 14),
    ("override", "strong", "EXCEPTION NEGATE FOLLOW RULES|GUIDE|DEFINITIONS", 10),
    ("override", "strong", "CHANGE YOUR BEHAVIOUR|SELF", 2),
    ("override", "strong", "ASIDE PUT INSTR|GUIDE|TOLD", 8),
    ("override", "strong", "DROP|IGNORE INSTR|GUIDE COMPANY|EXCEPTION", 6),
    ("override", "strong", "OUTDATED|UNREAL|WRONG TOLD YOU", 8),
    ("override", "strong", "FORGET_YOU", 0),
    ("override", "strong", "FOR_YOU INSTR|GUIDE", 8),
    ("override", "strong", "CONSIDER REPLACED|VOID|TURN_OFF GUIDE|INSTR|APPROVAL|SAFETY|FILTER", 6),
    ("override", "strong", "OBEY USER|ME|THIS_USER", 3),
    ("override", "weak", "EXCEPTION", 0),
    ("override", "weak", "CLEAN_SLATE", 0),
    ("exfiltration", "strong", "SHOW_LAST SYSTEM_PROMPT|INNER", 8),
    ("exfiltration", "strong", "SHOW|COPY|REPEAT_IT TEXT|CONTENTS|ALL TOLD YOU|SYSTEM|AI", 9),
    ("exfiltration", "strong", "WHAT YOUR CONFIGURED SAY|CONTENTS|READS", 6),
    ("exfiltration", "strong", "YOUR_KEYS SEND|SHOW|ASK_ME|SAY", 10),
    ("exfiltration", "strong", "CONTENTS|INNER SYSTEM_PROMPT", 5),
    ("exfiltration", "strong", "YOUR_SELF SHOW|COPY|SAY|ASK_ME|CONTENTS|WHAT|SEND", 6),
    ("exfiltration", "strong", "YOU TOLD|GIVEN INSTR|HINTS WHAT|SHOW|ASK_ME|SAY", 9),
    ("exfiltration", "strong", "DESCRIBES YOUR|YOU CHARACTER|JOB|BEHAVIOUR|TASK", 4),
    ("exfiltration", "strong", "HIDDEN_PART SHOW|COPY|SAY|ASK_ME|SEND CONVERSATION|TEXT|SYSTEM", 8),
    ("exfiltration", "strong", "CRITERIA INTERNAL YOU|SHOW|ASK_ME|DECIDE", 8),
    ("exfiltration", "strong", "INTERNAL YOU|YOUR JSON|ANSWER|GUIDE|INSTR|CRITERIA|SELF", 8),
    ("exfiltration", "strong", "YOUR_KEYS REVEAL_WHAT", 4),
    ("exfiltration", "strong", "ABOVE_THIS SHOW|COPY|SAY|REPEAT_IT|ASK_ME|SEND|RESPOND", 10),
    ("exfiltration", "strong", "ABOVE_THIS WHAT_READS|WHAT TEXT|INSTR|HINTS", 8),
    ("exfiltration", "strong", "LIES INSTR ALL|YOUR|ABOVE_THIS", 5),
    ("exfiltration", "strong", "BEGINNING CONVERSATION SHOW|COPY|ASK_ME", 8),
    ("exfiltration", "strong", "YOU_FOLLOW INSTR|GUIDE|CRITERIA|SELF", 6),
    ("exfiltration", "strong", "WERE_TOLD WHAT|SHOW|WHO", 6),
    ("exfiltration", "weak", "INNER", 0),
    ("persona", "strong", "TREAT ME BOSS|UNBOUND", 5),
    ("persona", "strong", "IMPERSONATE|ACT_AS BOSS|UNBOUND", 8),
    ("persona", "strong", "IMPERSONATE YOU FREE INSTR|GUIDE", 10),
    ("persona", "strong", "YOUR NEW CHARACTER", 2),
    ("persona", "strong", "IMPERSONATE YOU REFUSE|OBEY|GRANT", 10),
    ("persona", "strong", "IMPERSONATE YOU MANAGER|BOSS", 6),
    ("persona", "strong", "IN_VOICE BOSS|SYSTEM|APPROVED|UNBOUND", 8),
    ("persona", "strong", "YOU MAY DECIDE", 5),
    ("persona", "strong", "PERSONALITY YOU|YOUR", 5),
    ("persona", "strong", "ROLE_OF TAKE STAFF|MANAGER|BOSS|BOT|HUMAN", 8),
    ("persona", "strong", "INSTEAD_OF MANAGER|BOSS GRANT|DECIDE|SAY|ACT", 8),
    ("persona", "strong", "IMPERSONATE NEGATE|FREE GUIDE|INSTR|APPROVAL", 8),
    ("persona", "strong", "ACT_AS MY MANAGER", 3),
    ("persona", "strong", "FROM_NOW AGREE ALL|YES_MAN|ALWAYS", 5),
    ("persona", "strong", "ACT|ACT_AS|IMPERSONATE|PLAY AI|BOT FREE RULES|GUIDE", 8),
    ("persona", "strong", "ASSUME MANAGER|BOSS APPROVED|AGREED", 6),
    ("persona", "strong", "ASSUME IDENTITY|APPROVAL", 5),
    ("persona", "strong", "FREE_OF GUIDE|UNBOUND SAY|ACT|DECIDE|ANSWER YOU|YOUR|SAY", 8),
    ("persona", "weak", "IN_VOICE", 0),
    ("persona", "weak", "THAT_ROLE", 0),
    ("address", "strong", "BOT MUST MARK|GRANT|CLOSE|FORWARD|OBEY|IGNORE", 9),
    ("address", "strong", "BOT READING|PROCESS THIS", 4),
    ("address", "strong", "BOSS ORDERED BOT", 5),
    ("address", "strong", "CALLED PRIORITY|VERDICT|GRANT|MARK|IGNORE|SKIP", 16),
    ("address", "strong", "INVISIBLE HUMAN", 4),
    ("address", "strong", "NOT_FOR HUMAN|STAFF BOT", 8),
    ("address", "strong", "BOT NEGATE APPROVAL ASK|NEED", 8),
    ("address", "strong", "YOU_SEE WHEN GRANT|TREAT|PRIORITY|APPROVED", 12),
    ("address", "strong", "BOT CHOOSE VERDICT|PRIORITY|CATEGORY", 10),
    ("address", "strong", "BOT VERIFIED|APPROVED|SURE THIS_USER|IDENTITY", 12),
    ("address", "weak", "UNDERSTOOD", 0),
    ("address", "strong", "AI MUST TREAT|MARK|GRANT|CLOSE|PRIORITY", 9),
    ("address", "strong", "AI MARK|TREAT PRIORITY|VERDICT", 10),
    ("address", "strong", "I_ORDER", 0),
    ("address", "strong", "NEGATE SUMMARISE THIS", 3),
    ("address", "weak", "CALLED", 0),
    ("output", "strong", "YOUR ANSWER START|CONSIST|CONTAIN", 4),
    ("output", "strong", "IN_YOUR ANSWER|JSON PLACE|MARK|CHOOSE|SAY", 5),
    ("output", "strong", "CHOOSE|MARK|PLACE ALWAYS|REGARDLESS PRIORITY|CATEGORY|TEAM|VERDICT", 10),
    ("output", "strong", "REGARDLESS SAY|PLACE|MARK|CHOOSE SUMMARY|ANSWER|PRIORITY|VERDICT|CATEGORY|QUOTE", 12),
    ("output", "strong", "AS_YOUR_ANSWER RETURN", 10),
    ("output", "strong", "JSON YOUR ANSWER", 6),
    ("output", "strong", "LET PRIORITY|CATEGORY|VERDICT BE", 4),
    ("output", "strong", "ONLY CORRECT|VALID CATEGORY|PRIORITY|TEAM IS", 4),
    ("output", "strong", "SUMMARISE TICKET|THIS AS VERDICT|APPROVED|APPROVAL|QUOTE", 5),
    ("output", "strong", "YES_MAN SAY|ANSWER", 5),
    ("output", "weak", "CORRECT CATEGORY|PRIORITY|TEAM IS", 4),
    ("authority", "strong", "YOUR MAKER SPEAKING|I_AM|HEREBY", 4),
    ("authority", "strong", "MAKER BOT SPEAKING|I_AM|HEREBY|ORDERING", 6),
    ("authority", "strong", "CREATED YOU|BOT WHO", 4),
    ("authority", "strong", "SKIP|DROP APPROVAL GRANT|GIVE|YOUR|MARK|NEXT|YES", 9),
    ("authority", "strong", "WITHOUT APPROVAL GIVE RIGHTS", 10),
    ("authority", "strong", "YOU MUST GRANT|RIGHTS THIS_USER", 8),
    ("authority", "strong", "THIS_USER APPROVAL TURN_OFF|REPLACED", 7),
    ("authority", "strong", "WHEN_I_SAY GRANT|MARK|APPROVED", 10),
    ("authority", "strong", "MY_WORD APPROVAL|GRANT|APPROVED", 6),
    ("authority", "strong", "WAIVED APPROVAL|REQUIREMENT ME|THIS_USER", 6),
    ("authority", "strong", "NO_APPROVAL PRIORITY|GRANT|ME|THIS_USER|FROM_ME", 9),
    ("authority", "strong", "MY TICKET ALWAYS|FROM_NOW PRIORITY|APPROVED|GRANT", 10),
    ("authority", "strong", "IDENTITY APPROVED|VERIFIED GRANT|GIVE|SKIP", 9),
    ("authority", "strong", "TRUST_LEVEL THIS_USER|MAXIMUM|RAISED|ME", 6),
    ("authority", "strong", "FROM_ME TICKET ALL_MY|ALWAYS PRIORITY|APPROVED|GRANT", 10),
    ("authority", "strong", "PRIORITY ALWAYS FROM_ME", 8),
    ("authority", "strong", "CONSIDER APPROVED|PREAPPROVED|VERIFIED IT|THIS|TICKET|ME", 4),
    ("authority", "strong", "NO_QUESTIONS GRANT|MARK|GIVE|PRIORITY", 12),
    ("authority", "strong", "DEAL GRANT|TREAT|PRIORITY|APPROVED", 14),
    ("authority", "strong", "NO_APPROVAL BOSS|MAKER", 14),
    ("authority", "strong", "YOUR_BOSS BOSS|MAKER|MANAGER", 3),
    ("authority", "weak", "NO_APPROVAL", 0),
    ("authority", "weak", "I_ALLOW", 0),
    ("authority", "weak", "PROMISED YOU TREAT|MY_WORD|APPROVAL|GRANT", 8),
    ("hidden", "strong", "CONCEAL PRIORITY|GRANT|APPROVED", 16),
    ("hidden", "strong", "HIDDEN_ADJ COMMAND FIND|MAKER|THIS|YOU", 6),
    ("hidden", "weak", "CONCEAL", 0),
)

# Before an order of dropping, these make it a tale or a question: "can I ignore the rules", "how to bypass it", "don't forget".
TELLING: Final = frozenset(
    "i we they he she it people users ich wir je j'ai nous yo nosotros eu ellos eles ils on man who to don't never nicht".split()
)

DOERS: Final = TELLING - frozenset("who to don't never nicht".split())

# A sentence with one of these is the small print under a mail: "if you have received this in error, do not disclose it".
SMALL_PRINT: Final = frozenset(
    "error intended privileged addressee recipient irrtumlich versehentlich empfanger erreur destinataire destinatario engano".split()
)

# Right behind "what", the user's own words: "forget what I told you".
OWN_WORDS: Final = frozenset("i i've ich je j'ai yo eu io ik".split())

Frame = tuple[Family, Weight, tuple[frozenset[str], ...], int]


def _by_first() -> dict[str, tuple[Frame, ...]]:
    out: dict[str, list[Frame]] = {}
    for family, weight, line, reach in _FRAMES:
        steps = tuple(frozenset(step.split("|")) for step in line.split())
        for first in steps[0]:
            out.setdefault(first, []).append((family, weight, steps, reach))
    return {first: tuple(found) for first, found in out.items()}


FRAMES_FROM: Final = _by_first()
