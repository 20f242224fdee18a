"""What stands on which card, for whom, and what must not stand there (product.md, "reply" and both cards)."""

import json
from typing import Any

import pytest
from card_cases import (
    ALICE,
    BEN,
    CASES,
    CLARA,
    CLOCKS,
    HR,
    IDEA,
    NOW,
    ORGANISATION,
    TEXT,
    WIFI,
    WISH,
    case,
    decision,
    request,
    routed,
    showing,
)  # fmt: skip

from bot.cards.build import agents_card, name_of, news_card, private_line, requester_card, time_text, wants_agents_card
from bot.cards.card import ArticleLink, Card, LinkLine, Moment
from bot.cards.showing import Showing
from bot.cards.transcript import plain
from triage.case import Decision, News, Note
from triage.facts import Candidate, Person


def seen(card: Card | None) -> str:
    """Everything a person can read on the card."""
    assert card is not None
    return json.dumps(plain(card), ensure_ascii=False)


def requesters(**changes: Any) -> str:
    return seen(requester_card(showing(case(**changes))))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("self_service", "self_service"), ("proposed", "proposed"), ("created", "created"), ("question", "question"), ("person", "person"),
        ("elsewhere_tell", "elsewhere"), ("elsewhere_forward", "elsewhere"), ("several", "several"), ("incident", "incident"),
        ("claimed", "claimed"), ("waiting", "waiting"), ("resolved", "resolved"), ("closed", "closed"),
    ],
)  # fmt: skip
def test_the_requesters_card_follows_state_and_outcome(name: str, kind: str) -> None:
    card = requester_card(CASES[name])
    assert card is not None
    assert (card.kind, card.marker) == (f"requester.{kind}", "case:C1042:requester")


@pytest.mark.parametrize("state", ["new", "ignored"])
def test_nothing_is_shown_of_what_is_read_or_left_alone(state: Any) -> None:
    assert requester_card(showing(case(state))) is None
    assert agents_card(showing(case(state))) is None


def test_articles_are_links_with_the_passage_that_matters_and_three_at_most() -> None:
    four = tuple(Candidate(id=f"a{n}", title=f"Article {n}", url=f"https://kb.example/{n}", passage="Do this.") for n in range(4))
    card = requester_card(showing(case("answered", decision=decision("self_service", issues=(routed(articles=four),)))))
    links = [block for block in card.blocks if isinstance(block, ArticleLink)] if card else []
    assert [(link.title, link.url) for link in links] == [(a.title, a.url) for a in four[:3]]


def test_a_proposal_tells_what_will_be_done_and_when_to_expect_an_answer() -> None:
    card = requester_card(CASES["proposed"])
    text = seen(card)
    assert all(words in text for words in ("VPN times out from home", "Network and VPN", "Normal", "Thu 15 Jan, 14:25 CET", "3 minutes"))
    assert any(isinstance(block, Moment) for block in card.blocks if card)


def test_times_are_in_the_requesters_zone_and_the_agents_in_the_organisations() -> None:
    assert "14:30 CET" in seen(requester_card(CASES["created"]))
    assert "13:30 GMT" in seen(agents_card(CASES["created"]))


def test_a_time_zone_that_nobody_knows_becomes_utc() -> None:
    assert time_text(NOW, NOW, "Mars/Olympus", "en") == "Thu 15 Jan, 09:30 UTC"


def test_a_time_in_another_year_names_the_year() -> None:
    assert time_text(NOW.replace(year=2027), NOW, "UTC", "de") == "Fr 15. Januar 2027, 09:30 UTC"


def test_a_ticket_without_a_number_says_so() -> None:
    link = next(block for block in getattr(requester_card(CASES["created_no_number_yet"]), "blocks", ()) if isinstance(block, LinkLine))
    assert (link.url, "number follows" in link.text) == (None, True)


def test_several_tickets_are_each_named() -> None:
    made = showing(case("open", "ticket_created"), tickets=())
    both = tuple(made.case.tickets[0].model_copy(update={"key": f"C1042/{n}", "summary": f"thing {n}"}) for n in (1, 2))
    card = requester_card(made.model_copy(update={"case": made.case.model_copy(update={"tickets": both})}))
    assert sum(isinstance(block, LinkLine) for block in getattr(card, "blocks", ())) == 2


@pytest.mark.parametrize("name", ["person", "no_experience"])
def test_what_nobody_is_sure_of_is_no_fact(name: str) -> None:
    text = seen(requester_card(CASES[name]))
    assert "Network and VPN" not in text
    assert "Priority" not in text
    assert "perhaps Network and VPN" in seen(agents_card(CASES[name]))


def test_without_experience_no_number_makes_a_fact() -> None:
    assert "Topic" not in requesters(state="open", decision=decision("person", category_confidence=0.95, experienced=False))


