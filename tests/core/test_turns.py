"""turns: what a later event means for its case; who may speak when is decided by rule."""

import pytest
from small_company import ALICE, BOB, CAROL, NOW, ORG, claimed, done, message, opened, posted, resolved

from triage.facts import Action, ActionName, Attachment, Event, NotRequest, Person, Request, Role
from triage.lifecycle import roles_of
from triage.turns import anew, meaning


def event(text="It is the blue one", author=ALICE, kind="answer", **changes) -> Event:
    changes.setdefault("id", "playground:it-help/2")
    return Event(id=f"{kind}/2", kind=kind, at=NOW, message=message(text, author, **changes))


def means(case, found: Event):
    person = found.actor
    return meaning(found, case, roles_of(person, case), ORG)


def name_of(found) -> ActionName:
    assert isinstance(found, Action), found
    return found.name


ignored = opened("ticket_proposed").model_copy(update={"state": "ignored", "decision": None})


@pytest.mark.parametrize("outcome", ["self_service", "question", "ticket_proposed"])
def test_the_requesters_words_ask_anew_while_nothing_is_decided(outcome):
    assert means(opened(outcome), event()) == "anew"


@pytest.mark.parametrize("outcome", ["ticket_created", "person", "known_incident", "elsewhere"])
def test_the_requesters_words_are_details_once_it_is_decided(outcome):
    found = means(opened(outcome), event())
    assert (name_of(found), found.text) == (ActionName.ADD_DETAILS, "It is the blue one")


def test_a_muted_case_keeps_the_words_and_stays_silent():
    muted = opened().model_copy(update={"muted": True})
    assert name_of(means(muted, event())) is ActionName.ADD_DETAILS


def test_an_open_question_is_answered_also_where_the_bot_is_muted():
    assert means(opened("question").model_copy(update={"muted": True}), event()) == "anew"


@pytest.mark.parametrize("text", ["thanks!", "👍", "ok"])
def test_thanks_and_the_like_are_left_alone(text):
    assert means(opened("ticket_created"), event(text)) == "chatter"


def test_a_short_answer_to_an_agents_question_is_an_answer():
    waiting = done(claimed(), "ask", text="Is it the blue one?").case
    assert name_of(means(waiting, event("ok"))) is ActionName.ADD_DETAILS


def test_never_mind_solves_the_case():
    assert name_of(means(opened(), event("never mind, it works now"))) is ActionName.SOLVED


@pytest.mark.parametrize("text", ["thanks, that helped", "Danke, das hat geholfen!", "that was very helpful"])
def test_that_helped_confirms_the_articles_and_is_thanks_elsewhere(text):
    assert name_of(means(opened("self_service"), event(text))) is ActionName.SOLVED
    assert name_of(means(opened("self_service"), event(text, mentions_bot=True))) is ActionName.SOLVED
    assert means(opened("ticket_created"), event(text, mentions_bot=True)) == "chatter"


@pytest.mark.parametrize("text", ["thanks, it works now", "Danke, geht wieder", "that did the trick, thank you"])
def test_thanks_that_say_it_works_again_solve_the_case(text):
    assert name_of(means(claimed(), event(text))) is ActionName.SOLVED


@pytest.mark.parametrize("text", ["thanks, that did not help", "danke, hat leider nicht geholfen", "that helped but the printer is down"])
def test_thanks_with_a_but_are_words_like_any_other(text):
    assert means(opened("self_service"), event(text)) == "anew"


def test_thanks_may_name_who_is_on_it():
    assert means(claimed(), event("thanks Carol!")) == "chatter"
    assert name_of(means(claimed(), event("thanks Wilma!"))) is ActionName.ADD_DETAILS


def test_thanks_answer_no_open_question():
    assert means(opened("question"), event("thanks!")) == "chatter"
    assert means(opened("question"), event("ok")) == "anew"


@pytest.mark.parametrize(("text", "what"), [("yes", ActionName.SOLVED), ("Ja!", ActionName.SOLVED), ("no", ActionName.NEED_HELP)])
def test_did_that_help_is_answered_by_yes_or_no(text, what):
    quiet = opened("self_service")
    assert means(quiet, event(text)) == "chatter"
    assert name_of(means(quiet.model_copy(update={"followed_up_at": NOW}), event(text))) is what


def test_words_after_the_end_open_it_again():
    found = means(resolved(), event("It is broken again"))
    assert (name_of(found), found.text) == (ActionName.REOPEN, "It is broken again")


def test_a_file_alone_is_a_detail():
    found = means(opened("ticket_created"), event("", attachments=(Attachment(name="error.png"),)))
    assert (name_of(found), found.text) == (ActionName.ADD_DETAILS, "error.png")


