"""act under any order of actions by anybody: it never raises, counts versions, loses no ticket, and a refusal changes nothing."""

from collections import Counter

from hypothesis import event, given, settings
from hypothesis import strategies as st
from small_company import ALICE, BOB, CAROL, CLOCK, DAN, LENA, NOW, ORG, decision, does, done, opened, two_issues

from triage.case import OUTCOMES, Case, Change, Ignored, Refused
from triage.facts import KINDS, PRIORITIES, Action, ActionName, Event
from triage.lifecycle import WORKED
from triage.opening import open_case

BEGINNINGS = (
    opened("self_service"),
    opened(),
    opened("question"),
    two_issues(),
    opened("ticket_created", confirm="auto"),
    opened("person"),
    opened("person", flags=("shadow",)),
    opened("elsewhere", kind="hr"),
    opened("elsewhere", kind="incident", rule="incident: forward"),
    opened("known_incident", incident="inc-1"),
)
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "text": st.sampled_from(["", "some words", "my password is Hunter2!xyz9", "\x00", "<b>no</b>"]),
        "category": st.sampled_from(["signin", "network", "printing", "payroll", "nope"]),
        "priority": st.sampled_from(PRIORITIES),
        "team": st.sampled_from(["desk", "l2", "experts", "old", "nope"]),
        "kind": st.sampled_from(KINDS),
        "outcome": st.sampled_from([*OUTCOMES, "nope"]),
        "article": st.sampled_from(["reset-password", "nope", "none"]),
        "assignee": st.sampled_from([CAROL, DAN]),
        "incident": st.sampled_from(["new", "inc-1"]),
        "rating": st.integers(1, 5),
        "written": st.booleans(),
    },
)
STEPS = st.tuples(st.sampled_from(ActionName), st.sampled_from([ALICE, BOB, CAROL, DAN, LENA, CLOCK]), st.integers(0, 300), FIELDS)


def check(before: Case, change: Change) -> None:
    """What holds for every change."""
    after = change.case
    assert Change.model_validate(change.model_dump()) == change
    assert (after.version, after.id, after.opened_at) == (before.version + 1, before.id, before.opened_at)
    known = {ticket.key for ticket in before.tickets}
    planned = [ticket.key for ticket in after.tickets]
    assert known <= set(planned)
    assert len(planned) == len(set(planned))
    check_state(after)
    orders = Counter(order.id for order in change.orders)
    assert set(orders.values()) <= {1}
    created = {order.key for order in change.orders if order.operation == "create"}
    shadow = "shadow" in after.request.flags
    assert created == (set() if shadow else set(planned) - known)
    assert len({news.key for news in change.news}) == len(change.news)
    assert "Hunter2" not in after.model_dump_json() or any(note.side != "requester" for note in after.notes)


def check_state(case: Case) -> None:
    """What its state says is true of the case."""
    if case.state in WORKED:
        assert case.tickets
        assert case.clocks.started_at
        assert ORG.team(case.team).active
    assert (case.assignee is None) if case.state == "open" else True
    assert (case.assignee is not None) if case.state == "claimed" else True
    assert (case.clocks.waiting_since is not None) == (case.state == "waiting")
    assert (case.closed_as is None) or case.state in ("resolved", "closed")
    assert (case.incident is not None) or case.state != "incident"


@settings(max_examples=150)
@given(begin=st.sampled_from(BEGINNINGS), steps=st.lists(STEPS, min_size=1, max_size=12))
def test_any_walk_of_actions_keeps_a_case_whole(begin, steps):
    case, minutes = begin, 0
    for name, by, pause, fields in steps:
        minutes += pause
        found = does(case, name, by, minutes=minutes, **fields)
        event(type(found).__name__)
        if isinstance(found, Change):
            check(case, found)
            case = found.case
        else:
            assert isinstance(found, Refused | Ignored)


@settings(max_examples=60)
@given(
    begin=st.sampled_from(BEGINNINGS),
    steps=st.lists(STEPS, max_size=6),
    outcome=st.sampled_from([outcome for outcome in OUTCOMES if outcome != "ignored"]),
    kind=st.sampled_from(["answer", "edit", "action"]),
)
def test_asking_anew_after_any_walk_loses_no_ticket(begin, steps, outcome, kind):
    case = begin
    for name, by, _, fields in steps:
        found = does(case, name, by, **fields)
        case = found.case if isinstance(found, Change) else case
    again = Event(id="again/1", kind=kind, at=NOW, action=Action(name=ActionName.RETRIAGE, by=CAROL))
    incident = "inc-1" if outcome == "known_incident" else None
    check(case, open_case(again, case.request, decision(outcome, incident=incident), case, NOW, ORG))


def test_fifty_agents_who_claim_at_once_make_one_assignee():
    case = opened("ticket_created")
    won = done(case, "claim", CAROL).case
    agents = [DAN.model_copy(update={"id": f"playground:agent{n}"}) for n in range(49)]
    late = [does(won, "claim", agent) for agent in agents]
    assert all(isinstance(found, Refused) and dict(found.names) == {"name": "Carol"} for found in late)
