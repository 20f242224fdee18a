"""Prompts from disk: NAME/VERSION.md with checked front matter. The organisation's own folder wins over the prompts that ship.

A file is front matter between two lines `---`, then the fixed text, a line `=== variable ===`, and the variable text. A wrong file is
refused with its line and what was expected.
"""

import re
from dataclasses import dataclass
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from bot.resources import resource
from triage.case import Stage
from triage.organisation import Organisation
from triage.prompt import Template, prompt_name
from triage.prompt_gaps import FIXED_GAPS, GAP, VARIABLE_GAPS

FIRST_LOOK: Final = "first-look"
VARIABLE: Final = "=== variable ==="
LARGEST_BYTES: Final = 200_000
_VERSION: Final = re.compile(r"[0-9]{1,4}\Z")


class PromptError(Exception):
    """A prompt cannot be used. The message has file:line, what is wrong, and what was expected, one line for each mistake."""


@dataclass(frozen=True)
class Prompts:
    """The prompts that one organisation version asks with, all read and checked."""

    organisation: Organisation
    first: Template
    by_name: dict[str, Template]

    def second(self, category: str | None = None) -> Template:
        """The stage-2 prompt for a topic: the category's own, its team's, or the organisation's."""
        return self.by_name[prompt_name(self.organisation, category)]

    def all(self) -> tuple[Template, ...]:
        return (self.first, *self.by_name.values())


def load(organisation: Organisation, beside: Path | None = None) -> Prompts:
    """Every prompt that the organisation file names. `beside`: the folder of helpdesk.yaml, whose own `prompts` folder wins.

    PromptError names every prompt that is missing or wrong.
    """
    own = beside / "prompts" if beside is not None else None
    wanted: dict[str, list[str]] = {organisation.models.prompt: ["models: prompt"]}
    for what, named in (("categories", organisation.categories), ("teams", organisation.teams)):
        for one in named:
            if one.prompt is not None:
                wanted.setdefault(one.prompt, []).append(f"{what}: {one.id}: prompt")
    mistakes: list[str] = []
    found: dict[str, Template] = {}
    for name, places in wanted.items():
        version = organisation.models.prompt_version if name == organisation.models.prompt else None
        try:
            found[name] = load_one(name, version, own, "stage_2")
        except PromptError as error:
            mistakes.append(f"{', '.join(places)}: {error}")
    try:
        first = load_one(FIRST_LOOK, None, own, "stage_1")
    except PromptError as error:
        mistakes.append(str(error))
    if mistakes:
        raise PromptError("\n".join(mistakes))
    return Prompts(organisation, first, found)


def load_one(name: str, version: str | None, own: Path | None, stage: Stage | None = None) -> Template:
    """One prompt; `version` None: the newest. `own`: the organisation's folder of prompts, which wins by name. PromptError."""
    folder = _folder(name, own)
    path = folder / f"{version}.md" if version is not None else _newest(folder)
    if not path.is_file():
        raise PromptError(f"there is no prompt {name}/{version}; expected one of {', '.join(_versions(folder)) or 'none'}")
    template = read(_text(path), name, path)
    if stage is not None and template.stage != stage:
        raise PromptError(f"{path}:1: stage {template.stage}; expected {stage} here")
    return template


def _folder(name: str, own: Path | None) -> Path:
    if own is not None and (own / name).is_dir():
        return own / name
    try:
        return resource("prompts", name)
    except FileNotFoundError:
        shipped = sorted(path.name for path in resource("prompts").iterdir() if path.is_dir() and _versions(path))
        mine = sorted(path.name for path in own.iterdir() if path.is_dir() and _versions(path)) if own is not None and own.is_dir() else []
        known = ", ".join(dict.fromkeys([*mine, *shipped]))
        raise PromptError(
            f"there is no prompt {name}; expected a folder {name} in prompts/ beside helpdesk.yaml, or one of {known}"
        ) from None


def _versions(folder: Path) -> list[str]:
    return sorted((path.stem for path in folder.glob("*.md") if _VERSION.match(path.stem)), key=int)


