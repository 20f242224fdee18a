"""opening: how a decision opens a case, and how the case goes on when the question is asked anew."""

from datetime import datetime, timedelta

import pytest
from small_company import (
    ALICE,
    BOB,
    CAROL,
    NOW,
    ORG,
    claimed,
    decision,
    done,
    dues_of,
    news_of,
    opened,
    orders_of,
    posted,
    request,
    resolved,
    routed,
)

from triage.facts import Action, ActionName, Event, Priority
from triage.opening import leave_alone, open_case


def again(case, event: Event | None = None, minutes=5, **fields):
    """The case after the question was asked anew; `fields` are the new decision's."""
    event = event or Event(id="click/again", kind="action", at=NOW, action=Action(name=ActionName.RETRIAGE, by=CAROL))
    words = fields.pop("words", case.request)
    return open_case(event, words, decision(**fields), case, NOW + timedelta(minutes=minutes), ORG)


def first(outcome, now: datetime = NOW, flags=(), **fields):
    return open_case(posted(), request(flags=flags), decision(outcome, **fields), None, now, ORG)


@pytest.mark.parametrize(
    ("outcome", "state", "due", "tickets"),
    [
        ("self_service", "answered", {"follow_up": 1440}, 0),
        ("ticket_proposed", "proposed", {"auto_create": 3}, 0),
        ("ticket_created", "open", {"first_response_missed": 240, "resolution_missed": 4320}, 1),
        ("person", "open", {"first_response_missed": 240, "resolution_missed": 4320}, 1),
        ("question", "asking", {"question_timeout": 240}, 0),
        ("elsewhere", "elsewhere", {}, 0),
        ("known_incident", "incident", {}, 0),
    ],
)
def test_every_outcome_opens_in_its_state_with_its_deadline(outcome, state, due, tickets):
    change = first(outcome)
    assert (change.case.state, change.case.version, len(change.case.tickets), len(change.orders)) == (state, 1, tickets, tickets)
    assert dues_of(change) == due


def test_several_issues_are_asked_about_or_filed_as_several():
    two = (routed(), routed("VPN is slow", "network", "network"))
    assert first("ticket_proposed", issues=two).case.state == "several"
    assert [order.team for order in first("ticket_created", issues=two).orders] == ["desk", "network"]


def test_a_forwarded_kind_is_a_ticket():
    change = first("elsewhere", kind="incident", rule="incident: forward")
    assert (change.case.state, orders_of(change)) == ("open", [("create", "C1001/1")])


def test_a_ticket_carries_the_words_and_the_seeds_fields():
    (order,) = first("ticket_created", reasoning="votes", model="offline").orders
    assert (order.id, order.text, order.requester) == ("message/1/create/C1001/1", "I forgot my password", ALICE)
    assert dict(order.fields) == {
        "Triage Category": "signin",
        "Triage Confidence": "0.80",
        "Triage Reasoning": "votes",
        "Triage Timestamp": NOW.isoformat(),
        "Triage Model": "offline",
    }


@pytest.mark.parametrize(("priority", "queued"), [("normal", True), ("low", True), ("high", False), ("critical", False)])
def test_after_hours_what_can_wait_is_queued_for_the_next_opening(priority: Priority, queued):
    night = NOW.replace(hour=22)
    change = open_case(posted(), request(asked_at=night), decision("person", priority=priority), None, night, ORG)
    opening = NOW.replace(day=4, hour=9)
    assert change.case.clocks.queued_until == (opening if queued else None)


def test_a_critical_case_counts_around_the_clock():
    night = NOW.replace(hour=22)
    change = open_case(posted(), request(asked_at=night), decision("person", priority="critical"), None, night, ORG)
    assert change.case.clocks.first_response_due_at == night + timedelta(minutes=15)


def test_in_shadow_mode_a_case_is_recorded_and_nothing_else():
    change = first("ticket_created", flags=("shadow", "secret"))
    assert (change.orders, change.news, change.dues) == ((), (), ())


def test_a_secret_is_told_of_privately_and_once():
    change = first("ticket_proposed", flags=("secret",))
    assert [(news.kind, news.to, news.person) for news in change.news] == [("rotate_secret", "private", ALICE)]
    assert news_of(again(change.case)) == []


def test_what_is_left_alone_keeps_no_words():
    case = leave_alone(posted(), request("Lunch is ready", subject="Lunch"), "agent_announcement", NOW).case
    assert (case.state, case.ignored_because, case.request.whole_text) == ("ignored", "agent_announcement", "")
    assert "Lunch" not in case.model_dump_json()


def test_a_second_question_is_news_and_counted():
    case = opened("question")
    change = again(case, outcome="question", questions=("And which floor?",))
    assert (change.case.rounds, news_of(change), change.news[0].text) == (2, [("question", "thread")], "And which floor?")


def test_an_undecided_case_asked_anew_follows_the_new_decision():
    change = again(opened("question"), outcome="ticket_proposed", issues=(routed(category="network", team="network"),))
    assert (change.case.version, change.case.state, change.case.team, change.case.what) == (2, "proposed", "network", "retriaged")
    assert dues_of(change) == {"auto_create": 5 + 3}


def test_a_confirmation_does_not_outlive_what_was_confirmed():
    assert again(done(opened(), "confirm").case).case.confirmed_by is None


def test_time_the_requester_was_asked_does_not_count_against_the_team():
    assert dues_of(again(opened("question"), minutes=60, outcome="person"))["first_response_missed"] == 60 + 240
    assert dues_of(again(opened(), minutes=2, outcome="person"))["first_response_missed"] == 240


def test_a_worked_case_keeps_its_ticket_and_its_agent():
    change = again(claimed(), priority="high")
    assert (change.case.state, change.case.assignee, change.case.priority) == ("claimed", CAROL, "high")
    assert [(order.operation, order.priority) for order in change.orders] == [("update", "high")]


def test_a_worked_case_that_moves_is_handed_on():
    change = again(claimed(), issues=(routed(team="network", category="network"),))
    assert (change.case.state, change.case.assignee, change.case.hops) == ("open", None, ("desk", "network"))
    assert [(news.kind, news.text) for news in change.news] == [("handed_on", "Network")]
    assert change.case.tickets[0].team == "network"


def test_a_resolved_case_asked_anew_opens_its_ticket_again_and_never_a_second():
    change = again(resolved())
    assert (change.case.state, len(change.case.tickets)) == ("open", 1)
    assert orders_of(change) == [("reopen", "C1001/1"), ("update", "C1001/1")]


def test_words_that_crossed_a_claim_are_kept_and_change_nothing_else():
    answer = posted("answer/2").model_copy(update={"kind": "answer"})
    words = claimed().request.model_copy(update={"additions": ("The blue one",)})
    change = again(claimed(), answer, words=words, issues=(routed(team="network", category="network"),))
    assert (change.case.state, change.case.assignee, change.case.team) == ("claimed", CAROL, "desk")
    assert change.case.request.additions == ("The blue one",)
    assert [(order.operation, order.text) for order in change.orders] == [("comment", "The blue one")]


def test_who_reported_for_another_is_kept():
    case = open_case(posted(), request(reported_by=BOB), decision(), None, NOW, ORG).case
    assert (case.request.requester, case.request.reported_by) == (ALICE, BOB)
