"""What stands beside a card in a Teams activity: the label "AI generated", a citation for each article, whom the card mentions.

Source: "Bot messages with AI-generated content" and "Mention support within Adaptive Cards" in the Teams platform's documentation.
"""

import re
from collections.abc import Mapping
from typing import Any, Final

from bot.cards.adaptive_text import address_of, guarded
from bot.cards.card import ArticleLink, Card
from bot.cards.plain_text import one_line, shorten

Json = dict[str, Any]
CITATIONS: Final = 20
CITED_NAME: Final = 80
CITED_ABSTRACT: Final = 160
NAME: Final = 75
TRIAGED: Final = frozenset({f"requester.{kind}" for kind in ("self_service", "question", "proposed", "several", "created", "incident")})
TRIAGED_TOO: Final = frozenset({"command.why", "command.summary", "command.retriage", "news.question"})
NOT_TRIAGED: Final = frozenset({"agents.ignored", "agents.model"})
"""Cards that say what the triage found are labelled as made by AI; what people did and wrote is not."""


def triaged(card: Card) -> bool:
    """Whether the words of the card are the triage's."""
    return card.kind in TRIAGED | TRIAGED_TOO or (card.kind.startswith("agents.") and card.kind not in NOT_TRIAGED)


def citations(card: Card) -> dict[int, int]:
    """The place of an article among the blocks -> its number, from 1 on; none on cards that the triage did not make."""
    if not triaged(card):
        return {}
    places = [n for n, block in enumerate(card.blocks) if isinstance(block, ArticleLink) and one_line(block.title)]
    return {place: number for number, place in enumerate(places[:CITATIONS], 1)}


def entities(card: Card, numbers: Mapping[int, int]) -> tuple[Json, ...]:
    """The AI label with its citations; nothing for a card that the triage did not make. `numbers` are those of `citations`."""
    if not triaged(card):
        return ()
    cited = [_claim(block, numbers[n]) for n, block in enumerate(card.blocks) if n in numbers and isinstance(block, ArticleLink)]
    label: Json = {"type": "https://schema.org/Message", "@type": "Message", "@context": "https://schema.org"}
    return ({**label, "additionalType": ["AIGeneratedContent"], **({"citation": cited} if cited else {})},)


def _claim(block: ArticleLink, position: int) -> Json:
    title, address = one_line(block.title), address_of(block.url)
    seen: Json = {"@type": "DigitalDocument", "name": shorten(guarded(title), CITED_NAME)}
    seen |= {"abstract": shorten(guarded(one_line(block.passage) or title), CITED_ABSTRACT)}
    seen |= {"url": address} if address and address.lower().startswith("https://") else {}
    return {"@type": "Claim", "position": position, "appearance": seen}


def mention(who: str | None, name: str) -> Json | None:
    """The person is notified: for ids such as teams:<tenant>/<id>. None for any other text. It belongs into the card's `msteams`."""
    found = re.fullmatch(r"teams:[^/\s]+/(\S+)", who or "")
    if found is None:
        return None
    words = shorten(one_line(re.sub(r"[^\w .,'’()-]", " ", name)), NAME) or "–"
    return {"type": "mention", "text": f"<at>{words}</at>", "mentioned": {"id": found[1], "name": words}}
