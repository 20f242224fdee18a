"""The home page as cards: one's own requests; for agents what is theirs, what nobody has claimed, what is due soon, and numbers."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final

from bot.cards.actions import encode
from bot.cards.card import Button, Card, Items, Line
from bot.cards.commands import CaseRow, mine_card, queue_line, report_card
from bot.cards.words import say
from triage.facts import ActionName
from triage.organisation import Organisation

SOON: Final = timedelta(hours=2)
MOST_LINES: Final = 10
MOST_CLAIMS: Final = 5


def requesters_home(lines: Sequence[CaseRow], organisation: Organisation, language: str | None = None) -> tuple[Card, ...]:
    """My requests with their state, newest first."""
    return (mine_card(lines, organisation, language),)


def agents_home(
    queue: Sequence[CaseRow], taken: Sequence[CaseRow], counts: Mapping[str, int], organisation: Organisation, now: datetime
) -> tuple[Card, ...]:
    """Mine, unclaimed with claim buttons, due soon, today's numbers. In the organisation's language."""
    unclaimed = [line for line in queue if line.assignee_name is None]
    soon = [line for line in queue if line.first_response_at is None and line.first_response_due_at is not None]
    soon = [line for line in soon if line.first_response_due_at is not None and line.first_response_due_at <= now + SOON]
    return (
        _list("home_taken", taken, organisation, now),
        _list("home_unclaimed", unclaimed, organisation, now, claims=True),
        _list("home_due", soon, organisation, now),
        report_card(counts, organisation),
    )


def _list(key: str, lines: Sequence[CaseRow], org: Organisation, now: datetime, *, claims: bool = False) -> Card:
    language, shown = org.language, lines[:MOST_LINES]
    title = say(language, key, count=len(lines))
    blocks = (Items(items=tuple(queue_line(line, org, now) for line in shown)),) if shown else (Line(text=say(language, "home_nothing")),)
    buttons = tuple(_claim(line, language) for line in shown[:MOST_CLAIMS]) if claims else ()
    return Card(kind=f"home.{key.removeprefix('home_')}", marker="", title=title, summary=title, blocks=blocks, buttons=buttons)


def _claim(line: CaseRow, language: str) -> Button:
    value = encode(line.case_id, line.version, ActionName.CLAIM)
    return Button(action=ActionName.CLAIM, label=say(language, "home_claim", case=line.case_id), value=value)
