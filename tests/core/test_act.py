"""act: what each accepted action makes of a case: the frame and the requester's actions. One behaviour a test."""

from datetime import timedelta

import pytest
from small_company import (
    ALICE,
    BOB,
    CAROL,
    CLOCK,
    NOW,
    claimed,
    does,
    done,
    dues_of,
    news_of,
    opened,
    orders_of,
    request,
    resolved,
    two_issues,
)

from triage.act import HANDLERS
from triage.case import Change, Ignored, Refused
from triage.facts import ActionName


def test_every_action_has_its_function():
    assert sorted(HANDLERS) == sorted(ActionName)


def test_an_action_makes_the_next_version_with_its_event():
    case = done(opened(), "create_ticket", ALICE).case
    assert (case.version, case.what, case.event_id, case.by) == (2, "create_ticket", "create_ticket/1", ALICE)
    assert case.at == case.state_at == NOW + timedelta(minutes=1)


def test_an_unknown_case_is_refused():
    assert does(None, "claim") == Refused(word="refused_unknown_case")


def test_a_deadline_of_an_older_version_does_nothing():
    assert does(opened(), "auto_create", CLOCK, seen_version=0) == Ignored()


def test_words_of_control_characters_are_no_words():
    assert does(claimed(), "reply", text="\u200b\x07") == Refused(word="refused_missing_text")


def test_again_is_not_an_action():
    assert does(opened(), "retriage", ALICE) == Ignored()


def test_in_shadow_mode_nobody_is_told_and_nothing_is_ordered():
    change = done(opened("ticket_created", flags=("shadow",)), "correct", category="network")
    assert (change.news, change.orders, change.dues) == ((), (), ())


@pytest.mark.parametrize("name", ["claim", "reply", "ask", "resolve", "escalate"])
def test_in_shadow_mode_an_agent_is_told_that_nothing_reaches_the_requester(name):
    assert does(opened("ticket_created", flags=("shadow",)), name, text="Hello") == Refused(word="refused_shadow")


def test_a_note_does_not_put_a_deadline_off():
    noted = done(opened(), "note", text="looks familiar", minutes=2)
    assert dues_of(noted) == {"auto_create": 3}


def test_that_solved_it_counts_as_self_service_and_teaches():
    change = done(opened("self_service"), "solved", ALICE)
    assert (change.case.state, change.case.closed_as, change.news, change.orders) == ("resolved", "confirmed", (), ())
    (feedback,) = change.feedback
    assert (feedback.kind, feedback.article, feedback.teaches, feedback.category_after) == ("solved", "reset-password", True, "signin")


def test_solved_with_a_ticket_resolves_the_ticket_and_is_no_self_service():
    change = done(claimed(), "solved", ALICE)
    assert (change.case.state, change.case.closed_as, change.feedback) == ("resolved", None, ())
    assert orders_of(change) == [("resolve", "C1001/1")]
    assert news_of(change) == [("resolved", "thread")]


def test_still_need_help_opens_a_ticket_with_a_clock_from_now():
    change = done(opened("self_service"), "need_help", ALICE, text="no such button", minutes=60)
    assert (change.case.state, change.case.team, change.case.hops) == ("open", "desk", ("desk",))
    assert orders_of(change) == [("create", "C1001/1")]
    assert "no such button" in change.orders[0].text
    assert dues_of(change)["first_response_missed"] == 60 + 240
    assert [(f.kind, f.teaches) for f in change.feedback] == [("need_help", False)]


def test_an_accepted_proposal_is_a_ticket_with_the_clock_from_the_post():
    change = done(opened(), "create_ticket", ALICE, minutes=2)
    assert change.case.state == "open"
    assert orders_of(change) == [("create", "C1001/1")]
    assert dues_of(change)["first_response_missed"] == 240


def test_an_unanswered_proposal_is_created_anyway():
    change = done(opened(), "auto_create", CLOCK, minutes=3)
    assert (change.case.state, change.case.by, change.case.person_acted) == ("open", CLOCK, False)
    assert dues_of(change)["first_response_missed"] == 240


@pytest.mark.parametrize(
    ("name", "by", "keys"), [("file_split", ALICE, 2), ("file_one", ALICE, 1), ("auto_create", CLOCK, 1), ("claim", CAROL, 1)]
)
def test_several_issues_are_filed_as_one_or_as_several(name, by, keys):
    change = done(two_issues(), name, by)
    assert len(change.case.tickets) == len(change.orders) == keys


