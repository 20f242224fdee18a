"""check: Claude: account, address, extras, prompts, prices; asked of the API: key, both models, what they can do. Nothing is paid."""

import importlib.util
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bot.check.finding import Finding, error, note, ok, warning
from bot.settings import LOOPBACK, Settings
from triage.organisation import Organisation

if TYPE_CHECKING:
    from bot.models.claude import Claude
    from bot.models.claude_answers import ModelFacts
    from bot.prompts import Prompts
    from triage.prompt import Frame, Template

SUBJECT: Final = "claude"
NEEDS: Final[dict[str, tuple[str, ...]]] = {"bedrock": ("boto3", "botocore"), "vertex": ("google.auth",)}
"""What the SDK imports for a deployment, of the extra of that name."""


def check(settings: Settings, organisation: Organisation, path: Path) -> Iterator[Finding]:
    """What can be said without asking. `path`: the organisation file, beside which its own prompts and prices stand."""
    models = organisation.models
    if models.use == "offline":
        yield note(SUBJECT, "models: use: offline: Claude is not asked", "write models: {use: auto} to triage with Claude")
        return
    yield from _account(settings, organisation)
    yield from _extras(settings)
    yield from _address(settings)
    yield from _prompts(organisation, path)
    yield from _prices(organisation, path)


def _account(settings: Settings, organisation: Organisation) -> Iterator[Finding]:
    if settings.claude == "foundry" and not settings.anthropic_base_url and settings.foundry_resource is None:
        mend = "set ANTHROPIC_FOUNDRY_RESOURCE to the resource's name, or ANTHROPIC_BASE_URL to its address"
        yield error(SUBJECT, "HELPDESK_CLAUDE is foundry, and no resource is named", "a resource", mend)
    if settings.claude == "foundry" and settings.foundry_api_key is None:
        yield error(SUBJECT, "ANTHROPIC_FOUNDRY_API_KEY is not set", "the resource's key", "copy it from the resource's page in Azure")
    if settings.claude == "bedrock" and settings.aws_region is None:
        yield error(
            SUBJECT, "HELPDESK_CLAUDE is bedrock, and AWS_REGION is not set", "a region", "set AWS_REGION, for example eu-central-1"
        )
    if settings.claude == "vertex":
        for name, value in (("CLOUD_ML_REGION", settings.vertex_region), ("ANTHROPIC_VERTEX_PROJECT_ID", settings.vertex_project)):
            if value is None:
                yield error(SUBJECT, f"HELPDESK_CLAUDE is vertex, and {name} is not set", "its value", f"set {name}")
    if settings.claude != "direct" or settings.anthropic_api_key is not None:
        return
    mend = "make a key in the Console (console.anthropic.com) and set ANTHROPIC_API_KEY"
    if organisation.models.use == "claude":
        yield error(SUBJECT, "models: use: claude, and ANTHROPIC_API_KEY is not set: the offline model answers", "a key", mend)
    else:
        yield note(SUBJECT, "ANTHROPIC_API_KEY is not set: the offline model answers", mend)


def _extras(settings: Settings) -> Iterator[Finding]:
    needed = () if settings.claude == "bedrock" and settings.bedrock_api_key is not None else NEEDS.get(settings.claude, ())
    missing = [name for name in needed if not _is_there(name)]
    if missing:
        mend = f"install the extra: python3 -m pip install 'helpdesk-triage[{settings.claude}]'"
        yield error(SUBJECT, f"HELPDESK_CLAUDE is {settings.claude}, and {missing[0]} is not installed", "the extra of that name", mend)


def _is_there(name: str) -> bool:
    try:
        return importlib.util.find_spec(name) is not None
    except ModuleNotFoundError:
        return False


def _address(settings: Settings) -> Iterator[Finding]:
    from urllib.parse import urlsplit

    if settings.anthropic_base_url is None:
        return
    found = urlsplit(settings.anthropic_base_url)
    yield ok(SUBJECT, f"Claude is asked at {found.hostname}, not at Anthropic's own address")
    if found.scheme == "http" and found.hostname not in LOOPBACK:
        mend = "put an https address into ANTHROPIC_BASE_URL"
        yield warning(SUBJECT, "ANTHROPIC_BASE_URL is http: requests and the key travel in the open", "https", mend)


def _prompts(organisation: Organisation, path: Path) -> Iterator[Finding]:
    from bot.prompts import PromptError, load

    try:
        found = load(organisation, path.parent)
    except PromptError as problem:
        for line in str(problem).splitlines():
            yield error(SUBJECT, f"prompts: {line}", "a prompt as prompts/README.md says", "mend the file, or name another prompt")
        return
    yield ok(SUBJECT, f"prompts: {', '.join(template.id for template in found.all())}")
    yield from _cached(organisation, found, path)
    yield from _room(organisation, found, path)


def _room(organisation: Organisation, found: "Prompts", path: Path) -> Iterator[Finding]:
    """Could an ordinary request be asked at all within its tokens?"""
    from bot.models.fixed_part import tokens_needed
    from bot.models.prices import PriceError, load

    most = organisation.models.input_tokens_per_request
    try:
        needed = tokens_needed(found, load(organisation.models.prices, path))
    except PriceError:
        return
    if needed > most:
        what = f"models: input_tokens_per_request is {most}, and an ordinary request takes about {needed}: none could be asked"
        yield error(SUBJECT, what, f"{needed} or more", "raise it, or shorten the topics and prompts")


