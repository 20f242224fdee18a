"""The requester's card: one for a request, redrawn in place for the rest of its life (product.md, "The requester's card").

In the requester's language and time zone. In a channel it repeats no e-mail, device name or location.
"""

from typing import Final

from bot.cards.actions import marker
from bot.cards.card import Button, Card, Tone
from bot.cards.offers import requester_offer
from bot.cards.plain_text import sentence
from bot.cards.requester_blocks import BODIES, understood
from bot.cards.showing import Showing, button, in_public, name_of
from bot.cards.words import say, say_count
from triage.case import State
from triage.facts import ActionName
from triage.opening import forwarded


def requester_card(showing: Showing) -> Card | None:
    """The card of this version; None while the case is being triaged and for what was left alone."""
    case, decision = showing.case, showing.case.decision
    if decision is None or case.state in ("new", "ignored"):
        return None
    kind = requester_kind(showing)
    language = showing.language
    name = name_of(case.assignee or case.by, language)
    title = sentence(say(language, f"card_{kind}", name=name))
    buttons, menu = _offered(showing)
    return Card(
        kind=f"requester.{kind}",
        marker=marker(case.id, "requester"),
        title=title,
        summary=_summary(showing, title),
        tone=_TONES[kind],
        blocks=BODIES[kind](showing, decision),
        buttons=buttons,
        menu=menu,
        menu_label=say(language, "menu") if menu else "",
        footer=_footer(showing, kind),
        feedback=_feedback(showing) if kind == "self_service" else None,
        language=language,
    )


_BY_STATE: Final[dict[State, str]] = {
    "answered": "self_service",
    "asking": "question",
    "proposed": "proposed",
    "several": "several",
    "claimed": "claimed",
    "waiting": "waiting",
    "incident": "incident",
    "elsewhere": "elsewhere",
    "resolved": "resolved",
    "closed": "closed",
}


def requester_kind(showing: Showing) -> str:
    """The kind of the requester's card without its prefix: by state, and in a queue by what the triage decided."""
    case, decision = showing.case, showing.case.decision
    if case.state != "open" or decision is None:
        return _BY_STATE.get(case.state, "person")
    if forwarded(decision):
        return "elsewhere"
    return "created" if decision.outcome in ("ticket_proposed", "ticket_created") else "person"


def _offered(showing: Showing) -> tuple[tuple[Button, ...], tuple[Button, ...]]:
    offer, case, language = requester_offer(showing), showing.case, showing.language
    first = 0 if case.state in ("answered", "asking", "proposed", "several", "waiting") else None
    buttons = tuple(button(case, action, language, "primary" if n == first else "plain") for n, action in enumerate(offer.buttons))
    return buttons, tuple(button(case, action, language) for action in offer.menu)


def _feedback(showing: Showing) -> tuple[Button, Button]:
    """Whether the articles helped is what "did that help?" asks a day later (product.md): yes is solved, no is a person."""
    case, language = showing.case, showing.language
    good, bad = (button(case, action, language) for action in (ActionName.SOLVED, ActionName.NEED_HELP))
    return (
        good.model_copy(update={"label": say(language, "feedback_good")}),
        bad.model_copy(update={"label": say(language, "feedback_bad")}),
    )


def _summary(showing: Showing, title: str) -> str:
    return f"{title}: {in_public(understood(showing)[0], showing)}"


def _footer(showing: Showing, kind: str) -> str:
    """Small print: that Undo is there for a while, that a person was asked for, or that a wish waits for an agent."""
    if ActionName.UNDO_TICKET in requester_offer(showing).buttons:
        return say_count(showing.language, "undo_for", max(1, showing.organisation.timing.undo_seconds // 60))
    if showing.case.what == ActionName.TALK_TO_PERSON:
        return say(showing.language, "person_asked")
    if showing.case.wish is not None and kind not in ("resolved", "closed"):
        return say(showing.language, "wish_waits")
    return ""


_TONES: Final[dict[str, Tone]] = {
    "self_service": "good",
    "proposed": "plain",
    "created": "good",
    "question": "attention",
    "person": "plain",
    "elsewhere": "plain",
    "several": "plain",
    "incident": "warning",
    "claimed": "plain",
    "waiting": "attention",
    "resolved": "good",
    "closed": "quiet",
}
REQUESTER_KINDS: Final[tuple[str, ...]] = tuple(f"requester.{kind}" for kind in BODIES)
