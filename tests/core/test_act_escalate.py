"""act: escalation and what deadlines make of a case."""

import pytest
from small_company import ALICE, CAROL, CLOCK, ORG, RESET, claimed, does, done, dues_of, news_of, opened, orders_of, organisation, routed

from triage.case import Ignored, Refused


def test_an_agent_escalates_up_the_ladder():
    change = done(claimed(), "escalate", text="beyond me", minutes=30)
    case = change.case
    assert (case.state, case.team, case.assignee, case.hops) == ("open", "l2", None, ("desk", "l2"))
    assert [(news.kind, news.text) for news in change.news] == [("handed_on", "Second line")]
    assert [(order.operation, order.team) for order in change.orders] == [("update", "l2"), ("comment", "l2")]
    assert (case.tickets[0].team, case.notes[-1].side) == ("l2", "internal")
    assert dues_of(change)["first_response_missed"] == 30 + 240
    assert dues_of(change)["resolution_missed"] == dues_of(done(claimed(), "note", text="x"))["resolution_missed"]


def test_escalating_what_has_no_ticket_creates_it_for_the_next_team():
    change = done(opened(), "escalate")
    assert ([(order.operation, order.team) for order in change.orders], change.news) == ([("create", "l2")], ())


def test_a_requester_escalates_with_a_reason_or_after_a_missed_promise():
    case = opened("ticket_created")
    assert does(case, "escalate", ALICE, minutes=30) == Refused(word="refused_needs_reason")
    assert done(case, "escalate", ALICE, text="Audit today", minutes=30).case.notes[-1].side == "requester"
    assert done(case, "escalate", ALICE, minutes=241).case.team == "l2"


def test_a_requester_escalates_once_in_four_hours():
    once = done(opened("ticket_created"), "escalate", ALICE, text="Audit today", minutes=30).case
    assert does(once, "escalate", ALICE, text="Now!", minutes=200) == Refused(word="refused_escalated_recently")
    assert done(once, "escalate", ALICE, text="Now!", minutes=271).case.team == "experts"


def test_at_the_top_it_becomes_more_urgent():
    case = opened("ticket_created", issues=(routed(team="experts"),))
    change = done(done(case, "claim").case, "escalate", text="please")
    assert (change.case.team, change.case.priority, change.case.state, change.case.assignee) == ("experts", "high", "claimed", CAROL)
    assert (change.case.tickets[0].priority, change.news) == ("high", ())


def test_an_unanswered_question_goes_to_a_person():
    change = done(opened("question"), "question_timeout", CLOCK, minutes=240)
    assert (change.case.state, orders_of(change)) == ("open", [("create", "C1001/1")])
    assert dues_of(change)["first_response_missed"] > 240


def test_one_quiet_question_then_closed_unconfirmed():
    asked = done(opened("self_service"), "follow_up", CLOCK, minutes=480)
    assert (asked.case.state, news_of(asked), list(dues_of(asked))) == ("answered", [("follow_up", "thread")], ["close_unconfirmed"])
    closed = done(asked.case, "close_unconfirmed", CLOCK, minutes=960).case
    assert (closed.state, closed.closed_as) == ("closed", "unconfirmed")


@pytest.mark.parametrize("what", ["first_response_missed", "resolution_missed"])
def test_a_missed_promise_is_told_to_the_agents_once(what):
    change = done(opened("ticket_created"), what, CLOCK, minutes=2000)
    assert getattr(change.case.clocks, what)
    assert (news_of(change), what in dues_of(change)) == ([("overdue", "agents")], False)
    assert does(change.case, what, CLOCK, minutes=2001) == Ignored()


def test_a_promise_that_was_kept_is_not_missed():
    answered = done(opened("ticket_created"), "reply", text="Hello").case
    assert does(answered, "first_response_missed", CLOCK, minutes=241) == Ignored()


def test_a_dissolved_team_never_gets_a_late_ticket():
    case = opened(issues=(routed(team="network", category="network"),))
    teams = [team.model_copy(update={"active": team.id != "network"}) for team in ORG.teams]
    org = organisation(teams=teams)
    assert done(case, "create_ticket", ALICE, org=org).case.team == "l2"


def test_an_article_is_named_in_the_feedback():
    assert done(opened("self_service"), "need_help", ALICE).feedback[0].article == RESET.id
