"""The figures of a search, worked out by hand on small rankings."""

import math

import pytest

from triage.retrieval import Searched, evaluate_retrieval, hit, ndcg, percentile, recall, reciprocal_rank

RANKING = ("a", "b", "c", "d")


def searched(ranking: tuple[str, ...], right: dict[str, int], confidence: float = 0.5, seconds: float = 0.01) -> Searched:
    return Searched(question_id="q", ranking=ranking, confidence=confidence, right=right, answerable=bool(right), seconds=seconds)


def test_a_hit_counts_only_within_its_depth() -> None:
    assert [hit(RANKING, {"c": 1}, within) for within in (1, 2, 3)] == [0, 0, 1]


def test_an_article_judged_not_to_answer_is_no_hit() -> None:
    assert hit(RANKING, {"a": 0, "c": 1}, 1) == 0
    assert reciprocal_rank(RANKING, {"a": 0, "c": 1}) == pytest.approx(1 / 3)


def test_the_reciprocal_rank_is_of_the_first_right_article_and_ends_at_ten() -> None:
    assert reciprocal_rank(RANKING, {"b": 1, "d": 1}) == 0.5
    assert reciprocal_rank(tuple("abcdefghijk"), {"k": 1}) == 0


def test_recall_is_the_share_of_the_right_articles() -> None:
    assert recall(RANKING, {"a": 1, "z": 1, "b": 0}) == 0.5


def test_ndcg_prefers_the_better_article_first() -> None:
    best, swapped = ndcg(("a", "b"), {"a": 2, "b": 1}), ndcg(("b", "a"), {"a": 2, "b": 1})
    assert best == 1
    assert swapped == pytest.approx((1 + 3 / math.log2(3)) / (3 + 1 / math.log2(3)))


@pytest.mark.parametrize("figure", [recall, ndcg])
def test_a_question_without_a_right_article_has_no_such_figure(figure: object) -> None:
    with pytest.raises(ValueError, match="at least one right article"):
        figure(RANKING, {"a": 0})  # type: ignore[operator]


def test_a_percentile_lies_between_its_neighbours() -> None:
    assert [percentile([4.0, 1.0, 3.0, 2.0], share) for share in (0, 0.5, 1)] == [1, 2.5, 4]


@pytest.mark.parametrize(("values", "share"), [([], 0.5), ([1.0], 1.5)])
def test_a_percentile_of_nothing_or_beyond_all_is_refused(values: list[float], share: float) -> None:
    with pytest.raises(ValueError, match="at least one value"):
        percentile(values, share)


def test_all_figures_together_under_the_names_programs_read() -> None:
    found = evaluate_retrieval(
        [
            searched(("a", "b"), {"a": 1}, confidence=0.9, seconds=0.01),
            searched(("a", "b"), {"b": 1}, confidence=0.6, seconds=0.02),
            searched((), {"c": 1}, confidence=0.0, seconds=0.03),
            searched(("a",), {}, confidence=0.3, seconds=0.04),
        ]
    ).as_json()
    assert found["n"] == 3
    assert found["n_unanswerable"] == 1
    assert found["hit@1"] == pytest.approx(1 / 3)
    assert found["hit@3"] == found["recall@10"] == pytest.approx(2 / 3)
    assert found["mrr@10"] == pytest.approx(0.5)
    assert found["ndcg@10"] == pytest.approx((1 + 1 / math.log2(3)) / 3)
    assert found["auroc"] == pytest.approx(2 / 3)
    assert found["p50_seconds"] == pytest.approx(0.025)
    assert found["p95_seconds"] < found["p99_seconds"] < 0.04  # type: ignore[operator]


def test_without_unanswerable_questions_there_is_no_auroc() -> None:
    assert evaluate_retrieval([searched(("a",), {"a": 1})]).auroc is None


def test_without_any_right_article_nothing_can_be_measured() -> None:
    with pytest.raises(ValueError, match="no question has a right article"):
        evaluate_retrieval([searched(("a",), {})])
