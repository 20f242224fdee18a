"""Orders of word classes that `triage.suspicious` looks for, and the shapes of faked structure; own lists for this project.

An order is (family, weight, the classes one after another, how many words may stand between two of them). `A|B` means either class.
"strong" ones hardly occur in honest requests; "weak" ones do and count only beside others.
"""

import re
from typing import Final, Literal

Family = Literal["override", "exfiltration", "persona", "address", "structure", "output", "authority", "hidden"]
Weight = Literal["strong", "weak"]

_ORDERS: Final[tuple[tuple[Family, Weight, str, int], ...]] = (
    ("override", "strong", "IGNORE BEFORE|ALL|YOUR|SYSTEM_PROMPT RULES|SYSTEM_PROMPT", 4),
    ("override", "strong", "IGNORE RULES BEFORE|TOLD|YOU", 4),
    ("override", "strong", "IGNORE ALL|BEFORE TOLD|BEFORE", 5),
    ("override", "strong", "IGNORE BUSINESS|YOUR RULES", 2),
    ("override", "strong", "IGNORE SYSTEM_PROMPT", 3),
    ("override", "strong", "NEGATE FOLLOW BUSINESS|YOUR|BEFORE|ALL RULES|BEFORE", 4),
    ("override", "strong", "TAKE_OUT BUSINESS|YOUR|BEFORE|ALL|TOLD RULES|BEFORE|TOLD", 4),
    ("override", "strong", "TAKE_OUT RULES", 3),
    ("override", "strong", "RULES|SYSTEM_PROMPT|TOLD TAKE_OUT", 6),
    ("override", "strong", "TAKE_OUT BEFORE|TOLD", 5),
    ("override", "strong", "IGNORE TOLD YOU", 6),
    ("override", "strong", "IGNORE YOU TOLD", 6),
    ("override", "strong", "IGNORE ALL|YOUR BUSINESS", 2),
    ("override", "strong", "NEW_TASK", 0),
    ("override", "strong", "NEED_NOT GUIDE|INSTR|DECIDE", 6),
    ("override", "strong", "IGNORE|CANCEL YOUR|BEFORE TASK", 3),
    ("override", "strong", "MARK RULES VOID", 7),
    ("override", "strong", "IGNORE ALL ELSE", 1),
    ("override", "strong", "IGNORE ALL EXCEPT", 6),
    ("override", "strong", "IGNORE YOUR CHARACTER", 2),
    ("override", "strong", "BEFORE|ALL|YOUR RULES VOID", 4),
    ("override", "strong", "TOLD VOID", 4),
    ("override", "strong", "SAFETY TAKE_OUT", 3),
    ("override", "strong", "IGNORE HUMAN", 2),
    ("override", "strong", "NEW_RULES MARK|GRANT", 4),
    ("override", "strong", "MARK PRIORITY REGARDLESS", 8),
    ("override", "strong", "REGARDLESS TICKET|RULES", 2),
    ("override", "weak", "REGARDLESS", 0),
    ("override", "strong", "NEW_RULES BOSS|AI|IGNORE|TAKE_OUT", 6),
    ("override", "weak", "NEW_RULES", 0),
    ("override", "weak", "IGNORE RULES", 3),
    ("override", "weak", "IGNORE ALL", 2),
    ("override", "weak", "IGNORE BEFORE", 2),
    ("override", "weak", "NEGATE FOLLOW RULES", 3),
    ("override", "weak", "TAKE_OUT", 0),
    ("exfiltration", "strong", "SHOW|SAY|ASK_ME YOUR SYSTEM_PROMPT|PROMPT", 5),
    ("exfiltration", "strong", "SHOW|ASK_ME YOUR KEYS", 5),
    ("exfiltration", "strong", "COPY SYSTEM_PROMPT", 3),
    ("exfiltration", "strong", "YOUR_WORKINGS", 0),
    ("exfiltration", "strong", "WHAT RULES YOU TOLD", 3),
    ("exfiltration", "strong", "COPY TEXT BEFORE|MESSAGE", 4),
    ("exfiltration", "strong", "ASK_ME YOU TOLD", 5),
    ("exfiltration", "strong", "SHOW RULES TOLD", 4),
    ("exfiltration", "strong", "SHOW|REWORK ALL TOLD", 4),
    ("exfiltration", "strong", "SHOW SYSTEM|ALL TEXT BEFORE", 3),
    ("exfiltration", "strong", "SHOW|SAY SYSTEM PROMPT", 1),
    ("exfiltration", "strong", "SHOW|SAY SYSTEM_PROMPT ONLY|YOUR|BEFORE", 6),
    ("exfiltration", "strong", "SHOW|COPY|SAY|SEND|ASK_ME SYSTEM_PROMPT|INNER", 8),
    ("exfiltration", "strong", "SHOW|ASK_ME OTHER_PEOPLE", 6),
    ("exfiltration", "strong", "TEXT YOU TOLD", 3),
    ("exfiltration", "strong", "SHOW KEYS YOU", 4),
    ("exfiltration", "strong", "SHOW RULES YOU|YOUR|BEFORE", 4),
    ("exfiltration", "strong", "SYSTEM_PROMPT ONLY", 4),
    ("exfiltration", "strong", "WHO CREATED_NOW YOU", 0),
    ("exfiltration", "strong", "WHO_ELSE YOU CREATED_NOW", 1),
    ("exfiltration", "strong", "YOU MAY SHARE KEYS", 3),
    ("exfiltration", "weak", "SYSTEM_PROMPT", 0),
    ("exfiltration", "weak", "OTHER_PEOPLE", 0),
    ("exfiltration", "weak", "SHOW ALL RECIPE", 4),
    ("persona", "strong", "NO_LONGER", 0),
    ("persona", "strong", "STOP_BEING AI", 4),
    ("persona", "strong", "NOW_ARE MY", 1),
    ("persona", "strong", "ACT_AS TEAM", 4),
    ("persona", "strong", "NOW_ARE ACT_AS|ACT|AI|UNBOUND|CHARACTER|MODE", 8),
    ("persona", "strong", "FROM_NOW ACT|ACT_AS|YOU|SAY|NOW_ARE|FOLLOW|MARK", 4),
    ("persona", "strong", "ACT_AS AI|UNBOUND|CHARACTER", 8),
    ("persona", "strong", "ACT_AS BOSS", 5),
    ("persona", "strong", "YOU_ARE AI|UNBOUND", 4),
    ("persona", "strong", "ACT UNBOUND|CONSOLE", 4),
    ("persona", "strong", "YOU FREE RULES", 3),
    ("persona", "strong", "UNBOUND AI", 4),
    ("persona", "strong", "UNBOUND MODE", 1),
    ("persona", "weak", "DEVELOPER MODE", 1),
    ("persona", "weak", "NOW_ARE", 0),
    ("persona", "weak", "FROM_NOW", 0),
    ("persona", "weak", "ACT_AS", 0),
    ("persona", "weak", "UNBOUND", 0),
    ("persona", "weak", "NEGATE REFUSE", 2),
    ("persona", "weak", "HARM", 0),
    ("address", "strong", "TO_AI AI", 4),
    ("address", "strong", "AI IGNORE", 3),
    ("address", "strong", "AS_AI", 0),
    ("address", "strong", "AI READING", 1),
    ("address", "strong", "AI GRANTS", 2),
    ("address", "strong", "ORDERING AI", 2),
    ("address", "strong", "FREE HUMAN", 1),
    ("address", "strong", "WHEN WRITING SUMMARY", 4),
    ("address", "strong", "NEGATE SHOW|MARK|SAY HUMAN", 5),
    ("address", "strong", "WHEN YOU SUMMARISE", 1),
    ("address", "strong", "WHEN PROCESS TICKET|MESSAGE|ALL TELL_USER|MARK|SHOW|SAY", 4),
    ("address", "weak", "WHEN YOU PROCESS", 1),
    ("address", "weak", "AI PROCESS", 3),
    ("address", "weak", "AI MUST|APPROVED", 3),
    ("address", "weak", "AI", 0),
    ("address", "weak", "TELL_USER", 0),
    ("address", "weak", "SECURITY_OFF", 0),
    ("output", "strong", "SAY ONLY", 2),
    ("output", "strong", "REPEAT_ME", 0),
    ("output", "strong", "SAY WITH_WORD", 1),
    ("output", "strong", "RESPOND JSON", 1),
    ("output", "strong", "REWORK ALL ANSWER", 1),
    ("output", "strong", "ATTEST IN_YOUR ANSWER", 3),
    ("output", "strong", "IN_YOUR ANSWER ATTEST", 3),
    ("output", "weak", "ONLY SAY", 1),
    ("output", "strong", "REWORK|SAY YOUR ANSWER", 3),
    ("output", "strong", "YOUR ANSWER MUST|ONLY", 2),
    ("output", "strong", "ALL YOUR ANSWER", 2),
    ("output", "strong", "YOUR ANSWER SINGLE", 6),
    ("output", "strong", "YOUR ONLY ANSWER", 1),
    ("output", "weak", "SAY JSON", 3),
    ("output", "weak", "YOUR ANSWER", 2),
    ("output", "weak", "ANSWER ONLY", 4),
    ("authority", "weak", "BOSS PREAPPROVED|APPROVED", 4),
    ("authority", "strong", "MARK CONFIDENCE TO", 1),
    ("authority", "strong", "CONFIDENCE MUST", 0),
    ("authority", "strong", "APPROVED YOU", 0),
    ("authority", "strong", "HEREBY PERMIT|APPROVED|ORDERING|GRANT", 3),
    ("authority", "strong", "APPROVED|PREAPPROVED FREE|WITHOUT APPROVAL", 6),
    ("authority", "strong", "GRANT WITHOUT APPROVAL", 6),
    ("authority", "strong", "WITHOUT HUMAN", 2),
    ("authority", "strong", "ACT|ACT_AS APPROVED|PREAPPROVED", 8),
    ("authority", "weak", "PREAPPROVED", 0),
    ("authority", "weak", "WITHOUT APPROVAL", 2),
    ("authority", "weak", "MARK TICKET PRIORITY", 6),
    ("authority", "weak", "MARK PRIORITY", 3),
    ("authority", "weak", "MARK ALL TICKET", 3),
    ("authority", "weak", "BOSS MARK", 6),
    ("hidden", "strong", "DECODE DO", 7),
    ("hidden", "strong", "DECODE FOLLOW", 7),
)