def test_words_to_another_person_are_theirs():
    assert means(opened(), event("@bob can you look?", addressed_to=BOB.id)) == "between_people"


def test_an_agent_who_writes_in_the_thread_replies():
    found = means(opened(), event("On it, try again please", CAROL))
    assert (name_of(found), found.written, found.text) == (ActionName.REPLY, True, "On it, try again please")


def test_an_agents_thumb_claims_nothing():
    assert means(opened(), event("👍", CAROL)) == "between_people"


def test_an_agent_may_write_under_a_closed_case():
    assert means(done(opened(), "not_needed", ALICE).case, event("Glad to hear", CAROL)) == "between_people"


@pytest.mark.parametrize(("text", "what"), [("same here", ActionName.JOIN), ("+1", ActionName.JOIN)])
def test_same_here_of_another_person_joins(text, what):
    assert name_of(means(opened(), event(text, BOB))) is what


def test_other_words_of_another_person_are_between_people():
    assert means(opened(), event("Have you tried turning it off?", BOB)) == "between_people"


def test_an_edit_of_the_request_asks_anew_only_if_the_words_changed():
    origin = opened().request.message_id
    assert means(opened(), event("My VPN fails", kind="edit", id=origin)) == "anew"
    assert means(opened(), event(opened().request.text, kind="edit", id=origin)) == "unchanged"
    assert means(opened(), event("My VPN fails", kind="edit", id="playground:it-help/9")) == "unchanged"


def test_an_edit_of_a_decided_request_is_a_detail():
    found = means(opened("ticket_created"), event("My VPN fails", kind="edit", id=opened().request.message_id))
    assert name_of(found) is ActionName.ADD_DETAILS


def test_a_deleted_request_is_withdrawn_while_undecided():
    gone = event(kind="deleted", id=opened().request.message_id)
    assert name_of(means(opened(), gone)) is ActionName.WITHDRAW
    assert means(opened("ticket_created"), gone) == "not_the_origin"
    assert means(opened(), event(kind="deleted")) == "not_the_origin"
    assert means(ignored, gone) == "unchanged"


def test_a_post_that_was_triaged_is_not_triaged_again():
    assert means(opened(), posted("message/9")) == "already_triaged"


def test_what_was_left_alone_can_still_be_triaged():
    assert means(ignored, event(kind="forced", id="playground:it-help/1")) == "anew"


def test_again_asks_anew_for_whoever_may():
    again = Event(id="click/1", kind="action", at=NOW, action=Action(name=ActionName.RETRIAGE, by=CAROL))
    assert meaning(again, claimed(), (Role.AGENT,), ORG) == "anew"
    assert meaning(again, claimed(), (Role.BYSTANDER,), ORG) == again.action
    assert meaning(again, None, (Role.REQUESTER,), ORG) == again.action


def test_an_answer_is_added_to_the_request():
    asked_back = opened("question")
    found = anew(event("The payroll page", attachments=(Attachment(name="a.png"),)), asked_back, "C1001", ORG)
    assert isinstance(found, Request)
    assert (found.text, found.additions) == (asked_back.request.text, ("The payroll page",))
    assert [file.name for file in found.attachments] == ["a.png"]


def test_an_edit_replaces_the_words():
    found = anew(event("My VPN fails", kind="edit", id="playground:it-help/1"), opened(), "C1001", ORG)
    assert isinstance(found, Request)
    assert found.whole_text == "My VPN fails"


def test_a_password_in_an_answer_is_masked_and_flagged():
    found = anew(event("my password is Hunter2!xyz9"), opened("question"), "C1001", ORG)
    assert isinstance(found, Request)
    assert "Hunter2" not in found.whole_text
    assert "secret" in found.flags


def test_again_reads_everything_that_was_said_since():
    case = done(opened("ticket_created"), "add_details", ALICE, text="It is the blue one").case
    again = Event(id="click/1", kind="action", at=NOW, action=Action(name=ActionName.RETRIAGE, by=CAROL, text="floor 3"))
    found = anew(again, case, "C1001", ORG)
    assert isinstance(found, Request)
    assert found.additions == ("It is the blue one", "floor 3")


def test_a_reply_among_people_under_an_ignored_post_stays_theirs():
    place = message().place.model_copy(update={"thread": "playground:it-help/1"})
    assert anew(event("My VPN fails", BOB, place=place), ignored, "C1001", ORG) == NotRequest(why="reply_to_others")


def test_the_first_message_is_judged_by_intake():
    assert isinstance(anew(posted(text="I cannot sign in, please help"), None, "C1001", ORG), Request)
    assert anew(posted(author=Person(id="playground:robot", is_bot=True)), None, "C1001", ORG) == NotRequest(why="bot")
