"""What time it is: the machine's clock, and one that can be sent ahead so that deadlines can be watched in the playground."""

import json
import os
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

MOST_AHEAD = timedelta(days=3650)
OPENING = time(9, 0)


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """Aware UTC."""
        return datetime.now(UTC)


class SkippingClock:
    """The machine's clock plus what was skipped, which is kept in a file: after a restart it is not earlier again.

    An unreadable file counts as nothing skipped.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._ahead = _read(path)

    def now(self) -> datetime:
        """Aware UTC."""
        return datetime.now(UTC) + self._ahead

    @property
    def ahead(self) -> timedelta:
        """How far it is ahead of the machine's clock."""
        return self._ahead

    def skip(self, by: timedelta) -> datetime:
        """Go ahead by so much; returns the new now. ValueError for going back or further than ten years."""
        if by < timedelta(0):
            raise ValueError(f"cannot go back by {-by}; expected a time ahead, such as 0:03:00")
        if self._ahead + by > MOST_AHEAD:
            raise ValueError(f"cannot go ahead by {by}; expected at most {MOST_AHEAD.days} days in all")
        self._ahead += by
        self._write()
        return self.now()

    def _write(self) -> None:
        fresh = self._path.with_suffix(".new")
        fresh.write_text(json.dumps({"ahead_seconds": self._ahead.total_seconds()}), encoding="utf-8")
        os.replace(fresh, self._path)


def _read(path: Path) -> timedelta:
    try:
        seconds = float(json.loads(path.read_text(encoding="utf-8"))["ahead_seconds"])
        return timedelta(seconds=seconds) if 0 <= seconds <= MOST_AHEAD.total_seconds() else timedelta(0)
    except (OSError, ValueError, TypeError, KeyError):
        return timedelta(0)


def next_working_day(now: datetime, zone: str) -> datetime:
    """Nine o'clock of the next day from Monday to Friday in that zone, as aware UTC. Holidays are a team's own matter."""
    local = now.astimezone(ZoneInfo(zone))
    day = local.date() + timedelta(days=1)
    while day.weekday() >= 5:
        day += timedelta(days=1)
    return datetime.combine(day, OPENING, ZoneInfo(zone)).astimezone(UTC)