def test_split_tickets_go_to_their_own_teams_and_stay_there():
    split = done(two_issues(), "file_split", ALICE).case
    assert [ticket.team for ticket in split.tickets] == ["desk", "network"]
    assert [order.team for order in done(split, "claim").orders] == ["desk", "network"]


def test_an_edited_proposal_stays_a_proposal_in_the_requesters_words():
    change = done(opened(), "edit_request", ALICE, text="VPN password does not work", category="network", priority="low")
    case = change.case
    assert (case.state, case.category, case.team, case.priority) == ("proposed", "network", "network", "low")
    assert [(f.kind, f.teaches) for f in change.feedback] == [("wrong_topic", False)]
    ticket = done(case, "create_ticket", ALICE).case.tickets[0]
    assert (ticket.summary, ticket.category, ticket.team, ticket.priority) == ("VPN password does not work", "network", "network", "low")


@pytest.mark.parametrize(
    ("decided", "wished", "given"),
    [("low", "critical", "normal"), ("normal", "critical", "high"), ("high", "critical", "high"), ("normal", "low", "low")],
)
def test_ones_own_priority_rises_by_one_step_at_most_and_never_to_critical(decided, wished, given):
    case = opened(priority=decided)
    once = done(case, "edit_request", ALICE, text="Urgent", priority=wished).case
    again = done(once, "edit_request", ALICE, text="Urgent!", priority=wished).case
    assert once.priority == again.priority == given


def test_an_edit_to_an_unknown_topic_is_refused():
    assert does(opened(), "edit_request", ALICE, text="x", category="nope") == Refused(word="refused_unknown_category")


@pytest.mark.parametrize(("name", "closed_as"), [("not_needed", "not_needed"), ("withdraw", "withdrawn")])
def test_what_is_not_needed_is_closed(name, closed_as):
    change = done(opened(), name, ALICE)
    assert (change.case.state, change.case.closed_as, change.dues) == ("closed", closed_as, ())


def test_a_ticket_created_without_asking_can_be_undone_for_ten_minutes():
    case = opened("ticket_created", confirm="auto")
    change = done(case, "undo_ticket", ALICE, minutes=9)
    assert (change.case.closed_as, orders_of(change)) == ("undone", [("cancel", "C1001/1")])
    assert does(case, "undo_ticket", ALICE, minutes=10) == Refused(word="refused_undo_too_late")


def test_a_ticket_somebody_works_on_or_asked_for_cannot_be_undone():
    auto = opened("ticket_created", confirm="auto")
    touched = done(auto, "confirm").case
    assert does(touched, "undo_ticket", ALICE) == Refused(word="refused_undo_too_late")
    assert does(opened("person"), "undo_ticket", ALICE) == Refused(word="refused_undo_too_late")


@pytest.mark.parametrize("outcome", ["ticket_proposed", "self_service", "question", "elsewhere", "known_incident"])
def test_a_person_is_always_one_click_away(outcome):
    case = opened(outcome, incident="inc-1" if outcome == "known_incident" else None)
    change = done(case, "talk_to_person", ALICE)
    assert (change.case.state, orders_of(change)) == ("open", [("create", "C1001/1")])
    assert change.case.decision == case.decision


def test_not_the_known_incident_is_an_ordinary_ticket():
    change = done(opened("known_incident", incident="inc-1"), "something_else", ALICE)
    assert (change.case.state, change.case.incident, len(change.case.tickets)) == ("open", None, 1)


def test_details_become_a_note_and_a_comment_on_the_ticket():
    change = done(opened("ticket_created"), "add_details", ALICE, text="It is the blue one")
    assert [(note.side, note.text) for note in change.case.notes] == [("requester", "It is the blue one")]
    assert [(order.operation, order.text) for order in change.orders] == [("comment", "It is the blue one")]


def test_details_before_there_is_a_ticket_stand_in_the_ticket():
    case = done(opened(), "add_details", ALICE, text="It is the blue one").case
    assert "It is the blue one" in done(case, "create_ticket", ALICE).orders[0].text


def test_an_answer_to_an_agent_lets_the_clock_run_again():
    asked = done(claimed(), "ask", text="Which one?", minutes=10).case
    change = done(asked, "add_details", ALICE, text="The blue one", minutes=70)
    assert (change.case.state, change.case.clocks.waiting_since, change.case.clocks.waited_minutes) == ("claimed", None, 60)
    assert dues_of(change)["resolution_missed"] == dues_of(done(claimed(), "note", text="x"))["resolution_missed"] + 60


