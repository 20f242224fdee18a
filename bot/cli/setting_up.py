"""`helpdesk init` and `helpdesk version`: a first organisation file, and which helpdesk this is."""

from typing import Annotated

import typer

from bot.cli.options import Json


def init(
    path: Annotated[str, typer.Argument(metavar="PATH", help="The file to write, or a folder for helpdesk.yaml.")] = "helpdesk.yaml",
    force: Annotated[bool, typer.Option("--force", help="Replace a file that stands there.")] = False,
) -> None:
    """Write an annotated organisation file to begin with.

    It describes a made-up company, with a comment beside every setting; change it to yours. A file that stands there
    is never overwritten without --force.

    \b
    Examples:
      helpdesk init
      helpdesk init config/helpdesk.yaml
    """
    from pathlib import Path

    from bot.cli.printing import words
    from bot.organisation_file import annotated_example
    from bot.wrong_input import WrongInput

    target = Path(path)
    if target.is_dir():
        target /= "helpdesk.yaml"
    if not target.parent.is_dir():
        raise WrongInput(f"{target}: there is no folder {target.parent}; expected one that exists")
    try:
        with target.open("w" if force else "x", encoding="utf-8") as file:
            file.write(annotated_example())
    except FileExistsError as error:
        raise WrongInput(f"{target}: stands there already; nothing was changed; --force replaces it") from error
    words(f"Wrote {target}. Change it to your organisation, then try it: helpdesk check --offline --config {target}")


def version(as_json: Json = False) -> None:
    """Show the version of the helpdesk, and of the Python it runs on.

    \b
    Examples:
      helpdesk version --json
    """
    import platform

    from bot.cli.printing import json_line, words
    from bot.version import installed_version

    if as_json:
        json_line({"version": installed_version(), "python": platform.python_version(), "system": platform.system()})
    else:
        words(f"helpdesk {installed_version()} (Python {platform.python_version()}, {platform.system()})")