def test_a_guess_becomes_a_fact_once_a_person_said_so() -> None:
    unsure = decision("person", category_confidence=0.31)
    assert "Topic" not in requesters(state="open", decision=unsure)
    assert "Topic: Network and VPN" in requesters(state="open", decision=unsure, confirmed_by=BEN)
    assert "Topic: Printing" in requesters(state="open", decision=unsure, category="printing")


@pytest.mark.parametrize("name", sorted(CASES))
def test_employees_see_no_certainty_model_rule_or_raw_id(name: str) -> None:
    card = requester_card(CASES[name])
    if card is not None:
        text = seen(card)
        assert not any(words in text for words in ("test:", "%", "0.88", "offline", "(at least", "C1042", "Gateway 2"))


SECRETIVE = "alice@northwind.example cannot use LDS-LT-0412 at Leeds"


def test_a_card_in_a_channel_repeats_no_address_device_or_location() -> None:
    issue = decision("ticket_proposed", issues=(routed(SECRETIVE),))
    for made in (case("proposed", decision=issue), case("answered", decision=issue), case("several", decision=issue)):
        card = requester_card(showing(made))
        assert not any(words in seen(card) + (card.summary if card else "") for words in ("alice@", "LDS-LT", "Leeds"))


def test_a_card_in_a_direct_conversation_repeats_them() -> None:
    issue = decision("ticket_proposed", issues=(routed(SECRETIVE),))
    assert SECRETIVE in requesters(state="proposed", decision=issue, request=request(direct=True, channel=None))
    assert SECRETIVE in requesters(state="proposed", decision=issue, private=True)


def test_a_found_secret_stands_on_no_card() -> None:
    leaky = "my password is Tulip-Rain-42!x"
    made = case(
        "open", decision=decision("person", issues=(routed(leaky),)), request=request(leaky, flags=("secret",)), private=True,
        tickets=(), notes=(Note(by=ALICE, at=NOW, text=leaky, side="requester"),),
    )  # fmt: skip
    for card in (requester_card(showing(made)), agents_card(showing(made))):
        assert "Tulip" not in seen(card) + (card.summary if card else "")


def test_the_line_of_a_private_case_says_nothing_of_it() -> None:
    card = private_line(CASES["secret"])
    assert (card.title, card.blocks, card.buttons, card.menu) == ("Answered privately.", (), (), ())


def test_the_requester_is_spoken_to_in_their_language_if_the_organisation_speaks_it() -> None:
    german = case("proposed", decision=decision("ticket_proposed", language="de"))
    assert "Sollen wir" in seen(requester_card(showing(german)))
    assert "Proposed" in seen(agents_card(showing(german)))
    only_english = ORGANISATION.model_copy(update={"languages": ("en",)})
    assert "Shall I" in seen(requester_card(showing(german, organisation=only_english)))
    assert "Shall I" in seen(requester_card(showing(case("proposed", decision=decision("ticket_proposed", language="fr")))))


def test_a_person_without_a_name_is_somebody_and_never_an_id() -> None:
    nameless = Person(id="test:u17")
    assert name_of(nameless, "en") == "somebody"
    assert requester_card(showing(case("claimed", assignee=nameless))).title == "Somebody is on it"  # type: ignore[union-attr]


def test_what_to_do_now_comes_first() -> None:
    card = requester_card(CASES["person_security"])
    assert card is not None
    assert plain(card)["lines"][:2] == ["Please do this now:", "Do not click anything in it."]


def test_elsewhere_says_where_and_how_and_whether_it_was_passed_on() -> None:
    told, forwarded = seen(requester_card(CASES["elsewhere_tell"])), seen(requester_card(CASES["elsewhere_forward"]))
    assert all(words in told for words in ("People Team", "room 4.12", "https://people.northwind.example/", "not passed anything on"))
    assert all(words in forwarded for words in ("passed this on", "IT-118"))


def test_a_known_incident_says_since_when_and_how_many() -> None:
    text = seen(requester_card(CASES["incident"]))
    assert all(words in text for words in ("Since: Thu 15 Jan, 09:30 CET", "8 people", "you hear it here"))


def test_internal_notes_are_for_agents_only() -> None:
    assert "Gateway 2" in seen(agents_card(CASES["waiting"]))
    assert "Gateway 2" not in seen(requester_card(CASES["waiting"]))


def test_the_agents_card_has_what_an_agent_needs() -> None:
    text = seen(agents_card(CASES["claimed"]))
    needed = (
        "Accountant", "Leeds", TEXT.split("\n")[0], "Network and VPN", "Normal", "fairly sure (88 %)", "Why: Like other requests",
        "Has signed in", "VPN times out from home <https://", "vpn drops every few minutes",
        "Solve by: Fri 16 Jan", "IT-118", "It is the blue one.",
    )  # fmt: skip
    assert [words for words in needed if words not in text] == []


