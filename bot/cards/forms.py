"""Forms: what is asked before an action is done. What comes back is read by form_answers.py."""

from collections.abc import Callable, Sequence
from typing import Final

from bot.cards.actions import FORMS, encode
from bot.cards.card import Choice, Field, Form
from bot.cards.form_answers import NEW_INCIDENT, Filled, field_error, read_form
from bot.cards.offers import first_response_missed
from bot.cards.showing import Showing, language_of, sure
from bot.cards.words import say, spoken
from triage.act_requester import own_priority
from triage.case import OUTCOMES
from triage.facts import KINDS, PRIORITIES, ActionName, Candidate, Fact, Incident, Person

__all__ = ["NEW_INCIDENT", "NO_ARTICLE", "Filled", "field_error", "form_for", "form_language", "read_form"]

_A = ActionName
LONGEST_WORDS: Final = 3000
LONGEST_LINE: Final = 200
NO_ARTICLE: Final = "none"
"""The choice in `article` that says: no article answers this."""
CORRECTED_OUTCOMES: Final = tuple(outcome for outcome in OUTCOMES if outcome not in ("ignored", "ticket_created"))


class Asking(Fact):
    """What a form is made from beside the case: whom one can assign to, what one can merge into, which articles can be right."""

    showing: Showing
    agents: tuple[Person, ...] = ()
    incidents: tuple[Incident, ...] = ()
    articles: tuple[Candidate, ...] = ()
    for_agent: bool = False

    @property
    def language(self) -> str:
        return self.showing.organisation.language if self.for_agent else self.showing.language


def form_for(
    action: ActionName,
    showing: Showing,
    *,
    agents: Sequence[Person] = (),
    incidents: Sequence[Incident] = (),
    articles: Sequence[Candidate] = (),
    for_agent: bool = False,
) -> Form:
    """The form of an action on this version of the case, for the requester or an agent. KeyError for an action without a form."""
    if action not in FORMS:
        raise KeyError(f"{action} is done without a form; expected one of {', '.join(sorted(FORMS))}")
    asking = Asking(showing=showing, agents=tuple(agents), incidents=tuple(incidents), articles=tuple(articles), for_agent=for_agent)
    language = asking.language
    answers = action is _A.RETRIAGE and showing.case.state == "asking" and not for_agent
    words = "answer" if answers else str(action)
    return Form(
        action=action,
        title=say(language, f"form_{words}"),
        value=encode(showing.case.id, showing.case.version, action),
        fields=_answer(asking) if answers else _FIELDS[action](asking),
        submit=say(language, f"submit_{words}"),
        cancel=say(language, "cancel"),
        intro="\n".join((*(_questions(asking) if answers else ()), say(language, f"intro_{words}"))),
    )


def _answer(asking: Asking) -> tuple[Field, ...]:
    """The requester's answer to the triage's question: the same as looking again with more detail, which must then be given."""
    return (_words(asking, "field_answer"),)


def _questions(asking: Asking) -> tuple[str, ...]:
    """What was asked, numbered if it is more than one thing; it stands above the answer."""
    decision = asking.showing.case.decision
    asked = [spoken(asking.language, one) for one in decision.questions] if decision else []
    return tuple(f"{number}. {one}" if len(asked) > 1 else one for number, one in enumerate(asked, 1))


def _words(asking: Asking, label: str, *, required: bool = True, value: str = "", hint: str = "") -> Field:
    language = asking.language
    return Field(
        name="text",
        label=say(language, label),
        type="words",
        value=value,
        required=required,
        hint=say(language, hint) if hint else "",
        max_length=LONGEST_WORDS,
    )


def _choice(name: str, label: str, choices: Sequence[Choice], *, required: bool, value: str = "", hint: str = "") -> Field:
    return Field(name=name, label=label, type="choice", choices=tuple(choices), required=required, value=value, hint=hint)


def _unchanged(asking: Asking, current: str) -> Choice:
    key = "unchanged" if current else "unchanged_none"
    return Choice(value="", label=say(asking.language, key, current=current))


def _topics(asking: Asking) -> tuple[Choice, ...]:
    return tuple(Choice(value=category.id, label=category.name) for category in asking.showing.organisation.categories)


def _edit_request(asking: Asking) -> tuple[Field, ...]:
    decision = asking.showing.case.decision
    summary = decision.issues[0].summary if decision and len(decision.issues) == 1 else ""
    org, case, language = asking.showing.organisation, asking.showing.case, asking.language
    decided = decision.priority if decision else case.priority
    # Below the threshold nothing is shown as fact, here neither.
    topic = org.category_name(case.category) if sure(case, org) else ""
    priorities = [Choice(value=p, label=say(language, f"priority_{p}")) for p in PRIORITIES if own_priority(p, decided) == p]
    priority = say(language, f"priority_{case.priority}")
    return (
        _words(asking, "field_summary", value=summary),
        _choice("category", say(language, "field_category"), (_unchanged(asking, topic), *_topics(asking)), required=False),
        _choice("priority", say(language, "field_priority"), (_unchanged(asking, priority), *priorities), required=False),
    )


