"""People from outside: guests, strangers and bots have the rights of nobody whose e-mail address they show."""

from typing import Any

import pytest
from helpdesks import sample

from bot.access import is_staff, known
from triage.facts import Person, same_person
from triage.organisation import Organisation

MAYA = "maya.lindqvist@fernhill.example"


def listing(*people: str) -> Organisation:
    org = sample()
    return org.model_copy(update={"agents": org.agents.model_copy(update={"people": people, "leads": people})})


def somebody(**more: Any) -> Person:
    return Person(id="chat:kit", name="Kit Ferro", email=MAYA, **more)


@pytest.mark.parametrize("outside", ["is_guest", "is_bot"])
def test_an_address_makes_nobody_from_outside_an_agent(outside: str) -> None:
    found = known(somebody(**{outside: True}), listing(MAYA))
    assert (found.is_agent, found.is_lead) == (False, False)
    assert not is_staff(found, listing(MAYA))
    assert not same_person(found, Person(id="other:maya", email=MAYA))


def test_our_own_people_are_agents_by_their_address() -> None:
    found = known(somebody(), listing(MAYA.upper()))
    assert (found.is_agent, found.is_lead) == (True, True)


def test_a_guest_whom_the_organisation_file_names_by_id_is_an_agent() -> None:
    assert known(somebody(is_guest=True), listing("chat:kit")).is_agent
