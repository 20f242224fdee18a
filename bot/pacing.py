"""Pacing: posts by place at the rate a platform takes, with room for a burst, and silence in a place that it has asked to spare."""

import asyncio
from collections.abc import Callable
from typing import Final

LONGEST_WAIT_SECONDS: Final = 1.0
"""Who would have to wait longer is sent away: the card stays behind its case and is drawn in order by a scan."""
LONGEST_PAUSE_SECONDS: Final = 30.0
"""Retry-After is obeyed up to this; a proxy's or a mistaken hour must not silence the helpdesk."""
MOST_PLACES: Final = 5000


class Pace:
    """Turns by place (a channel, a conversation). `late(why, wait_seconds)` makes the error for who would have to wait too long."""

    def __init__(
        self, late: Callable[[str, float], Exception], *, per_second: float, burst: int, clock: Callable[[], float] | None = None
    ) -> None:
        """`clock` gives seconds that only grow; None: the event loop's."""
        self._late, self._per_second, self._burst = late, per_second, burst
        self._clock = clock or (lambda: asyncio.get_running_loop().time())
        self._full_at: dict[str, float] = {}
        """When a place's burst would be wholly there again."""
        self._held: dict[str, float] = {}

    async def turn(self, place: str) -> None:
        """Wait for a turn to post. Raises what `late` makes if that would take too long: nothing was sent."""
        wait = self.wait_seconds(place)
        if wait > LONGEST_WAIT_SECONDS:
            raise self._late(f"{place} has had its share of posts", wait)
        self._take(place)
        if wait > 0:
            await asyncio.sleep(wait)

    def wait_seconds(self, place: str) -> float:
        """How long until the place's next post may go out."""
        now = self._clock()
        bucket = self._full_at.get(place, now) - (self._burst - 1) / self._per_second - now
        return max(bucket, self._held.get(place, now) - now, 0.0)

    def give_back(self, place: str) -> None:
        """A turn in which nothing was sent: while the platform is out of reach, tries use up nothing of the place's share."""
        if place in self._full_at:
            self._full_at[place] -= 1 / self._per_second

    def hold(self, place: str, seconds: float) -> None:
        """The platform asked for a pause: nothing is posted in the place meanwhile."""
        self._held[place] = self._clock() + min(seconds, LONGEST_PAUSE_SECONDS)

    def _take(self, place: str) -> None:
        now = self._clock()
        if len(self._full_at) > MOST_PLACES:
            self._full_at = {name: at for name, at in self._full_at.items() if at > now}
            self._held = {name: at for name, at in self._held.items() if at > now}
        self._full_at[place] = max(self._full_at.get(place, now), now) + 1 / self._per_second