@pytest.mark.parametrize(
    ("flag", "words"), [("suspicious", "steer"), ("model_down", "offline model"), ("unreadable_answer", "system error"), ("guest", "guest")]
)
def test_flags_stand_in_words_on_the_agents_card(flag: str, words: str) -> None:
    assert words in seen(agents_card(showing(case("open", request=request(flags=(flag,))))))


def test_only_the_last_words_of_a_long_dialogue_are_shown() -> None:
    notes = tuple(Note(by=CLARA, at=NOW, text=f"word {n}.", side="internal") for n in range(9))
    text = seen(agents_card(showing(case("claimed", notes=notes))))
    assert "word 8." in text
    assert "word 4." not in text


@pytest.mark.parametrize(
    ("made", "wanted"),
    [
        (case("proposed"), True),
        (case("open", "ticket_created"), True),
        (case("asking", "question"), True),
        (case("open", "person"), True),
        (case("incident", "known_incident"), True),
        (case("elsewhere", decision=HR), False),
        (case("open", decision=IDEA), True),
        (case("answered", "self_service"), False),
        (case("answered", "self_service", wish=WISH), True),
        (case("open", "self_service"), True),
        (case("closed", "self_service", closed_as="confirmed", person_acted=True), False),
        (case("closed", "ticket_proposed", closed_as="not_needed"), True),
        (case("ignored", "ignored"), False),
        (case("new", decision=decision("person")), False),
    ],
)
def test_agents_have_a_card_whenever_a_person_is_or_may_be_needed(made: Any, wanted: bool) -> None:
    assert wants_agents_card(made) is wanted
    assert (agents_card(showing(made)) is not None) is wanted


def test_an_agents_card_that_stands_is_kept_true_in_every_state() -> None:
    answered = showing(case("answered", "self_service"), agents_card_posted=True)
    assert getattr(agents_card(answered), "kind", None) == "agents.answered"


def test_a_case_that_nobody_could_decide_has_no_card_yet() -> None:
    undecided = case("open").model_copy(update={"decision": None})
    assert requester_card(showing(undecided)) is None
    assert not wants_agents_card(undecided)


def test_a_late_answer_is_said_to_both_sides() -> None:
    assert "promised to answer sooner" in seen(requester_card(CASES["created_late"]))
    late = agents_card(CASES["created_late"])
    assert "first answer is late" in seen(late)
    assert late is not None
    assert late.tone == "warning"


def test_a_card_is_the_same_for_the_same_showing() -> None:
    assert requester_card(CASES["waiting"]) == requester_card(CASES["waiting"].model_copy())


def news(kind: Any, shown: Showing, **changes: Any) -> Card:
    return news_card(News(key=f"3/{kind}", kind=kind, by=BEN, **changes), shown)


def test_news_mention_the_requester_only_where_they_should() -> None:
    assert news("resolved", CASES["resolved"], mention=True).mention == "test:alice"
    assert news("agent_reply", CASES["claimed"], text="Try again.").mention is None


def test_news_have_an_identity_of_their_own() -> None:
    assert news("agent_reply", CASES["claimed"]).marker == "case:C1042:news/3/agent_reply"


def test_news_to_another_person_are_in_that_persons_language() -> None:
    follower = Person(id="test:dora", language="de")
    assert news("joined", CASES["incident"], to="private", person=follower).title == "Du folgst dieser Anfrage jetzt"


def test_news_to_agents_are_in_the_organisations_language() -> None:
    assert news("overdue", CASES["german"], to="agents").title.startswith("C1042 is overdue")


def test_a_question_in_the_news_is_answered_in_the_thread() -> None:
    assert plain(news("question", CASES["question"], text="Which program?\nSince when?"))["lines"][:2] == ["Which program?", "Since when?"]


def test_the_quiet_question_can_be_answered_where_it_stands() -> None:
    assert [str(button.action) for button in news("follow_up", CASES["self_service"]).buttons] == ["solved", "need_help"]
    assert news("follow_up", CASES["created"]).buttons == ()


def test_times_already_reached_are_no_longer_promised() -> None:
    answered = CLOCKS.model_copy(update={"first_response_at": NOW})
    assert "First answer by" not in requesters(state="claimed", clocks=answered)
    assert "First answer: " in seen(agents_card(showing(case("claimed", clocks=answered))))


def test_an_article_without_address_is_a_title_without_link() -> None:
    bare: Decision = decision("self_service", issues=(routed(articles=(WIFI.model_copy(update={"url": None}),)),))
    assert "Office and guest Wi-Fi" in requesters(state="answered", decision=bare)
