"""`helpdesk init`, `version`, `redact`: a first organisation file, which helpdesk this is, what would be redacted."""

import tomllib
from pathlib import Path

import pytest
from command_line import helpdesk, lines

from bot.organisation_file import annotated_example, load

ROOT = Path(__file__).resolve().parents[2]


def test_init_writes_the_annotated_example(here: Path) -> None:
    ran = helpdesk("init")
    assert ran.status == 0
    assert "helpdesk check --offline" in ran.out
    assert (here / "helpdesk.yaml").read_text(encoding="utf-8") == annotated_example()
    assert load(here / "helpdesk.yaml").categories
    assert annotated_example().count("#") > 20


def test_init_never_overwrites_without_force(here: Path) -> None:
    (here / "helpdesk.yaml").write_text("mine")
    ran = helpdesk("init")
    assert ran.status == 2
    assert "--force" in ran.err
    assert (here / "helpdesk.yaml").read_text() == "mine"
    assert helpdesk("init", "--force").status == 0
    assert (here / "helpdesk.yaml").read_text(encoding="utf-8") == annotated_example()


def test_init_takes_a_folder_or_a_name(here: Path) -> None:
    (here / "config").mkdir()
    assert helpdesk("init", "config").status == 0
    assert (here / "config" / "helpdesk.yaml").exists()
    assert helpdesk("init", "other.yaml").status == 0
    ran = helpdesk("init", "gone/helpdesk.yaml")
    assert ran.status == 2
    assert "gone" in ran.err


def test_what_init_wrote_passes_the_check(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HELPDESK_PORT", "0")
    helpdesk("init")
    ran = helpdesk("check", "--offline")
    assert ran.status == 0, ran.out


def test_version_is_that_of_the_package() -> None:
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    assert helpdesk("version").out.startswith(f"helpdesk {wanted} (Python ")
    assert helpdesk("version", "--json").object["version"] == wanted


def test_redact_shows_the_text_as_it_would_leave() -> None:
    ran = helpdesk("redact", "write to ada@firm.example please")
    assert ran.out == "write to [EMAIL_1] please\n"
    assert helpdesk("redact", "-", stdin=b"write to ada@firm.example please\n").out.startswith("write to [EMAIL_1] please")


def test_redacted_lines_have_their_spans(here: Path) -> None:
    rows = [{"id": "a", "text": "write to ada@firm.example please"}, {"id": 2, "text": "nothing here"}]
    for name in ("texts.jsonl", "texts.jsonl.gz"):
        assert helpdesk("redact", "--jsonl", lines(here / name, rows)).objects == [
            {"id": "a", "text": "write to [EMAIL_1] please", "spans": [[9, 25, "EMAIL"]]},
            {"id": 2, "text": "nothing here", "spans": []},
        ]


def test_the_organisation_decides_what_is_redacted(organisation: Path) -> None:
    organisation.write_text(organisation.read_text() + "privacy: {redact: [PHONE]}\n")
    assert helpdesk("redact", "write to ada@firm.example", "--json").object["spans"] == []


def test_a_wrong_line_is_named(here: Path) -> None:
    ran = helpdesk("redact", "--jsonl", lines(here / "texts.jsonl", [{"id": 1, "text": "x"}, "{"]))
    assert ran.status == 2
    assert len(ran.objects) == 1
    assert "texts.jsonl:2" in ran.err
