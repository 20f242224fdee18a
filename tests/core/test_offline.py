"""The offline model: honest about what it knows, explainable, and never more urgent than the text says."""

from collections.abc import Callable

import pytest
from small_company import NOW, organisation
from small_company import request as asked_for

from triage.facts import Candidate, Context, PastRequest
from triage.learn import Prediction
from triage.offline import QUESTIONS, Experience, assess, summary_of
from triage.signals import signals, weighed

ORG = organisation()


def vote(*shares: tuple[str, float], experienced: bool = True, similar: tuple[PastRequest, ...] = ()) -> Callable[[str], Experience]:
    """An experience that votes so, whatever is asked."""
    label = shares[0][0] if shares else None
    confidence = shares[0][1] if shares and experienced else 0.0
    found = Prediction(label=label, confidence=confidence, probabilities=shares, experienced=experienced, known_words=1.0)
    return lambda text: Experience(prediction=found, similar=similar)


def article(name: str, score: float, confidence: float) -> Candidate:
    return Candidate(id=name, title=name, score=score, confidence=confidence)


def context(*candidates: Candidate) -> Context:
    return Context(now=NOW, candidates=candidates)


def test_the_strongest_topic_is_the_category_with_its_probability() -> None:
    found = assess(asked_for("VPN drops"), context(), ORG, vote(("network", 0.8), ("signin", 0.2)))
    assert (found.kind, found.issues[0].category, found.issues[0].category_confidence) == ("it_support", "network", 0.8)
    assert "0.80" in found.issues[0].reasoning


def test_without_experience_it_gives_no_number() -> None:
    found = assess(asked_for("VPN drops"), context(), ORG, vote(("network", 0.9), experienced=False))
    assert not found.experienced
    assert found.issues[0].category_confidence == 0.0
    assert "No experience yet" in found.issues[0].reasoning


def test_nothing_like_it_is_said_so() -> None:
    found = assess(asked_for("zzz qqq"), context(), ORG, vote())
    assert found.issues[0].category is None
    assert "Nothing like this" in found.issues[0].reasoning


def test_another_kind_gathers_its_share() -> None:
    found = assess(asked_for("my payslip"), context(), ORG, vote(("kind:hr", 0.7), ("network", 0.2), ("signin", 0.1)))
    assert (found.kind, round(found.kind_confidence, 2)) == ("hr", 0.7)
    assert found.issues[0].category == "network"


def test_topics_together_make_it_support_sure() -> None:
    found = assess(asked_for("VPN login"), context(), ORG, vote(("network", 0.5), ("signin", 0.4), ("kind:hr", 0.1)))
    assert (found.kind, round(found.kind_confidence, 2)) == ("it_support", 0.9)


def test_only_articles_near_the_best_are_added() -> None:
    candidates = (article("best", 20, 0.95), article("near", 18, 0.9), article("far", 10, 0.9))
    found = assess(asked_for("VPN drops"), context(*candidates), ORG, vote(("network", 0.9)))
    assert found.issues[0].articles == ("best", "near")
    assert found.issues[0].answer_confidence == 0.95


def test_an_article_that_hardly_answers_is_not_named() -> None:
    found = assess(asked_for("VPN drops"), context(article("weak", 20, 0.3)), ORG, vote(("network", 0.9)))
    assert found.issues[0].articles == ()
    assert found.issues[0].answer_confidence == 0.0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("production line stopped and everybody in the hall is waiting", "critical"),
        ("the whole office has no mail", "high"),
        ("none of my systems load at home", "high"),
        ("my mouse is slow", "normal"),
    ],
)
def test_priority_follows_what_the_text_says_of_its_weight(text: str, expected: str) -> None:
    found = assess(asked_for(text), context(), ORG, vote(("network", 0.9)))
    assert found.issues[0].priority == expected


def test_habit_makes_nothing_critical() -> None:
    like = tuple(PastRequest(id=str(n), text="x", label="network", priority="critical") for n in range(3))
    found = assess(asked_for("my mouse is slow"), context(), ORG, vote(("network", 0.9), similar=like))
    assert found.issues[0].priority == "high"


def test_the_weight_of_a_text_only_ever_raises() -> None:
    assert weighed("high", ()) == "high"
    assert weighed("low", ("blocked",)) == "normal"
    assert weighed("normal", ("blocked", "deadline_near")) == "high"


@pytest.mark.parametrize(
    ("text", "signal"),
    [
        ("My laptop was stolen on the train", "device_lost"),
        ("mein Handy wurde gestohlen", "device_lost"),
        ("I clicked a link in a phishing mail", "leak"),
        ("please give me domain admin rights", "risky"),
        ("I can't do my job at all", "blocked"),
        ("the demo starts in ten minutes", "deadline_near"),
    ],
)
def test_signals_are_seen(text: str, signal: str) -> None:
    assert signal in signals(text)


@pytest.mark.parametrize("text", ["my laptop is slow", "where is the phone list", "how do I share a screen", "the password page is blue"])
def test_ordinary_words_are_no_signal(text: str) -> None:
    assert signals(text) == ()


def test_too_few_words_are_asked_about() -> None:
    found = assess(asked_for("it is broken"), context(), ORG, vote(("network", 0.4)))
    assert found.questions == QUESTIONS[1:]


@pytest.mark.parametrize("text", ["it does not work, please help", "broken again", "es funktioniert nicht"])
def test_words_that_name_nothing_are_answered_by_no_article(text: str) -> None:
    found = assess(asked_for(text), context(article("best", 20, 0.95)), ORG, vote(("network", 0.4)))
    assert found.issues[0].articles == ()
    assert found.questions == QUESTIONS[1:]


def test_a_clear_request_is_not_asked_about() -> None:
    assert assess(asked_for("VPN drops"), context(), ORG, vote(("network", 0.9))).questions == ()


def test_a_file_without_words_gets_one_question() -> None:
    request = asked_for("see", flags=("attachment_only",))
    assert assess(request, context(), ORG, vote(("network", 0.3))).questions == QUESTIONS[:1]


def test_two_things_become_two_issues_never_silently_split() -> None:
    text = "My VPN drops every ten minutes. Also the printer on floor 3 is out of toner, can somebody refill it?"
    found = assess(asked_for(text), context(), ORG, vote(("network", 0.9)))
    assert found.several
    assert len(found.issues) == 2


def test_a_summary_carries_no_personal_data() -> None:
    text = summary_of("Hello. Please reset the account of maria.long@fernhill.example, she cannot sign in since Monday.")
    assert "maria" not in text
    assert "(e-mail address)" in text


def test_a_summary_is_short_and_telling() -> None:
    text = summary_of("Hi! " + "the very long story of my docking station " * 20)
    assert len(text) <= 112
    assert "docking station" in text


def test_nothing_to_read_still_gives_an_assessment() -> None:
    assert assess(asked_for(""), context(), ORG, vote()).issues[0].summary == "(no words)"
