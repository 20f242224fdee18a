"""The options that many commands share, and the settings they make."""

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from bot.settings import Settings

Data = Annotated[str | None, typer.Option("--data", metavar="FOLDER", help="The data folder [HELPDESK_DATA, else helpdesk-data].")]
Config = Annotated[
    str | None,
    typer.Option("--config", metavar="FILE", help="The organisation file [HELPDESK_CONFIG, helpdesk.yaml, the sample]."),
]
Json = Annotated[bool, typer.Option("--json", help="One JSON object a line on standard output, and nothing else there.")]
Articles = Annotated[
    str | None,
    typer.Option(
        "--articles",
        metavar="PATH",
        help="A folder of Markdown, or JSONL (.gz) of {id, title, text, url?}, instead of the organisation's.",
    ),
]


def settings_of(data: str | None = None, config: str | None = None) -> "Settings":
    """The settings of this process; what was given on the command line wins. SettingsError says what is wrong."""
    from pathlib import Path

    from bot.settings import load

    given = {"data": Path(data) if data else None, "config": Path(config) if config else None}
    return load(**{name: value for name, value in given.items() if value is not None})
