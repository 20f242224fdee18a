"""The prompts in use: read once for an organisation version, each with its fixed part composed once, the same byte for byte."""

from collections.abc import Callable, Sequence
from pathlib import Path

from bot.prompts import Prompts, load
from triage.facts import Context, PastRequest, Request
from triage.organisation import Organisation
from triage.prompt import Frame, Prompt, Template, compose, frame
from triage.redact import Roster

Labelled = Callable[[Organisation, Template], Sequence[PastRequest]]


def none_labelled(organisation: Organisation, template: Template) -> Sequence[PastRequest]:
    return ()


class Shelf:
    """`beside`: the folder of helpdesk.yaml, whose own prompts win. `labelled`: the examples that fill a prompt's fixed part, if any."""

    def __init__(self, beside: Path | None, labelled: Labelled = none_labelled) -> None:
        self._beside, self._labelled = beside, labelled
        self._prompts: Prompts | None = None
        self._frames: dict[str, Frame] = {}

    def read(self, organisation: Organisation) -> Prompts:
        """The prompts of that organisation version, from disk at its first use. PromptError: one is missing or wrong; the old stay."""
        if self._prompts is None or self._prompts.organisation is not organisation:
            self._prompts, self._frames = load(organisation, self._beside), {}
        return self._prompts

    def frame(self, template: Template, organisation: Organisation) -> Frame:
        """The part that all questions with that prompt share."""
        found = self._frames.get(template.id)
        if found is None:
            found = self._frames[template.id] = frame(template, organisation, self._labelled(organisation, template))
        return found

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
        prompts = self.read(organisation)
        template = prompts.second(topic) if stage_2 else prompts.first
        shared = self.frame(template, organisation)
        if tokens is not None and tokens < organisation.models.input_tokens_per_request:
            models = organisation.models.model_copy(update={"input_tokens_per_request": max(tokens, 0)})
            organisation = organisation.model_copy(update={"models": models})
        return compose(template, request, context, organisation, roster=roster, shared=shared)
