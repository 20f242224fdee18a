"""Articles as JSONL: one {"id", "title", "text", "url"?} a line, plain or .gz. Other fields are left alone."""

import gzip
import hashlib
import json
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

from bot.knowledge.errors import ArticleError, problem
from bot.knowledge.record import Refused, article_of
from triage.rank import Article

LONGEST_LINE = 4_000_000
"""Bytes of one line; a longer one is no article."""

MOST_BYTES = 1_000_000_000
"""Of the whole file once unpacked, so that a crafted .gz cannot fill the memory."""

_EXAMPLE = '{"id": "vpn", "title": "Connect to the VPN", "text": "1. Open ...", "url": "https://help.example.com/vpn"}'


class ArticleLines:
    """The articles of one JSONL file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.name = path.name

    def fingerprint(self) -> str:
        """Of the file's name, size and time of change; reads nothing. Raises ArticleError when there is no such file."""
        try:
            found = self._path.stat()
        except OSError as error:
            raise ArticleError([problem(self.name, str(error.strerror), "a readable JSONL file")]) from error
        return hashlib.sha256(f"{self._path} {found.st_size} {found.st_mtime_ns}".encode()).hexdigest()

    def articles(self) -> Sequence[Article]:
        """All articles in order. Raises ArticleError with every problem, each with its line."""
        problems: list[str] = []
        found: list[Article] = []
        lines: dict[str, int] = {}
        for number, row in objects(self._path, problems, _EXAMPLE):
            place = f"{self.name} line {number}"
            text = row.get("text")
            if not isinstance(text, str):
                problems.append(problem(place, "text is missing or no text", "the article as Markdown", _EXAMPLE))
                continue
            try:
                article = article_of(row, text, lambda _, place=place: place, title_needed=False)  # type: ignore[misc]
            except Refused as refused:
                problems += refused.problems
                continue
            if (earlier := lines.setdefault(article.id, number)) != number:
                problems.append(problem(place, f"id {article.id!r} is that of line {earlier} too", "every id once"))
            found.append(article)
        if problems:
            raise ArticleError(problems)
        return tuple(found)


def objects(path: Path, problems: list[str], example: str) -> Iterator[tuple[int, dict[str, object]]]:
    """(line number, object) of every line of a JSONL file, plain or .gz, that is a JSON object; blank lines are skipped.

    A line that is none is added to `problems`. Raises ArticleError when the file cannot be read.
    """
    for number, line in text_lines(path):
        if not line.strip():
            continue
        place = f"{path.name} line {number}"
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            problems.append(problem(place, "is no JSON", "one JSON object a line", example))
            continue
        if isinstance(row, dict):
            yield number, row
        else:
            problems.append(problem(place, "is no JSON object", "one JSON object a line", example))


def text_lines(path: Path) -> Iterator[tuple[int, str]]:
    """(number, line) of a UTF-8 text, plain or .gz, with or without a byte order mark. Raises ArticleError when it cannot be read."""
    number = 0
    try:
        with _opened(path) as file:
            read = 0
            while line := file.readline(LONGEST_LINE + 1):
                number += 1
                read += len(line)
                if len(line) > LONGEST_LINE or read > MOST_BYTES:
                    raise ArticleError([problem(f"{path.name} line {number}", "is too long", f"lines of at most {LONGEST_LINE:,} bytes")])
                yield number, line.decode("utf-8-sig" if number == 1 else "utf-8").rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise ArticleError([problem(f"{path.name} line {number}", "is no UTF-8", "a text file in UTF-8")]) from error
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise ArticleError([problem(path.name, f"cannot be unpacked ({error})", "a whole gzip file")]) from error
    except OSError as error:
        raise ArticleError([problem(str(path), str(error.strerror or error), "a readable file")]) from error


def _opened(path: Path) -> IO[bytes]:
    return gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb")  # type: ignore[return-value]
