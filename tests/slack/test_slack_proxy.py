"""Behind a proxy (HTTPS_PROXY): calls, sockets, and check's look at Socket Mode all go through it."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from fake_slack import FakeSlack
from slack_desk import desk

from bot.slack.calls import Calls
from bot.slack.sockets import greeted


class Proxy:
    """Passes requests with a whole address in their first line on, and writes down their paths."""

    def __init__(self) -> None:
        self.paths: list[str] = []
        self.address = ""

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            head = await reader.readuntil(b"\r\n")
            target = urlsplit(head.split(b" ")[1].decode())
            self.paths.append(target.path)
            there, back = await asyncio.open_connection(target.hostname, target.port)
            back.write(head)
            with contextlib.closing(back), contextlib.closing(writer):
                await asyncio.wait({pump(reader, back), pump(there, writer)}, return_when=asyncio.FIRST_COMPLETED)


def pump(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> "asyncio.Task[None]":
    async def go() -> None:
        with contextlib.suppress(ConnectionError):
            while data := await source.read(65536):
                sink.write(data)
                await sink.drain()

    return asyncio.create_task(go())


@pytest.fixture
async def proxy(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Proxy]:
    found = Proxy()
    server = await asyncio.start_server(found.serve, "127.0.0.1", 0)
    found.address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    for name in ("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"):
        monkeypatch.setenv(name, found.address)
    yield found
    server.close()


async def test_a_socket_goes_through_the_proxy_that_calls_go_through(proxy: Proxy, tmp_path: Path) -> None:
    async with desk(tmp_path, sockets=1) as found:
        ts = await found.say("amara", "#it-help", "Excel crashes when I open the budget file")
        assert found.card("#it-help", ts)
    assert "/link/" in proxy.paths
    assert "/api/apps.connections.open" in proxy.paths


async def test_the_look_at_socket_mode_goes_through_the_proxy(proxy: Proxy) -> None:
    async with FakeSlack.open() as slack:
        calls = Calls(slack.app_token, slack.api_url)
        await greeted(calls)
        await calls.close()
    assert "/link/" in proxy.paths
