"""Redaction, layer 5, the machine's side: IP and MAC addresses, internal host names, and accounts inside paths and domains."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator

from triage.redact_rules import Hit, Scan

INTERNAL_DOMAINS = (".local", ".corp", ".internal", ".intranet", ".intra", ".lan", ".localdomain", ".home.arpa", ".ad", ".domain")
"""Endings that no public name has; the organisation file adds its own."""

_IPV4 = re.compile(r"(?<![\w.-])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\w-]|\.\d)")
_EVERYWHERE = re.compile(r"(?:127\.|0\.0\.0\.0|255\.)")
_VERSION_BEFORE = re.compile(
    r"(?:\b(?:version(?:en|s)?|versi\u00f3n|vers\u00e3o|v|ver|build|release|firmware|driver|bios|patch|rev|revision|update|upgrade"
    r"|upgraded to|room|raum|sala|salle|section|chapter|kapitel|client|agent|app|sdk|api|kernel|os)"
    r"\b[.:]?\s{0,2}(?:number|is|to|no\.?)?\s{0,2}[\"'(]?|\bv)\Z"
)
_ADDRESS_BEFORE = re.compile(
    r"\b(?:ip|ips|ipv4|address|adresse|direcci\u00f3n|endere\u00e7o|server|host|gateway|dns|ping|from|to|at|on|is|and|reach|ssh|rdp|von"
    r"|auf|der|ist|subnet|netz|network|printer|drucker)\b\W{0,3}\Z"
)
_NAME_BEFORE = re.compile(r"\b[A-Z][A-Za-z]{2,20}\s\Z")
_IPV6 = re.compile(r"(?<![\w:.])(?=[0-9A-Fa-f]{0,4}:)[0-9A-Fa-f:]{2,39}(?:\d{1,3}(?:\.\d{1,3}){3})?(?![\w:])")
_IPV6_KNOWN = re.compile(r"(?:fe80|f[cd][0-9a-f]{2}|2[0-9a-f]{3}|64):", re.IGNORECASE)
_MAC = re.compile(
    r"(?<![\w:-])[0-9A-Fa-f]{2}([:-])(?:[0-9A-Fa-f]{2}\1){4}[0-9A-Fa-f]{2}(?![\w]|[:-][0-9A-Fa-f])"
    r"|(?<![\w.])[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4}(?![\w.])"
)
# Nobody's device: everybody (broadcast), nobody (all zero), and the groups of IPv4, IPv6, spanning tree and Cisco's protocols.
_NO_DEVICE = re.compile(
    r"(?:(?:ff[:.-]?){6}|(?:00[:.-]?){6}|01[:.-]?00[:.-]?5e|33[:-]33|3333\.|01[:.-]?80[:.-]?c2|01[:.-]?00[:.-]?0c)", re.IGNORECASE
)

_DOTTED = re.compile(r"(?<![\w.@-])[A-Za-z0-9_](?:[\w-]{0,62}\.){1,8}[A-Za-z][\w-]{1,40}(?![\w-])")
_SHARE = re.compile(r"(?<![\w\\])\\\\(?P<host>[A-Za-z0-9][\w.-]{1,62})(?=\\)")
_DEFAULT_NAME = re.compile(r"\b(?:DESKTOP|LAPTOP|WIN|MININT)-[A-Z0-9]{6,11}\b")
_HOST_CUE = re.compile(
    r"\b(?:host ?name|computer ?name|pc ?name|machine ?name|device ?name|rechnername|computername|ger\u00e4tename|nombre del equipo"
    r"|nome do computador|nom de l'ordinateur)\b"
    r"\s{0,2}(?:is|ist|es|\u00e9|est)?\s{0,2}[:=]?\s{0,2}[\"']?(?P<named>[a-z][\w-]{2,40}\d[\w-]{0,20})"
    r"|\b(?:server|host|rechner|servidor|serveur|domain controller|dc|vm)\s(?P<beside>[a-z]{2,12}-?[a-z0-9-]{0,20}[a-z-]\d{2,4})\b"
)
_NO_HOST = re.compile(r"(?:kb|sql|win|windows|exchange|version|office|r|ms|port|error|code|event)-?\d", re.IGNORECASE)

_DOMAIN_ACCOUNT = re.compile(r"(?<![\w\\:./-])[A-Za-z][A-Za-z0-9-]{1,14}\\(?P<account>[A-Za-z][\w.$-]{1,40})(?![\w\\])")
_NO_DOMAIN = re.compile(
    r"(?:hk[a-z]{2,3}|hkey_\w+|builtin|nt|authority|system32|users|windows|software|program|temp|bin|src|lib|docs?|share[sd]?|c|d|and|or"
    r"|n|data|app\w*)\Z",
    re.IGNORECASE,
)
_HOME = re.compile(
    r"(?:[A-Za-z]:\\(?:Users|Benutzer|Documents and Settings)\\|(?<![\w.])/(?:home|Users)/)(?P<account>[^\\/\s\"'<>|:*?;,]{2,40})"
)
_NO_HOME = frozenset(
    "public default administrator admin shared guest defaultuser0 defaultapppool user username yourname youruser linuxbrew runner "
    "ubuntu ec2-user pi".split()
)


def find(scan: Scan) -> Iterator[Hit]:
    """Addresses of machines, names of internal machines, accounts in DOMAIN\\account and in home folders."""
    yield from _addresses(scan)
    yield from _hosts(scan)
    yield from _accounts(scan.text)


def _addresses(scan: Scan) -> Iterator[Hit]:
    for found in _IPV4.finditer(scan.text):
        if not _EVERYWHERE.match(found[0]) and not _is_version(scan, found):
            yield Hit(found.start(), found.end(), "IP")
    if scan.text.count(":") >= 2:
        for found in _IPV6.finditer(scan.text):
            if found[0].count(":") >= 2 and _is_ipv6(found[0]):
                yield Hit(found.start(), found.end(), "IP")
    for found in _MAC.finditer(scan.text):
        if _NO_DEVICE.match(found[0]):
            continue
        yield Hit(found.start(), found.end(), "MAC")


def _is_version(scan: Scan, found: re.Match[str]) -> bool:
    """Whether four small numbers are a version or a room: by the word before, or for a low first number by a product's name before it."""
    begin = max(0, found.start() - 30)
    if _VERSION_BEFORE.search(scan.low, begin, found.start()):
        return True
    low = int(found[0].split(".")[0]) < 10
    return low and bool(_NAME_BEFORE.search(scan.text, begin, found.start())) and not _ADDRESS_BEFORE.search(scan.low, begin, found.start())


