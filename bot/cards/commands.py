"""Private answers to commands, and the daily line to the agents: status, mine, queue, kb, report, help, retriage, summary, why."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final, Protocol

from bot.cards.actions import FORCED, encode, opens_form
from bot.cards.card import ArticleLink, Block, Button, Card, Fields, Items, Line, LinkLine
from bot.cards.plain_text import one_line, shorten
from bot.cards.reasons import in_their_words
from bot.cards.showing import Showing, agents_link, language_of, moment, name_of, sure, ticket_lines, time_text, timed, without_secrets
from bot.cards.words import known, say, say_count
from triage.case import STATES, Case
from triage.facts import ActionName, Candidate, Priority
from triage.organisation import Organisation

MOST_LINES: Final = 20
MOST_BUTTONS: Final = 10


class CaseRow(Protocol):
    """One case in a list; storage.store.CaseLine is one. Cards may not import storage, so what is needed is named here."""

    @property
    def case_id(self) -> str: ...
    @property
    def version(self) -> int: ...
    @property
    def state(self) -> str: ...
    @property
    def summary(self) -> str: ...
    @property
    def requester_name(self) -> str: ...
    @property
    def priority(self) -> Priority: ...
    @property
    def team(self) -> str | None: ...
    @property
    def assignee_name(self) -> str | None: ...
    @property
    def opened_at(self) -> datetime: ...
    @property
    def changed_at(self) -> datetime: ...
    @property
    def outcome(self) -> str | None: ...
    @property
    def first_response_due_at(self) -> datetime | None: ...
    @property
    def first_response_at(self) -> datetime | None: ...
    @property
    def ignored_because(self) -> str | None: ...
    @property
    def channel(self) -> str | None: ...


def _answer(kind: str, title: str, blocks: Sequence[Block], buttons: Sequence[Button] = (), footer: str = "") -> Card:
    return Card(kind=kind, marker="", title=title, summary=title, blocks=tuple(blocks), buttons=tuple(buttons), footer=footer)


def status_card(showing: Showing) -> Card:
    """How one case stands, for its requester; for agents with the way to their card."""
    case, org, language = showing.case, showing.organisation, showing.language
    pairs = [(say(language, "label_state"), say(language, f"state_{case.state}"))]
    if case.team and case.tickets:
        pairs.append((say(language, "label_team"), org.team_name(case.team)))
    if case.assignee is not None:
        pairs.append((say(language, "label_assignee"), name_of(case.assignee, language)))
    due = case.clocks.first_response_due_at
    expected = (moment(showing, "label_answer_by", due),) if due is not None and case.clocks.first_response_at is None else ()
    link = (
        (LinkLine(label=say(language, "label_post"), text=say(language, "open_post"), url=showing.origin_url),)
        if showing.origin_url
        else ()
    )
    title = say(language, "title_status", case=case.id, summary=in_their_words(_about(case), language))
    blocks = (Fields(pairs=tuple(pairs)), *ticket_lines(showing, language), *expected, *link, *agents_link(showing, language))
    return _answer("command.status", title, blocks)


def _about(case: Case) -> str:
    summary = case.tickets[0].summary if case.tickets else case.decision.issues[0].summary if case.decision else case.request.text
    return shorten(one_line(without_secrets(summary, case)), 150)


def mine_card(lines: Sequence[CaseRow], organisation: Organisation, language: str | None = None) -> Card:
    """The caller's own requests, newest first."""
    spoken = language_of(language, organisation)
    items = tuple(
        say(
            spoken,
            "mine_line",
            case=line.case_id,
            summary=shorten(one_line(in_their_words(line.summary, spoken)), 90),
            state=say(spoken, f"state_{line.state}"),
        )
        for line in lines[:MOST_LINES]
    )
    blocks = (Items(items=items),) if items else (Line(text=say(spoken, "mine_none")),)
    return _answer("command.mine", say(spoken, "title_mine"), (*blocks, *_and_more(len(lines), MOST_LINES, spoken)))


