"""`helpdesk manifest`: what a platform wants to be told before the helpdesk can be installed there."""

from pathlib import Path
from typing import Annotated

import typer

manifest = typer.Typer(no_args_is_help=True, help="Make what a platform is installed with.")


@manifest.command("slack")
def slack(
    url: Annotated[str | None, typer.Option("--url", metavar="URL", help="The address people and Slack reach this server at.")] = None,
    socket_mode: Annotated[bool, typer.Option("--socket-mode", help="No address: the helpdesk calls Slack.")] = False,
) -> None:
    """Print the manifest of the Slack app.

    This server's request URL is filled in. The address is --url, else HELPDESK_PUBLIC_URL. Paste what is printed on
    api.slack.com/apps, Create New App, From a manifest. A reason for each scope stands in manifests/README.md.

    \b
    Examples:
      helpdesk manifest slack --url https://helpdesk.example.com
      helpdesk manifest slack --socket-mode
    """
    import json

    from bot.check.slack_manifest import for_address, for_socket_mode
    from bot.cli.printing import words
    from bot.settings import load
    from bot.wrong_input import WrongInput

    if socket_mode:
        words(json.dumps(for_socket_mode(), indent=2))
        return
    address = url or load().public_url
    if address is None or not address.startswith("https://"):
        raise WrongInput(f"{address or 'no address'}: expected --url such as https://helpdesk.example.com, or --socket-mode")
    words(json.dumps(for_address(address), indent=2))


@manifest.command("teams")
def teams(
    app_id: Annotated[str | None, typer.Option("--app-id", metavar="ID", help="The bot's app id; else MicrosoftAppId.")] = None,
    public_url: Annotated[
        str | None, typer.Option("--public-url", metavar="URL", help="This server's address; else HELPDESK_PUBLIC_URL.")
    ] = None,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="The file to write.")] = Path("helpdesk-teams.zip"),
    app_version: Annotated[
        str | None, typer.Option("--app-version", metavar="N.N.N", help="Count it up whenever you upload it again.")
    ] = None,
    developer: Annotated[str | None, typer.Option("--developer", metavar="NAME", help="Whose app it is, as Teams shows it.")] = None,
    privacy_url: Annotated[str | None, typer.Option("--privacy-url", metavar="URL", help="Your privacy page.")] = None,
    terms_url: Annotated[str | None, typer.Option("--terms-url", metavar="URL", help="Your terms of use.")] = None,
) -> None:
    """Write the app package of Teams, a zip, with the ids filled in.

    Upload it in the Teams admin center (Teams apps, Manage apps, Upload new app), or in Teams itself. A reason for each
    permission and every step stand in manifests/README.md. The same settings give the same bytes.

    \b
    Examples:
      helpdesk manifest teams
      helpdesk manifest teams --app-id 8f14e45f-ceea-467a-9575-5bd8ae0e4a10 --public-url https://helpdesk.example.com --out app.zip
    """
    from bot.check.teams_manifest import PATH, Identity, package, problems
    from bot.cli.printing import words
    from bot.version import installed_version
    from bot.wrong_input import WrongInput

    known, address = _whose(app_id, public_url)
    if out.suffix.lower() != ".zip":
        raise WrongInput(f"{out}: expected a file that ends in .zip")
    identity = Identity(
        app_id=known,
        address=address,
        version=app_version or installed_version(),
        developer=developer,
        privacy_url=privacy_url,
        terms_url=terms_url,
    )
    if wrong := problems(identity):
        raise WrongInput(*wrong)
    out.write_bytes(package(identity))
    words(f"{out}: the app {known.lower()}, version {identity.version}. The bot's messaging endpoint in Azure must be")
    words(address.rstrip("/") + PATH)


def _whose(app_id: str | None, public_url: str | None) -> tuple[str, str]:
    """(app id, address): as given, else as set. The settings are read only if they are needed."""
    from bot.settings import load
    from bot.wrong_input import WrongInput

    if app_id is None or public_url is None:
        settings = load()
        app_id, public_url = app_id or settings.teams_app_id, public_url or settings.public_url
    if app_id is not None and public_url is not None:
        return app_id, public_url
    missing = {
        "no app id: set MicrosoftAppId, or give --app-id": app_id,
        "no address: set HELPDESK_PUBLIC_URL, or give --public-url": public_url,
    }
    raise WrongInput(*(words for words, value in missing.items() if value is None))
