"""`helpdesk run`: the server, until SIGTERM or SIGINT; SIGHUP reads the organisation file again."""

from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.options import Config, Data

if TYPE_CHECKING:
    from bot.settings import Settings

ADDRESS_HELP = "Where to listen; anything but a loopback address switches the playground off."


def serve(
    host: Annotated[str | None, typer.Option(metavar="ADDRESS", help=ADDRESS_HELP)] = None,
    port: Annotated[
        int | None, typer.Option(min=0, max=65535, metavar="N", help="The port, else HELPDESK_PORT; 0 takes a free one.")
    ] = None,
    data: Data = None,
    config: Config = None,
) -> None:
    """Start the helpdesk: server, playground, scans. Stop it with Ctrl-C."""
    import asyncio
    from pathlib import Path

    from bot.log import set_up
    from bot.settings import load

    given = {"host": host, "port": port, "data": Path(data) if data else None, "config": Path(config) if config else None}
    settings = load(**{name: value for name, value in given.items() if value is not None})
    set_up(settings.log_level)
    asyncio.run(_serve(settings))


async def _serve(settings: "Settings") -> None:
    import asyncio
    import signal

    from bot.web.serving import Serving, keep_for_good

    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    # Until the server stands there is nothing to read again: the start reads the file itself.
    loop.add_signal_handler(signal.SIGHUP, lambda: None)
    serving = await Serving.start(settings)
    reloads: set[asyncio.Task[object]] = set()

    def reload() -> None:
        task = loop.create_task(_reload(serving))
        reloads.add(task)
        task.add_done_callback(reloads.discard)

    loop.add_signal_handler(signal.SIGHUP, reload)
    for line in serving.greeting():
        _say(line)
    keep_for_good()
    await stop.wait()
    _say("Stopping: what is under way is finished or left for the next start.")
    await serving.stop()


async def _reload(serving: object) -> None:
    from bot.web.serving import Serving

    if isinstance(serving, Serving):
        mistakes = await serving.app.reload()
        kept = f"{mistakes}\nThe organisation file was not taken over: the old one keeps running."
        _say(kept if mistakes else "The organisation file was read again.")


def _say(line: str) -> None:
    """Whoever read along may be gone, or the disk of the log full: no reason to stop, or to stop badly."""
    import os
    import sys

    try:
        print(line.encode(sys.stdout.encoding, "replace").decode(sys.stdout.encoding), flush=True)
    except (OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
