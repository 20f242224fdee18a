"""helpdesk.yaml from disk: read safely, checked wholly; a wrong file is refused with its line, what was expected, and an example."""

import difflib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, SequenceNode

from bot.resources import resource
from triage.organisation import Organisation

LARGEST_BYTES = 2_000_000
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
        found = [line for problem in error.errors() for line in _mistakes(name, node, problem)]
        raise OrganisationError("\n".join(dict.fromkeys(found))) from error


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST_BYTES:
            raise OrganisationError(f"{path}: larger than {LARGEST_BYTES} bytes; expected an organisation file of some pages")
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise OrganisationError(f"{path}: byte {error.start} is not UTF-8; save the file as UTF-8") from error
    except OSError as error:
        hint = "`helpdesk init` writes one, HELPDESK_CONFIG names another"
        raise OrganisationError(f"{path}: cannot be read ({error.strerror}); {hint}") from error


def _parsed(text: str, name: str) -> tuple[Node | None, Any]:
    try:
        yaml = YAML(typ="safe", pure=True)
        node = yaml.compose(text)
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
        said = f"there is no such setting{_nearest(node, loc)}"
    elif said == "Field required":
        said = "is missing"
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


def _nearest(node: Node | None, loc: Sequence[int | str]) -> str:
    """What else the same place may be called, for a misspelt setting."""
    fields = Organisation.model_fields if len(loc) == 1 else {}
    close = difflib.get_close_matches(str(loc[-1]), list(fields), 1) if loc else []
    return f"; did you mean {close[0]}?" if close else ""


def annotated_example() -> str:
    """The text that `helpdesk init` writes: the sample organisation with its comments."""
    return sample_path().read_text(encoding="utf-8")


def is_sample(organisation: Organisation) -> bool:
    """Is this the sample organisation? Then the sample articles and labelled requests belong to it."""
    return organisation.name == load(sample_path()).name
