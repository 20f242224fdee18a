"""The price file: the one that ships (manifests/prices.yaml) or the organisation's own, checked wholly, with the line of every mistake."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import Field, ValidationError, model_validator
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node

from bot.organisation_file import OrganisationError
from bot.resources import resource
from triage.case import Usage
from triage.facts import Fact
from triage.prices import CacheFor, Price, cost_usd, dearest

SHIPPED = "prices.yaml"
LARGEST_BYTES = 100_000
_VARIANT = re.compile(r"^(?:[a-z]{2,10}\.)?(?:anthropic[./])?(?P<id>claude-[a-z0-9-]+?)(?:[-@]\d{8})?(?:-v\d+(?::\d+)?)?$")
"""How clouds and dated snapshots name a model: us.anthropic.claude-opus-4-6-v1:0, claude-haiku-4-5@20251001."""
_EXAMPLE = (
    "models: {claude-opus-4-6: {input: 5, output: 25, cache_write_5m: 6.25, cache_write_1h: 10, cache_read: 0.5, "
    "least_cacheable_tokens: 4096, date: '2026-11-22', source: our contract}}"
)


class PriceError(OrganisationError):
    """The price file cannot be used. One line for each mistake: file:line, what is wrong, what was expected."""


class PriceFile(Fact):
    """`models`: what holds. `sets`: other prices under a name, for comparing; `models: prices: NAME` uses one of the shipped file's."""

    models: Annotated[dict[str, Price], Field(min_length=1)]
    sets: dict[str, dict[str, Price]] = {}

    @model_validator(mode="after")
    def _named(self) -> Self:
        empty = [name for name, prices in self.sets.items() if not prices]
        if empty:
            raise ValueError(f"sets: {empty[0]}: has no model; expected at least one")
        return self


@dataclass(frozen=True)
class Prices:
    """The prices that hold. Any model has one: a name of a cloud or a snapshot is the model's own, an unknown one is the dearest."""

    models: Mapping[str, Price]

    @cached_property
    def _dearest(self) -> Price:
        return dearest(tuple(self.models.values()))

    def known(self, model: str) -> Price | None:
        """The listed price of a model, None if it is not listed."""
        found = self.models.get(model)
        if found is None and (variant := _VARIANT.match(model)):
            found = self.models.get(variant["id"])
        return found

    def of(self, model: str) -> Price:
        return self.known(model) or self._dearest

    def cost_usd(self, usage: Usage, model: str, cache: CacheFor = "5m", batch: bool = False) -> float:
        """USD of one call of that model."""
        return cost_usd(usage, self.of(model), cache, batch)


def load(wanted: str | None = None, beside: Path | None = None) -> Prices:
    """The prices an organisation asks for (`models: prices:`): None those that ship, a set's name one of the shipped file's sets, else a
    file beside the organisation file `beside`. PriceError names file and line of every mistake."""
    if wanted is None or not wanted.endswith((".yaml", ".yml")):
        shipped = read(resource("manifests", SHIPPED))
        if wanted is None:
            return Prices(shipped.models)
        if wanted not in shipped.sets:
            sets = ", ".join(sorted(shipped.sets))
            raise PriceError(f"models: prices: there are no prices called {wanted!r}; expected a file such as prices.yaml, or {sets}")
        return Prices({**shipped.models, **shipped.sets[wanted]})
    return Prices(read((beside.parent if beside else Path()) / wanted).models)


def read(path: Path) -> PriceFile:
    """A whole price file. PriceError names file and line of every mistake."""
    node, value = _parsed(path)
    if not isinstance(value, dict):
        raise PriceError(f"{path.name}:1: expected prices; for example: {_EXAMPLE}")
    try:
        return PriceFile.model_validate(value)
    except ValidationError as error:
        raise PriceError("\n".join(_mistakes(path.name, node, error))) from error


def _parsed(path: Path) -> tuple[Node | None, Any]:
    try:
        content = path.read_bytes()
        if len(content) > LARGEST_BYTES:
            raise PriceError(f"{path}: larger than {LARGEST_BYTES} bytes; expected a price file of some pages")
        yaml = YAML(typ="safe", pure=True)
        node = yaml.compose(content.decode("utf-8-sig"))
        return node, yaml.constructor.construct_document(node) if node is not None else None
    except OSError as error:
        raise PriceError(f"{path}: cannot be read ({error.strerror}); `models: prices:` of the organisation file names it") from error
    except UnicodeDecodeError as error:
        raise PriceError(f"{path}: byte {error.start} is not UTF-8; save the file as UTF-8") from error
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise PriceError(f"{path.name}:{line}: not readable as YAML; expected `key: value` with even indentation by blanks") from error
    except (YAMLError, ValueError, RecursionError) as error:
        raise PriceError(f"{path.name}:1: not readable as YAML; expected plain text with `key: value` lines") from error


def _mistakes(name: str, node: Node | None, error: ValidationError) -> Iterator[str]:
    for problem in error.errors(include_url=False):
        places = [str(part) for part in problem["loc"]]
        said = str(problem["msg"]).removeprefix("Value error, ")
        if "Extra inputs are not permitted" in said:
            known = {*Price.model_fields, "above_tokens"} if len(places) > 1 else set(PriceFile.model_fields)
            said = f"there is no such setting; expected one of {', '.join(sorted(known))}"
        elif said == "Field required":
            said = "is missing; expected a number in USD per million tokens" if places[-1] not in ("date", "source") else "is missing"
        yield f"{name}:{_line(node, places)}: {': '.join(places) or 'file'}: {said}; for example: {_EXAMPLE}"


def _line(node: Node | None, places: list[str]) -> int:
    """The line of the deepest part of the place that the file has, from 1."""
    line = node.start_mark.line + 1 if node is not None else 1
    for part in places:
        found = next(((key, value) for key, value in node.value if str(key.value) == part), None) if isinstance(node, MappingNode) else None
        if found is None:
            break
        line, node = found[0].start_mark.line + 1, found[1]
    return line
