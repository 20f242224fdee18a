"""Short new posts: news of a case, the one line of a private case, refusals, and plain messages. An updated card notifies nobody."""

from typing import Final, get_args

from bot.cards.actions import marker
from bot.cards.agents import wants_agents_card
from bot.cards.card import Block, Button, Card, Items, Line, Moment, Quote, Tone
from bot.cards.plain_text import sentence
from bot.cards.showing import Showing, answer_here, button, language_of, local_time, moment, name_of
from bot.cards.words import known, say, spoken
from triage.case import News, NewsKind, Refused
from triage.facts import ActionName
from triage.organisation import Organisation

NEWS_KINDS: Final[tuple[NewsKind, ...]] = get_args(NewsKind)
_TONES: Final[dict[NewsKind, Tone]] = {
    "question": "attention",
    "waiting": "attention",
    "resolved": "good",
    "incident_solved": "good",
    "rotate_secret": "warning",
    "overdue": "warning",
    "wants_person": "attention",
    "follow_up": "quiet",
    "joined": "quiet",
}
_QUOTED: Final[frozenset[NewsKind]] = frozenset({"agent_reply", "waiting", "resolved", "reopened"})
"""News whose text is a person's words."""
_OF_AGENTS: Final[frozenset[NewsKind]] = frozenset({"agent_reply", "waiting", "resolved"})
"""Those of them that only agents write to the requester."""
_NAMED_ABOVE: Final[frozenset[NewsKind]] = frozenset({"agent_reply", "waiting"})
"""News whose title names that person already."""

DAY_BEGINS, DAY_ENDS = 7, 20
"""Hours of the requester's clock between which a post may mention them."""

REFUSALS: Final[tuple[str, ...]] = (
    "refused_still_working",
    "refused_left_alone",
    "refused_already_resolved",
    "refused_already_closed",
    "refused_already_claimed",
    "refused_not_now",
    "refused_only_agents",
    "refused_only_requester",
    "refused_nobody",
    "refused_missing_text",
    "refused_missing_rating",
    "refused_missing_assignee",
    "refused_missing_incident",
    "refused_unknown_case",
    "refused_bad_button",
    "refused_escalated_recently",
    "refused_needs_reason",
    "refused_not_yours",
    "refused_undo_too_late",
    "refused_nothing_to_undo",
    "refused_unknown_category",
    "refused_unknown_team",
    "refused_merged",
    "refused_shadow",
    "refused_no_wish",
    "refused_message_gone",
    "conflict_lost",
    "error_try_again",
)
"""Every word that a `Refused` may carry; a test holds triage and bot to it."""


def news_card(news: News, showing: Showing) -> Card:
    """The post of one piece of news: to agents in the organisation's language, to one person in theirs, else in the requester's."""
    language = _language(news, showing)
    title = sentence(say(language, _title(news, showing), name=name_of(news.by, language), team=_team(news, showing), case=showing.case.id))
    blocks = _body(news, showing, language)
    return Card(
        kind=f"news.{news.kind}",
        marker=marker(showing.case.id, f"news/{news.key}"),
        title=title,
        summary=title,
        tone=_TONES.get(news.kind, "plain"),
        blocks=blocks,
        buttons=_buttons(news, showing, language),
        mention=_mentioned(news, showing),
        language=language,
    )


def _title(news: News, showing: Showing) -> str:
    """The key of its words: who follows a request is not told that it is theirs."""
    return "news_resolved_follower" if news.kind == "resolved" and _is_follower(news, showing) else f"news_{news.kind}"


def _is_follower(news: News, showing: Showing) -> bool:
    return news.person is not None and news.person.id != showing.case.request.requester.id


def _language(news: News, showing: Showing) -> str:
    if news.to == "agents":
        return showing.organisation.language
    if news.person is not None and _is_follower(news, showing):
        return language_of(news.person.language, showing.organisation)
    return showing.language