def _cached(organisation: Organisation, found: "Prompts", path: Path) -> Iterator[Finding]:
    """Is the fixed part long enough to be cached at all? By the estimate: only the API counts for certain."""
    from bot.models.prices import PriceError, load
    from triage.prompt import frame

    models = organisation.models
    try:
        prices = load(models.prices, path)
    except PriceError:
        return
    if models.cache == "off" or models.fixed_part != "short":
        return
    for template in found.all():
        model = models.stage_1 if template.stage == "stage_1" else models.stage_2
        if template.stage == "stage_1" and models.stage_1_by != "claude":
            continue
        price, tokens = prices.known(model), fixed_tokens(frame(template, organisation))
        if price is not None and tokens < price.least_cacheable_tokens:
            what = f"{template.id}: about {tokens} tokens of fixed part; {model} caches from {price.least_cacheable_tokens} on"
            yield note(SUBJECT, what, "nothing is cached, which may well be cheaper: `helpdesk cost plan` computes it")


def fixed_tokens(shared: "Frame") -> int:
    """Tokens of what is the same in every question, by the estimate."""
    from triage.tokens import estimated_input

    return estimated_input(shared.system, "", shared.schema_json)


def _prices(organisation: Organisation, path: Path) -> Iterator[Finding]:
    from bot.models.prices import PriceError, load

    models = organisation.models
    try:
        prices = load(models.prices, path)
    except PriceError as problem:
        for line in str(problem).splitlines():
            yield error(SUBJECT, f"prices: {line}", "prices of each model", "mend the file, or leave models: prices out")
        return
    for model in dict.fromkeys((models.stage_1, models.stage_2)):
        price = prices.known(model)
        if price is None:
            mend = "copy manifests/prices.yaml beside helpdesk.yaml, add the model, and name it in models: prices"
            yield warning(SUBJECT, f"{model} stands in no price file: it is counted at the dearest price", "its price", mend)
        else:
            yield ok(SUBJECT, f"{model}: {price.input:g} USD in, {price.output:g} out per million tokens ({price.date})")


async def check_outside(settings: Settings, organisation: Organisation | None, path: Path) -> AsyncIterator[Finding]:
    """What only the API knows. Nothing is paid: facts about models cost nothing."""
    if organisation is None or organisation.models.use == "offline" or not settings.has_claude:
        return
    from bot.models.claude import connect

    claude = connect(settings)
    try:
        async for finding in _asked(claude, settings, organisation, path):
            yield finding
    finally:
        await claude.close()


async def _asked(claude: "Claude", settings: Settings, organisation: Organisation, path: Path) -> AsyncIterator[Finding]:
    from bot.models.failures import CallFailed

    models = organisation.models
    stages = {"stage_2": models.stage_2, **({"stage_1": models.stage_1} if models.stage_1_by == "claude" else {})}
    try:
        await claude.ready()
    except CallFailed as failure:
        yield error(SUBJECT, f"{settings.claude}: {failure.why}", "an account", "set what is missing; .env.example lists the variables")
        return
    if not claude.has_models:
        yield note(SUBJECT, f"{settings.claude} does not tell about its models: the first request shows whether they can be asked")
        return
    for stage, model in stages.items():
        try:
            facts = await claude.model_facts(model)
        except CallFailed as failure:
            if failure.result == "no_such_model" and settings.anthropic_base_url and f"model: {model}" not in failure.why:
                what = "ANTHROPIC_BASE_URL answers 404 when asked about a model: it keeps no list of models, or is the wrong address"
                yield warning(SUBJECT, what, "what the API says of a model", "if `helpdesk triage` gets no answer either, mend the address")
                return
            yield error(SUBJECT, f"models: {stage}: {model}: {failure}", "an answer from the API", failure.hint)
            if failure.result != "no_such_model":
                return
        else:
            assert facts is not None
            for finding in able(stage, facts, _templates(organisation, path, stage)):
                yield finding


def _templates(organisation: Organisation, path: Path, stage: str) -> tuple["Template", ...]:
    from bot.prompts import PromptError, load

    try:
        return tuple(template for template in load(organisation, path.parent).all() if template.stage == stage)
    except PromptError:
        return ()


def able(stage: str, facts: "ModelFacts", templates: tuple["Template", ...]) -> Iterator[Finding]:
    """Can the model do what its prompts ask of it?"""
    yield ok(SUBJECT, f"models: {stage}: the key is accepted, {facts.id} is there" + (f" ({facts.name})" if facts.name else ""))
    other = f"name another model in models: {stage}"
    if facts.lifecycle == "retired":
        yield error(SUBJECT, f"{facts.id} is retired: questions to it fail", "a model that answers", other)
    elif facts.lifecycle == "deprecated":
        yield warning(SUBJECT, f"{facts.id} is deprecated and will be switched off", "an active model", other)
    if facts.structured is False:
        yield error(SUBJECT, f"{facts.id} knows no structured output: its answers would be unreadable", "structured output", other)
    for template in templates:
        if template.effort is not None and facts.efforts is not None and template.effort not in facts.efforts:
            known = ", ".join(facts.efforts) or "no effort at all"
            mend = f"leave effort out of the front matter of {template.id}, or {other}"
            yield note(SUBJECT, f"{facts.id} does not know effort: {template.effort} ({known}): it is asked without", mend)
        if not template.thinking and facts.thinking_off is False:
            mend = f"give {template.id} more max_tokens, or {other}"
            yield warning(SUBJECT, f"{facts.id} cannot answer without thinking, which takes tokens and time", "thinking off", mend)
        if facts.max_tokens is not None and template.max_tokens > facts.max_tokens:
            mend = f"lower max_tokens in the front matter of {template.id}"
            yield error(SUBJECT, f"{template.id} asks for {template.max_tokens} tokens, {facts.id} gives {facts.max_tokens}", "fewer", mend)
