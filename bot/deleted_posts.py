"""Deleted posts: deletions that came before their post did. A platform may deliver the two in either order, or the post again later.

The ids only, of the newest ones: a post that comes late comes within the hour in which the platform tries again.
"""

import json
from typing import Final

from storage.store import Store

MOST: Final = 500
KEPT: Final = "posts_deleted"


class DeletedPosts:
    """In memory, and in the store before it counts."""

    def __init__(self) -> None:
        self._ids: dict[str, None] = {}
        self._recalled = False

    async def note(self, store: Store, message_id: str) -> None:
        """A post that is not known was deleted."""
        if not await self.has(store, message_id):
            self._ids[message_id] = None
        while len(self._ids) > MOST:
            del self._ids[next(iter(self._ids))]
        await self._keep(store)

    async def has(self, store: Store, message_id: str) -> bool:
        """Was it deleted before it came?"""
        if not self._recalled:
            told = json.loads(await store.value(KEPT) or "[]")
            self._ids = dict.fromkeys(told) | self._ids
            self._recalled = True
        return message_id in self._ids

    async def forget(self, store: Store, message_id: str) -> None:
        """It was brought back."""
        if await self.has(store, message_id):
            del self._ids[message_id]
            await self._keep(store)

    async def _keep(self, store: Store) -> None:
        await store.put_value(KEPT, json.dumps(list(self._ids)))
