"""`helpdesk eval`: how good a model is on labelled requests: the offline one or Claude, live or in batches, alone or beside another."""

from typing import Annotated

import typer

from bot.cli.options import Config, Data, Json, settings_of

File = Annotated[str, typer.Argument(metavar="FILE", help='JSONL or CSV (.gz too) of {"text", "category" | "label" | "kind", ...}.')]
Model = Annotated[str | None, typer.Option("--model", metavar="MODEL", help="offline (default), claude, or a model's id for stage 2.")]
Prompt = Annotated[str | None, typer.Option("--prompt", metavar="NAME/VERSION", help="The prompt of stage 2; asks Claude.")]
Compare = Annotated[
    tuple[str, str] | None,
    typer.Option("--compare", metavar="A B", help="Two results files, or models, or prompts: what flips, and is it chance?"),
]
Limit = Annotated[int | None, typer.Option("--limit", min=1, metavar="N", help="Measure on the first N requests only.")]
Concurrency = Annotated[int, typer.Option("--concurrency", min=1, max=200, metavar="N", help="Requests that are asked at once.")]
MaxUsd = Annotated[
    float | None,
    typer.Option("--max-usd", min=0.0, metavar="USD", help="Stop before more is spent, earlier runs of these results included."),
]
ResultsFile = Annotated[str | None, typer.Option("--results", metavar="FILE", help="Where results are kept [beside the data folder].")]
Resume = Annotated[bool, typer.Option("--resume", help="Ask again what failed, or expired in a batch.")]
Batch = Annotated[bool, typer.Option("--batch", help="Ask by the Message Batches API, at half price and in up to a day for each stage.")]
Poll = Annotated[float, typer.Option("--poll", min=0.01, metavar="SECONDS", help="The longest pause between looks at a batch.")]
Plot = Annotated[str | None, typer.Option("--plot", metavar="FILE", help="Draw calibration and outcomes (.png or .svg).")]
AnyLabel = Annotated[bool, typer.Option("--any-label", help="The learner alone, on the labels of the file, not the organisation's.")]
Train = Annotated[str | None, typer.Option("--train", metavar="FILE", help="The learner alone: learn this file first, and nothing else.")]
LimitTrain = Annotated[int | None, typer.Option("--limit-train", min=1, metavar="N", help="Learn the first N only.")]


def evaluate(
    file: File,
    model: Model = None,
    prompt: Prompt = None,
    compare: Compare = None,
    limit: Limit = None,
    concurrency: Concurrency = 4,
    max_usd: MaxUsd = None,
    results: ResultsFile = None,
    resume: Resume = False,
    batch: Batch = False,
    poll: Poll = 60.0,
    plot: Plot = None,
    any_label: AnyLabel = False,
    train: Train = None,
    limit_train: LimitTrain = None,
    as_json: Json = False,
    data: Data = None,
    config: Config = None,
) -> None:
    """Measure a model on labelled requests.

    \b
    Each request goes through the same steps as in the helpdesk, without any effect. Every label that is there is
    scored: category, label or kind; priority; team; outcome; action; article (none: no article answers it);
    several; is_request. A label that the organisation file does not know is refused.

    \b
    Claude's answers are kept as they come: the same command goes on after a crash and pays for nothing twice.
    Quality of a prompt needs a real key; the table at the end belongs into its front matter.

    \b
    Examples:
      helpdesk eval requests.jsonl --plot calibration.png
      helpdesk eval requests.jsonl --model claude --max-usd 2
      helpdesk eval requests.jsonl --compare offline claude
      helpdesk eval --any-label --train train.jsonl.gz test.jsonl.gz
    """
    from pathlib import Path

    if limit_train is not None and train is None:
        raise typer.BadParameter("expected --train FILE, of which the first N are learned", param_hint="--limit-train")
    settings, path = settings_of(data, config), Path(file)
    if train is not None or any_label:
        from bot.cli.eval_learner import measure_learner

        _refuse("--any-label and --train measure the learner alone", model, prompt, compare, batch, plot, results)
        measure_learner(settings, path, Path(train) if train else None, any_label, limit, limit_train, as_json)
        return
    from bot.cli.eval_runs import Options, measure

    where = (Path(results) if results else None, Path(plot) if plot else None)
    measure(settings, path, model, prompt, compare, Options(limit, concurrency, max_usd, *where, resume, batch, poll, as_json))


def _refuse(why: str, *given: object) -> None:
    if any(given):
        raise typer.BadParameter(f"{why}; leave out --model, --prompt, --compare, --batch, --plot and --results", param_hint="--any-label")
