"""`helpdesk chat`: the helpdesk in this terminal."""

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    import asyncio


def chat(
    data: Annotated[str | None, typer.Option(metavar="FOLDER", help="The data folder; a temporary one if none is given.")] = None,
) -> None:
    """Talk to the helpdesk in this terminal; `:help` says how."""
    import asyncio
    import tempfile
    from pathlib import Path

    if data is not None:
        asyncio.run(_chat(Path(data)))
        return
    with tempfile.TemporaryDirectory(prefix="helpdesk-") as folder:
        asyncio.run(_chat(Path(folder)))


async def _chat(folder: object) -> None:
    from pathlib import Path

    from bot.app import start
    from bot.cli.printing import words
    from bot.clock import SkippingClock
    from bot.settings import load
    from bot.terminal.chat import Chat
    from bot.terminal.surface import TerminalSurface

    path = Path(str(folder))
    made: list[TerminalSurface] = []

    def surfaces(world: object) -> list[TerminalSurface]:
        from bot.world import World

        if isinstance(world, World):
            org = world.organisation
            made.append(TerminalSurface(words, (*org.channels.help, "general", *org.agent_channels())))
        return made

    app = await start(load(data=path), clock=SkippingClock(path / "chat-clock.json"), surfaces=surfaces)
    session = Chat(app, made[0], words)
    words(f"Helpdesk of {app.world.organisation.name}. You are {session.me.name} in {session.here.conversation}; :help tells more.")
    try:
        typed = _typed()
        while line := await typed.get():
            if not await session.line(line):
                break
    finally:
        await app.close()


def _typed() -> "asyncio.Queue[str]":
    """Lines as they are typed, "" at the end. Read unbuffered in a thread that nobody waits for: Ctrl-C ends the chat without an Enter."""
    import asyncio
    import contextlib
    import io
    import sys
    import threading

    loop, lines = asyncio.get_running_loop(), asyncio.Queue[str]()
    source = io.FileIO(sys.stdin.fileno(), closefd=False)

    def read() -> None:
        line = b"-"
        with contextlib.suppress(RuntimeError):  # the chat is over
            while line:
                line = source.readline()
                loop.call_soon_threadsafe(lines.put_nowait, line.decode("utf-8", "replace"))

    threading.Thread(target=read, daemon=True).start()
    return lines
