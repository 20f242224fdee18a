"""`helpdesk check --offline`: each fault is found, with what was expected and how to mend it; nothing is changed."""

import asyncio
import contextlib
import os
import socket
import sqlite3
from collections import namedtuple
from pathlib import Path
from typing import Any

import pytest
from command_line import Ran, helpdesk, lines
from helpdesks import settings

from bot import app

Usage = namedtuple("Usage", "total used free")


@pytest.fixture(autouse=True)
def free_port(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HELPDESK_PORT", "0")


def check(*options: object) -> Ran:
    return helpdesk("check", "--offline", "--json", *options)


def found(ran: Ran, level: str) -> list[dict[str, Any]]:
    return [one for one in ran.objects if one["level"] == level]


def test_the_sample_helpdesk_has_no_error(prepared: Path) -> None:
    ran = check("--data", prepared)
    assert ran.status == 0
    assert found(ran, "error") == []
    assert {one["subject"] for one in ran.objects} == {
        *("settings", "organisation file", "agents' channels", "claude", "data folder", "articles", "search index", "labelled requests"),
    }
    assert all(set(one) == {"subject", "level", "what", "expected", "mend"} for one in ran.objects)


def test_every_warning_and_error_says_what_was_expected_and_how_to_mend_it(organisation: Path, tmp_path: Path) -> None:
    (tmp_path / "broken").write_text("x")
    for ran in (check(), check("--data", tmp_path / "broken")):
        for one in [*found(ran, "warning"), *found(ran, "error")]:
            assert one["expected"]
            assert one["mend"]


def test_for_people_it_ends_with_a_count(organisation: Path) -> None:
    ran = helpdesk("check", "--offline")
    assert ran.status == 0
    assert "WARNING labelled requests" in ran.out
    assert ran.out.splitlines()[-1].startswith("0 errors, ")


def test_nothing_is_made_or_changed(here: Path) -> None:
    before = sorted(here.rglob("*"))
    assert check().status == 0
    assert sorted(here.rglob("*")) == before


def test_what_cannot_be_seen_offline_is_said(prepared: Path) -> None:
    (one,) = [one for one in check("--data", prepared).objects if one["subject"] == "agents' channels"]
    assert one["level"] == "note"
    assert "#it-triage" in one["what"]
    assert "offline" in one["what"]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("default_team: desk", "default_team: moon", 10),
        ("name: Small Company", "nam: Small Company", 1),
        ("l2_team: net", "l2_team: [net]", 11),
        ("team: net}", "team: gone}", 5),
        ("first_response_minutes: 15", "first_response_minutes: soon", 15),
        ("channels: {help: [it-help]", "channels: {help: [it-help", 2),
    ],
)
def test_mistakes_of_the_organisation_file_are_errors_with_their_line(organisation: Path, old: str, new: str, line: int) -> None:
    organisation.write_text(organisation.read_text().replace(old, new, 1))
    ran = check()
    assert ran.status == 1
    assert any(one["what"].startswith(f"helpdesk.yaml:{line}") for one in found(ran, "error")), ran.out
    assert {one["subject"] for one in ran.objects} >= {"settings", "data folder"}


def test_an_inactive_team_of_a_category_is_a_warning(organisation: Path) -> None:
    text = organisation.read_text().replace("team: net}", "team: old}")
    organisation.write_text(text.replace("  - {id: net,", "  - {id: old, name: Old, active: false, hours: *office}\n  - {id: net,"))
    ran = check()
    assert any("old is not active" in one["what"] for one in found(ran, "warning")), ran.out


