"""Pacing: Teams takes about two posts a second and conversation over half a minute, with room for a burst; and silence where it asked to.

"Rate limiting for bots in Teams" (learn.microsoft.com): a conversation takes 7 sends in one second, 60 in thirty, 1800 in an hour.
"""

import asyncio
from collections.abc import Callable
from typing import Final

from bot.teams.errors import LONGEST_PAUSE_SECONDS, Later

BURST: Final = 40
PER_SECOND: Final = 0.7
LONGEST_WAIT_SECONDS: Final = 1.0
"""Who would have to wait longer is sent away: the card stays behind its case and is drawn in order by a scan."""
MOST_CONVERSATIONS: Final = 5000


class Pace:
    """Turns by conversation. `clock` gives seconds that only grow."""

    def __init__(self, clock: Callable[[], float] | None = None, per_second: float = PER_SECOND, burst: int = BURST) -> None:
        self._per_second, self._burst = per_second, burst
        self._clock = clock or (lambda: asyncio.get_running_loop().time())
        self._full_at: dict[str, float] = {}
        """When a conversation's burst would be wholly there again."""
        self._held: dict[str, float] = {}

    async def turn(self, conversation: str) -> None:
        """Wait for a turn to post. Later if that would take too long: nothing was sent."""
        wait = self.wait_seconds(conversation)
        if wait > LONGEST_WAIT_SECONDS:
            raise Later("the conversation has had its share of posts", wait)
        self._take(conversation)
        if wait > 0:
            await asyncio.sleep(wait)

    def wait_seconds(self, conversation: str) -> float:
        """How long until the conversation's next post may go out."""
        now = self._clock()
        bucket = self._full_at.get(conversation, now) - (self._burst - 1) / self._per_second - now
        return max(bucket, self._held.get(conversation, now) - now, 0.0)

    def give_back(self, conversation: str) -> None:
        """A turn in which nothing was sent uses up nothing."""
        if conversation in self._full_at:
            self._full_at[conversation] -= 1 / self._per_second

    def hold(self, conversation: str, seconds: float) -> None:
        """Teams asked for a pause: nothing is posted in the conversation meanwhile."""
        self._held[conversation] = self._clock() + min(seconds, LONGEST_PAUSE_SECONDS)

    def _take(self, conversation: str) -> None:
        now = self._clock()
        if len(self._full_at) > MOST_CONVERSATIONS:
            self._full_at = {name: at for name, at in self._full_at.items() if at > now}
            self._held = {name: at for name, at in self._held.items() if at > now}
        self._full_at[conversation] = max(self._full_at.get(conversation, now), now) + 1 / self._per_second
