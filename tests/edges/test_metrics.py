"""/metrics: what is counted, and that no label carries a name, an id or a word of anybody."""

import re
from pathlib import Path

from running_server import TOKEN, Running, running

STOPPED = "The label printer in hall 2 is down and production has stopped, nobody can ship"


async def read(server: Running) -> str:
    async with server.session.get(f"{server.address}/metrics", headers={"Authorization": f"Bearer {TOKEN}"}) as response:
        return await response.text()


async def test_events_decisions_tickets_and_times_are_counted(tmp_path: Path) -> None:
    async with running(tmp_path) as server:
        await server.as_("amara").do("post", conversation="it-help", text=STOPPED)
        await server.as_("ines").do("post", conversation="it-help", text="thanks a lot!")
        await server.settled()
        page = await read(server)
    for line in (
        'helpdesk_events_total{kind="message",result="recorded"} 1.0',
        'helpdesk_decisions_total{decided_by="rule",outcome="person"} 1.0',
        'helpdesk_left_alone_total{why="thanks"} 1.0',
        'helpdesk_ticket_orders_total{operation="create"} 1.0',
        'helpdesk_store{what="open"} 1.0',
        'helpdesk_store{what="ignored"} 1.0',
        "helpdesk_card_visible_seconds_count 1.0",
    ):
        assert line in page


async def test_labels_carry_no_name_no_id_and_no_words(tmp_path: Path) -> None:
    async with running(tmp_path) as server:
        _, told = await server.as_("amara").do("post", conversation="it-help", text=STOPPED)
        await server.settled()
        _, card = await server.as_("maya").get(f"/playground/api/card?case={told['case']}&card=agents")
        for number, (who, action) in enumerate((("maya", "claim"), ("oliver", "claim"), ("amara", "resolve"))):
            await server.as_(who).do("click", id=f"click-{number:04}", post=card["post"], value=f"{told['case']}|1|{action}")
        await server.settled()
        page = await read(server)
    values = set(re.findall(r'="([^"]*)"', page))
    assert values
    assert [value for value in values if not re.fullmatch(r"[a-z_]{1,40}|\+Inf|[0-9.]+", value)] == []
    assert not [name for name in ("amara", "maya", "oliver", "playground", "printer", told["case"]) if name.lower() in page.lower()]
