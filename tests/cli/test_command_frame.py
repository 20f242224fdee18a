"""The command line as a whole: help of every command, quick and without anything heavy; exit statuses; mistakes in words."""

import io
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from command_line import helpdesk

from bot.cli import app, commands
from bot.cli.printing import progress

ROOT = Path(__file__).resolve().parents[2]
LIGHT = {
    "triage",
    "storage",
    "pydantic",
    "pydantic_settings",
    "aiohttp",
    "sqlite3",
    "sqlite_utils",
    "rich",
    "ruamel",
    "structlog",
    "asyncio",
}


def paths(command: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The words of every command, groups included."""
    if path:
        yield path
    for name, inner in getattr(command, "commands", {}).items():
        yield from paths(inner, (*path, name))


commands.register(app)
COMMANDS = tuple(paths(typer.main.get_command(app)))
WITHOUT_EXAMPLES = {("run",), ("chat",), ("kb",), ("manifest",), ("examples",), ("feedback",)}


def test_every_command_of_the_product_is_there() -> None:
    spoken = {" ".join(path) for path in COMMANDS}
    assert spoken >= {
        *("run", "chat", "triage", "eval", "cases", "trace", "init", "check", "version", "redact", "feedback export"),
        *("kb sync", "kb list", "kb search", "kb eval", "examples import", "examples list", "examples remove"),
    }


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_every_command_says_what_it_does_and_how(path: tuple[str, ...]) -> None:
    ran = helpdesk(*path, "--help")
    assert ran.status == 0
    assert f"Usage: helpdesk {' '.join(path)}" in ran.out
    assert ("Examples:" in ran.out) == (path not in WITHOUT_EXAMPLES)
    if "--json" in ran.out and path != ("triage",):
        assert "One JSON object a line" in " ".join(ran.out.split())


@pytest.mark.parametrize("group", [(), *sorted({path[:1] for path in paths(typer.main.get_command(app)) if len(path) > 1})], ids=" ".join)
def test_no_line_of_a_list_of_commands_is_cut_off(group: tuple[str, ...]) -> None:
    assert "..." not in helpdesk(*group, "--help").out.partition("Commands:")[2]


def test_help_loads_nothing_heavy() -> None:
    ask = (
        "import sys; sys.argv = ['helpdesk', '--help']\nfrom bot.cli import main\ntry: main()\nexcept SystemExit: pass\nprint(*sys.modules)"
    )
    ended = subprocess.run([sys.executable, "-c", ask], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in ended.stdout.splitlines()[-1].split()}
    assert not loaded & LIGHT
    assert "typer" in loaded


def test_a_module_run_is_the_same_command() -> None:
    ended = subprocess.run([sys.executable, "-m", "bot", "version", "--json"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert '"version"' in ended.stdout
    assert ended.stderr == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",),
        ("triage",),
        ("triage", "words", "--jsonl", "file"),
        ("triage", "words", "--nonsense"),
        ("kb",),
        ("kb", "search"),
        ("kb", "search", "vpn", "--limit", "0"),
        ("kb", "eval"),
        ("examples", "remove"),
        ("examples", "list", "--source", "heaven"),
        ("eval", "file", "--limit-train", "5"),
        ("cases", "--open", "--ignored"),
        ("trace",),
        ("feedback", "export", "--format", "xml"),
        ("feedback", "export", "--since", "yesterday"),
        ("redact",),
    ],
    ids=" ".join,
)
def test_a_wrong_call_ends_with_status_2_and_says_what_was_expected(arguments: tuple[str, ...]) -> None:
    ran = helpdesk(*arguments)
    assert ran.status == 2
    assert (ran.err or ran.out).strip()
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    "command", [("cases",), ("trace", "C1001"), ("examples", "list"), ("feedback", "export"), ("examples", "remove", "x")]
)
def test_without_data_it_says_where_data_was_expected_and_makes_none(command: tuple[str, ...], here: Path) -> None:
    ran = helpdesk(*command)
    assert ran.status == 2
    assert ran.out == ""
    assert "helpdesk-data" in ran.err
    assert "HELPDESK_DATA" in ran.err
    assert list(here.iterdir()) == []


@pytest.mark.parametrize(
    "command",
    [("triage", "vpn"), ("kb", "list"), ("kb", "search", "vpn"), ("eval", "--any-label", "x"), ("redact", "x"), ("check", "--offline")],
)
def test_a_wrong_setting_is_named(command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HELPDESK_PORT", "many")
    ran = helpdesk(*command)
    assert ran.status in (1, 2)
    assert "HELPDESK_PORT" in ran.err + ran.out


@pytest.mark.parametrize("command", [("triage", "vpn"), ("kb", "list"), ("examples", "import", "x"), ("redact", "x")])
def test_a_wrong_organisation_file_is_refused_with_its_line(command: tuple[str, ...], organisation: Path) -> None:
    organisation.write_text(organisation.read_text().replace("default_team: desk", "default_team: moon"))
    ran = helpdesk(*command)
    assert ran.status == 2
    assert ran.out == ""
    assert "helpdesk.yaml:10" in ran.err
    assert "desk, net" in ran.err


def test_an_organisation_file_that_is_not_there_is_named() -> None:
    ran = helpdesk("triage", "vpn", "--config", "gone.yaml")
    assert ran.status == 2
    assert "gone.yaml" in ran.err
    assert "helpdesk init" in ran.err


class Terminal(io.StringIO):
    """A standard error that is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("stream", [Terminal, io.StringIO])
def test_progress_is_shown_on_a_terminal_only_and_on_standard_error(
    stream: type[io.StringIO], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stderr", stream())
    with progress("Counting sheep", 3) as advance:
        advance(3)
    assert ("Counting sheep" in sys.stderr.getvalue()) == (stream is Terminal)  # type: ignore[attr-defined]
    assert capsys.readouterr().out == ""