def _is_ipv6(text: str) -> bool:
    try:
        address = ipaddress.IPv6Address(text)
    except ValueError:
        return False
    groups = sum(1 for group in text.split(":") if group)
    return not (address.is_loopback or address.is_unspecified) and (groups >= 4 or bool(_IPV6_KNOWN.match(text)))


def _hosts(scan: Scan) -> Iterator[Hit]:
    endings = tuple({"." + ending.lower().lstrip(".") for ending in (*INTERNAL_DOMAINS, *scan.domains)})
    for found in _DOTTED.finditer(scan.low):
        if found[0].endswith(endings) or found[0] in {ending[1:] for ending in endings if ending.count(".") > 1}:
            yield Hit(found.start(), found.end(), "HOST")
    for pattern, group in ((_SHARE, "host"), (_DEFAULT_NAME, 0)):
        for found in pattern.finditer(scan.text):
            yield Hit(found.start(group), found.end(group), "HOST")
    for found in _HOST_CUE.finditer(scan.low):
        group = found.lastgroup or "named"
        if not _NO_HOST.match(found[group]):
            yield Hit(found.start(group), found.end(group), "HOST")


def _accounts(text: str) -> Iterator[Hit]:
    if "\\" in text:
        for found in _DOMAIN_ACCOUNT.finditer(text):
            if not _NO_DOMAIN.match(found[0].split("\\")[0]):
                yield Hit(found.start(), found.end(), "USER")
    for found in _HOME.finditer(text):
        if found["account"].lower() not in _NO_HOME:
            yield Hit(found.start("account"), found.end("account"), "USER")
