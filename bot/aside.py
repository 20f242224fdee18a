"""Pure work on long words, beside the event loop: nobody else waits for it."""

import asyncio
from collections.abc import Callable
from typing import Final, TypeVar

T = TypeVar("T")
LONG_CHARACTERS: Final = 3000
"""The event loop would stand still for more than some ten milliseconds while longer words are read."""


async def aside(work: Callable[[], T], characters: int) -> T:
    """What `work` gives: at once where the words are short, in a thread where they are long.

    Python's lock passes from such a thread to the event loop every half millisecond (storage/writer.py).
    """
    return await asyncio.to_thread(work) if characters > LONG_CHARACTERS else work()
