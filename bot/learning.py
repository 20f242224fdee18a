"""The labelled requests in memory: the learner, its texts, and what they say of a new one. Learns a correction at once.

Sources in this order: the organisation file's `covers` and `examples` (until 20 real ones of a topic exist), the sample requests (only
for the sample organisation), imported ticket history, feedback.
"""

import asyncio
import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from bot.log import log
from storage.lessons import lesson_of
from storage.store import Labelled, Store
from triage.case import Asked, Feedback
from triage.facts import Context, PastRequest, Request
from triage.learn import SEED_PREFIX, Example, Learner, Prediction
from triage.offline import NAME, Experience, assess
from triage.organisation import Organisation
from triage.terms import words

NEAREST = 30
"""Requests by similarity of which those with the greatest share in the vote are shown as evidence."""
SHOWN = 5
ENOUGH_REAL = 20
"""Real labelled requests of a topic from which the organisation file's own words for it are dropped."""
LATELY = 64
CANDIDATES, READ_CHARACTERS = 200, 5_000
PROMPT_VERSION = "offline-1"


class Learning:
    """One process's learner. `refresh` brings it up to the store; everything else reads."""

    def __init__(self, organisation: Organisation, samples: Sequence[Labelled] = (), cache: Path | None = None) -> None:
        """`cache`: a file that spares the next start the learning; it may be deleted at any time."""
        self._organisation = organisation
        self._cache = cache
        self._samples = tuple(samples)
        self._learner = Learner()
        self._known: dict[str, Labelled] = {}
        self._mark: int | None = None
        self._moment: tuple[Learner, int | None] | None = None
        self._lately: dict[str, Experience] = {}
        self._words = Words()

    def __len__(self) -> int:
        return len(self._known)

    async def start(self, store: Store) -> None:
        """Learn everything there is, in a thread."""
        self._mark = await store.examples_mark()
        wanted = self._wanted(await store.examples())
        self._learner = await asyncio.to_thread(_remembered, wanted, self._cache)
        self._known = {example.id: example for example in wanted}
        self._words = Words(wanted)

    async def refresh(self, store: Store) -> None:
        """Learn what changed in the store since; a single correction in under a millisecond."""
        mark = await store.examples_mark()
        if mark == self._mark:
            return
        wanted = {example.id: example for example in self._wanted(await store.examples())}
        for gone in self._known.keys() - wanted.keys():
            self._learner.forget(gone)
        changed = [example for example in wanted.values() if self._known.get(example.id) != example]
        if len(changed) > max(50, len(wanted) // 10):
            self._learner = await asyncio.to_thread(_built, list(wanted.values()))
        else:
            for example in changed:
                self._learner.learn(Example(id=example.id, text=example.text, label=example.label))
        self._known, self._mark = wanted, mark
        self._words = Words(wanted.values())

    async def take(self, feedback: Sequence[Feedback], store: Store) -> None:
        """Learn what was recorded a moment ago, without reading everything again, unless something else changed meanwhile too."""
        lessons = [example for one in feedback if (example := lesson_of(one)) is not None]
        mark = await store.examples_mark()
        if mark == self._mark:
            return
        if len(lessons) != 1 or len(feedback) != 1 or self._mark is None or mark != self._mark + 1:
            return await self.refresh(store)
        example = lessons[0]
        if example.label in self._labels():
            self._learner.learn(Example(id=example.id, text=example.text, label=example.label))
            self._known[example.id] = example
            self._words.put(example)
        self._mark = mark

    async def rebuild_if_grown(self) -> bool:
        """Learn everything anew after 10 % growth, in a thread, swapped when done. True if it did."""
        if not self._learner.needs_rebuild:
            return False
        known = dict(self._known)
        learner = await asyncio.to_thread(_built, list(known.values()))
        if known == self._known:
            self._learner = learner
        return True

    async def reorganise(self, organisation: Organisation, samples: Sequence[Labelled], store: Store) -> None:
        """A new organisation file: other topics, other words for them."""
        self._organisation, self._samples = organisation, tuple(samples)
        await self.start(store)

    def predict(self, text: str) -> Prediction:
        """What the labelled requests say of a text: label, probabilities, confidence."""
        return self._learner.predict(text)

    @property
    def known(self) -> tuple[Labelled, ...]:
        """Everything that was learned, the organisation file's own words included, in the order it was learned."""
        return tuple(self._known.values())

    def similar(self, text: str) -> tuple[PastRequest, ...]:
        """The nearest labelled requests, those with the greatest share in the vote first."""
        return self._experience(text).similar

    def assess(self, request: Request, context: Context, organisation: Organisation) -> Asked:
        """The offline model's answer. Pure arithmetic, about a millisecond."""
        found = assess(request, context, organisation, self._experience)
        return Asked(assessment=found, model=NAME, prompt_version=PROMPT_VERSION)

    def _experience(self, text: str) -> Experience:
        """Asked twice for one request, by enrich and by the assessment: the last few answers are kept until something is learned."""
        moment = (self._learner, self._mark)
        if moment != self._moment:
            self._moment, self._lately = moment, {}
        found = self._lately.get(text)
        if found is None:
            if len(self._lately) >= LATELY:
                self._lately.pop(next(iter(self._lately)))
            found = self._lately[text] = self._asked(text)
        return found

    def _asked(self, text: str) -> Experience:
        prediction = self._learner.predict(text)
        if prediction.label is None:
            return Experience(prediction=prediction)
        nearest = dict(self._learner.nearest(text, NEAREST, self._words.candidates(text)))
        shares = self._learner.evidence(text, prediction.label, nearest)
        picked = sorted(shares, key=lambda share: -abs(share.share))[:SHOWN]
        return Experience(prediction=prediction, similar=tuple(self._past(s.example_id, nearest[s.example_id], s.share) for s in picked))

    def _past(self, example_id: str, similarity: float, share: float) -> PastRequest:
        known = self._known[example_id]
        return PastRequest(
            id=known.id,
            text=known.text[:300],
            label=known.label,
            priority=known.priority,
            team=known.team,
            case_id=known.case_id,
            similarity=round(similarity, 4),
            share=round(share, 4),
        )

    def _labels(self) -> set[str]:
        org = self._organisation
        return {category.id for category in org.categories} | {f"kind:{kind.id}" for kind in org.kinds}

    def _wanted(self, stored: Sequence[Labelled]) -> list[Labelled]:
        labels = self._labels()
        real = [example for example in (*self._samples, *stored) if example.label in labels]
        return [*_own_words(self._organisation, real), *real]


class Words:
    """In which labelled requests a word stands: finds those worth comparing without looking at all of them."""

    def __init__(self, examples: Iterable[Labelled] = ()) -> None:
        self._ids: dict[str, dict[str, None]] = {}
        for example in examples:
            self.put(example)

    def put(self, example: Labelled) -> None:
        """Add a request; the words of an earlier text of the same id stay, which only makes it a candidate more often."""
        for word in set(words(example.text)):
            self._ids.setdefault(word, {})[example.id] = None

    def candidates(self, text: str) -> list[str]:
        """Requests that share the rarest words of the text, about 200 at most; each word is taken whole."""
        lists = sorted((self._ids[word] for word in set(words(text[:READ_CHARACTERS])) if word in self._ids), key=len)
        found: dict[str, None] = {}
        for ids in lists:
            if found and len(found) + len(ids) > CANDIDATES:
                break
            found.update(ids)
        return list(found)


def _own_words(organisation: Organisation, real: Iterable[Labelled]) -> list[Labelled]:
    """What the organisation file says of each topic that has too few labelled requests yet."""
    counts: dict[str, int] = {}
    for example in real:
        counts[example.label] = counts.get(example.label, 0) + 1
    return [
        Labelled(id=f"{SEED_PREFIX}{category.id}/{n}", text=text, label=category.id, priority=category.priority, source="organisation")
        for category in organisation.categories
        if counts.get(category.id, 0) < ENOUGH_REAL
        for n, text in enumerate((f"{category.name}. {category.covers}", *category.examples))
    ]


def _remembered(examples: Sequence[Labelled], cache: Path | None) -> Learner:
    """The learner of exactly these examples: from the cache if it holds them, else learned and put there."""
    if cache is None:
        return _built(examples)
    digest = hashlib.sha256("\n".join(f"{e.id}\t{e.label}\t{e.text}" for e in examples).encode("utf-8", "replace")).digest()
    try:
        kept = cache.read_bytes()
        if kept[: len(digest)] == digest:
            return Learner.from_state(kept[len(digest) :])
    except (OSError, ValueError) as error:
        log.debug("learner.cache_unusable", error=str(error))
    learner = _built(examples)
    try:
        fresh = cache.with_suffix(".new")
        fresh.write_bytes(digest + learner.state())
        fresh.replace(cache)
    except OSError as error:
        log.warning("learner.cache_not_written", error=str(error))
    return learner


def _built(examples: Sequence[Labelled]) -> Learner:
    return Learner.from_examples([Example(id=e.id, text=e.text, label=e.label) for e in examples])
