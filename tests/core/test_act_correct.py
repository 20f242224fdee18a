"""act: corrections. What was decided is changed, tickets follow, and the change is labelled data."""

import pytest
from small_company import ALICE, CAROL, DAN, RESET, claimed, does, done, opened, routed, two_issues

from triage.case import Ignored, Refused


def test_a_correction_is_labelled_data_before_after_who_and_why():
    change = done(opened("ticket_created"), "correct", category="network", priority="high", text="it is the wifi")
    (feedback,) = change.feedback
    assert (feedback.kind, feedback.by, feedback.why, feedback.teaches) == ("corrected", CAROL, "it is the wifi", True)
    assert (feedback.category_before, feedback.category_after) == ("signin", "network")
    assert (feedback.priority_before, feedback.priority_after) == ("normal", "high")
    assert (feedback.team_before, feedback.team_after) == ("desk", "network")
    assert feedback.text == "I forgot my password"


def test_a_corrected_case_stands_as_the_agent_says_and_its_ticket_follows():
    change = done(opened("ticket_created"), "correct", category="network")
    case = change.case
    assert (case.category, case.team, case.hops) == ("network", "network", ("desk", "network"))
    assert case.decision is not None
    assert (case.decision.decided_by, case.decision.rule, case.decision.category) == ("person", "corrected by an agent", "network")
    assert (case.tickets[0].team, case.tickets[0].category) == ("network", "network")
    assert [(order.operation, order.team) for order in change.orders] == [("update", "network")]
    assert [(news.kind, news.text) for news in change.news] == [("handed_on", "Network")]


def test_a_given_team_counts_more_than_the_topics():
    assert done(opened(), "correct", category="network", team="l2").case.team == "l2"


def test_an_agent_who_corrects_the_topic_keeps_the_case_they_work_on():
    change = done(claimed(CAROL), "correct", CAROL, category="network")
    assert (change.case.state, change.case.assignee, change.news) == ("claimed", CAROL, ())
    assert done(claimed(CAROL), "correct", DAN, category="network").case.assignee is None


def test_naming_another_team_hands_the_case_on():
    change = done(claimed(CAROL), "correct", CAROL, team="l2")
    assert (change.case.state, change.case.assignee, len(change.news)) == ("open", None, 1)


@pytest.mark.parametrize(
    ("wrong", "word"),
    [
        ({"category": "nope"}, "refused_unknown_category"),
        ({"team": "nope"}, "refused_unknown_team"),
        ({"team": "old"}, "refused_unknown_team"),
        ({"outcome": "nope"}, "refused_not_now"),
    ],
)
def test_unknown_ids_are_refused(wrong, word):
    assert does(opened(), "correct", **wrong) == Refused(word=word)


def test_naming_the_topic_that_stands_confirms_it_and_teaches_once():
    change = done(opened(), "correct", category="signin", text="as it was")
    assert change.case.confirmed_by == CAROL
    assert [(given.kind, given.category_after, given.teaches) for given in change.feedback] == [("confirmed", "signin", True)]
    assert does(change.case, "correct", category="signin") == Ignored()


def test_a_correction_to_what_it_is_without_a_topic_changes_nothing():
    case = opened()
    assert does(case, "correct", priority=case.priority) == Ignored()


def test_a_corrected_priority_moves_the_deadlines_from_the_same_start():
    change = done(opened("ticket_created"), "correct", priority="high", minutes=30)
    due = {due.what: due.at for due in change.dues}
    assert due["first_response_missed"] == change.case.request.asked_at.replace(hour=11)


def test_a_proposal_stays_a_proposal():
    change = done(opened(), "correct", category="network")
    assert (change.case.state, change.orders, change.case.hops) == ("proposed", (), ())
    assert done(change.case, "create_ticket", ALICE).case.tickets[0].team == "network"


def test_a_correction_to_hr_cancels_the_ticket_and_teaches_nothing():
    change = done(claimed(), "correct", kind="hr")
    case = change.case
    assert (case.state, case.private, case.assignee) == ("elsewhere", True, None)
    assert case.decision is not None
    assert (case.decision.kind, case.decision.outcome) == ("hr", "elsewhere")
    assert [order.operation for order in change.orders] == ["cancel"]
    assert (change.feedback[0].teaches, change.feedback[0].text) == (False, "")


