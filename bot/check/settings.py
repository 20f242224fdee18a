"""check: the settings of this process, and whether its address is free."""

import errno
import socket
from collections.abc import Iterator

from bot.check.finding import Finding, error, note, ok, warning
from bot.settings import Settings

SUBJECT = "settings"


def check(settings: Settings) -> Iterator[Finding]:
    """What the environment says, and what of it does not fit together. Secrets are never shown."""
    yield ok(SUBJECT, f"listens on {settings.host} port {settings.port}, data in {settings.data}")
    if settings.api_token is None:
        yield note(SUBJECT, "no HELPDESK_API_TOKEN is set: the API for programs is closed", "set one of 16 characters or more to open it")
    if not settings.on_loopback and settings.public_url is None:
        yield warning(
            SUBJECT,
            f"listens on {settings.host}, and HELPDESK_PUBLIC_URL is not set",
            "the address at which people reach this server",
            "set HELPDESK_PUBLIC_URL, for example https://helpdesk.example.com; without it cards carry no links to their case",
        )
    if settings.public_url is not None and settings.public_url.startswith("http://") and not settings.on_loopback:
        yield warning(
            SUBJECT,
            f"HELPDESK_PUBLIC_URL is {settings.public_url}: links and tokens travel in the open",
            "an https address",
            "put a proxy with a certificate in front, and set HELPDESK_PUBLIC_URL to its https address",
        )


def check_port(settings: Settings, holder: str | None) -> Iterator[Finding]:
    """Could the server listen? Tried by listening for a moment, unless a helpdesk runs already. `holder`: its process."""
    if holder is not None or settings.port == 0:
        return
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        with socket.socket(family) as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind((settings.host, settings.port))
            tried.listen(1)
    except OSError as problem:
        taken = problem.errno == errno.EADDRINUSE
        what = f"{settings.host} port {settings.port} " + (
            "is taken by another program" if taken else f"cannot be used: {problem.strerror}"
        )
        mend = "stop that program, or choose another port with HELPDESK_PORT" if taken else "choose HELPDESK_HOST and HELPDESK_PORT anew"
        yield error(SUBJECT, what, "an address of this machine that is free", mend)
