"""Working-hours arithmetic for service-level clocks: when a target falls due, and how much working time has passed.

Pure: every instant comes in as a value and leaves as an aware UTC datetime. Opening times are wall-clock times of the team's
time zone. A wall-clock time that a clock change repeats means its first occurrence, one that is skipped is read with the
offset before the change (RFC 5545, section 3.3.5). An interval belongs to the day on which it opens: a night shift that began
before a holiday is worked to its end, one that would begin on a holiday is not worked at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import Annotated, Literal, get_args
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, ConfigDict, field_validator, model_validator

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)
"""In the order of `date.weekday()`."""

_INTERVAL = re.compile(r"(\d{1,2}):(\d{2})\s*[-\u2013]\s*(\d{1,2}):(\d{2})", re.ASCII)
_DAY_MINUTES = 24 * 60
_ONE_DAY = timedelta(days=1)


def parse_interval(text: str) -> tuple[int, int]:
    """Reads "09:00-17:30" as (opens, closes) in minutes after the midnight that starts the day.

    closes is greater than opens and goes up to 2,879: "22:00-06:00" ends on the next day and is (1320, 1800); "00:00-24:00" is
    a whole day. Raises ValueError naming the text, what was expected and an example.
    """
    found = _INTERVAL.fullmatch(text.strip())
    if found is None:
        raise ValueError(f'"{text}" is not an opening interval; expected HH:MM-HH:MM, for example "09:00-17:30"')
    opens, closes = (_minute_of_day(text, found[hour], found[minute]) for hour, minute in ((1, 2), (3, 4)))
    if opens == _DAY_MINUTES:
        raise ValueError(f'"{text}" opens at 24:00; write the interval under the next day, starting at 00:00')
    if opens == closes:
        raise ValueError(f'"{text}" opens and closes at the same time; a whole day is "00:00-24:00"')
    return opens, closes if closes > opens else closes + _DAY_MINUTES


def _minute_of_day(text: str, hour: str, minute: str) -> int:
    total = int(hour) * 60 + int(minute)
    if int(minute) > 59 or total > _DAY_MINUTES:
        raise ValueError(f'"{text}": {hour}:{minute} is not a time of day; expected 00:00 to 24:00')
    return total


@lru_cache(maxsize=512)
def _parsed(texts: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    return tuple(sorted(parse_interval(text) for text in texts))


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise ValueError(f'"{name}" is not a known time zone; expected an IANA name, for example "Europe/London"') from error
    return name


Zone = Annotated[str, AfterValidator(_known_zone)]
"""An IANA name, such as Europe/London."""


class Hours(BaseModel):
    """When a team works: opening intervals per weekday in its own time zone, without its holidays, or around the clock.

    As in the organisation file: `{time_zone: Europe/London, week: {mon: ["08:00-12:00", "13:00-17:30"]}, holidays: [2026-12-25]}`.
    A weekday that is absent is closed. Hours that could never open are refused.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    time_zone: Zone = "UTC"
    week: dict[Weekday, tuple[str, ...]] = {}
    """Weekday -> intervals "HH:MM-HH:MM"; one whose end is not after its start runs over midnight."""
    around_the_clock: bool = False
    """Always open; then `week` and `holidays` must be empty."""
    holidays: tuple[date, ...] = ()
    """Days, in `time_zone`, on which no interval opens."""

    @field_validator("week")
    @classmethod
    def _readable_week(cls, week: dict[Weekday, tuple[str, ...]]) -> dict[Weekday, tuple[str, ...]]:
        for day, texts in week.items():
            intervals = _parsed(tuple(texts))
            if any(earlier[1] > later[0] for earlier, later in pairwise(intervals)):
                raise ValueError(f"the intervals of {day} overlap: {', '.join(texts)}; expected intervals that follow one another")
        return week

    @model_validator(mode="after")
    def _opens_at_some_time(self) -> Hours:
        if self.around_the_clock and (self.week or self.holidays):
            raise ValueError(
                'around_the_clock means never closed; remove "week" and "holidays", or write 00:00-24:00 for each day of "week"'
            )
        if not self.around_the_clock and not any(self.week.values()):
            raise ValueError(
                'never open: no weekday has an interval; expected for example week: {mon: ["09:00-17:30"]}, or around_the_clock: true'
            )
        return self


def add_working(start: datetime, minutes: int, hours: Hours) -> datetime:
    """The earliest instant (aware UTC) by which `minutes` of working time have passed since `start`.

    0 minutes is `start` itself, also while closed; a target that is used up exactly at closing time falls due then, not at the
    next opening. Raises ValueError for a naive `start` or negative minutes.
    """
    at = _utc(start)
    if minutes < 0:
        raise ValueError(f"{minutes} working minutes cannot be added; expected 0 or more")
    left = timedelta(minutes=minutes)
    if not left or hours.around_the_clock:
        return at + left
    for opens_at, closes_at in _openings(hours, at):
        worked = closes_at - opens_at
        if worked >= left:
            return closes_at - (worked - left)
        left -= worked
    raise AssertionError("hours that are checked to open sometimes have no last opening")


def working_minutes(start: datetime, end: datetime, hours: Hours) -> float:
    """Minutes of working time between two instants; 0.0 if `end` is not after `start` (a clock may have stepped back).

    Raises ValueError for a naive datetime.
    """
    since, until = _utc(start), _utc(end)
    if until <= since:
        return 0.0
    if hours.around_the_clock:
        return (until - since) / timedelta(minutes=1)
    total = timedelta()
    for opens_at, closes_at in _openings(hours, since):
        if opens_at >= until:
            break
        total += min(closes_at, until) - opens_at
    return total / timedelta(minutes=1)


def is_open(at: datetime, hours: Hours) -> bool:
    """Whether the team works at this instant: an opening time counts, a closing time does not. Raises ValueError for a naive `at`."""
    return next_opening(at, hours) == _utc(at)


def next_opening(at: datetime, hours: Hours) -> datetime:
    """The first instant (aware UTC) from `at` on at which the team works; `at` itself while open. Raises ValueError for a naive `at`."""
    now = _utc(at)
    if hours.around_the_clock:
        return now
    opens_at, _ = next(_openings(hours, now))
    return opens_at


def _utc(at: datetime) -> datetime:
    if at.utcoffset() is None:
        raise ValueError(f"{at.isoformat()} has no time zone; expected an aware datetime, such as one in UTC")
    return at.astimezone(UTC)


def _openings(hours: Hours, since: datetime) -> Iterator[tuple[datetime, datetime]]:
    """Opening intervals in UTC, cut to begin at `since` or later, in order, without overlap, without end."""
    zone, closed_days = ZoneInfo(hours.time_zone), frozenset(hours.holidays)
    week = tuple(_parsed(hours.week.get(day, ())) for day in WEEKDAYS)
    open_until = since
    # An interval ends at most two days after the midnight that starts its date.
    day = since.astimezone(zone).date() - 2 * _ONE_DAY
    while True:
        for opens, closes in () if day in closed_days else week[day.weekday()]:
            opens_at, closes_at = max(_instant(day, opens, zone), open_until), _instant(day, closes, zone)
            if closes_at > opens_at:
                yield opens_at, closes_at
                open_until = closes_at
        day += _ONE_DAY


def _instant(day: date, minute: int, zone: ZoneInfo) -> datetime:
    """The UTC instant of a wall-clock time given in minutes after the midnight that starts `day`."""
    days, minute = divmod(minute, _DAY_MINUTES)
    wall = datetime(day.year, day.month, day.day, minute // 60, minute % 60, tzinfo=zone) + days * _ONE_DAY
    return wall.astimezone(UTC)