# Classes that, right behind an order of IGNORE and BEFORE, make it honest: "ignore my previous message, it works now".
HONEST_BEHIND: Final = frozenset({"MESSAGE", "TICKET"})

# What guides an assistant; and words that name no thing, so that "ignore all previous and ..." is about everything said before.
GUIDES: Final = frozenset("RULES INSTR GUIDE TOLD GIVEN SYSTEM_PROMPT PROMPT CONVERSATION SYSTEM BUSINESS TEXT SELF BOT BEFORE".split())
NO_THING: Final = frozenset(
    ". and or but to then that what which who it this these i you we he she is was are have has had just now please instead from of in "
    "on by und oder aber dann was das dies diese ich du wir ist war sind hat bitte von "
    "im in y o pero que lo esto yo tu es era por de del e ou "
    "mas isso eu voce foi do da et mais ce cela je tu est du de".split()
)

# "We no longer follow the old rules" tells about people, not to the assistant.
SUBJECTS: Final = frozenset("i we they he she it people users ich wir je nous yo nosotros eu ellos eles ils on man".split())

# "Please reply only by e-mail" is about the way, not about the words: one of these among the next three words.
WAYS: Final = frozenset(
    "mail email phone telephone mobile chat teams slack dm sms post letter me mich mir moi us uns english german deutsch englisch french "
    "telefon handy correo telefono telefone celular courriel telephone nachricht tomorrow morgen if when wenn during working".split()
)

