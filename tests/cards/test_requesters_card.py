"""What stands on the requester's card, and what must not stand there (product.md, "reply" and "The requester's card")."""

import json
from typing import Any

import pytest
from card_cases import CASES
from card_facts import ALICE, BEN, CLOCKS, NOW, ORGANISATION, WIFI, case, decision, request, routed, showing

from bot.cards.build import agents_card, name_of, private_line, requester_card, time_text
from bot.cards.card import ArticleLink, Card, LinkLine, Moment
from bot.cards.transcript import plain
from triage.case import Decision, Note
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


@pytest.mark.parametrize(
    ("flag", "words"), [("user_limit", "You have sent us a lot"), ("system_limit", "Very many requests are coming in")]
)
def test_over_a_limit_the_requester_is_told_so(flag: str, words: str) -> None:
    assert words in requesters(state="open", outcome="person", request=request(flags=(flag,)))


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


def test_a_card_is_the_same_for_the_same_showing() -> None:
    assert requester_card(CASES["waiting"]) == requester_card(CASES["waiting"].model_copy())


def test_times_already_reached_are_no_longer_promised() -> None:
    answered = CLOCKS.model_copy(update={"first_response_at": NOW})
    assert "First answer by" not in requesters(state="claimed", clocks=answered)
    assert "First answer: " in seen(agents_card(showing(case("claimed", clocks=answered))))


def test_an_article_without_address_is_a_title_without_link() -> None:
    bare: Decision = decision("self_service", issues=(routed(articles=(WIFI.model_copy(update={"url": None}),)),))
    assert "Office and guest Wi-Fi" in requesters(state="answered", decision=bare)
