"""A run over labelled requests: each asked once, several at a time, kept as soon as answered; what fails for a while is asked again."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from bot.evaluating.batching import STOPPED
from bot.evaluating.kept import Result, Results
from bot.evaluating.rows import Labelled
from bot.ports import Clock
from bot.trial import Trial
from triage.case import ModelCall
from triage.scoring import said

MOST_TRIES: Final = 6
FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 2.0, 60.0
MOST_PAUSES: Final = 10
"""In a row, without any answer in between (some six minutes): then it is not passing."""
PASSING: Final = frozenset(
    {"timeout", "rate_limited", "server_error", "overloaded", "connection", "not_the_api", "circuit_open", "calls_per_minute"}
)
"""Failures that may pass: asked again after a pause for all."""
ENDING: Final = frozenset({"refused_key", "no_credit", "not_allowed", "no_such_model", "not_set_up", "budget_day", "budget_month", STOPPED})
"""Failures that every further request would meet: the run stops there, and what was answered is kept."""

TryOne = Callable[[str], Awaitable[Trial]]
Advance = Callable[[int], None]


@dataclass
class Pace:
    """Where a pause is spent; `resume_at` of the loop's clock: nobody asks before it."""

    sleep: Callable[[float], Awaitable[object]] = asyncio.sleep
    told: Callable[[str, float], None] = lambda why, seconds: None
    pauses: int = 0
    held_until: float = 0.0

    async def wait(self) -> None:
        """Until everybody may ask."""
        loop = asyncio.get_running_loop()
        while (left := self.held_until - loop.time()) > 0:
            await self.sleep(left)

    def hold(self, why: str) -> None:
        """Let nobody ask for a while: twice as long each time in a row, at most a minute."""
        seconds = min(FIRST_PAUSE_SECONDS * 2**self.pauses, LONGEST_PAUSE_SECONDS)
        until = asyncio.get_running_loop().time() + seconds
        if until > self.held_until + FIRST_PAUSE_SECONDS:
            self.pauses, self.held_until = self.pauses + 1, until
            self.told(why, seconds)

    def answered(self) -> None:
        """It goes on: the next pause is a short one again."""
        self.pauses = 0


@dataclass(frozen=True)
class Question:
    """Requests of the same words, asked once. `calls`: what earlier tries have paid for, also those of an earlier run."""

    rows: tuple[Labelled, ...]
    tries: int = 0
    calls: tuple[ModelCall, ...] = ()


def to_ask(results: Results, rows: Sequence[Labelled], *, anew: bool = False, failed: bool = False) -> list[Question]:
    """What is not answered yet. `anew`: everything; `failed`: also what failed in an earlier run. What a limit stopped is always asked."""
    same: dict[str, list[Labelled]] = {}
    for row in rows:
        kept = results.get(row.text)
        if anew or is_open(kept) or (failed and kept is not None and kept.said.status == "failed"):
            same.setdefault(row.text, []).append(row)
    return [Question(tuple(found), calls=kept.calls if (kept := results.get(text)) is not None else ()) for text, found in same.items()]


def is_open(kept: Result | None) -> bool:
    """Not asked yet, or stopped by a limit in between: what that cost is kept, and the next run asks it."""
    return kept is None or (kept.said.status == "failed" and word_of(kept.why) in ENDING)


@dataclass
class Run:
    """What is asked, and how far it is. `stopped`: why it ended before the end; what is left is asked by the next run."""

    results: Results
    try_one: TryOne
    clock: Clock
    advance: Advance
    pace: Pace = field(default_factory=Pace)
    batch: bool = False
    done: int = 0
    stopped: str | None = None

    async def over(self, questions: Sequence[Question], concurrency: int) -> None:
        """Ask them, so many at a time. A fault of ours ends it, with everything kept that was answered."""
        waiting = deque(questions)
        async with asyncio.TaskGroup() as workers:
            for _ in range(min(concurrency, len(questions))):
                workers.create_task(self._work(waiting))

    async def _work(self, waiting: deque[Question]) -> None:
        while waiting and self.stopped is None:
            question = waiting.popleft()
            await self.pace.wait()
            if self.stopped is not None:
                return
            trial = await self.try_one(question.rows[0].text)
            self._take(question, trial, waiting)

    def _take(self, question: Question, trial: Trial, waiting: deque[Question]) -> None:
        word, calls = word_of(failure(trial)), (*question.calls, *(trial.asked.calls if trial.asked else ()))
        if word in ENDING or (word in PASSING and self.pace.pauses >= MOST_PAUSES):
            self.stopped = self.stopped or failure(trial)
        if word in PASSING | ENDING and (self.stopped is not None or question.tries + 1 < MOST_TRIES):
            self._keep_cost(question.rows[0], trial, calls)
            if self.stopped is None:
                self.pace.hold(failure(trial))
                waiting.append(Question(question.rows, question.tries + 1, calls))
            return
        if word == "":
            self.pace.answered()
        self.results.add(self._result(question.rows[0], trial, calls))
        self.done += len(question.rows)
        self.advance(self.done)

    def _keep_cost(self, row: Labelled, trial: Trial, calls: tuple[ModelCall, ...]) -> None:
        """What it cost so far is on disk at once, whatever becomes of the run; the request is still to be asked."""
        if any(call.cost_usd for call in calls):
            self.results.add(self._result(row, trial, calls).model_copy(update={"why": f"{STOPPED}: {failure(trial)}"}))

    def _result(self, row: Labelled, trial: Trial, calls: tuple[ModelCall, ...]) -> Result:
        asked, setup = trial.asked, self.results.setup
        unreadable = asked.unreadable.why if asked is not None and asked.unreadable is not None else ""
        return Result(
            key=setup.key(row.text),
            setup=setup.hash,
            id=row.id,
            at=self.clock.now(),
            said=said(asked, trial.decision),
            why=failure(trial) or unreadable,
            model=asked.model if asked else "",
            seconds=trial.seconds,
            model_seconds=asked.seconds if asked else 0.0,
            calls=calls,
            cost_usd=round(sum(call.cost_usd for call in calls), 9),
            batch=self.batch,
        )


def failure(trial: Trial) -> str:
    """Why the model could not be asked, "" where it answered or was not needed."""
    return (trial.asked.failure or "") if trial.asked is not None else ""


def word_of(failed: str) -> str:
    """The word for a failure (bot/models/failures.py), which its words begin with; a step that took too long is a timeout."""
    word = failed.partition(":")[0].strip().replace(" ", "_")
    return "timeout" if word.startswith("no_answer_within") else word
