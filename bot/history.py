"""A company's ticket history becomes labelled requests: names matched, words cleaned and redacted, each with a lasting id."""

import hashlib
from collections.abc import Callable, Sequence

from bot.app import LEARNER_FILE, read_organisation, sample_requests
from bot.knowledge.errors import problem
from bot.labelled_file import Names, Row, refuse_unknown
from bot.learning import Learning
from bot.settings import Settings
from bot.wrong_input import WrongInput, listed
from storage.store import Labelled, Store
from triage.facts import PRIORITIES, Fact, Priority
from triage.redact import Policy, redact
from triage.sanitise import clean

AT_ONCE = 1000
"""Labelled requests of one write, so that a running commit never takes long."""


class Imported(Fact):
    """What an import did, in rows. `doubled`: the same request again in the file; `left_out`: as --map says."""

    rows: int
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    doubled: int = 0
    left_out: int = 0


def to_labelled(
    rows: Sequence[Row], names: Names, file: str, advance: Callable[[int], None] = lambda done: None
) -> tuple[list[Labelled], Imported]:
    """The rows as labelled requests; of two with one id the later counts. WrongInput for names that the organisation does not know."""
    refuse_unknown(rows, names, file, "say what they are called here with --map OLD=NEW, or leave them out with --map OLD=")
    problems: list[str] = []
    found: dict[str, Labelled] = {}
    left_out = 0
    for done, row in enumerate(rows, 1):
        advance(done)
        label = names.label(row.label)
        if not label:
            left_out += 1
            continue
        one = _labelled(row, label, names, file, problems)
        found[one.id] = one
    if problems:
        raise WrongInput(*problems)
    return list(found.values()), Imported(rows=len(rows), left_out=left_out, doubled=len(rows) - left_out - len(found))


def _labelled(row: Row, label: str, names: Names, file: str, problems: list[str]) -> Labelled:
    text = redact(clean(row.text).text, policy=Policy(internal_domains=names.organisation.privacy.internal_domains)).text
    priority: Priority | None = None
    team: str | None = None
    place = f"{file} line {row.line}"
    try:
        priority = names.priority(row.priority)
    except KeyError:
        problems.append(problem(place, f"there is no priority {row.priority!r}", f"one of {', '.join(PRIORITIES)}", "--map Medium=normal"))
    try:
        team = names.team(row.team)
    except KeyError:
        teams = listed([known.id for known in names.organisation.teams])
        problems.append(problem(place, f"there is no team {row.team!r}", f"one of {teams}", "--map 'Team A=network'"))
    return Labelled(id=_id(row, text, label), text=text, label=label, priority=priority, team=team, source="imported")


def _id(row: Row, text: str, label: str) -> str:
    """That of the file if it gives one, else of text and label: the same row again is the same request."""
    if row.id is not None:
        return f"imported/{clean(row.id).text}"
    return "imported/" + hashlib.sha256(f"{label} {text}".encode("utf-8", "replace")).hexdigest()[:16]


async def put(store: Store, found: Sequence[Labelled], read: Imported) -> Imported:
    """Keep them; counts what is new and what differs from what was kept."""
    before = {one.id: one for one in await store.examples()}
    for start in range(0, len(found), AT_ONCE):
        await store.add_examples(found[start : start + AT_ONCE])
    new = sum(one.id not in before for one in found)
    unchanged = sum(before.get(one.id) == one for one in found)
    return read.model_copy(update={"new": new, "unchanged": unchanged, "changed": len(found) - new - unchanged})


async def learn(store: Store, settings: Settings) -> None:
    """Learn everything anew and leave it in the data folder, so that the next start need not."""
    organisation = read_organisation(settings)
    await Learning(organisation, sample_requests(organisation), settings.data / LEARNER_FILE).start(store)
