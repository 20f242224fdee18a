"""Sockets: Socket Mode over our own WebSockets. Several connections, each renewed when it is silent, asked to leave, or cut.

A connection that is told to leave (`disconnect`) is left only after its successor stands and what it brought was acknowledged. One from
which nothing comes, not even the answer to a ping, is given up after `SILENT_SECONDS`: it can go silent without any error.
"""

import asyncio
import contextlib
import json
from collections.abc import Sequence
from typing import Any, Final

import aiohttp
from slack_bolt.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from bot.log import log
from bot.ports import TryAgain
from bot.slack.calls import Calls

PING_SECONDS, SILENT_SECONDS, GREETING_SECONDS = 5.0, 20.0, 10.0
FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 0.5, 30.0
LEAVE_WITHIN_SECONDS: Final = 5.0


class Sockets:
    """`count` connections, kept up until `stop`."""

    def __init__(self, bolt: AsyncApp, app_token: str, api_url: str, count: int = 1) -> None:
        self._bolt, self._calls, self.count = bolt, Calls(app_token, api_url), count
        self.ping_seconds, self.silent_seconds = PING_SECONDS, SILENT_SECONDS
        self._keepers: list[asyncio.Task[None]] = []
        self._standing: set[Socket] = set()

    @property
    def standing(self) -> int:
        """Connections that were greeted and are heard from."""
        return sum(socket.greeted.is_set() and not socket.leaving for socket in self._standing)

    def start(self) -> None:
        self._keepers = [asyncio.create_task(self._keep(number), name=f"slack socket {number}") for number in range(self.count)]

    async def stop(self) -> None:
        """Take nothing more, acknowledge what came, close."""
        for keeper in self._keepers:
            keeper.cancel()
        await asyncio.gather(*self._keepers, return_exceptions=True)
        await asyncio.gather(*(socket.leave() for socket in list(self._standing)), return_exceptions=True)
        await self._calls.close()

    async def address(self) -> str:
        """Where to connect, good for one connection (apps.connections.open)."""
        return str((await self._calls.write("apps.connections.open"))["url"])

    async def _keep(self, number: int) -> None:
        """One connection after another, for ever; a failure makes the pause before the next try longer."""
        pause, before = FIRST_PAUSE_SECONDS, None
        while True:
            socket = Socket(self._bolt, self.ping_seconds, self.silent_seconds)
            try:
                await socket.open(await self.address(), self._calls.client.proxy)
                self._standing.add(socket)
                pause = FIRST_PAUSE_SECONDS
                if before is not None:
                    _leave_later(before, self._standing)
                why = await socket.ended()
                before = socket
                log.info("slack.socket_renewed", number=number, why=why)
            except asyncio.CancelledError:
                if socket not in self._standing:
                    await socket.close()
                raise
            except Exception as error:  # whatever it is: a helpdesk that tries no more is deaf
                self._standing.discard(socket)
                await socket.close()
                log.warning("slack.socket_failed", number=number, why=str(error) or type(error).__name__, hint=getattr(error, "hint", ""))
                least = error.after_seconds if isinstance(error, TryAgain) else 0.0
                await asyncio.sleep(max(pause, min(least, LONGEST_PAUSE_SECONDS)))
                pause = min(pause * 2, LONGEST_PAUSE_SECONDS)


_leaving: set["asyncio.Task[None]"] = set()


def _leave_later(socket: "Socket", standing: "set[Socket]") -> None:
    async def leave() -> None:
        await socket.leave()
        standing.discard(socket)

    task = asyncio.get_running_loop().create_task(leave(), name="slack socket leaving")
    _leaving.add(task)
    task.add_done_callback(_leaving.discard)


