"""Is a model's text the answer that was asked for? Strict JSON, the schema it was asked with, and text that is nothing but text. Pure.

Nothing is mended here: the first thing that is off ends the reading with a `Wrong` that names the field and what was expected.
"""

import json
import math
import re
from typing import Any, Final

from triage.answer_schema import Schema
from triage.sanitise import clean

LONGEST_ANSWER: Final = 20_000
"""Characters of a whole answer; most tokens of a call keep it far below."""
_KEY_MARK: Final = "word:"
"""A text that begins so would be taken for the name of a sentence (bot/cards/words)."""
_LINK: Final = re.compile(
    r"[a-z][a-z0-9+.-]{1,20}:\s{0,2}[/\\]{2}|\bwww\.|\b(?:mailto|tel|javascript|vbscript|data|file|slack|msteams):(?=\S)|\]\("
    r"|<[@#!]|\b[\w-]{1,60}\.[a-z]{2,20}/\w",
    re.IGNORECASE,
)
_MENTION: Final = re.compile(r"(?<![\w.])@(?:here|channel|everyone|group|all)\b", re.IGNORECASE)
_JOINERS: Final = dict.fromkeys((0x200C, 0x200D))
"""They shape letters and pictures; where they only hide, `clean` takes them off."""
_MARKUP: Final = frozenset({"surrogate", "control", "invisible", "comment", "style", "hiding", "html", "entity"})

_DOMAIN: Final = re.compile(
    r"\b(?!asp\.net\b)(?:[a-z0-9-]{1,60}\.){1,5}(?:com|net|org|info|biz|io|co|app|dev|me|tv|cc|xyz|top|site|online|link|click|shop|live|eu|uk|de|at|ch"
    r"|fr|it|es|nl|pl|ru|cn|us|tk|ml)\b(?!\.\w)",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(r"\+?\d(?:[ ()/.-]{0,2}\d){6,}")
_DATE: Final = re.compile(r"\b(?:\d{4}-\d\d?-\d\d?|\d\d?[./-]\d\d?[./-]\d{2,4})\b")
_SECRET_ASKED: Final = re.compile(
    r"\b(?:send|reply with|answer with|provide|share|give (?:us|me)|tell (?:us|me)|post|write|what(?:'s| is)|confirm|schick\w*|sende\w*"
    r"|nenne\w*|teile?n? sie|gib\w*|geben sie|wie lautet|best[aä]tig\w*)\b[^.?!]{0,30}"
    r"\b(?:pass ?(?:word|code|phrase)s?|pin|(?:one-time|mfa|verification|security|login) codes?|private key|recovery key|cvv|credit card"
    r"|passwort|kennwort|(?:sicherheits|einmal|anmelde)code)\b",
    re.IGNORECASE,
)


class Wrong(Exception):
    """The answer is not what was asked for. The message names the field; it quotes nothing of the answer."""


def parsed(raw: str) -> dict[str, Any]:
    """The one JSON object that a text is. Wrong for anything before, behind or beside it, a key twice, NaN, endless nesting."""
    if not raw.strip():
        raise Wrong("empty answer")
    if len(raw) > LONGEST_ANSWER:
        raise Wrong(f"answer of {len(raw)} characters; expected at most {LONGEST_ANSWER}")
    try:
        found = json.loads(raw, object_pairs_hook=_once, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise Wrong(f"invalid JSON at character {error.pos}: {error.msg}") from None
    except (ValueError, RecursionError):
        raise Wrong("invalid JSON") from None
    if not isinstance(found, dict):
        raise Wrong("not a JSON object")
    return found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise Wrong("invalid JSON: a key stands twice")
    return found


def _no_number(word: str) -> float:
    raise Wrong(f"invalid JSON: {word} is no number")


def conforms(value: Any, schema: Schema, at: str = "answer") -> None:
    """Raises Wrong where a value is not what the schema (of triage/answer_schema.py) says."""
    match schema["type"]:
        case "object":
            _object(value, schema, at)
        case "array":
            if not isinstance(value, list) or len(value) < schema.get("minItems", 0):
                raise Wrong(f"{at}: expected a list" + (" that is not empty" if schema.get("minItems") else ""))
            for number, one in enumerate(value, 1):
                conforms(one, schema["items"], f"{at}[{number}]")
        case "string":
            if not isinstance(value, str):
                raise Wrong(f"{at}: expected a text")
            if "enum" in schema and value not in schema["enum"]:
                raise Wrong(f"{at}: none of the choices")
        case "boolean":
            if not isinstance(value, bool):
                raise Wrong(f"{at}: expected true or false")
        case _:
            _share(value, at)


def _object(value: Any, schema: Schema, at: str) -> None:
    if not isinstance(value, dict):
        raise Wrong(f"{at}: expected an object")
    missing = [name for name in schema["required"] if name not in value]
    if missing:
        raise Wrong(f"{at}: {missing[0]} is missing")
    if len(value) > len(schema["properties"]):
        raise Wrong(f"{at}: holds more than was asked for")
    for name, inner in schema["properties"].items():
        conforms(value[name], inner, name if at == "answer" else f"{at}.{name}")


def _share(value: Any, at: str) -> None:
    """Every number of an answer is a confidence."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Wrong(f"{at}: expected a number")
    if not math.isfinite(value) or not 0 <= value <= 1:
        raise Wrong(f"{at}: expected 0 to 1")


def text_of(value: str, at: str, longest: int, *, empty: bool = True) -> str:
    """A text of the answer on one line. Wrong for one that is too long or missing, hides something, or carries a link or a mention.

    Cards escape whatever they show; this is the second wall, against a ticket that had the model write for it.
    """
    text = " ".join(value.split())
    if not text and not empty:
        raise Wrong(f"{at}: empty")
    if len(text) > longest:
        raise Wrong(f"{at}: {len(text)} characters; expected at most {longest}")
    if _MARKUP.intersection(clean(text, longest + 1).removed) or not text.translate(_JOINERS).isprintable():
        raise Wrong(f"{at}: holds markup or characters that hide something")
    if _LINK.search(text):
        raise Wrong(f"{at}: holds a link or markup; expected plain words")
    if _MENTION.search(text) or text.lower().startswith(_KEY_MARK):
        raise Wrong(f"{at}: would call people or name a sentence; expected plain words")
    return text


def for_requester(text: str, at: str, said: str) -> str:
    """A text that the requester may read. Wrong for an address or a number that was not in the question: it may be a lure."""
    known = said.casefold()
    for lure in (*_DOMAIN.findall(text), *_NUMBER.findall(_DATE.sub(" ", text))):
        if lure.casefold() not in known:
            raise Wrong(f"{at}: names an address or a number that nobody told")
    return text


def asks_no_secret(text: str, at: str) -> str:
    """A question. Wrong for one that would have people write a password or a code into a chat."""
    if _SECRET_ASKED.search(text):
        raise Wrong(f"{at}: asks for a password or a code")
    return text
