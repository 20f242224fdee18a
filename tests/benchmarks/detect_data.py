"""Readers of the measuring data for the three text judges; the data never ships."""

import gzip
import json
from functools import lru_cache
from pathlib import Path
from typing import Any

Message = dict[str, Any]


@lru_cache
def rows(path: Path) -> tuple[Message, ...]:
    """All objects of a gzipped JSONL file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return tuple(json.loads(line) for line in lines)


def messages(data: Path) -> tuple[Message, ...]:
    """Lines of the help channels in order."""
    return rows(data / "chat" / "messages.jsonl.gz")


def help_requests(data: Path) -> tuple[Message, ...]:
    """150 messages labelled request or not."""
    return rows(data / "chat" / "help_request.jsonl.gz")


def several_issues(data: Path) -> tuple[Message, ...]:
    """Messages with one to three issues."""
    return rows(data / "chat" / "multi_issue.jsonl.gz")


def injections(data: Path) -> tuple[Message, ...]:
    """Texts with and without prompt injection."""
    return rows(data / "injection" / "all.jsonl.gz")


@lru_cache
def people(data: Path) -> dict[str, frozenset[str]]:
    """Lower-case names of who speaks in each stream."""
    out: dict[str, set[str]] = {}
    for message in messages(data):
        out.setdefault(str(message["stream"]), set()).add(str(message["user"]).casefold())
    return {stream: frozenset(found) for stream, found in out.items()}
