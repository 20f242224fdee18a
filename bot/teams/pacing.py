"""How fast Teams takes posts: about two a second and conversation over half a minute, with room for a burst.

"Rate limiting for bots in Teams" (learn.microsoft.com): a conversation takes 7 sends in one second, 60 in thirty, 1800 in an hour.
"""

from collections.abc import Callable
from typing import Final

from bot.pacing import Pace
from bot.teams.errors import Later

BURST: Final = 40
PER_SECOND: Final = 0.7


def pace(clock: Callable[[], float] | None = None, per_second: float = PER_SECOND) -> Pace:
    """Turns by conversation; `Later` for who would have to wait too long."""
    return Pace(Later, per_second=per_second, burst=BURST, clock=clock)
