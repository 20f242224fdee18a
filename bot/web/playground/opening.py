"""Opens the playground: its chat, its surface, its clock, joined for app.py. Nothing is delivered before `attach`."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bot.clock import SkippingClock
from bot.door import Door
from bot.ports import Clock
from bot.web.playground.chat import Chat
from bot.web.playground.delivery import Delivery
from bot.web.playground.surface import PlaygroundSurface
from storage.chat import ChatStore
from triage.organisation import Organisation

CLOCK_FILE = "playground-clock.json"


@dataclass
class Playground:
    """The parts of a running playground. `delivery` None: nobody listens yet."""

    chat: Chat
    surface: PlaygroundSurface
    clock: Clock
    delivery: Delivery | None = None

    def attach(self, door: Door) -> None:
        """From now on the helpdesk is told what people do, beginning with what it missed."""
        self.delivery = Delivery(self.chat, door)
        self.delivery.start()

    async def close(self) -> None:
        """Send the pages away, stop telling, let go of the file."""
        await self.chat.live.close()
        if self.delivery is not None:
            await self.delivery.close()
        await self.chat.store.close()


def open_clock(folder: Path) -> SkippingClock:
    """The playground's clock, as far ahead as it was left."""
    return SkippingClock(folder / CLOCK_FILE)


def open_playground(folder: Path, clock: Clock, organisation: Callable[[], Organisation], base_url: str | None = None) -> Playground:
    """Open the chat in a data folder (which the store's lock holds already). Raises storage.store.StoreError, which names the file."""
    chat = Chat(ChatStore.open(folder), clock, organisation)
    return Playground(chat, PlaygroundSurface(chat, base_url), clock)
