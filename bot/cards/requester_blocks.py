"""What stands on the requester's card, kind by kind (product.md, "The requester's card")."""

from collections.abc import Callable
from typing import Final

from bot.cards.card import ArticleLink, Block, Fields, Items, Line, LinkLine, Quote
from bot.cards.offers import first_response_missed
from bot.cards.showing import Showing, answer_here, in_public, last_note, moment, name_of, running_clocks, sure, ticket_lines
from bot.cards.words import say, say_count, spoken
from triage.case import Decision
from triage.opening import forwarded as opened_forwarded

MOST_ARTICLES: Final = 3
Blocks = tuple[Block, ...]


def understood(showing: Showing) -> tuple[str, ...]:
    """What is asked, as it stands on the tickets (a requester may have edited it), else as the triage understood it."""
    case, decision = showing.case, showing.case.decision
    if case.tickets:
        return tuple(ticket.summary for ticket in case.tickets)
    return tuple(issue.summary for issue in decision.issues) if decision else ("",)


def _understood_lines(showing: Showing) -> Blocks:
    summaries = tuple(in_public(summary, showing) for summary in understood(showing))
    return (Items(items=summaries, numbered=True),) if len(summaries) > 1 else (Line(text=summaries[0], strong=True),)


def _facts(showing: Showing) -> Blocks:
    """Topic, priority and team; a topic and priority of which nobody is sure are not shown as facts."""
    case, org, language = showing.case, showing.organisation, showing.language
    pairs = []
    if sure(case, org):
        pairs.append((say(language, "label_category"), org.category_name(case.category)))
        pairs.append((say(language, "label_priority"), say(language, f"priority_{case.priority}")))
    pairs.append((say(language, "label_team"), org.team_name(case.team)))
    return (Fields(pairs=tuple(pairs)),)


def _expected(showing: Showing) -> Blocks:
    """When to expect what: the first response until it came, then the solution; after hours also when the team is back."""
    case, org, now, language = showing.case, showing.organisation, showing.now, showing.language
    clocks = running_clocks(case, org)
    found: list[Block] = []
    if clocks.first_response_at is not None:
        if clocks.resolution_due_at is not None and not clocks.resolution_missed:
            found.append(moment(showing, "label_solved_by", clocks.resolution_due_at))
        return tuple(found)
    if first_response_missed(case, now):
        return (Line(text=say(language, "answer_is_late")),)
    if clocks.queued_until is not None and clocks.queued_until > now:
        closed = "after_hours_proposed" if case.state == "proposed" else "after_hours"
        found.append(Line(text=say(language, closed, team=org.team_name(case.team))))
        found.append(moment(showing, "label_back_at", clocks.queued_until))
    if clocks.first_response_due_at is not None:
        found.append(moment(showing, "label_answer_by", clocks.first_response_due_at))
    return tuple(found)


def _now_do_this(showing: Showing) -> Blocks:
    """What helps at once, where the organisation says so for this kind (a lost device, a phishing mail)."""
    decision = showing.case.decision
    kind = showing.organisation.kind(decision.kind) if decision else None
    if kind is None or not kind.what_to_do_now:
        return ()
    return (Line(text=say(showing.language, "what_to_do_now"), strong=True), Items(items=kind.what_to_do_now, numbered=True))


def _self_service(showing: Showing, decision: Decision) -> Blocks:
    articles = {article.id: article for issue in decision.issues for article in issue.articles}
    shown = list(articles.values())[:MOST_ARTICLES]
    links = tuple(ArticleLink(title=article.title, url=article.url, passage=article.passage) for article in shown)
    return (*_understood_lines(showing), Line(text=say_count(showing.language, "these_articles", len(links))), *links)


def _proposed(showing: Showing, decision: Decision) -> Blocks:
    minutes = max(1, round(showing.organisation.timing.confirm_after_seconds / 60))
    quiet = Line(text=say_count(showing.language, "created_anyway", minutes), quiet=True)
    return (*_understood_lines(showing), *_facts(showing), *_expected(showing), quiet)


def _created(showing: Showing, decision: Decision) -> Blocks:
    return (
        *_now_do_this(showing),
        *_understood_lines(showing),
        *ticket_lines(showing, showing.language),
        *_facts(showing),
        *_expected(showing),
    )


