"""Questions through the Message Batches API: they wait for each other, go out stage by stage, and are answered in any order.

`Batched` stands in Claude's place: two-stage triage asks it as it asks Claude, and never learns that hours pass in between.
"""

import asyncio
import hashlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Final, TypeVar
from weakref import WeakKeyDictionary

from bot.evaluating.batch_file import BatchFile
from bot.models.claude import Claude
from bot.models.claude_answers import BatchState, Reply
from bot.models.failures import SHUT, CallFailed
from bot.models.spending_port import CacheFor
from bot.ports import GiveUp
from triage.organisation import Organisation
from triage.prompt import Prompt

MOST_IN_ONE: Final = 5_000
"""Questions in one batch; the API takes 100,000 or 256 MB."""
FIRST_PAUSE_SECONDS: Final = 2.0
MOST_FAILURES: Final = 20
"""In a row, when sending or looking: then the run ends, and the next one goes on."""
FOR_EVER: Final = 1e9
A_DAY, CLOCKS_DIFFER = timedelta(days=1), timedelta(minutes=10)
LOST: Final = "batch"
"""How the failure of a question that a batch did not answer begins."""
STOPPED: Final = "stopped"
"""How it begins where batches cannot be sent or fetched any more."""

T = TypeVar("T")
Item = tuple[str, Prompt, str, CacheFor]
Told = Callable[[str, int, int], None]
"""(batch, done, total): how far a batch is."""


def unhurried(organisation: Organisation) -> Organisation:
    """The organisation without a deadline for the model: a batch takes up to a day."""
    return organisation.model_copy(
        update={"timing": organisation.timing.model_copy(update={"model_deadline_seconds": FOR_EVER, "outcome_deadline_seconds": FOR_EVER})}
    )


def name_of(prompt: Prompt, model: str) -> str:
    """A question's name: the same words, asked of the same model, are the same question."""
    told = "\0".join((model, prompt.hash, *prompt.system, prompt.user, prompt.schema_json, prompt.parameters))
    return f"{prompt.stage.replace('_', '')}-{hashlib.sha256(told.encode()).hexdigest()[:40]}"


@dataclass
class _Waiting:
    item: Item
    answer: "asyncio.Future[Reply]"
    many: int = 0
    """Requests that wait for it: the same words may stand in several."""


class Batched(Claude):
    """An account whose questions are answered in batches. `serve` it while requests are tried; tell it how many there are (`live`)."""

    def __init__(self, account: Claude) -> None:
        super().__init__(lambda: None, has_models=False, has_batches=account.has_batches, has_counting=False)
        self._account = account
        self._waiting: dict[str, _Waiting] = {}
        self._asked_by: WeakKeyDictionary[asyncio.Task[object], set[str]] = WeakKeyDictionary()
        self._parked = 0
        self._all_wait = asyncio.Event()
        self.live = 0
        self.kept: BatchFile | None = None
        self.stopped: str | None = None

    def name_of(self, prompt: Prompt, model: str) -> str:
        """The identity of a question: the same in every run that goes on with these batches, so that none is paid for twice."""
        return f"{self._file.run}/{name_of(prompt, model)}"

    def is_under_way(self, call_id: str) -> bool:
        """May that question still be answered by a batch that was sent?"""
        name = call_id.rpartition("/")[2]
        return name in self._file.on_their_way or name in self._file.unsure

    async def ask(self, prompt: Prompt, model: str, cache: CacheFor, timeout: float) -> Reply:
        """Wait for the batch with this question. GiveUp: it was not answered there, and why."""
        name, kept = name_of(prompt, model), self._file
        self._refuse_again(name)
        if (known := kept.replies.get(name)) is not None:
            return known
        if name in kept.lost or self.stopped is not None:
            raise self._no_answer(name)
        held = self._waiting.setdefault(name, _Waiting((name, prompt, model, cache), asyncio.get_running_loop().create_future()))
        held.many += 1
        self._parked += 1
        self._look()
        return await asyncio.shield(held.answer)

    def _refuse_again(self, name: str) -> None:
        """A request that asks the same words again (an unreadable answer) would only be told the same: its answer is kept."""
        task = asyncio.current_task()
        asked = self._asked_by.setdefault(task, set()) if task is not None else set()
        if name in asked:
            raise CallFailed("unreadable", "a batch answers the same words once", again=False, unpaid=True)
        asked.add(name)

    async def close(self) -> None:
        await self._account.close()

    def left(self) -> None:
        """One request has been tried to its end."""
        self.live -= 1
        self._look()

    def _look(self) -> None:
        if self.live and self._parked >= self.live:
            self._all_wait.set()

    @property
    def _file(self) -> BatchFile:
        if self.kept is None:
            raise RuntimeError("batches are asked within `serving` only")
        return self.kept

    def answer(self, name: str) -> None:
        """Give those who wait for a question what the file has for it: an answer, or none."""
        held = self._waiting.pop(name, None)
        if held is None:
            return
        self._parked -= held.many
        if (found := self._file.replies.get(name)) is not None:
            held.answer.set_result(found)
        else:
            held.answer.set_exception(self._no_answer(name))
            held.answer.exception()

    def _no_answer(self, name: str) -> GiveUp:
        why = self._file.lost.get(name)
        return GiveUp(f"{LOST}: {why}" if why is not None else f"{STOPPED}: {self.stopped}")

    @asynccontextmanager
    async def serving(
        self, kept: BatchFile, told: Told, longest_pause: float, sleep: Callable[[float], Awaitable[object]] = asyncio.sleep
    ) -> AsyncIterator[None]:
        """Send and fetch batches as long as the block runs."""
        self.kept = kept
        task = asyncio.create_task(self._serve(_Post(self._account, kept, told, longest_pause, sleep)))
        try:
            yield
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    async def _serve(self, post: "_Post") -> None:
        """One stage after the other: once all wait, send what is not on its way, and fetch until every batch has ended."""
        while True:
            await self._all_wait.wait()
            self._all_wait.clear()
            if not self.live or self._parked < self.live:
                continue
            try:
                await post.find_unsure()
                on_their_way = self._file.on_their_way
                await post.send([held.item for name, held in self._waiting.items() if name not in on_their_way])
                async for name in post.fetch():
                    self.answer(name)
            except CallFailed as failed:
                self.stopped = str(failed)
                for name in list(self._waiting):
                    self.answer(name)


