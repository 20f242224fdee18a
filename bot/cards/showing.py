"""Showing: everything a card is built from, and the words about time, people and certainty that all cards share."""

import re
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from pydantic import SkipValidation

from bot.cards.actions import ButtonAction, encode, opens_form
from bot.cards.card import Block, Button, LinkLine, Moment, Timed
from bot.cards.reasons import in_their_words
from bot.cards.words import CATALOGUES, ENGLISH, say
from triage.case import Case, Clocks, Decision, Note, Ticket
from triage.effects import started_clocks
from triage.facts import At, Fact, Incident, Person
from triage.organisation import Organisation
from triage.redact import mask
from triage.sla import WEEKDAYS

SURE_AT: Final = ((0.9, "confidence_very_sure"), (0.7, "confidence_sure"), (0.5, "confidence_unsure"), (0.0, "confidence_guess"))


class Showing(Fact):
    """What a card is drawn from. Addresses are None where there is nothing to link to; nothing here is fetched while drawing."""

    case: Case
    organisation: SkipValidation[Organisation]
    """Checked when it was read: checking all its references again would cost each card more than its own making."""
    now: At
    tickets: tuple[Ticket, ...] = ()
    """As the ticket system knows them; the case's planned ones that are missing here count as ordered."""
    incident: Incident | None = None
    reporters: int = 0
    """People who reported the incident, or this case and its followers."""
    origin_url: str | None = None
    """Leads to the request's post."""
    agents_url: str | None = None
    """Leads to the agents' card; for agents only."""
    case_url: str | None = None
    """Leads to the case page, the receipt, where whoever reads this card may open it."""
    agents_card_posted: bool = False
    """The agents' card stands already: it is then drawn in every state, so that it never shows an old one."""

    @property
    def language(self) -> str:
        """The requester's, if the organisation speaks it, else the organisation's."""
        return language_of(self.case.decision.language if self.case.decision else self.case.request.language, self.organisation)

    @property
    def zone(self) -> str:
        """The requester's time zone if known, else the organisation's."""
        return self.case.request.requester.time_zone or self.organisation.time_zone


def answer_here(showing: Showing) -> str:
    """Where an answer is read: in the thread of a channel's post; else, where there are no threads or the card stands in the direct
    conversation, simply here."""
    request = showing.case.request
    in_thread = request.channel is not None and not request.direct and not showing.case.private
    return say(showing.language, "answer_in_thread" if in_thread else "answer_here")


def language_of(language: str | None, organisation: Organisation) -> str:
    """That language if the organisation speaks it and we have its words, else the organisation's own."""
    spoken = language is not None and language in organisation.languages and language in CATALOGUES
    return language if spoken and language is not None else organisation.language


def name_of(person: Person | None, language: str = ENGLISH) -> str:
    """The person's name, never a raw id."""
    return person.name if person is not None and person.name else say(language, "somebody")


def time_text(at: datetime, now: datetime, zone: str, language: str) -> str:
    """A time in words and in that zone, such as "Thu 15 Jan, 14:30 GMT"; with the year if it is not this one. Unknown zone: UTC."""
    local = local_time(at, zone)
    weekday, month = say(language, f"weekday_{WEEKDAYS[local.weekday()]}"), say(language, f"month_{local.month}")
    key = "time" if local.year == now.astimezone(_zone(zone)).year else "time_with_year"
    clock, offset = f"{local.hour:02}:{local.minute:02}", local.tzname() or ""
    return say(language, key, weekday=weekday, day=local.day, month=month, year=local.year, clock=clock, zone=offset).strip()


def agents_link(showing: Showing, language: str) -> tuple[LinkLine, ...]:
    """The way to the agents' card, where it is known; for agents only."""
    if not showing.agents_url:
        return ()
    return (LinkLine(label=say(language, "label_agents_card"), text=say(language, "open_agents_card"), url=showing.agents_url),)


def timed(at: datetime, now: datetime, zone: str, language: str) -> Timed:
    """The same, so that a surface can draw it in the reader's own zone."""
    return Timed(text=time_text(at, now, zone, language), at=at)


def local_time(at: datetime, zone: str) -> datetime:
    """The time as the clocks in that zone show it. Unknown zone: UTC."""
    return at.astimezone(_zone(zone))


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return ZoneInfo("UTC")


def moment(showing: Showing, key: str, at: datetime, *, for_agents: bool = False) -> Moment:
    """A labelled time, in the requester's zone and language or the organisation's."""
    language, zone = agents_voice(showing) if for_agents else (showing.language, showing.zone)
    return Moment(label=say(language, key), at=at, text=time_text(at, showing.now, zone, language))


def agents_voice(showing: Showing) -> tuple[str, str]:
    """Language and time zone of the agents' card: the organisation's."""
    return showing.organisation.language, showing.organisation.time_zone


