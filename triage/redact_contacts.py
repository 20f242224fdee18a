"""Redaction, layer 5: addresses and numbers of people. Each needs its check digit, its shape or a word before it that says what it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from triage.redact_rules import Hit, Scan

_EMAIL_BEFORE = re.compile(r"[\w.+%'\u2019/=-]{1,64}\Z")
_EMAIL_AFTER = re.compile(r"(?:[^\W_](?:[\w-]{0,62}[^\W_])?\.){1,8}[^\W\d_]{2,24}(?![\w@])")
_SHARED_ADDRESS = re.compile(r"(?<![\w.+-])(?:git|svn|hg)\Z")

_CARD = re.compile(r"(?<![\w.+-])\d(?:[ -]?\d){11,18}(?![\w-]|[.,]\d)")
_ISSUER = re.compile(
    r"4(?:\d{12}|\d{15}|\d{18})\Z|(?:5[1-5]|2[2-7])\d{14}\Z|3[47]\d{13}\Z|6(?:011|5\d\d|4[4-9]\d)\d{12}\Z|3(?:0[0-5]|[68]\d)\d{11}\Z"
    r"|35\d{14}\Z|(?:2131|1800)\d{11}\Z"
    r"|62\d{14,17}\Z|(?:50|5[6-8]|6\d)\d{10,17}\Z"
)
_CARD_CUE = re.compile(r"\b(?:card|karte\w*|kreditkarte\w*|tarjeta|cart[\u00e3a]o|carte|visa|mastercard|amex|cc)\b")
_IBAN = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}(?:[ ]?[A-Za-z0-9]){11,30}")
_IBAN_LENGTHS = {
    country: int(length)
    for country, length in (
        pair.split(":")
        for pair in (
            "AD:24 AE:23 AL:28 AT:20 AZ:28 BA:20 BE:16 BG:22 BH:22 BR:29 BY:28 CH:21 CR:22 CY:28 CZ:24 DE:22 DK:18 DO:28 EE:20 EG:29 "
            "ES:24 FI:18 FO:18 FR:27 GB:22 "
            "GE:22 GI:23 GL:18 GR:27 GT:28 HR:21 HU:28 IE:22 IL:23 IQ:23 IS:26 IT:27 JO:30 KW:30 KZ:20 LB:28 LC:32 LI:21 LT:20 LU:20 "
            "LV:21 MC:27 MD:24 ME:22 MK:19 "
            "MR:27 MT:31 MU:30 NL:18 NO:15 PK:24 PL:28 PS:29 PT:25 QA:29 RO:24 RS:22 SA:24 SC:31 SE:24 SI:19 SK:24 SM:27 TN:24 TR:26 "
            "UA:29 VA:22 VG:24 XK:20"
        ).split()
    )
}

_SSN = re.compile(r"(?<![\w.-])\d{3}-\d{2}-\d{4}(?![\w-])")
_CPF = re.compile(r"(?<![\w.-])\d{3}\.\d{3}\.\d{3}-\d{2}(?![\w-])")
_NINO = re.compile(r"(?<![A-Za-z0-9])[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D](?![A-Za-z0-9])")
_DNI = re.compile(r"(?<![\w-])(?:\d{8}|[XYZ]-?\d{7})-?([A-HJ-NP-TV-Z])(?![\w-])")
_NIR = re.compile(r"(?<!\d)[12] ?\d{2} ?(?:0[1-9]|1[0-2]) ?(?:\d{2}|2[AB]) ?\d{3} ?\d{3} ?\d{2}(?!\d)")
_ID_CUE = re.compile(
    r"\b(?:ssn|social security(?: (?:number|no\.?))?|national insurance(?: (?:number|no\.?))?|passport(?: (?:number|no\.?))?"
    r"|driver'?s? licen[cs]e(?: (?:number|no\.?))?|tax id|steuer-?id\w*|"
    r"sozialversicherungs\w{3,10}|(?:reise)?passnummer|personalausweis\w*|dni|nie|nif|cpf|nino|num\u00e9ro de s\u00e9curit\u00e9 sociale"
    r"|passeport|pasaporte|passaporte)"
    r"\s{0,2}(?:is|ist|es|\u00e9|est|:|#|n[o\u00bar]\.?)?\s{0,2}[:=]?\s{0,2}(?P<value>[a-z]{0,3}\d[\da-z]?(?:[ "
    r"-]?[\da-z]*\d){5,12}[a-z]?)\b"
)

_NUMBER = re.compile(
    r"(?<![\w.#/+:=$\u20ac\u00a3-])(?:\+|\()?\d(?:[ ()./\u00a0-]{0,3}\d){5,16}(?:\s{0,2}(?:x|ext\.?|extension|durchwahl"
    r"|dw)\s?\d{1,5})?(?![\w@]|[-/.:]\d)",
    re.IGNORECASE,
)
_PHONE_SHAPE = re.compile(
    r"\+\d|00[1-9]\d{0,2}[ ()./-]?\d|\(0?\d{1,5}\)\s?\d|(?:1[-. ])?\d{3}([-. ])\d{3}\1\d{4}(?:\D|\Z)|0\d{2,4}[ /-]\d{3,}"
    r"|0\d{1,3}(?:[ .-]\d{2}){4}\Z|0\d{3,4} \d{3} \d{3}|0[1-9]\d{8,10}\Z"
)
_PHONE_CUE = re.compile(
    r"(?:\b(?:phone|tel|telephone|mobile|mob|cell|call|callback|ring|reach|dial|contact|whatsapp|sms|text|fax|ext|extension|desk:|office:"
    r"|home:|work:|desk ?phone|landline|hotline|telefon\w*|handy\w*|mobil\w*|rufnummer|anrufen|erreichbar|"
    r"erreichen|durchwahl|m\u00f3vil|tel\u00e9fono|celular|ll\u00e1m\w*|llam\w*|telem\u00f3vel|telefone|ligar|ligue|t\u00e9l\u00e9phone"
    r"|t\u00e9l|portable|appel\w*|joindre|joignable)(?:\b|(?<=:))[^\n]{0,30})\Z"
)
_PHONE_AFTER = re.compile(r"\s?[-,(]?\s?(?:office|fax|mobile|home|work|cell|phone|tel|direct|privat|dienstlich|mobil)\b", re.IGNORECASE)
_OTHER_NUMBER = re.compile(
    r"(?:\b(?:order|orders|ticket|case|asset|tag|error|code|serial|invoice|reference|ref|id|ids|po|sku|part|model|build|version|kb"
    r"|incident|request|change|tracking|account|acct|license|licence|imei|sn|s/n|number|no|nr|"
    r"bestell\w*|auftrag\w*|rechnung\w*|seriennummer|fehler\w*|pedido|factura|fatura|commande|facture|erreur|caso|erro|port|event|epoch"
    r"|timestamp|hash|commit|line|row|record|document|employee|personnel|customer)"
    r"\b\.?\s?(?:number|no\.?|nr\.?|code|id|#|\u00ba)?\s{0,2}(?:is|ist|:|=|#)?\s{0,2}[\"'(]?|[#=_])\Z"
)
_DATE = re.compile(r"(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{4})(?!\d)|[012]\d[0-5]\d-[012]\d[0-5]\d\Z")


def find(scan: Scan) -> Iterator[Hit]:
    """E-mail addresses, card numbers (Luhn and issuer), IBANs (check digits), national ids, telephone numbers."""
    yield from _emails(scan.text)
    if not re.search(r"\d{2}", scan.text):
        return
    yield from _cards(scan)
    yield from _ibans(scan.text)
    yield from _national_ids(scan)
    yield from _phones(scan)


def _emails(text: str) -> Iterator[Hit]:
    at = text.find("@")
    while at >= 0:
        before = _EMAIL_BEFORE.search(text, max(0, at - 64), at)
        after = _EMAIL_AFTER.match(text, at + 1)
        if before and after and not _SHARED_ADDRESS.search(before[0]):
            start = before.end() - len(before[0].lstrip(".'/=-\u2019"))
            if start < at:
                yield Hit(start, after.end(), "EMAIL")
        at = text.find("@", at + 1)


def _cards(scan: Scan) -> Iterator[Hit]:
    for found in _CARD.finditer(scan.text):
        digits = re.sub(r"\D", "", found[0])
        cue = _CARD_CUE.search(scan.low, max(0, found.start() - 40), found.start())
        other = not cue and _OTHER_NUMBER.search(scan.low, max(0, found.start() - 30), found.start())
        if not other and luhn(digits) and (cue or _ISSUER.match(digits)):
            yield Hit(found.start(), found.end(), "CARD")


def luhn(digits: str) -> bool:
    """Whether the last digit is the check digit of the others (ISO/IEC 7812-1, annex B)."""
    doubled = [int(digit) * (2 if index % 2 else 1) for index, digit in enumerate(reversed(digits))]
    return len(set(digits)) > 1 and sum(number - 9 if number > 9 else number for number in doubled) % 10 == 0


def _ibans(text: str) -> Iterator[Hit]:
    for found in _IBAN.finditer(text):
        length, count, end = _IBAN_LENGTHS.get(found[0][:2].upper()), 0, found.start()
        while length and count < length and end < found.end():
            count += text[end] != " "
            end += 1
        if length and count == length and iban_holds(text[found.start() : end]) and not text[end : end + 1].isalnum():
            yield Hit(found.start(), end, "IBAN")


def iban_holds(iban: str) -> bool:
    """Whether the check digits of an IBAN are right (ISO 13616, modulo 97)."""
    packed = iban.replace(" ", "")
    return int("".join(str(int(letter, 36)) for letter in packed[4:] + packed[:4])) % 97 == 1


def _national_ids(scan: Scan) -> Iterator[Hit]:
    for pattern in (_SSN, _NINO):
        for found in pattern.finditer(scan.text):
            yield Hit(found.start(), found.end(), "NATIONAL_ID")
    for pattern, check in ((_CPF, _cpf_holds), (_DNI, _dni_holds), (_NIR, _nir_holds)):
        for found in pattern.finditer(scan.text):
            if check(found[0]):
                yield Hit(found.start(), found.end(), "NATIONAL_ID")
    for found in _ID_CUE.finditer(scan.low):
        yield Hit(found.start("value"), found.end("value"), "NATIONAL_ID")


def _cpf_holds(text: str) -> bool:
    digits = [int(letter) for letter in text if letter.isdigit()]
    return all(
        sum(digit * weight for digit, weight in zip(digits, range(size + 1, 1, -1), strict=False)) * 10 % 11 % 10 == digits[size]
        for size in (9, 10)
    )


def _dni_holds(text: str) -> bool:
    packed = text.replace("-", "")
    number = int(str("XYZ".index(packed[0])) + packed[1:-1] if packed[0] in "XYZ" else packed[:-1])
    return "TRWAGMYFPDXBNJZSQVHLCKE"[number % 23] == packed[-1]


def _nir_holds(text: str) -> bool:
    packed = text.replace(" ", "").replace("2A", "19").replace("2B", "18")
    return 97 - int(packed[:-2]) % 97 == int(packed[-2:])


def _phones(scan: Scan) -> Iterator[Hit]:
    for found in _NUMBER.finditer(scan.text):
        start, text = found.start(), found[0]
        if _DATE.match(text):
            continue
        begin = max(0, start - 45)
        cue = _PHONE_CUE.search(scan.low, begin, start)
        if _OTHER_NUMBER.search(scan.low, begin, start) and not (cue and re.search(r"(?:number|no|nr)\b\W*\Z", scan.low[begin:start])):
            continue
        digits = sum(map(str.isdigit, text))
        if text.count("(") != text.count(")") and not cue:
            continue
        said = cue or _PHONE_AFTER.match(scan.text, found.end())
        if digits <= 18 and (said if digits < 7 else said or _PHONE_SHAPE.match(text)):
            yield Hit(start, found.end(), "PHONE")
