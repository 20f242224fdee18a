"""`helpdesk eval`: how good the offline model is on labelled requests."""

from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.options import Config, Data, Json, settings_of

if TYPE_CHECKING:
    from pathlib import Path

    from bot.labelled_file import Row
    from bot.measuring import Measured
    from bot.settings import Settings
    from triage.evaluation import Evaluation

MOST_CONFUSED = 15


def evaluate(
    file: Annotated[str, typer.Argument(metavar="FILE", help='JSONL or CSV (.gz too) of {"text", "label" | "category" | "kind"}.')],
    any_label: Annotated[bool, typer.Option("--any-label", help="Take the file's labels as they are, not the organisation's.")] = False,
    train: Annotated[str | None, typer.Option("--train", metavar="FILE", help="Learn this file first, and nothing else.")] = None,
    limit: Annotated[int | None, typer.Option("--limit", min=1, metavar="N", help="Measure on the first N requests only.")] = None,
    limit_train: Annotated[int | None, typer.Option("--limit-train", min=1, metavar="N", help="Learn the first N only.")] = None,
    as_json: Json = False,
    data: Data = None,
    config: Config = None,
) -> None:
    """Measure the offline model on labelled requests.

    \b
    Learned from   without options: what the helpdesk knows by now (samples, imported history, feedback)
                   --train FILE: that file only, in its order
                   --any-label without --train: the file itself, each fifth judged by the other four

    A label that the organisation file does not know is refused with the known ones; --any-label takes any.
    Figures: accuracy (with its 95 % interval), macro-F1, expected calibration error, and at a confidence of 0.70
    and 0.85 the share of requests that is covered and the accuracy among these.

    \b
    Examples:
      helpdesk eval tickets.jsonl
      helpdesk eval --any-label tickets.jsonl.gz --json
      helpdesk eval --any-label --train train.jsonl.gz --limit-train 500 test.jsonl.gz
    """
    import asyncio
    from pathlib import Path

    from bot.cli.printing import json_line, remark, words

    if limit_train is not None and train is None:
        raise typer.BadParameter("expected --train FILE, of which the first N are learned", param_hint="--limit-train")
    settings = settings_of(data, config)
    rows = _rows(Path(file), settings, any_label, limit)
    if train is not None:
        found = _trained(rows, _rows(Path(train), settings, any_label, limit_train))
    else:
        found = _folds(rows, Path(file)) if any_label else asyncio.run(_known(rows, settings))
    if found.seen:
        remark(f"{found.seen} of these requests were learned before, word for word: the figures flatter.")
    if as_json:
        json_line(found.as_json())
        return
    for line in _report(found):
        words(line)


def _rows(path: "Path", settings: "Settings", any_label: bool, limit: int | None) -> "list[Row]":
    from itertools import islice

    from bot.app import read_organisation
    from bot.cli.printing import progress
    from bot.labelled_file import Names, read_rows
    from bot.measuring import own_labels
    from bot.wrong_input import WrongInput

    with progress(f"Reading {path.name}", limit) as advance:
        rows = [row for done, row in enumerate(islice(read_rows(path), limit), 1) if advance(done) is None]
    if not rows:
        raise WrongInput(f"{path.name}: no labelled request in it; expected lines such as " + '{"text": "VPN drops", "label": "network"}')
    return rows if any_label else own_labels(rows, Names(read_organisation(settings)), path.name)


def _trained(rows: "list[Row]", train: "list[Row]") -> "Measured":
    from bot.cli.printing import progress
    from bot.measuring import measure_trained

    with progress("Learning and judging", len(rows)) as advance:
        return measure_trained(rows, train, advance)


def _folds(rows: "list[Row]", path: "Path") -> "Measured":
    from bot.cli.printing import progress
    from bot.measuring import measure_folds
    from bot.wrong_input import WrongInput

    try:
        with progress("Learning and judging", len(rows)) as advance:
            return measure_folds(rows, advance)
    except ValueError as error:
        raise WrongInput(f"{path.name}: {error}, or --train FILE to learn from") from error


async def _known(rows: "list[Row]", settings: "Settings") -> "Measured":
    from bot.cli.printing import opened, progress
    from bot.clock import SystemClock
    from bot.measuring import measure_known
    from bot.trial import open_bench

    async with opened(open_bench(settings, SystemClock().now())) as bench:
        with progress("Judging", len(rows)) as advance:
            learned = (one.text for one in bench.learning.known)
            return measure_known(rows, bench.learning.predict, learned, advance)


def _report(found: "Measured") -> list[str]:
    """The figures for people: in all, by confidence, by label, and the pairs most often confused."""
    figures = found.evaluation
    lines = [
        f"{figures.n} requests, {found.learned} labelled requests learned",
        f"accuracy  {figures.accuracy:.3f}  (95 %: {figures.accuracy_low:.3f} to {figures.accuracy_high:.3f})",
        f"macro-F1  {figures.macro_f1:.3f}",
        f"ECE       {figures.ece:.3f}",
        _covered("0.70", figures.coverage_at_070, figures.accuracy_at_070),
        _covered("0.85", figures.coverage_at_085, figures.accuracy_at_085),
        f"seconds   {found.seconds:.1f}: {found.learn_seconds:.1f} to learn, {found.predict_seconds * 1000:.2f} ms for each request",
        "",
        *_by_label(figures),
    ]
    confused = sorted((cell for cell in figures.confusion if cell.predicted != cell.truth), key=lambda cell: -cell.count)
    if confused:
        lines += ["", "Most often confused:"]
        lines += [f"  {cell.count:5}  {cell.truth} taken for {cell.predicted or 'nothing known'}" for cell in confused[:MOST_CONFUSED]]
    return lines


def _covered(least: str, coverage: float, accuracy: float | None) -> str:
    among = f"{accuracy:.3f} of them right" if accuracy is not None else "none"
    return f"at {least}   {coverage:.3f} covered, {among}"


def _by_label(figures: "Evaluation") -> list[str]:
    """Precision and recall of each label."""
    from bot.cli.printing import table

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
