"""Every promise of a store is tested on every store: `open_store` opens one, again and again on the same files."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from storage.sqlite import SqliteStore
from storage.store import Store

OpenStore = Callable[..., Awaitable[Store]]


async def sqlite(folder: Path, **options: Any) -> Store:
    return SqliteStore.open(folder / "data", **options)


STORES = {"sqlite": sqlite}


@pytest_asyncio.fixture(params=sorted(STORES))
async def open_store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[OpenStore]:
    """Open the store of this test; opening it again closes the one before, as a restart does."""
    opened: list[Store] = []

    async def open_one(**options: Any) -> Store:
        for store in opened:
            await store.close()
        store = await STORES[request.param](tmp_path, **options)
        opened.append(store)
        return store

    yield open_one
    for store in opened:
        await store.close()


@pytest_asyncio.fixture
async def store(open_store: OpenStore) -> Store:
    return await open_store()
