"""The variable part of a prompt: one request and what was found out about it, redacted, in few words, within its room. Pure.

Only the ticket keeps its lines, between tags; everything else is one line an item, in quotes: no text can pose as another part.
"""

from dataclasses import dataclass, replace
from typing import Final

from triage.facts import Candidate, Context, Incident, PastCase, PastRequest, Request
from triage.organisation import Organisation
from triage.prompt_gaps import filled
from triage.prompt_texts import Redactor, fenced, quoted
from triage.redact import Mapping, Roster
from triage.sanitise import MAXIMUM_CHARACTERS, cut
from triage.teams import recent_teams
from triage.tokens import estimated_tokens

MOST_RECENT: Final = 5
MOST_INCIDENTS: Final = 5
MOST_FILES: Final = 5
MOST_ASKED: Final = 6
LONGEST_NAME: Final = 80
LONGEST_LINE: Final = 160
SHORT_PASSAGE: Final = 120
NEAR_SCORE: Final = 0.7
"""The least score of an article of which a passage is told, as a share of the best one's."""
LEAST_TEXT: Final = 400
"""Characters of a ticket that are told whatever the room."""
KIND_PREFIX: Final = "kind:"
CUT: Final = " […]"


@dataclass(frozen=True)
class Measure:
    """How much is told: numbers of articles and like requests, and their longest texts in characters."""

    articles: int
    passage_characters: int
    similar: int
    similar_characters: int
    text_characters: int = 2 * MAXIMUM_CHARACTERS


@dataclass(frozen=True)
class Told:
    """Everything that may be told of a request, redacted but not cut."""

    requester: str
    text: str
    files: str
    asked: str
    status: str
    history: str
    recent: str
    articles: tuple[tuple[str, str], ...]
    """(title, passage), the passage empty where the title is enough."""
    similar: tuple[tuple[str, str], ...]
    """(label, text)"""


def variable_part(
    text: str, measure: Measure, request: Request, context: Context, org: Organisation, roster: Roster, room: int
) -> tuple[str, tuple[str, ...], Mapping]:
    """(what is asked, ids of the offered articles, mapping). `room`: tokens by the estimate; too much is told shorter and shorter."""
    redactor = Redactor(org.redaction(), roster, _people(request))
    told = _told(request, context, org, redactor, measure)
    if redactor.knows_a_secret:
        # What was told as a password in a later text may stand bare in an earlier one.
        told = _told(request, context, org, redactor, measure)
    asked = ""
    for shorter in _shorter(measure):
        asked = _filled(text, told, shorter)
        if estimated_tokens(asked) <= room:
            break
    else:
        over = estimated_tokens(asked) - room
        kept = max(LEAST_TEXT, min(len(told.text), shorter.text_characters) - 6 * over)
        asked = _filled(text, told, replace(shorter, text_characters=kept))
    return asked, tuple(candidate.id for candidate in context.candidates[: measure.articles]), redactor.mapping


def _people(request: Request) -> Roster:
    """Whose names may not leave beside the roster's: who asks and who reported it, by name and by the name of their mailbox."""
    people = [person for person in (request.requester, request.reported_by) if person is not None]
    names = [person.name for person in people if person.name]
    users = [person.email.partition("@")[0] for person in people if person.email]
    return Roster(names=tuple(names), users=tuple(users))


def _shorter(measure: Measure) -> tuple[Measure, ...]:
    few = replace(measure, similar=0)
    return measure, few, replace(few, passage_characters=min(SHORT_PASSAGE, few.passage_characters)), replace(few, passage_characters=0)


def _told(request: Request, context: Context, org: Organisation, redactor: Redactor, measure: Measure) -> Told:
    """The ticket first, so that its placeholders have the lowest numbers."""
    text = redactor.take(_ticket(request))
    return Told(
        text=text,
        requester=_requester(request, context, redactor),
        files="; ".join(quoted(redactor.take(file.name), LONGEST_NAME) for file in request.attachments[:MOST_FILES]),
        asked="\n".join(f"- {quoted(redactor.take(one), LONGEST_LINE)}" for one in context.asked[-MOST_ASKED:]),
        status="\n".join(_incident(one, redactor) for one in context.incidents if one.ended_at is None)[
            : MOST_INCIDENTS * LONGEST_LINE * 2
        ],
        history=_history(context, org),
        recent="\n".join(_recent(past, redactor) for past in context.recent[:MOST_RECENT]),
        articles=tuple(_article(one, context.candidates[0], redactor) for one in context.candidates[: measure.articles]),
        similar=tuple(_similar(one, org, redactor, measure.similar_characters) for one in _labelled(context, org)[: measure.similar]),
    )


