"""A real server of the helpdesk on a free loopback port, with the playground, for tests of routes and pages."""

import shutil
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp

from bot.settings import Settings
from bot.web.serving import Serving

TOKEN = "a-token-for-tests-only-0123456789"


@dataclass
class Visitor:
    """Calls the server as a person of the playground would, from its own page."""

    session: aiohttp.ClientSession
    address: str
    name: str

    async def get(self, path: str) -> tuple[int, Any]:
        async with self.session.get(self.address + path, headers=self._headers()) as response:
            return response.status, await response.json(content_type=None)

    async def page(self, path: str) -> tuple[int, str]:
        async with self.session.get(self.address + path, headers=self._headers()) as response:
            return response.status, await response.text()

    async def do(self, what: str, **body: object) -> tuple[int, Any]:
        async with self.session.post(f"{self.address}/playground/api/{what}", json=body, headers=self._headers()) as response:
            return response.status, {**await response.json(content_type=None), "posted": response.headers.get("X-Post")}

    def _headers(self) -> dict[str, str]:
        return {"X-Helpdesk-Viewer": self.name}


@dataclass
class Running:
    """The server and a way to visit it."""

    serving: Serving
    session: aiohttp.ClientSession

    @property
    def address(self) -> str:
        return self.serving.address

    def as_(self, name: str) -> Visitor:
        return Visitor(self.session, self.address, name)

    async def settled(self) -> None:
        """Return when every case that was nudged has been advanced."""
        await self.serving.app.runner.idle()


def settings(folder: Path, **given: object) -> Settings:
    return Settings.model_validate({"data": folder, "port": 0, "api_token": TOKEN, **given})


_blank = tempfile.TemporaryDirectory(prefix="helpdesk-blank-")
"""A data folder that was started once: articles indexed, labelled requests learned, no case yet. A copy of it starts ten times faster."""


async def make_ready(folder: Path) -> None:
    """Give an empty data folder what a first start would make."""
    if _is_empty(blank := Path(_blank.name)):
        await (await Serving.start(settings(blank))).stop()
    if _is_empty(folder):
        shutil.copytree(blank, folder, dirs_exist_ok=True)


def _is_empty(folder: Path) -> bool:
    return not folder.exists() or not any(folder.iterdir())


@asynccontextmanager
async def running(folder: Path, **given: object) -> AsyncIterator[Running]:
    """Started on the folder; stopped at the end."""
    await make_ready(folder)
    serving = await Serving.start(settings(folder, **given))
    try:
        async with aiohttp.ClientSession() as session:
            yield Running(serving, session)
    finally:
        await serving.stop()
