"""One article as somebody wrote it, checked field by field: from front matter or from a line of JSONL."""

import re
from collections.abc import Callable, Iterable, Mapping
from urllib.parse import urlsplit

from pydantic import ValidationError

from bot.knowledge.errors import problem
from triage.rank import Article

LONGEST_URL = 2_000
_ID = re.compile(r"\w[\w.:/@+~#=-]{0,199}")
_WITHOUT_SCHEME = re.compile(r"[\w-]+(\.[\w-]+)+(/|$)")
_SIGNS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")

Place = Callable[[str], str]
"""The place of a field in words: "vpn.md line 3"."""


class Refused(Exception):
    """An article with problems; `problems` are lines of an ArticleError."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


def article_of(fields: Mapping[str, object], text: str, place: Place, title_needed: bool) -> Article:
    """The article of these fields; fields it does not know are left alone. Raises Refused with every problem at once.

    `title_needed` False: an empty title is taken too, and its first words stand in for it where it is shown.
    """
    problems: list[str] = []

    def checked(name: str, of: Callable[[object], object], expected: str, example: str) -> object:
        try:
            return of(fields.get(name))
        except ValueError as error:
            problems.append(problem(place(name), f"{name} {error}", expected, example))
            return None

    found = {
        "id": checked("id", _id, "letters, digits and . : / @ + ~ # = - _, at most 200", "id: reset-your-password"),
        "title": checked(
            "title", _title if title_needed else _any_title, "the question or task in a few words", "title: Reset your password"
        ),
        "url": checked("url", _url, "an http or https address of at most 2,000 characters, or none", "url: https://help.example.com/vpn"),
        "tags": checked("tags", _tags, "a list of words", "tags: [password, locked]"),
        "language": checked("language", _line, "a language code or nothing", "language: en"),
        "audience": checked("audience", lambda value: _line(value) or "everyone", "a group's id or nothing", "audience: everyone"),
    }
    if problems:
        raise Refused(problems)
    try:
        return Article.model_validate({**found, "text": clean(text)})
    except ValidationError as error:
        raise Refused([problem(place("id"), str(error.errors()[0]["msg"]), "a whole article")]) from error


def clean(text: str) -> str:
    """Without control characters but line ends and tabs, lone surrogates as replacement characters, line ends as \\n."""
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return _SIGNS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _scalar(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise ValueError(f"is {_shown(value)}")
    return clean(str(value)).strip()


def _line(value: object) -> str | None:
    text = _scalar(value)
    if "\n" in text or len(text) > 100:
        raise ValueError("is too long")
    return text or None


def _id(value: object) -> str:
    text = _scalar(value)
    if not text:
        raise ValueError("is missing")
    if not _ID.fullmatch(text):
        raise ValueError(f"is {_shown(text)}")
    return text


def _any_title(value: object) -> str:
    text = " ".join(_scalar(value).split())
    if len(text) > 500:
        raise ValueError(f"has {len(text):,} characters")
    return text


def _title(value: object) -> str:
    text = _any_title(value)
    if not text:
        raise ValueError("is missing")
    return text


def _url(value: object) -> str | None:
    """People click on it: nothing but the web, and no name or password in it. Without a scheme it is taken as https."""
    text = _scalar(value)
    if not text:
        return None
    if _WITHOUT_SCHEME.match(text):
        text = f"https://{text}"
    parts = urlsplit(text)
    web = parts.scheme in ("http", "https") and parts.hostname and parts.username is None and parts.password is None
    if not web or len(text) > LONGEST_URL or re.search(r"[\s<>\"\\^`{|}]", text):
        raise ValueError(f"is {_shown(text)}")
    return text


def _tags(value: object) -> tuple[str, ...]:
    listed = value.split(",") if isinstance(value, str) else value or []
    if not isinstance(listed, list):
        raise ValueError(f"is {_shown(value)}")
    return tuple(dict.fromkeys(tag for tag in (_line(one) for one in listed) if tag))


def _shown(value: object) -> str:
    """A value in short: a few references of YAML can stand for a list without end."""
    if isinstance(value, dict | list | set | tuple):
        return f"a {type(value).__name__}"
    text = repr(value)
    return text if len(text) <= 80 else f"{text[:77]}..."
