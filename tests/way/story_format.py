"""The stories' language: one YAML file tells what people do and what they see, in neutral words, for every surface.

A story is a title and steps. Each step does exactly one thing (see `DEEDS`) and may say what is to be seen after it (`expect`). Places are
"#it-help" or "direct"; people are the first names of the sample organisation's cast; posts and cases go by the name given with `as`.
Nothing here knows a surface: what one of them cannot do stands in `instead`, once, for all that cannot.
"""

from pathlib import Path
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

DEEDS = ("says", "clicks", "reacts", "unreacts", "edits", "deletes", "command", "triages", "forges", "passes", "until", "together")
SURFACES = ("memory", "terminal", "playground")
CAST = ("amara", "tom", "ines", "jonas", "rosa", "kit", "maya", "oliver", "sofia")


class StoryError(Exception):
    """A story that cannot be played: names the file, the step, what is wrong and what was expected."""


class Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class On(Strict):
    """A card or post: {requester: boot}, {agents: boot}, {team: boot},
    {news: boot, kind: follow_up}, {list: command.ignored}, {post: boot}."""

    requester: str | None = None
    agents: str | None = None
    team: str | None = None
    news: str | None = None
    list: str | None = None
    post: str | None = None
    kind: str | None = None
    number: int = 1
    """Of several like buttons the n-th."""

    @model_validator(mode="after")
    def _one(self) -> Self:
        named = [name for name in ("requester", "agents", "team", "news", "list", "post") if getattr(self, name) is not None]
        if len(named) != 1:
            raise ValueError(f"names {named or 'nothing'}; expected exactly one of requester, agents, team, news, list, post")
        if (self.kind is not None) != (self.news is not None):
            raise ValueError("expected `kind` with `news` and only there, such as {news: boot, kind: follow_up}")
        return self

    @property
    def alias(self) -> str | None:
        return self.requester or self.agents or self.team or self.news or self.post


class Expect(Strict):
    """What holds after a step. `of` names the case, without it the one that the step is about."""

    of: str | None = None
    state: str | None = None
    outcome: str | None = None
    kind: str | None = None
    rule: str | None = None
    category: str | None = None
    priority: str | None = None
    team: str | None = None
    assignee: str | None = None
    closed_as: str | None = None
    left_alone: str | None = None
    private: bool | None = None
    muted: bool | None = None
    confirmed_by: str | None = None
    escalated: bool | None = None
    flags: tuple[str, ...] | None = None
    rating: int | None = None
    followers: int | None = None
    tickets: tuple[str, ...] | None = None
    """The status of each ticket of the case, in order."""
    cards: dict[str, str] | None = None
    """requester, agents, team: the kind of the card that stands now; none: there is no such card."""
    offers: dict[str, tuple[str, ...]] | None = None
    """requester, agents: actions that the card offers now."""
    lacks: dict[str, tuple[str, ...]] | None = None
    """requester, agents: actions that the card does not offer now."""
    news: tuple[str, ...] | None = None
    """Kinds of the news posts that this step brought, in order."""
    told: dict[str, str] | None = None
    """Who was told what privately in this step: the key of the words' title, or a kind of card."""
    words: tuple[str, ...] | None = None
    """Words that stand on something that appeared or changed in this step."""
    no_words: tuple[str, ...] | None = None
    """Words that stand nowhere on what appeared or changed in this step and employees can see."""
    errors: tuple[str, ...] | None = None
    """Fields of the form that were refused."""
    nothing: bool = False
    """Nothing appeared, nothing changed, nobody was told."""
    cases: int | None = None
    """How many cases there are, those left alone included."""


