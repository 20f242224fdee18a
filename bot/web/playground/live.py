"""Live: tells open pages what has changed, each only what its viewer may see. Bursts are gathered, a slow page is dropped and reloads."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field

from triage.facts import Person

GATHER_SECONDS = 0.03
MOST_WAITING = 400

Draw = Callable[[Person, tuple[int, ...]], list[dict[str, object]]]
"""(viewer, numbers) -> those posts as the page takes them, without what the viewer may not see."""


@dataclass(eq=False)
class Viewing:
    """One open page. None in the queue: it fell behind and is to reload."""

    viewer: Person
    queue: "asyncio.Queue[str | None]" = field(default_factory=lambda: asyncio.Queue(MOST_WAITING))

    def offer(self, text: str) -> bool:
        """False if the page no longer keeps up."""
        if self.queue.full():
            return False
        self.queue.put_nowait(text)
        return True


class Live:
    """Who is looking, and what to tell them."""

    def __init__(self, draw: Draw) -> None:
        self._draw = draw
        self._viewing: set[Viewing] = set()
        self._changed: dict[int, None] = {}
        self._task: asyncio.Task[None] | None = None

    def join(self, viewer: Person) -> Viewing:
        """A page was opened."""
        viewing = Viewing(viewer)
        self._viewing.add(viewing)
        return viewing

    def leave(self, viewing: Viewing) -> None:
        """A page was closed."""
        self._viewing.discard(viewing)

    def changed(self, *numbers: int | None) -> None:
        """These posts are new or different. Costs nothing while nobody looks."""
        if not self._viewing:
            return
        self._changed.update(dict.fromkeys(number for number in numbers if number is not None))
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._tell())

    def say(self, what: str, **more: object) -> None:
        """Tell every page something that is no post, such as a new time."""
        self._send_all(json.dumps({"what": what, **more}))

    async def close(self) -> None:
        """Send everybody away."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        for viewing in tuple(self._viewing):
            self._drop(viewing)

    async def _tell(self) -> None:
        while self._changed:
            await asyncio.sleep(GATHER_SECONDS)
            numbers, self._changed = tuple(self._changed), {}
            for viewing in tuple(self._viewing):
                posts = self._draw(viewing.viewer, numbers)
                if posts and not viewing.offer(json.dumps({"what": "posts", "posts": posts})):
                    self._drop(viewing)

    def _send_all(self, text: str) -> None:
        for viewing in tuple(self._viewing):
            if not viewing.offer(text):
                self._drop(viewing)

    def _drop(self, viewing: Viewing) -> None:
        self.leave(viewing)
        while not viewing.queue.empty():
            viewing.queue.get_nowait()
        viewing.queue.put_nowait(None)