def queue_card(lines: Sequence[CaseRow], organisation: Organisation, now: datetime) -> Card:
    """What is open to people, in the order the store gives it: most urgent first. For agents."""
    language = organisation.language
    blocks = (queue_lines(lines[:MOST_LINES], organisation, now),) if lines else (Line(text=say(language, "queue_empty")),)
    title = say_count(language, "title_queue", len(lines))
    return _answer("command.queue", title, (*blocks, *_and_more(len(lines), MOST_LINES, language)))


def queue_lines(lines: Sequence[CaseRow], org: Organisation, now: datetime) -> Items:
    """One line a case, with its time in the reader's zone."""
    due = (line.first_response_due_at for line in lines if line.first_response_at is None)
    times = tuple(timed(at, now, org.time_zone, org.language) for at in dict.fromkeys(due) if at is not None)
    return Items(items=tuple(queue_line(line, org, now) for line in lines), times=times)


def queue_line(line: CaseRow, org: Organisation, now: datetime) -> str:
    priority, *rest = _standing(line, org, now)
    return " · ".join(
        part for part in (line.case_id, priority, shorten(one_line(in_their_words(line.summary, org.language)), 80), *rest) if part
    )


def standing(line: CaseRow, org: Organisation, now: datetime) -> str:
    """The same without number and summary, for where both stand above it."""
    return " · ".join(_standing(line, org, now))


def _standing(line: CaseRow, org: Organisation, now: datetime) -> list[str]:
    language = org.language
    parts = [
        say(language, f"priority_{line.priority}"),
        org.team_name(line.team),
        line.assignee_name or say(language, f"state_{line.state}"),
    ]
    if line.first_response_due_at is not None and line.first_response_at is None:
        key = "queue_late" if line.first_response_due_at <= now else "queue_due"
        parts.append(say(language, key, at=time_text(line.first_response_due_at, now, org.time_zone, language)))
    return [part for part in parts if part]


def _and_more(count: int, most: int, language: str) -> tuple[Line, ...]:
    return (Line(text=say_count(language, "and_more", count - most), quiet=True),) if count > most else ()


def kb_card(query: str, hits: Sequence[Candidate], organisation: Organisation, language: str | None = None) -> Card:
    """What the knowledge base has on a query: at most five articles, the best first."""
    spoken = language_of(language, organisation)
    links = [ArticleLink(title=hit.title, url=hit.url, passage=hit.passage) for hit in hits[:5]]
    title = say(spoken, "title_kb", query=shorten(one_line(query), 80))
    return _answer("command.kb", title, links or [Line(text=say(spoken, "kb_none"))])


COMMANDS: Final = ("triage", "status", "mine", "queue", "kb", "report", "mute", "retriage", "help")
AGENT_COMMANDS: Final = frozenset({"queue", "report"})


def accepted_card(language: str, link: str | None) -> Card:
    """`/triage TEXT` was taken: the answer comes in the person's direct conversation, to which `link` leads if there is one."""
    links = (LinkLine(label=say(language, "label_post"), text=say(language, "open_post"), url=link),) if link else ()
    return _answer("command.triage", say(language, "triage_accepted"), links)


def help_card(organisation: Organisation, *, is_agent: bool, language: str | None = None) -> Card:
    """What one can do here, with the commands that this person may use."""
    spoken = language_of(language, organisation)
    items = tuple(say(spoken, f"help_{command}") for command in COMMANDS if is_agent or command not in AGENT_COMMANDS)
    return _answer("command.help", say(spoken, "title_help"), (Line(text=say(spoken, "help_intro")), Items(items=items)))


def report_card(counts: Mapping[str, int], organisation: Organisation) -> Card:
    """Cases by state, for agents. Counts of other things are left out."""
    language = organisation.language
    pairs = tuple((say(language, f"state_{state}"), str(counts[state])) for state in STATES if counts.get(state))
    total = sum(counts.get(state, 0) for state in STATES)
    return _answer("command.report", say_count(language, "title_report", total), (Fields(pairs=pairs),) if pairs else ())


