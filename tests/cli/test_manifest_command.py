"""`helpdesk manifest teams`: a package that Teams takes, with this installation's ids in it; what is missing or wrong is said."""

import hashlib
import json
import zipfile
from pathlib import Path

import pytest
from command_line import helpdesk
from teams_manifest_rules import faults

APP_ID, ADDRESS = "8f14e45f-ceea-467a-9575-5bd8ae0e4a10", "https://help.fernhill.example"
GIVEN = ("--app-id", APP_ID, "--public-url", ADDRESS)


def opened(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def test_the_package_is_whole_and_everything_is_filled_in(here: Path) -> None:
    ran = helpdesk("manifest", "teams", *GIVEN)
    assert ran.status == 0, ran.err
    assert f"{ADDRESS}/api/messages" in ran.out
    files = opened(here / "helpdesk-teams.zip")
    assert faults(files) == []
    text = files["manifest.json"].decode()
    assert text.count(APP_ID) == 4
    assert "00000000" not in text
    assert "example.com" not in text


def test_ids_come_from_the_settings(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MicrosoftAppId", APP_ID)
    monkeypatch.setenv("HELPDESK_PUBLIC_URL", ADDRESS)
    assert helpdesk("manifest", "teams", "--out", "set.zip").status == 0
    helpdesk("manifest", "teams", *GIVEN, "--out", "given.zip")
    assert (here / "set.zip").read_bytes() == (here / "given.zip").read_bytes()


def test_the_same_settings_give_the_same_bytes_at_any_time(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = set()
    for zone in ("UTC", "Asia/Tokyo"):
        monkeypatch.setenv("TZ", zone)
        helpdesk("manifest", "teams", *GIVEN, "--app-version", "1.2.3")
        found.add(hashlib.sha256((here / "helpdesk-teams.zip").read_bytes()).hexdigest())
    assert len(found) == 1


def test_ids_are_written_as_microsoft_writes_them(here: Path) -> None:
    assert helpdesk("manifest", "teams", "--app-id", APP_ID.upper(), "--public-url", ADDRESS).status == 0
    files = opened(here / "helpdesk-teams.zip")
    assert faults(files) == []
    assert APP_ID in files["manifest.json"].decode()


def test_an_organisation_names_itself_and_its_pages(here: Path) -> None:
    more = (
        "--developer",
        "Fernhill IT",
        "--privacy-url",
        "https://fernhill.example/privacy",
        "--terms-url",
        "https://fernhill.example/terms",
    )
    assert helpdesk("manifest", "teams", *GIVEN, *more, "--app-version", "2.0.1").status == 0
    files = opened(here / "helpdesk-teams.zip")
    assert faults(files) == []
    told = json.loads(files["manifest.json"])
    assert told["version"] == "2.0.1"
    assert told["developer"] == {
        "name": "Fernhill IT",
        "websiteUrl": ADDRESS,
        "privacyUrl": "https://fernhill.example/privacy",
        "termsOfUseUrl": "https://fernhill.example/terms",
    }


def test_what_is_missing_is_named_with_where_it_comes_from(here: Path) -> None:
    ran = helpdesk("manifest", "teams")
    assert ran.status == 2
    for word in ("MicrosoftAppId", "--app-id", "HELPDESK_PUBLIC_URL", "--public-url"):
        assert word in ran.err
    assert not list(here.iterdir())


@pytest.mark.parametrize(
    ("option", "value", "expected"),
    [
        ("--app-id", "helpdesk", "five groups"),
        ("--app-id", "00000000-0000-0000-0000-000000000000", "five groups"),
        ("--public-url", "http://help.fernhill.example", "https://"),
        ("--public-url", "https://help fernhill", "https://"),
        ("--privacy-url", "our intranet", "https://"),
        ("--app-version", "1.0", "1.0.2"),
        ("--app-version", "01.0.0", "1.0.2"),
        ("--developer", "The department of information technology", "32 characters"),
        ("--out", "manifest.json", ".zip"),
    ],
)
def test_what_teams_would_refuse_is_refused_here(here: Path, option: str, value: str, expected: str) -> None:
    ran = helpdesk("manifest", "teams", *GIVEN, option, value)
    assert ran.status == 2
    assert expected in ran.err
    assert not list(here.iterdir())


def test_a_folder_that_is_not_there_is_said(here: Path) -> None:
    ran = helpdesk("manifest", "teams", *GIVEN, "--out", "gone/app.zip")
    assert ran.status == 2
    assert "gone" in ran.err
