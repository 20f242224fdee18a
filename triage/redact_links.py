"""Redaction of links and connection strings: addresses that carry a password, a token or a random part that opens by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from triage.redact_rules import Hit, Scan, is_random

_LINK = re.compile(r"(?<![A-Za-z0-9])[A-Za-z][A-Za-z0-9+.-]{1,30}://[^\s<>\"'`\u201c\u201d]{1,4000}")
IN_LINK = re.compile(r"(?<=://)\S+")
_LOGIN = re.compile(r"[^/?#@\s]{0,200}:[^/?#\s]{1,400}@[^@/?#\s]|:[^/?#@\s]{1,400}@")
_SECRET_PARAMETER = re.compile(
    r"[?&;#](?:[\w-]{0,20}(?:token|secret|password|passwd|pwd|signature|apikey|api_key|credential)|sig|key|auth|code|session|sid|jwt"
    r"|assertion|otp|"
    r"saml(?:request|response)|x-amz-security-token)=[^&#\s]{8,}",
    re.IGNORECASE,
)
_WEBHOOK = re.compile(
    r"https://(?:hooks\.slack\.com/(?:services|workflows|triggers)/|discord(?:app)?\.com/api/webhooks/|[\w.-]*webhook\.office\.com/"
    r"|outlook\.office\.com/webhook/"
    r"|[\w.-]+\.logic\.azure\.com|[\w.-]+\.powerplatform\.com/.*/invoke|chat\.googleapis\.com/v1/spaces/|hooks\.zapier\.com/hooks/"
    r"|api\.telegram\.org/bot)",
    re.IGNORECASE,
)
# Ids of documents and films look random but open nothing by themselves.
_DOCUMENT = re.compile(r"https?://(?:(?:docs|drive|calendar|sites)\.google\.com|(?:www\.)?youtu(?:\.be|be\.com))/\S{0,400}", re.IGNORECASE)
_ESCAPED = re.compile(r"%[0-9A-Fa-f]{2}")
_PART = re.compile(r"[A-Za-z0-9_~-]{20,}")
# "Server=db1;Database=hr;User Id=sa;Password=..." and "host=db1 user=sa password=...".
_FIRST = r"(?:(?:data source|initial catalog|user id|network address|persist security info)|[A-Za-z][\w.-]{0,30}+)\s?"
_NAME = r"[A-Za-z][A-Za-z ._-]{0,30}+"
_VALUE = r"=[ ]?(?:\"[^\"\n]{0,100}+\"|'[^'\n]{0,100}+'|\{[^}\n]{0,100}+\}|[^;\s\"'{}][^;\n\"'{}]{0,100}+|)"
_SEMICOLONS = re.compile(rf"(?<![A-Za-z]){_FIRST}{_VALUE}(?:;\s?{_NAME}{_VALUE}){{2,30}}", re.IGNORECASE)
_SPACES = re.compile(r"(?<!\S)[a-z_]{2,20}=[^\s;=]{1,200}(?:[ ][a-z_]{2,20}=[^\s;=]{1,200}){2,20}", re.IGNORECASE)
_SAYS_PASSWORD = re.compile(r"(?:password|pwd)\s?=\s?[^;\s]", re.IGNORECASE)


def find(scan: Scan) -> Iterator[Hit]:
    """Links with a login (CONNECTION), with a secret or random part (URL), and key=value connection strings (CONNECTION)."""
    if "://" in scan.text:
        for found in _LINK.finditer(scan.text):
            hit = _judged(found.start(), found[0].rstrip(".,;:!?)]}*"))
            if hit:
                yield hit
    if ("password" in scan.low or "pwd" in scan.low) and "=" in scan.text:
        for pattern in (_SEMICOLONS, _SPACES):
            for found in pattern.finditer(scan.text):
                if _SAYS_PASSWORD.search(found[0]):
                    yield Hit(found.start(), found.end(), "CONNECTION", secret=True)


def _judged(start: int, link: str) -> Hit | None:
    body = link[link.index("://") + 3 :]
    end = start + len(link)
    if _LOGIN.match(body):
        return Hit(start, end, "CONNECTION", secret=True)
    if _WEBHOOK.match(link) or _SECRET_PARAMETER.search(body):
        return Hit(start, end, "URL", secret=True)
    if _DOCUMENT.match(link):
        return None
    if any(is_random(found[0]) for found in _PART.finditer(_ESCAPED.sub(" ", body))):
        return Hit(start, end, "URL")
    return None
