"""`helpdesk manifest`: what a platform wants to be told before the helpdesk can be installed there."""

from typing import Annotated

import typer

manifest = typer.Typer(no_args_is_help=True, help="Print what a platform is installed with.")


@manifest.command("slack")
def slack(
    url: Annotated[str | None, typer.Option("--url", help="The address people and Slack reach this server at.")] = None,
    socket_mode: Annotated[bool, typer.Option("--socket-mode", help="No address: the helpdesk calls Slack.")] = False,
) -> None:
    """Print the manifest of the Slack app, with this server's request URL filled in.

    The address is --url, else HELPDESK_PUBLIC_URL. Paste what is printed on api.slack.com/apps, Create New App, From a
    manifest. A reason for each scope stands in manifests/README.md.

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
