"""Redaction, layers 1, 2 and 4: secrets known by their shape, by the name of their field, or by nothing but their randomness."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator

from triage.redact_links import IN_LINK
from triage.redact_rules import Hit, RedactedType, Scan, is_random

# (hints, shape, type). A shape is looked for only in a text that holds one of its hints. Source: the vendors' published prefixes.
_PUBLISHED: tuple[tuple[str, str, RedactedType], ...] = (
    ("AKIA ASIA AROA AIDA ABIA ACCA", r"A(?:KIA|SIA|ROA|IDA|BIA|CCA)[A-Z0-9]{16}", "KEY"),
    ("AIza", r"AIza[\w-]{30,}", "KEY"),
    ("ya29. GOCSPX- 1//0", r"(?:ya29\.|GOCSPX-|1//0)[\w-]{20,}", "TOKEN"),
    ("ghp_ gho_ ghu_ ghs_ ghr_", r"gh[pousr]_[A-Za-z0-9]{20,}", "TOKEN"),
    ("github_pat_", r"github_pat_\w{20,}", "TOKEN"),
    (
        "glpat- gldt- glrt- glft- glimt- glagent- glsoat- glcbt- glptt- gloas-",
        r"gl(?:pat|dt|rt|ft|imt|agent|soat|cbt|ptt|oas)-[\w.-]{16,}",
        "TOKEN",
    ),
    ("xox", r"xox[abceoprs](?:\.xox[bp])?-[\w-]{10,}", "TOKEN"),
    ("xapp-", r"xapp-[\w-]{10,}", "TOKEN"),
    ("k_live_ k_test_", r"[srp]k_(?:live|test)_[A-Za-z0-9]{10,}", "KEY"),
    ("whsec_", r"whsec_[A-Za-z0-9+/=]{16,}", "KEY"),
    ("sk-", r"sk-(?:ant-|proj-|svcacct-|admin-|or-)?[\w-]{20,}", "KEY"),
    ("npm_", r"npm_[A-Za-z0-9]{20,}", "TOKEN"),
    ("pypi- rubygems_", r"(?:pypi-|rubygems_)[\w-]{16,}", "TOKEN"),
    ("SG.", r"SG\.[\w-]{16,}\.[\w-]{16,}", "KEY"),
    ("key-", r"key-[0-9a-z]{32}", "KEY"),
    ("-us", r"[0-9a-f]{32}-us\d{1,2}", "KEY"),
    ("AC SK", r"(?:AC|SK)[0-9a-f]{32}(?![0-9a-f])", "KEY"),
    (":AA", r"\d{8,10}:AA[\w-]{33}", "TOKEN"),
    ("Q~", r"[\w~.-]{3}\dQ~[\w~.-]{30,35}", "KEY"),
    ("do_v1_ doo_v1_ dop_v1_ dor_v1_", r"do[opr]_v1_[a-f0-9]{32,}", "TOKEN"),
    ("dapi", r"dapi[0-9a-f]{32}", "TOKEN"),
    ("hvs. hvb. hvr.", r"hv[sbr]\.[\w-]{20,}", "TOKEN"),
    (".atlasv1.", r"\w{14}\.atlasv1\.[\w-]{40,}", "TOKEN"),
    ("dp.", r"dp\.(?:pt|st|ct|sa|scim|audit)\.\w{20,}", "TOKEN"),
    ("lin_api_ ntn_ secret_", r"(?:lin_api_|ntn_|secret_)[A-Za-z0-9]{32,}", "TOKEN"),
    ("ATATT3 ATCTT3 ATBB", r"AT(?:ATT3|CTT3|BB)[\w=-]{20,}", "TOKEN"),
    ("PMAK- NRAK- HRKU-", r"(?:PMAK|NRAK|HRKU)-[\w-]{20,}", "KEY"),
    ("glsa_ glc_ sntrys_ sntryu_ sbp_ figd_", r"(?:glsa|glc|sntry[su]|sbp|figd)_[\w+/=-]{20,}", "TOKEN"),
    ("shpat_ shpca_ shppa_ shpss_", r"shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}", "TOKEN"),
    ("sq0", r"sq0[a-z]{3}-[\w-]{22,}", "TOKEN"),
    ("dckr_pat_ hf_ r8_ gsk_ xai- pplx-", r"(?:dckr_pat_|hf_|r8_|gsk_|xai-|pplx-)[\w-]{20,}", "TOKEN"),
    ("AGE-SECRET-KEY-", r"AGE-SECRET-KEY-1[0-9A-Z]{40,}", "KEY"),
    ("eyJ", r"eyJ[\w-]{8,}(?:\.[\w-]*){1,4}", "JWT"),
    ("-", r"\d{6}(?:-\d{6}){7}(?![\d-])", "KEY"),
    ("-", r"[A-Z0-9]{5}(?:-[A-Z0-9]{5}){4}(?![\w-])", "KEY"),
)
_SHAPES = tuple((tuple(hints.split()), re.compile(shape), kind) for hints, shape, kind in _PUBLISHED)
_JOINED = re.compile(r"[A-Za-z0-9]")
_LETTER_AND_DIGIT = re.compile(r"(?=.*[A-Z]).*\d")

_PEM_BEGIN = re.compile(r"-----BEGIN ([A-Z0-9 ]{1,40})-----|---- BEGIN (SSH2 ENCRYPTED PRIVATE KEY) ----|PuTTY-User-Key-File-\d:")
_PEM_END = re.compile(r"-----END [A-Z0-9 ]{1,40}-----|---- END [A-Z0-9 ]{1,40} ----|Private-MAC: *[0-9a-f]+")
# What a block that was cut off can go on with: armour lines and header fields.
_PEM_BODY = re.compile(r"(?:[ \t]*(?:[A-Za-z0-9+/=]{16,}|[A-Za-z-]{2,30}: [^\n]*|[A-Za-z0-9+/=]{1,76}(?=\s*\Z))?(?:\r?\n|\\n|\Z)){1,400}")

_FIELD = re.compile(
    r"(?P<name>(?:client|api|app|access|account|auth|private|shared|encryption|master|storage|license|licence|product|recovery|signing"
    r"|service|session|refresh|"
    r"bearer|consumer|subscription|function|host|primary|secondary|bot|deploy|webhook|csrf|xsrf|id|registry|instrumentation|oauth2?)"
    r"(?:[ _.-]?(?:access|account|auth|shared))?[ _.-]?(?:secret|token|keys?|pat|password)"
    r"|secret|token|apikey|authtoken|_key|phpsessid|jsessionid|sessionid|x-api-key|sas|sig|signature|(?<![a-z])key|schl(?:\u00fc|ue)ssel"
    r"|clave api|chave api|cl\u00e9 api)"
    r"(?P<rest>[\w-]{0,30})[\"'\]]{0,2}(?:\s(?:for|of|to|from|in|on|f\u00fcr|von|de|da|do|del|para|pour)\s[^\n:=.!?]{1,40}(?=[:=]))?\s{0,3}"
    r"(?P<separator>=>|:=|->|[=:]|\s(?:is|was|ist|lautet|es|est|\u00e9|value)\s)\s{0,3}(?:(?:bearer|basic"
    r"|token)\s{1,3})?[\"'`\u201c\u201e]?"
    r"(?P<value>[^\s\"'`<>,;&\u201c\u201d\u201e]{4,400})",
)
_BEARER = re.compile(
    r"(?:authorization\s{0,2}:\s{0,3}\S{1,20}\s{1,3}|\b(?:bearer|basic)\s{1,3})(?P<value>[\w.~+/=:-]{12,2000})"
    r"|\bcookie\s{0,2}:\s{0,3}(?P<cookie>[^\n]{12,2000})"
)
_KEY_VALUE = re.compile(r"(?=.*\d)(?=.*[A-Za-z])[!-~]{8,}\Z")
_NOT_A_KEY = re.compile(
    r"(?:https?:|[a-z]+://|[a-z]:\\|\\|/|\[|hk[a-z_]+\\|0x|v?\d+(?:\.\d+)+\Z|.*\.(?:exe|pem|pfx|json|ya?ml|txt)\Z)", re.IGNORECASE
)
_RUN = re.compile(r"(?<![A-Za-z0-9_+/-])[A-Za-z0-9_+/-]{20,}={0,2}")
_PUBLIC_KEY = re.compile(r"(?:SHA\d{1,3}|MD5):\Z|ssh-(?:rsa|dss|ed25519)\s{1,3}\Z|ecdsa-sha2-nistp\d{3}\s{1,3}\Z")
_MAXIMUM_SECRET = 200
"""A longer random run is data (a picture, a certificate), hidden but nothing to change."""


def find(scan: Scan) -> Iterator[Hit]:
    """Keys, tokens, PEM blocks, values of key-named fields and random runs."""
    yield from _shapes(scan.text)
    blocks = list(_pem(scan.text))
    yield from blocks
    yield from _fields(scan)
    yield from _runs(scan.text, blocks)


def _shapes(text: str) -> Iterator[Hit]:
    for hints, shape, kind in _SHAPES:
        for hint in hints:
            if hint in text:
                break
        else:
            continue
        for found in shape.finditer(text):
            if found.start() and _JOINED.match(text, found.start() - 1):
                continue
            if hints == ("-",) and found[0][5] == "-" and not _LETTER_AND_DIGIT.match(found[0]):
                continue
            yield Hit(found.start(), found.end(), kind, secret=True)


def _pem(text: str) -> Iterator[Hit]:
    openings = list(_PEM_BEGIN.finditer(text))
    if not openings:
        return
    closings = [found.end() for found in _PEM_END.finditer(text)]
    following = [*(opening.start() for opening in openings[1:]), len(text)]
    covered = 0
    for opening, limit in zip(openings, following, strict=True):
        at = bisect.bisect_right(closings, opening.end())
        if at < len(closings) and closings[at] <= limit:
            end = closings[at]
        else:
            body = _PEM_BODY.match(text, opening.end(), limit)
            end = body.end() if body else opening.end()
        if opening.start() >= covered:
            yield Hit(opening.start(), end, "PEM", secret="PRIVATE" in opening[0] or "PuTTY" in opening[0])
            covered = end


def _fields(scan: Scan) -> Iterator[Hit]:
    for found in _FIELD.finditer(scan.low):
        start, end = found.span("value")
        value = scan.text[start:end].rstrip(".!?)]}")
        named = found["name"]
        if not _KEY_VALUE.match(value) or _NOT_A_KEY.match(value):
            continue
        if named in ("key", "schl\u00fcssel", "schluessel", "sig", "signature") and len(value) < 16:
            continue
        yield Hit(start, start + len(value), "TOKEN" if "token" in named or "sess" in named else "KEY", secret=True)
    for found in _BEARER.finditer(scan.low):
        start, end = found.span(found.lastgroup or 0)
        if found[0].startswith("authorization") or any(letter.isdigit() for letter in found[0]):
            yield Hit(start, end, "TOKEN", secret=True)


def _runs(text: str, blocks: list[Hit]) -> Iterator[Hit]:
    # What stands inside a link or a block is judged with it.
    inside = IN_LINK.sub(lambda found: " " * len(found[0]), text) if "://" in text else text
    starts = [block.start for block in blocks]
    for found in _RUN.finditer(inside):
        at = bisect.bisect_right(starts, found.start())
        if at and found.start() < blocks[at - 1].end:
            continue
        if is_random(found[0]) and not _PUBLIC_KEY.search(text, max(0, found.start() - 24), found.start()):
            yield Hit(found.start(), found.end(), "TOKEN", secret=len(found[0]) <= _MAXIMUM_SECRET)
