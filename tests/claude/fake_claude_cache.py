"""The prompt cache: what a request with breakpoints reads and writes, and how that is counted.

As Anthropic's prompt-caching page has it: the key is everything before a breakpoint, word for word (model, answer's schema, system,
messages); a prefix below the model's minimum is not kept, without an error; a read looks at most 20 blocks back from a breakpoint and
renews what it finds; an entry can be read once the answer that wrote it began, not before.
"""

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any

from fake_claude_models import Model
from fake_claude_tokens import PER_MESSAGE, block_tokens, blocks_of, input_tokens, schema_tokens

TTL = {"5m": 300.0, "1h": 3600.0}
LOOK_BACK = 20


@dataclass(frozen=True)
class Point:
    """After one block: the prefix's key and tokens, and the ttl if a breakpoint stands here."""

    key: str
    tokens: int
    ttl: str | None


@dataclass
class Entry:
    tokens: int
    ttl: str
    until: float


@dataclass(frozen=True)
class Counted:
    """A request's input by what became of it, in tokens."""

    plain: int
    read: int = 0
    written_5m: int = 0
    written_1h: int = 0
    keep: tuple[Point, ...] = ()

    @property
    def total(self) -> int:
        return self.plain + self.read + self.written_5m + self.written_1h


def points_of(body: dict[str, Any], model: Model) -> list[Point]:
    """The prefix after each block of the system prompt and the messages."""
    schema = ((body.get("output_config") or {}).get("format") or {}).get("schema")
    digest = hashlib.sha256(json.dumps([model.id, schema]).encode())
    tokens, points = schema_tokens(body, model), []

    def pass_by(block: dict[str, Any], more: int, role: str) -> None:
        nonlocal tokens
        bare = {name: value for name, value in block.items() if name != "cache_control"}
        digest.update(json.dumps([role, bare]).encode())
        tokens += block_tokens(block, model) + more
        mark = block.get("cache_control")
        points.append(Point(digest.hexdigest(), tokens, mark.get("ttl", "5m") if mark else None))

    for block in blocks_of(body.get("system")):
        pass_by(block, 0, "system")
    digest.update(json.dumps(body.get("thinking")).encode())
    for message in body.get("messages", ()):
        for number, block in enumerate(blocks_of(message.get("content"))):
            pass_by(block, PER_MESSAGE if number == 0 else 0, message["role"])
    whole = body.get("cache_control")
    if whole and points:
        points[-1] = Point(points[-1].key, points[-1].tokens, whole.get("ttl", "5m"))
    return points


@dataclass
class Cache:
    """What is kept, until when (seconds of the fake's clock)."""

    entries: dict[str, Entry] = field(default_factory=dict)

    def count(self, body: dict[str, Any], model: Model, now: float) -> Counted:
        """How the request's input is counted; `keep` is what to write once it is answered. Renews what is read."""
        total, points = input_tokens(body, model), points_of(body, model)
        marks = [number for number, point in enumerate(points) if point.ttl and point.tokens >= model.least_cached]
        if not marks:
            return Counted(plain=total)
        read = self._read(points, marks, now)
        new = [points[number] for number in marks if points[number].tokens > read]
        long = max((point.tokens for point in new if point.ttl == "1h"), default=read)
        last = max(read, points[marks[-1]].tokens)
        return Counted(total - last, read, last - long, long - read, tuple(new))

    def _read(self, points: list[Point], marks: list[int], now: float) -> int:
        """Tokens of the longest kept prefix that a breakpoint reaches."""
        for mark in reversed(marks):
            for number in range(mark, max(-1, mark - LOOK_BACK), -1):
                entry = self.entries.get(points[number].key)
                if entry and entry.until > now:
                    entry.until = now + TTL[entry.ttl]
                    return entry.tokens
        return 0

    def keep(self, counted: Counted, now: float) -> None:
        for point in counted.keep:
            ttl = point.ttl or "5m"
            self.entries[point.key] = Entry(point.tokens, ttl, now + TTL[ttl])

    def clear(self) -> None:
        self.entries.clear()