def _newest(folder: Path) -> Path:
    versions = _versions(folder)
    if not versions:
        raise PromptError(f"{folder}: no version of this prompt; expected a file such as 1.md")
    return folder / f"{versions[-1]}.md"


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            found = file.read(LARGEST_BYTES + 1)
        if len(found) > LARGEST_BYTES:
            raise PromptError(f"{path}: larger than {LARGEST_BYTES} bytes; expected some pages")
        return found.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise PromptError(f"{path}: byte {error.start} is not UTF-8; save the file as UTF-8") from error
    except OSError as error:
        raise PromptError(f"{path}: cannot be read ({error.strerror})") from error


def read(text: str, name: str, path: Path) -> Template:
    """The prompt of a file's text. PromptError with `path` and line."""
    lines = text.split("\n")
    if lines[0].strip() != "---" or "---" not in (line.strip() for line in lines[1:]):
        raise PromptError(f"{path}:1: no front matter; expected `---`, lines such as `version: 1`, `---`")
    end = next(number for number, line in enumerate(lines[1:], 1) if line.strip() == "---")
    if [line.strip() for line in lines].count(VARIABLE) != 1:
        raise PromptError(f"{path}:{end + 1}: expected the fixed text, one line `{VARIABLE}`, and the variable text")
    middle = next(number for number, line in enumerate(lines) if line.strip() == VARIABLE)
    if middle < end:
        raise PromptError(f"{path}:{middle + 1}: `{VARIABLE}` stands in the front matter; expected it between the two texts")
    _gaps(lines, end, middle, path)
    matter, places = _matter("\n".join(lines[1:end]), path)
    if str(matter.get("version")) != path.stem:
        raise PromptError(f"{path}:{places.get('version', 1)}: version {matter.get('version')}; expected {path.stem} as the file is called")
    fixed, variable = "\n".join(lines[end + 1 : middle]).strip(), "\n".join(lines[middle + 1 :]).strip()
    try:
        return Template.model_validate({**matter, "name": name, "fixed": fixed, "variable": variable})
    except ValidationError as error:
        raise PromptError("\n".join(_mistake(path, places, problem) for problem in error.errors())) from error


def _mistake(path: Path, places: dict[str, int], problem: Any) -> str:
    field = str(problem["loc"][0]) if problem["loc"] else ""
    said = {"extra_forbidden": "is not known here", "missing": "is missing"}.get(problem["type"], str(problem["msg"]).lower())
    return f"{path}:{places.get(field, 1)}: {field} {said}"


def _gaps(lines: list[str], end: int, middle: int, path: Path) -> None:
    """Only known gaps, each on its own side; the ticket stands exactly once."""
    for number, line in enumerate(lines[end + 1 :], end + 1):
        known, side = (FIXED_GAPS, "fixed") if number < middle else (VARIABLE_GAPS, "variable")
        for name in GAP.findall(line):
            if name.strip() not in known:
                raise PromptError(f"{path}:{number + 1}: {{{{{name}}}}} in the {side} text; expected one of {', '.join(sorted(known))}")
    tickets = sum(name.strip() == "ticket" for line in lines[middle:] for name in GAP.findall(line))
    if tickets != 1:
        raise PromptError(f"{path}:{middle + 1}: {{{{ticket}}}} stands {tickets} times in the variable text; expected once")


def _matter(text: str, path: Path) -> tuple[dict[str, Any], dict[str, int]]:
    """Front matter and the line of each key. Numbers and dates that stand for texts become texts."""
    try:
        value = YAML(typ="safe", pure=True).load(StringIO(text))
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 2 if mark else 1
        raise PromptError(f"{path}:{line}: front matter is not readable: expected `key: value` lines") from error
    except (YAMLError, ValueError) as error:
        raise PromptError(f"{path}:1: front matter is not readable: expected `key: value` lines") from error
    if not isinstance(value, dict):
        raise PromptError(f"{path}:1: front matter is empty; expected lines such as `version: 1`")
    places = {line.split(":", 1)[0].strip(): number for number, line in enumerate(text.split("\n"), 2) if ":" in line}
    texts = {key: str(value[key]) for key in ("version", "date", "why", "measured_with") if isinstance(value.get(key), int | float | date)}
    return {**{str(key): one for key, one in value.items()}, **texts}, places
