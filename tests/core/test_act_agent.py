"""act: what agents' actions make of a case. Corrections are in test_act_correct.py, escalation in test_act_escalate.py."""

from datetime import timedelta

import pytest
from small_company import (
    ALICE,
    BOB,
    CAROL,
    CLOCK,
    DAN,
    LENA,
    NOW,
    claimed,
    does,
    done,
    dues_of,
    news_of,
    opened,
    orders_of,
    resolved,
    two_issues,
)

from triage.case import Ignored, Refused


@pytest.mark.parametrize("outcome", ["ticket_proposed", "self_service", "question", "elsewhere", "known_incident"])
def test_claiming_what_has_no_ticket_creates_it(outcome):
    change = done(opened(outcome), "claim")
    assert (change.case.state, change.case.assignee) == ("claimed", CAROL)
    assert [(order.operation, order.assignee) for order in change.orders] == [("create", CAROL)]
    assert change.case.clocks.started_at is not None


def test_claiming_a_ticket_tells_the_ticket_system_who_has_it():
    assert [(order.operation, order.assignee) for order in done(opened("ticket_created"), "claim").orders] == [("update", CAROL)]


def test_ones_own_claim_can_be_taken_back_while_nothing_happened():
    change = done(claimed(), "unclaim")
    assert (change.case.state, change.case.assignee) == ("open", None)
    assert isinstance(does(change.case, "unclaim"), Refused)


def test_taking_a_claim_back_leaves_the_ticket_it_made():
    change = done(done(opened(), "claim").case, "unclaim")
    assert (change.case.state, len(change.case.tickets), orders_of(change)) == ("open", 1, [("update", "C1001/1")])


def test_taking_a_claim_back_gives_a_waiting_case_back_to_whom_it_waits_for():
    waiting = done(claimed(), "ask", text="Which one?").case
    taken = done(waiting, "claim", DAN)
    assert news_of(taken) == [("handed_on", "thread")]
    back = done(taken.case, "unclaim", DAN).case
    assert (back.state, back.assignee, back.clocks) == ("waiting", CAROL, waiting.clocks)


@pytest.mark.parametrize(("between", "by"), [("note", CAROL), ("join", BOB)])
def test_a_claim_stays_once_anything_happened(between, by):
    case = done(claimed(), between, by, text="hm").case
    assert does(case, "unclaim") == Refused(word="refused_nothing_to_undo")


def test_nobody_takes_back_the_claim_of_another():
    assert does(claimed(), "unclaim", DAN) == Refused(word="refused_nothing_to_undo")


def test_assigning_hands_on_what_another_had():
    change = done(claimed(), "assign", LENA, assignee=DAN)
    assert (change.case.state, change.case.assignee) == ("claimed", DAN)
    assert [(news.kind, news.text) for news in change.news] == [("handed_on", "Dan")]
    assert does(change.case, "assign", LENA, assignee=DAN) == Ignored()


def test_assigning_an_unclaimed_case_is_no_news():
    assert done(opened(), "assign", assignee=DAN).news == ()


def test_a_confirmation_teaches_redacted_words_once():
    case = opened("ticket_created").model_copy(
        update={"request": opened().request.model_copy(update={"text": "VPN fails for jane.doe@corp.example"})}
    )
    change = done(case, "confirm")
    assert change.case.confirmed_by == CAROL
    (feedback,) = change.feedback
    assert (feedback.kind, feedback.teaches) == ("confirmed", True)
    assert "jane.doe" not in feedback.text
    assert does(change.case, "confirm", DAN) == Ignored()


@pytest.mark.parametrize(("kind", "teaches"), [("hr", False), ("billing", False), ("incident", True), ("feature_request", True)])
def test_nothing_of_hr_and_billing_becomes_an_example(kind, teaches):
    (feedback,) = done(opened("elsewhere", kind=kind), "confirm").feedback
    assert (feedback.teaches, feedback.text != "") == (teaches, teaches)
    assert feedback.category_after is None


def test_a_request_of_several_issues_is_no_example():
    assert not done(two_issues(), "confirm").feedback[0].teaches


def test_an_example_names_nobody_of_the_case():
    signed = opened().request.model_copy(
        update={"text": "VPN fails, Ada Lovelace", "requester": ALICE.model_copy(update={"name": "Ada Lovelace"})}
    )
    (feedback,) = done(opened().model_copy(update={"request": signed}), "confirm").feedback
    assert "Lovelace" not in feedback.text
    assert "VPN fails" in feedback.text


def test_taking_a_confirmation_back_withdraws_what_it_taught():
    confirmed = done(opened(), "confirm")
    change = done(confirmed.case, "unconfirm")
    assert change.case.confirmed_by is None
    (feedback,) = change.feedback
    assert (feedback.kind, feedback.teaches, feedback.withdraws) == ("withdrawn", False, confirmed.feedback[0].id)
    assert does(confirmed.case, "unconfirm", DAN) == Refused(word="refused_nothing_to_undo")


