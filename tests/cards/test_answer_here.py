"""Where an answer is to be written: in the thread where there is one, else simply here."""

from typing import Any

import pytest
from card_facts import ALICE, case, decision, request, showing

from bot.cards.build import news_card, requester_card
from bot.cards.showing import Showing
from bot.cards.transcript import plain
from triage.case import News

IN_THREAD, HERE = "Just answer here in the thread.", "Just answer here."
PLACES: list[tuple[str, dict[str, Any], bool, str]] = [
    ("a help channel", {"channel": "it-help"}, False, IN_THREAD),
    ("a direct conversation", {"channel": None, "direct": True}, False, HERE),
    ("a group chat", {"channel": None}, False, HERE),
    ("private, asked in a channel: the card stands in the direct conversation", {"channel": "it-help"}, True, HERE),
]


def asked(place: dict[str, Any], private: bool) -> Showing:
    questions = decision("question", questions=("Which program?",))
    return showing(case("asking", decision=questions, request=request("It does not work", **place), private=private))


@pytest.mark.parametrize(("where", "place", "private", "words"), PLACES)
def test_a_question_says_where_to_answer(where: str, place: dict[str, Any], private: bool, words: str) -> None:
    card = requester_card(asked(place, private))
    assert card is not None
    assert f"{words!r}" in repr(plain(card)), where
    for kind in ("question", "waiting"):
        news = News.model_validate({"kind": kind, "key": "1/x", "by": ALICE, "text": "Which program?"})
        assert f"{words!r}" in repr(plain(news_card(news, asked(place, private)))), (where, kind)