def running_clocks(case: Case, organisation: Organisation) -> Clocks:
    """The case's clocks; for a ticket that is only proposed those it would have, for they run from the post."""
    if case.clocks.first_response_due_at is not None or case.team is None or case.state not in ("proposed", "several", "open"):
        return case.clocks
    return started_clocks(case.team, case.priority, case.request.asked_at, case.at, organisation, case.clocks)


def sure(case: Case, organisation: Organisation) -> bool:
    """May topic and priority be shown as fact? At least the threshold `show`, or a person said so."""
    decision = case.decision
    if decision is None or case.category is None:
        return False
    by_person = decision.decided_by == "person" or case.confirmed_by is not None or case.category != decision.category
    return by_person or (decision.experienced and decision.category_confidence >= organisation.thresholds.show)


def confidence_words(decision: Decision, language: str) -> str:
    """Certainty in words, such as "fairly sure"; "no experience yet" at the beginning."""
    if not decision.experienced:
        return say(language, "confidence_none")
    return say(language, next(key for least, key in SURE_AT if sureness(decision) >= least))


def sureness(decision: Decision) -> float:
    """How sure the model is of what it was decided as: of the topic, of another kind than IT support of that kind."""
    return decision.category_confidence if decision.kind == "it_support" else decision.kind_confidence


def last_note(case: Case, *sides: str) -> Note | None:
    """The newest words kept with the case from one of these sides."""
    return next((note for note in reversed(case.notes) if note.side in sides), None)


def ticket_lines(showing: Showing, language: str) -> tuple[Block, ...]:
    """One line for each ticket: its number as a link, or plainly that it has none yet. In shadow mode there is none.

    A ticket of the built-in store has no page of its own: its number leads to the case's, where the reader of this card can open that.
    """
    if "shadow" in showing.case.request.flags:
        return ()
    real = {ticket.key: ticket for ticket in showing.tickets}
    planned = [real.get(plan.key, Ticket(key=plan.key, case_id=showing.case.id, summary=plan.summary)) for plan in showing.case.tickets]
    keys = {plan.key for plan in showing.case.tickets}
    tickets = [*planned, *(ticket for ticket in showing.tickets if ticket.key not in keys)]
    page, several = showing.case_url, len(tickets) > 1
    return tuple(_ticket_line(ticket, language, page, several=several) for ticket in tickets if ticket.status != "cancelled")


def _ticket_line(ticket: Ticket, language: str, case_page: str | None, *, several: bool) -> LinkLine:
    label = say(language, "label_ticket")
    if ticket.number is None:
        key = "ticket_late" if ticket.status == "failing" else "ticket_coming"
        return LinkLine(label=label, text=say(language, key), url=None)
    text = (
        say(language, "ticket_with_summary", number=ticket.number, summary=in_their_words(ticket.summary, language))
        if several
        else ticket.number
    )
    return LinkLine(label=label, text=text, url=ticket.url or case_page)


_STATE_LABELS: Final = {
    ("solved", "answered"): "do_solved_answered",
    ("need_help", "answered"): "do_need_help",
    ("retriage", "asking"): "do_answer",
    ("add_details", "waiting"): "do_answer",
}


def button(
    case: Case, action: ButtonAction, language: str, style: str = "plain", arg: str | None = None, *, for_agent: bool = False
) -> Button:
    """The button of an action on this version of the case, with the label that fits the case's state."""
    key = f"do_{action}" if for_agent else _STATE_LABELS.get((str(action), case.state), f"do_{action}")
    value = encode(case.id, case.version, action, arg)
    count = len(case.decision.issues) if case.decision else 1
    return Button.model_validate(
        {"action": action, "label": say(language, key, count=count), "value": value, "style": style, "form": opens_form(action, arg)}
    )


_EMAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_DEVICE: Final = re.compile(r"\b(?=[A-Z0-9-]*[0-9])[A-Z][A-Z0-9]{1,11}(?:-[A-Z0-9]{1,12}){1,4}\b")
"""Device names as they are given: capitals, hyphens and a number, such as LDS-LT-0412."""


def without_secrets(text: str, case: Case) -> str:
    """The text with secrets masked, once one was found in the request."""
    flags = (*case.request.flags, *(case.decision.flags if case.decision else ()))
    return mask(text) if "secret" in flags else text


def in_public(text: str, showing: Showing) -> str:
    """The text as a card in a channel may repeat it: no e-mail, device name or location of the requester (product.md, "reply").

    Only secrets are taken from the text of a private case and in a direct conversation.
    """
    case, language = showing.case, showing.language
    text = in_their_words(without_secrets(text, case), language)
    if case.private or case.request.direct:
        return text
    text = _DEVICE.sub(say(language, "hidden_device"), _EMAIL.sub(say(language, "hidden_email"), text))
    location = (case.request.requester.location or "").strip()
    if not location:
        return text
    return re.sub(rf"\b{re.escape(location)}\b", lambda _: say(language, "hidden_location"), text, flags=re.IGNORECASE)