def _add_details(asking: Asking) -> tuple[Field, ...]:
    return (_words(asking, "field_details"),)


def _escalate(asking: Asking) -> tuple[Field, ...]:
    missed = first_response_missed(asking.showing.case, asking.showing.now)
    return (_words(asking, "field_reason", required=not (missed or asking.for_agent)),)


def _wrong_topic(asking: Asking) -> tuple[Field, ...]:
    language = asking.language
    none = Choice(value="", label=say(language, "topic_unknown"))
    topics = _choice("category", say(language, "field_right_topic"), (none, *_topics(asking)), required=False)
    return (topics, _words(asking, "field_what_is_it_about", required=False))


def _rate(asking: Asking) -> tuple[Field, ...]:
    language = asking.language
    choices = tuple(Choice(value=str(n), label=say(language, f"rating_{n}")) for n in range(5, 0, -1))
    rating = Field(name="rating", label=say(language, "field_rating"), type="rating", choices=choices)
    return (rating, _words(asking, "field_comment", required=False))


def _correct(asking: Asking) -> tuple[Field, ...]:
    org, case, language = asking.showing.organisation, asking.showing.case, asking.language
    now = case.decision
    priorities = [Choice(value=p, label=say(language, f"priority_{p}")) for p in PRIORITIES]
    teams = [Choice(value=team.id, label=team.name) for team in org.active_teams()]
    kinds = [Choice(value=kind, label=say(language, f"kind_{kind}")) for kind in KINDS]
    outcomes = [Choice(value=outcome, label=say(language, f"outcome_{outcome}")) for outcome in CORRECTED_OUTCOMES]
    kind_now = say(language, f"kind_{now.kind}") if now else ""
    outcome_now = say(language, f"outcome_{now.outcome}") if now else ""
    articles = (Choice(value=NO_ARTICLE, label=say(language, "no_article")), *(Choice(value=a.id, label=a.title) for a in asking.articles))

    def field(name: str, current: str, choices: Sequence[Choice]) -> Field:
        return _choice(name, say(language, f"field_{name}"), (_unchanged(asking, current), *choices), required=False)

    return (
        field("category", org.category_name(case.category), _topics(asking)),
        field("priority", say(language, f"priority_{case.priority}"), priorities),
        field("team", org.team_name(case.team), teams),
        field("kind", kind_now, kinds),
        field("outcome", outcome_now, outcomes),
        field("article", "", articles),
        _words(asking, "field_why", required=False, hint="hint_why"),
    )


def _reply(asking: Asking) -> tuple[Field, ...]:
    return (_words(asking, "field_reply", hint="hint_reply"),)


def _ask(asking: Asking) -> tuple[Field, ...]:
    return (_words(asking, "field_question", hint="hint_reply"),)


def _resolve(asking: Asking) -> tuple[Field, ...]:
    return (_words(asking, "field_resolution", required=False, hint="hint_reply"),)


def _assign(asking: Asking) -> tuple[Field, ...]:
    language = asking.language
    people = tuple(Choice(value=agent.id, label=agent.name or say(language, "somebody")) for agent in asking.agents)
    return (_choice("assignee", say(language, "field_assignee"), people, required=True),)


def _merge(asking: Asking) -> tuple[Field, ...]:
    language = asking.language
    known = tuple(Choice(value=incident.id, label=incident.title) for incident in asking.incidents)
    new = Choice(value=NEW_INCIDENT, label=say(language, "new_incident"))
    title = Field(
        name="text",
        label=say(language, "field_incident_title"),
        type="text",
        required=False,
        hint=say(language, "hint_incident_title"),
        max_length=LONGEST_LINE,
    )
    return (_choice("incident", say(language, "field_incident"), (*known, new), required=True), title)


def _retriage(asking: Asking) -> tuple[Field, ...]:
    return (_words(asking, "field_details", required=False),)


def _note(asking: Asking) -> tuple[Field, ...]:
    return (_words(asking, "field_note", hint="hint_note"),)


def _need_help(asking: Asking) -> tuple[Field, ...]:
    return (_words(asking, "field_what_is_missing", required=False),)


_FIELDS: Final[dict[ActionName, Callable[[Asking], tuple[Field, ...]]]] = {
    _A.EDIT_REQUEST: _edit_request,
    _A.ADD_DETAILS: _add_details,
    _A.ESCALATE: _escalate,
    _A.WRONG_TOPIC: _wrong_topic,
    _A.RATE: _rate,
    _A.CORRECT: _correct,
    _A.REPLY: _reply,
    _A.ASK: _ask,
    _A.RESOLVE: _resolve,
    _A.ASSIGN: _assign,
    _A.MERGE: _merge,
    _A.RETRIAGE: _retriage,
    _A.NOTE: _note,
    _A.NEED_HELP: _need_help,
}


def form_language(showing: Showing, *, for_agent: bool) -> str:
    """The language of a form: the requester's, or for an agent the organisation's."""
    return showing.organisation.language if for_agent else language_of(showing.language, showing.organisation)