@pytest.mark.parametrize(("name", "value"), [("HELPDESK_PORT", "many"), ("HELPDESK_API_TOKEN", "short"), ("HELPDESK_PUBLIC_URL", "here")])
def test_a_wrong_setting_is_an_error(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    ran = check()
    assert ran.status == 1
    assert name in found(ran, "error")[0]["what"]


def test_a_token_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HELPDESK_API_TOKEN", "correct-horse-battery-staple")
    assert "correct-horse" not in check().out


def test_listening_to_everybody_without_an_outside_address_is_a_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HELPDESK_HOST", "0.0.0.0")
    assert any("HELPDESK_PUBLIC_URL" in one["what"] for one in found(check(), "warning"))
    monkeypatch.setenv("HELPDESK_PUBLIC_URL", "http://helpdesk.example")
    assert any("in the open" in one["what"] for one in found(check(), "warning"))


def test_a_port_that_is_taken_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        monkeypatch.setenv("HELPDESK_PORT", str(taken.getsockname()[1]))
        ran = check()
    assert ran.status == 1
    assert "taken by another program" in found(ran, "error")[0]["what"]


def test_a_data_folder_that_is_a_file_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    ran = check("--data", tmp_path / "file")
    assert ran.status == 1
    assert "is not a folder" in found(ran, "error")[0]["what"]


def test_a_folder_that_cannot_be_written_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Asked of the system; a test may run as root, who may write anywhere."""
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    assert any("cannot be written" in one["what"] for one in found(check("--data", tmp_path), "error"))


@pytest.mark.parametrize(("free", "level"), [(50 * 2**20, "error"), (500 * 2**20, "warning")])
def test_a_disk_that_is_nearly_full_is_said(monkeypatch: pytest.MonkeyPatch, free: int, level: str) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda path: Usage(2**40, 0, free))
    assert any("MB free" in one["what"] for one in found(check(), level))


@pytest.fixture
def used(prepared: Path) -> Path:
    """A data folder that a helpdesk has been started on."""

    async def start() -> None:
        await (await app.start(settings(prepared), run=False)).close()

    asyncio.run(start())
    return prepared


def test_a_whole_database_is_said_to_be_whole(used: Path) -> None:
    assert any("chain unbroken" in one["what"] for one in found(check("--data", used), "ok"))


def test_a_changed_version_breaks_the_chain(used: Path) -> None:
    with contextlib.closing(sqlite3.connect(used / "helpdesk.sqlite")) as db, db:
        columns = [row[1] for row in db.execute("PRAGMA table_info(versions)")]
        values = {"seq": 1, "version": 1}
        marks = ", ".join("?" for _ in columns)
        db.execute(f"INSERT INTO versions ({', '.join(columns)}) VALUES ({marks})", [values.get(name, "x") for name in columns])
    db.close()
    ran = check("--data", used)
    assert ran.status == 1
    assert any("changed after it was written" in one["what"] for one in found(ran, "error"))


def test_a_damaged_database_is_an_error_and_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "helpdesk.sqlite").write_bytes(b"no database" * 1000)
    ran = check("--data", tmp_path)
    assert ran.status == 1
    assert any("is damaged" in one["what"] for one in found(ran, "error"))
    assert (tmp_path / "helpdesk.sqlite").read_bytes() == b"no database" * 1000


async def test_a_running_helpdesk_is_said_with_its_process(prepared: Path) -> None:
    running = await app.start(settings(prepared), run=False)
    try:
        ran = await asyncio.to_thread(check, "--data", prepared)
    finally:
        await running.close()
    assert ran.status == 0
    assert any(f"process {os.getpid()}" in one["what"] for one in ran.objects)


def test_articles_are_read_one_by_one(organisation: Path, here: Path) -> None:
    (here / "kb").mkdir()
    (here / "kb" / "a.md").write_text("---\nid: a\ntitle: A\n---\ntext\n")
    organisation.write_text(organisation.read_text() + "knowledge: {folder: kb}\n")
    warnings = [one["what"] for one in found(check(), "warning") if one["subject"] == "articles"]
    assert warnings == ["few articles: 1", "without an address (1): a"]
    (here / "kb" / "b.md").write_text("---\nid: a\ntitle: B\n---\ntext\n")
    ran = check()
    assert ran.status == 1
    assert "b.md" in next(one["what"] for one in found(ran, "error") if one["subject"] == "articles")


def test_an_index_that_is_behind_its_articles_is_a_warning(organisation: Path, here: Path) -> None:
    (here / "kb").mkdir()
    (here / "kb" / "a.md").write_text("---\nid: a\ntitle: A\n---\ntext\n")
    organisation.write_text(organisation.read_text() + "knowledge: {folder: kb}\n")
    assert helpdesk("kb", "sync").status == 0
    assert any(one["subject"] == "search index" for one in found(check(), "ok"))
    (here / "kb" / "a.md").write_text("---\nid: a\ntitle: Another\n---\nother text\n")
    (one,) = [one for one in check().objects if one["subject"] == "search index"]
    assert (one["level"], one["mend"]) == ("warning", "helpdesk kb sync")


def test_labelled_requests_are_counted_by_category(organisation: Path, here: Path) -> None:
    assert any("no experience yet" in one["what"] for one in found(check(), "warning"))
    rows = [{"text": f"tunnel {n}", "category": "network"} for n in range(40)]
    assert helpdesk("examples", "import", lines(here / "history.jsonl", rows)).status == 0
    said = [one["what"] for one in check().objects if one["subject"] == "labelled requests"]
    assert said[0] == "40 in all"
    assert "signin (0)" in said[1]
    assert "network (40)" not in said[1]
    organisation.write_text(organisation.read_text().replace("id: network", "id: nets"))
    assert any("organisation file does not have: network" in one["what"] for one in found(check(), "warning"))


def test_without_offline_it_says_which_platform_is_not_connected(prepared: Path) -> None:
    slack, teams = helpdesk("check", "--json", "--data", prepared).objects[-2:]
    assert (slack["subject"], teams["subject"]) == ("slack", "teams")
    assert "SLACK_BOT_TOKEN is not set" in slack["what"]
    assert "MicrosoftAppId is not set" in teams["what"]


@pytest.mark.parametrize(
    ("setting", "said"), [("tickets: {system: jira}", "jira is not connected"), ("models: {use: claude}", "ANTHROPIC_API_KEY is not set")]
)
def test_what_is_not_connected_yet_is_an_error(setting: str, said: str, organisation: Path) -> None:
    organisation.write_text(organisation.read_text() + setting + "\n")
    ran = check()
    assert ran.status == 1
    assert any(said in one["what"] for one in found(ran, "error"))


def test_articles_of_the_made_up_company_are_not_for_an_organisation_of_its_own(organisation: Path, here: Path) -> None:
    said = "the sample articles of a made-up company"
    assert any(said in one["what"] for one in found(check(), "warning"))
    (here / "kb").mkdir()
    organisation.write_text(organisation.read_text() + "knowledge: {folder: kb}\n")
    assert not any(said in one["what"] for one in found(check(), "warning"))


def test_a_copy_that_still_bears_the_samples_name_keeps_its_labelled_requests(here: Path) -> None:
    assert helpdesk("init").status == 0
    assert [one for one in found(check(), "warning") if one["subject"] == "labelled requests"] == []
    copy = here / "helpdesk.yaml"
    copy.write_text(copy.read_text().replace("name: Fernhill Instruments", "name: Acme Bakery"))
    assert [one for one in found(check(), "warning") if one["subject"] == "labelled requests"] != []
