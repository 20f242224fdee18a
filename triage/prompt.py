"""Request + Context + Organisation + Template -> what will be asked, word for word. Pure; nothing is sent from here.

The fixed part comes first and is the same, byte for byte, for every request of one organisation version (so that it can be cached); all
that belongs to one request comes after it, redacted, with one mapping. Five parts as in the seed: role, ticket data, schema, rules, output.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from triage.answer_schema import canonical, schema
from triage.case import Stage
from triage.facts import Context, Fact, PastRequest, Request
from triage.organisation import Organisation
from triage.policy import ModelId, PromptName, PromptVersion
from triage.prompt_fixed import fixed_gaps
from triage.prompt_gaps import filled
from triage.prompt_variable import Measure, variable_part
from triage.redact import NOBODY, Mapping, Roster
from triage.tokens import estimated_input

__all__ = ["Frame", "Prompt", "Template", "compose", "fixed_part", "frame", "prompt_name"]

Effort = Literal["low", "medium", "high", "xhigh", "max"]


class Template(Fact):
    """One version of a prompt as its file says it: how to ask, and the two texts with gaps like {{categories}}.

    `articles`, `passage_characters`, `similar`, `similar_characters`: how much is offered. `model` None: as the organisation file says.
    """

    name: PromptName
    version: PromptVersion
    stage: Stage
    model: ModelId | None = None
    max_tokens: Annotated[int, Field(ge=50, le=8000)]
    effort: Effort | None = None
    thinking: bool = False
    date: str
    why: Annotated[str, Field(min_length=1)]
    measured_with: Annotated[str, Field(min_length=1)]
    articles: Annotated[int, Field(ge=0, le=5)] = 5
    passage_characters: Annotated[int, Field(ge=0, le=2000)] = 400
    similar: Annotated[int, Field(ge=0, le=20)] = 5
    similar_characters: Annotated[int, Field(ge=0, le=1000)] = 140
    fixed: Annotated[str, Field(min_length=1)]
    variable: Annotated[str, Field(min_length=1)]

    @property
    def id(self) -> str:
        """As decisions name it: "triage/1"."""
        return f"{self.name}/{self.version}"


@dataclass(frozen=True)
class Prompt:
    """One question, word for word. Everything in it may leave but `mapping`, which is not shown either."""

    version: str
    hash: str
    stage: Stage
    system: tuple[str, ...]
    user: str
    schema_json: str
    positions: tuple[str, ...]
    """Ids of the offered articles: the first is A1."""
    max_tokens: int
    effort: Effort | None = None
    thinking: bool = False
    mapping: Mapping = field(default=(), repr=False)

    @property
    def parameters(self) -> str:
        """How it is asked, as canonical JSON, for the receipt."""
        return canonical({"effort": self.effort, "max_tokens": self.max_tokens, "thinking": self.thinking})

    @cached_property
    def estimated_tokens(self) -> int:
        """Tokens that go in, by the estimate of triage/tokens.py."""
        return estimated_input(self.system, self.user, self.schema_json)


@dataclass(frozen=True)
class Frame:
    """What all questions of one organisation version with one template share: made once, used for each of them.

    `hash`: 16 hex digits over the template's texts, the composed fixed part and the schema.
    """

    template: Template
    system: tuple[str, ...]
    schema_json: str
    hash: str

    def asking(self, user: str, positions: tuple[str, ...] = (), mapping: Mapping = ()) -> Prompt:
        """The question with that variable part."""
        return Prompt(
            version=self.template.id,
            hash=self.hash,
            stage=self.template.stage,
            system=self.system,
            user=user,
            schema_json=self.schema_json,
            positions=positions,
            max_tokens=self.template.max_tokens,
            effort=self.template.effort,
            thinking=self.template.thinking,
            mapping=mapping,
        )


def fixed_part(
    template: Template, organisation: Organisation, labelled: Sequence[PastRequest] = (), roster: Roster = NOBODY
) -> tuple[str, ...]:
    """The system blocks: the template's fixed text, filled from the organisation file and with labelled examples if any are given, of
    which nobody in `roster` is named."""
    return (filled(template.fixed, fixed_gaps(organisation, labelled, roster)),)


def frame(template: Template, organisation: Organisation, labelled: Sequence[PastRequest] = (), roster: Roster = NOBODY) -> Frame:
    """The shared part of all questions; make it once per organisation version, it takes some milliseconds."""
    system = fixed_part(template, organisation, labelled, roster)
    schema_json = canonical(schema(organisation, template.stage))
    told = "\0".join((template.fixed, template.variable, *system, schema_json))
    return Frame(template=template, system=system, schema_json=schema_json, hash=hashlib.sha256(told.encode()).hexdigest()[:16])


def compose(
    template: Template,
    request: Request,
    context: Context,
    organisation: Organisation,
    labelled: Sequence[PastRequest] = (),
    roster: Roster = NOBODY,
    *,
    shared: Frame | None = None,
) -> Prompt:
    """The whole question. `roster`: names known beside the requester's. `shared`: the frame of this template and organisation, if made.

    Kept within `models.input_tokens_per_request` (by the estimate) by leaving out like requests, then passages, then the end of the text.
    """
    shared = shared or frame(template, organisation, labelled, roster)
    room = organisation.models.input_tokens_per_request - estimated_input(shared.system, "", shared.schema_json)
    measure = Measure(template.articles, template.passage_characters, template.similar, template.similar_characters)
    user, positions, mapping = variable_part(template.variable, measure, request, context, organisation, roster, room)
    return shared.asking(user, positions, mapping)


def prompt_name(organisation: Organisation, category: str | None = None) -> str:
    """Which stage-2 prompt is asked for a topic: the category's own, else its team's, else the organisation's."""
    found = organisation.category(category)
    team = organisation.team(found.team) if found else None
    return (found.prompt if found else None) or (team.prompt if team else None) or organisation.models.prompt
