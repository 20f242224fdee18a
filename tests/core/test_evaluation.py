"""Figures of merit: by hand-worked examples and by what must hold of any predictions."""

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage.evaluation import (
    Judged,
    accuracy,
    auroc,
    bootstrap_interval,
    ece,
    evaluate,
    macro_f1,
    mcnemar_exact,
    paired_difference,
    reliability,
    selective,
    wilson_interval,
)


def judged(*rows: tuple[str, str | None, float]) -> list[Judged]:
    return [Judged(truth=truth, predicted=predicted, confidence=confidence) for truth, predicted, confidence in rows]


FOUR = judged(("a", "a", 0.9), ("a", "b", 0.8), ("b", "b", 0.7), ("c", None, 0.0))


def test_accuracy_counts_no_answer_as_wrong() -> None:
    assert accuracy(FOUR) == 0.5


def test_macro_f1_is_the_mean_over_labels_seen_or_said() -> None:
    # a: 1 hit, 2 true, 1 said -> 2/3; b: 1 hit, 1 true, 2 said -> 2/3; c: never said -> 0.
    assert macro_f1(FOUR) == pytest.approx((2 / 3 + 2 / 3 + 0) / 3)


def test_ece_is_the_mean_gap_of_confidence_and_accuracy_by_bin() -> None:
    rows = judged(("a", "a", 0.95), ("a", "b", 0.95), ("a", "a", 0.15), ("a", "b", 0.15))
    # Two bins of two: |0.95 - 0.5| and |0.15 - 0.5|.
    assert ece(rows, bins=10) == pytest.approx((0.45 + 0.35) / 2)


def test_perfect_confidence_has_no_calibration_error() -> None:
    assert ece(judged(("a", "a", 1.0), ("b", "a", 0.0))) == 0.0


def test_selective_accuracy_looks_at_the_covered_only() -> None:
    assert selective(FOUR, 0.7) == (0.75, pytest.approx(2 / 3))
    assert selective(FOUR, 0.85) == (0.25, 1.0)
    assert selective(FOUR, 0.99) == (0.0, None)


def test_no_answer_is_never_covered() -> None:
    assert selective(judged(("a", None, 0.9)), 0.5) == (0.0, None)


def test_wilson_interval_of_eight_in_ten() -> None:
    low, high = wilson_interval(8, 10)
    assert (low, high) == (pytest.approx(0.4902, abs=1e-4), pytest.approx(0.9433, abs=1e-4))


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_interval_holds_the_share_and_stays_within_bounds(trial: tuple[int, int]) -> None:
    hits, n = trial
    low, high = wilson_interval(hits, n)
    assert 0.0 <= low <= hits / n + 1e-12
    assert hits / n - 1e-12 <= high <= 1.0


@pytest.mark.parametrize(("hits", "n"), [(0, 0), (2, 1), (-1, 3)])
def test_wilson_interval_refuses_what_is_no_share(hits: int, n: int) -> None:
    with pytest.raises(ValueError, match="no share"):
        wilson_interval(hits, n)


def test_bootstrap_interval_is_the_same_for_the_same_seed_and_near_the_normal_one() -> None:
    values = [0.0] * 100 + [1.0] * 300
    low, high = bootstrap_interval(values, seed=3)
    assert (low, high) == bootstrap_interval(values, seed=3)
    assert (low, high) != bootstrap_interval(values, seed=4)
    half = 1.96 * math.sqrt(0.75 * 0.25 / 400)
    assert (low, high) == (pytest.approx(0.75 - half, abs=0.012), pytest.approx(0.75 + half, abs=0.012))


def test_mcnemar_looks_only_at_requests_on_which_the_two_differ() -> None:
    first = [True] * 9 + [False] * 1 + [True] * 50
    second = [False] * 9 + [True] * 1 + [True] * 50
    # 1 of 10: 2 (1 + 10) / 1024.
    assert mcnemar_exact(first, second) == pytest.approx(22 / 1024)
    assert mcnemar_exact(second, first) == mcnemar_exact(first, second)
    assert mcnemar_exact(first, first) == 1.0


def test_mcnemar_of_many_differences_does_not_overflow() -> None:
    assert 0.0 <= mcnemar_exact([True] * 3000, [False] * 3000) < 1e-300


def test_mcnemar_refuses_different_lengths() -> None:
    with pytest.raises(ValueError, match=r"shorter|longer"):
        mcnemar_exact([True], [True, False])


def test_mcnemar_of_published_and_of_hand_worked_tables() -> None:
    # 12 against 2 (Newcombe 1998): 2 (1 + 14 + 91) / 2^14; 7 against 0: 2 / 2^7.
    assert mcnemar_exact([True] * 12 + [False] * 2, [False] * 12 + [True] * 2) == pytest.approx(212 / 2**14)
    assert mcnemar_exact([True] * 7, [False] * 7) == pytest.approx(1 / 64)
    assert mcnemar_exact([True, False], [True, False]) == 1.0


