"""How fast Slack takes posts: about one a second and channel, with room for a burst."""

from collections.abc import Callable
from typing import Final

from bot.pacing import Pace
from bot.slack.errors import Later

BURST: Final = 30
PER_SECOND: Final = 1.0


def pace(clock: Callable[[], float] | None = None, per_second: float = PER_SECOND) -> Pace:
    """Turns by channel; `Later` for who would have to wait too long."""
    return Pace(Later, per_second=per_second, burst=BURST, clock=clock)
