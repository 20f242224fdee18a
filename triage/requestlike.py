"""Is a post in a help channel a request? Rules where they are certain, else a small logistic regression over named signs.

Pure and total: any string, at most the first `READ_AT_MOST` characters count. The weights stand in
`triage.tables.request_weights` with their provenance; words and openings in `triage.tables.request_words`.
Design and figures to beat: spec offline.md, "Is it a request?".
"""

import math
import re
from dataclasses import dataclass
from typing import Final, Literal

from triage.chatter import Chatter, chatter
from triage.tables import request_words as words
from triage.tables.request_weights import NOT_BELOW, REQUEST_FROM, WEIGHTS

Verdict = Literal["request", "not", "unsure"]
Rule = Chatter | Literal["file"]

READ_AT_MOST: Final = 1_500  # characters; what a post wants stands at its beginning
FEW_WORDS: Final = 4  # a file with at most this many words beside it is a request (product.md, intake)

SIGNS_OF_TALK: Final = frozenset(
    {
        "starts like an answer",
        "short and points back",
        "short and that, this, it, still",
        "thanks",
        "chat marks",
        "smiling face",
        "works or fixed",
        "you without anyone",
        "command or heading",
        "link",
    }
)
SIGNS_OF_ADDRESS: Final = frozenset({"addressed to a person", "mentions a person", "reply to a post"})
SIGNS_OF_NEED: Final = frozenset(
    {"says what does not work", "device and trouble", "starts with an order", "starts with a need", "starts with please", "anyone"}
)

