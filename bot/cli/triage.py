"""`helpdesk triage`: what would become of a text, without any effect."""

from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.options import Articles, Config, Data, settings_of

if TYPE_CHECKING:
    from pathlib import Path

    from bot.settings import Settings
    from bot.trial import Bench, Trial

LONGEST_INPUT = 20_000_000

Text = Annotated[str | None, typer.Argument(metavar="TEXT", help="The request's words; - reads standard input.", show_default=False)]
Lines = Annotated[
    str | None, typer.Option("--jsonl", metavar="FILE", help='Requests as {"id", "text"}, a line each (.gz too); - is stdin.')
]


def triage(
    text: Text = None,
    jsonl: Lines = None,
    agents: Annotated[bool, typer.Option("--agents", help="Show the agents' card, too.")] = False,
    as_json: Annotated[bool, typer.Option("--json", "--as-json", help="The result as a JSON object; --jsonl always gives these.")] = False,
    articles: Articles = None,
    data: Data = None,
    config: Config = None,
) -> None:
    """Show what would become of a request, without any effect.

    The card is printed, or one JSON object a line. Nothing happens: no ticket, no card anywhere, nothing kept but
    what Claude cost. The text is judged as a post in the help channel, with the articles and labelled requests that
    the helpdesk has by now.

    \b
    Examples:
      helpdesk triage "my VPN drops every hour"
      helpdesk triage --agents - < mail.txt
      helpdesk triage --jsonl requests.jsonl > results.jsonl

    A result has id, outcome (self_service, ticket_proposed, ticket_created, question, person, elsewhere,
    known_incident, ignored), ignored_because, kind, issues, flags, reasoning, rule, model, prompt_version,
    cost_usd and seconds. A wrong line ends the run with exit status 2; the results before it are written.
    """
    import asyncio
    from pathlib import Path

    if (text is None) == (jsonl is None):
        raise typer.BadParameter("expected either the request's words, or --jsonl FILE", param_hint="TEXT")
    settings, where = settings_of(data, config), Path(articles) if articles else None
    if jsonl is not None:
        asyncio.run(_lines(settings, where, Path("/dev/stdin" if jsonl == "-" else jsonl)))
    else:
        asyncio.run(_one(settings, where, read_words(text or ""), agents, as_json))


def read_words(text: str) -> str:
    """The words given, or those of standard input for "-"."""
    import sys

    return sys.stdin.buffer.read(LONGEST_INPUT).decode("utf-8", "replace") if text == "-" else text


async def _one(settings: "Settings", articles: "Path | None", text: str, agents: bool, as_json: bool) -> None:
    from bot.cli.printing import json_line, opened, remark, words
    from bot.clock import SystemClock
    from bot.trial import open_bench, try_out

    now = SystemClock().now()
    async with opened(open_bench(settings, now, articles)) as bench:
        found = await try_out(bench, text, now)
        if why := limit_reached(found):
            remark(f"Claude was not asked: {why}.")
        if as_json:
            json_line(found.as_json(None))
            return
        for line in _shown(bench, found, agents):
            words(line)
    remark("(tried out: nothing was posted, no ticket was made, nothing is kept)")


def limit_reached(found: "Trial") -> str | None:
    """The budget of the organisation file that a call would have passed, in words; None: none."""
    from bot.evaluating.running import failure, word_of
    from bot.models.failures import HINTS

    word = word_of(failure(found))
    return HINTS[word] if word.startswith("budget_") else None


def _shown(bench: "Bench", found: "Trial", agents: bool) -> list[str]:
    """The cards as text, or in a line why there would be none."""
    from bot.cards.build import Showing, agents_card, left_alone_because, requester_card
    from bot.cards.text import render

    if found.case is None:
        return [f"This would be left alone: {left_alone_because(found.ignored_because, 'en')}."]
    showing = Showing(case=found.case, organisation=bench.organisation, now=found.case.at)
    cards = [requester_card(showing), agents_card(showing) if agents else None]
    shown = [render(card) for card in cards if card is not None]
    if agents and cards[1] is None:
        shown.append("(no agents' card: no person is needed)")
    return ["\n\n".join(shown)]


async def _lines(settings: "Settings", articles: "Path | None", path: "Path") -> None:
    from bot.cli.printing import json_line, opened, progress
    from bot.clock import SystemClock
    from bot.request_lines import requests_in
    from bot.trial import open_bench, try_out
    from bot.wrong_input import WrongInput

    clock = SystemClock()
    async with opened(open_bench(settings, clock.now(), articles)) as bench:
        with progress("Triaging") as advance:
            for done, (given_id, text) in enumerate(requests_in(path), 1):
                found = await try_out(bench, text, clock.now())
                if why := limit_reached(found):
                    raise WrongInput(f"{path.name} line {done}: Claude was not asked: {why}; what was asked before is written")
                json_line(found.as_json(given_id))
                advance(done)
