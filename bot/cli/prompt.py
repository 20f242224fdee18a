"""`helpdesk prompt`: what a model would be asked, word for word, and how many tokens that has."""

from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from bot.cli.options import Articles, Config, Data, Json, settings_of

if TYPE_CHECKING:
    from datetime import datetime

    from bot.settings import Settings
    from bot.trial import Bench
    from triage.facts import Context, Request
    from triage.organisation import Organisation
    from triage.prompt import Frame, Prompt, Template

Text = Annotated[
    str | None, typer.Option("--text", metavar="TEXT", help="A request: show the whole question, redacted; - reads standard input.")
]
Which = Annotated[Literal["1", "2"] | None, typer.Option("--stage", help="1, the first look, or 2, the whole triage; else both.")]
Topic = Annotated[str | None, typer.Option("--category", metavar="ID", help="A category whose own prompt, or its team's, is shown.")]


def prompt(
    text: Text = None,
    stage: Which = None,
    category: Topic = None,
    offline: Annotated[bool, typer.Option("--offline", help="Do not have the API count the tokens.")] = False,
    as_json: Json = False,
    articles: Articles = None,
    data: Data = None,
    config: Config = None,
) -> None:
    """Show what Claude is asked, and how many tokens that has.

    Without --text the fixed part, which is the same for every request; with it the whole question, with the
    placeholders of what does not leave this machine. Nothing is asked of a model. Tokens are counted by an estimate
    (about 4 % too high in English; newer models count some 30 % more), and by the API where its key is set.

    \b
    Examples:
      helpdesk prompt
      helpdesk prompt --stage 2 --text "my VPN drops, call +44 20 7946 0018"
      helpdesk prompt --json > prompts.jsonl
    """
    import asyncio
    from pathlib import Path

    from bot.app import organisation_path, read_organisation
    from bot.cli.triage import read_words
    from bot.prompts import load
    from bot.wrong_input import WrongInput

    settings = settings_of(data, config)
    organisation = read_organisation(settings)
    if category is not None and organisation.category(category) is None:
        raise WrongInput(f"there is no category {category}; expected one of {', '.join(one.id for one in organisation.categories)}")
    prompts = load(organisation, organisation_path(settings).parent)
    chosen = [template for number, template in (("1", prompts.first), ("2", prompts.second(category))) if stage in (None, number)]
    given = read_words(text) if text is not None else None
    asyncio.run(_shown(settings, organisation, chosen, given, Path(articles) if articles else None, offline, as_json))


async def _shown(
    settings: "Settings",
    organisation: "Organisation",
    templates: "list[Template]",
    text: str | None,
    articles: Any,
    offline: bool,
    as_json: bool,
) -> None:
    from bot.cli.printing import json_line, remark, words
    from triage.prompt import frame

    questions = await _questions(settings, templates, text, articles)
    for template, question in zip(templates, questions, strict=True):
        shared = frame(template, organisation)
        model = organisation.models.stage_1 if template.stage == "stage_1" else organisation.models.stage_2
        counted = None if offline or organisation.models.use == "offline" else await _counted(settings, shared, question, model)
        if as_json:
            json_line(_object(shared, question, model, counted))
        else:
            words(_page(shared, question, model, counted))
    if organisation.models.fixed_part != "short":
        remark("models: fixed_part: a running helpdesk adds labelled requests, redacted, to a fixed part (`helpdesk cost plan`).")


async def _questions(settings: "Settings", templates: "list[Template]", text: str | None, articles: Any) -> "list[Prompt | None]":
    """The whole question of each template, with the articles and like requests that are found for the text; None without a text."""
    if text is None:
        return [None for _ in templates]
    from bot.cli.printing import opened
    from bot.clock import SystemClock
    from bot.trial import open_bench
    from triage.prompt import compose

    now = SystemClock().now()
    async with opened(open_bench(settings, now, articles, command=None)) as bench:
        request, context = _as_posted(bench, text, now)
        roster = await bench.roster()
        return [compose(template, request, context, bench.organisation, roster=roster) for template in templates]


