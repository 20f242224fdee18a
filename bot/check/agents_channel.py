"""check: the agents' channels. Whether they are private only the platform knows."""

from collections.abc import Iterator

from bot.check.finding import Finding, note
from triage.organisation import Organisation

SUBJECT = "agents' channels"


def check(organisation: Organisation) -> Iterator[Finding]:
    """Says plainly what cannot be seen offline: a public agents' channel shows everybody's requests to everybody."""
    names = ", ".join(f"#{name}" for name in organisation.agent_channels())
    yield note(
        SUBJECT,
        f"private or not cannot be seen offline: {names}",
        "look in Slack or Teams: full texts of requests are shown there, and membership makes somebody an agent",
    )
