"""The `helpdesk` command. Modules here import nothing heavy at the top: `helpdesk --help` answers at once."""

import sys

import typer

app = typer.Typer(
    name="helpdesk",
    help="IT-helpdesk triage for Slack and Microsoft Teams, playable in the browser. Without a command: `helpdesk run`.",
    no_args_is_help=False,
    invoke_without_command=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # plain help needs no rich, which alone takes a fifth of the time that help may take
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def _default(context: typer.Context) -> None:
    """Without a command the server starts."""
    if context.invoked_subcommand is None:
        from bot.cli.run import serve

        serve()


def main() -> None:
    """Run the command line; mistakes of configuration, files and ports end in one clear message and exit status 2."""
    from bot.cli import commands

    commands.register(app)
    try:
        app(prog_name="helpdesk")
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    except Exception as error:
        words = commands.explained(error)
        if words is None:
            raise
        print(f"helpdesk: {words}", file=sys.stderr)
        raise SystemExit(2) from error