def _question(showing: Showing, decision: Decision) -> Blocks:
    questions = tuple(spoken(showing.language, one) for one in decision.questions)
    asked = (Items(items=questions, numbered=len(questions) > 1),) if questions else ()
    return (*_understood_lines(showing), *asked, Line(text=answer_here(showing)))


def _person(showing: Showing, decision: Decision) -> Blocks:
    team = showing.organisation.team_name(showing.case.team)
    flags = {*showing.case.request.flags, *decision.flags}
    why = "person_limit" if "user_limit" in flags else "person_busy" if "system_limit" in flags else "person_looks"
    line = Line(text=say(showing.language, why, team=team))
    return (
        *_now_do_this(showing),
        *_understood_lines(showing),
        line,
        *ticket_lines(showing, showing.language),
        *_facts(showing),
        *_expected(showing),
    )


def _elsewhere(showing: Showing, decision: Decision) -> Blocks:
    kind, language = showing.organisation.kind(decision.kind), showing.language
    if kind is None:
        return (*_understood_lines(showing), Line(text=say(language, "elsewhere_unknown")))
    forwarded = opened_forwarded(decision) and bool(showing.case.tickets)
    where = Line(text=say(language, "elsewhere_forwarded" if forwarded else "elsewhere_tell", kind=kind.name))
    contact = (Line(text=kind.contact, strong=True),) if kind.contact else ()
    link = (LinkLine(label=say(language, "label_where"), text=kind.name, url=kind.url),) if kind.url else ()
    tickets = (*ticket_lines(showing, language), *_expected(showing)) if forwarded else ()
    return (*_now_do_this(showing), *_understood_lines(showing), where, *contact, *link, *tickets)


def _several(showing: Showing, decision: Decision) -> Blocks:
    org, language = showing.organisation, showing.language
    lines = tuple(
        say(language, "issue_line", summary=in_public(issue.summary, showing), team=org.team_name(issue.team)) for issue in decision.issues
    )
    return (Line(text=say_count(language, "several_things", len(lines))), Items(items=lines, numbered=True))


def _incident(showing: Showing, decision: Decision) -> Blocks:
    incident, language = showing.incident, showing.language
    if incident is None:
        return (*_understood_lines(showing), Line(text=say(language, "incident_hear_here")), *ticket_lines(showing, language))
    reporters = max(showing.reporters, incident.reporters, 1)
    return (
        Line(text=incident.title, strong=True),
        moment(showing, "label_since", incident.declared_at),
        Line(text=say_count(language, "incident_reporters", reporters)),
        Line(text=say(language, "incident_hear_here")),
        *ticket_lines(showing, language),
    )


def _claimed(showing: Showing, decision: Decision) -> Blocks:
    return (*_understood_lines(showing), *ticket_lines(showing, showing.language), *_facts(showing), *_expected(showing))


def _waiting(showing: Showing, decision: Decision) -> Blocks:
    note = last_note(showing.case, "agent")
    quote: Blocks = (Quote(text=note.text, by=name_of(note.by, showing.language), trusted=True),) if note else ()
    answer = Line(text=answer_here(showing))
    return (*_understood_lines(showing), *quote, answer, *ticket_lines(showing, showing.language))


def _resolved(showing: Showing, decision: Decision) -> Blocks:
    case, language = showing.case, showing.language
    note = last_note(case, "agent")
    told = note is not None and case.clocks.resolved_at is not None and note.at >= case.clocks.resolved_at
    quote: Blocks = (Quote(text=note.text, by=name_of(note.by, language), trusted=True),) if note is not None and told else ()
    thanks = "thanks_for_rating" if case.rating is not None else "ask_for_rating"
    return (*_understood_lines(showing), *quote, *ticket_lines(showing, language), Line(text=say(language, thanks), quiet=True))


def _closed(showing: Showing, decision: Decision) -> Blocks:
    why = Line(text=say(showing.language, f"closed_{showing.case.closed_as or 'confirmed'}"))
    return (*_understood_lines(showing), why, *ticket_lines(showing, showing.language))


BODIES: Final[dict[str, Callable[[Showing, Decision], Blocks]]] = {
    "self_service": _self_service,
    "proposed": _proposed,
    "created": _created,
    "question": _question,
    "person": _person,
    "elsewhere": _elsewhere,
    "several": _several,
    "incident": _incident,
    "claimed": _claimed,
    "waiting": _waiting,
    "resolved": _resolved,
    "closed": _closed,
}
"""The kind of a requester's card -> what stands on it."""
