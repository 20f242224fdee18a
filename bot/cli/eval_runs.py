"""`helpdesk eval` through the helpdesk's own steps: one run, or two compared; progress, what is kept, and what is printed."""

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli.eval_lines import compared_lines, measured_with, report
from bot.cli.printing import Advance, json_line, opened, progress, remark, words
from bot.clock import SystemClock
from bot.evaluating.asking import Asking, open_asking
from bot.evaluating.batch_file import BatchFile
from bot.evaluating.figures import Figures, figures
from bot.evaluating.flips import Side, side_by_side
from bot.evaluating.kept import Results, last_run
from bot.evaluating.plot import draw, refuse_plot
from bot.evaluating.rows import Labelled, missing_articles, read_labelled
from bot.evaluating.running import Question, Run, is_open, to_ask, word_of
from bot.evaluating.setups import Wanted, wanted, wanted_in
from bot.labelled_file import Names
from bot.models.failures import HINTS
from bot.wrong_input import WrongInput, listed

if TYPE_CHECKING:
    from bot.settings import Settings


@dataclass(frozen=True)
class Options:
    """The options that every run shares."""

    limit: int | None = None
    concurrency: int = 4
    max_usd: float | None = None
    results: Path | None = None
    plot: Path | None = None
    resume: bool = False
    batch: bool = False
    poll_seconds: float = 60.0
    as_json: bool = False


@dataclass(frozen=True)
class Done:
    """A run: its figures, its results, its requests."""

    figures: Figures
    side: Side
    rows: list[Labelled]


def measure(
    settings: "Settings", file: Path, model: str | None, prompt: str | None, compare: tuple[str, str] | None, options: Options
) -> None:
    """One run, or two compared; prints the figures."""
    if options.plot is not None:
        refuse_plot(options.plot)
    if compare is not None:
        if model or prompt or options.plot or options.results:
            raise WrongInput("--compare takes two results files, models or prompts; leave out --model, --prompt, --plot and --results")
        asyncio.run(_compare(settings, file, compare, options))
        return
    asked = wanted(model, prompt)
    if options.batch and asked.offline:
        raise WrongInput("--batch asks Claude; give --model claude, or a model's id")
    asyncio.run(_measure(settings, file, asked, options))


async def _measure(settings: "Settings", file: Path, asked: Wanted, options: Options) -> None:
    done = await _run(settings, file, asked, options)
    if options.plot is not None:
        draw(done.figures, options.plot)
    if options.as_json:
        json_line(done.figures.as_json())
        return
    for line in report(done.figures):
        words(line)
    if "stage_2" in done.figures.cost.stages and done.figures.cost.stages["stage_2"].output_tokens:
        today = SystemClock().now().date().isoformat()
        for line in ["", "For the prompt's front matter and prompts/README:", "", *measured_with(done.figures, file.name, today)]:
            words(line)
    elif not asked.offline:
        remark("The prompt of stage 2 was never answered: there is nothing to write into its front matter.")


async def _run(settings: "Settings", file: Path, asked: Wanted, options: Options) -> Done:
    """Ask what is not answered yet; the figures of all that is."""
    async with opened(open_asking(settings, asked, options.max_usd, batch=options.batch)) as asking:
        rows = _rows(file, asking, options.limit)
        path = options.results or (_usual_path(settings.data, file, asking) if asking.keeps else None)
        with asking.results(path) as kept:
            stopped = await _over(asking, kept, rows, options)
            side = Side(asking.setup, {result.key: result for row in rows if (result := kept.get(row.text)) is not None})
        if stopped is not None:
            reached = asking.spending is not None and asking.spending.reached
            why = "--max-usd is reached" if reached else HINTS[word] if (word := word_of(stopped)).startswith("budget_") else stopped
            remark(f"Stopped: {why}. What was answered is kept; the same command goes on.")
        if path is not None:
            remark(f"Results: {path}")
        seen = _seen(rows, asking)
        _tell(rows, side, asking, seen)
        return Done(figures(asking.setup, rows, [side.of(row) for row in rows], seen), side, rows)


