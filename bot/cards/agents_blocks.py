"""What stands on the agents' card: who asks what, what was made of it and how sure that is, the clock, the dialogue, the wish."""

from typing import Final

from bot.cards.card import ArticleLink, Block, Fields, Items, Line, LinkLine, Quote
from bot.cards.offers import first_response_missed
from bot.cards.plain_text import one_line, shorten
from bot.cards.reasons import in_their_words, in_words, reasoning
from bot.cards.showing import (
    Showing,
    agents_voice,
    confidence_words,
    moment,
    name_of,
    running_clocks,
    sure,
    sureness,
    ticket_lines,
    time_text,
    timed,
    without_secrets,
)
from bot.cards.words import say, say_count, spoken
from triage.case import Case, Decision, Note
from triage.effects import shown_text
from triage.facts import Candidate, PastRequest, Person
from triage.organisation import Organisation
from triage.sentence_ends import sentences

LAST_NOTES: Final = 4
Blocks = tuple[Block, ...]


def agents_blocks(showing: Showing, decision: Decision) -> Blocks:
    """In reading order: what waits for an answer, what to beware of, who asks what, what was made of it, the clock, the dialogue."""
    case, language = showing.case, showing.organisation.language
    return (
        *_wish(showing),
        *_flags(case, decision, language),
        *_people(showing),
        Quote(text=shown_text(case.request), by=name_of(case.request.requester, language)),
        *_facts(showing, decision),
        *_reason(decision, showing.organisation),
        *_issues(showing, decision),
        *_questions(case, decision, language),
        *ticket_lines(showing, language),
        *_clock(showing),
        *_articles(decision, language),
        *_similar(decision, showing.organisation),
        *_dialogue(showing),
        *_links(showing),
    )


def _people(showing: Showing) -> Blocks:
    """Who asks, what they are and where they sit; who reported it for them; how many follow."""
    case, language = showing.case, showing.organisation.language
    request = case.request
    pairs = [(say(language, "label_from"), _described(request.requester, language))]
    if request.reported_by is not None:
        pairs.append((say(language, "label_reported_by"), name_of(request.reported_by, language)))
    if request.channel:
        pairs.append((say(language, "label_channel"), f"#{request.channel}"))
    if case.followers:
        pairs.append((say(language, "label_followers"), say_count(language, "followers", len(case.followers))))
    return (Fields(pairs=tuple(pairs)),)


def _described(person: Person, language: str) -> str:
    place = say(language, "remote") if person.remote else ""
    parts = (name_of(person, language), person.title, person.department, person.location, place)
    return " · ".join(part for part in parts if part)


def _facts(showing: Showing, decision: Decision) -> Blocks:
    """Topic, priority, team, who works on it, and how sure the triage is, in words and as a number."""
    case, org = showing.case, showing.organisation
    language = org.language
    topic = org.category_name(case.category) if case.category else say(language, "no_topic")
    if case.category and not sure(case, org):
        topic = say(language, "perhaps", what=topic)
    if decision.kind != "it_support":
        kind = org.kind(decision.kind)
        topic = kind.name if kind else say(language, f"kind_{decision.kind}")
    pairs = [
        (say(language, "label_category"), topic),
        (say(language, "label_priority"), say(language, f"priority_{case.priority}")),
        (say(language, "label_team"), org.team_name(case.team)),
    ]
    if decision.kind == "it_support" or decision.kind_confidence > 0:
        pairs.append((say(language, "label_confidence"), _certainty(decision, language)))
    if showing.incident is not None:
        pairs.append((say(language, "label_incident"), showing.incident.title))
    if case.assignee is not None:
        pairs.append((say(language, "label_assignee"), name_of(case.assignee, language)))
    if case.confirmed_by is not None:
        pairs.append((say(language, "label_confirmed_by"), name_of(case.confirmed_by, language)))
    team = org.team(case.team)
    if team is not None and team.on_call and (case.priority == "critical" or decision.kind in ("security_report", "incident")):
        pairs.append((say(language, "label_on_call"), team.on_call))
    if team is not None and team.manager and any(issue.action == "escalate_manager" for issue in decision.issues):
        pairs.append((say(language, "label_manager"), team.manager))
    return (Fields(pairs=tuple(pairs)),)


def _certainty(decision: Decision, language: str) -> str:
    """Of the topic, or of the kind where that decided."""
    words, sure = confidence_words(decision, language), sureness(decision)
    return say(language, "confidence_with_number", words=words, percent=round(sure * 100))


def _reason(decision: Decision, org: Organisation) -> Blocks:
    """The reason is one sentence: the first."""
    language, found = org.language, list[Block]()
    why = sentences(one_line(reasoning(decision, language, org)))
    if why:
        found.append(Line(text=say(language, "because", reason=why[0])))
    if decision.notes:
        found.append(Line(text=say(language, "notes", notes=in_words(decision.notes, language, org))))
    return tuple(found)


