"""Which commands there are, and which errors are the user's to mend: those are said in one message, everything else keeps its traceback."""

import errno
import socket

import typer

from bot.cli import cases, chat, checking, cost, evaluation, examples, feedback, kb, manifest, prompt, redact, run, setting_up, triage

OF_THE_MACHINE = tuple(
    getattr(errno, name)
    for name in "EACCES EPERM ENOENT ENOSPC EDQUOT EFBIG EROFS EIO EADDRNOTAVAIL ENOTDIR EISDIR EEXIST ENAMETOOLONG ELOOP".split()
)
"""What the machine refuses and the one who runs the helpdesk can mend: rights, places, space."""


def register(app: typer.Typer) -> None:
    """Add every command, once. The modules import what they need when they run."""
    if app.registered_commands:
        return
    app.command("run")(run.serve)
    app.command("chat")(chat.chat)
    app.command("triage")(triage.triage)
    app.command("cases")(cases.cases)
    app.command("trace")(cases.trace)
    app.add_typer(kb.kb, name="kb")
    app.add_typer(examples.examples, name="examples")
    app.command("eval")(evaluation.evaluate)
    app.add_typer(feedback.feedback, name="feedback")
    app.add_typer(cost.cost, name="cost")
    app.command("redact")(redact.redact)
    app.command("prompt")(prompt.prompt)
    app.command("init")(setting_up.init)
    app.command("check")(checking.check)
    app.add_typer(manifest.manifest, name="manifest")
    app.command("version")(setting_up.version)


def explained(error: Exception) -> str | None:
    """The message of an error that names what is wrong and what to do; None for a fault of ours."""
    from bot.knowledge.errors import ArticleError
    from bot.organisation_file import OrganisationError
    from bot.prompts import PromptError
    from bot.settings import SettingsError
    from bot.wrong_input import WrongInput
    from storage.store import StoreError

    if isinstance(error, StoreError | OrganisationError | PromptError | SettingsError | ArticleError | WrongInput):
        return str(error)
    if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
        return f"{error.strerror or error}; another program listens there already: stop it, or choose another port with HELPDESK_PORT"
    if isinstance(error, socket.gaierror):
        return f"the address to listen on cannot be found ({error.strerror}); expected HELPDESK_HOST such as 127.0.0.1"
    if isinstance(error, OSError) and error.errno in OF_THE_MACHINE:
        return f"{error.filename or ''} {error.strerror}".strip()
    return None
