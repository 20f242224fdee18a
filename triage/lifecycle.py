"""Who may do what when: one complete table. Every (state, action, role) is accepted, refused with words, or ignored.

The table is the rows below and nothing else; README prints it from here. What an accepted action makes of the case is triage/act.py.
"""

from collections.abc import Iterable
from typing import Literal

from triage.case import Case, Ignored, Refused, State
from triage.facts import CLOCK, Action, ActionName, Fact, Person, Role, same_person

UNDECIDED: tuple[State, ...] = ("answered", "asking", "proposed", "several")
"""No person has acted and no ticket exists (a person who acts on one of these moves it on)."""
WORKED: tuple[State, ...] = ("open", "claimed", "waiting")
"""There is a ticket and a clock."""
LIVE: tuple[State, ...] = (*UNDECIDED, *WORKED, "incident", "elsewhere")
ENDED: tuple[State, ...] = ("resolved", "closed")
SHOWN: tuple[State, ...] = (*LIVE, *ENDED)

Verdict = Literal["accepted", "refused", "ignored"]


class Row(Fact):
    """One action: in which states each role may do it, and what it needs. An action is refused or ignored everywhere else."""

    action: ActionName
    requester: tuple[State, ...] = ()
    agent: tuple[State, ...] = ()
    bystander: tuple[State, ...] = ()
    clock: tuple[State, ...] = ()
    needs: tuple[str, ...] = ()
    """Fields of Action that must be filled."""


_A = ActionName
ROWS: tuple[Row, ...] = (
    Row(action=_A.SOLVED, requester=LIVE),
    Row(action=_A.NEED_HELP, requester=("answered",)),
    Row(action=_A.CREATE_TICKET, requester=("proposed",), agent=("proposed", "several")),
    Row(action=_A.EDIT_REQUEST, requester=("proposed", "several"), needs=("text",)),
    Row(action=_A.NOT_NEEDED, requester=UNDECIDED),
    Row(action=_A.ADD_DETAILS, requester=LIVE, needs=("text",)),
    Row(action=_A.FILE_SPLIT, requester=("several",), agent=("several",)),
    Row(action=_A.FILE_ONE, requester=("several",), agent=("several",)),
    Row(action=_A.SOMETHING_ELSE, requester=("incident",)),
    Row(action=_A.UNDO_TICKET, requester=("open",)),
    Row(action=_A.RATE, requester=("resolved",), needs=("rating",)),
    Row(action=_A.WRONG_TOPIC, requester=(*LIVE, "resolved")),
    Row(action=_A.TALK_TO_PERSON, requester=LIVE),
    Row(action=_A.WITHDRAW, requester=UNDECIDED),
    Row(action=_A.JOIN, agent=LIVE, bystander=LIVE),
    Row(action=_A.CLAIM, agent=(*UNDECIDED, "open", "waiting", "incident", "elsewhere")),
    Row(action=_A.UNCLAIM, agent=("claimed",)),
    Row(action=_A.CONFIRM, agent=SHOWN),
    Row(action=_A.UNCONFIRM, agent=SHOWN),
    Row(action=_A.CORRECT, agent=SHOWN),
    Row(action=_A.REPLY, agent=(*LIVE, "resolved"), needs=("text",)),
    Row(action=_A.ASK, agent=LIVE, needs=("text",)),
    Row(action=_A.RESOLVE, agent=LIVE),
    Row(action=_A.REOPEN, requester=ENDED, agent=ENDED),
    Row(action=_A.ASSIGN, agent=LIVE, needs=("assignee",)),
    Row(action=_A.ESCALATE, requester=WORKED, agent=LIVE),
    Row(action=_A.RETRIAGE, requester=UNDECIDED, agent=(*LIVE, "resolved")),
    Row(action=_A.NOT_A_REQUEST, agent=LIVE),
    Row(action=_A.MERGE, agent=(*UNDECIDED, *WORKED), needs=("incident",)),
    Row(action=_A.MUTE, requester=SHOWN, agent=SHOWN),
    Row(action=_A.UNMUTE, requester=SHOWN, agent=SHOWN),
    Row(action=_A.NOTE, agent=SHOWN, needs=("text",)),
    Row(action=_A.AGREE_TOPIC, agent=SHOWN),
    Row(action=_A.DISMISS_TOPIC, agent=SHOWN),
    Row(action=_A.END_INCIDENT, agent=LIVE),
    Row(action=_A.INCIDENT_SOLVED, clock=("incident",)),
    Row(action=_A.AUTO_CREATE, clock=("proposed", "several")),
    Row(action=_A.QUESTION_TIMEOUT, clock=("asking",)),
    Row(action=_A.FOLLOW_UP, clock=("answered",)),
    Row(action=_A.CLOSE_UNCONFIRMED, clock=("answered",)),
    Row(action=_A.FIRST_RESPONSE_MISSED, clock=WORKED),
    Row(action=_A.RESOLUTION_MISSED, clock=WORKED),
)
_ROWS: dict[ActionName, Row] = {row.action: row for row in ROWS}

