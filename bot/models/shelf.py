"""The prompts in use: read once for an organisation version, each with its fixed part composed once, the same byte for byte."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from bot.prompts import Prompts, load
from triage.facts import Context, PastRequest, Request
from triage.organisation import Organisation
from triage.prompt import Frame, Prompt, Template, compose, frame
from triage.prompt_texts import mentions
from triage.redact import NOBODY, Roster

VERSIONS = 2
"""After a reload of the organisation file some requests are still under way with the one before."""


@dataclass
class _InUse:
    """The prompts of one organisation version, and what their questions share."""

    prompts: Prompts
    frames: dict[str, Frame] = field(default_factory=dict)
    labelled: dict[str, Sequence[PastRequest]] = field(default_factory=dict)
    """What the frames of that name are filled with."""


class Shelf:
    """`beside`: the folder of helpdesk.yaml, whose own prompts win."""

    def __init__(self, beside: Path | None, before: "Shelf | None" = None) -> None:
        """`before`: the shelf until a reload; requests that are under way go on with its prompts, whatever stands on disk by now."""
        self._beside = beside
        self._in_use: list[_InUse] = before._in_use[:1] if before is not None else []
        self._people: Roster = before._people if before is not None else NOBODY
        self._last: Roster = before._last if before is not None else NOBODY

    def read(self, organisation: Organisation) -> Prompts:
        """The prompts of that organisation version, from disk at its first use. PromptError: one is missing or wrong."""
        return self._of(organisation).prompts

    def fill(self, template: Template, organisation: Organisation, labelled: Sequence[PastRequest]) -> Frame:
        """From now on the fixed part of that prompt holds these labelled requests."""
        found = self._of(organisation)
        found.labelled[template.id] = labelled
        made = found.frames[template.id] = frame(template, organisation, labelled, self._people)
        return made

    def know(self, roster: Roster) -> None:
        """From now on no filled part names these people either. One in which none of the new ones is named stays the same, to the byte."""
        if roster is self._last:
            return
        self._last = roster
        new = Roster(names=_new(roster.names, self._people.names), users=_new(roster.users, self._people.users))
        if new == NOBODY:
            return
        self._people = Roster(names=(*self._people.names, *new.names), users=(*self._people.users, *new.users))
        for one in self._in_use:
            for template in one.prompts.all():
                labelled = one.labelled.get(template.id, ())
                if mentions("\n".join(past.text for past in labelled), new):
                    one.frames[template.id] = frame(template, one.prompts.organisation, labelled, self._people)

    def frame(self, template: Template, organisation: Organisation) -> Frame:
        """The part that all questions with that prompt share."""
        return self._of(organisation).frames.get(template.id) or self.fill(template, organisation, ())

    def alike(self, organisation: Organisation, known: Organisation) -> None:
        """A version that differs from a known one in nothing that is asked (in deadlines, say) asks with the same prompts, filled alike."""
        found = self._of(known)
        self._in_use = [_InUse(replace(found.prompts, organisation=organisation), found.frames, found.labelled), found]

    def _of(self, organisation: Organisation) -> _InUse:
        for one in self._in_use:
            if one.prompts.organisation is organisation:
                return one
        self._in_use = [_InUse(load(organisation, self._beside)), *self._in_use[: VERSIONS - 1]]
        return self._in_use[0]

    def compose(
        self,
        topic: str | None,
        request: Request,
        context: Context,
        organisation: Organisation,
        roster: Roster,
        *,
        stage_2: bool = False,
        tokens: int | None = None,
    ) -> Prompt:
        """The question of a stage, about a topic if one is likely. `tokens`: what is left of this request's; None: all that it may take."""
        self.know(roster)
        prompts = self.read(organisation)
        template = prompts.second(topic) if stage_2 else prompts.first
        shared = self.frame(template, organisation)
        if tokens is not None and tokens < organisation.models.input_tokens_per_request:
            models = organisation.models.model_copy(update={"input_tokens_per_request": max(tokens, 0)})
            organisation = organisation.model_copy(update={"models": models})
        return compose(template, request, context, organisation, roster=roster, shared=shared)


def _new(names: tuple[str, ...], known: tuple[str, ...]) -> tuple[str, ...]:
    before = frozenset(known)
    return tuple(name for name in names if name not in before)
