"""helpdesk.yaml from disk: read safely, checked wholly; a wrong file is refused with its line, what was expected, and an example."""

import difflib
import math
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, get_args, get_origin

from pydantic import BaseModel, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, SequenceNode

from bot.resources import resource
from triage.organisation import Organisation

LARGEST_BYTES = 300_000
"""Thirty times the sample; reading that much takes two seconds."""
MOST_NODES = 50_000
"""Values of a file with every alias written out. Some lines of aliases of aliases can stand for billions."""
MOST_SHOWN = 20
EXAMPLE = "helpdesk.example.yaml"
_EXAMPLES: dict[str, str] = {
    "channels": "channels: {help: [it-help], agents: it-triage}",
    "categories": "categories: [{id: network, name: Network, covers: VPN and Wi-Fi, team: network}, ...]",
    "teams": 'teams: [{id: network, name: Network, hours: {time_zone: Europe/London, week: {mon: ["08:00-18:00"]}}}]',
    "priorities": "priorities: {critical: {definition: ..., first_response_minutes: 15, resolution_minutes: 240}, high: ..., ...}",
    "kinds": "kinds: [{id: hr, name: HR, deliver: tell, contact: people@example.com}]",
    "thresholds": "thresholds: {self_service: 0.85, route: 0.70, escalate_l2: 0.65, escalate_manager: 0.50}",
    "rules": "rules: [{name: Repeated, when: {repeated: 3}, then: {action: route, permanent_fix: true}}]",
    "limits": "limits: {requests_per_user_per_hour: 50, model_calls_per_minute: 100}",
    "timing": "timing: {confirm_after_seconds: 180}",
    "default_team": "default_team: servicedesk",
    "l2_team": "l2_team: l2",
    "name": "name: Fernhill Instruments",
}


PATTERNS = {
    r"^[a-z0-9][a-z0-9_-]{0,39}$": "expected 1 to 40 small letters, digits, - or _, such as service-desk",
    r"^https?://[^\s/]+(/\S*)?$": "expected an address such as https://help.example.com",
    r"^[A-Z]{1,8}$": "expected 1 to 8 capital letters, such as IT",
    r"^[a-z]{2,20}:[A-Za-z0-9/._@-]{1,80}$": "expected the platform and the id there, such as slack:U012AB3CD or teams:29:1a2b",
    r"^[A-Za-z0-9][A-Za-z0-9._:/@-]{0,119}$": "expected a model's id without blanks, such as claude-opus-4-6",
    r"^[0-9]{1,4}$": "expected the number of a prompt's version, such as 2",
}
"""What is said instead of a regular expression."""


class OrganisationError(Exception):
    """The organisation file cannot be used. The message has one line for each mistake: file:line, what is wrong, what was expected."""


def sample_path() -> Path:
    """The annotated sample organisation that ships."""
    return resource("manifests", EXAMPLE)


def load(path: Path) -> Organisation:
    """The organisation of a file. OrganisationError names file and line of every mistake."""
    return read(_text(path), str(path.name))


def read(text: str, name: str = "helpdesk.yaml") -> Organisation:
    """The organisation of a YAML text. `name` stands in errors."""
    node, value = _parsed(text, name)
    if not isinstance(value, dict):
        raise OrganisationError(f"{name}:1: expected settings such as `name: Fernhill Instruments`; `helpdesk init` writes a whole example")
    try:
        return Organisation.model_validate(value)
    except ValidationError as error:
        problems = error.errors()
        found = [line for problem in problems[:MOST_SHOWN] for line in _mistakes(name, node, problem)]
        more = len(problems) - MOST_SHOWN
        found += [f"{name}: ... and {more} more mistakes"] if more > 0 else []
        raise OrganisationError("\n".join(dict.fromkeys(found))) from error


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            read = file.read(LARGEST_BYTES + 1)
        if len(read) > LARGEST_BYTES:
            raise OrganisationError(f"{path}: larger than {LARGEST_BYTES} bytes; expected an organisation file of some pages")
        return read.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise OrganisationError(f"{path}: byte {error.start} is not UTF-8; save the file as UTF-8") from error
    except OSError as error:
        hint = "`helpdesk init` writes one, HELPDESK_CONFIG names another"
        raise OrganisationError(f"{path}: cannot be read ({error.strerror}); {hint}") from error


def _parsed(text: str, name: str) -> tuple[Node | None, Any]:
    try:
        yaml = YAML(typ="safe", pure=True)
        node = yaml.compose(text)
        if _size(node, {}) > MOST_NODES:
            raise OrganisationError(
                f"{name}:{_line_of_alias(text)}: its aliases (*name) stand for more than {MOST_NODES} values; expected an alias only for "
                "something short that is written once, such as the hours that teams share"
            )
        return node, yaml.constructor.construct_document(node) if node is not None else None
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        said = " ".join(str(error.problem or error.context or "not YAML").split())
        raise OrganisationError(
            f"{name}:{line}: not readable as YAML: {said}; expected `key: value` with even indentation by blanks"
        ) from error
    except (YAMLError, ValueError, RecursionError) as error:
        said = " ".join(str(error).split())[:200]
        raise OrganisationError(f"{name}:1: not readable as YAML: {said}; expected plain text with `key: value` lines") from error


