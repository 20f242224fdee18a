"""Articles as a folder of Markdown files with front matter: id, title, tags, url, and if wanted language and audience."""

import hashlib
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from bot.knowledge.errors import ArticleError, problem
from bot.knowledge.record import Refused, article_of
from triage.rank import Article

LARGEST_FILE = 1_000_000
"""Bytes of one article. What is larger is no article to read but an export, a log or a picture."""

MOST_FILES = 50_000
ENDINGS = (".md", ".markdown")

_MARK = re.compile(r"---[ \t]*")
_EXAMPLE = "--- / id: vpn / title: Connect to the VPN / --- / text"


class ArticleFolder:
    """Every .md and .markdown file of a folder and the folders in it; hidden ones, and a README without front matter, are left out."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.name = path.name or str(path)

    def fingerprint(self) -> str:
        """Of the names, sizes and times of change of the files; opens none. Raises ArticleError when the folder cannot be read."""
        seen = hashlib.sha256(str(self._path).encode("utf-8", "surrogateescape"))
        for file in self._files([]):
            found = file.stat()
            name = str(file.relative_to(self._path)).encode("utf-8", "surrogateescape")
            seen.update(b"%s\0%d\0%d\0" % (name, found.st_size, found.st_mtime_ns))
        return seen.hexdigest()

    def articles(self) -> Sequence[Article]:
        """All articles by file name. Raises ArticleError with the problems of all files, each with its file and line."""
        problems: list[str] = []
        found: list[Article] = []
        files: dict[str, str] = {}
        for file in self._files(problems):
            name = str(file.relative_to(self._path))
            try:
                article = _article(file, name)
            except Refused as refused:
                problems += refused.problems
                continue
            if article is None:
                continue
            if (earlier := files.setdefault(article.id, name)) != name:
                problems.append(problem(name, f"id {article.id!r} is that of {earlier} too", "every id once"))
            found.append(article)
        if problems:
            raise ArticleError(problems)
        return tuple(found)

    def _files(self, problems: list[str]) -> Iterator[Path]:
        """The files in order; links that lead out of the folder go to `problems`."""
        try:
            root = self._path.resolve(strict=True)
            yield from sorted(_within(self._path, self._path, root, problems))[:MOST_FILES]
        except OSError as error:
            expected = "a folder of Markdown files that this user may read"
            raise ArticleError([problem(str(error.filename or self._path), str(error.strerror), expected)]) from error


def _within(folder: Path, top: Path, root: Path, problems: list[str]) -> Iterator[Path]:
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        path = Path(entry.path)
        if entry.name.startswith("."):
            continue
        if entry.is_symlink() and not _inside(path, root):
            if path.suffix.lower() in ENDINGS or path.is_dir():
                problems.append(problem(str(path.relative_to(top)), "leads out of the folder", "files that lie in it; copy it there"))
        elif entry.is_dir(follow_symlinks=False):
            yield from _within(path, top, root, problems)
        elif path.suffix.lower() in ENDINGS and entry.is_file():
            yield path


def _inside(path: Path, root: Path) -> bool:
    try:
        return path.resolve(strict=True).is_relative_to(root)
    except (OSError, RuntimeError):
        return False


def _article(file: Path, name: str) -> Article | None:
    """None for a README that is no article."""
    lines = _text(file, name).split("\n")
    front = _front_matter(lines)
    if front is None:
        if file.stem.upper() == "README":
            return None
        raise Refused([problem(f"{name} line 1", "no front matter", "it between two lines of ---", _EXAMPLE)])
    fields = _fields(front, name)

    def place(field: str) -> str:
        return f"{name} line {next((at for at, line in enumerate(front, 2) if line.startswith(f'{field}:')), 2)}"

    return article_of(fields, "\n".join(lines[len(front) + 2 :]).strip("\n"), place, title_needed=True)


def _text(file: Path, name: str) -> str:
    try:
        with file.open("rb") as opened:
            data = opened.read(LARGEST_FILE + 1)
    except OSError as error:
        raise Refused([problem(name, f"cannot be read ({error.strerror})", "a file this user may read")]) from error
    if len(data) > LARGEST_FILE:
        raise Refused([problem(name, "is larger than an article", f"at most {LARGEST_FILE:,} bytes; divide it by topic")])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Refused([problem(f"{name} line {line}", "is no UTF-8", "a text file in UTF-8")]) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _front_matter(lines: list[str]) -> list[str] | None:
    """The lines between the two marks; None when there are not both."""
    if not _MARK.fullmatch(lines[0]):
        return None
    end = next((at for at, line in enumerate(lines[1:], 1) if _MARK.fullmatch(line)), None)
    return None if end is None else lines[1:end]


def _fields(front: list[str], name: str) -> dict[str, object]:
    try:
        fields = YAML(typ="safe", pure=True).load("\n".join(front))
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 2
        raise Refused(
            [problem(f"{name} line {line}", f"front matter is no YAML ({error.problem})", "name: value", 'title: "A: B"')]
        ) from error
    except (YAMLError, ValueError, RecursionError) as error:
        raise Refused([problem(f"{name} line 2", f"front matter is no YAML ({error})", "name: value", _EXAMPLE)]) from error
    if not isinstance(fields, dict):
        raise Refused([problem(f"{name} line 2", "front matter has no fields", "name: value, one a line", _EXAMPLE)])
    return fields
