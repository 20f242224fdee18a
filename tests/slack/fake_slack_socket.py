"""Socket Mode: hello, envelopes that want an acknowledgement within three seconds, disconnects, several connections, silence."""

import asyncio
import contextlib
import json
import secrets
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from aiohttp import WSMsgType, web
from fake_slack_deliver import Attempt, Delivery
from fake_slack_people import APP_ID

if TYPE_CHECKING:
    from fake_slack_core import Core

MOST_CONNECTIONS = 10


@dataclass
class Connection:
    """One WebSocket of the app's. A silent one neither sends nor answers, and does not close either."""

    number: int
    socket: web.WebSocketResponse
    silent: bool = False
    leaving: bool = False
    pings: int = 0
    sent: int = 0


@dataclass
class Sockets:
    """The connections of the app. Envelopes go round them in turn; what is not acknowledged is sent again, perhaps to another."""

    core: "Core"
    connections: list[Connection] = field(default_factory=list)
    acknowledged: list[str] = field(default_factory=list)
    """Envelope ids in the order in which they were acknowledged."""
    opened: int = 0
    tickets: set[str] = field(default_factory=set)
    _waiting: dict[str, "asyncio.Future[Any]"] = field(default_factory=dict)
    _turn: int = 0

    def ticket(self) -> str:
        """The address of a new connection, good for one."""
        made = secrets.token_hex(12)
        self.tickets.add(made)
        return f"{self.core.base.replace('http://', 'ws://')}/link/?ticket={made}&app_id={APP_ID}"

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """A connection from beginning to end."""
        ticket = request.query.get("ticket", "")
        if ticket not in self.tickets:
            return web.Response(status=408, text="ticket expired or used")
        self.tickets.discard(ticket)
        socket = web.WebSocketResponse(autoping=False, autoclose=True)
        await socket.prepare(request)
        if len(self.connections) >= MOST_CONNECTIONS:
            await socket.send_json({"type": "disconnect", "reason": "too_many_websockets"})
            await socket.close()
            return socket
        self.opened += 1
        connection = Connection(self.opened, socket)
        self.connections.append(connection)
        try:
            await socket.send_json(self._hello())
            await self._listen(connection)
        finally:
            if connection in self.connections:
                self.connections.remove(connection)
        return socket

    def _hello(self) -> dict[str, Any]:
        debug = {"host": "applink-fake", "build_number": 1, "approximate_connection_time": 18060}
        return {"type": "hello", "num_connections": len(self.connections), "debug_info": debug, "connection_info": {"app_id": APP_ID}}

    async def _listen(self, connection: Connection) -> None:
        async for frame in connection.socket:
            if connection.silent:
                continue
            if frame.type is WSMsgType.PING:
                connection.pings += 1
                await connection.socket.pong(frame.data)
            elif frame.type is WSMsgType.TEXT:
                self._acknowledge(frame.data)

    def _acknowledge(self, text: str) -> None:
        try:
            said = json.loads(text)
            envelope = str(said["envelope_id"])
        except (ValueError, KeyError, TypeError):
            return
        self.acknowledged.append(envelope)
        future = self._waiting.get(envelope)
        if future is not None and not future.done():
            future.set_result(said.get("payload"))

    async def deliver(self, delivery: Delivery, number: int, reason: str) -> Attempt:
        """One attempt through one connection; the envelope id stays the same over the attempts of a delivery."""
        began, limit = time.monotonic(), self.core.pace.acknowledge
        connection = self._next()
        if connection is None:
            return Attempt("no_connection", 0.0)
        envelope = str(delivery.__dict__.setdefault("envelope_id", str(uuid.uuid4())))
        body: dict[str, Any] = {"envelope_id": envelope, "type": delivery.kind, "payload": delivery.payload}
        body["accepts_response_payload"] = delivery.kind != "events_api"
        if delivery.kind == "events_api":
            body |= {"retry_attempt": number, "retry_reason": "timeout" if reason else ""}
        future = self._waiting[envelope] = asyncio.get_running_loop().create_future()
        try:
            connection.sent += 1
            if not connection.silent:
                await connection.socket.send_json(body)
            said = await asyncio.wait_for(future, limit)
            return Attempt("acknowledged", time.monotonic() - began, None, said)
        except TimeoutError:
            return Attempt("timeout", time.monotonic() - began)
        except (ConnectionError, RuntimeError):
            return Attempt("connection_failed", time.monotonic() - began)
        finally:
            self._waiting.pop(envelope, None)

    def _next(self) -> Connection | None:
        open_ones = [one for one in self.connections if not one.leaving and not one.socket.closed]
        if not open_ones:
            return None
        self._turn += 1
        return open_ones[self._turn % len(open_ones)]

    # --- What can happen to connections. `only`: the number of one connection; None: all. ---

    def _meant(self, only: int | None) -> list[Connection]:
        return [one for one in self.connections if only is None or one.number == only]

    def go_silent(self, only: int | None = None) -> None:
        """From now on these connections send nothing and answer no ping, and stay open. New connections are well."""
        for connection in self._meant(only):
            connection.silent = True

    def speak_again(self) -> None:
        for connection in self.connections:
            connection.silent = False

    async def disconnect(self, reason: str = "warning", only: int | None = None, close_after: float = 0.2) -> None:
        """Say that these connections end soon: warning (some ten seconds before), refresh_requested, link_disabled; then close them."""
        for connection in self._meant(only):
            connection.leaving = reason != "warning"
            with contextlib.suppress(ConnectionError, RuntimeError):
                await connection.socket.send_json({"type": "disconnect", "reason": reason, "debug_info": {"host": "applink-fake"}})
            self.core.spawn(self._close_later(connection, close_after))

    async def _close_later(self, connection: Connection, seconds: float) -> None:
        await asyncio.sleep(seconds)
        connection.leaving = True
        await connection.socket.close()

    def cut(self, only: int | None = None) -> None:
        """The connections break without a word."""
        for connection in self._meant(only):
            transport = connection.socket._req.transport if connection.socket._req else None
            if transport is not None:
                transport.abort()

    async def connected(self, count: int = 1, seconds: float = 5.0) -> None:
        """Until so many connections stand and are well. AssertionError after that time."""
        await self._until(lambda: len([one for one in self.connections if not one.silent and not one.leaving]) >= count, seconds)

    async def reconnected(self, opened: int, seconds: float = 5.0) -> None:
        """Until so many connections were opened since the beginning. AssertionError after that time."""
        await self._until(lambda: self.opened >= opened, seconds)

    async def _until(self, true: Callable[[], bool], seconds: float) -> None:
        until = time.monotonic() + seconds
        while not true():
            assert time.monotonic() < until, f"after {seconds} s {len(self.connections)} connections stand, {self.opened} were opened"
            await asyncio.sleep(0.005)