def test_a_correction_to_a_forwarded_kind_moves_the_ticket_to_its_team():
    change = done(claimed(), "correct", kind="incident")
    assert (change.case.state, change.case.team, change.case.priority) == ("open", "l2", "critical")
    assert [order.operation for order in change.orders] == ["update"]
    assert (change.feedback[0].kind_after, change.feedback[0].category_after) == ("incident", None)


def test_what_was_sent_elsewhere_comes_back_as_a_ticket():
    change = done(opened("elsewhere", kind="feature_request"), "correct", category="network")
    assert (change.case.state, change.case.team, len(change.case.tickets)) == ("open", "network", 1)
    assert (change.feedback[0].kind_before, change.feedback[0].kind_after) == ("feature_request", "it_support")


def test_a_cancelled_ticket_is_opened_again():
    sent_away = done(claimed(), "correct", kind="hr").case
    change = done(sent_away, "correct", kind="it_support")
    assert [order.operation for order in change.orders] == ["reopen", "update"]


def test_the_right_article_answers_an_open_proposal():
    case = opened(issues=(routed(articles=(RESET,)),))
    change = done(case, "correct", outcome="self_service", article=RESET.id)
    assert change.case.state == "answered"
    assert [(news.kind, news.text) for news in change.news] == [("agent_reply", f"{RESET.title}\n{RESET.url}")]
    assert (change.feedback[0].article, change.feedback[0].outcome_after) == (RESET.id, "self_service")


def test_an_article_the_case_does_not_know_is_feedback_only():
    change = done(opened(), "correct", outcome="self_service", article="other")
    assert (change.case.state, change.news, change.feedback[0].article) == ("proposed", (), "other")


def test_should_have_been_a_person_makes_it_one():
    change = done(opened("self_service"), "correct", outcome="person")
    assert (change.case.state, [order.operation for order in change.orders]) == ("open", ["create"])


def test_a_correction_after_the_end_changes_the_record_and_not_the_state():
    resolved = done(claimed(), "resolve").case
    change = done(resolved, "correct", category="network")
    assert (change.case.state, change.case.category, change.case.assignee) == ("resolved", "network", CAROL)
    assert change.news == ()


def test_a_correction_of_one_split_ticket_leaves_the_other():
    split = done(two_issues(), "file_split", ALICE).case
    change = done(split, "correct", team="l2")
    assert [ticket.team for ticket in change.case.tickets] == ["l2", "network"]


def test_wrong_topic_waits_for_an_agent_before_it_teaches():
    wished = done(opened(), "wrong_topic", ALICE, category="network", text="it is the wifi")
    assert wished.case.wish is not None
    assert (wished.case.category, wished.feedback[0].teaches, wished.feedback[0].category_after) == ("signin", False, "network")
    agreed = done(wished.case, "agree_topic")
    assert (agreed.case.category, agreed.case.wish) == ("network", None)
    assert (agreed.feedback[0].kind, agreed.feedback[0].teaches, agreed.feedback[0].why) == ("corrected", True, "it is the wifi")


def test_a_wish_can_be_dismissed():
    wished = done(opened(), "wrong_topic", ALICE, category="network").case
    change = done(wished, "dismiss_topic")
    assert (change.case.wish, change.case.category, change.feedback) == (None, "signin", ())


@pytest.mark.parametrize("name", ["agree_topic", "dismiss_topic"])
def test_without_a_wish_there_is_nothing_to_answer(name):
    assert does(opened(), name) == Refused(word="refused_no_wish")


def test_a_wish_without_a_topic_needs_one_from_the_agent():
    wished = done(opened(), "wrong_topic", ALICE, text="not that").case
    assert does(wished, "agree_topic") == Refused(word="refused_unknown_category")
    assert done(wished, "agree_topic", category="network").case.category == "network"


def test_a_wish_for_an_unknown_topic_is_refused():
    assert does(opened(), "wrong_topic", ALICE, category="nope") == Refused(word="refused_unknown_category")
