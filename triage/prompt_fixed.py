"""The fixed part of a prompt: kinds, categories, teams, priorities and signals as the organisation file has them, said in few words.

Administrators wrote these texts, yet what `privacy` names is taken out of them too. Nothing of a single request may come in here.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from triage.answer_schema import NONE, NOT_A_REQUEST, kinds, labels
from triage.case import SIGNALS
from triage.facts import PRIORITIES, PastRequest
from triage.organisation import Category, Organisation, Team
from triage.prompt_texts import Redactor, one_line
from triage.redact import NOBODY, Roster
from triage.sanitise import cut

MOST_EXAMPLES: Final = 2
"""Examples of a category that are told; further ones say little more."""
LONGEST_EXAMPLE: Final = 300
SHORT_COVERS: Final = 60
"""Characters of a topic's `covers` that a first look is told."""
LANGUAGES: Final[dict[str, str]] = {"en": "English", "de": "German"}
KIND_MEANINGS: Final[dict[str, str]] = {
    "it_support": "help, access or equipment from IT",
    "incident": "a shared service is down for many",
    "feature_request": "a wish for a changed system",
    "billing": "invoices, payments",
    "hr": "pay, leave, contracts, conduct",
    "security_report": "phishing, malware, a leak, a lost device",
    NOT_A_REQUEST: "chat, thanks, news",
}
SIGNAL_MEANINGS: Final[dict[str, str]] = {
    "production_impact": "production or sales stand still",
    "no_critical_system": "the requester reaches no critical system",
    "many_affected": "over 10 people, a whole site or team",
    "blocked": "cannot work, no way round",
    "deadline_near": "needed within hours",
    "unusual": "courts, police, press",
    "risky": "much deleted, protection off, wide admin rights",
    "device_lost": "lost or stolen",
    "leak": "data or a secret got out, phishing was answered",
}


def fixed_gaps(organisation: Organisation, labelled: Sequence[PastRequest] = (), roster: Roster = NOBODY) -> dict[str, str]:
    """What fills the gaps of a fixed part. `roster`: people who are not named in the labelled requests, which people wrote."""
    redactor = Redactor(organisation.redaction())
    people_off = Redactor(organisation.redaction(), roster)
    return {
        "organisation": redactor.plain(organisation.name),
        "language": LANGUAGES[organisation.language],
        "kinds": "\n".join(f"{kind}: {KIND_MEANINGS[kind]}" for kind in kinds(organisation)),
        "labels": "\n".join(_labels(organisation, redactor)),
        "categories": "\n".join(_category(category, redactor) for category in organisation.categories if category.id != NONE),
        "teams": ", ".join(_team(team, redactor) for team in organisation.active_teams()),
        "priorities": "\n".join(_priorities(organisation, redactor)),
        "signals": "\n".join(f"{signal}: {SIGNAL_MEANINGS[signal]}" for signal in SIGNALS),
        "examples": "\n".join(_example(past, people_off) for past in labelled),
    }


def _labels(organisation: Organisation, redactor: Redactor) -> Iterator[str]:
    for label, (kind, category_id) in labels(organisation).items():
        category = organisation.category(category_id)
        if category is not None:
            yield f"{label}: {_beginning(redactor.plain(category.covers))}"
        elif label != NONE:
            yield f"{label}: {KIND_MEANINGS[kind]}"


def _beginning(covers: str) -> str:
    """The first things that a topic covers: enough to tell it from the others at a glance."""
    if len(covers) <= SHORT_COVERS:
        return covers
    end = covers.rfind(",", 0, SHORT_COVERS + 1)
    return covers[:end] if end > 0 else cut(covers, SHORT_COVERS)


def _category(category: Category, redactor: Redactor) -> str:
    examples = "; ".join(redactor.plain(one) for one in category.examples[:MOST_EXAMPLES])
    return f"{category.id}: {redactor.plain(category.covers)}" + (f'. E.g. "{examples}"' if examples else "")


def _team(team: Team, redactor: Redactor) -> str:
    """The id, and the name where that says more."""
    return team.id if team.name.casefold() == team.id.casefold() else f"{team.id} ({redactor.plain(team.name)})"


def _priorities(organisation: Organisation, redactor: Redactor) -> list[str]:
    found = []
    for name in PRIORITIES:
        priority = organisation.priorities[name]
        examples = "; ".join(redactor.plain(one) for one in priority.examples[:MOST_EXAMPLES])
        found.append(f"{name}: {redactor.plain(priority.definition)}" + (f'. E.g. "{examples}"' if examples else ""))
    return found


def _example(past: PastRequest, redactor: Redactor) -> str:
    label = past.label.removeprefix("kind:") + (f", {past.priority}" if past.priority else "")
    return f'{label}: "{one_line(redactor.plain(past.text), LONGEST_EXAMPLE)}"'