class Step(Strict):
    """One thing that somebody does, or that time does."""

    who: Literal["amara", "tom", "ines", "jonas", "rosa", "kit", "maya", "oliver", "sofia"] | None = None
    says: str | None = None
    clicks: str | None = None
    reacts: str | None = None
    unreacts: str | None = None
    edits: str | None = None
    deletes: str | None = None
    command: str | None = None
    triages: str | None = None
    forges: str | None = None
    passes: str | None = Field(default=None, pattern=r"^\d{1,6}[smhd]$")
    until: str | None = Field(default=None, pattern=r"^2026-1[12]-\d\dT\d\d:\d\dZ$")
    together: tuple["Step", ...] | None = None

    where: str | None = Field(default=None, pattern=r"^(#[a-z0-9-]{1,40}|direct)$")
    under: On | None = None
    name: str | None = Field(default=None, alias="as")
    file: str | None = None
    on: On | None = None
    fills: dict[str, str] | None = None
    to: str | None = None
    outdated: bool = False
    """Press the button of an earlier card, as a window that was left open would."""
    instead: "Step | None" = None
    expect: tuple[Expect, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _one_or_many(cls, given: Any) -> Any:
        if isinstance(given, dict) and isinstance(given.get("expect"), dict):
            return {**given, "expect": (given["expect"],)}
        return given

    @model_validator(mode="after")
    def _whole(self) -> Self:
        deeds = [deed for deed in DEEDS if getattr(self, deed) is not None]
        if len(deeds) != 1:
            raise ValueError(f"does {deeds or 'nothing'}; expected exactly one of {', '.join(DEEDS)}")
        deed = deeds[0]
        if (self.who is None) != (deed in ("passes", "until", "together")):
            raise ValueError(f"`{deed}` and who: {self.who}; expected `who` for all but passes, until and together")
        for needed, field in (("clicks", "on"), ("reacts", "on"), ("unreacts", "on"), ("edits", "to")):
            if deed == needed and getattr(self, field) is None:
                raise ValueError(f"`{needed}` without `{field}`")
        if deed in ("says", "command") and self.where is None and self.under is None:
            raise ValueError(f"`{deed}` without `where` (such as '#it-help' or direct) or `under`")
        if deed in ("reacts", "unreacts") and self.instead is None:
            raise ValueError(f"`{deed}` without `instead`: say what people do where there are no reactions")
        return self

    @property
    def deed(self) -> str:
        return next(deed for deed in DEEDS if getattr(self, deed) is not None)


class Story(Strict):
    """`only` with `because`: surfaces that can play it, where a surface lacks the thing itself (such as files)."""

    title: str = Field(min_length=10)
    only: tuple[Literal["memory", "terminal", "playground"], ...] = SURFACES  # type: ignore[assignment]
    because: str | None = None
    organisation: dict[str, Any] = {}
    """What differs from the sample organisation, such as {confirm: auto}."""
    steps: tuple[Step, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if (self.only == SURFACES) != (self.because is None):
            raise ValueError("expected `because` with `only`, and only there")
        named: set[str] = set()
        for number, step in enumerate(self.steps, 1):
            for part in (step, *(step.together or ())):
                _known(part, named, number)
        return self


def _known(step: Step, named: set[str], number: int) -> None:
    """Whatever a step refers to was named before, and no name is given twice."""
    if step.name is not None:
        if step.name in named:
            raise ValueError(f"step {number}: `as: {step.name}` is given twice")
        named.add(step.name)
    refers = [step.edits, step.deletes, step.triages, *(on.alias for on in (step.on, step.under) if on), *(e.of for e in step.expect)]
    if step.instead is not None:
        refers += [on.alias for on in (step.instead.on, step.instead.under) if on]
    unknown = [name for name in refers if name is not None and name not in named]
    if unknown:
        raise ValueError(f"step {number} speaks of {unknown[0]!r}; expected one of {', '.join(sorted(named)) or 'nothing yet'}")


def load(path: Path) -> Story:
    """The story in a file. StoryError for anything that is not one."""
    return parse(path.read_text(encoding="utf-8"), path.name)


def parse(text: str, name: str) -> Story:
    """The story in a text; `name` stands in the errors."""
    try:
        told = YAML(typ="safe").load(text)
    except YAMLError as error:
        raise StoryError(f"{name}: not YAML: {' '.join(str(error).split())[:300]}") from None
    if not isinstance(told, dict):
        raise StoryError(f"{name}: a {type(told).__name__}; expected `title` and `steps`")
    try:
        return Story.model_validate(told)
    except ValidationError as error:
        raise StoryError(f"{name}: " + "; ".join(_said(problem) for problem in error.errors())) from None


def _said(problem: Any) -> str:
    where = [f"step {part + 1}" if isinstance(part, int) else str(part) for part in problem["loc"] if part != "steps"] or ["steps"]
    if problem["type"] == "extra_forbidden":
        return f"{' '.join(where[:-1]) or 'story'}: unknown field {where[-1]!r}"
    return f"{' '.join(where) or 'story'}: {problem['msg'].removeprefix('Value error, ')}"


def stories() -> tuple[Path, ...]:
    """Every story file, in order of name."""
    return tuple(sorted((Path(__file__).parent / "stories").glob("*.yaml")))
