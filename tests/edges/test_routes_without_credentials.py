"""Every route of the server, walked without credentials: 401 or 404 from all but health, and on loopback the playground's page."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
from running_server import TOKEN, Running, running

from bot.web.guard import is_loopback
from bot.web.server import OPEN_ROUTES, ROUTES

PAGE_ITSELF = {"/", "/playground/assets/{path:.+}"}
"""On loopback anybody may load the page; who one is stands in each call that it makes."""


@pytest.fixture
async def server(tmp_path: Path) -> AsyncIterator[Running]:
    async with running(tmp_path) as found:
        yield found


def concrete(path: str) -> str:
    return re.sub(r"\{[^}]*\}", "C1001", path.replace("{path:.+}", "main.js"))


async def walk(server: Running, headers: dict[str, str]) -> dict[str, int]:
    found = {}
    for method, path, _ in ROUTES:
        async with server.session.request(method, server.address + concrete(path), headers=headers, json={}) as response:
            found[path] = response.status
    return found


async def test_without_credentials_only_health_and_the_page_answer(server: Running) -> None:
    statuses = await walk(server, {})
    for path, status in statuses.items():
        if path in OPEN_ROUTES | PAGE_ITSELF:
            assert status == 200, path
        else:
            assert status in (401, 404), (path, status)


async def test_the_walk_covers_every_route_that_is_served(server: Running) -> None:
    served = {resource.canonical for resource in server.serving.runner.app.router.resources()}
    assert served == {re.sub(r":[^}]*", "", path) for _, path, _ in ROUTES}


@pytest.mark.parametrize(
    "headers",
    [{"Host": "evil.example"}, {"Host": "127.0.0.1.evil.example:80"}, {"X-Forwarded-For": "203.0.113.9"}, {"Forwarded": "for=203.0.113.9"}],
)
async def test_under_a_strange_name_or_behind_a_proxy_there_is_no_playground(server: Running, headers: dict[str, str]) -> None:
    statuses = await walk(server, {**headers, "X-Helpdesk-Viewer": "maya"})
    for path, status in statuses.items():
        assert status == 200 if path in OPEN_ROUTES else status in (401, 404), (path, status)


async def test_a_wrong_token_opens_nothing(server: Running) -> None:
    statuses = await walk(server, {"Authorization": "Bearer wrong"})
    assert statuses["/api/requests"] == 401
    assert statuses["/metrics"] == 401
    assert statuses["/queue"] == 401


async def test_without_a_token_in_the_settings_the_doors_for_programs_are_not_there(tmp_path: Path) -> None:
    async with running(tmp_path, api_token=None) as server:
        statuses = await walk(server, {"Authorization": "Bearer None"})
        assert {statuses[path] for path in ("/api/requests", "/api/cases/{id}", "/metrics")} == {404}


async def test_with_a_platform_connected_the_playground_is_not_served_unless_asked_for(tmp_path: Path) -> None:
    async with running(tmp_path, slack_bot_token="a-made-up-token") as server:
        statuses = await walk(server, {"X-Helpdesk-Viewer": "maya"})
        assert all(status in (401, 404) for path, status in statuses.items() if path not in OPEN_ROUTES), statuses


async def test_another_site_cannot_act_for_somebody(server: Running) -> None:
    body = {"conversation": "it-help", "text": "please"}
    url = f"{server.address}/playground/api/post"
    for headers in (
        {"X-Helpdesk-Viewer": "amara", "Origin": "https://evil.example"},
        {"X-Helpdesk-Viewer": "amara", "Sec-Fetch-Site": "cross-site"},
        {"Cookie": "helpdesk_viewer=amara"},
    ):
        async with server.session.post(url, json=body, headers=headers) as response:
            assert response.status == 403, headers
    async with server.session.post(
        url, data='{"conversation": "it-help", "text": "x"}', headers={"X-Helpdesk-Viewer": "amara"}
    ) as response:
        assert response.status == 403
    assert (await server.as_("amara").get("/playground/api/conversation?id=it-help"))[1]["posts"] == []


async def test_another_site_cannot_listen(server: Running) -> None:
    for headers in ({"Origin": "https://evil.example"}, {}):
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            await server.session.ws_connect(f"{server.address}/playground/live?as=maya", headers=headers)
        assert refused.value.status == 403


async def test_every_answer_carries_the_safety_headers(server: Running) -> None:
    for path in ("/healthz", "/", "/nowhere", "/api/requests", "/playground/assets/main.js"):
        async with server.session.get(server.address + path) as response:
            assert response.headers["X-Content-Type-Options"] == "nosniff"
            assert "default-src 'none'" in response.headers["Content-Security-Policy"]
            assert "unsafe" not in response.headers["Content-Security-Policy"]
            assert "aiohttp" not in response.headers.get("Server", "")


async def test_assets_never_leave_their_folder(server: Running) -> None:
    for path in ("../case.html", "%2e%2e/case.html", "..%2f..%2fserver.py", "main.js%00", "nowhere.js", "/etc/passwd"):
        async with server.session.get(f"{server.address}/playground/assets/{path}") as response:
            assert response.status == 404, path


async def test_metrics_are_read_with_the_token(server: Running) -> None:
    async with server.session.get(f"{server.address}/metrics", headers={"Authorization": f"Bearer {TOKEN}"}) as response:
        assert response.status == 200
        assert "helpdesk_events" in await response.text()


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:3978", "localhost:80", "[::1]:3978", "::1", "LOCALHOST"])
def test_names_of_this_machine(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize(
    "host", [None, "", "10.0.0.1", "localhost.evil.example", "127.0.0.1.nip.example", "0.0.0.0", "[::]", "evil:127.0.0.1"]
)
def test_names_of_others(host: str | None) -> None:
    assert not is_loopback(host)
