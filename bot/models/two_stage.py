"""Claude behind the Model port: a first look by a cheap model, the labelled examples or nobody, then the whole triage by the full model.

Seed, "Two-Stage Triage". What the first look settles is not asked again. Whatever fails leaves what is known: the offline model's
suggestion with what the first look found, for agents; the user learns that a person will look (triage/route.py).
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import Final

from bot.aside import aside
from bot.learning import Learning
from bot.log import log
from bot.models.failures import HOPELESS, CallFailed
from bot.models.people import nobody
from bot.models.question import Books, Questions
from bot.models.shelf import Shelf
from bot.models.tries import Limits
from triage.answer import FirstLook, read, read_first, settles
from triage.case import Asked, Assessment, Unreadable
from triage.facts import Context, Request
from triage.known import known_so_far, sure_alone
from triage.organisation import Organisation
from triage.prompt import Prompt
from triage.redact import Roster

OWN_SHARE: Final = 0.95
"""Of the model deadline, so that the end is told here and not by whoever waits (bot/steps/classify.py)."""
FIRST_SHARE: Final = 1 / 3
"""Of that time for the first look, tries included: the second must still be asked in time when the first hangs."""
EXTRA_SHARE: Final = 1 / 3
"""So much of the time must be left for asking again."""
WORTH_ASKING_AGAIN: Final = frozenset({"max_tokens", "unreadable"})
"""An answer that was cut off is asked for once more with twice the room; one that is not what was asked for, word for word again.
A refusal, a full context window and unknown reasons to stop would only repeat themselves."""


@dataclass(frozen=True)
class Seen:
    """What the first look found: an answer, or that the request is settled; `failure`: why there is none."""

    first: FirstLook | None = None
    settled: Assessment | None = None
    failure: CallFailed | None = None


@dataclass
class Matter:
    """One request on its way through both stages."""

    request: Request
    context: Context
    organisation: Organisation
    questions: Questions
    learning: Learning

    @cached_property
    def offline(self) -> Asked:
        """What the labelled examples say: only asked for where it is needed."""
        return self.learning.assess(self.request, self.context, self.organisation)

    def suggested(self, first: FirstLook | None) -> Assessment | None:
        """What is known without the full model."""
        return known_so_far(self.offline.assessment, first, self.organisation)

    def likely_topic(self, first: FirstLook | None) -> str | None:
        """The topic whose own prompt is asked: more likely than not, by the first look or by the labelled examples."""
        least = self.organisation.thresholds.show
        if first is not None and first.category is not None and first.category_confidence >= least:
            return first.category
        issue = self.offline.assessment.issues[0] if self.offline.assessment is not None else None
        return issue.category if issue is not None and issue.category_confidence >= least else None


class ClaudeModel:
    """Costs: every call is reserved, counted and limited. `close` it at the end."""

    name = "claude"
    metered = True

    def __init__(self, books: Books, shelf: Shelf, learning: Learning, roster: Callable[[], Awaitable[Roster]] = nobody) -> None:
        self.books, self.shelf = books, shelf
        self._learning, self._roster = learning, roster

    async def warm(self, organisation: Organisation) -> None:
        """Import what takes long, open the account, find out whose names may not leave, and say in the log what of it cannot be used: for
        the background of the start."""
        models = organisation.models
        for model in dict.fromkeys((models.stage_2, *((models.stage_1,) if models.stage_1_by == "claude" else ()))):
            try:
                await self.books.claude.ready()
                found = await self.books.claude.model_facts(model)
            except CallFailed as failure:
                log.error("claude.cannot_be_used", model=model, why=str(failure), hint=failure.hint)
            else:
                log.info("claude.found", model=model, name=found.name if found else "")
        await self._roster()

    async def close(self) -> None:
        await self.books.claude.close()

    async def assess(self, request: Request, context: Context, organisation: Organisation) -> Asked:
        """See ports.Model. Never raises for what the other side does: a failure is `Asked.failure`, with the suggestion beside it."""
        started = time.perf_counter()
        whole = organisation.timing.model_deadline_seconds
        until = self.books.pace.now() + whole * OWN_SHARE
        questions = Questions(self.books, organisation, request.case_id, until, Limits.within(whole))
        asked = await self._assess(Matter(request, context, organisation, questions, self._learning))
        return asked.model_copy(update={"seconds": round(time.perf_counter() - started, 6)})

    async def _assess(self, matter: Matter) -> Asked:
        if matter.organisation.models.stage_1_by == "examples":
            offline = matter.offline
            if sure_alone(offline.assessment, matter.request, matter.organisation):
                return offline
        seen = await self._first_look(matter)
        if seen.settled is not None:
            return _told(matter.questions, assessment=seen.settled)
        if seen.failure is not None and seen.failure.because in HOPELESS:
            return _failed(matter, seen.failure, seen.first)
        try:
            found = await self._triage(matter, seen.first)
        except CallFailed as failure:
            return _failed(matter, failure, seen.first)
        if isinstance(found, Unreadable):
            return _told(matter.questions, assessment=matter.suggested(seen.first), unreadable=found)
        return _told(matter.questions, assessment=found)

    async def _first_look(self, matter: Matter) -> Seen:
        """Stage 1 by Claude. One that fails or cannot be read settles nothing: the full model is asked, if there is time."""
        organisation, questions = matter.organisation, matter.questions
        if organisation.models.stage_1_by != "claude":
            return Seen()
        prompt = await self._composed(matter, None, stage_2=False)
        until = self.books.pace.now() + questions.seconds_left * FIRST_SHARE
        try:
            found = await questions.put(prompt, organisation.models.stage_1, lambda raw: read_first(raw, prompt, organisation), until)
        except CallFailed as failure:
            return Seen(failure=failure)
        if isinstance(found, Unreadable):
            return Seen()
        return Seen(found, settles(found, matter.request, matter.context, organisation))

    async def _triage(self, matter: Matter, first: FirstLook | None) -> Assessment | Unreadable:
        """Stage 2, with the prompt of the topic that is likely so far; once more where that helps and there is time for it."""
        organisation, questions = matter.organisation, matter.questions
        prompt = await self._composed(matter, matter.likely_topic(first), stage_2=True)
        model, whole = organisation.models.stage_2, questions.seconds_left
        found = await questions.put(prompt, model, lambda raw: read(raw, prompt, organisation))
        again = isinstance(found, Unreadable) and questions.calls[-1].result in WORTH_ASKING_AGAIN
        if not again or questions.seconds_left < whole * EXTRA_SHARE or prompt.estimated_tokens > questions.tokens_left:
            return found
        roomier = replace(prompt, max_tokens=prompt.max_tokens * 2) if questions.calls[-1].result == "max_tokens" else prompt
        try:
            return await questions.put(roomier, model, lambda raw: read(raw, prompt, organisation))
        except CallFailed:
            return found

    async def _composed(self, matter: Matter, topic: str | None, *, stage_2: bool) -> Prompt:
        """The question. One at a time, and others go first in between: composing takes milliseconds, and hundreds may want it at once.

        That of long words takes up to 60 ms: in a thread.
        """
        roster = await self._roster()
        async with self.books.turn:
            await asyncio.sleep(0)
            asked = (topic, matter.request, matter.context, matter.organisation, roster)
            compose = partial(self.shelf.compose, *asked, stage_2=stage_2, tokens=matter.questions.tokens_left)
            return await aside(compose, len(matter.request.whole_text))


def _told(questions: Questions, *, assessment: Assessment | None, unreadable: Unreadable | None = None) -> Asked:
    """What was asked and answered, with every call: the last one names the model and the prompt."""
    last = questions.calls[-1]
    return Asked(
        assessment=assessment,
        unreadable=unreadable,
        model=last.model,
        prompt_version=last.prompt_version,
        prompt_hash=last.prompt_hash,
        asked=questions.asked,
        raw=_raw(questions),
        cost_usd=round(sum(call.cost_usd for call in questions.calls), 9),
        calls=tuple(questions.calls),
    )


def _failed(matter: Matter, failure: CallFailed, first: FirstLook | None) -> Asked:
    """The offline suggestion with what is known, and why there is no more."""
    questions = matter.questions
    return matter.offline.model_copy(
        update={
            "assessment": matter.suggested(first),
            "failure": str(failure)[:300],
            "asked": questions.asked,
            "raw": _raw(questions),
            "cost_usd": round(sum(call.cost_usd for call in questions.calls), 9),
            "calls": tuple(questions.calls),
        }
    )


def _raw(questions: Questions) -> str:
    """The answers word for word; where there are several, each under its stage."""
    if len(questions.said) < 2:
        return questions.said[0][1] if questions.said else ""
    return "\n\n".join(f"{stage}:\n{text}" for stage, text in questions.said)