class Socket:
    """One connection, from its greeting to its end."""

    def __init__(self, bolt: AsyncApp, ping_seconds: float, silent_seconds: float) -> None:
        self._bolt, self._ping_seconds, self._silent_seconds = bolt, ping_seconds, silent_seconds
        self._session: aiohttp.ClientSession | None = None
        self._socket: aiohttp.ClientWebSocketResponse | None = None
        self._tasks: list[asyncio.Task[Any]] = []
        self._working: set[asyncio.Task[None]] = set()
        self._end: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self._heard = 0.0
        self.greeted, self.leaving = asyncio.Event(), False

    async def open(self, address: str, proxy: str | None = None) -> None:
        """Connect, by the proxy that calls go through, and wait for the greeting. Raises what aiohttp raises, or TimeoutError."""
        self._session = aiohttp.ClientSession()
        connecting = self._session.ws_connect(address, proxy=proxy, autoping=False, max_msg_size=0)
        self._socket = await asyncio.wait_for(connecting, GREETING_SECONDS)
        self._heard = asyncio.get_running_loop().time()
        self._tasks = [asyncio.create_task(self._listen(self._socket)), asyncio.create_task(self._watch(self._socket))]
        await asyncio.wait_for(self.greeted.wait(), GREETING_SECONDS)

    async def ended(self) -> str:
        """Until the connection should be renewed, and why. It may still bring and acknowledge things meanwhile."""
        why = await self._end
        self.leaving = True
        return why

    async def leave(self) -> None:
        """Acknowledge what came, for a short while; then close."""
        self.leaving = True
        if self._working:
            await asyncio.wait(list(self._working), timeout=LEAVE_WITHIN_SECONDS)
        await self.close()

    async def close(self) -> None:
        for task in (*self._tasks, *self._working):
            task.cancel()
        await asyncio.gather(*self._tasks, *self._working, return_exceptions=True)
        if self._socket is not None:
            with contextlib.suppress(Exception):
                await asyncio.wait_for(self._socket.close(), 1.0)
        if self._session is not None:
            await self._session.close()

    def _over(self, why: str) -> None:
        if not self._end.done():
            self._end.set_result(why)

    async def _listen(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        async for frame in socket:
            self._heard = asyncio.get_running_loop().time()
            if frame.type is aiohttp.WSMsgType.PING:
                await socket.pong(frame.data)
            elif frame.type is aiohttp.WSMsgType.TEXT:
                self._take(socket, frame.data)
        self._over("closed")

    async def _watch(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        """Ping; give the connection up when nothing at all has come for too long."""
        while True:
            await asyncio.sleep(self._ping_seconds)
            if asyncio.get_running_loop().time() - self._heard > self._silent_seconds:
                return self._over("silent")
            try:
                await socket.ping()
            except (ConnectionError, RuntimeError, aiohttp.ClientError):
                return self._over("cut")

    def _take(self, socket: aiohttp.ClientWebSocketResponse, text: str) -> None:
        try:
            told = json.loads(text)
        except ValueError:
            return
        match told.get("type") if isinstance(told, dict) else None:
            case "hello":
                self.greeted.set()
            case "disconnect":
                self._over(f"asked to leave: {told.get('reason')}")
            case _ if isinstance(told, dict) and told.get("envelope_id"):
                task = asyncio.get_running_loop().create_task(self._deliver(socket, told), name="slack envelope")
                self._working.add(task)
                task.add_done_callback(self._working.discard)

    async def _deliver(self, socket: aiohttp.ClientWebSocketResponse, told: dict[str, Any]) -> None:
        """An envelope to the listeners; acknowledged only if they took it, so that Slack sends it again otherwise."""
        retried = told.get("retry_attempt")
        headers: dict[str, str | Sequence[str]] = {"x-slack-retry-num": str(retried)} if retried else {}
        answer = await self._bolt.async_dispatch(AsyncBoltRequest(mode="socket_mode", body=told.get("payload") or {}, headers=headers))
        if answer.status != 200:
            return
        said = {"envelope_id": told["envelope_id"], **({"payload": payload} if (payload := _payload(answer)) else {})}
        with contextlib.suppress(ConnectionError, RuntimeError, aiohttp.ClientError):
            await socket.send_str(json.dumps(said))


async def greeted(calls: Calls) -> None:
    """Open one connection, wait for Slack's greeting, close it. Raises what stands in the way."""
    address = str((await calls.write("apps.connections.open"))["url"])
    async with aiohttp.ClientSession() as session, session.ws_connect(address, proxy=calls.client.proxy) as socket:
        told = await asyncio.wait_for(socket.receive_json(), GREETING_SECONDS)
        if told.get("type") != "hello":
            raise TryAgain(f"Slack said {told.get('type')} ({told.get('reason')}) instead of hello")


def _payload(answer: BoltResponse) -> dict[str, Any]:
    if not answer.body:
        return {}
    try:
        found = json.loads(answer.body)
    except ValueError:
        return {"text": answer.body}
    return found if isinstance(found, dict) else {}
