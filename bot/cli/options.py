"""The options that many commands share, and the settings they make."""

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from datetime import datetime

    from bot.settings import Settings

Data = Annotated[str | None, typer.Option("--data", metavar="FOLDER", help="The data folder [HELPDESK_DATA, else helpdesk-data].")]
Config = Annotated[
    str | None,
    typer.Option("--config", metavar="FILE", help="The organisation file [HELPDESK_CONFIG, helpdesk.yaml, the sample]."),
]
Json = Annotated[bool, typer.Option("--json", help="One JSON object a line on standard output, and nothing else there.")]
Since = Annotated[str | None, typer.Option("--since", metavar="DATE", help="From this day on (UTC), or this time: 2026-01-31.")]
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


def moment(said: str | None) -> "datetime | None":
    """A day or time of --since as it was written; without a zone it is UTC."""
    from datetime import UTC, datetime

    if said is None:
        return None
    try:
        found = datetime.fromisoformat(said)
    except ValueError:
        raise typer.BadParameter(f"{said} is no date; expected one such as 2026-01-31 or 2026-01-31T14:00", param_hint="--since") from None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