def _made(state: BatchState) -> datetime:
    """When a batch was made: a day before it expires. One that does not say so is of long ago."""
    if state.results_until is None:
        return datetime.min.replace(tzinfo=UTC)
    until = datetime.fromisoformat(state.results_until)
    return (until if until.tzinfo else until.replace(tzinfo=UTC)) - A_DAY


@dataclass
class _Post:
    """Sending and fetching, with patience."""

    account: Claude
    kept: BatchFile
    told: Told
    longest_pause: float
    sleep: Callable[[float], Awaitable[object]]
    pause: float = field(default=0.0)

    async def find_unsure(self) -> None:
        """A batch that was being sent when the last run died may have been: found by size and time, told by the names in its results."""
        names, since = self.kept.unsure, self.kept.unsure_since
        if not names or since is None:
            return
        for state in await self._patiently(self.account.sent_batches):
            if state.id in self.kept.known or state.total != len(names) or _made(state) < since - CLOCKS_DIFFER:
                continue
            while not state.ended:
                self.told(state.id, state.done, state.total)
                await self.sleep(self.longest_pause)
                state = await self._patiently(partial(self.account.batch_state, state.id))
            if {name async for name, _ in self.account.batch_results(state.id)} <= set(names):
                self.kept.sent(state.id, names)
                return
        self.kept.unsure = ()

    async def send(self, items: list[Item]) -> None:
        """One batch for each model, cut where it grows too long. CallFailed: it cannot be sent; what was sent is kept."""
        ways = sorted({(model, cache) for _, _, model, cache in items})
        for way in ways:
            prompts = {name: prompt for name, prompt, *rest in items if tuple(rest) == way}
            names = list(prompts)
            for start in range(0, len(names), MOST_IN_ONE):
                await self._send(names[start : start + MOST_IN_ONE], prompts, *way)

    async def _send(self, names: list[str], prompts: dict[str, Prompt], model: str, cache: CacheFor) -> None:
        part = {name: prompts[name] for name in names}
        self.kept.sending(names, datetime.now(UTC))
        batch = await self._patiently(lambda: self.account.send_batch(part, model, cache))
        self.kept.sent(batch, names)
        self.told(batch, 0, len(names))

    async def fetch(self) -> AsyncIterator[str]:
        """The names of questions as their batches end, until all have."""
        self.pause = min(FIRST_PAUSE_SECONDS, self.longest_pause)
        while self.kept.open:
            for batch in list(self.kept.open):
                async for name in self._looked_at(batch):
                    yield name
            if self.kept.open:
                await self.sleep(self.pause)
                self.pause = min(self.pause * 1.5, self.longest_pause)

    async def _looked_at(self, batch: str) -> AsyncIterator[str]:
        names = self.kept.open[batch]
        try:
            state = await self._patiently(lambda: self.account.batch_state(batch))
        except CallFailed as failed:
            if failed.result != "no_such_model":
                raise
            state, results = None, dict.fromkeys(names, "gone: there is no such batch any more")
        if state is not None:
            self.told(batch, state.done, state.total)
            if not state.ended:
                return
            results = await self._patiently(lambda: self._results(batch))
        for name in names:
            if name not in self.kept.replies:
                self.kept.lose(name, results.get(name, "missing: the batch has no result of it"))
            yield name
        self.kept.ended(batch)

    async def _results(self, batch: str) -> dict[str, str]:
        """Keep every answer; why there is none, by name."""
        lost: dict[str, str] = {}
        async for name, found in self.account.batch_results(batch):
            if isinstance(found, CallFailed):
                lost[name] = str(found)
            elif name not in self.kept.replies:
                self.kept.reply(name, found)
        return lost

    async def _patiently(self, call: Callable[[], Awaitable[T]]) -> T:
        """Again and again while it may pass. CallFailed: it will not, or has not for long."""
        for failures in range(MOST_FAILURES):
            try:
                return await call()
            except CallFailed as failed:
                if not failed.again or failed.result in SHUT or failures + 1 == MOST_FAILURES:
                    raise
                await self.sleep(max(min(failed.retry_after or 0.0, 120.0), min(2.0**failures, self.longest_pause)))
        raise CallFailed("connection", "no try was left")