Order = tuple[Family, Weight, tuple[frozenset[str], ...], int]


def _by_first() -> dict[str, tuple[Order, ...]]:
    out: dict[str, list[Order]] = {}
    for family, weight, line, gap in _ORDERS:
        steps = tuple(frozenset(step.split("|")) for step in line.split())
        for first in steps[0]:
            out.setdefault(first, []).append((family, weight, steps, gap))
    return {first: tuple(found) for first, found in out.items()}


ORDERS_FROM: Final = _by_first()

# Faked structure; every pattern is anchored and bounded, so that the search is linear.
_ROLE: Final = r"(?:admin(?:istrator)?|developer|instructions?|ai|bot|llm|model|classifier|ki|anweisung|sistema|systeme)"
STRUCTURES: Final = tuple(
    (weight, re.compile(pattern, re.IGNORECASE | re.MULTILINE))
    for weight, pattern in (
        ("strong", r"</?(?:[a-z]{1,20}[_-])?(?:system|sys|assistant|instructions?|prompt|admin|override|directives?)(?:[_-][a-z]{1,20})?>"),
        ("weak", r"<(?:ticket|request|user_?input|context)>"),
        ("strong", r"<\|[a-z_]{2,20}\|>|\[/?(?:inst|sys|system|admin|assistant)\b[^\]\n]{0,20}\]|<<sys>>"),
        (
            "strong",
            r"^[ \t]{0,8}#{1,4}[ \t]{0,3}(?:new |end |begin |system |admin |override )?"
            r"(?:instructions?|system|prompt|assistant|response|override)(?: (?:override|message|prompt|note))?[ \t]{0,3}:?[ \t]{0,3}$",
        ),
        (
            "strong",
            r"[-=_%#~]{3,12}[ \t]{0,3}(?:end |begin |start |stop )?(?:of )?(?:the )?"
            r"(?:ticket|user|system|input|message|data|request|prompt|instructions?)\b[a-z ]{0,30}[-=_%#~:]{2,12}",
        ),
        ("strong", r"^[ \t]{0,8}(?:[^\w\n]{0,3}|p\.?s\.?:? ?)" + _ROLE + r"[ \t]?(?:message|prompt|note|override)?[ \t]?:(?!/)"),
        ("weak", r"^[ \t]{0,8}[^\w\n]{0,3}assistant[ \t]?(?:message|prompt|note|override)?[ \t]?:(?!/)"),
        ("strong", r"\bsystem[ -]?(?:message|note|override|command|instructions?)[ \t]?:(?!/)"),
        ("weak", r"(?:^[ \t]{0,8}[^\w\n]{0,3}|[.!?]\s{1,2}|p\.?s\.?:? ?)(?:system|sistema|syst[eè]me)[ \t]?:(?!/)"),
        (
            "strong",
            r"(?<!\bthe )\b(?:end|ende|fin|fim) (?:of|de|do|des|der|du) (?:the )?(?:tickets?|user|message|input|request|prompt|data"
            r"|mensaje|mensagem)(?:'s)?(?: (?:text|message|input|request|data|prompt|ticket))?[ \t]{0,3}(?:[-.:;#=*_>)\]]|$)",
        ),
        ("strong", r"\"role\"[ \t]{0,3}:[ \t]{0,3}\"(?:system|assistant)\"[ \t]{0,3},[ \t]{0,3}\"(?:content|text|parts)\""),
        ("weak", r"\"role\"[ \t]{0,3}:[ \t]{0,3}\"(?:system|assistant)\""),
        (
            "weak",
            r"<[a-z]{1,10}\s[^>]{0,80}(?:\bhidden\b|display:\s?none|font-size:\s?[01](?:px|pt)?\b|color:\s?(?:#fff\w{0,3}|white)\b"
            r"|opacity:\s?0\b)",
        ),
        ("weak", r"^\[//\]: ?#|\bfor (?:ai|bots?|machines?|models?|llms?) only\b"),
        (
            "strong",
            r"\b(?:begin|start|end)(?: of)? (?:admin|system|operator|developer)(?: \w{1,12})?"
            r" (?:note|message|instructions?|prompt|override)\b",
        ),
        (
            "strong",
            r"\b(?:user|ticket|customer|requester)(?:'s)? (?:note|text|message|input|part|section) (?:ends|is over|stops|finishes)\b",
        ),
        ("strong", r"(?:^|[.!?;]\s{1,2})(?:model|ai|bot|classifier|llm) (?:note|message|instructions?|hint|directive)s?[ \t]?:"),
        ("strong", r"\bsystem[ -]level (?:instruction|command|directive|message)"),
        ("strong", r"[\"'][ \t]?[}\]]{2,8}[ \t]{1,3}(?:[^\W\d_]{2,20}[ ,:]{1,2}){2,8}[^{\n]{0,60}[{\[][\"'{]"),
        ("weak", r"<!--"),
        ("weak", r"^[ \t]{0,8}\[?(?:begin|end|override|important|attention|note|frame|immersion|rules?|info)\b[^\n]{0,20}[\]:]"),
        ("weak", r"[\[{(<]{2}[^\]\n]{1,40}[\]})>]{2}"),
    )
)

