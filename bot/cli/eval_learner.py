"""`helpdesk eval` of the learner alone: on a training file, or on the file itself, each fifth judged by the other four."""

from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli.eval_lines import confused
from bot.cli.printing import json_line, progress, table, words

if TYPE_CHECKING:
    from bot.labelled_file import Row
    from bot.measuring import Measured
    from bot.settings import Settings
    from triage.evaluation import Evaluation


def measure_learner(
    settings: "Settings", file: Path, train: Path | None, any_label: bool, limit: int | None, limit_train: int | None, as_json: bool
) -> None:
    """Measure and print."""
    from bot.cli.printing import remark

    rows = _rows(file, settings, any_label, limit)
    found = _folds(rows, file) if train is None else _trained(rows, _rows(train, settings, any_label, limit_train))
    if found.seen:
        remark(f"{found.seen} of these requests were learned before, word for word: the figures flatter.")
    if as_json:
        json_line(found.as_json())
        return
    for line in _report(found):
        words(line)


def _rows(path: Path, settings: "Settings", any_label: bool, limit: int | None) -> "list[Row]":
    from itertools import islice

    from bot.app import read_organisation
    from bot.labelled_file import Names, read_rows
    from bot.measuring import own_labels
    from bot.wrong_input import WrongInput

    with progress(f"Reading {path.name}", limit) as advance:
        rows = [row for done, row in enumerate(islice(read_rows(path), limit), 1) if advance(done) is None]
    if not rows:
        raise WrongInput(f"{path.name}: no labelled request in it; expected lines such as " + '{"text": "VPN drops", "label": "network"}')
    return rows if any_label else own_labels(rows, Names(read_organisation(settings)), path.name)


def _trained(rows: "list[Row]", train: "list[Row]") -> "Measured":
    from bot.measuring import measure_trained

    with progress("Learning and judging", len(rows)) as advance:
        return measure_trained(rows, train, advance)


def _folds(rows: "list[Row]", path: Path) -> "Measured":
    from bot.measuring import measure_folds
    from bot.wrong_input import WrongInput

    try:
        with progress("Learning and judging", len(rows)) as advance:
            return measure_folds(rows, advance)
    except ValueError as error:
        raise WrongInput(f"{path.name}: {error}, or --train FILE to learn from") from error


def _report(found: "Measured") -> list[str]:
    """The figures for people: in all, by confidence, by label, and the pairs most often confused."""
    figures = found.evaluation
    return [
        f"{figures.n} requests, {found.learned} labelled requests learned",
        f"accuracy  {figures.accuracy:.3f}  (95 %: {figures.accuracy_low:.3f} to {figures.accuracy_high:.3f})",
        f"macro-F1  {figures.macro_f1:.3f}",
        f"ECE       {figures.ece:.3f}",
        _covered("0.70", figures.coverage_at_070, figures.accuracy_at_070),
        _covered("0.85", figures.coverage_at_085, figures.accuracy_at_085),
        f"seconds   {found.seconds:.1f}: {found.learn_seconds:.1f} to learn, {found.predict_seconds * 1000:.2f} ms for each request",
        "",
        *_by_label(figures),
        *confused(figures),
    ]


def _covered(least: str, coverage: float, accuracy: float | None) -> str:
    among = f"{accuracy:.3f} of them right" if accuracy is not None else "none"
    return f"at {least}   {coverage:.3f} covered, {among}"


def _by_label(figures: "Evaluation") -> list[str]:
    """Precision and recall of each label."""
    cells = figures.confusion
    labels = sorted({cell.truth for cell in cells} | {cell.predicted for cell in cells if cell.predicted is not None})
    rows = []
    for label in labels:
        true = sum(cell.count for cell in cells if cell.truth == label)
        predicted = sum(cell.count for cell in cells if cell.predicted == label)
        hits = sum(cell.count for cell in cells if cell.truth == cell.predicted == label)
        precision = f"{hits / predicted:.3f}" if predicted else "-"
        rows.append((label, str(true), precision, f"{hits / true:.3f}" if true else "-"))
    return table(("label", "requests", "precision", "recall"), rows)
