"""News: short new posts, to whom and in which language (product.md, "reply")."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from card_cases import CASES
from card_facts import BEN

from bot.cards.build import news_card
from bot.cards.card import Card
from bot.cards.showing import Showing
from bot.cards.transcript import plain
from triage.case import News
from triage.facts import Person


def news(kind: Any, shown: Showing, **changes: Any) -> Card:
    return news_card(News(key=f"3/{kind}", kind=kind, by=BEN, **changes), shown)


def test_news_mention_the_requester_only_where_they_should() -> None:
    assert news("resolved", CASES["resolved"], mention=True).mention == "test:alice"
    assert news("agent_reply", CASES["claimed"], text="Try again.").mention is None


@pytest.mark.parametrize(("hour", "mentioned"), [(6, False), (7, True), (19, True), (20, False), (2, False)])
def test_nobody_is_mentioned_at_night(hour: int, mentioned: bool) -> None:
    shown = CASES["resolved"]
    local = datetime(2026, 1, 15, hour, 30, tzinfo=ZoneInfo(shown.zone))
    card = news("resolved", shown.model_copy(update={"now": local.astimezone(UTC)}), mention=True)
    assert (card.mention is not None) == mentioned


def test_news_have_an_identity_of_their_own() -> None:
    assert news("agent_reply", CASES["claimed"]).marker == "case:C1042:news/3/agent_reply"


def test_news_to_another_person_are_in_that_persons_language() -> None:
    follower = Person(id="test:dora", language="de")
    assert news("joined", CASES["incident"], to="private", person=follower).title == "Du folgst dieser Anfrage jetzt"


def test_a_follower_is_not_told_that_the_request_is_theirs() -> None:
    told = news("resolved", CASES["resolved"], to="private", person=Person(id="test:dora"))
    assert (told.title, told.blocks) == ("The request you follow is solved", ())


def test_news_to_agents_are_in_the_organisations_language() -> None:
    assert news("overdue", CASES["german"], to="agents").title.startswith("C1042 is overdue")


def test_a_question_in_the_news_is_answered_in_the_thread() -> None:
    assert plain(news("question", CASES["question"], text="Which program?\nSince when?"))["lines"][:2] == ["Which program?", "Since when?"]


def test_the_quiet_question_can_be_answered_where_it_stands() -> None:
    assert [str(button.action) for button in news("follow_up", CASES["self_service"]).buttons] == ["solved", "need_help"]
    assert news("follow_up", CASES["created"]).buttons == ()