def _as_posted(bench: "Bench", text: str, now: "datetime") -> "tuple[Request, Context]":
    """A text as a post in the first help channel, with what the search and the labelled requests find for it."""
    from bot.steps.enrich import CANDIDATES, candidates
    from bot.trial import CASE, SOMEBODY, SURFACE
    from bot.wrong_input import WrongInput
    from triage.facts import Context, Message, Place, Request
    from triage.intake import intake

    channel = bench.organisation.channels.help[0]
    place = Place(surface=SURFACE, conversation=f"#{channel}")
    message = Message(id=f"{SURFACE}/prompt", place=place, author=SOMEBODY, text=text, sent_at=now, channel=channel)
    request = intake(message, bench.organisation, CASE, forced=True)
    if not isinstance(request, Request):
        raise WrongInput("the text is empty; expected the words of a request")
    hits = bench.index.search(request.whole_text, CANDIDATES)
    similar = bench.learning.similar(request.whole_text)
    return request, Context(now=now, candidates=candidates(hits), similar=similar, incidents=bench.incidents)


async def _counted(settings: "Settings", shared: "Frame", question: "Prompt | None", model: str) -> int | str | None:
    """Tokens as the API counts them, why it does not, or None where there is no account."""
    if not settings.has_claude:
        return None
    from bot.models.claude import connect
    from bot.models.failures import CallFailed

    claude = connect(settings)
    try:
        return await claude.count_tokens(question or shared.asking("."), model)
    except CallFailed as failure:
        return str(failure)
    finally:
        await claude.close()


def _estimates(shared: "Frame", question: "Prompt | None") -> dict[str, int]:
    from triage.tokens import PER_BLOCK, PER_SCHEMA, estimated_tokens

    found = {
        "fixed": sum(PER_BLOCK + estimated_tokens(block) for block in shared.system),
        "schema": PER_SCHEMA + estimated_tokens(shared.schema_json),
    }
    if question is not None:
        found["request"] = question.estimated_tokens - sum(found.values())
    return {**found, "whole": sum(found.values())}


def _object(shared: "Frame", question: "Prompt | None", model: str, counted: int | str | None) -> dict[str, object]:
    import json

    found: dict[str, object] = {
        "prompt": shared.template.id,
        "hash": shared.hash,
        "stage": shared.template.stage,
        "model": model,
        "parameters": json.loads(shared.asking("").parameters),
        "system": list(shared.system),
        "schema": json.loads(shared.schema_json),
        "tokens_estimated": _estimates(shared, question),
        "tokens_counted": counted if isinstance(counted, int) else None,
    }
    return found if question is None else {**found, "user": question.user, "articles": list(question.positions)}


def _page(shared: "Frame", question: "Prompt | None", model: str, counted: int | str | None) -> str:
    estimates = _estimates(shared, question)
    template, how = shared.template, shared.asking("").parameters
    parts = [
        f"=== {template.id} ({template.stage}, {model}, {how}), hash {shared.hash}, measured with: {template.measured_with}",
        *shared.system,
        *([f"=== the request\n{question.user}"] if question else []),
        f"=== the answer's schema\n{shared.schema_json}",
        *_kept_here(question),
        f"=== tokens, estimated: {', '.join(f'{name} {number}' for name, number in estimates.items())}; {_by_the_api(counted)}",
    ]
    return "\n\n".join(parts) + "\n"


def _kept_here(question: "Prompt | None") -> list[str]:
    """What the placeholders stand for. It is shown to whoever typed the text, and to nobody else."""
    if question is None:
        return []
    kept = [f"{placeholder} = {original}" for placeholder, original in question.mapping if placeholder in question.user]
    return ["=== stays on this machine\n" + "\n".join(kept)] if kept else []


def _by_the_api(counted: int | str | None) -> str:
    if isinstance(counted, int):
        return f"counted by the API: {counted}"
    return f"not counted by the API: {counted or 'no account is set, models: use: offline, or --offline'}"