def _team(news: News, showing: Showing) -> str:
    """Handed on: to whom. Else the team that has the case."""
    if news.kind == "handed_on" and news.text:
        return news.text
    return showing.organisation.team_name(showing.case.team)


def _mentioned(news: News, showing: Showing) -> str | None:
    """Who is notified; nobody at night, by the clock where the requester is (product file, "reply")."""
    if not news.mention or not DAY_BEGINS <= local_time(showing.now, showing.zone).hour < DAY_ENDS:
        return None
    return (news.person or showing.case.request.requester).id


def _buttons(news: News, showing: Showing, language: str) -> tuple[Button, ...]:
    """The quiet question after a working day can be answered where it stands."""
    if news.kind != "follow_up" or showing.case.state != "answered":
        return ()
    actions = (ActionName.SOLVED, ActionName.NEED_HELP)
    return tuple(button(showing.case, action, language) for action in actions)


def _body(news: News, showing: Showing, language: str) -> tuple[Block, ...]:
    lines = tuple(line for line in news.text.splitlines() if line.strip())
    if news.kind == "question":
        lines = tuple(spoken(language, line) for line in lines)
        return (Items(items=lines, numbered=len(lines) > 1), Line(text=answer_here(showing)))
    key = f"news_{news.kind}_more"
    more = (Line(text=say(language, key)),) if known(key) and not (news.kind == "resolved" and _is_follower(news, showing)) else ()
    more = (Line(text=answer_here(showing)),) if news.kind == "waiting" else more
    if news.kind in _QUOTED:
        by = None if news.kind in _NAMED_ABOVE else name_of(news.by, language)
        return (*((Quote(text=news.text, by=by, trusted=news.kind in _OF_AGENTS),) if lines else ()), *more)
    if news.kind == "handed_on":
        return _expected(showing)
    return (*((Line(text=news.text),) if lines else ()), *more)


def _expected(showing: Showing) -> tuple[Moment, ...]:
    due = showing.case.clocks.first_response_due_at
    return (moment(showing, "label_answer_by", due),) if due is not None and showing.case.clocks.first_response_at is None else ()


def private_line(showing: Showing) -> Card:
    """What stands in the thread of a private case: one line, and nothing of the case."""
    return _line(showing, "private_line", "quiet")


def unreached_line(showing: Showing) -> Card:
    """The same while its reader cannot be written to: who has it, and how to get what is private. As before, nothing of the case."""
    key = "private_with_team" if wants_agents_card(showing.case) else "private_waits"
    return _line(showing, key, "attention", Line(text=say(showing.language, "private_how")))


def _line(showing: Showing, key: str, tone: Tone, *more: Line) -> Card:
    text = say(showing.language, key)
    return Card(kind="private_line", marker=marker(showing.case.id, "private_line"), title=text, summary=text, tone=tone, blocks=more)


def refusal_card(refused: Refused, organisation: Organisation, language: str | None = None) -> Card:
    """Why something may not be done now, shown to the one who tried; a loser learns who won. `language` None: the organisation's."""
    spoken = language_of(language, organisation)
    gaps = {"name": "", **dict(refused.names)}
    gaps["name"] = gaps["name"] or say(spoken, "somebody")
    return plain_card("refusal", sentence(say(spoken, refused.word, **gaps)), tone="warning")


def error_card(organisation: Organisation, language: str | None = None) -> Card:
    """Something failed on our side: said without any detail, nothing the person wrote is lost."""
    return plain_card("error", say(language_of(language, organisation), "error_try_again"), tone="warning")


def plain_card(kind: str, title: str, *lines: str, tone: Tone = "plain") -> Card:
    """A message without a case: a title and paragraphs that were already said in the reader's language."""
    blocks = tuple(Line(text=line) for line in lines)
    return Card(kind=kind, marker="", title=title, summary=title, tone=tone, blocks=blocks)
