"""What the page is told, as plain JSON values: posts, people, conversations. Cards are rendered here, once for everybody."""

from functools import lru_cache

from bot.cards.card import Card
from bot.cards.html import render
from bot.cards.showing import language_of
from bot.cards.words import say
from bot.web.playground.people import BOT, short_name
from bot.web.playground.places import Conversation, may_see, message_id, name_for
from storage.chat import ChatPost
from triage.facts import Person
from triage.organisation import Organisation

View = dict[str, object]
MOST_SHOWN = 8000
"""Longer words are cut in the page (the helpdesk gets all of them)."""


@lru_cache(maxsize=512)
def card_html(card: str) -> str:
    """A card, kept as JSON, as HTML."""
    return render(Card.model_validate_json(card))


def post_view(post: ChatPost) -> View:
    """One post. A deleted one has no words."""
    emoji: dict[str, list[str]] = {}
    for name, by in post.reactions:
        emoji.setdefault(name, []).append(by)
    return {
        "id": message_id(post.conversation, post.number),
        "number": post.number,
        "conversation": post.conversation,
        "root": message_id(post.conversation, post.root) if post.root is not None else None,
        "author": post.author,
        "words": post.words[:MOST_SHOWN],
        "cut": len(post.words) > MOST_SHOWN,
        "card": card_html(post.card) if post.card is not None else None,
        "private": post.only_for is not None,
        "sent_at": post.sent_at.isoformat(),
        "edited": post.edited_at is not None,
        "deleted": post.deleted_at is not None,
        "reactions": [{"emoji": name, "people": people} for name, people in sorted(emoji.items())],
        "replies": post.thread.count,
        "replied_at": post.thread.last_at.isoformat() if post.thread.last_at else None,
        "repliers": list(post.thread.authors),
    }


def person_view(person: Person, organisation: Organisation, language: str) -> View:
    """One of the cast, as the page tells of them in that language."""
    role = (
        "lead" if person.is_lead else "agent" if person.is_agent else "guest" if person.is_guest else "bot" if person.is_bot else "employee"
    )
    return {
        "id": person.id,
        "short": short_name(person.id),
        "name": person.name,
        "title": person.title or ("Bot" if person.id == BOT.id else ""),
        "location": say(language, "play_works_from_home") if person.remote else person.location or "",
        "zone": person.time_zone,
        "language": language_of(person.language, organisation),
        "writes_german": person.language == "de",
        "role": role,
    }


def conversation_view(viewer: Person, where: Conversation, newest: int, language: str) -> View:
    """One conversation as this person sees it. `newest` is the number of its newest post, 0 for none."""
    others = [member for member in where.members if member != viewer.id]
    return {
        "id": where.id,
        "name": name_for(viewer, where),
        "kind": where.kind,
        "private": where.private,
        "with": others[0] if others else None,
        "with_bot": where.with_bot,
        "about": say(language, where.about) if where.about else "",
        "newest": newest,
        "seen": may_see(viewer, where),
    }
