"""Attempts: what this process knows of posts whose answer has not come: which of them Slack has certainly not taken, and from when on the
others can stand. Searching a busy channel for each is the dearest thing that a lost answer costs."""

from typing import Any, Final

MOST: Final = 2_000
"""What is forgotten, the oldest first, is looked for in the whole channel: dear, never wrong."""
CLOCKS_SECONDS: Final = 60.0
"""By how much Slack's own clocks may differ."""


class Attempts:
    """By the markers of cards. Slack's timestamps are compared with each other only, never with a clock of ours."""

    def __init__(self) -> None:
        self._unsent: dict[str, None] = {}
        self._from: dict[str, float] = {}
        self._newest = 0.0

    def begin(self, marker: str) -> None:
        """A post is about to be sent: wherever it may stand one day, it is not older than what stands already."""
        self._unsent.pop(marker, None)
        if marker and self._newest:
            self._from.setdefault(marker, self._newest - CLOCKS_SECONDS)
            _shorten(self._from)

    def stands(self, marker: str, ts: str) -> None:
        """Slack has said where it stands."""
        self._from.pop(marker, None)
        self._newest = max(self._newest, float(ts))

    def surely_not(self, marker: str) -> None:
        """Slack has certainly not taken this one: it need not be looked for before it is sent again."""
        if marker:
            self._unsent[marker] = None
            _shorten(self._unsent)

    def surely_unsent(self, marker: str) -> bool:
        return marker in self._unsent

    def oldest(self, marker: str) -> str | None:
        """Slack's timestamp after which the post stands if it does; None where an earlier process may have sent it."""
        found = self._from.get(marker)
        return None if found is None else f"{found:.6f}"


def _shorten(known: dict[str, Any]) -> None:
    if len(known) > MOST:
        known.pop(next(iter(known)))