def test_a_reply_claims_stops_the_first_response_clock_and_is_news():
    change = done(opened("ticket_created"), "reply", text="Try again now", minutes=7)
    case = change.case
    assert (case.state, case.assignee, case.clocks.first_response_at) == ("claimed", CAROL, NOW + timedelta(minutes=7))
    assert [(news.kind, news.text, news.by) for news in change.news] == [("agent_reply", "Try again now", CAROL)]
    assert orders_of(change) == [("update", "C1001/1"), ("comment", "C1001/1")]
    assert (case.muted, "first_response_missed" in dues_of(change)) == (False, False)


def test_a_reply_written_in_the_thread_is_not_posted_again_and_silences_the_bot():
    change = done(opened(), "reply", text="I am on it", written=True)
    assert (change.news, change.case.muted, change.case.state) == ((), True, "claimed")
    assert [operation for operation, _ in orders_of(change)] == ["create", "comment"]


def test_a_second_agent_who_replies_does_not_take_the_case_over():
    change = done(claimed(CAROL), "reply", DAN, text="Me too")
    assert (change.case.assignee, change.case.notes[-1].by) == (CAROL, DAN)


def test_the_first_response_is_counted_once():
    once = done(opened("ticket_created"), "reply", text="Hello", minutes=5).case
    assert done(once, "reply", text="And", minutes=50).case.clocks.first_response_at == NOW + timedelta(minutes=5)


def test_a_reply_after_the_end_is_only_news():
    change = done(resolved(), "reply", text="By the way")
    assert (change.case.state, news_of(change), orders_of(change)) == ("resolved", [("agent_reply", "thread")], [("comment", "C1001/1")])


def test_a_question_to_the_requester_stops_the_resolution_clock():
    change = done(opened(), "ask", text="Which one?")
    assert (change.case.state, change.case.assignee) == ("waiting", CAROL)
    assert change.case.clocks.waiting_since == NOW + timedelta(minutes=1)
    assert [(news.kind, news.mention, news.text) for news in change.news] == [("waiting", True, "Which one?")]
    assert change.dues == ()


def test_resolving_tells_the_requester_and_the_ticket_system():
    change = done(claimed(), "resolve", text="New cable", minutes=9)
    clocks = change.case.clocks
    assert (change.case.state, clocks.resolved_at, clocks.first_response_at) == (
        "resolved",
        NOW + timedelta(minutes=9),
        NOW + timedelta(minutes=9),
    )
    assert [(news.kind, news.mention, news.text) for news in change.news] == [("resolved", True, "New cable")]
    assert [(order.operation, order.text) for order in change.orders] == [("resolve", "New cable")]


def test_what_was_no_request_is_closed_and_its_ticket_cancelled():
    change = done(claimed(), "not_a_request")
    assert (change.case.closed_as, orders_of(change)) == ("not_a_request", [("cancel", "C1001/1")])
    assert [(f.kind, f.teaches) for f in change.feedback] == [("not_a_request", False)]


def test_a_case_can_be_merged_into_a_known_incident():
    change = done(claimed(), "merge", incident="inc-7")
    assert (change.case.state, change.case.incident, change.case.assignee, change.incident) == ("incident", "inc-7", None, None)
    assert len(change.case.tickets) == 1


def test_a_case_can_declare_an_incident():
    change = done(opened("person"), "merge", incident="new", text="VPN gateway is down")
    assert change.incident is not None
    assert (change.incident.id, change.incident.title) == ("inc-c1001", "VPN gateway is down")
    assert {"vpn", "gateway"} <= set(change.incident.words)
    assert change.case.incident == "inc-c1001"
    assert (change.news, change.case.notes) == ((), ())


def test_words_beside_a_known_incident_stay_among_agents():
    change = done(claimed(), "merge", incident="inc-7", text="same gateway")
    assert (change.news, [(note.side, note.text) for note in change.case.notes]) == ((), [("internal", "same gateway")])


def test_the_end_of_an_incident_is_said_once_and_reaches_each_case_by_its_own_event():
    case = opened("known_incident", incident="inc-1")
    ended = done(case, "end_incident")
    assert ended.incident is not None
    assert (ended.incident.id, ended.incident.ended, ended.case.state) == ("inc-1", True, "incident")
    late = done(ended.case, "join", BOB).case
    solved = done(late, "incident_solved", CLOCK, seen_version=1)
    assert (solved.case.state, news_of(solved)) == ("resolved", [("incident_solved", "thread"), ("incident_solved", "private")])


def test_no_incident_no_end():
    assert does(claimed(), "end_incident") == Refused(word="refused_not_now")


@pytest.mark.parametrize(("first", "second"), [("mute", "unmute"), ("unmute", "mute")])
def test_muting_twice_changes_nothing(first, second):
    case = opened().model_copy(update={"muted": first == "unmute"})
    after = done(case, first).case
    assert after.muted == (first == "mute")
    assert does(after, first) == Ignored()
    assert done(after, second).case.muted == case.muted


def test_an_internal_note_is_told_to_nobody():
    change = done(claimed(), "note", DAN, text="He does this every week")
    assert (change.case.notes[-1].side, change.news, change.orders) == ("internal", (), ())
