"""The receipt of a case and the queue: what stands on them, and who may read them."""

from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import quote

import pytest
from running_server import TOKEN, Running, running

from bot.web.links import Links

STOPPED = "The label printer in hall 2 is down and production has stopped, nobody can ship"


@pytest.fixture
async def server(tmp_path: Path) -> AsyncIterator[Running]:
    async with running(tmp_path) as found:
        yield found


async def opened(server: Running, name: str = "amara", text: str = STOPPED) -> str:
    _, told = await server.as_(name).do("post", conversation="it-help", text=text)
    await server.settled()
    return str(told["case"])


async def fetch(server: Running, path: str, **headers: str) -> tuple[int, str]:
    async with server.session.get(server.address + path, headers=headers) as response:
        return response.status, await response.text()


def links(server: Running) -> Links:
    return Links.open(server.serving.app.settings.data)


async def test_the_receipt_tells_the_whole_way_of_a_case(server: Running) -> None:
    case_id = await opened(server)
    status, page = await server.as_("maya").page(f"/cases/{case_id}")
    assert status == 200
    for step in ("intake", "enrich", "classify", "route", "record", "ticket", "reply"):
        assert f'<td class="nowrap">{step}</td>' in page
    assert "Critical role with production impact" in page
    assert "offline model" in page
    assert "no language model was asked" in page
    assert "Nearest labelled requests" in page
    assert "Articles the search offered" in page
    assert "What the model was asked and answered" in page


async def test_what_the_model_read_and_answered_is_redacted(server: Running) -> None:
    text = "My VPN drops every hour, please call me on +44 113 496 0101, Tom Hargreaves, laptop LDS-LT-0412.fernhill.example"
    case_id = await opened(server, "tom", text)
    _, page = await server.as_("maya").page(f"/cases/{case_id}")
    asked = page.split("What the model was asked and answered")[1].split("</details>")[0]
    assert "My VPN drops every hour" in asked
    assert "&#34;category&#34;: &#34;network&#34;" in asked
    assert not [told for told in ("496 0101", "Hargreaves", "LDS-LT-0412") if told in asked]
    assert "0.0 ms" not in asked


async def test_every_version_says_what_was_done_and_by_whom(server: Running) -> None:
    case_id = await opened(server)
    _, told = await server.as_("maya").get(f"/playground/api/card?case={case_id}&card=agents")
    await server.as_("maya").do("click", id="v" * 12, post=told["post"], value=f"{case_id}|1|claim")
    await server.settled()
    _, page = await server.as_("maya").page(f"/cases/{case_id}")
    versions = page.split('id="versions"')[1]
    assert versions.index("claim") < versions.index("triaged")
    assert "Maya Lindqvist" in versions


async def test_requesters_read_their_own_cases_and_nobody_elses(server: Running) -> None:
    case_id = await opened(server)
    assert (await server.as_("amara").page(f"/cases/{case_id}"))[0] == 200
    assert (await server.as_("tom").page(f"/cases/{case_id}"))[0] == 401
    assert (await server.as_("tom").page("/cases/C999999"))[0] == 401
    assert (await server.as_("maya").page("/cases/C999999"))[0] == 404
    assert (await fetch(server, f"/cases/{case_id}"))[0] == 401


async def test_internal_notes_and_the_models_answer_are_for_agents(server: Running) -> None:
    case_id = await opened(server)
    _, told = await server.as_("maya").get(f"/playground/api/card?case={case_id}&card=agents")
    await server.as_("maya").do("post", conversation="it-triage", thread=told["post"], text="spare one in store room 2")
    await server.settled()
    for name, seen in (("maya", True), ("amara", False)):
        _, page = await server.as_(name).page(f"/cases/{case_id}")
        assert ("spare one in store room 2" in page) is seen
        assert ("What the model was asked" in page) is seen
        assert ("Nearest labelled requests" in page) is seen, "other people's words"


async def test_a_link_opens_what_it_was_given_for_and_nothing_else(server: Running) -> None:
    mine, other = await opened(server), await opened(server, "rosa", "Excel crashes whenever I open the price list")
    now = server.serving.app.world.clock.now()
    own = links(server).sign("slack:U1", "requester", mine, now)
    agents = links(server).sign("slack:U2", "agent", None, now)
    strange = {"Host": "helpdesk.example.com"}
    assert (await fetch(server, f"/cases/{mine}?key={own}", **strange))[0] == 200
    assert (await fetch(server, f"/cases/{other}?key={own}", **strange))[0] == 401
    assert (await fetch(server, f"/queue?key={own}", **strange))[0] == 401
    status, page = await fetch(server, f"/queue?key={agents}", **strange)
    assert status == 200
    assert f'href="/cases/{other}?key={quote(agents)}"' in page
    assert (await fetch(server, f"/cases/{other}?key={agents}", **strange))[0] == 200
    assert (await fetch(server, f"/cases/{other}?key={agents}x", **strange))[0] == 401


async def test_a_program_with_the_token_reads_every_case(server: Running) -> None:
    case_id = await opened(server)
    assert (await fetch(server, f"/cases/{case_id}", Authorization=f"Bearer {TOKEN}"))[0] == 200


async def test_words_on_the_page_are_escaped_and_its_policy_allows_no_script(server: Running) -> None:
    case_id = await opened(server, text="<script>alert(1)</script> </style><img src=x> my laptop does not start any more")
    async with server.session.get(f"{server.address}/cases/{case_id}?as=maya") as response:
        page, policy = await response.text(), response.headers["Content-Security-Policy"]
    assert "<script" not in page
    assert "<img" not in page
    assert "script-src" not in policy
    assert "'unsafe-inline'" not in policy


async def test_a_password_is_masked_on_the_page(server: Running) -> None:
    case_id = await opened(server, text="My password is Tulip-Garden-77! and I still cannot log in to Ledgerline")
    for name in ("amara", "maya"):
        status, page = await server.as_(name).page(f"/cases/{case_id}")
        assert status == 200
        assert "Tulip-Garden-77" not in page


async def test_what_was_left_alone_has_a_page_without_its_words(server: Running) -> None:
    case_id = await opened(server, text="Thanks everybody, have a nice weekend!")
    status, page = await server.as_("maya").page(f"/cases/{case_id}")
    assert status == 200
    assert "nice weekend" not in page
    assert "thanks" in page


async def test_the_queue_is_for_agents_and_can_be_narrowed_down(server: Running) -> None:
    urgent, normal = await opened(server), await opened(server, "rosa", "Excel crashes whenever I open the price list")
    assert (await server.as_("amara").page("/queue"))[0] == 401
    _, page = await server.as_("maya").page("/queue")
    assert page.index(urgent) < page.index(normal)
    _, page = await server.as_("maya").page("/queue?priority=critical")
    assert urgent in page
    assert normal not in page
    _, page = await server.as_("maya").page("/queue?team=workplace")
    assert normal in page
    assert urgent not in page
    _, page = await server.as_("maya").page("/queue?mine=1")
    assert "Nothing is open here" in page


@pytest.mark.parametrize("query", ["team=%00", "priority=nonsense", "team=' OR 1=1", "mine=", "team=" + "x" * 5000])
async def test_strange_filters_show_nothing_and_harm_nothing(server: Running, query: str) -> None:
    assert (await server.as_("maya").page(f"/queue?{query}"))[0] == 200