def paired(both: int, only_first: int, only_second: int, neither: int) -> tuple[list[bool], list[bool]]:
    counts = (both, only_first, only_second, neither)
    first = [value for value, count in zip((True, True, False, False), counts, strict=True) for _ in range(count)]
    second = [value for value, count in zip((True, False, True, False), counts, strict=True) for _ in range(count)]
    return first, second


def test_the_interval_of_a_paired_difference_is_the_published_one() -> None:
    # Newcombe 1998, table II, cells 36, 12, 2, 0, method 10: 0.2000, 0.0569 to 0.3404 for first minus second.
    found = paired_difference(*paired(36, 12, 2, 0))
    assert (found.n, found.only_first, found.only_second) == (50, 12, 2)
    assert (found.first, found.second) == (0.96, 0.76)
    assert found.difference == pytest.approx(-0.2)
    assert (round(found.low, 4), round(found.high, 4)) == (-0.3404, -0.0569)


def test_two_that_never_differ_differ_by_nothing() -> None:
    found = paired_difference([True, False, True], [True, False, True])
    assert (found.difference, found.p) == (0.0, 1.0)
    assert found.low <= 0.0 <= found.high


@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=40))
def test_a_difference_lies_in_its_interval_and_turns_round_with_the_two(rights: list[tuple[bool, bool]]) -> None:
    first, second = [one for one, _ in rights], [other for _, other in rights]
    found, turned = paired_difference(first, second), paired_difference(second, first)
    assert -1.0 <= found.low <= found.difference <= found.high <= 1.0
    assert (found.low, found.high, found.p) == (pytest.approx(-turned.high), pytest.approx(-turned.low), turned.p)


def test_bins_of_confidence_hold_their_share_that_is_right() -> None:
    bins = reliability(judged(("a", "a", 0.95), ("a", "b", 1.0), ("a", None, 0.0)))
    assert [(each.low, each.count, each.accuracy) for each in bins] == [(0.0, 1, 0.0), (0.9, 2, 0.5)]
    assert bins[1].confidence == pytest.approx(0.975)


def test_auroc_by_hand_with_a_tie() -> None:
    # Pairs: 0.9 beats both; 0.5 ties 0.5 and beats 0.1: 3.5 of 4.
    assert auroc([0.9, 0.5], [0.5, 0.1]) == pytest.approx(3.5 / 4)


@given(st.lists(st.integers(0, 9).map(float), min_size=1, max_size=30), st.lists(st.integers(0, 9).map(float), min_size=1, max_size=30))
def test_auroc_is_the_share_of_pairs_in_order(positives: list[float], negatives: list[float]) -> None:
    pairs = [1.0 if good > bad else 0.5 if good == bad else 0.0 for good in positives for bad in negatives]
    assert auroc(positives, negatives) == pytest.approx(sum(pairs) / len(pairs))


@pytest.mark.parametrize("figure", [accuracy, macro_f1, ece, evaluate, bootstrap_interval])
def test_nothing_to_evaluate_is_said(figure) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match=r"Nothing to evaluate|no share"):
        figure([])


def test_auroc_needs_both_kinds() -> None:
    with pytest.raises(ValueError, match="positive"):
        auroc([], [0.1])


def test_evaluation_as_json_has_the_names_that_programs_read() -> None:
    found = evaluate(FOUR).as_json()
    assert set(found) == {
        "n",
        "accuracy",
        "accuracy_low",
        "accuracy_high",
        "macro_f1",
        "ece",
        "coverage_at_0.70",
        "accuracy_at_0.70",
        "coverage_at_0.85",
        "accuracy_at_0.85",
        "confusion",
    }
    assert found["confusion"] == {"a": {"a": 1, "b": 1}, "b": {"b": 1}, "c": {"": 1}}
    assert json.loads(json.dumps(found)) == found


@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.sampled_from(["a", "b", "c", None]), st.floats(0, 1)),
        min_size=1,
        max_size=40,
    )
)
def test_every_figure_is_a_share(rows: list[tuple[str, str | None, float]]) -> None:
    found = evaluate(judged(*rows))
    shares = [found.accuracy, found.macro_f1, found.ece, found.coverage_at_070, found.accuracy_at_070, found.coverage_at_085]
    assert all(share is None or 0.0 <= share <= 1.0 + 1e-12 for share in shares)
    assert found.accuracy_low - 1e-12 <= found.accuracy <= found.accuracy_high + 1e-12
    assert sum(cell.count for cell in found.confusion) == found.n