_QUIET: frozenset[tuple[ActionName, Role]] = frozenset({(_A.JOIN, Role.REQUESTER), (_A.WITHDRAW, Role.REQUESTER)})
"""Actions that somebody did not mean as one (a plus-one under one's own post, deleting a post): never answered with words."""


_REACHES_OUT: frozenset[ActionName] = frozenset(
    {_A.CLAIM, _A.UNCLAIM, _A.REPLY, _A.ASK, _A.RESOLVE, _A.REOPEN, _A.ASSIGN, _A.ESCALATE, _A.MERGE, _A.END_INCIDENT}
    | {_A.CREATE_TICKET, _A.FILE_SPLIT, _A.FILE_ONE}
)
"""What agents do to the requester or to a ticket."""


def only_watched(case: Case, action: ActionName) -> bool:
    """In shadow mode agents judge what was decided (confirm, correct); nothing reaches the requester, and there is no ticket."""
    return "shadow" in case.request.flags and action in _REACHES_OUT


def allowed(action: ActionName, role: Role) -> tuple[State, ...]:
    """The states in which that role may do the action. A lead may do whatever an agent may."""
    row = _ROWS[action]
    match role:
        case Role.REQUESTER:
            return row.requester
        case Role.AGENT | Role.LEAD:
            return row.agent
        case Role.BYSTANDER:
            return row.bystander
        case Role.CLOCK:
            return row.clock


def needs(action: ActionName) -> tuple[str, ...]:
    """The fields of Action that must be filled, such as ("text",) for a reply."""
    return _ROWS[action].needs


def verdict(state: State, action: ActionName, role: Role) -> tuple[Verdict, str]:
    """The table's cell, and for a refusal the key of its words. Total over STATES x ActionName x Role."""
    states = allowed(action, role)
    if state in states:
        return "accepted", ""
    if role is Role.CLOCK or (action, role) in _QUIET or (action is _A.JOIN and not states):
        return "ignored", ""
    if not states:
        return "refused", _wrong_role(action, role)
    return "refused", _wrong_state(state)


def _wrong_role(action: ActionName, role: Role) -> str:
    row = _ROWS[action]
    if row.clock and not (row.agent or row.requester):
        return "refused_nobody"
    if role is Role.BYSTANDER:
        return "refused_only_agents" if row.agent and not row.requester else "refused_only_requester"
    return "refused_only_agents" if row.agent else "refused_only_requester"


def _wrong_state(state: State) -> str:
    match state:
        case "new":
            return "refused_still_working"
        case "ignored":
            return "refused_left_alone"
        case "resolved":
            return "refused_already_resolved"
        case "closed":
            return "refused_already_closed"
        case "claimed":
            return "refused_already_claimed"
        case _:
            return "refused_not_now"


def judge(case: Case, action: Action, roles: Iterable[Role]) -> Role | Refused | Ignored:
    """May this be done to this case now? The role that may, else why not. Looks at the table and at what the action needs.

    With several roles (an agent's own request) one that may is enough. A click on a card of an older version is judged by the
    state of now: buttons that still make sense still work.
    """
    verdicts = [(role, *verdict(case.state, action.name, role)) for role in roles]
    accepted = [role for role, found, _ in verdicts if found == "accepted"]
    if accepted:
        if only_watched(case, action.name):
            return Refused(word="refused_shadow")
        missing = [field for field in needs(action.name) if not _filled(getattr(action, field))]
        if missing:
            return Refused(word="refused_missing_" + missing[0])
        return accepted[0]
    if action.name is _A.CLAIM and case.state == "claimed" and case.assignee is not None and same_person(case.assignee, action.by):
        return Ignored()
    refused = next((word for _, found, word in verdicts if found == "refused"), None)
    if refused is None:
        return Ignored()
    return Refused(word=refused, names=(("name", _who(case)),))


def _filled(value: object) -> bool:
    return bool(value.strip()) if isinstance(value, str) else value is not None


def _who(case: Case) -> str:
    """Who won, for the one who came too late: the assignee, else who made the newest version."""
    person = case.assignee or case.by
    return person.name or person.id if person and person != CLOCK else ""


def roles_of(person: Person, case: Case) -> tuple[Role, ...]:
    """What a person is to a case, the most special role first. On another platform it is the same person (same_person)."""
    roles: list[Role] = []
    if person.id == CLOCK.id:
        return (Role.CLOCK,)
    asked = (case.request.requester, *((case.request.reported_by,) if case.request.reported_by else ()))
    if any(same_person(person, one) for one in asked):
        roles.append(Role.REQUESTER)
    if person.is_lead:
        roles.append(Role.LEAD)
    if person.is_agent or person.is_lead:
        roles.append(Role.AGENT)
    return tuple(roles) or (Role.BYSTANDER,)
