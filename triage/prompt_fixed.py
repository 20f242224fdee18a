"""The fixed part of a prompt: kinds, categories, teams, priorities and signals as the organisation file has them, said in few words.

Administrators wrote these texts, yet what `privacy` names is taken out of them too. Nothing of a single request may come in here.
"""

from collections.abc import Sequence
from typing import Final

from triage.answer_schema import NONE, NOT_A_REQUEST, kinds
from triage.case import SIGNALS
from triage.facts import PRIORITIES, PastRequest
from triage.organisation import Category, Organisation, Team
from triage.prompt_texts import Redactor, one_line

MOST_EXAMPLES: Final = 3
"""Examples of a category that are told; further ones say little more."""
LONGEST_EXAMPLE: Final = 300
KIND_MEANINGS: Final[dict[str, str]] = {
    "it_support": "one person or team needs IT's help, access or equipment",
    "incident": "a shared service is down for many",
    "feature_request": "a wish for a new or changed function of a system",
    "billing": "invoices, payments, subscriptions",
    "hr": "pay, leave, contracts, conduct, the workplace",
    "security_report": "phishing, malware, a leak, a lost or stolen device",
    NOT_A_REQUEST: "chat, thanks, an announcement",
}
SIGNAL_MEANINGS: Final[dict[str, str]] = {
    "production_impact": "production, sales or deliveries stand still",
    "no_critical_system": "the requester reaches no critical system at all",
    "many_affected": "more than 10 people, or a whole site or team",
    "blocked": "cannot work at all, no way round",
    "deadline_near": "needed within hours",
    "unusual": "courts, police, press, authorities",
    "risky": "asks to delete much, switch protection off, or get wide admin rights",
    "device_lost": "a device is lost or stolen",
    "leak": "a secret or data got out, or phishing was answered",
}


def fixed_gaps(organisation: Organisation, labelled: Sequence[PastRequest] = ()) -> dict[str, str]:
    """What fills the gaps of a fixed part."""
    redactor = Redactor(organisation.redaction())
    return {
        "organisation": redactor.plain(organisation.name),
        "kinds": "\n".join(f"{kind}: {KIND_MEANINGS[kind]}" for kind in kinds(organisation)),
        "categories": "\n".join(_category(category, redactor) for category in organisation.categories if category.id != NONE),
        "teams": "\n".join(_team(team, redactor) for team in organisation.active_teams()),
        "priorities": "\n".join(_priorities(organisation, redactor)),
        "signals": "\n".join(f"{signal}: {SIGNAL_MEANINGS[signal]}" for signal in SIGNALS),
        "examples": "\n".join(_example(past, redactor) for past in labelled),
    }


def _category(category: Category, redactor: Redactor) -> str:
    examples = "; ".join(redactor.plain(one) for one in category.examples[:MOST_EXAMPLES])
    return f"{category.id}: {redactor.plain(category.covers)}" + (f'. E.g. "{examples}"' if examples else "")


def _team(team: Team, redactor: Redactor) -> str:
    return f"{team.id}: {redactor.plain(team.name)}"


def _priorities(organisation: Organisation, redactor: Redactor) -> list[str]:
    found = []
    for name in PRIORITIES:
        priority = organisation.priorities[name]
        examples = "; ".join(redactor.plain(one) for one in priority.examples[:MOST_EXAMPLES])
        found.append(f"{name}: {redactor.plain(priority.definition)}" + (f'. E.g. "{examples}"' if examples else ""))
    return found


def _example(past: PastRequest, redactor: Redactor) -> str:
    label = past.label + (f", {past.priority}" if past.priority else "")
    return f'{label}: "{one_line(redactor.plain(past.text), LONGEST_EXAMPLE)}"'
