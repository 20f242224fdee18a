"""Labelled requests beside what was made of them: every field that a label names is scored, failures apart; two runs side by side."""

import math

import pytest

from triage.case import Asked, Assessment, Decision, Issue, Routed, Unreadable
from triage.comparing import Pair, compare
from triage.scoring import Said, Truth, judge, said, score


def decision(outcome: str = "ticket_proposed", **more: object) -> Decision:
    issue = Routed(
        summary="s", category="network", priority="normal", team="net", action="route", category_confidence=0.9, answer_confidence=0.4
    )
    return Decision.model_validate(
        {
            "outcome": outcome, "rule": "the topic is sure", "decided_by": "model", "issues": (issue,), "team": "net",
            "priority": "high", "category": "network", "category_confidence": 0.9, "answer_confidence": 0.4, **more,
        }
    )  # fmt: skip


def asked(kind: str = "it_support", **issue: object) -> Asked:
    found = Issue.model_validate({"summary": "s", "category": "network", "category_confidence": 0.9, "priority": "low", **issue})
    return Asked(model="m", assessment=Assessment.model_validate({"kind": kind, "kind_confidence": 0.8, "issues": (found,)}))


def one(**said_of_it: object) -> Said:
    return Said.model_validate({"outcome": "ticket_proposed", "is_request": True, "kind": "it_support", **said_of_it})


def test_topic_and_confidence_are_the_models_word_priority_and_team_the_decision() -> None:
    found = said(asked(articles=("vpn",), answer_confidence=0.7), decision())
    assert (found.label, found.label_confidence, found.article, found.answer_confidence) == ("network", 0.9, "vpn", 0.7)
    assert (found.priority, found.team, found.action, found.several) == ("high", "net", "route", False)


def test_another_kind_has_a_label_of_its_own_and_no_category() -> None:
    found = said(asked("hr"), decision("elsewhere", kind="hr"))
    assert (found.label, found.label_confidence, found.category, found.kind) == ("kind:hr", 0.8, None, "hr")


def test_a_kind_that_a_sign_decided_counts_as_decided() -> None:
    found = said(asked("it_support"), decision("elsewhere", kind="security_report"))
    assert (found.kind, found.label) == ("security_report", "network")


def test_what_was_left_alone_is_no_request() -> None:
    found = said(None, None)
    assert (found.outcome, found.is_request, found.status) == ("ignored", False, "ok")


def test_an_unreadable_answer_is_judged_and_wrong_a_failure_is_not_judged() -> None:
    unreadable = said(Asked(model="m", unreadable=Unreadable(why="no JSON")), decision("person"))
    failed = said(asked().model_copy(update={"failure": "timeout"}), decision("person"))
    truth = Truth(label="network", is_request=True)
    found = score([(truth, unreadable), (truth, failed), (truth, one(label="network", category="network"))])
    assert (found.asked, found.unreadable, found.failed) == (2, 1, 1)
    assert found.label is not None
    assert found.label.accuracy == 0.5
    assert found.fields["is_request"].accuracy == 0.5


def test_only_what_a_label_names_is_scored() -> None:
    found = score([(Truth(label="network", priority="high"), one(label="network", category="network", priority="low"))])
    assert set(found.fields) == {"label", "category", "kind", "priority", "is_request"}
    assert (found.fields["category"].accuracy, found.fields["priority"].accuracy) == (1.0, 0.0)
    assert found.fields["priority"].confusion == {"high": {"low": 1}}
    assert set(found.calibration) == {"category"}


def test_every_field_can_be_scored() -> None:
    truth = Truth(label="network", priority="low", team="net", outcome="person", action="person", articles=("a", "b"), several=True)
    said_so = one(
        label="network", category="network", priority="low", team="net", outcome="person", action="person", article="b", several=True
    )
    found = score([(truth, said_so)])
    assert {field: held.accuracy for field, held in found.fields.items()} == dict.fromkeys(
        ("label", "category", "kind", "priority", "team", "outcome", "action", "article", "several", "is_request"), 1.0
    )
    assert found.outcomes == {"person": 1}


def test_any_of_several_topics_may_come_first() -> None:
    truth = Truth(label="network", categories=("network", "printing"), several=True)
    assert score([(truth, one(label="printing", category="printing", several=True))]).fields["category"].accuracy == 1.0
    assert score([(truth, one(label="erp", category="erp", several=True))]).fields["category"].accuracy == 0.0


def test_that_no_article_answers_is_right_without_one_but_promises_nothing() -> None:
    truth = Truth(label="network", articles=())
    found = score([(truth, one(label="network")), (truth, one(label="network", article="vpn", answer_confidence=0.9))])
    assert found.fields["article"].accuracy == 0.5
    answers = found.calibration["answer"]
    assert (answers.coverage_at_085, answers.accuracy_at_085) == (0.5, 0.0)
    assert answers.ece == pytest.approx(0.45)


def test_macro_f1_of_the_category_is_a_mean_over_topics() -> None:
    pairs = [(Truth(label=label), one(label="a", category="a")) for label in ("a", "a", "b")]
    assert score(pairs).fields["category"].macro_f1 == pytest.approx(0.8 / 2)


def test_nothing_judged_gives_no_figures() -> None:
    found = score([(Truth(label="a"), one(status="failed"))])
    assert (found.asked, found.failed, found.label, found.fields) == (0, 1, None, {})


def test_a_field_without_a_label_is_not_judged() -> None:
    assert judge("team", Truth(label="a"), one(team="net")) is None
    assert judge("is_request", Truth(), one()) is None


def pair(number: int, truth: Truth, first: Said, second: Said) -> Pair:
    return Pair(id=f"r{number}", truth=truth, first=first, second=second)


def test_flips_name_what_each_said_and_which_was_right() -> None:
    truth = Truth(label="network", priority="low")
    unlabelled = pair(1, Truth(), one(team="net"), one(team="desk"))
    flipped = pair(2, truth, one(label="erp", category="erp", priority="low"), one(label="network", category="network", priority="high"))
    same = pair(3, truth, one(label="network", category="network"), one(label="network", category="network"))
    found = compare([unlabelled, flipped, same])
    assert [flip.id for flip in found.flips] == ["r2", "r1"]
    assert [(each.field, each.first, each.second, each.truth, each.right) for each in found.flips[0].fields] == [
        ("label", "erp", "network", "network", "second"),
        ("priority", "low", "high", "low", "first"),
    ]
    assert found.flips[1].fields[0].right is None


def test_differences_come_with_the_exact_test() -> None:
    truth, wrong, right = Truth(label="network"), one(label="erp", category="erp"), one(label="network", category="network")
    found = compare([pair(number, truth, wrong, right) for number in range(7)])
    label = found.differences["label"]
    assert (label.first, label.second, label.only_second, label.p) == (0.0, 1.0, 7, pytest.approx(1 / 64))
    assert math.isclose(label.difference, 1.0)
    assert label.low > 0


def test_what_failed_in_one_run_is_left_out() -> None:
    found = compare([pair(1, Truth(label="a"), one(status="failed"), one(label="a", category="a"))])
    assert (found.n, found.left_out, found.differences, found.flips) == (0, 1, {}, ())