def retriage_card(old: Case, new: Case, organisation: Organisation, language: str | None = None) -> Card:
    """What the second look changed: old and new side by side."""
    spoken = language_of(language, organisation)
    rows = (
        (key, _row(key, old, organisation, spoken), _row(key, new, organisation, spoken))
        for key in ("outcome", "category", "priority", "team")
    )
    pairs = tuple((say(spoken, f"label_{key}"), _side_by_side(before, after, spoken)) for key, before, after in rows)
    title = say(spoken, "title_retriage", case=new.id)
    return _answer("command.retriage", title, (Line(text=_about(new), strong=True), Fields(pairs=pairs)))


def _row(key: str, case: Case, org: Organisation, language: str) -> str:
    match key:
        case "outcome":
            return say(language, f"outcome_{case.decision.outcome}") if case.decision else say(language, f"state_{case.state}")
        case "team":
            return org.team_name(case.team) or say(language, "no_team")
        case "category" if case.category is None:
            return say(language, "no_topic")
        case _ if not sure(case, org):
            return say(language, "not_sure")
        case _:
            return org.category_name(case.category) if key == "category" else say(language, f"priority_{case.priority}")


def _side_by_side(before: str, after: str, language: str) -> str:
    return say(language, "same_as_before", what=after) if before == after else say(language, "before_after", before=before, after=after)


def retriage_offer_card(lines: Sequence[CaseRow], organisation: Organisation, language: str | None = None) -> Card:
    """`/retriage` without argument: the caller's latest cases, each with its button."""
    spoken = language_of(language, organisation)
    chosen = lines[:5]
    items = tuple(shorten(one_line(in_their_words(line.summary, spoken)), 90) for line in chosen)
    blocks = (Items(items=items, numbered=True),) if items else (Line(text=say(spoken, "mine_none")),)
    return _answer(
        "command.retriage_offer", say(spoken, "title_retriage_offer"), blocks, _line_buttons(chosen, "retriage_number", spoken, None)
    )


def ignored_card(lines: Sequence[CaseRow], organisation: Organisation, now: datetime) -> Card:
    """The daily line: what was left alone and why, without its words; each can still be triaged with one click. For agents."""
    language, chosen = organisation.language, lines[:MOST_BUTTONS]
    items = tuple(_ignored_line(line, organisation, now) for line in chosen)
    times = tuple(timed(at, now, organisation.time_zone, language) for at in dict.fromkeys(line.opened_at for line in chosen))
    blocks = (Items(items=items, numbered=True, times=times),) if items else ()
    title = say_count(language, "title_ignored", len(lines))
    buttons = _line_buttons(chosen, "triage_number", language, FORCED)
    return _answer("agents.ignored", title, (*blocks, *_and_more(len(lines), MOST_BUTTONS, language)), buttons)


def _ignored_line(line: CaseRow, org: Organisation, now: datetime) -> str:
    language = org.language
    at = time_text(line.opened_at, now, org.time_zone, language)
    place = f"#{line.channel}" if line.channel else say(language, "direct_message")
    name = line.requester_name or say(language, "somebody")
    return say(language, "ignored_line", at=at, name=name, place=place, why=left_alone_because(line.ignored_because, language))


def left_alone_because(why: str | None, language: str) -> str:
    """The reason why something was left alone, in words."""
    key = f"left_alone_{why}"
    return say(language, key if known(key) else "left_alone_not_a_request")


def _line_buttons(lines: Sequence[CaseRow], label: str, language: str, arg: str | None) -> tuple[Button, ...]:
    action = ActionName.RETRIAGE
    return tuple(
        Button(
            action=action,
            label=say(language, label, number=number),
            value=encode(line.case_id, line.version, action, arg),
            form=opens_form(action, arg),
        )
        for number, line in enumerate(lines, 1)
    )
