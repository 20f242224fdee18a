"""Results as a file: one line a request, on disk before the next is begun, so that a run goes on after kill -9 and pays for nothing twice.

A line {"setup": ...} says what the lines after it were measured with. No words of any request stand there.
"""

import fcntl
import json
import os
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from pydantic import ValidationError

from bot.evaluating.setups import Setup
from bot.knowledge.errors import problem
from bot.wrong_input import WrongInput
from triage.case import ModelCall
from triage.facts import At, Fact
from triage.scoring import Said


class Result(Fact):
    """What became of one request. `key` is its identity (Setup.key), `setup` the hash of what it was asked with.

    `seconds` in all, `model_seconds` of it waiting for the model. `why`: what the model's failure or unreadable answer was.
    """

    key: str
    setup: str
    id: str
    at: At
    said: Said
    why: str = ""
    model: str = ""
    seconds: float = 0.0
    model_seconds: float = 0.0
    calls: tuple[ModelCall, ...] = ()
    cost_usd: float = 0.0
    batch: bool = False
    """Asked at half price, so that its seconds say nothing."""


class Opening(Fact):
    """What the lines after it were measured with, since when."""

    setup: Setup
    at: At


class AppendOnly:
    """A file of JSON lines that grows by whole lines. A line cut off by a crash is dropped when the file is opened again."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise WrongInput(problem(str(path), f"cannot be written ({error.strerror})", "a file that this user may write")) from error
        try:
            fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(self._handle)
            raise WrongInput(f"{path}: another `helpdesk eval` writes these results; wait for it, or give another --results") from error
        self._cut()

    def _cut(self) -> None:
        """Drop what stands after the last line's end."""
        size = os.fstat(self._handle).st_size
        kept = size
        while kept:
            step = min(65536, kept)
            at = os.pread(self._handle, step, kept - step).rfind(b"\n")
            kept = kept - step + at + 1 if at >= 0 else kept - step
            if at >= 0:
                break
        if kept < size:
            os.ftruncate(self._handle, kept)

    def add(self, line: str) -> None:
        """One line, on disk when this returns."""
        os.write(self._handle, line.encode() + b"\n")
        os.fsync(self._handle)

    def close(self) -> None:
        """Let another process have it. Calling it twice is harmless."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


class Results:
    """The results of one setup in a file that may hold others, too. Use it as a context, so that nobody else writes meanwhile.

    The last line of a key counts: what failed once may have been answered since. Without a path nothing is kept.
    """

    def __init__(self, path: Path | None, setup: Setup, at: At) -> None:
        self.path, self.setup, self.begun_at = path, setup, at
        self._known: dict[str, Result] = {}
        self._file = AppendOnly(path) if path is not None else None
        try:
            if path is not None:
                self._go_on(*read_results(path), at)
        except BaseException:
            self.close()
            raise

    def _go_on(self, openings: list[Opening], found: list[Result], at: At) -> None:
        own = [one for one in found if one.setup == self.setup.hash]
        self._known = {one.key: one for one in own}
        self.begun_at = next((one.at for one in openings if one.setup.hash == self.setup.hash), at)
        if self._file is not None and (not openings or openings[-1].setup != self.setup):
            self._file.add(Opening(setup=self.setup, at=self.begun_at).model_dump_json())

    def close(self) -> None:
        """Let others write. Calling it twice is harmless."""
        if self._file is not None:
            self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def get(self, text: str) -> Result | None:
        """What became of these words, None if they were not asked yet."""
        return self._known.get(self.setup.key(text))

    def add(self, result: Result) -> None:
        """Keep one; it is on disk when this returns."""
        if self._file is not None:
            self._file.add(result.model_dump_json())
        self._known[result.key] = result

    @property
    def paid_usd(self) -> float:
        """What all that was asked in this setup has cost, by what is kept of it: a result holds what earlier tries of it cost, too."""
        return sum(one.cost_usd for one in self._known.values())


def read_results(path: Path) -> tuple[list[Opening], list[Result]]:
    """Everything in a results file, a last line without its end left out. WrongInput names a line that is none."""
    openings: list[Opening] = []
    found: list[Result] = []
    for number, line in _whole_lines(path):
        try:
            record = json.loads(line)
            if "said" in record:
                found.append(Result.model_validate(record))
            else:
                openings.append(Opening.model_validate(record))
        except (ValidationError, ValueError, TypeError) as error:
            expected = "a line of `helpdesk eval`; move the file away, or give another --results"
            raise WrongInput(problem(f"{path.name} line {number}", "is no result", expected)) from error
    return openings, found


def last_run(path: Path) -> tuple[Setup, dict[str, Result]]:
    """The setup that a results file was last written for, with its results by key. WrongInput: there is none."""
    openings, found = read_results(path)
    if not openings:
        raise WrongInput(problem(path.name, "holds no results", "a file that `helpdesk eval --results` wrote"))
    setup = openings[-1].setup
    return setup, {one.key: one for one in found if one.setup == setup.hash}


def _whole_lines(path: Path) -> Iterator[tuple[int, str]]:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise WrongInput(problem(str(path), "cannot be read", "a file that `helpdesk eval --results` wrote")) from error
    lines = text.split("\n")[:-1]
    return ((number, line) for number, line in enumerate(lines, 1) if line.strip())