# Closed without having been opened: that is how one tries to leave the delimiters of a prompt. A quoted file opens what it closes.
OPENING: Final = re.compile(r"<(ticket|request|user_?input|user|context|message|data|input|text|query|document|email)\b", re.IGNORECASE)
CLOSING: Final = re.compile(
    r"</(ticket|request|user_?input|user|context|message|data|input|text|query|document|email)(?:-\w{1,12})?>", re.IGNORECASE
)
# A turn of the assistant right behind the request; a quoted conversation begins with the turn of a person.
FORGED_TURN: Final = re.compile(r"^[ \t]{0,8}[^\w\n]{0,3}assistant[ \t]?:(?!/)", re.IGNORECASE | re.MULTILINE)
QUOTED_TURN: Final = re.compile(r"^[ \t]{0,8}[^\w\n]{0,3}(?:user|human|me|you|ich|moi|yo|eu)[ \t]?:(?!/)", re.IGNORECASE | re.MULTILINE)

# Keys of our own answer (triage.answer_schema) that no other program has: nobody who asks for help writes them.
OWN_KEYS: Final = re.compile(r"\b(?:kind|label|category|answer)_confidence\b")
OTHER_KEYS: Final = re.compile(
    r"[\"'`](?:status|state|id|user|date|time|url|host|error|code|message|name|created\w{0,4}|updated\w{0,4})[\"'`]\s{0,3}[:=]",
    re.IGNORECASE,
)
QUOTED_KEYS: Final = re.compile(
    r"[\"'`“”](priority|category|confidence|action|team|issues|reasoning|kind|articles?|several|signals"
    r"|escalate|self_service|summary|urgency|impact)"
    r"[\"'`“”]\s{0,3}[:=]",
    re.IGNORECASE,
)