def _filled(text: str, told: Told, measure: Measure) -> str:
    articles = [_offered(n, title, passage, measure) for n, (title, passage) in enumerate(told.articles, 1)]
    values = {
        "requester": told.requester,
        "recent": told.recent,
        "status": told.status,
        "history": told.history,
        "asked": told.asked,
        "articles": "\n".join(articles),
        "similar": "\n".join(f"{label}: {quoted(said, measure.similar_characters)}" for label, said in told.similar[: measure.similar]),
        "files": told.files,
    }
    shown = told.text if len(told.text) <= measure.text_characters else cut(told.text, measure.text_characters) + CUT
    return filled(text, {**values, "ticket": fenced(shown, values.values())})


def _offered(position: int, title: str, passage: str, measure: Measure) -> str:
    said = f": {quoted(passage, measure.passage_characters)}" if passage and measure.passage_characters else ""
    return f"A{position} {quoted(title, LONGEST_NAME)}{said}"


def _ticket(request: Request) -> str:
    parts = [f"Subject: {request.subject}"] if request.subject else []
    parts.append(request.text + (CUT if "truncated" in request.flags else ""))
    if request.additions:
        later = 0
        kept: list[str] = []
        for addition in reversed(request.additions):
            later += len(addition)
            if later > MAXIMUM_CHARACTERS and kept:
                break
            kept.append(cut(addition, MAXIMUM_CHARACTERS))
        parts += ["Said later:", *reversed(kept)]
    return "\n".join(part for part in parts if part)


def _requester(request: Request, context: Context, redactor: Redactor) -> str:
    """What is known of who asks, without a name. What people may write into their own profile stands in quotes."""
    person = request.requester
    known = [quoted(redactor.take(one), LONGEST_NAME) for one in (person.title, person.department, person.location) if one]
    known += ["remote"] if person.remote else []
    known += [quoted(redactor.take(person.time_zone), LONGEST_NAME)] if person.time_zone else []
    known += ["sent in by a colleague"] if request.reported_by is not None and request.reported_by.id != person.id else []
    return "; ".join([*known, f"{request.asked_at:%Y-%m-%d %H:%M} UTC"])


def _incident(incident: Incident, redactor: Redactor) -> str:
    reports = f", {incident.reporters} reports" if incident.reporters else ""
    return f"{quoted(redactor.take(incident.title), LONGEST_LINE)} since {incident.declared_at:%Y-%m-%d %H:%M} UTC{reports}"


def _history(context: Context, org: Organisation) -> str:
    """Which teams had the case and which may not get it back (seed, failure mode 5); triage/teams.py refuses them in any case."""
    if len(context.hops) < 2:
        return ""
    refused = [team.id for team in org.active_teams() if team.id in recent_teams(context.hops)]
    return " > ".join(context.hops) + (f". Do not route back to {', '.join(refused)}." if refused else "")


def _recent(past: PastCase, redactor: Redactor) -> str:
    return f"{past.opened_at:%Y-%m-%d} {past.category or 'no topic'}, {past.state}: {quoted(redactor.take(past.summary), LONGEST_LINE)}"


def _article(candidate: Candidate, best: Candidate, redactor: Redactor) -> tuple[str, str]:
    """(title, passage); of one that the search found far worse than the best the title is enough."""
    near = candidate.score >= NEAR_SCORE * best.score
    return redactor.offered(candidate.title), redactor.offered(_from(candidate.heading, candidate.passage)) if near else ""


def _from(heading: str, passage: str) -> str:
    return f"{heading}: {passage}" if heading and not passage.startswith(heading) else passage


def _labelled(context: Context, org: Organisation) -> list[PastRequest]:
    """The like requests whose label the organisation still has."""
    known = {*(category.id for category in org.categories), *(KIND_PREFIX + kind.id for kind in org.kinds)}
    return [past for past in context.similar if past.label in known]


def _similar(past: PastRequest, org: Organisation, redactor: Redactor, characters: int) -> tuple[str, str]:
    team = org.team(past.team)
    label = [past.label.removeprefix(KIND_PREFIX), past.priority, f"team {team.id}" if team is not None and team.active else None]
    return ", ".join(part for part in label if part), redactor.offered(past.text[: 2 * characters + LONGEST_LINE])
