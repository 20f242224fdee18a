"""Shapes by which `triage.suspicious` sees forged structure, and keys of our own answer; own lists. Every pattern is bounded: linear."""

import re
from typing import Final

_ROLE: Final = r"(?:admin(?:istrator)?|developer|instructions?|ai|bot|llm|model|classifier|ki|anweisung|sistema|systeme)"

# Name of the mark (a feature of the learned model) and its pattern.
MARKS: Final = tuple(
    (name, re.compile(pattern, re.IGNORECASE | re.MULTILINE))
    for name, pattern in (
        (
            "role tag",
            r"</?(?:[a-z]{1,20}[_-])?(?:system|sys|assistant|instructions?|prompt|admin|override|directives?|developer|rules?)"
            r"(?:[_-][a-z]{1,20})?>",
        ),
        ("input tag", r"<(?:ticket|request|user_?input|context)>"),
        ("chat token", r"<\|[a-z_]{2,20}\|>|\[/?(?:inst|sys|system|admin|assistant)\b[^\]\n]{0,20}\]|<<sys>>"),
        (
            "role heading",
            r"^[ \t]{0,8}#{1,4}[ \t]{0,3}(?:new |end |begin |system |admin |override )?"
            r"(?:instructions?|system|prompt|assistant|response|override|operator)(?: (?:override|message|prompt|note))?"
            r"[ \t#]{0,5}:?[ \t#]{0,5}$",
        ),
        (
            "border",
            r"[-=_%#~*<\[]{2,12}[ \t]{0,3}(?:end |begin |start |stop )?(?:of )?(?:the )?"
            r"(?:ticket|user|system|input|message|data|request|prompt|instructions?|operator|developer|trusted|internal|policy)\b"
            r"[a-z ]{0,30}[-=_%#~:*>\]]{2,12}",
        ),
        ("role line", r"^[ \t]{0,8}(?:[^\w\n]{0,3}|p\.?s\.?:? ?)" + _ROLE + r"[ \t]?(?:message|prompt|note|override)?[ \t]?:(?!/)"),
        ("assistant line", r"^[ \t]{0,8}[^\w\n]{0,3}assistant[ \t]?(?:message|prompt|note|override)?[ \t]?:(?!/)"),
        ("system note", r"\bsystem[ -]?(?:message|note|override|command|instructions?|prompt)[ \t]?:(?!/)"),
        ("system line", r"(?:^[ \t]{0,8}[^\w\n]{0,3}|[.!?]\s{1,2}|p\.?s\.?:? ?)(?:system|sistema|syst[eè]me)[ \t]?:(?!/)"),
        (
            "end of input",
            r"(?<!\bthe )\b(?:end|ende|fin|fim)[ _](?:of|de|do|des|der|du|user)[ _](?:the )?(?:tickets?|user|message|input|request|prompt"
            r"|data|employee|anfrage|demande|mensaje|mensagem|policy)(?:'s)?(?: (?:text|message|input|request|data|prompt|ticket|body))?"
            r"[ \t]{0,3}(?:[-.:;#=*_>)\]]|$)",
        ),
        ("role in JSON", r"\"role\"[ \t]{0,3}:[ \t]{0,3}\"(?:system|assistant|developer)\""),
        (
            "unseen markup",
            r"<[a-z]{1,10}\s[^>]{0,80}(?:\bhidden\b|display:\s?none|font-size:\s?[01](?:px|pt)?\b|color:\s?(?:#fff\w{0,3}|white)\b"
            r"|opacity:\s?0\b)",
        ),
        ("comment", r"<!--|^[ \t]{0,8}\[//\]: ?#|^[ \t]{0,8}//"),
        ("machines only", r"\bfor (?:ai|bots?|machines?|models?|llms?) only\b"),
        ("own section", r"\b(?:begin|start|end)(?: of)? (?:admin|system|operator|developer)\b"),
        (
            "user is over",
            r"\b(?:user|ticket|customer|requester|employee)(?:'s)? (?:note|text|message|input|part|section|question) "
            r"(?:ends|is over|stops|finishes)\b",
        ),
        ("model note", r"(?:^|[.!?;]\s{1,2})(?:model|ai|bot|classifier|llm) (?:note|message|instructions?|hint|directive)s?[ \t]?:"),
        ("leaves JSON", r"[\"'][ \t]?[}\]]{2,8}[ \t]{1,3}(?:[^\W\d_]{2,20}[ ,:]{1,2}){2,8}[^{\n]{0,60}[{\[][\"'{]"),
        ("double bracket", r"[\[{(<]{2}[^\]\n]{1,40}[\]})>]{2}"),
        ("numbered rule", r"^[ \t]{0,4}\d{1,2}[.)] "),
    )
)

# Closed without having been opened: that is how one tries to leave the delimiters of a prompt. A quoted file opens what it closes.
_TAGS: Final = r"(ticket|request|user_?input|user|context|message|user_message|ticket_text|data|input|text|query|document|email)"
OPENING: Final = re.compile(rf"<{_TAGS}\b", re.IGNORECASE)
CLOSING: Final = re.compile(rf"</{_TAGS}(?:-\w{{1,12}})?>", re.IGNORECASE)
# A turn of the assistant right behind the request; a quoted conversation begins with the turn of a person.
FORGED_TURN: Final = re.compile(r"^[ \t]{0,8}[^\w\n]{0,3}assistant[ \t]?:(?!/)", re.IGNORECASE | re.MULTILINE)
QUOTED_TURN: Final = re.compile(r"^[ \t]{0,8}[^\w\n]{0,3}(?:user|human|me|you|ich|moi|yo|eu)[ \t]?:(?!/)", re.IGNORECASE | re.MULTILINE)

# Keys of our own answer (triage.answer_schema) that no other program has: nobody who asks for help writes them.
OWN_KEYS: Final = re.compile(r"\b(?:kind|label|category|answer)_confidence\b")
OTHER_KEYS: Final = re.compile(
    r"[\"'`](?:status|state|id|user|date|time|url|host|error|code|message|msg|level|service|name|type|created\w{0,4}|updated\w{0,4})"
    r"[\"'`]\s{0,3}[:=]",
    re.IGNORECASE,
)
QUOTED_KEYS: Final = re.compile(
    r"[\"'`“”](priority|category|confidence|action|team|issues|reasoning|kind|articles?|several|signals"
    r"|escalate|self_service|summary|urgency|impact)"
    r"[\"'`“”]\s{0,3}[:=]",
    re.IGNORECASE,
)