_WORD: Final = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_LEAD: Final = re.compile(r"\s*(?:\* ?)?<?@?([^\s:,;<>]{1,40})>?([:,;]?)(?=\s|$)")
_SALUTATION: Final = re.compile(words.SALUTATION)
_GREETING: Final = re.compile(words.GREETING_START)
_OPENINGS: Final = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("starts as a question", words.QUESTION_START),
        ("starts by asking around", words.ASK_START),
        ("starts with a state of things", words.STATE_START),
        ("starts with a need", words.NEED_START),
        ("starts with an order", words.ORDER_START),
        ("starts with please", words.PLEASE_START),
        ("starts like an answer", words.ANSWER_START),
    )
)
_OUT_OF_ORDER: Final = re.compile(words.OUT_OF_ORDER)
_POINTS_BACK: Final = re.compile(words.POINTS_BACK)
_FACES: Final = re.compile(r"(?:^|\s)[:;=][-']?[)(dpo/|]+(?=\s|$)|\^\^")
_LINK: Final = re.compile(r"https?://\S+|www\.\S+")
_COMMAND: Final = re.compile(r"\s*[!/#\[.*][\w\[]")
_VOCABULARIES: Final = (
    ("word of help", words.HELP),
    ("word of error", words.ERROR),
    ("negation", words.NEGATION),
    ("wanting", words.WANT),
    ("first person", words.FIRST),
    ("anyone", words.ANYONE),
    ("chat marks", words.CHAT),
    ("thanks", words.THANKS),
    ("that, this, it, still", words.DEICTIC),
    ("advice", words.ADVICE),
    ("works or fixed", words.SOLVED),
    ("polite", words.POLITE),
    ("notice to all", words.NOTICE),
    ("names a device or system", words.THINGS),
)
_NO_NAME: Final = frozenset().union(
    *(group for _, group in _VOCABULARIES),
    words.GREETING,
    words.FILLER,
    words.ACKNOWLEDGED,
    "question ps edit note subject re urgent btw arg argh so well also actually sorry however anyway anyways basically question: first "
    "second frage betreff kurze quick is are do does how what why where when which if in on at for the a an to ubuntu linux".split(),
)


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing seen in a post: its name, its value (0..1), and what it adds to the log-odds of "request"."""

    name: str
    value: float
    contribution: float


@dataclass(frozen=True, slots=True)
class RequestSigns:
    """Why a post was taken for a request or not.

    `probability` 0..1; `rule` is the certain rule that decided (then `signs` is empty), else None; `signs` by weight, greatest first.
    """

    probability: float
    verdict: Verdict
    rule: Rule | None
    signs: tuple[Sign, ...]


def request_probability(
    text: str,
    *,
    addressed_to_person: bool = False,
    mentions_person: bool = False,
    names: frozenset[str] = frozenset(),
    is_reply: bool = False,
    has_attachment: bool = False,
) -> float:
    """Probability 0..1 that a post asks the helpdesk for something; keywords as in `request_signs`."""
    return request_signs(
        text,
        addressed_to_person=addressed_to_person,
        mentions_person=mentions_person,
        names=names,
        is_reply=is_reply,
        has_attachment=has_attachment,
    ).probability


def request_signs(
    text: str,
    *,
    addressed_to_person: bool = False,
    mentions_person: bool = False,
    names: frozenset[str] = frozenset(),
    is_reply: bool = False,
    has_attachment: bool = False,
) -> RequestSigns:
    """Verdict, probability and reasons for one post (markup already off).

    `addressed_to_person`: it begins with the name or mention of a person other than the bot; `mentions_person`: names one
    elsewhere; `names`: lower-case names by which to find that out from the text; `is_reply`: it answers another post;
    `has_attachment`: a file comes with it.
    """
    kind = chatter(text, names=names)
    if has_attachment and kind not in ("thanks", "solved") and len(_WORD.findall(text[:READ_AT_MOST])) <= FEW_WORDS:
        return RequestSigns(0.97, "request", "file", ())
    if kind is not None:
        return RequestSigns(0.01, "not", kind, ())
    found = request_features(text, addressed_to_person=addressed_to_person, mentions_person=mentions_person, names=names)
    if is_reply:
        found["reply to a post"] = 1.0
    if has_attachment:
        found["file attached"] = 1.0
    signs = [Sign(name, value, round(WEIGHTS.get(name, 0.0) * value, 4)) for name, value in found.items() if value]
    signs.sort(key=lambda sign: (-abs(sign.contribution), sign.name))
    total = WEIGHTS["bias"] + sum(sign.contribution for sign in signs)
    probability = 1 / (1 + math.exp(-total))
    verdict = _verdict(total, signs)
    if verdict == "not" and not (is_reply or addressed_to_person or mentions_person) and _CONTRAST.search(text[:READ_AT_MOST]):
        verdict = "unsure"
    return RequestSigns(probability, verdict, None, tuple(signs))


_CONTRAST: Final = re.compile(
    r"\b(?:but|however|except|still|yet|unfortunately|although|aber|allerdings|leider|trotzdem|jedoch)\b", re.IGNORECASE
)
"""After thanks comes a "but": what follows may be the next request, so a rule is not sure enough to be silent."""


def _verdict(total: float, signs: list[Sign]) -> Verdict:
    """The three verdicts of intake. Wrong silence is a loss, so "not" needs more than the absence of signs.

    It needs an address, or a sign of talk and none of need, and a low probability even if the word before a colon is no name
    ("lobby: guests are not admitted").
    """
    if total >= _logit(REQUEST_FROM):
        return "request"
    doubtful = sum(sign.contribution for sign in signs if sign.name == "perhaps addressed")
    seen = {sign.name for sign in signs}
    talk = bool(seen & SIGNS_OF_ADDRESS) or (bool(seen & SIGNS_OF_TALK) and not seen & SIGNS_OF_NEED)
    return "not" if talk and total - doubtful < _logit(NOT_BELOW) else "unsure"


def _logit(probability: float) -> float:
    return math.log(probability / (1 - probability))


def request_features(
    text: str, *, addressed_to_person: bool = False, mentions_person: bool = False, names: frozenset[str] = frozenset()
) -> dict[str, float]:
    """Named signs of a post with values 0..1; a sign that is absent may be left out."""
    lowered = text[:READ_AT_MOST].lower().replace("\u2019", "'")
    lead, rest = _address(lowered, names)
    found = {"addressed to a person": float(addressed_to_person or lead == "name"), "perhaps addressed": float(lead == "perhaps")}
    found["link"] = float(bool(_LINK.search(rest)))
    plain = _LINK.sub(" ", rest)
    tokens = _WORD.findall(plain)
    said = set(tokens)
    later = {token for token in said & names if len(token) > 2 and token not in _NO_NAME}
    found["mentions a person"] = float(mentions_person or bool(later))
    for name, vocabulary in _VOCABULARIES:
        found[name] = float(not vocabulary.isdisjoint(said))
    found |= _openings(plain)
    found |= _shape(plain, len(tokens))
    found["advice"] *= 1 - found["starts with please"]
    found |= _combinations(found, said, len(tokens))
    return {name: value for name, value in found.items() if value}


def _address(lowered: str, names: frozenset[str]) -> tuple[str, str]:
    """("name" | "perhaps" | "", text without the address): is somebody called by name at the start?"""
    match = _LEAD.match(lowered)
    if match is None:
        return "", lowered
    word, mark = match[1].strip("()[]*\"'"), match[2]
    rest = lowered[match.end() :]
    if word in names and (mark or word not in _NO_NAME):
        return "name", rest
    if mark and len(word) > 1 and word not in _NO_NAME and not word.isdigit():
        return "perhaps", rest
    return "", lowered


def _openings(plain: str) -> dict[str, float]:
    """How the post begins, looked at behind greetings and words like "so" or "quick question"."""
    stripped = plain.lstrip(" \t\r\n.,-*>\"'(")
    out = {"greets": float(bool(_GREETING.match(stripped)))}
    salutation = _SALUTATION.match(stripped)
    body = stripped[salutation.end() :] if salutation else stripped
    for name, pattern in _OPENINGS:
        out[name] = float(bool(pattern.match(body if name != "starts like an answer" or out["greets"] else stripped)))
    return out


def _shape(plain: str, count: int) -> dict[str, float]:
    """Length, marks and form of the post."""
    return {
        "says what does not work": float(bool(_OUT_OF_ORDER.search(plain))),
        "points back": float(bool(_POINTS_BACK.search(plain))),
        "question mark": float("?" in plain),
        "ends with a question mark": float(plain.rstrip(" \n\t.!:)").endswith("?")),
        "smiling face": float(bool(_FACES.search(plain))),
        "command or heading": float(bool(_COMMAND.match(plain))),
        "three words or fewer": float(count <= 3),
        "seven words or more": float(count >= 7),
        "twelve words or more": float(count >= 12),
        "twenty words or more": float(count >= 20),
    }


def _combinations(found: dict[str, float], said: set[str], count: int) -> dict[str, float]:
    """Signs that mean more together than apart."""
    first, negation = found["first person"], found["negation"]
    return {
        "I and a negation": first * negation,
        "I and a word of error": first * found["word of error"],
        "I and a word of help": first * found["word of help"],
        "I and wanting": first * found["wanting"],
        "device and trouble": found["names a device or system"] * max(negation, found["word of help"]),
        "device and politeness": found["names a device or system"] * found["polite"],
        "you without anyone": float(not words.YOU.isdisjoint(said)) * (1 - found["anyone"]),
        "question to you": float(not words.YOU.isdisjoint(said)) * found["question mark"] * (1 - found["polite"]),
        "short and points back": found["points back"] * float(count < 10),
        "short and that, this, it, still": found["that, this, it, still"] * float(count < 10),
    }