def test_a_password_in_later_words_is_masked_and_told_privately():
    change = done(opened("ticket_created"), "add_details", ALICE, text="my password is Hunter2!xyz9")
    assert "Hunter2" not in change.model_dump_json()
    assert change.case.private
    assert "secret" in change.case.request.flags
    assert news_of(change) == [("rotate_secret", "private")]


@pytest.mark.parametrize(
    ("case", "name", "fields"),
    [
        (opened("self_service"), "need_help", {}),
        (opened("ticket_proposed"), "edit_request", {}),
        (opened("ticket_created"), "wrong_topic", {"category": "network"}),
        (opened("ticket_created"), "escalate", {}),
        (resolved(), "rate", {"rating": 1}),
        (resolved(), "reopen", {}),
    ],
)
def test_a_password_in_any_words_of_the_requester_is_masked_and_told_privately(case, name, fields):
    change = done(case, name, ALICE, text="my password is Hunter2!xyz9", **fields)
    assert "Hunter2" not in change.model_dump_json()
    assert (change.case.private, "secret" in change.case.request.flags) == (True, True)
    assert news_of(change).count(("rotate_secret", "private")) == 1


def test_an_agent_who_asks_is_a_requester_too():
    own = opened("ticket_created").model_copy(update={"request": request(requester=CAROL)})
    assert "Hunter2" not in done(own, "add_details", CAROL, text="my password is Hunter2!xyz9").model_dump_json()


def test_why_an_agent_corrected_holds_no_password():
    change = done(opened("ticket_created"), "correct", CAROL, category="network", text="the VPN password is Hunter2!xyz9")
    assert "Hunter2" not in (change.feedback[0].why or "")


def test_people_who_have_the_case_are_told_once_that_a_person_is_asked_for():
    case = claimed()
    change = done(case, "talk_to_person", ALICE)
    assert (change.case.state, change.case.assignee, news_of(change)) == ("claimed", case.assignee, [("wants_person", "agents")])
    assert does(change.case, "talk_to_person", ALICE) == Ignored()
    assert isinstance(does(done(change.case, "add_details", ALICE, text="please").case, "talk_to_person", ALICE), Change)


def test_a_rating_is_kept_once():
    change = done(resolved(), "rate", ALICE, rating=5)
    assert (change.case.rating, change.feedback[0].rating, change.feedback[0].kind) == (5, 5, "rated")
    assert does(change.case, "rate", ALICE, rating=5) == Ignored()


def test_reopening_starts_the_clocks_anew_and_opens_the_ticket_again():
    change = done(resolved(), "reopen", ALICE, text="It is back", minutes=300)
    case = change.case
    assert (case.state, case.assignee, case.reopened, case.closed_as) == ("open", None, 1, None)
    assert case.clocks.first_response_at is None
    assert dues_of(change)["first_response_missed"] > 300
    assert [operation for operation, _ in orders_of(change)] == ["reopen", "update", "comment"]
    assert (news_of(change), change.feedback[0].kind) == ([("reopened", "thread")], "reopened")


def test_reopening_a_case_without_a_ticket_creates_its_first():
    closed = done(opened("self_service"), "solved", ALICE).case
    assert orders_of(done(closed, "reopen", ALICE)) == [("create", "C1001/1")]


def test_a_merged_case_is_not_reopened():
    merged = resolved().model_copy(update={"state": "closed", "closed_as": "merged"})
    assert does(merged, "reopen", ALICE) == Refused(word="refused_merged")


def test_same_here_follows_the_case_once():
    change = done(opened(), "join", BOB)
    assert change.case.followers == (BOB,)
    assert [(news.kind, news.to, news.person) for news in change.news] == [("joined", "private", BOB)]
    assert does(change.case, "join", BOB) == Ignored()
    assert does(change.case, "join", ALICE) == Ignored()


def test_followers_hear_the_end_privately():
    case = done(claimed(), "join", BOB).case
    change = done(case, "resolve", text="Restarted it")
    assert news_of(change) == [("resolved", "thread"), ("resolved", "private")]
    assert change.news[1].text == "Restarted it"


def test_followers_of_a_private_case_hear_no_words_of_it():
    case = done(claimed(), "join", BOB).case.model_copy(update={"private": True})
    assert done(case, "resolve", text="Your salary is fixed").news[1].text == ""
