"""What is measured: a model, its prompts and an organisation, as one value with an identity, so that no answer is paid for twice."""

import hashlib
import re

from bot.wrong_input import WrongInput
from triage.facts import Fact
from triage.offline import NAME as OFFLINE
from triage.organisation import Organisation
from triage.policy import Models

CLAUDE = "claude"
PROMPT = re.compile(r"(?P<name>[a-z0-9][a-z0-9_-]{0,39})/(?P<version>[0-9]{1,4})")
MODEL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/@-]{0,119}")


class Wanted(Fact):
    """What somebody asked to be measured. `model`: offline, claude (as the organisation file says) or a model's id, for stage 2."""

    model: str = OFFLINE
    prompt: str | None = None
    """NAME/VERSION of the prompt of stage 2; None: the organisation's."""

    @property
    def offline(self) -> bool:
        return self.model == OFFLINE

    def models(self, own: Models) -> Models:
        """The organisation's own choice of models with what is wanted in its place."""
        if self.offline:
            return own.model_copy(update={"use": "offline"})
        more: dict[str, object] = {"use": "claude"}
        if self.model != CLAUDE:
            more["stage_2"] = self.model
        if self.prompt is not None:
            name, version = self.prompt.split("/")
            more |= {"prompt": name, "prompt_version": version}
        return own.model_copy(update=more)


def wanted(model: str | None, prompt: str | None) -> Wanted:
    """From the options. WrongInput for a name that cannot be one, and for a prompt of the offline model, which has none."""
    model = model or (CLAUDE if prompt else OFFLINE)
    if prompt is not None and PROMPT.fullmatch(prompt) is None:
        raise WrongInput(f"--prompt {prompt}: expected NAME/VERSION, for example triage/1")
    if MODEL.fullmatch(model) is None:
        raise WrongInput(f"--model {model}: expected offline, claude, or a model's id such as claude-opus-4-6")
    if prompt is not None and model == OFFLINE:
        raise WrongInput("--prompt: the offline model has no prompt; give --model claude, or leave --prompt out")
    return Wanted(model=model, prompt=prompt)


def wanted_in(text: str) -> Wanted:
    """From one word: offline, claude, MODEL, NAME/VERSION of a prompt, or MODEL+NAME/VERSION. WrongInput for any other."""
    model, plus, prompt = text.partition("+")
    if plus:
        return wanted(model, prompt)
    return wanted(None, text) if PROMPT.fullmatch(text) and not text.startswith("claude-") else wanted(text, None)


class Setup(Fact):
    """What was measured, for people and for the identity of its answers. `prompts` as "triage/1"; `prompt_hash` over all of them.

    `organisation`: hash of the organisation file without its choice of models. `learned`: labelled requests known at that time.
    """

    model: str
    stage_1: str | None = None
    stage_1_sure: float | None = None
    prompts: tuple[str, ...] = ()
    prompt_hash: str = ""
    organisation: str
    learned: int = 0

    @property
    def hash(self) -> str:
        """Of all that may change an answer."""
        return _hash(self.model_dump_json(exclude={"learned"}))[:16]

    @property
    def name(self) -> str:
        """For people: "claude-opus-4-6 after claude-haiku-5-5, triage/1"."""
        after = f" after {self.stage_1}" if self.stage_1 else ""
        return ", ".join((f"{self.model}{after}", *self.prompts[-1:]))

    @property
    def file_name(self) -> str:
        """A name for its results, without anything that a file system refuses."""
        plain = re.sub(r"[^A-Za-z0-9.]+", "-", "-".join((self.model, *self.prompts[-1:])))
        return f"{plain}-{self.hash[:8]}"

    def key(self, text: str) -> str:
        """The identity of one question: these words, asked in this setup."""
        return _hash(f"{self.hash}\0{text}")[:32]


def organisation_hash(organisation: Organisation) -> str:
    """Of all that the organisation file says but its choice of models."""
    return _hash(organisation.model_copy(update={"models": Models()}).model_dump_json())[:16]


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