def _issues(showing: Showing, decision: Decision) -> Blocks:
    if len(decision.issues) < 2:
        return ()
    org, language = showing.organisation, showing.organisation.language
    lines = tuple(
        say(
            language,
            "issue_line",
            summary=in_their_words(without_secrets(issue.summary, showing.case), language),
            team=org.team_name(issue.team),
        )
        for issue in decision.issues
    )
    return (Line(text=say_count(language, "several_issues", len(lines))), Items(items=lines, numbered=True))


def _questions(case: Case, decision: Decision, language: str) -> Blocks:
    if case.state != "asking" or not decision.questions:
        return ()
    return (
        Line(text=say(language, "we_asked")),
        Items(items=tuple(spoken(language, one) for one in decision.questions), numbered=len(decision.questions) > 1),
    )


def _flags(case: Case, decision: Decision, language: str) -> Blocks:
    flags = tuple(dict.fromkeys((*case.request.flags, *decision.flags)))
    words = [say(language, f"flag_{flag}") for flag in flags]
    if case.muted:
        words.append(say(language, "is_muted"))
    if case.private:
        words.append(say(language, "is_private"))
    return (Items(items=tuple(words)),) if words else ()


def _clock(showing: Showing) -> Blocks:
    """The SLA clock: what is due, what was reached, what is late. In shadow mode none runs."""
    case, language = showing.case, showing.organisation.language
    if "shadow" in case.request.flags:
        return ()
    clocks = running_clocks(case, showing.organisation)
    found: list[Block] = []
    if clocks.first_response_at is not None:
        found.append(moment(showing, "label_answered_at", clocks.first_response_at, for_agents=True))
    elif clocks.first_response_due_at is not None:
        found.append(moment(showing, "label_answer_by", clocks.first_response_due_at, for_agents=True))
    if first_response_missed(case, showing.now):
        found.append(Line(text=say(language, "first_response_late"), strong=True))
    if clocks.resolved_at is not None:
        found.append(moment(showing, "label_resolved_at", clocks.resolved_at, for_agents=True))
    elif clocks.resolution_due_at is not None:
        found.append(moment(showing, "label_solve_by", clocks.resolution_due_at, for_agents=True))
    if clocks.resolution_missed:
        found.append(Line(text=say(language, "resolution_late"), strong=True))
    if clocks.queued_until is not None and clocks.queued_until > showing.now:
        found.append(moment(showing, "label_queued_until", clocks.queued_until, for_agents=True))
    return tuple(found)


def seen_articles(decision: Decision) -> tuple[Candidate, ...]:
    """Articles of all issues, each once."""
    return tuple({article.id: article for issue in decision.issues for article in issue.articles}.values())


def _articles(decision: Decision, language: str) -> Blocks:
    articles = seen_articles(decision)[:3]
    heading = (Line(text=say(language, "articles_seen"), strong=True),) if articles else ()
    return (*heading, *(ArticleLink(title=article.title, url=article.url) for article in articles))


def _similar(decision: Decision, org: Organisation) -> Blocks:
    lines = tuple(_past(past, org) for past in decision.similar[:3])
    return (Line(text=say(org.language, "similar_requests"), strong=True), Items(items=lines)) if lines else ()


def _past(past: PastRequest, org: Organisation) -> str:
    return say(org.language, "similar_line", text=shorten(one_line(past.text), 90), label=label_name(past.label, org))


def label_name(label: str, org: Organisation) -> str:
    """The name of a label: a category's, or for kind:<id> the kind's."""
    if not label.startswith("kind:"):
        return org.category_name(label)
    kind = org.kind(label.removeprefix("kind:"))
    return kind.name if kind else label.removeprefix("kind:").replace("_", " ")


def _dialogue(showing: Showing) -> Blocks:
    """The last words kept with the case; who may read them is said beside each."""
    language, zone = agents_voice(showing)
    return tuple(
        Quote(
            text=without_secrets(note.text, showing.case),
            by=_said(note, showing),
            times=(timed(note.at, showing.now, zone, language),),
            trusted=note.side != "requester",
        )
        for note in showing.case.notes[-LAST_NOTES:]
    )


def _said(note: Note, showing: Showing) -> str:
    language, zone = agents_voice(showing)
    at = time_text(note.at, showing.now, zone, language)
    return say(language, f"said_{note.side}", name=name_of(note.by, language), at=at)


def _wish(showing: Showing) -> Blocks:
    wish, org = showing.case.wish, showing.organisation
    if wish is None:
        return ()
    topic = org.category_name(wish.category) if wish.category else say(org.language, "another_topic")
    line = Line(text=say(org.language, "wish", name=name_of(wish.by, org.language), topic=topic), strong=True)
    return (line, *((Quote(text=wish.text),) if wish.text else ()))


def _links(showing: Showing) -> Blocks:
    language = showing.organisation.language
    links = ((showing.origin_url, "label_post", "open_post"), (showing.case_url, "label_receipt", "open_receipt"))
    return tuple(LinkLine(label=say(language, label), text=say(language, text), url=url) for url, label, text in links if url)
