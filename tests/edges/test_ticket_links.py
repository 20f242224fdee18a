"""A ticket of the built-in store leads to its case's page where the reader of the card can open that, and nowhere else."""

import re
from pathlib import Path

import aiohttp
from running_server import Running, running

from bot.cards.html import render
from bot.inbound import Command
from bot.web.playground.views import post_view

STOPPED = "The label printer in hall 2 is down and production has stopped, nobody can ship"


async def opened(server: Running) -> str:
    _, told = await server.as_("amara").do("post", conversation="it-help", text=STOPPED)
    await server.settled()
    return str(told["case"])


async def requesters_card(server: Running, case_id: str) -> str:
    """The card in the thread, as everybody in the channel sees it."""
    world, playground = server.serving.app.world, server.serving.playground
    assert playground is not None
    case = await world.store.case(case_id)
    assert case is not None
    marked = playground.surface.chat.store.marked(case.request.place.conversation, f"case:{case_id}:requester")
    (post,) = playground.surface.chat.store.some(tuple(marked))
    return str(post_view(post)["card"])


async def links_in_status(server: Running, case_id: str) -> list[str]:
    """Addresses on the private answer to `/triage status`."""
    world = server.serving.app.world
    case = await world.store.case(case_id)
    assert case is not None
    asked = Command(
        id="c1", name="triage", text=f"status {case_id}", by=case.request.requester, place=case.request.place, at=world.clock.now()
    )
    answer = await server.serving.app.door.command(asked)
    assert answer.card is not None
    return [address for address in re.findall(r'href="([^"]+)"', render(answer.card)) if "/cases/" in address]


async def test_it_is_a_link_in_the_playground(tmp_path: Path) -> None:
    async with running(tmp_path) as server:
        case_id = await opened(server)
        assert f'href="{server.address}/cases/{case_id}"' in await requesters_card(server, case_id)
        status, _ = await server.as_("amara").page(f"/cases/{case_id}")
        assert status == 200


async def test_a_card_that_many_see_carries_no_link_once_pages_are_reached_from_outside(tmp_path: Path) -> None:
    async with running(tmp_path, public_url="https://desk.fernhill.example") as server:
        case_id = await opened(server)
        assert f"/cases/{case_id}" not in await requesters_card(server, case_id)


async def test_the_private_answer_has_the_readers_own_link(tmp_path: Path) -> None:
    async with running(tmp_path, public_url="https://desk.fernhill.example") as server:
        (link,) = await links_in_status(server, await opened(server))
        path = link.removeprefix("https://desk.fernhill.example")
        assert path != link
        async with (
            aiohttp.ClientSession() as session,
            session.get(server.address + path, headers={"Host": "desk.fernhill.example"}) as answer,
        ):
            assert (answer.status, "What the model was asked" in await answer.text()) == (200, False)
