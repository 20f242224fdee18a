"""The agents' card: one for a request in the private agents' channel (product.md, "The agents' card"). In the organisation's language."""

from typing import Final

from bot.cards.actions import marker
from bot.cards.agents_blocks import agents_blocks, label_name
from bot.cards.card import Button, Card, Tone
from bot.cards.offers import agents_offer, first_response_missed
from bot.cards.plain_text import one_line, sentence, shorten
from bot.cards.reasons import in_their_words
from bot.cards.showing import (
    Showing,
    button,
    name_of,
    without_secrets,
)
from bot.cards.words import say
from triage.case import Case, State
from triage.facts import ActionName

__all__ = ["AGENTS_KINDS", "agents_card", "label_name", "wants_agents_card"]

_KINDS: Final[dict[State, tuple[str, Tone]]] = {
    "answered": ("answered", "quiet"),
    "asking": ("asking", "quiet"),
    "proposed": ("proposed", "plain"),
    "several": ("proposed", "plain"),
    "open": ("new", "attention"),
    "claimed": ("claimed", "plain"),
    "waiting": ("waiting", "quiet"),
    "incident": ("incident", "quiet"),
    "elsewhere": ("elsewhere", "quiet"),
    "resolved": ("resolved", "good"),
    "closed": ("closed", "quiet"),
}
AGENTS_KINDS: Final[tuple[str, ...]] = tuple(dict.fromkeys(f"agents.{kind}" for kind, _ in _KINDS.values()))


def wants_agents_card(case: Case) -> bool:
    """Is or may a person be needed? Always but for what an article answers or was only told where to go, until somebody asked for us."""
    decision = case.decision
    if decision is None or case.state in ("new", "ignored"):
        return False
    if decision.outcome in ("ticket_proposed", "ticket_created", "question", "person", "known_incident"):
        return True
    if decision.outcome == "ignored":
        return False
    by_person = case.assignee is not None or case.confirmed_by is not None or any(note.side != "requester" for note in case.notes)
    return (
        bool(case.tickets)
        or case.wish is not None
        or by_person
        or case.state in ("proposed", "several", "asking", "open", "claimed", "waiting")
    )


def agents_card(showing: Showing, card: str = "agents", mention: str | None = None) -> Card | None:
    """The card of this version; None where no person is or may be needed and no card stands yet. `card` names it: agents or team.

    `mention` is who is notified by it when it is posted; a changed post notifies nobody.
    """
    case, decision = showing.case, showing.case.decision
    if decision is None or case.state not in _KINDS or not (wants_agents_card(case) or showing.agents_card_posted):
        return None
    language, (kind, tone) = showing.organisation.language, _KINDS[case.state]
    offer = agents_offer(showing)
    title = sentence(say(language, f"agents_card_{kind}", name=name_of(case.assignee or case.by, language)))
    summary = shorten(one_line(in_their_words(without_secrets(decision.issues[0].summary, case), language)), 150)
    return Card(
        kind=f"agents.{kind}",
        marker=marker(case.id, card),
        title=say(language, "agents_title", state=title, summary=summary),
        summary=say(language, "agents_summary", state=title, summary=summary, team=showing.organisation.team_name(case.team), case=case.id),
        tone="warning" if _urgent(showing) else tone,
        blocks=agents_blocks(showing, decision),
        buttons=_buttons(case, offer.buttons, language),
        menu=tuple(
            button(case, action, language, "danger" if action == ActionName.NOT_A_REQUEST else "plain", for_agent=True)
            for action in offer.menu
        ),
        menu_label=say(language, "menu") if offer.menu else "",
        footer=case.id,
        mention=mention,
        language=language,
    )


def _buttons(case: Case, actions: tuple[str, ...], language: str) -> tuple[Button, ...]:
    firsts = {ActionName.CLAIM, ActionName.REPLY, ActionName.AGREE_TOPIC}
    return tuple(
        button(case, ActionName(action), language, "primary" if n == 0 and action in firsts else "plain")
        for n, action in enumerate(actions)
    )


def _urgent(showing: Showing) -> bool:
    case = showing.case
    waiting = case.state in ("proposed", "several", "open", "claimed")
    return waiting and (case.priority == "critical" or first_response_missed(case, showing.now) or case.clocks.resolution_missed)