def _rows(file: Path, asking: Asking, limit: int | None) -> list[Labelled]:
    with progress(f"Reading {file.name}", limit) as advance:
        return read_labelled(file, Names(asking.bench.organisation), limit, advance)


def _usual_path(data: Path, file: Path, asking: Asking) -> Path:
    """Beside the data folder: not in it, as a helpdesk may hold that."""
    stem = file.name.removesuffix(".gz").rpartition(".")[0] or file.name
    return data.with_name(f"{data.name}-eval") / f"{stem}-{asking.setup.file_name}.jsonl"


async def _over(asking: Asking, kept: Results, rows: list[Labelled], options: Options) -> str | None:
    """Ask; why it was stopped, None if it was not."""
    questions = to_ask(kept, rows, anew=not asking.keeps, failed=options.resume)
    answered = len(rows) - sum(len(question.rows) for question in questions)
    if answered and asking.keeps:
        remark(f"{answered} of {len(rows)} requests were answered before; asking {len(questions)}.")
    with progress("Asking", len(rows)) as advance:
        advance(answered)
        run = Run(kept, asking.try_one, SystemClock(), advance, batch=asking.batched is not None, done=answered)
        run.pace.told = lambda why, seconds: remark(f"Pausing {seconds:g} s: {why}")
        async with AsyncExitStack() as stack:
            concurrency = options.concurrency
            if asking.batched is not None:
                await _serve_batches(stack, asking, kept, questions, options, _batch_told(advance))
                concurrency = len(questions)
            await run.over(questions, concurrency)
    return run.stopped


async def _serve_batches(
    stack: AsyncExitStack, asking: Asking, kept: Results, questions: list[Question], options: Options, told: Callable[[str, int, int], None]
) -> None:
    if asking.batched is None or kept.path is None:
        raise RuntimeError("batches are kept in a file beside the results")
    file = BatchFile.at(kept.path.with_name(f"{kept.path.name}.batches"))
    stack.callback(file.close)
    if file.unsure:
        remark(f"A batch of {len(file.unsure)} was being sent when the last run ended: looking whether it was.")
    if options.resume:
        file.lost.clear()
    asking.batched.live = len(questions)
    await stack.enter_async_context(asking.batched.serving(file, told, options.poll_seconds))


def _batch_told(advance: Advance) -> Callable[[str, int, int], None]:
    """A line whenever a batch is further than before."""
    last: dict[str, int] = {}

    def told(batch: str, done: int, total: int) -> None:
        if last.get(batch) != done:
            last[batch] = done
            remark(f"Batch {batch}: {done} of {total} done")

    return told


def _seen(rows: list[Labelled], asking: Asking) -> int:
    known = {one.text.strip() for one in asking.bench.learning.known}
    return sum(row.text.strip() in known for row in rows)


def _tell(rows: list[Labelled], side: Side, asking: Asking, seen: int) -> None:
    """What flatters or spoils the figures."""
    if seen:
        remark(f"{seen} of these requests were learned before, word for word: the figures flatter.")
    gone = missing_articles(rows, (article.id for article in asking.bench.index.articles()))
    if gone:
        remark(f"Articles that labels name and that are not there, so that nobody can find them: {listed(gone, 10)}")
    failed = sum(result.said.status == "failed" and not is_open(result) for result in side.results.values())
    if failed:
        remark(f"{failed} failed and are not judged: the same command with --resume asks them again.")


async def _compare(settings: "Settings", file: Path, named: tuple[str, str], options: Options) -> None:
    """Two results files, or two settings that are asked first."""
    given = {name: Side(*last_run(Path(name))) if name.endswith(".jsonl") else wanted_in(name) for name in named}
    runs = {name: await _run(settings, file, one, options) for name, one in given.items() if isinstance(one, Wanted)}
    first, second = (one if isinstance(one := given[name], Side) else runs[name].side for name in named)
    if runs:
        rows = next(iter(runs.values())).rows
    else:
        async with opened(open_asking(settings, Wanted(), None)) as asking:
            rows = _rows(file, asking, options.limit)
    found = side_by_side(rows, first, second)
    if options.as_json:
        json_line(found.as_json())
        return
    for line in compared_lines(found):
        words(line)
