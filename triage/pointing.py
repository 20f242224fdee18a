"""Words that only point at another post ("@helpdesk please", "can you take this?"): who writes them under it means that post. Pure.

Every word must belong to a closed vocabulary, English and German, so that "can you unlock my account?" is a request of its own.
"""

import re
from typing import Final

from triage.chatter import chatter
from triage.tables import request_words as words

_WORD: Final = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_POINTING: Final = (
    words.POLITE
    | words.YOU
    | words.ANYONE
    | words.DEICTIC
    | frozenset(
        "a an and at above check for handle have help helping here him her hi hello in into look looking me of one one's over pick post "
        "request request's see take taking the thread to triage up us will with "
        "an auch bearbeiten bitte da das den der die diesen dieser drauf einmal euch gucken hallo helfen hier hilf hilfe ihm ihr ihn "
        "kannst könnt könntest kümmern mal mir nehmen oben schau schauen uns übernehmen".split()
    )
)
LONGEST: Final = 80


def only_points(text: str) -> bool:
    """Nothing is said but that somebody should look here; also True for no words at all. Total for any text."""
    lowered = text.lower().replace("\u2019", "'")
    if len(lowered) > LONGEST or chatter(lowered) not in (None, "empty"):
        return False
    return all(word in _POINTING for word in _WORD.findall(lowered))
