"""Who people are: many agents are looked up side by side, and a stranger's own workspace cannot make them an agent of ours."""

import asyncio
from pathlib import Path

from fake_slack import sample_workspace
from fake_slack_people import User
from helpdesks import sample
from slack_desk import desk

from bot.access import is_staff


async def test_many_agents_are_looked_up_side_by_side(tmp_path: Path) -> None:
    people = sample_workspace()
    for number in range(40):
        one = User(f"U0AGENT{number:02}", f"agent{number}", f"Agent {number}")
        people.users[one.id] = one
        people.channels["C0ITTRIAGE"].members.append(one.id)
    async with desk(tmp_path, people=people) as found:
        await found.settle()
        found.joined.parts.people._profiles.forget()
        found.slack.faults.slow("users.info", 0.1)
        began = asyncio.get_running_loop().time()
        assert len(await found.joined.surface.people()) == 43
        assert asyncio.get_running_loop().time() - began < 2.0, "one after the other it takes more than four seconds"


async def test_a_stranger_is_no_agent_by_an_address_that_their_own_workspace_gives_them(tmp_path: Path) -> None:
    people, org = sample_workspace(), sample()
    people.users["U0STRANGER"].email = "lead@fernhill.example"
    lists = org.agents.model_copy(update={"people": ("lead@fernhill.example",), "leads": ("lead@fernhill.example",)})
    org = org.model_copy(update={"agents": lists})
    async with desk(tmp_path, people=people, organisation=org) as found:
        person = await found.joined.parts.people.user("U0STRANGER")
        assert person.email is None
        assert not is_staff(person, org)
        answer = await found.slack.command("stranger", "#suppliers", "/triage queue")
        assert "only for" in str(answer.delivery.answer).lower() or "agents" in str(answer.delivery.answer).lower()


async def test_a_guest_is_no_agent_by_the_address_of_one(tmp_path: Path) -> None:
    people, org = sample_workspace(), sample()
    guest = next(user for user in people.users.values() if user.guest)
    guest.email = "lead@fernhill.example"
    lists = org.agents.model_copy(update={"people": ("lead@fernhill.example",), "leads": ("lead@fernhill.example",)})
    org = org.model_copy(update={"agents": lists})
    async with desk(tmp_path, people=people, organisation=org) as found:
        person = await found.joined.parts.people.user(guest.id)
        assert person.is_guest
        assert not is_staff(person, org)
