"""Gaps of a prompt's text, {{like_this}}: which there are, and how they are filled. Pure; a filled-in text is never looked at again."""

import re
from collections.abc import Mapping
from typing import Final

FIXED_GAPS: Final = frozenset({"organisation", "language", "kinds", "labels", "categories", "teams", "priorities", "signals", "examples"})
"""Of the organisation file: the same for every request."""
VARIABLE_GAPS: Final = frozenset({"requester", "recent", "status", "history", "asked", "articles", "similar", "files", "ticket"})
"""Of one request. `ticket` is the text between its tags."""
GAP: Final = re.compile(r"\{\{([^{}\n]*)\}\}")
_PARAGRAPHS: Final = re.compile(r"\n[ \t]*\n")


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with its gaps filled. A paragraph whose gaps are all empty is left out. KeyError for a gap without a value."""
    paragraphs = []
    for paragraph in _PARAGRAPHS.split(text.strip()):
        found = [values[name.strip()] for name in GAP.findall(paragraph)]
        if found and not any(found):
            continue
        paragraphs.append(GAP.sub(lambda gap: values[gap[1].strip()], paragraph))
    return "\n\n".join(paragraphs)
