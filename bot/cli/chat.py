"""`helpdesk chat`: the helpdesk in this terminal."""

from typing import Annotated

import typer


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
    import asyncio
    import sys
    from pathlib import Path

    from bot.app import start
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
            made.append(TerminalSurface(print, (*org.channels.help, "general", *org.agent_channels())))
        return made

    app = await start(load(data=path), clock=SkippingClock(path / "chat-clock.json"), surfaces=surfaces)
    session = Chat(app, made[0], print)
    print(f"Helpdesk of {app.world.organisation.name}. You are {session.me.name} in {session.here.conversation}; :help tells more.")
    try:
        while line := await asyncio.to_thread(sys.stdin.readline):
            if not await session.line(line):
                break
    finally:
        await app.close()