def _size(node: Node | None, known: dict[int, float]) -> float:
    """How many values a node stands for, every alias written out; infinite for one that contains itself."""
    if not isinstance(node, MappingNode | SequenceNode):
        return 1
    if id(node) not in known:
        known[id(node)] = math.inf
        inner = (part for item in node.value for part in (item if isinstance(item, tuple) else (item,)))
        known[id(node)] = 1 + sum(_size(part, known) for part in inner)
    return known[id(node)]


def _line_of_alias(text: str) -> int:
    """The line of the last alias, where the most is unfolded."""
    return max((number for number, line in enumerate(text.splitlines(), 1) if re.search(r"(?:^|[\s,\[{])\*\w", line)), default=1)


def _mistakes(name: str, node: Node | None, problem: Any) -> list[str]:
    """One line for each mistake; references that lead nowhere come several in one, each with its own path in front."""
    loc, message = problem["loc"], str(problem["msg"]).removeprefix("Value error, ")
    if loc:
        return [_mistake(name, node, loc, message, problem.get("input"))]
    return [f"{name}:{_line_of_path(node, said)}: {said}" for said in message.splitlines()]


def _line_of_path(node: Node | None, said: str) -> int:
    """The line that a message such as `teams: network: escalates_to: there is no team x` is about."""
    line = node.start_mark.line + 1 if node is not None else 1
    for part in said.split(": "):
        key, child = _child(node, part)
        if child is None and isinstance(node, SequenceNode):
            child = next((item for item in node.value if part in (_named(item, "id"), _named(item, "name"))), None)
        if child is None:
            break
        line = (key or child).start_mark.line + 1
        node = child
    return line


def _named(node: Node, key: str) -> str | None:
    child = _child(node, key)[1]
    return str(child.value) if child is not None else None


def _mistake(name: str, node: Node | None, loc: Sequence[int | str], message: str, value: Any) -> str:
    where = ".".join(str(part) for part in loc) or "file"
    line = _line(node, loc)
    said = message.removeprefix("Value error, ")
    if "Extra inputs are not permitted" in said:
        said = f"there is no such setting{_nearest(loc)}"
    elif said == "Field required":
        said = "is missing"
    elif said.startswith("String should match pattern"):
        said = PATTERNS.get(said.partition("'")[2].rstrip("'"), said)
    shown = f" (found {value!r})" if isinstance(value, str | int | float | bool) else ""
    example = _EXAMPLES.get(str(loc[0])) if loc else None
    return f"{name}:{line}: {where}: {said}{shown}" + (f"; for example: {example}" if example else "")


def _line(node: Node | None, loc: Sequence[int | str]) -> int:
    """The line of the deepest part of the place that the file has, from 1."""
    line = node.start_mark.line + 1 if node is not None else 1
    for part in loc:
        key, child = _child(node, part)
        if child is None:
            break
        line = (key or child).start_mark.line + 1
        node = child
    return line


def _child(node: Node | None, part: int | str) -> tuple[Node | None, Node | None]:
    if isinstance(node, MappingNode):
        return next(((key, value) for key, value in node.value if str(key.value) == str(part)), (None, None))
    if isinstance(node, SequenceNode) and isinstance(part, int) and part < len(node.value):
        return None, node.value[part]
    return None, None


def _nearest(loc: Sequence[int | str]) -> str:
    """What else the same place may be called, for a misspelt setting."""
    part: object = Organisation
    for step in loc[:-1]:
        part = _inside(part, step)
    names = part.model_fields if isinstance(part, type) and issubclass(part, BaseModel) else {}
    close = difflib.get_close_matches(str(loc[-1]), names, 1, 0.5)
    return f"; did you mean {close[0]}?" if close else f"; expected one of {', '.join(names)}" if names else ""


def _inside(part: object, step: int | str) -> object:
    """The type of what stands at one step of a place: a field of a model, an item of a list, a value of a mapping."""
    if isinstance(part, type) and issubclass(part, BaseModel):
        field = part.model_fields.get(str(step))
        part = field.annotation if field is not None else None
        if get_origin(part) in (tuple, dict):
            return part
    return next((one for one in (part, *get_args(part)) if isinstance(one, type) and issubclass(one, BaseModel)), None)


def annotated_example() -> str:
    """The text that `helpdesk init` writes: the sample organisation with its comments."""
    return sample_path().read_text(encoding="utf-8")


def is_sample(organisation: Organisation) -> bool:
    """Is this the sample organisation, or a copy that still bears its name? Then the sample articles and labelled requests belong to it."""
    named = re.search(r"^name: *(.+?) *$", annotated_example(), re.MULTILINE)
    return named is not None and organisation.name == named[1]
