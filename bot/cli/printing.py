"""What commands print: words for people or one JSON object a line on standard output, progress and remarks on standard error."""

import json
import sys
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, contextmanager
from typing import TypeVar

Opened = TypeVar("Opened")
Advance = Callable[[int], None]
"""Told how many are done by now."""


def json_line(value: Mapping[str, object]) -> None:
    """One object on one line, at once: whoever reads along need not wait for the end. ASCII, so that no terminal can spoil it."""
    print(json.dumps(value), flush=True)


def words(text: str = "") -> None:
    """A line for people. What the terminal cannot show is replaced, never an error."""
    _write(sys.stdout, text)


def remark(text: str) -> None:
    """A line beside the result, on standard error."""
    _write(sys.stderr, text)


def _write(stream: object, text: str) -> None:
    encoding = getattr(stream, "encoding", None) or "utf-8"
    print(text.encode(encoding, "replace").decode(encoding, "replace"), file=stream)  # type: ignore[call-overload]


def table(heading: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> list[str]:
    """Rows as lines of aligned columns under a heading; the last column runs on."""
    widths = [max(len(row[column]) for row in [heading, *rows]) for column in range(len(heading) - 1)]
    return [
        "  ".join([*(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=False)), row[-1]]).rstrip() for row in [heading, *rows]
    ]


@contextmanager
def progress(what: str, total: int | None = None) -> Iterator[Advance]:
    """A bar on standard error while something long runs, if that is a terminal; `total` None: only a count."""
    if not sys.stderr.isatty():
        yield lambda done: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=total)
        yield lambda done: bar.update(task, completed=done)


@asynccontextmanager
async def opened(opening: AbstractAsyncContextManager[Opened]) -> AsyncIterator[Opened]:
    """Something that takes long to open, with a bar while it does."""
    async with AsyncExitStack() as stack:
        with progress("Reading articles and labelled requests"):
            made = await stack.enter_async_context(opening)
        yield made
