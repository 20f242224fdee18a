"""The offline classifier as bytes and back: a mark with the version, a SHA-256 of the rest, then zlib of a header and arrays.

Only numbers, words and ids stand in it. Reading runs no code of the state; what does not fit is refused as a whole.
"""

import hashlib
import itertools
import math
import struct
import sys
import zlib
from array import array
from collections.abc import Iterable, Sequence

from pydantic import BaseModel, ConfigDict

from triage.certainty import STEPS, recorded
from triage.lessons import Lessons
from triage.vectors import Vector, Vocabulary

MARK = b"helpdesk-learned"
VERSION = 1
_SHA256_BYTES = 32
_START = struct.Struct(f">{len(MARK)}sH{_SHA256_BYTES}s")


class StateError(ValueError):
    """A learned state that cannot be used. Says what is wrong; the remedy is always to learn anew from the labelled requests."""

    def __init__(self, problem: str) -> None:
        super().__init__(f"{problem}. Learn anew from the labelled requests (Learner.from_examples); nothing else is lost.")


class _LastLesson(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    before: tuple[tuple[int, tuple[float, ...]], ...]


class _Header(BaseModel):
    """What is not a long row of numbers, and how long the rows are that follow."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    seed: int
    count: int
    changes: int
    built_with: int
    requests: int
    ids: tuple[str, ...]
    labels: tuple[str, ...]
    label_counts: tuple[int, ...]
    features: tuple[str | None, ...]
    free: tuple[int, ...]
    calibrated: tuple[str, ...]
    gap_widths: tuple[int, ...]
    slope: float
    unfitted: int
    last: _LastLesson | None
    widths: tuple[int, ...]


def packed(lessons: Lessons, changes: int, built_with: int) -> bytes:
    """The lessons and the two counters as bytes."""
    last = lessons.last and _LastLesson(id=lessons.last[0], before=tuple((voter.place, tuple(alphas)) for voter, alphas in lessons.last[1]))
    header = _Header(
        seed=lessons.seed,
        count=lessons.count,
        changes=changes,
        built_with=built_with,
        requests=lessons.vocabulary.requests,
        ids=tuple(voter.id for voter in lessons.order),
        labels=tuple(lessons.votes.labels),
        label_counts=tuple(lessons.votes.counts),
        features=tuple(lessons.vocabulary.features),
        free=lessons.vocabulary.free_slots,
        calibrated=tuple(lessons.calibration.records),
        gap_widths=tuple(len(record.gaps) for record in lessons.calibration.records.values()),
        slope=lessons.calibration.slope,
        unfitted=lessons.calibration.unfitted,
        last=last,
        widths=tuple(len(voter.slots) for voter in lessons.order),
    )
    head = header.model_dump_json().encode("utf-8", "surrogatepass")
    rows = b"".join(_little_endian(row) for row in _rows(lessons))
    body = zlib.compress(struct.pack(">I", len(head)) + head + rows, level=1)
    return _START.pack(MARK, VERSION, hashlib.sha256(body).digest()) + body


def _rows(lessons: Lessons) -> "Iterable[array[int] | array[float]]":
    """The long rows in the order in which `unpacked` reads them."""
    votes, order = lessons.votes, lessons.order
    records = lessons.calibration.records.values()
    yield array("I", lessons.vocabulary.holders)
    yield array("I", (voter.label for voter in order))
    yield array("I", itertools.chain.from_iterable(voter.slots for voter in order))
    yield array("f", itertools.chain.from_iterable(voter.values for voter in order))
    yield array("d", (voter.alpha(label) for voter in order for label in range(len(votes.labels))))
    yield array("d", itertools.chain.from_iterable(votes.weights))
    yield array("d", itertools.chain.from_iterable(votes.sums))
    yield array("d", votes.bias)
    yield array("d", votes.squares)
    yield array("d", lessons.calibration.sums)
    yield array("d", (record.footing for record in records))
    yield array("d", itertools.chain.from_iterable(record.gaps for record in records))


def _little_endian(row: "array[int] | array[float]") -> bytes:
    if sys.byteorder == "big":
        row.byteswap()
    return row.tobytes()


class _Reader:
    """Takes the rows off the body one after the other."""

    def __init__(self, body: bytes, position: int) -> None:
        self._body = body
        self._position = position

    def whole(self, length: int) -> "array[int]":
        """The next `length` whole numbers of 4 bytes."""
        row: array[int] = array("I")
        self._take(row, length)
        return row

    def small(self, length: int) -> "array[float]":
        """The next `length` finite numbers of 4 bytes."""
        return self._finite(array("f"), length)

    def numbers(self, length: int) -> list[float]:
        """The next `length` finite numbers of 8 bytes."""
        # Most are 0: one object for all of these, not one each.
        return [value or 0.0 for value in self._finite(array("d"), length)]

    def table(self, height: int, width: int) -> list[list[float]]:
        """The next `height` rows of `width` numbers."""
        return [self.numbers(width) for _ in range(height)]

    def _finite(self, row: "array[float]", length: int) -> "array[float]":
        self._take(row, length)
        if not all(map(math.isfinite, row)):
            raise StateError("The learned state holds a number that is none")
        return row

    def _take(self, row: "array[int] | array[float]", length: int) -> None:
        end = self._position + length * row.itemsize
        if length < 0 or end > len(self._body):
            raise StateError("The learned state is cut short")
        row.frombytes(self._body[self._position : end])
        if sys.byteorder == "big":
            row.byteswap()
        self._position = end

    def finish(self) -> None:
        """StateError if bytes are left."""
        if self._position != len(self._body):
            raise StateError("The learned state is longer than it says")


def unpacked(state: bytes) -> tuple[Lessons, int, int]:
    """What `packed` was given. StateError if the bytes are no state of this version, or damaged."""
    body = _checked_body(state)
    try:
        (length,) = struct.unpack_from(">I", body)
        header = _Header.model_validate_json(body[4 : 4 + length])
        lessons = _filled(header, _Reader(body, 4 + length))
    except StateError:
        raise
    except (struct.error, IndexError, OverflowError, ValueError) as error:
        raise StateError(f"The learned state does not fit together ({type(error).__name__})") from error
    return lessons, header.changes, header.built_with


def _checked_body(state: bytes) -> bytes:
    if len(state) < _START.size or not state.startswith(MARK):
        raise StateError(f"These {len(state)} bytes are no learned state")
    _, version, digest = _START.unpack_from(state)
    if version != VERSION:
        raise StateError(f"The learned state has version {version}, this program reads version {VERSION}")
    if hashlib.sha256(state[_START.size :]).digest() != digest:
        raise StateError("The learned state is damaged: its checksum does not fit")
    try:
        return zlib.decompress(state[_START.size :])
    except zlib.error as error:
        raise StateError("The learned state cannot be unpacked") from error


def _filled(header: _Header, reader: _Reader) -> Lessons:
    lessons = Lessons(header.seed)
    lessons.count = header.count
    width, height, size = len(header.features), len(header.labels), len(header.ids)
    holders = reader.whole(width)
    numbers = reader.whole(size)
    lessons.vocabulary = Vocabulary.restored(header.requests, holders.tolist(), list(header.features), list(header.free))
    _seat_voters(lessons, header, numbers, reader)
    votes = lessons.votes
    votes.labels, votes.counts = list(header.labels), list(header.label_counts)
    votes.weights, votes.sums = reader.table(height, width), reader.table(height, width)
    votes.bias, votes.squares = reader.numbers(height), reader.numbers(height)
    calibration = lessons.calibration
    calibration.slope, calibration.unfitted, calibration.sums = header.slope, header.unfitted, reader.numbers(STEPS)
    footings = reader.numbers(len(header.calibrated))
    for id, length, footing in zip(header.calibrated, header.gap_widths, footings, strict=True):
        calibration.keep(id, recorded(reader.numbers(length), footing))
    reader.finish()
    if header.last is not None:
        lessons.last = (header.last.id, [(lessons.order[place], list(alphas)) for place, alphas in header.last.before])
    return lessons


def _seat_voters(lessons: Lessons, header: _Header, numbers: Sequence[int], reader: _Reader) -> None:
    slots = reader.whole(sum(header.widths))
    values = reader.small(sum(header.widths))
    if max(slots, default=-1) >= len(header.features) or max(numbers, default=-1) >= len(header.labels):
        raise StateError("The learned state names a word or a label that it does not hold")
    start = 0
    for id, number, length in zip(header.ids, numbers, header.widths, strict=True):
        vector = Vector(slots[start : start + length], values[start : start + length])
        lessons.restore_voter(id, number, vector)
        start += length
    for voter in lessons.order:
        voter.alphas = reader.numbers(len(header.labels))
