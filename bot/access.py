"""Who may do what: asked by every door. What the surface says about a person is completed by the organisation file's lists."""

from bot.cards.plain_text import one_line
from triage.case import Case
from triage.facts import Person, Role
from triage.lifecycle import roles_of
from triage.organisation import Organisation


def known(person: Person, org: Organisation) -> Person:
    """The person with the rights that the organisation file gives: `agents.people` and `agents.leads` by id or e-mail.

    Never by name: on some platforms people choose their own. Of guests and bots by id only: their address was given elsewhere and proves
    nothing (as in triage.people.same_person). Compared letter by letter; then the name loses what would hide or turn it, because it
    stands in sentences of ours.
    """
    email = None if person.is_guest or person.is_bot else person.email
    names = {person.id.lower(), (email or "").lower()} - {""}
    lead = person.is_lead or any(entry.lower() in names for entry in org.agents.leads)
    agent = lead or person.is_agent or any(entry.lower() in names for entry in org.agents.people)
    name = one_line(person.name)
    if (agent, lead, name) == (person.is_agent, person.is_lead, person.name):
        return person
    return person.model_copy(update={"is_agent": agent, "is_lead": lead, "name": name})


def roles_in(person: Person, case: Case | None, org: Organisation) -> tuple[Role, ...]:
    """What the person is to this case; without a case (nothing recorded yet) the one who asks is its requester."""
    person = known(person, org)
    if case is None:
        return (Role.REQUESTER,)
    return roles_of(person, case)


def is_staff(person: Person, org: Organisation) -> bool:
    """May see queues, receipts and other people's cases."""
    person = known(person, org)
    return person.is_agent or person.is_lead


def may_read(person: Person, case: Case, org: Organisation) -> bool:
    """The requester, who reported it, and staff."""
    return is_staff(person, org) or Role.REQUESTER in roles_in(person, case, org)
