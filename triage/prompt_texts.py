"""People's words on their way into a prompt: redacted with one mapping, folded into one line, or fenced by tags they cannot close. Pure."""

import hashlib
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from triage.redact import NOBODY, SECRETS, TYPES, Mapping, Policy, Roster, redact
from triage.sanitise import cut, visible

PLACEHOLDER: Final = re.compile(rf"\[({'|'.join(sorted(TYPES))})_(\d{{1,9}})\]")
_NO_WORD: Final = re.compile(r"[\W_]+")
_CODE_LENGTH: Final = 6
_QUOTES: Final = str.maketrans({'"': "'", "\u201c": "'", "\u201d": "'", "\u201e": "'", "\u00ab": "'", "\u00bb": "'"})


class Redactor:
    """Takes out what may not leave. `take` numbers it in one growing mapping; `plain` is for texts that nothing is restored of."""

    def __init__(self, policy: Policy, roster: Roster = NOBODY, own: Roster = NOBODY) -> None:
        """`own`: names of this request alone, beside the roster that all requests share."""
        self._policy, self._shared, self._own = policy, roster, own
        self._roster = Roster(names=(*own.names, *roster.names), users=(*own.users, *roster.users))
        self.mapping: Mapping = ()

    @property
    def knows_a_secret(self) -> bool:
        """Was a password, a key or their like taken out of anything yet?"""
        return any(placeholder[1:-1].rpartition("_")[0] in SECRETS for placeholder, _ in self.mapping)

    def take(self, text: str) -> str:
        """The text with placeholders, the same value by the same one throughout the request."""
        found = redact(visible(text), self._roster, self._policy, self.mapping)
        self.mapping = found.mapping
        return found.text

    def offered(self, text: str) -> str:
        """As `take`, for texts that are offered again and again (articles, like requests): what was found clean is not searched anew.

        Only a name of this request's own people or a secret that was told in it could be found in such a text.
        """
        seen = visible(text)
        if self.mapping or mentions(seen, self._own) or not _clean(seen, self._shared, self._policy):
            return self.take(text)
        return seen

    def plain(self, text: str) -> str:
        """One line with bare types such as [EMAIL]: the same for every request."""
        return PLACEHOLDER.sub(r"[\1]", one_line(redact(visible(text), self._roster, self._policy).text))


@lru_cache(maxsize=1024)
def _clean(text: str, roster: Roster, policy: Policy) -> bool:
    """Is nothing taken out of that text, and does nothing in it look like a placeholder?"""
    found = redact(text, roster, policy)
    return not found.spans and not found.mapping


def mentions(text: str, people: Roster) -> bool:
    """Does any part of these names or account names stand anywhere in the text?"""
    low = text.casefold()
    return any(part.casefold() in low for name in (*people.names, *people.users) for part in _NO_WORD.split(name) if part)


def one_line(text: str, limit: int | None = None) -> str:
    """Folded into one line without double quotes, so that quotes around it hold; cut at a word from `limit` characters on."""
    line = " ".join(text.split()).translate(_QUOTES)
    return line if limit is None or len(line) <= limit else cut(line, max(limit - 1, 0)) + "…"


def quoted(text: str, limit: int | None = None) -> str:
    """One line between double quotes that it cannot close."""
    return f'"{one_line(text, limit)}"'


def fenced(text: str, beside: Iterable[str] = ()) -> str:
    """The text between <ticket-CODE> and </ticket-CODE>. The code is derived from all that is said and occurs in none of it, in either
    case, so that no text can close or open the tags; the same texts give the same code."""
    said = "\0".join((text, *beside))
    low, code = said.casefold(), ""
    digest = hashlib.sha256(said.encode("utf-8", "surrogatepass"))
    while not code or code in low:
        digest.update(b"again")
        code = digest.hexdigest()[:_CODE_LENGTH]
    return f"<ticket-{code}>\n{text}\n</ticket-{code}>"
