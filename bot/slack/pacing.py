"""Pacing: about one post a second and channel, with room for a burst, and silence in a channel that Slack has asked to spare."""

import asyncio
from collections.abc import Callable
from typing import Final

from bot.slack.errors import LONGEST_PAUSE_SECONDS, Later

BURST: Final = 30
PER_SECOND: Final = 1.0
LONGEST_WAIT_SECONDS: Final = 1.0
"""Who would have to wait longer is sent away (TryAgain): the card stays behind its case and is drawn in order by a scan."""
MOST_CHANNELS: Final = 2000


class Pace:
    """Turns by channel. `clock` gives seconds that only grow."""

    def __init__(self, clock: Callable[[], float] | None = None, per_second: float = PER_SECOND, burst: int = BURST) -> None:
        self._per_second, self._burst = per_second, burst
        self._clock = clock or (lambda: asyncio.get_running_loop().time())
        self._full_at: dict[str, float] = {}
        """When a channel's burst would be wholly there again."""
        self._held: dict[str, float] = {}

    async def turn(self, channel: str) -> None:
        """Wait for a turn to post in the channel. Later if that would take too long: nothing was sent."""
        wait = self.wait_seconds(channel)
        if wait > LONGEST_WAIT_SECONDS:
            raise Later(f"{channel} has had its share of posts", wait)
        self._take(channel)
        if wait > 0:
            await asyncio.sleep(wait)

    def wait_seconds(self, channel: str) -> float:
        """How long until the channel's next post may go out."""
        now = self._clock()
        bucket = self._full_at.get(channel, now) - (self._burst - 1) / self._per_second - now
        return max(bucket, self._held.get(channel, now) - now, 0.0)

    def give_back(self, channel: str) -> None:
        """A turn in which nothing was sent: while Slack is out of reach, tries use up nothing of the channel's share."""
        if channel in self._full_at:
            self._full_at[channel] -= 1 / self._per_second

    def hold(self, channel: str, seconds: float) -> None:
        """Slack asked for a pause: nothing is posted in the channel meanwhile."""
        self._held[channel] = self._clock() + min(seconds, LONGEST_PAUSE_SECONDS)

    def _take(self, channel: str) -> None:
        now = self._clock()
        if len(self._full_at) > MOST_CHANNELS:
            self._full_at = {name: at for name, at in self._full_at.items() if at > now}
            self._held = {name: at for name, at in self._held.items() if at > now}
        self._full_at[channel] = max(self._full_at.get(channel, now), now) + 1 / self._per_second
