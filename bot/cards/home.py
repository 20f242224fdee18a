"""The home page as cards: one's own requests; for agents what is theirs, what nobody has claimed, what is due soon, and numbers."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final, Literal, get_args

from bot.cards.actions import encode
from bot.cards.card import Button, Card, Fields, Line
from bot.cards.commands import CaseRow, mine_card, queue_lines
from bot.cards.showing import local_time
from bot.cards.words import say
from triage.facts import ActionName
from triage.organisation import Organisation

SOON: Final = timedelta(hours=2)
MOST_LINES: Final = 10
MOST_CLAIMS: Final = 5
TodaysNumber = Literal["asked", "articles", "ended", "open", "late", "left_alone"]
TODAYS_NUMBERS: Final[tuple[TodaysNumber, ...]] = get_args(TodaysNumber)


def requesters_home(lines: Sequence[CaseRow], organisation: Organisation, language: str | None = None) -> tuple[Card, ...]:
    """My requests with their state, newest first."""
    return (mine_card(lines, organisation, language),)


def agents_home(
    queue: Sequence[CaseRow],
    taken: Sequence[CaseRow],
    today: Mapping[TodaysNumber, int],
    organisation: Organisation,
    now: datetime,
) -> tuple[Card, ...]:
    """Mine, unclaimed with claim buttons, due soon, today's numbers. In the organisation's language."""
    unclaimed = [line for line in queue if line.assignee_name is None]
    waiting = [line for line in queue if line.first_response_at is None and line.first_response_due_at is not None]
    soon = [line for line in waiting if line.first_response_due_at is not None and line.first_response_due_at <= now + SOON]
    return (
        _list("home_taken", taken, organisation, now),
        _list("home_unclaimed", unclaimed, organisation, now, claims=True),
        _list("home_due", soon, organisation, now),
        _today(today, organisation.language),
    )


def begin_of_day(organisation: Organisation, now: datetime) -> datetime:
    """Midnight by the organisation's clocks."""
    return local_time(now, organisation.time_zone).replace(hour=0, minute=0, second=0, microsecond=0)


def todays_numbers(
    asked: Sequence[CaseRow], ended: Sequence[CaseRow], queue: Sequence[CaseRow], since: datetime, now: datetime
) -> dict[TodaysNumber, int]:
    """What happened since `since`, the begin of the day: `asked` of today, `ended` of any day, the `queue` as it is."""
    late = [line for line in queue if line.first_response_at is None and line.first_response_due_at is not None]
    return {
        "asked": sum(line.state != "ignored" for line in asked),
        "articles": sum(line.state != "ignored" and line.outcome == "self_service" for line in asked),
        "ended": sum(line.changed_at >= since for line in ended),
        "open": len(queue),
        "late": sum(line.first_response_due_at is not None and line.first_response_due_at <= now for line in late),
        "left_alone": sum(line.state == "ignored" for line in asked),
    }


def _today(numbers: Mapping[TodaysNumber, int], language: str) -> Card:
    title = say(language, "home_today")
    pairs = tuple((say(language, f"today_{name}"), str(numbers[name])) for name in TODAYS_NUMBERS if name in numbers)
    return Card(kind="home.today", marker="", title=title, summary=title, blocks=(Fields(pairs=pairs),))


def _list(key: str, lines: Sequence[CaseRow], org: Organisation, now: datetime, *, claims: bool = False) -> Card:
    language, shown = org.language, lines[:MOST_LINES]
    title = say(language, key, count=len(lines))
    blocks = (queue_lines(shown, org, now),) if shown else (Line(text=say(language, "home_nothing")),)
    buttons = tuple(_claim(line, language) for line in shown[:MOST_CLAIMS]) if claims else ()
    return Card(kind=f"home.{key.removeprefix('home_')}", marker="", title=title, summary=title, blocks=blocks, buttons=buttons)


def _claim(line: CaseRow, language: str) -> Button:
    value = encode(line.case_id, line.version, ActionName.CLAIM)
    return Button(action=ActionName.CLAIM, label=say(language, "home_claim", case=line.case_id), value=value)
